"""The address of a search as a file: what the client asked, written one way whatever way it was asked."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any, Final
from urllib.parse import quote

import orjson
import strawberry
from strawberry.utils.str_converters import to_camel_case

from exporters.lheo import exiger_des_statuts_diffuses
from graph.offre_filtre import OffreFiltre
from loaders.offre.filtre import Filtre
from models.choix import FormatExport
from models.erreurs import EntreeInvalide

ROUTES: Final = {FormatExport.LHEO: "/lheo.xml", FormatExport.CSV: "/offres.csv"}
LONGUEUR_MAXIMALE: Final = 60_000  # characters, of a filter too: servers and clients stop at 65 535
Format = Annotated[FormatExport, strawberry.argument(name="format", description="Le format du fichier.")]


def adresse(voulu: FormatExport, texte: str | None, donne: OffreFiltre | None, lu: Filtre) -> str:
    """From the root of the API; without a filter too, for an export without one is of the whole catalogue.

    Raises EntreeInvalide when no such file can be had.
    """
    if voulu is FormatExport.LHEO:
        exiger_des_statuts_diffuses(lu)
    canonique = orjson.dumps(_en_json(donne) if donne else {}, option=orjson.OPT_SORT_KEYS)
    mots = f"texte={quote(texte, safe='')}&" if texte is not None else ""
    trouvee = f"{ROUTES[voulu]}?{mots}filtre={quote(canonique, safe=':,')}"
    if len(trouvee) > LONGUEUR_MAXIMALE:
        raise EntreeInvalide(
            f"Ce filtre est trop long pour une adresse ({len(trouvee)} caractères, {LONGUEUR_MAXIMALE} au plus) :"
            " demandez moins de valeurs à la fois."
        )
    return trouvee


def _en_json(valeur: Any) -> Any:
    """Plain data; what a field says when it is left out is left out."""
    if isinstance(valeur, Enum):
        return valeur.name
    if isinstance(valeur, date):  # moments too: with the offset that they were given
        return valeur.isoformat()
    if isinstance(valeur, float) and valeur.is_integer():
        return int(valeur)  # as people write it
    if isinstance(valeur, list):
        return [_en_json(element) for element in valeur]
    if not is_dataclass(valeur):
        return valeur
    dits = ((champ, getattr(valeur, champ.name)) for champ in fields(valeur))
    return {
        to_camel_case(champ.name): _en_json(dit)
        for champ, dit in dits
        if dit is not None and (champ.default is MISSING or dit != champ.default)
    }
