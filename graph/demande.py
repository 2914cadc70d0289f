"""Demandes: what an organisme asks the Carif."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.arguments import After, First
from graph.champs import champ, liste, un
from graph.criteres import numeros, page_voulue, valeurs
from graph.message import Message
from graph.noeud import Node
from graph.permissions import COMPTE, reserve
from graph.suivi import Forme, suivre
from loaders.demande import Visee
from loaders.demande_au_carif import demandes
from loaders.etablissement import etablissement_par_demande
from loaders.message import messages_par_demande
from loaders.organisme import organisme_par_demande
from loaders.session import session_par_demande
from models.autosaisie import Decision, TypeDemande

if TYPE_CHECKING:
    from graph.etablissement import Etablissement
    from graph.organisme import Organisme
    from graph.session import Session


@strawberry.input(
    description="Ce que la liste doit contenir : les champs s'ajoutent, les valeurs d'une liste sont des « ou »."
)
class DemandeFiltre:
    """Filters of demandes."""

    types: list[TypeDemande] | None = strawberry.field(default=None, description="Ce qui est demandé.")
    organismes: list[str] | None = strawberry.field(default=None, description="Numéros ou SIRET d'organismes.")
    en_attente: bool | None = strawberry.field(
        default=None, description="Vrai : celles qui attendent une décision ; faux : celles qui l'ont eue."
    )


FiltreDeDemandes = Annotated[DemandeFiltre | None, strawberry.argument(description="Ce que la liste doit contenir.")]


@strawberry.type(description="Ce qu'un organisme demande au Carif, et ce qu'il en a été décidé.")
class Demande(Node):
    """A request."""

    numero: str = champ("Numéro permanent : `DE_0000000042`.")
    type_demande: TypeDemande = champ("Ce qui est demandé.")
    demandeur: Annotated["Organisme", strawberry.lazy("graph.organisme")] | None = un(
        organisme_par_demande,
        "L'organisme pour lequel on demande ; absent tant que SOFI ne le connaît pas.",
        par="organisme_id",
    )
    etablissement_vise: Annotated["Etablissement", strawberry.lazy("graph.etablissement")] | None = un(
        etablissement_par_demande, "L'établissement en cause, s'il y en a un.", par="etablissement_id"
    )
    session_visee: Annotated["Session", strawberry.lazy("graph.session")] | None = un(
        session_par_demande, "La session à retirer.", par="session_id"
    )
    siret: str | None = champ("SIRET donné avec la demande.")
    courriel: str | None = champ("Adresse du compte à ouvrir.")
    ancien: str | None = champ("Le SIRET ou le NDA d'avant.")
    nouveau: str | None = champ("Celui qui le remplace.")
    effet_le: date | None = champ("Jour d'effet demandé ; celui qui a été retenu, une fois la demande accordée.")
    fin_le: date | None = champ("Dernier jour d'une dérogation ; celui qui a été retenu, une fois la demande accordée.")
    motif: str | None = champ("Pourquoi elle est faite.")
    deposee_le: datetime = champ("Quand elle a été faite.")
    deposee_par: str = champ("Adresse électronique de qui l'a faite.")
    decision: Decision | None = champ("Ce que le Carif a décidé ; absente tant qu'elle attend.")
    decidee_le: datetime | None = champ("Quand il l'a décidé.")
    messages: list[Message] = liste(messages_par_demande, "Ce qu'on s'en est dit, le plus ancien d'abord.")


def _demandes(filtre: FiltreDeDemandes = None, first: First = None, after: After = None) -> Visee:
    voulu = filtre or DemandeFiltre()
    types, organismes = valeurs("types", voulu.types), numeros("organismes", voulu.organismes)
    return page_voulue(demandes, first, after, types=types, organismes=organismes, en_attente=voulu.en_attente)


def liste_de_demandes() -> Any:
    """The root field."""
    return reserve(
        suivre(
            Forme.PAGE,
            _demandes,
            "Les demandes faites au Carif : celles qui attendent d'abord, la plus ancienne en tête. Un organisme ne"
            " voit que les siennes.",
            relation=demandes,
        ),
        COMPTE,
    )
