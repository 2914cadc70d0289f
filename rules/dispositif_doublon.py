"""The rule that a session has each of its dispositifs once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.regle import AVERTISSEMENT, Cadre, Regle, constat, declarer

if TYPE_CHECKING:
    from rules.dossier import Session
    from rules.regle import Constats


@declarer(
    Regle(
        code="DISPOSITIF_DOUBLON",
        niveau=AVERTISSEMENT,
        message="Le dispositif « {type} » y est déjà, du même financeur et pour les mêmes publics.",
        quoi_faire="Gardez-en un seul.",
        champ=("dispositifs", "*", "type"),
    )
)
def doublon(session: Session, _: Cadre) -> Constats:
    """Two D that nothing tells apart but what is said beside (programme, places): a programme may be bought twice."""
    vus = set()
    for rang, d in enumerate(session.dispositifs):
        identite = (d.type_code, d.financeur_code, frozenset((p.version, p.code) for p in d.publics))
        if identite in vus:
            yield constat("dispositifs", str(rang), "type", type=d.type_libelle)
        vus.add(identite)
