"""Exceptions to the perimeter."""

from datetime import date

import strawberry

from graph.champs import champ


@strawberry.type(description="Une dérogation au périmètre, accordée par le Carif à un établissement.")
class Derogation:
    """Dated, with its reason."""

    motif: str = champ("Pourquoi elle a été accordée.")
    debut: date = champ("Premier jour.")
    fin: date | None = champ("Dernier jour ; absent quand il n'est pas fixé.")
    decide_par: str = champ("Adresse électronique de qui l'a accordée.")
