"""Each kind of wrong declaration is found before anything is served, and named."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import pytest
import strawberry
from sqlalchemy import MetaData

from graph.arguments import After, First
from graph.champs import calcule, champ, liste, lit, page, premier, un
from graph.connexion import Connection
from graph.plan.verification import DeclarationsFausses, Faute, fautes, verifier
from graph.scalaires import DatePartielle
from graph.schema import schema
from graph.suivi import Forme, suivre
from loaders.demande import Visee
from loaders.relation import Cardinalite, Cle, Relation, Tri
from tests.graph.bibliotheque import (
    AUTEUR,
    BIBLIOTHEQUE,
    LIVRE,
    NOM,
    Auteur,
    auteur_par_livre,
    auteurs_par_livre,
    livre_par_cle,
    page_d_auteurs,
    trouver,
)


class Genre(Enum):
    ROMAN = "ROMAN"
    ESSAI = "ESSAI"
    POESIE = "POESIE"


class Seul(Enum):
    ROMAN = "ROMAN"


class Ordre(Enum):
    NOM = "NOM"
    AGE = "AGE"


TOUS, UN_SEUL, ORDRE = strawberry.enum(Genre), strawberry.enum(Seul), strawberry.enum(Ordre)


def test_nothing_is_wrong_with_what_is_right():
    assert trouver("auteur", Auteur, un(auteur_par_livre, ""), auteur_par_livre) == []


def test_a_field_without_attribute_is_named():
    assert trouver("editeur", str, champ("")) == [Faute("editeur is no attribute of its row", "Livre.editeur")]


def test_a_field_whose_column_is_not_there_is_named():
    sans = replace(livre_par_cle, vers=replace(LIVRE, colonnes={"isbn": "livre.isbn"}))
    assert trouver("isbn", str, champ(""), sans) == [
        Faute("nothing it reads has livre.isbn", None, "livre_par_cle"),
        Faute("there is no column livre.isbn", "Livre.isbn"),
    ]


def test_an_attribute_that_a_resolver_reads_and_no_row_has_is_named():
    def _taille(self: Any) -> int:
        return len(self.texte)

    assert trouver("taille", int, calcule(lit("texte")(_taille), "")) == [
        Faute("texte is no attribute of its row", "Livre.taille")
    ]


@pytest.mark.parametrize(
    ("nom", "annotation"),
    [
        ("titre", str),
        ("titre", DatePartielle),
        ("titre", strawberry.ID),
        ("resume", str | None),
        ("pages", int),
        ("tome", int),
        ("poids", float),
        ("prix", Decimal),
        ("paru", date),
        ("cree", datetime),
        ("mots", list[str]),
        ("genre", TOUS),
        ("titre_court", int),  # an expression: a real database tells
    ],
)
def test_a_column_of_the_type_of_its_field_is_right(nom: str, annotation: Any):
    assert trouver(nom, annotation, champ("")) == []


@pytest.mark.parametrize(
    ("nom", "annotation", "motif"),
    [
        ("titre", int, "text in SQL is no Int! in GraphQL"),
        ("octets", int, "bigint in SQL is no Int! in GraphQL"),
        ("pages", float, "integer in SQL is no Float! in GraphQL"),
        ("prix", float, "numeric in SQL is no Float! in GraphQL"),
        ("paru", datetime, "date in SQL is no DateTime! in GraphQL"),
        ("cree", date, "timestamptz in SQL is no Date! in GraphQL"),
        ("paru", DatePartielle, "date in SQL is no DatePartielle! in GraphQL"),
        ("pages", bool, "integer in SQL is no Boolean! in GraphQL"),
        ("mots", str, "text[] in SQL is no String! in GraphQL"),
        ("titre", list[str], "text in SQL is no [String!]! in GraphQL"),
        ("mots", list[int], "text[] in SQL is no [Int!]! in GraphQL"),
        ("genre", UN_SEUL, "Seul does not have ESSAI"),
        ("etat", TOUS, "no CHECK keeps its column within Genre"),
        ("resume", str, "never null, but livre.resume may be"),
    ],
)
def test_a_column_that_its_field_may_not_show_is_named(nom: str, annotation: Any, motif: str):
    assert trouver(nom, annotation, champ("")) == [Faute(motif, f"Livre.{nom}")]


def test_a_field_never_null_of_what_is_joined_to_nothing_is_named():
    joint = Relation(
        "livre_par_auteur", LIVRE, Cardinalite.UN, sur=("auteur.id",), tables="auteur LEFT JOIN livre ON true"
    )
    assert trouver("titre", str, champ(""), joint) == [Faute("never null, but livre.titre may be", "Livre.titre")]


def _une_page(relation: Relation) -> Any:
    def viser() -> Visee:
        return Visee(relation)

    return suivre(Forme.PAGE, viser, "", ("cle",), relation)


@pytest.mark.parametrize(
    ("annotation", "declare", "relation", "motif"),
    [
        (list[Auteur], un(auteur_par_livre, ""), None, "[Auteur!]! is not what Forme.UN answers with"),
        (str, un(auteur_par_livre, ""), None, "String! is not what Forme.UN answers with"),
        (Connection[Auteur], un(auteur_par_livre, ""), None, "AuteurConnection! is not what Forme.UN answers with"),
        (Auteur, liste(auteurs_par_livre, ""), None, "Auteur! is not what Forme.LISTE answers with"),
        (list[Auteur], page(page_d_auteurs, ""), None, "[Auteur!]! is not what Forme.PAGE answers with"),
        (list[Auteur], liste(page_d_auteurs, ""), "page_d_auteurs", "Forme.LISTE does not read Cardinalite.PAGE"),
        (Auteur | None, un(livre_par_cle, ""), "livre_par_cle", "it leads to Livre, the field to Auteur"),
        (
            Connection[Auteur],
            _une_page(page_d_auteurs),
            "page_d_auteurs",
            "a page does not take after, first",
        ),
        (
            Auteur | None,
            suivre(Forme.UN, lambda: None, ""),
            None,
            "nothing says which relations it follows",
        ),
    ],
)
def test_a_field_of_another_shape_or_type_than_its_relation_is_named(
    annotation: Any, declare: Any, relation: str | None, motif: str
):
    assert trouver("essai", annotation, declare) == [Faute(motif, "Livre.essai", relation)]


def test_a_page_of_another_type_is_named_by_its_nodes_and_its_edges():
    livres = Relation("livres_par_livre", LIVRE, Cardinalite.PAGE, sur=("livre.id",), ordre=(Tri("livre.titre"),))
    faute = Faute("it leads to Livre, the field to Auteur", "Livre.livres", "livres_par_livre")
    assert trouver("livres", Connection[Auteur], page(livres, "")) == [faute, faute]


def test_each_of_the_relations_that_a_field_may_follow_is_looked_at():
    declare = suivre(Forme.UN, lambda: None, "", possibles=(auteur_par_livre, livre_par_cle))
    assert trouver("essai", Auteur | None, declare) == [
        Faute("it leads to Livre, the field to Auteur", "Livre.essai", "livre_par_cle")
    ]


def test_an_interface_takes_its_possible_types_alone():
    @strawberry.interface
    class Nomme:
        nom: str = champ("Nom.")

    @strawberry.type(name="Auteur")
    class Ecrivain(Nomme):
        pass

    possibles = (auteur_par_livre, livre_par_cle)
    livre = strawberry.type(
        type(
            "Livre",
            (),
            {"__annotations__": {"de": Nomme | None}, "de": suivre(Forme.UN, lambda: None, "", possibles=possibles)},
        )
    )
    query = strawberry.type(type("Query", (), {"__annotations__": {"livre": livre}, "livre": champ("")}))
    assert list(fautes(strawberry.Schema(query, types=[Ecrivain]), BIBLIOTHEQUE, [livre_par_cle])) == [
        Faute("it leads to Livre, the field to Nomme", "Livre.de", "livre_par_cle")
    ]


@pytest.mark.parametrize(
    ("annotation", "relation", "par_attribut", "motif"),
    [
        (Auteur | None, auteur_par_livre, "ecrivain_id", "ecrivain_id is no attribute of its row"),
        (Auteur | None, auteur_par_livre, "titre", "its key is bigint, livre.titre is text"),
        (Auteur | None, replace(auteur_par_livre, de=AUTEUR), None, "it starts from Auteur"),
        (Auteur, auteur_par_livre, "relecteur_id", "never null, but livre.relecteur_id may be"),
        (
            Auteur,
            auteur_par_livre,
            "voisin_id",
            "never null, but no foreign key leads from livre.voisin_id to auteur.id",
        ),
        (
            Auteur,
            replace(auteur_par_livre, vers=replace(AUTEUR, visible=("NOT auteur.cache",))),
            None,
            "never null, but what it leads to may be hidden",
        ),
        (
            Auteur,
            replace(auteur_par_livre, lien="auteur.surnom IS NULL"),
            None,
            "never null, but its link may leave all out: auteur.surnom IS NULL",
        ),
        (
            Auteur | None,
            replace(auteur_par_livre, par=(Cle("auteur_id"), Cle("nom", "text")), sur=("auteur.id", "auteur.nom")),
            "auteur_id",
            "its key has 2 parts, the field gives 1",
        ),
    ],
)
def test_a_key_that_the_row_does_not_hold_as_the_relation_wants_it_is_named(
    annotation: Any, relation: Relation, par_attribut: str | None, motif: str
):
    assert trouver("auteur", annotation, un(relation, "", par_attribut)) == [
        Faute(motif, "Livre.auteur", "auteur_par_livre")
    ]


def test_the_first_of_a_list_may_be_missing():
    assert trouver("auteur", Auteur, premier(auteurs_par_livre, "")) == [
        Faute("never null, but the list may be empty", "Livre.auteur", "auteurs_par_livre")
    ]


Nom = Annotated[str | None, strawberry.argument(description="")]
Age = Annotated[int | None, strawberry.argument(description="")]


def _cherchee(relation: Relation) -> Any:
    def viser(nom: Nom = None, age: Age = None, first: First = None, after: After = None) -> Visee:
        raise NotImplementedError

    return suivre(Forme.PAGE, viser, "", ("cle",) if len(relation.par) == 1 else (), relation)


def _triee(relation: Relation) -> Any:
    def viser(tri: ORDRE | None = None, first: First = None, after: After = None) -> Visee:
        raise NotImplementedError

    return suivre(Forme.PAGE, viser, "", ("cle",), relation)


@pytest.mark.parametrize(
    ("declare", "motif"),
    [
        (
            _cherchee(replace(page_d_auteurs, filtres={"age": "auteur.surnom = %(age)s"})),
            "argument age: text in SQL is no Int in GraphQL",
        ),
        (
            _cherchee(replace(page_d_auteurs, par=(Cle("cle"), Cle("nom", "date")), sur=())),
            "argument nom: date in SQL is no String in GraphQL",
        ),
        (
            _triee(replace(page_d_auteurs, ordres={"NOM": NOM, "SURNOM": NOM})),
            "argument tri and its orders do not both have AGE, SURNOM",
        ),
    ],
)
def test_an_argument_that_the_relation_does_not_understand_is_named(declare: Any, motif: str):
    assert trouver("auteurs", Connection[Auteur], declare) == [Faute(motif, "Livre.auteurs", "page_d_auteurs")]


def test_all_that_is_wrong_stops_the_start_in_one_error():
    with pytest.raises(DeclarationsFausses, match=r"action_par_numero: nothing it reads has action\.id, ") as erreur:
        verifier(schema, MetaData())  # no table at all
    assert "sessions_par_action: nothing it reads has session.id, " in str(erreur.value)


def test_a_fault_says_the_field_then_the_relation_then_what_is_wrong():
    faute = Faute("it leads to Livre, the field to Auteur", "Livre.auteur", "livre_par_cle")
    assert str(faute) == "Livre.auteur by livre_par_cle: it leads to Livre, the field to Auteur"
