"""Demandes: what each kind asks for, how it is read, and what keeps the Carif from granting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from models.autosaisie import TypeDemande
from models.enumerations import Statut, TypeObjet
from rules.compte import lire_adresse
from rules.organisme import lire_nda, lire_siret
from rules.regle import AVERTISSEMENT, BLOQUANT, Anomalie
from rules.textes import BALISE, CONTROLE, en_api, vide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from rules.parametres import Parametres

TEXTE_MAX = 3000  # characters of a motif, of a message
_OUVERTS = frozenset({Statut.VALIDEE, Statut.PERIMEE})


class Forme(NamedTuple):
    """The fields that a kind of demande must have, those that it may have, and what it is about."""

    exiges: tuple[str, ...]
    admis: tuple[str, ...]
    objet: TypeObjet


FORMES: Final[Mapping[TypeDemande, Forme]] = {
    TypeDemande.OUVERTURE_COMPTE: Forme(("siret", "motif"), ("courriel",), TypeObjet.ORGANISME),
    TypeDemande.CHANGEMENT_SIRET: Forme(
        ("organisme", "ancien", "nouveau", "effet_le"), ("motif",), TypeObjet.ETABLISSEMENT
    ),
    TypeDemande.CHANGEMENT_NDA: Forme(("organisme", "nouveau", "effet_le"), ("ancien", "motif"), TypeObjet.ORGANISME),
    TypeDemande.FERMETURE: Forme(("effet_le", "motif"), ("organisme", "siret"), TypeObjet.ETABLISSEMENT),
    TypeDemande.RETRAIT_SESSION: Forme(("session", "motif"), (), TypeObjet.SESSION),
    TypeDemande.DEROGATION_PERIMETRE: Forme(("siret", "motif"), ("effet_le", "fin_le"), TypeObjet.ETABLISSEMENT),
}


class Voeu(NamedTuple):
    """What is asked for, as read; `organisme` and `session` by their numbers."""

    type_demande: TypeDemande
    organisme: str | None = None
    session: str | None = None
    siret: str | None = None
    courriel: str | None = None
    ancien: str | None = None
    nouveau: str | None = None
    effet_le: date | None = None
    fin_le: date | None = None
    motif: str | None = None


class Faits(NamedTuple):
    """What the catalogue says of what is asked for.

    `statut`: of what is to be withdrawn or closed; `siret`: of the établissement; `pris`: somebody has the new number
    already; `derogee`: an exception holds, or will; `membre`: the account has the right already.
    """

    statut: Statut | None = None
    conventionnee: bool = False
    nda: str | None = None
    siret: str | None = None
    pris: bool = False
    derogee: bool = False
    membre: bool = False


def faute(genre: TypeDemande, defaut: str, champ: str | None, message: str, faire: str) -> Anomalie:
    """Why a demande is refused, at one of its fields."""
    code = f"DEMANDE_{champ.upper()}_{defaut}" if champ else f"DEMANDE_{defaut}"
    ou = (en_api(champ),) if champ else ()
    return Anomalie(code, BLOQUANT, message, ou, faire, FORMES[genre].objet, None)


def lire_texte(brut: str | None) -> tuple[str | None, str | None]:
    """A text as people write one, and what is wrong with it."""
    propre = (brut or "").replace("\r\n", "\n").strip()
    if len(propre) > TEXTE_MAX:
        return None, f"Ce texte a {len(propre)} caractères : {TEXTE_MAX} au plus."
    if CONTROLE.search(propre):
        return None, "Ce texte contient un caractère de contrôle, invisible : effacez-le."
    if BALISE.search(propre):
        return None, "Ce texte contient du code HTML : écrivez-le en texte simple."
    return None if vide(propre) else propre, None


def lire(genre: TypeDemande, donne: Mapping[str, Any]) -> tuple[Voeu, list[Anomalie]]:
    """What is asked for, and what is wrong in how it is."""
    forme = FORMES[genre]
    fautes: list[Anomalie] = []
    lus: dict[str, Any] = {}
    for nom, brut in donne.items():
        valeur, motif = _LECTEURS.get(nom, _tel_quel)(genre, brut)
        if motif is not None:
            fautes.append(faute(genre, "INVALIDE", nom, motif, "Corrigez ce champ."))
        elif valeur is not None and nom not in (*forme.exiges, *forme.admis):
            message = f"Ce champ ne sert pas à une demande de type {genre}."
            fautes.append(faute(genre, "EN_TROP", nom, message, "Ne l'envoyez pas."))
        lus[nom] = valeur
    dits = {anomalie.champ for anomalie in fautes}
    manquants = [nom for nom in forme.exiges if lus.get(nom) is None and (en_api(nom),) not in dits]
    fautes += [faute(genre, "OBLIGATOIRE", nom, "Ce champ est obligatoire.", "Remplissez-le.") for nom in manquants]
    if genre is TypeDemande.FERMETURE and (lus.get("organisme") is None) == (lus.get("siret") is None):
        message = "Dites ce qui ferme : l'organisme entier, ou l'un de ses établissements."
        fautes.append(faute(genre, "INVALIDE", "siret", message, "Donnez soit `organisme`, soit `siret`."))
    return Voeu(genre, **lus), fautes


def juger(voeu: Voeu, faits: Faits, parametres: Parametres) -> list[Anomalie]:
    """What the catalogue has to say against it, or about it."""
    return [*_JUGES[voeu.type_demande](voeu, faits, parametres)]


def dates_impossibles(voeu: Voeu, aujourdhui: date, parametres: Parametres) -> Iterator[Anomalie]:
    """A day that nobody may mean."""
    jour = voeu.effet_le
    if jour is not None and not parametres.possible(jour, aujourdhui):
        message = f"Le {jour:%d/%m/%Y} n'est pas possible : {parametres.annees(aujourdhui)}."
        yield faute(voeu.type_demande, "IMPOSSIBLE", "effet_le", message, "Corrigez cette date.")


def _tel_quel(_: TypeDemande, brut: Any) -> tuple[Any, str | None]:
    return (brut.strip() or None if isinstance(brut, str) else brut), None


def _siret(_: TypeDemande, brut: str | None) -> tuple[str | None, str | None]:
    lu = lire_siret(brut)
    return lu.valeur, lu.faute if lu.valeur is None else None


def _numero(genre: TypeDemande, brut: str | None) -> tuple[str | None, str | None]:
    lu = lire_nda(brut) if genre is TypeDemande.CHANGEMENT_NDA else lire_siret(brut)
    return lu.valeur, lu.faute if lu.valeur is None else None


def _courriel(_: TypeDemande, brut: str | None) -> tuple[str | None, str | None]:
    adresse = lire_adresse(brut or "")
    if adresse is None and (propre := (brut or "").strip()):
        return None, f"« {propre:.60} » n'est pas une adresse de courriel."
    return adresse, None


def _motif(_: TypeDemande, brut: str | None) -> tuple[str | None, str | None]:
    return lire_texte(brut)


_LECTEURS: Final[Mapping[str, Callable[[TypeDemande, Any], tuple[Any, str | None]]]] = {
    "siret": _siret,
    "ancien": _numero,
    "nouveau": _numero,
    "courriel": _courriel,
    "motif": _motif,
}


def _ouverture(voeu: Voeu, faits: Faits, _: Parametres) -> Iterator[Anomalie]:
    if faits.membre:
        message = f"{voeu.courriel} a déjà le droit GESTION sur cet organisme."
        yield faute(voeu.type_demande, "SANS_OBJET", None, message, "Il n'y a rien à demander.")


def _changement_de_siret(voeu: Voeu, faits: Faits, _: Parametres) -> Iterator[Anomalie]:
    genre, ancien, nouveau = voeu.type_demande, voeu.ancien or "", voeu.nouveau or ""
    if faits.siret != ancien:
        message = f"Aucun établissement de l'organisme n'a le SIRET {ancien}."
        yield faute(genre, "INCONNU", "ancien", message, "Donnez le SIRET de l'un de ses établissements.")
    yield from _remplacement(voeu, faits, "Un établissement a déjà le SIRET")
    if nouveau[:9] != ancien[:9]:
        message = f"Le SIREN change aussi ({ancien[:9]} devient {nouveau[:9]}) : l'entreprise n'est plus la même."
        remarque = faute(genre, "AUTRE_SIREN", "nouveau", message, "Vérifiez que l'activité est bien reprise.")
        yield remarque._replace(niveau=AVERTISSEMENT)


def _changement_de_nda(voeu: Voeu, faits: Faits, parametres: Parametres) -> Iterator[Anomalie]:
    genre, nouveau = voeu.type_demande, voeu.nouveau or ""
    if faits.nda is None:
        faire = "Saisissez-le dans sa fiche (modifierOrganisme)."
        yield faute(genre, "ABSENT", "ancien", "L'organisme n'a pas de NDA : il n'y a rien à remplacer.", faire)
    elif voeu.ancien not in {None, faits.nda}:
        message = f"Le NDA de l'organisme n'est pas {voeu.ancien}."
        yield faute(genre, "INCONNU", "ancien", message, "Donnez son NDA actuel, ou rien.")
    yield from _remplacement(voeu._replace(ancien=faits.nda), faits, "Un autre organisme a déjà le NDA")
    if nouveau[:2] not in parametres.prefixes_nda:
        message = f"Le NDA {nouveau} n'est pas de la région {parametres.libelle}."
        remarque = faute(genre, "HORS_REGION", "nouveau", message, "Vérifiez la région de sa déclaration.")
        yield remarque._replace(niveau=AVERTISSEMENT)


def _remplacement(voeu: Voeu, faits: Faits, pris: str) -> Iterator[Anomalie]:
    if voeu.nouveau == voeu.ancien:
        yield faute(voeu.type_demande, "INCHANGE", "nouveau", "Le numéro ne change pas.", "Donnez le nouveau.")
    elif faits.pris:
        yield faute(voeu.type_demande, "PRIS", "nouveau", f"{pris} {voeu.nouveau}.", "Vérifiez ce numéro.")


def _fermeture(voeu: Voeu, faits: Faits, _: Parametres) -> Iterator[Anomalie]:
    yield from _sans_objet(voeu, faits, "fermer")


def _retrait(voeu: Voeu, faits: Faits, _: Parametres) -> Iterator[Anomalie]:
    yield from _sans_objet(voeu, faits, "retirer")
    if not faits.conventionnee:
        message = "Cette session n'est pas conventionnée : l'organisme la retire lui-même."
        faire = "Annulez-la (appliquerGeste, ANNULER)."
        yield faute(voeu.type_demande, "NON_CONVENTIONNEE", "session", message, faire)


def _derogation(voeu: Voeu, faits: Faits, _: Parametres) -> Iterator[Anomalie]:
    if faits.derogee:
        message = "Cet établissement a déjà une dérogation."
        yield faute(voeu.type_demande, "SANS_OBJET", None, message, "Il n'y a rien à demander.")
    if voeu.fin_le and voeu.effet_le and voeu.fin_le < voeu.effet_le:
        message = f"La dérogation finirait le {voeu.fin_le:%d/%m/%Y}, avant de commencer le {voeu.effet_le:%d/%m/%Y}."
        faire = "Donnez un dernier jour qui ne soit pas avant le premier, ou aucun."
        yield faute(voeu.type_demande, "ANTERIEURE", "fin_le", message, faire)


def _sans_objet(voeu: Voeu, faits: Faits, quoi: str) -> Iterator[Anomalie]:
    if faits.statut is not None and faits.statut not in _OUVERTS:
        message = f"Il n'y a rien à {quoi} : l'objet est « {faits.statut.libelle} »."
        yield faute(voeu.type_demande, "SANS_OBJET", None, message, "Vérifiez ce que vous demandez.")


_JUGES: Final = {
    TypeDemande.OUVERTURE_COMPTE: _ouverture,
    TypeDemande.CHANGEMENT_SIRET: _changement_de_siret,
    TypeDemande.CHANGEMENT_NDA: _changement_de_nda,
    TypeDemande.FERMETURE: _fermeture,
    TypeDemande.RETRAIT_SESSION: _retrait,
    TypeDemande.DEROGATION_PERIMETRE: _derogation,
}
