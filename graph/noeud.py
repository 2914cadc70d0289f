"""What several types share: a global id, the common fields of the catalogue's objects, a code with its label."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Optional

import strawberry

from graph.champs import calcule, champ, liste
from graph.connexion import Connection
from graph.controle import lire_anomalies
from graph.gestes import lire_gestes
from graph.historique import historique, proposee
from graph.identifiant_externe import IdentifiantExterne
from graph.permissions import A_L_ORGANISME, reserve
from graph.provenance import Provenance, lire_provenances
from loaders.identifiant_externe import identifiants_par_objet
from models.enumerations import Geste, Source, Statut

if TYPE_CHECKING:
    from graph.anomalie import Anomalie
    from graph.evenement import Evenement


class Reconnu:
    """Rows are named tuples whose class bears the name of their GraphQL type."""

    @classmethod
    def is_type_of(cls, ligne: Any, _info: Any) -> bool:
        """Whether the row is of this type."""
        return type(ligne).__name__ == cls.__name__

    @staticmethod
    def resolve_type(ligne: Any, *_: Any) -> str:
        """The name of the type of a row."""
        return type(ligne).__name__


@strawberry.interface(description="Tout objet qui a un identifiant, relisible par `node(id)`.")
class Node(Reconnu):
    """An object with a global id."""

    id: strawberry.ID = champ("Identifiant global, opaque et permanent.")


@strawberry.interface(description="Une valeur d'une liste que d'autres publient : un code et son libellé.")
class ValeurCodee(Reconnu):
    """A code and its label."""

    code: str = champ("Code en vigueur.")
    libelle: str = champ("Libellé d'aujourd'hui ; le code tant que sa source n'est pas chargée.")


@strawberry.interface(description="Un objet du catalogue : numéroté, daté, avec un statut et une source.")
class ObjetCatalogue(Node):
    """Fields shared by what organismes enter."""

    numero: str = champ("Numéro permanent, jamais réattribué : `SE_0000000042`.")
    statut: Statut = champ("Où en est l'objet ; PERIMEE se déduit des dates d'une session.")
    version: int = champ("Augmente à chaque modification.")
    source: Source = champ("D'où vient l'objet.")
    cree_le: datetime = champ("Date de saisie.")
    modifie_le: datetime = champ("Dernière modification.")
    identifiants: list[IdentifiantExterne] = liste(
        identifiants_par_objet, "Numéros sous lesquels d'autres connaissent l'objet."
    )
    provenances: list[Provenance] = calcule(
        lire_provenances, "De quelle source viennent ses champs, et depuis quand ; un par champ demandé."
    )
    anomalies: list[Annotated["Anomalie", strawberry.lazy("graph.anomalie")]] | None = reserve(
        calcule(lire_anomalies, "Ce que les règles de gestion en disent, ce qui bloque d'abord."), A_L_ORGANISME
    )
    gestes: list[Geste] | None = reserve(
        calcule(lire_gestes, "Ce qu'on peut en faire maintenant : les boutons à montrer."), A_L_ORGANISME
    )
    proposition: Optional["ObjetCatalogue"] = proposee()
    historique: Connection[Annotated["Evenement", strawberry.lazy("graph.evenement")]] | None = historique()
