"""Of which region a line is: Idéo is national, a catalogue is not."""

from __future__ import annotations

import re

from importers.reception import cellules
from importers.reception.forme import Refus
from importers.reception.texte import plier
from importers.territoires import REGIONS, departement_de
from models.nomenclatures import nomenclature

AILLEURS = ""  # a place that is in no region of France
CORSE_POSTALE, CORSE = "20", "94"
DEPARTEMENT = re.compile(r"(97[0-9]|98[0-9]|[0-9][0-9AB])(?![0-9])")
LIBELLES = {plier(str(ligne["libelle"])): str(ligne["code"]) for ligne in nomenclature("region") if not ligne["fin"]}
CODES = frozenset(LIBELLES.values())


def region(code: str, departement: str, libelle: str, code_postal: str) -> str:
    """Its code, from « 52 », « 53 - Mayenne », « Pays de la Loire » or « 53100 », the first that says one.

    Empty when the place is somewhere else; raises Refus when nothing says where it is.
    """
    dits = [cellules.texte(dit) or "" for dit in (code, departement, libelle, code_postal)]
    if not any(dits):
        message = "La ligne ne dit ni région, ni département, ni code postal : on ne sait pas si elle est d'ici."
        raise Refus("REGION_INCONNUE", message)
    du_departement = DEPARTEMENT.match(dits[1].upper())
    lues = (
        dits[0] if dits[0] in CODES else None,
        REGIONS.get(du_departement[1]) if du_departement else None,
        LIBELLES.get(plier(dits[2])),
        _du_code_postal(dits[3]),
    )
    return next((lue for lue in lues if lue), AILLEURS)


def _du_code_postal(code_postal: str) -> str | None:
    departement = departement_de(code_postal)
    return CORSE if departement == CORSE_POSTALE else REGIONS.get(departement)
