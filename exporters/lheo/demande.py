"""What to export."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exporters.lheo.lecture import DIFFUSES
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from datetime import date

    from loaders.offre.filtre import Filtre
    from loaders.offre.question import Question
    from models.lecteur import Lecteur
    from models.lheo.espaces import Version


class Demande(NamedTuple):
    """The offers that `lecteur` may see, or those of the organisme that holds `siret`; `annuaire` adds who has none.

    `question`: of these, the sessions that a search retains.
    """

    lecteur: Lecteur
    aujourdhui: date
    siret: str | None = None
    annuaire: bool = False
    version: Version = "2.3"
    question: Question | None = None


def exiger_des_statuts_diffuses(filtre: Filtre) -> None:
    """Refuse (EntreeInvalide) a search for what never goes out: the document would be without it, and not say so."""
    if exclus := [statut for statut in filtre.statuts or () if statut not in DIFFUSES.statuts]:
        raise EntreeInvalide(
            f"`statuts` : un document Lhéo ne contient pas d'offre {' ni '.join(exclus)} ; demandez-les en CSV, ou"
            f" seulement {' et '.join(DIFFUSES.statuts)}."
        )
