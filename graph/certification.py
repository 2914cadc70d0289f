"""Certifications."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.certificateur import Certificateur
from graph.champs import champ, liste, page, un
from graph.connexion import Connection
from graph.fiche import Fiche
from graph.habilitation import Habilitation, page_d_habilitations
from graph.listes import BlocCompetences
from graph.noeud import Node
from loaders.certificateur import certificateurs_par_certification
from loaders.fiche import fiche_par_certification
from loaders.formation import formations_par_certification
from loaders.habilitation import habilitations_par_certification
from loaders.listes import blocs_par_certification

if TYPE_CHECKING:
    from graph.formation import Formation


@strawberry.type(description="Une certification : un diplôme, un titre, une habilitation.")
class Certification(Node):
    """One per Certif Info code, or per sheet that no code names."""

    code_certifinfo: str | None = champ("Code Certif Info.")
    code_rncp: str | None = champ("Code de la fiche RNCP : `RNCP37948`.")
    code_rs: str | None = champ("Code de la fiche du répertoire spécifique : `RS5130`.")
    intitule: str = champ("Intitulé ; le code tant que sa source n'est pas chargée.")
    fiche_repertoire: Fiche | None = un(
        fiche_par_certification, "Fiche du RNCP ou du RS ; absente quand il n'y en a pas."
    )
    certificateurs: list[Certificateur] = liste(certificateurs_par_certification, "Qui délivre la certification.")
    habilitations: Connection[Habilitation] = page_d_habilitations(
        habilitations_par_certification, "Qui peut y former ou l'évaluer : les certificateurs, puis les partenaires."
    )
    blocs_competences: list[BlocCompetences] = liste(blocs_par_certification, "Blocs de compétences, par code.")
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page(
        formations_par_certification, "Formations qui préparent cette certification."
    )
