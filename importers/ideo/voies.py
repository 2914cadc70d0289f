"""The two ways by which Idéo comes, its lists and its regional Lhéo file: which one files are of, and only one of them.

Their numbers are not the same: an offer that came by both would be there twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
from lxml import etree

from importers.ideo.formes import IDEO
from importers.ideo.ressort import region as region_de
from importers.lheo import Provenance
from importers.panne import panne_dite
from importers.reception.arbre import est_un_xml
from importers.reception.archive import parties
from importers.reception.forme import Refus
from importers.territoires import departement_de
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from importers.lheo.arbre import Noeud
    from importers.lot import Options

LHEO = "lheo"
_VOIES = """-- voies_d_ideo
SELECT bool_or(%s = ANY (formes)), bool_or(NOT %s = ANY (formes)) FROM lot WHERE flux = %s AND emetteur = %s"""


def est_du_lheo(chemins: Sequence[Path]) -> bool:
    """Whether files are XML; raises FichierRefuse when only some of them are, or when they are packed."""
    toutes = [partie for chemin in chemins for partie in parties(chemin)]
    xml = [partie for partie in toutes if est_un_xml(partie)]
    if not xml:
        return False
    if len(xml) < len(toutes):
        raise FichierRefuse("Des listes et un fichier Lhéo ensemble : donnez les unes ou l'autre.")
    if emballee := next((partie for partie in xml if partie.genre != "plain"), None):
        raise FichierRefuse(f"{emballee.dit} est une archive : décompressez-la, puis donnez le fichier Lhéo.")
    return True


def exiger_une_voie(url: str, options: Options, *, lheo: bool) -> None:
    """Refuse a source the way that it never took, unless somebody confirms; raises FichierRefuse, Indisponible."""
    with panne_dite(), psycopg.connect(url) as connexion:
        prises = connexion.execute(_VOIES, (LHEO, LHEO, IDEO.nom, options.emetteur)).fetchone() or (False, False)
    if prises[0 if not lheo else 1] and not options.confirmer:
        autre, celle_ci = ("ses listes", "ce fichier Lhéo") if lheo else ("un fichier Lhéo", "ces listes")
        message = f"« {options.emetteur} » est déjà venu par {autre}, qui numérotent autrement que {celle_ci}"
        raise FichierRefuse(f"{message} : tout viendrait en double. Restez-en à une voie, ou ajoutez --confirmer.")


def provenance(region: str) -> Provenance:
    """Of a regional file: what of it is of this region."""
    return Provenance(IDEO.nom, (LHEO,), _alleger(region))


def _alleger(region: str) -> Callable[[Noeud], int]:
    def oter(formation: Noeud) -> int:
        ailleurs = [action for action in formation.iterchildren("{*}action") if not _est_de(action, region)]
        for action in ailleurs:
            formation.remove(action)
        return len(ailleurs)

    return oter


def _est_de(action: Noeud, region: str) -> bool:
    """Whether one of its places is of the region, or none says where it is."""
    lieux = [adresse for lieu in action.iterchildren("{*}lieu-de-formation") for adresse in lieu.iter("{*}adresse")]
    regions = [lue for lieu in lieux if (lue := _region(lieu)) is not None]
    return not regions or region in regions


def _region(adresse: Noeud) -> str | None:
    dits = {etree.QName(dit).localname: (dit.text or "").strip() for dit in adresse.iterchildren("{*}*")}
    departement = departement_de(dits.get("code-INSEE-commune", "")) or dits.get("departement", "")
    try:
        return region_de("", departement, "", dits.get("codepostal", ""))
    except Refus:
        return None
