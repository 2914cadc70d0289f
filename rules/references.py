"""The rule on references that lead to nothing the writer may use: unknown, or another organisme's draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import TypeObjet
from rules.regle import BLOQUANT, Cadre, Moment, Regle, constat, declarer

if TYPE_CHECKING:
    from rules.dossier import Objet
    from rules.regle import Anomalie, Constats


def _regle(objet: TypeObjet) -> Regle:
    return Regle(
        code=f"{objet}_REFERENCE_INCONNUE",
        niveau=BLOQUANT,
        message="« {valeur} » n'existe pas, ou n'est plus utilisable.",
        quoi_faire="Choisissez une valeur dans la liste proposée.",
        champ=("*",),
        moment=Moment.SAISIE,
    )


SANS = {TypeObjet.CERTIFICATION, TypeObjet.DISPOSITIF}  # nobody writes one; written with its session, which tells
REGLES = {objet: _regle(objet) for objet in TypeObjet if objet not in SANS}


def _inconnues(objet: Objet, _: Cadre) -> Constats:
    for inconnue in objet.inconnues:
        yield constat(*inconnue.champ, valeur=inconnue.valeur[:60])


declarer(*REGLES.values())(_inconnues)


def reference_inconnue(objet: TypeObjet, champ: tuple[str, ...], valeur: str) -> Anomalie:
    """The anomaly by itself, where without that reference there is nothing to look at."""
    return REGLES[objet].anomalie(constat(*champ, valeur=valeur[:60]), None)
