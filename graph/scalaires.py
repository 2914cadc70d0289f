"""Scalars: how dates, moments and prices are written."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NewType

import strawberry
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition, DecimalDefinition
from strawberry.types.scalar import ScalarDefinition

DatePartielle = NewType("DatePartielle", str)


def _instant(valeur: datetime) -> str:
    return valeur.astimezone(UTC).isoformat()


SCALAIRES: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="Un jour : `AAAA-MM-JJ`.",
        serialize=date.isoformat,
        parse_value=DateDefinition.parse_value,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="Un instant, en temps universel, avec son décalage : `2026-11-23T08:30:00+00:00`.",
        serialize=_instant,
        parse_value=DateTimeDefinition.parse_value,
    ),
    Decimal: strawberry.scalar(
        name="Decimal",
        description='Un nombre décimal exact, écrit en texte avec un point : `"1234.50"`. Les prix sont en euros TTC.',
        serialize=str,
        parse_value=DecimalDefinition.parse_value,
    ),
    DatePartielle: strawberry.scalar(
        name="DatePartielle",
        description=(
            "Une date connue au jour, au mois ou à l'année : `AAAA-MM-JJ`, `AAAA-MM` ou `AAAA`. "
            "La précision est ce qui est écrit ; aucun jour n'est inventé. Se trie comme un texte."
        ),
        serialize=str,
        parse_value=str,
    ),
}
