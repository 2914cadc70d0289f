"""What plans are said to cover is what they cover, and the reasons told are those that the driver gives."""

from collections.abc import Callable
from typing import Any

import pytest
import strawberry
from psycopg_pool import AsyncConnectionPool
from strawberry.extensions import FieldExtension
from strawberry.permission import BasePermission

from graph.champs import champ, liste
from graph.contexte import Contexte
from graph.execution import Operation, Requete, moteur, schema_graphql
from graph.plan import MoteurCompile
from graph.plan.couverture import Lu, Maniere, dire
from graph.plan.visite import couverture
from graph.schema import schema
from graph.suivi import Forme, suivre
from loaders.demande import Visee
from loaders.etablissement import etablissements_par_organisme
from loaders.organisme import organisme_par_numero
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from tests.graph.conftest import AUJOURD_HUI
from tests.graph.parcours import champs, lus_de_tous, permission_de

pytestmark = pytest.mark.anyio

ECRITS: list[str] = []


class Personne(BasePermission):
    """Nobody may read it."""

    message = "Réservé."

    def has_permission(self, *_: Any, **__: Any) -> bool:
        return False


class EnMajuscules(FieldExtension):
    def resolve(self, next_: Callable[..., Any], source: Any, info: strawberry.Info, **arguments: Any) -> Any:
        return next_(source, info, **arguments).upper()


def _viser(numero: str) -> Visee:
    return Visee(organisme_par_numero, numero)


@strawberry.type
class Etablissement:
    @strawberry.field(permission_classes=[Personne])
    def reserve(self) -> str | None:
        return "secret"


@strawberry.type
class Organisme:
    nom: str = champ("")
    etablissements: list[Etablissement] = liste(etablissements_par_organisme, "")

    @strawberry.field(extensions=[EnMajuscules()])
    def crie(self) -> str:
        return "bonjour"


@strawberry.type
class Query:
    organisme: Organisme | None = suivre(Forme.UN, _viser, "", relation=organisme_par_numero)


@strawberry.type
class Mutation:
    @strawberry.mutation
    def ecrire(self, texte: str) -> str:
        ECRITS.append(texte)
        return texte


GARDE = strawberry.Schema(Query, mutation=Mutation)
INTROSPECTION = {"Query.__schema": "__schema is introspection", "Query.__type": "__type is introspection"}
ECRIT = "it writes: run again, it would write twice"


def refuses(lus: list[Lu]) -> dict[str, str]:
    return {lu.nom: lu.detail for lu in lus if lu.maniere is Maniere.AUCUNE}


def test_every_field_of_every_object_is_told():
    graphql = schema_graphql(schema)
    lus = lus_de_tous(graphql)  # what is below a field that is reserved is left to the reference driver with it
    ecrits = {graphql.mutation_type.name} if graphql.mutation_type else set()
    tous = {nom for nom, _ in champs(graphql) if nom.partition(".")[0] in lus | ecrits}

    assert {lu.nom for lu in couverture(schema)} == tous | INTROSPECTION.keys()


def test_of_the_catalogue_introspection_and_what_is_reserved_alone_are_not_covered():
    graphql = schema_graphql(schema)
    lus = lus_de_tous(graphql)
    gardes = {
        nom: f"{nom} is guarded"
        for nom, champ in champs(graphql)
        if permission_de(champ) and nom.partition(".")[0] in lus
    }

    assert {n: motif for n, motif in refuses(couverture(schema)).items() if motif != ECRIT} == INTROSPECTION | gardes


@pytest.mark.parametrize(
    "dit",
    [
        "Session.debut: column, attribute",
        "Session.action: joined (action_par_session), statement (action_par_session)",
        "Session.libelleDates: resolver",
        "Action.publics: statement (publics_par_action)",
        "Action.sessions: page (sessions_par_action)",
        "SessionConnection.total: statement (that counts)",
        "SessionEdge.cursor: page",
        "OrganismeFormationEdge.actions: page (actions_par_organisme_et_formation)",
        "Query.node: statement (of a relation that arguments or objects choose)",
        "Query.recherche: resolver",
    ],
)
def test_a_field_is_told_with_each_way_to_read_it(dit: str):
    assert dit in list(dire(couverture(schema)))


def test_what_is_guarded_or_writes_is_told_with_the_reason():
    assert refuses(couverture(GARDE)) == INTROSPECTION | {
        "Etablissement.reserve": "Etablissement.reserve is guarded",
        "Organisme.crie": "Organisme.crie is guarded",
        "Mutation.ecrire": ECRIT,
    }


def test_fields_are_counted_by_the_ways_to_read_them():
    lus = [
        Lu("Session", "debut", Maniere.COLONNE),
        Lu("Session", "debut", Maniere.ATTRIBUT),
        Lu("Query", "__type", Maniere.AUCUNE, "__type is introspection"),
    ]

    assert [ligne.partition(":")[0] for ligne in dire(lus) if ligne.startswith("--")] == [
        "-- 2 fields of 2 types; what is read in two ways counts in both",
        "-- 1 column",
        "-- 1 attribute",
        "-- 0 joined",
        "-- 0 statement",
        "-- 0 page",
        "-- 0 resolver",
        "-- 1 not covered",
    ]


@pytest.fixture
def essayer(catalogue: str):
    """Have the driver of plans try an operation; what it says of it, and the statements that it took."""
    pilote = MoteurCompile(GARDE, moteur(GARDE))

    async def essayer(texte: str) -> tuple[Any, list[str]]:
        noms: list[str] = []
        operation = pilote.preparer(Requete(texte))
        assert isinstance(operation, Operation)
        async with (
            AsyncConnectionPool(catalogue, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
            Contexte(
                pool, PUBLIC, AUJOURD_HUI, Parametres("52"), lambda enonce, _: noms.append(enonce.nom)
            ) as contexte,
        ):
            return await pilote.essayer(operation, contexte), noms

    return essayer


@pytest.mark.parametrize(
    ("texte", "champ"),
    [
        ("{ __schema { queryType { name } } }", "Query.__schema"),
        ('{ organisme(numero: "OR_0000000001") { nom etablissements { reserve } } }', "Etablissement.reserve"),
        ('{ organisme(numero: "OR_0000000001") { nom crie } }', "Organisme.crie"),
        ('mutation { ecrire(texte: "non") }', "Mutation.ecrire"),
    ],
)
async def test_the_driver_gives_the_reason_that_is_told(essayer: Callable[..., Any], texte: str, champ: str):
    dit, _ = await essayer(texte)

    assert dit == refuses(couverture(GARDE))[champ]


async def test_a_plan_never_writes(essayer: Callable[..., Any]):
    ECRITS.clear()

    await essayer('mutation { ecrire(texte: "non") }')

    assert ECRITS == []


async def test_what_was_refused_below_a_relation_is_refused_at_once_from_then_on(essayer: Callable[..., Any]):
    texte = '{ organisme(numero: "OR_0000000001") { nom etablissements { reserve } } }'

    assert [noms for _, noms in [await essayer(texte), await essayer(texte)]] == [["organisme_par_numero"], []]
