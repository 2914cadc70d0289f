"""Rules on lists of keywords, whatever the object: Formacodes and publics, of the version in force, not too many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rules.regle import AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, constat, declarer, si

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.enumerations import TypeObjet
    from rules.dossier import MotCle
    from rules.regle import Constats


def declarer_mots_cles(objet: TypeObjet, champ: str, nom: str, maximum: int) -> None:
    """The rules on a list of keywords: `nom` is what codes call one."""
    perime = Regle(
        code=f"{objet}_{nom}_PERIME",
        niveau=AVERTISSEMENT,
        message="Le Formacode {code} (V{version}) n'a plus cours.",
        quoi_faire="Remplacez-le par un mot-clé de la version en vigueur.",
        champ=(champ, "*"),
    )
    declarer(perime)(lambda objet, _: perimes(getattr(objet, champ), champ))
    declarer_nombre(objet, champ, nom, maximum)


def declarer_nombre(objet: TypeObjet, attribut: str, nom: str, maximum: int, champ: str | None = None) -> None:
    """The rule on how many values a list may have; `champ`: its name in the API, where it is another."""
    nombreux = Regle(
        code=f"{objet}_{nom}_NOMBRE",
        niveau=BLOQUANT,
        message=f"La liste a {{nombre}} valeurs : {maximum} au plus.",
        quoi_faire="Gardez les principales.",
        champ=(champ or attribut,),
        moment=Moment.SAISIE,
    )

    def examiner(objet: Any, _: Cadre) -> Constats:
        nombre = len(getattr(objet, attribut))
        return si(nombre > maximum, nombre=nombre)

    declarer(nombreux)(examiner)


def perimes(mots: Iterable[MotCle], *champ: str) -> Constats:
    """Those that are not of the version in force, by their rank in the list at this path."""
    for rang, mot in enumerate(mots):
        if not mot.courant:
            yield constat(*champ, str(rang), code=mot.code, version=mot.version)
