"""The rule that what comes from a feed is written by it alone: initial training is Idéo's, not entered by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import Noun, TypeObjet
from rules.propriete import MESSAGE, NON_MODIFIABLE, QUOI_FAIRE, modifiable
from rules.regle import BLOQUANT, Cadre, Moment, Regle, constat, declarer

if TYPE_CHECKING:
    from rules.dossier import Objet
    from rules.regle import Constats


def declarer_non_modifiable(objet: TypeObjet) -> None:
    """The rule for a kind of object of the offer; an object that is being made is nobody's yet."""
    regle = Regle(
        code=NON_MODIFIABLE,
        niveau=BLOQUANT,
        message=MESSAGE,
        quoi_faire=QUOI_FAIRE,
        champ=(),
        moment=Moment.SAISIE,
        objet=objet,
    )
    noun = Noun[objet.name]

    def examiner(objet: Objet, cadre: Cadre) -> Constats:
        if objet.numero and cadre.qui and modifiable(noun, objet.source, cadre.qui):
            yield constat(source=objet.source.libelle)

    declarer(regle)(examiner)
