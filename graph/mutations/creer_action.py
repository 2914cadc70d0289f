"""`creerAction`: give a formation, de référence or propre, under an établissement."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.donnees.action import ActionDonnees
from graph.mutations.donnees.saisie import propre
from graph.mutations.issue import Issue, Refusee
from graph.mutations.mutation import mutation
from graph.mutations.payloads import ActionPayload
from graph.mutations.saisies import Parent, connu, creer, exiger_ouvert, parent, trouver
from models.ecriture import introuvable
from models.enumerations import Noun
from models.erreurs import EntreeInvalide
from rules.regle import blocage

Formation = Annotated[
    str | None, strawberry.argument(description="Numéro de la formation : de référence, ou propre à l'organisme.")
]
CodeCertifinfo = Annotated[
    str | None, strawberry.argument(description="Code Certif Info : l'action est celle de sa formation de référence.")
]
Etablissement = Annotated[str, strawberry.argument(description="Numéro de l'établissement qui en répond.")]
Donnees = Annotated[ActionDonnees, strawberry.argument(description="Ce qu'on en sait.")]

_DE_REFERENCE = """-- formation_de_reference
SELECT f.numero FROM certification c JOIN formation f ON f.certification_id = c.id WHERE c.code_certifinfo = %(code)s"""


def _creer(
    chantier: Chantier,
    etablissement: Etablissement,
    donnees: Donnees,
    formation: Formation = None,
    code_certifinfo: CodeCertifinfo = None,
) -> Issue:
    formation, code_certifinfo = propre(formation), propre(code_certifinfo)
    if (formation is None) == (code_certifinfo is None):
        raise EntreeInvalide("Donnez soit `formation`, soit `codeCertifinfo`.")
    sous = parent(chantier, Noun.ETABLISSEMENT, etablissement, Noun.ACTION)
    organisme = sous.situation.organisme
    donnee = _formation(chantier, formation or _de_reference(chantier, code_certifinfo or ""), organisme)
    parents = {"formation_id": donnee.id, "organisme_id": organisme, "etablissement_id": sous.id}
    return creer(chantier, Noun.ACTION, donnees, parents, organisme)


def _formation(chantier: Chantier, numero: str, organisme: int | None) -> Parent:
    """One that this organisme may give: nobody's, or its own."""
    trouvee = trouver(chantier, Noun.FORMATION, numero)
    if trouvee.situation.organisme not in {None, organisme}:
        if not connu(chantier, trouvee):
            raise introuvable(numero)
        message = f"{numero} est la formation propre d'un autre organisme."
        faire = "Donnez une formation de référence, ou l'une de celles de l'organisme de l'établissement."
        raise Refusee([blocage("FORMATION_AUTRE_ORGANISME", message, faire, ("formation",), numero)])
    exiger_ouvert(chantier, trouvee, numero)
    return trouvee


def _de_reference(chantier: Chantier, code: str) -> str:
    ligne = chantier.connexion.execute(_DE_REFERENCE, {"code": code.strip()}).fetchone()
    if ligne is None:
        message = f"« {code:.20} » n'est le code Certif Info d'aucune certification publiée."
        faire = "Cherchez la certification (`certifications`), puis donnez son `codeCertifinfo`."
        raise Refusee([blocage("FORMATION_CERTIFINFO_INCONNU", message, faire, ("codeCertifinfo",))])
    return str(ligne[0])


creer_action = mutation(
    _creer,
    ActionPayload.de,
    "Crée une action, en cours de saisie : elle se soumet avec sa première session.",
    A_LA_SAISIE,
)
