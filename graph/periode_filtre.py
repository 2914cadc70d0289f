"""A period that filters compare days with."""

from datetime import date

import strawberry

from loaders.bornes import Periode
from models.erreurs import EntreeInvalide


@strawberry.input(description="Une période, bornes comprises ; sans l'une d'elles, elle reste ouverte de ce côté.")
class PeriodeFiltre:
    """Days."""

    du: date | None = strawberry.field(default=None, description="Premier jour.")
    au: date | None = strawberry.field(default=None, description="Dernier jour.")


def lire_periode(champ: str, filtre: PeriodeFiltre | None) -> Periode | None:
    """The period, None when it asks for nothing; raises EntreeInvalide when it ends before it begins."""
    if filtre is None or (filtre.du is None and filtre.au is None):
        return None
    if filtre.du and filtre.au and filtre.du > filtre.au:
        raise EntreeInvalide(
            f"`{champ}` : la période finit le {filtre.au}, avant de commencer : inversez `du` et `au`."
        )
    return Periode(filtre.du, filtre.au)
