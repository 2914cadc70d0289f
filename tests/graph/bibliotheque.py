"""A small world for declarations: books and authors, a table each, and schemas of one field."""

from dataclasses import replace
from typing import Any

import strawberry
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from strawberry.schema.config import StrawberryConfig

from graph.champs import champ
from graph.plan.verification import Faute, fautes
from graph.scalaires import SCALAIRES
from loaders.noun import Noun, propres
from loaders.relation import Cardinalite, Relation, Tri, par

BIBLIOTHEQUE = MetaData()
Table(
    "auteur",
    BIBLIOTHEQUE,
    Column("id", BigInteger, primary_key=True),
    Column("nom", Text, nullable=False),
    Column("surnom", Text),
)
Table(
    "livre",
    BIBLIOTHEQUE,
    Column("id", BigInteger, primary_key=True),
    Column("titre", Text, nullable=False),
    Column("resume", Text),
    Column("pages", Integer, nullable=False),
    Column("tome", SmallInteger, nullable=False),
    Column("octets", BigInteger, nullable=False),
    Column("poids", Float, nullable=False),
    Column("prix", Numeric(10, 2), nullable=False),
    Column("paru", Date, nullable=False),
    Column("cree", DateTime(timezone=True), nullable=False),
    Column("mots", ARRAY(Text), nullable=False),
    Column("genre", Text, nullable=False),
    Column("etat", Text, nullable=False),
    Column("auteur_id", BigInteger, ForeignKey("auteur.id"), nullable=False),
    Column("relecteur_id", BigInteger, ForeignKey("auteur.id")),
    Column("voisin_id", BigInteger, nullable=False),
    CheckConstraint("genre IN ('ROMAN', 'ESSAI')"),
)
COLONNES = propres("livre", *(colonne.name for colonne in BIBLIOTHEQUE.tables["livre"].columns))

AUTEUR = Noun("Auteur", "auteur", {"cle": "auteur.id", **propres("auteur", "nom", "surnom")})
LIVRE = Noun("Livre", "livre", {"cle": "livre.id", **COLONNES, "titre_court": "left(livre.titre, 20)"})
NOM = (Tri("auteur.nom"),)

auteur_par_livre = Relation(
    "auteur_par_livre", AUTEUR, Cardinalite.UN, de=LIVRE, par=par("auteur_id"), sur=("auteur.id",)
)
auteurs_par_livre = Relation(
    "auteurs_par_livre", AUTEUR, Cardinalite.LISTE, de=LIVRE, sur=("livre.id",), ordre=NOM, tables="livre, auteur"
)
page_d_auteurs = replace(auteurs_par_livre, nom="page_d_auteurs", cardinalite=Cardinalite.PAGE)
livre_par_cle = Relation("livre_par_cle", LIVRE, Cardinalite.UN, sur=("livre.id",))


@strawberry.type
class Auteur:
    nom: str = champ("Nom.")


def un_schema(nom: str, annotation: Any, declare: Any) -> strawberry.Schema:
    """A schema whose type Livre has this one field."""
    livre = strawberry.type(type("Livre", (), {"__annotations__": {nom: annotation}, nom: declare}))
    racine = {"__annotations__": {"livre": livre, "auteur": Auteur}, "livre": champ(""), "auteur": champ("")}
    query = strawberry.type(type("Query", (), racine))
    return strawberry.Schema(query, config=StrawberryConfig(scalar_map=SCALAIRES))


def trouver(nom: str, annotation: Any, declare: Any, *relations: Relation) -> list[Faute]:
    """What is wrong in that schema."""
    return list(fautes(un_schema(nom, annotation, declare), BIBLIOTHEQUE, [livre_par_cle, *relations]))
