"""`appliquerGeste`: one gesture on up to 250 objects, each for itself."""

from functools import partial
from typing import Annotated

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.lignes import GesteLigne, GestePayload
from graph.mutations.lot import exiger_un_lot, tenter
from graph.mutations.mutation import mutation
from graph.mutations.passage import Voulu, faire
from models.colonnes import PREFIXES
from models.enumerations import Geste, Noun
from models.erreurs import EntreeInvalide

# those that are made otherwise
AILLEURS = {
    Geste.CREER: "les mutations creer…",
    Geste.MODIFIER: "les mutations modifier…",
    Geste.IMPORTER: "un import",
    Geste.DUPLIQUER: "dupliquerSession",
}
# children before parents, always: two lots that share objects wait for one another in that order
ORDRE = (Noun.SESSION, Noun.ACTION, Noun.FORMATION, Noun.SITE, Noun.CONTACT, Noun.ETABLISSEMENT, Noun.ORGANISME)


@strawberry.input(description="Un objet, dans la version lue.")
class ObjetVersion:
    """What a gesture is made on."""

    numero: str = strawberry.field(description="Numéro permanent.")
    version: int = strawberry.field(description="Version lue : celle de la `proposition` quand il y en a une.")


Objets = Annotated[list[ObjetVersion], strawberry.argument(description="Objets, 250 au plus.")]
LeGeste = Annotated[Geste, strawberry.argument(description="Le geste, parmi les `gestes` de chaque objet.")]
MotifDuGeste = Annotated[
    str | None, strawberry.argument(description="Pourquoi : exigé pour retourner, refuser et suspendre.")
]


def _appliquer(chantier: Chantier, geste: LeGeste, objets: Objets, motif: MotifDuGeste = None) -> Issue:
    if geste in AILLEURS:
        raise EntreeInvalide(f"`geste` : {geste} passe par {AILLEURS[geste]}.")
    exiger_un_lot("objets", [objet.numero for objet in objets])
    voulus = [_voulu(objet, geste, motif) for objet in objets]
    ordre = sorted(voulus, key=lambda voulu: (ORDRE.index(voulu.noun), voulu.numero))
    lignes = {
        voulu.numero: tenter(chantier, voulu.noun, voulu.numero, partial(_faire, chantier, voulu)) for voulu in ordre
    }
    return Issue(lignes=tuple(lignes[objet.numero] for objet in objets))


def _faire(chantier: Chantier, voulu: Voulu) -> Issue:
    return Issue(voulu.numero, tuple(faire(chantier, voulu)))


def _voulu(objet: ObjetVersion, geste: Geste, motif: str | None) -> Voulu:
    prefixe = objet.numero.partition("_")[0]
    noun = next((noun for noun in ORDRE if PREFIXES[noun.value] == prefixe), None)
    if noun is None:
        raise EntreeInvalide(f"« {objet.numero:.40} » n'est pas le numéro d'un objet du circuit.")
    return Voulu(noun, objet.numero, objet.version, geste, motif)


def _rendre(issue: Issue) -> GestePayload:
    refuses = sum(ligne.refusee for ligne in issue.lignes)
    lignes = [GesteLigne.de(ligne) for ligne in issue.lignes]
    return GestePayload(faits=len(lignes) - refuses, refuses=refuses, lignes=lignes)


appliquer_geste = mutation(
    _appliquer,
    _rendre,
    "Fait un geste sur un ou plusieurs objets, chacun pour soi : voir le champ `gestes` de chacun.",
    A_LA_SAISIE,
)
