"""A filter given as JSON outside of any operation: coerced by the schema, so that it means what it means in one."""

from typing import Any, NoReturn, cast

from graphql import GraphQLError, GraphQLInputType, GraphQLNonNull, coerce_input_value
from strawberry.types.arguments import convert_argument

from graph.execution import schema_graphql
from graph.offre_filtre import OffreFiltre
from graph.schema import schema
from models.erreurs import EntreeInvalide

TYPE = GraphQLNonNull(cast("Any", schema_graphql(schema).type_map[OffreFiltre.__name__]))


def filtre_donne(valeur: Any) -> OffreFiltre:
    """The filter that this value, read from JSON, says; raises EntreeInvalide, naming what the schema refuses."""
    lu = coerce_input_value(valeur, cast("GraphQLInputType", TYPE), _refuser)
    config = schema.config
    return cast("OffreFiltre", convert_argument(lu, OffreFiltre, schema.schema_converter.scalar_registry, config))


def _refuser(chemin: list[str | int], valeur: Any, erreur: GraphQLError) -> NoReturn:
    ou = ".".join(map(str, ["filtre", *chemin]))
    raise EntreeInvalide(f"Filtre invalide, `{ou}` vaut {valeur!r:.60} : {erreur.message}")
