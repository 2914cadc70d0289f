"""An interval that filters compare numbers with."""

import strawberry

from loaders.bornes import Intervalle
from models.erreurs import EntreeInvalide


@strawberry.input(description="Un intervalle, bornes comprises ; sans l'une d'elles, il reste ouvert de ce côté.")
class IntervalleFiltre:
    """Whole numbers."""

    min: int | None = strawberry.field(default=None, description="Plus petite valeur.")
    max: int | None = strawberry.field(default=None, description="Plus grande valeur.")


def lire_intervalle(champ: str, filtre: IntervalleFiltre | None) -> Intervalle | None:
    """The interval, None when it asks for nothing; raises EntreeInvalide when nothing lies in it."""
    if filtre is None or (filtre.min is None and filtre.max is None):
        return None
    if filtre.min is not None and filtre.max is not None and filtre.min > filtre.max:
        raise EntreeInvalide(f"`{champ}` : `min` ({filtre.min}) dépasse `max` ({filtre.max}) : inversez-les.")
    return Intervalle(filtre.min, filtre.max)
