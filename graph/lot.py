"""Lots: what imports brought, and what they refused."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from graph.arguments import After, First
from graph.champs import champ, page
from graph.connexion import Connection
from graph.criteres import codes, page_voulue
from graph.noeud import Node
from graph.permissions import CARIF, reserve
from graph.rejet import Rejet
from graph.suivi import Forme, suivre
from loaders.demande import Visee
from loaders.lot import lots
from loaders.rejet import rejets_par_lot

DuFlux = Annotated[str | None, strawberry.argument(description="Nom du flux : lheo, ideo, certifinfo, cpf…")]


@strawberry.type(description="Un import : ce qu'un fichier a apporté au catalogue, tout ou rien.")
class Lot(Node):
    """A run of an importer."""

    numero: str = champ("Numéro permanent : `LO_0000000042`.")
    flux: str = champ("Nom du flux.")
    fichier: str = champ("Nom du fichier.")
    commence_le: datetime = champ("Quand l'import a commencé.")
    termine_le: datetime | None = champ("Quand il a fini.")
    etat: str = champ("Ce qu'il en est.")
    lus: int = champ("Éléments lus.")
    crees: int = champ("Objets créés.")
    modifies: int = champ("Objets modifiés.")
    inchanges: int = champ("Objets déjà tels quels.")
    rejetes: int = champ("Éléments refusés.")
    absents: int = champ("Objets connus que le fichier ne dit plus : rien n'en est retiré.")
    rejets: Connection[Rejet] = page(
        rejets_par_lot, "Ce qui n'est pas entré, ou avec une réserve, dans l'ordre du fichier."
    )


def _lots(flux: DuFlux = None, first: First = None, after: After = None) -> Visee:
    donnes = None if flux is None else codes("flux", [flux])
    return page_voulue(lots, first, after, flux=donnes and donnes[0])


def liste_de_lots() -> Any:
    """The root field."""
    return reserve(suivre(Forme.PAGE, _lots, "Les imports, le dernier d'abord.", relation=lots), CARIF)
