"""A filter given as JSON outside of any operation: coerced by the schema, so that it means what it means in one."""

from typing import Any, Final, NoReturn, cast

from graphql import GraphQLError, GraphQLNonNull, coerce_input_value, validate_input_value
from strawberry.types.arguments import convert_argument

from graph.execution import schema_graphql
from graph.offre_filtre import OffreFiltre
from graph.schema import schema
from models.erreurs import EntreeInvalide

TYPE: Final = GraphQLNonNull(cast("Any", schema_graphql(schema).type_map[OffreFiltre.__name__]))


def filtre_donne(valeur: Any) -> OffreFiltre:
    """The filter that this value, read from JSON, says; raises EntreeInvalide, naming what the schema refuses."""
    validate_input_value(valeur, TYPE, _refuser)
    lu = coerce_input_value(valeur, TYPE)
    registre = schema.schema_converter.scalar_registry
    return cast("OffreFiltre", convert_argument(lu, OffreFiltre, registre, schema.config))


def _refuser(erreur: GraphQLError, chemin: list[str | int]) -> NoReturn:
    ou = ".".join(map(str, ["filtre", *chemin]))
    raise EntreeInvalide(f"Filtre invalide, dans `{ou}` : {erreur.message:.500}")
