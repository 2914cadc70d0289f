"""From the fields of an input to the values of an état: what each kind of field becomes, and what it refuses."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from strawberry import UNSET

from models.enumerations import Precision, TypeObjet
from rules.regle import Anomalie, blocage
from rules.textes import en_api, vide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from psycopg import Connection

    from loaders.designation import Designation
    from rules.organisme import Lecture

PARTIELLE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
HEURE = re.compile(r"([01]?[0-9]|2[0-3]) ?[:hH] ?([0-5][0-9])?")
LISTE_MAX = 250  # values, of any list: rules have lower bounds of their own
MONTANT_MAX = Decimal(10) ** 8  # what its column holds
Valeurs = dict[str, Any]
Lire = "Callable[[Saisie, tuple[str, ...], Any], Valeurs]"
"""From what is given at a path (None erases) to values; what it refuses is told to the Saisie."""


@dataclass
class Saisie:
    """One input being read, for an object of this organisme (none yet when it is being made)."""

    connexion: Connection[Any]
    noun: TypeObjet
    organisme: int | None
    numero: str | None = None
    anomalies: list[Anomalie] = field(default_factory=list)
    adresses: dict[tuple[str, ...], int | None] = field(default_factory=dict)  # written already, by their paths
    _connus: dict[Designation, dict[str, Any]] = field(default_factory=dict)

    def refuser(self, defaut: str, champ: tuple[str, ...], message: str, quoi_faire: str) -> None:
        """Tell why a value cannot be kept."""
        nom = "_".join(partie for partie in champ if not partie.isdigit())
        code = f"{self.noun}_{re.sub(r'(?<!^)(?=[A-Z])', '_', nom).upper()}_{defaut}"
        self.anomalies.append(blocage(code, message, quoi_faire, champ, self.numero))

    def trop(self, champ: tuple[str, ...], donnes: Sequence[Any] | None, maximum: int = LISTE_MAX) -> bool:
        """Whether a list is longer than any is; it is refused, and not read."""
        if len(donnes or ()) <= maximum:
            return False
        message = f"La liste a {len(donnes or ())} valeurs : {maximum} au plus."
        self.refuser("NOMBRE", champ, message, "Gardez les plus utiles.")
        return True

    def designer(self, designation: Designation, champ: tuple[str, ...], noms: Sequence[str]) -> list[Any]:
        """The keys of what is named, in that order, once each; those that are unknown are refused at their rank."""
        voulus = list(dict.fromkeys(nom.strip() for nom in noms))
        connus = self.connaitre(designation, voulus)
        for rang, nom in enumerate(noms):
            if nom.strip() not in connus:
                ici = (*champ, str(rang))
                self.refuser("INCONNU", ici, f"« {nom:.60} » n'existe pas.", f"Donnez {designation.attendu}.")
        return [connus[nom] for nom in voulus if nom in connus]

    def connaitre(self, designation: Designation, noms: Iterable[str]) -> Mapping[str, Any]:
        """The keys of those of these names that exist; none is looked for twice."""
        vus = self._connus.setdefault(designation, {})
        voulus = [*noms]
        if nouveaux := list({nom: None for nom in voulus if nom not in vus}):
            parametres = {"noms": nouveaux, "organisme": self.organisme}
            trouves = dict(self.connexion.execute(designation.enonce, parametres).fetchall())
            vus.update((nom, trouves.get(nom)) for nom in nouveaux)
        return {nom: vus[nom] for nom in voulus if vus[nom] is not None}


def donnees_de(entree: Any) -> dict[str, Any]:
    """The fields of an input that were given, by their Python names."""
    return {} if entree is None else {nom: valeur for nom, valeur in vars(entree).items() if valeur is not UNSET}


def lire(saisie: Saisie, lectures: Mapping[str, Any], entree: Any, sous: tuple[str, ...] = ()) -> Valeurs:
    """The values of all that was given."""
    valeurs: Valeurs = {}
    for nom, donne in donnees_de(entree).items():
        valeurs |= lectures[nom](saisie, (*sous, en_api(nom)), donne)
    return valeurs


def colonne(nom: str, *, exigee: bool = False) -> Any:
    """A column that takes what is given: texts are trimmed, empty ones erase; `exigee`: it may not be erased."""

    def lire_la_colonne(saisie: Saisie, champ: tuple[str, ...], donne: Any) -> Valeurs:
        valeur = propre(donne)
        if valeur is None and exigee:
            saisie.refuser("OBLIGATOIRE", champ, "Ce champ est obligatoire.", "Donnez-lui une valeur.")
            return {}
        return {nom: valeur}

    return lire_la_colonne


def identifiant(nom: str, lire: Callable[[str | None], Lecture]) -> Any:
    """A column that holds a number as it is registered, however people write it; a placeholder is none.

    What cannot be read is kept as it is given: the rule on this number refuses it.
    """

    def lire_l_identifiant(_: Saisie, __: tuple[str, ...], donne: str | None) -> Valeurs:
        texte = propre(donne)
        lecture = lire(texte)
        return {nom: texte if lecture.code and lecture.valeur is None else lecture.valeur}

    return lire_l_identifiant


def montant(nom: str) -> Any:
    """A column that holds euros and cents."""

    def lire_le_montant(saisie: Saisie, champ: tuple[str, ...], donne: Decimal | None) -> Valeurs:
        if donne is not None and not (donne.is_finite() and 0 <= donne < MONTANT_MAX and donne == round(donne, 2)):
            faire = "Donnez des euros et des centimes : 1234.50."
            saisie.refuser("FORMAT", champ, f"« {donne!s:.20} » n'est pas un prix.", faire)
            return {}
        return {nom: propre(donne)}

    return lire_le_montant


def textes(nom: str) -> Any:
    """A column that is a list of texts, or of days."""

    def lire_les_textes(saisie: Saisie, champ: tuple[str, ...], donnes: Sequence[Any] | None) -> Valeurs:
        if saisie.trop(champ, donnes):
            return {}
        propres = (propre(donne) for donne in donnes or ())
        return {nom: [propre for propre in propres if propre is not None]}

    return lire_les_textes


def heure(nom: str) -> Any:
    """A column that holds an hour and its minutes, however people write them."""

    def lire_l_heure(saisie: Saisie, champ: tuple[str, ...], donne: str | None) -> Valeurs:
        if (texte := propre(donne)) is None:
            return {nom: None}
        if (lue := HEURE.fullmatch(texte)) is None:
            saisie.refuser("FORMAT", champ, f"« {texte:.20} » n'est pas une heure.", "Écrivez HH:MM, comme 09:30.")
            return {}
        return {nom: f"{int(lue[1]):02}:{lue[2] or '00'}"}

    return lire_l_heure


def designe(nom: str, designation: Designation, *, exigee: bool = False) -> Any:
    """A column that holds the key of what a code names; `exigee`: it may not be erased."""

    def lire_le_code(saisie: Saisie, champ: tuple[str, ...], donne: str | None) -> Valeurs:
        if (code := propre(donne)) is None:
            effacee: Valeurs = colonne(nom, exigee=exigee)(saisie, champ, None)
            return effacee
        return {nom: _une(saisie, designation, champ, code)}

    return lire_le_code


def liste(nom: str, designation: Designation, maximum: int = LISTE_MAX) -> Any:
    """A list of the keys of what codes or numbers name."""

    def lire_la_liste(saisie: Saisie, champ: tuple[str, ...], donnes: Sequence[str] | None) -> Valeurs:
        if saisie.trop(champ, donnes, maximum):
            return {}
        return {nom: saisie.designer(designation, champ, donnes) if donnes else []}

    return lire_la_liste


def partielle(nom: str, *, fin: bool = False) -> Any:
    """A date known to the day, the month or the year: the first day of its period, or the last (`fin`)."""

    def lire_la_date(saisie: Saisie, champ: tuple[str, ...], donne: Any) -> Valeurs:
        texte = propre(donne)
        if texte is None:
            return {nom: None, f"{nom}_precision": Precision.INCONNUE.value}
        jour = _jour(str(texte), fin=fin)
        if jour is None:
            faire = "Écrivez AAAA-MM-JJ, AAAA-MM ou AAAA."
            saisie.refuser("FORMAT", champ, f"« {texte:.20} » n'est pas une date.", faire)
            return {}
        precision = (Precision.ANNEE, Precision.MOIS, Precision.JOUR)[str(texte).count("-")]
        return {nom: jour, f"{nom}_precision": precision.value}

    return lire_la_date


def _une(saisie: Saisie, designation: Designation, champ: tuple[str, ...], code: str) -> Any:
    connus = saisie.connaitre(designation, [code])
    if code not in connus:
        saisie.refuser("INCONNU", champ, f"« {code:.60} » n'existe pas.", f"Donnez {designation.attendu}.")
    return connus.get(code)


def propre(donne: Any) -> Any:
    """As a state holds it: texts trimmed, null where nothing is left; days and prices as they are written."""
    match donne:
        case Enum():
            return donne.value
        case str():
            return None if vide(donne) else donne.strip()
        case date():
            return donne.isoformat()
        case Decimal():
            return str(donne)
        case _:
            return donne


def _jour(texte: str, *, fin: bool) -> str | None:
    lu = PARTIELLE.fullmatch(texte)
    if lu is None:
        return None
    annee, mois, jour = lu.groups()
    try:
        du_mois = int(mois or (12 if fin else 1))
        du_jour = int(jour or (monthrange(int(annee), du_mois)[1] if fin else 1))
        return date(int(annee), du_mois, du_jour).isoformat()
    except (ValueError, IndexError):
        return None
