"""Submissions: what the Carif decides on, and the queue of those that wait."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.anomalie import Anomalie
from graph.arguments import After, First
from graph.champs import calcule, champ, contexte, liste
from graph.contexte import Contexte
from graph.controle import anomalies_de
from graph.criteres import codes, instant, numeros, page_voulue, valeurs
from graph.difference import Difference, de_proposition
from graph.identite import PAR_CLE
from graph.message import Message
from graph.noeud import Node, ObjetCatalogue
from graph.permissions import COMPTE, reserve
from graph.suivi import Forme, suivre
from loaders import accompagnants
from loaders.demande import PROPOSE, Demande, Visee
from loaders.message import messages_par_soumission
from loaders.soumission import soumissions
from models.autosaisie import EtatSoumission
from models.enumerations import Noun, Statut, TypeObjet, Voie


@strawberry.input(
    description="Ce que la file doit contenir : les champs s'ajoutent, les valeurs d'une liste sont des « ou »."
)
class FileFiltre:
    """Filters of the queue."""

    objets: list[TypeObjet] | None = strawberry.field(default=None, description="Sortes d'objets.")
    organismes: list[str] | None = strawberry.field(default=None, description="Numéros ou SIRET d'organismes.")
    departements: list[str] | None = strawberry.field(
        default=None, description="Départements des lieux des sessions, sinon de l'organisme."
    )
    voies: list[Voie] | None = strawberry.field(default=None, description="Voies des sessions.")
    nouvelles: bool | None = strawberry.field(
        default=None, description="Vrai : ce qui n'a jamais été validé ; faux : les modifications."
    )
    miennes: bool | None = strawberry.field(
        default=None, description="Vrai : celles que j'ai prises en charge ; faux : les autres."
    )
    sans_anomalie: bool | None = strawberry.field(
        default=None, description="Vrai : celles dont les règles ne disent rien ; faux : les autres."
    )
    deposees_avant: datetime | None = strawberry.field(default=None, description="Déposées avant cet instant.")


FiltreDeFile = Annotated[FileFiltre | None, strawberry.argument(description="Ce que la file doit contenir.")]


async def _objet(self: Any, info: Info) -> Any:
    """As it is proposed, where it is an edit that waits."""
    relation = PAR_CLE[self.noun_code]
    ouvert = contexte(info)
    propose = None if self.nouvelle else await ouvert.charger(relation, self.objet_id, Demande(etat=PROPOSE))
    return propose or await ouvert.charger(relation, self.objet_id)


def _actuel(self: Any) -> Visee | None:
    return None if self.nouvelle else Visee(PAR_CLE[self.noun_code], self.objet_id)


async def _differences(self: Any, info: Info) -> list[Difference]:
    return [] if self.nouvelle else await de_proposition(contexte(info), self.noun_code, self.objet_id)


async def _anomalies(self: Any, info: Info) -> list[Anomalie]:
    noun = Noun[self.noun_code.upper()]
    dites = await anomalies_de(contexte(info), noun, self.objet_id, propose=not self.nouvelle)
    return [Anomalie.de_regle(dite) for dite in dites]


async def _avec(self: Any, info: Info) -> list[Any]:
    if self.noun_code != Noun.SESSION.value:
        return []
    ouvert = contexte(info)

    async def lire(cles: list[int]) -> list[list[tuple[str, int]]]:
        lignes = await ouvert.executer(accompagnants.preparer(cles, (Statut.SOUMISE,)))
        return [[(ligne[2], ligne[3]) for ligne in lignes if ligne[0] == cle] for cle in cles]

    trouves = await ouvert.ensemble("accompagnants", lire, self.objet_id)
    return [await ouvert.charger(PAR_CLE[noun], cle) for noun, cle in trouves]


@strawberry.type(description="Ce sur quoi le Carif décide : un objet nouveau ou modifié, avec ce qui va avec.")
class Soumission(Node):
    """A submission, from its first deposit to the decision."""

    objet: ObjetCatalogue = calcule(_objet, "L'objet tel qu'il est soumis.")
    actuel: ObjetCatalogue | None = suivre(
        Forme.UN,
        _actuel,
        "L'objet tel qu'il est diffusé ; null quand il est nouveau.",
        possibles=tuple(PAR_CLE.values()),
    )
    differences: list[Difference] = calcule(_differences, "Ce que la modification change, champ par champ.")
    avec: list[ObjetCatalogue] = calcule(
        _avec,
        "Ce qui est décidé avec une session, et qui est soumis : son action, sa formation propre, ses sites, ses"
        " contacts.",
    )
    anomalies: list[Anomalie] | None = calcule(
        _anomalies, "Ce que les règles disent de l'objet tel qu'il est soumis, avec ce qui va avec."
    )
    messages: list[Message] = liste(messages_par_soumission, "Ce qu'on s'en est dit, le plus ancien d'abord.")
    nouvelle: bool = champ("Vrai quand l'objet n'a jamais été validé.")
    etape: EtatSoumission = champ("Où elle en est.")
    motif: str | None = champ("Pourquoi elle a été retournée ou refusée.")
    deposee_le: datetime = champ("Dernier dépôt.")
    deposee_par: str = champ("Adresse électronique de qui l'a déposée.")
    prise_en_charge_par: str | None = champ("Adresse électronique de l'agent qui s'en occupe.")


def _filtrer(contexte: Contexte, filtre: FileFiltre) -> dict[str, Any]:
    """Filters of the relation by name, each with its value; null: it asks for nothing."""
    nouvelles = {True: "nouvelles", False: "modifications"}
    anomalies = {True: "sans_anomalie", False: "avec_anomalie"}
    poses: dict[str, Any] = {
        "objets": tuple(objet.value.lower() for objet in filtre.objets or ()) or None,
        "organismes": numeros("organismes", filtre.organismes),
        "departements": codes("departements", filtre.departements),
        "voies": valeurs("voies", filtre.voies),
        "deposees_avant": instant("deposeesAvant", filtre.deposees_avant),
    }
    if filtre.miennes is not None:
        poses["miennes" if filtre.miennes else "autres"] = contexte.regard.lecteur.compte
    if filtre.nouvelles is not None:
        poses[nouvelles[filtre.nouvelles]] = True
    if filtre.sans_anomalie is not None:
        poses[anomalies[filtre.sans_anomalie]] = True
    return poses


def _file(info: Info, filtre: FiltreDeFile = None, first: First = None, after: After = None) -> Visee:
    return page_voulue(soumissions, first, after, **_filtrer(contexte(info), filtre or FileFiltre()))


def file_de_validation() -> Any:
    """The root field."""
    return reserve(
        suivre(
            Forme.PAGE,
            _file,
            "Ce qui attend la décision du Carif, le plus ancien d'abord. Un organisme n'y voit que ce qu'il a soumis.",
            relation=soumissions,
        ),
        COMPTE,
    )
