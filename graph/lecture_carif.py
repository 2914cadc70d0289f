"""Root fields on what the Carif has to decide, and on what feeds brought."""

import strawberry

from graph.connexion import Connection
from graph.demande import Demande, liste_de_demandes
from graph.doublon import Doublon, liste_de_doublons
from graph.lot import Lot, liste_de_lots


@strawberry.type
class LectureCarif:
    """The part of Query about demandes, duplicates and imports."""

    demandes: Connection[Demande] | None = liste_de_demandes()
    doublons: Connection[Doublon] | None = liste_de_doublons()
    lots: Connection[Lot] | None = liste_de_lots()
