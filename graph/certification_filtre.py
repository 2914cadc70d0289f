"""The filter of lists of certifications."""

from datetime import date

import strawberry

from graph.contexte import Contexte
from graph.criteres import codes, valeurs
from graph.habilitation import lu as lire_siret
from graph.lecture_filtre import connaitre, lire_filtre
from graph.offre_filtre import OffreFiltre
from loaders.certification_filtre import FiltreCertification
from loaders.recherche import motifs
from models.enumerations import TypeCertification, Voie


@strawberry.input(
    description=(
        "Ce qu'une certification doit être : les valeurs d'une liste sont des « ou », une liste vide ne demande rien."
    )
)
class CertificationFiltre:
    """Fields add up, `offre` among them."""

    recherche: str | None = strawberry.field(
        default=None,
        description=(
            "Débuts de mots cherchés dans l'intitulé et le code Certif Info, ou dans l'intitulé, le sigle et le code de"
            " la fiche, avec ou sans accents."
        ),
    )
    codes_rncp: list[str] | None = strawberry.field(default=None, description="Codes de fiches RNCP : `RNCP37948`.")
    codes_rs: list[str] | None = strawberry.field(
        default=None, description="Codes de fiches du répertoire spécifique : `RS5130`."
    )
    codes_rome: list[str] | None = strawberry.field(default=None, description="Codes ROME des métiers où elle mène.")
    formacodes: list[str] | None = strawberry.field(
        default=None,
        description="Domaines, avec ce qu'ils contiennent et leurs équivalents des autres versions du Formacode.",
    )
    types_certification: list[TypeCertification] | None = strawberry.field(
        default=None, description="Sortes de certification."
    )
    niveaux: list[str] | None = strawberry.field(default=None, description="Codes de niveaux de qualification.")
    active_le: date | None = strawberry.field(default=None, description="Se prépare encore ce jour-là.")
    eligible_cpf: bool | None = strawberry.field(
        default=None, description="Le CPF peut la payer aujourd'hui, en France ou en région ; ou il ne le peut pas."
    )
    utilisable_par: str | None = strawberry.field(
        default=None,
        description=(
            "SIRET : rien n'interdit à cet établissement d'y former. Il y est habilité, la fiche est de droit (à"
            " vérifier), ou il n'y a pas de fiche."
        ),
    )
    voies: list[Voie] | None = strawberry.field(default=None, description="Voies par lesquelles on y accède.")
    avec_offre: bool | None = strawberry.field(
        default=None, description="Une session au moins y mène, validée et non passée ; ou aucune."
    )
    offre: OffreFiltre | None = strawberry.field(
        default=None,
        description=(
            "Ce que doit être l'une au moins des offres qui y mènent ; ses dates et ses sources sont celles de la"
            " session."
        ),
    )


async def lire_certification_filtre(contexte: Contexte, filtre: CertificationFiltre | None) -> FiltreCertification:
    """The filter, each value checked; raises EntreeInvalide."""
    voulu = filtre or CertificationFiltre()
    lu = FiltreCertification(
        recherche=motifs(voulu.recherche),
        codes_rncp=_majuscules("codesRncp", voulu.codes_rncp),
        codes_rs=_majuscules("codesRs", voulu.codes_rs),
        codes_rome=_majuscules("codesRome", voulu.codes_rome),
        formacodes=codes("formacodes", voulu.formacodes),
        types_certification=valeurs("typesCertification", voulu.types_certification),
        niveaux=codes("niveaux", voulu.niveaux),
        active_le=voulu.active_le,
        eligible_cpf=voulu.eligible_cpf,
        utilisable_par=None if voulu.utilisable_par is None else lire_siret(voulu.utilisable_par),
        voies=valeurs("voies", voulu.voies),
        avec_offre=voulu.avec_offre,
        offre=None if voulu.offre is None else await lire_filtre(contexte, voulu.offre),
    )
    await connaitre(contexte, lu)
    return lu


def _majuscules(champ: str, donnes: list[str] | None) -> tuple[str, ...] | None:
    return codes(champ, None if donnes is None else [code.upper() for code in donnes])
