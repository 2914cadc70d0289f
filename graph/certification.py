"""Certifications."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, page
from graph.connexion import Connection
from graph.noeud import Node
from loaders.formation import formations_par_certification

if TYPE_CHECKING:
    from graph.formation import Formation


@strawberry.type(description="Une certification : un diplôme, un titre, une habilitation.")
class Certification(Node):
    """One per Certif Info code, or per sheet that no code names."""

    code_certifinfo: str | None = champ("Code Certif Info.")
    code_rncp: str | None = champ("Code de la fiche RNCP : `RNCP37948`.")
    code_rs: str | None = champ("Code de la fiche du répertoire spécifique : `RS5130`.")
    intitule: str = champ("Intitulé ; le code tant que sa source n'est pas chargée.")
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page(
        formations_par_certification, "Formations qui préparent cette certification."
    )
