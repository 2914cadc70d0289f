"""The filter of lists of organismes and of établissements."""

import re
from datetime import datetime

import strawberry

from graph.contexte import Contexte
from graph.criteres import codes, instant, valeurs
from graph.lecture_filtre import connaitre, lire_filtre
from graph.lieu_filtre import LieuFiltre, lire_lieu
from graph.offre_filtre import OffreFiltre
from graph.periode_filtre import PeriodeFiltre, lire_periode
from loaders.organisme_filtre import FiltreOrganisme
from loaders.recherche import motifs
from loaders.retrouver import compact
from models.enumerations import CategorieQualiopi

NUMERO = re.compile("[0-9]{9,14}|[0-9]{3}[0-9AB][0-9P][0-9]{6}", re.IGNORECASE)  # SIREN, SIRET or NDA


@strawberry.input(
    description=(
        "Ce qu'un organisme doit être : les valeurs d'une liste sont des « ou », une liste vide ne demande rien. Dans"
        " `etablissements`, les lieux, la fiche, l'offre et les dates sont ceux de l'établissement."
    )
)
class OrganismeFiltre:
    """Fields add up, `offre` among them."""

    recherche: str | None = strawberry.field(
        default=None,
        description=(
            "Débuts de mots cherchés dans la raison sociale et le nom d'usage, ou dans le nom d'un établissement, avec"
            " ou sans accents ; ou début d'un SIREN, d'un SIRET, d'un NDA, d'un UAI."
        ),
    )
    sirets: list[str] | None = strawberry.field(
        default=None, description="SIRET des établissements, présents ou passés."
    )
    categories: list[str] | None = strawberry.field(default=None, description="Codes de ce qu'est l'organisme.")
    qualiopi: list[CategorieQualiopi] | None = strawberry.field(
        default=None, description="Catégories de Qualiopi dont l'une au moins a cours aujourd'hui."
    )
    domaines: list[str] | None = strawberry.field(
        default=None,
        description=(
            "Formacodes : domaines que l'organisme couvre, avec ce qu'ils contiennent et leurs équivalents des autres"
            " versions."
        ),
    )
    departements: list[str] | None = strawberry.field(
        default=None, description="Codes Insee : un établissement ou un lieu de formation au moins s'y trouve."
    )
    lieu: LieuFiltre | None = strawberry.field(
        default=None,
        description=(
            "Un établissement ou un lieu de formation au moins s'y trouve ; `avecFormationsADistance` n'y change rien."
        ),
    )
    hors_region: bool | None = strawberry.field(
        default=None,
        description=(
            "Vrai : le premier établissement est hors de la région du catalogue ; faux : il y est. Ce que rien ne situe"
            " n'est ni l'un ni l'autre."
        ),
    )
    avec_fiche: bool | None = strawberry.field(
        default=None, description="Une fiche a été créée dans SOFI pour un établissement au moins, ou pour aucun."
    )
    avec_offre: bool | None = strawberry.field(
        default=None, description="Une session au moins est validée et n'est pas passée, ou aucune."
    )
    cree_entre: PeriodeFiltre | None = strawberry.field(default=None, description="Date de saisie.")
    modifie_depuis: datetime | None = strawberry.field(default=None, description="Mis à jour à cet instant ou après.")
    offre: OffreFiltre | None = strawberry.field(
        default=None,
        description=(
            "Ce que doit être l'une au moins de ses offres ; ses dates et ses sources sont celles de la session."
        ),
    )


async def lire_organisme_filtre(contexte: Contexte, filtre: OrganismeFiltre | None) -> FiltreOrganisme:
    """The filter, each value checked; raises EntreeInvalide."""
    voulu = filtre or OrganismeFiltre()
    sirets = codes("sirets", voulu.sirets)
    lu = FiltreOrganisme(
        region=contexte.parametres.region,
        recherche=motifs(_numero(voulu.recherche)),
        sirets=sirets and tuple(map(compact, sirets)),
        categories=codes("categories", voulu.categories),
        qualiopi=valeurs("qualiopi", voulu.qualiopi),
        domaines=codes("domaines", voulu.domaines),
        departements=codes("departements", voulu.departements),
        lieu=await lire_lieu(contexte, "lieu", voulu.lieu),
        hors_region=voulu.hors_region,
        avec_fiche=voulu.avec_fiche,
        avec_offre=voulu.avec_offre,
        cree_entre=lire_periode("creeEntre", voulu.cree_entre),
        modifie_depuis=instant("modifieDepuis", voulu.modifie_depuis),
        offre=None if voulu.offre is None else await lire_filtre(contexte, voulu.offre),
    )
    await connaitre(contexte, lu)
    return lu


def _numero(recherche: str | None) -> str | None:
    """A SIREN, a SIRET or an NDA written in groups is one word."""
    return compact(recherche) if recherche and NUMERO.fullmatch(compact(recherche)) else recherche
