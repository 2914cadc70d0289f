"""Root fields on the offer: one object by a number, lists in pages, whatever bears a number."""

import asyncio
from collections.abc import Awaitable
from typing import Annotated, Any

import strawberry
from strawberry import ID, Info

from graph import identite
from graph.action import Action
from graph.champs import calcule, contexte, liste_racine, offres_racine, suite_racine
from graph.changement import Changement, lire_changements
from graph.connexion import Connection
from graph.etablissement import Etablissement
from graph.formation import Formation
from graph.noeud import Node, ObjetCatalogue
from graph.organisme import Organisme
from graph.session import Session
from loaders.action import action_par_numero
from loaders.etablissement import etablissement_par_siret, etablissements
from loaders.fenetre import TAILLE_MAXIMALE
from loaders.formation import formation_par_numero, formations
from loaders.organisme import organisme_par_numero, organisme_par_siret, organismes
from loaders.relation import Relation
from loaders.retrouver import compact
from loaders.session import session_par_numero, sessions
from models.enumerations import Source
from models.erreurs import EntreeInvalide

Id = Annotated[ID, strawberry.argument(description="Identifiant global, tel que reçu dans `id`.")]
Ids = Annotated[list[ID], strawberry.argument(description="Identifiants globaux, 250 au plus.")]
Numero = Annotated[str, strawberry.argument(description="Numéro permanent de l'objet.")]
NumeroOrganisme = Annotated[str | None, strawberry.argument(description="Numéro permanent de l'organisme.")]
Siret = Annotated[str, strawberry.argument(description="SIRET de l'établissement, 14 chiffres.")]
SiretOrganisme = Annotated[
    str | None, strawberry.argument(description="SIRET de n'importe lequel de ses établissements, 14 chiffres.")
]
Identifiant = Annotated[
    str, strawberry.argument(description="Un numéro : le nôtre, celui d'une source, un SIRET, un SIREN, un NDA.")
]
DeLaSource = Annotated[Source | None, strawberry.argument(description="Seulement les numéros donnés par cette source.")]


def _par_numero(relation: Relation, description: str) -> Any:
    def resoudre(info: Info, numero: Numero) -> Awaitable[Any]:
        return contexte(info).charger(relation, numero)

    return calcule(resoudre, description)


def _node(info: Info, id: Id) -> Awaitable[Any]:  # noqa: A002  the name Relay gives it
    return identite.objet(contexte(info), id)


async def _nodes(info: Info, ids: Ids) -> list[Any]:
    if len(ids) > TAILLE_MAXIMALE:
        raise EntreeInvalide(f"`ids` : {TAILLE_MAXIMALE} identifiants au plus (reçus : {len(ids)}).")
    # together, so that what is below them is read at once whatever their types
    return await asyncio.gather(*(identite.objet(contexte(info), identifiant) for identifiant in ids))


def _organisme(info: Info, siret: SiretOrganisme = None, numero: NumeroOrganisme = None) -> Awaitable[Any]:
    if (siret is None) == (numero is None):
        raise EntreeInvalide("Donnez soit `siret`, soit `numero`.")
    if siret is not None:
        return contexte(info).charger(organisme_par_siret, compact(siret))
    return contexte(info).charger(organisme_par_numero, numero)


def _etablissement(info: Info, siret: Siret) -> Awaitable[Any]:
    return contexte(info).charger(etablissement_par_siret, compact(siret))


def _retrouver(info: Info, identifiant: Identifiant, source: DeLaSource = None) -> Awaitable[list[Any]]:
    return identite.retrouver(contexte(info), identifiant.strip(), source)


@strawberry.type
class LectureOffre:
    """The part of Query about organismes and their offer."""

    node: Node | None = calcule(_node, "L'objet de cet identifiant ; null s'il n'existe pas ou n'est pas public.")
    nodes: list[Node | None] = calcule(
        _nodes,
        "Les objets de ces identifiants, dans l'ordre demandé, null pour ceux qui manquent.",
    )
    organisme: Organisme | None = calcule(
        _organisme, "Un organisme, par son numéro ou par le SIRET d'un de ses établissements."
    )
    organismes: Connection[Organisme] = liste_racine(organismes, "Organismes publiés, par numéro.")
    etablissement: Etablissement | None = calcule(_etablissement, "L'établissement de ce SIRET.")
    etablissements: Connection[Etablissement] = suite_racine(etablissements, "Établissements publiés, par numéro.")
    formation: Formation | None = _par_numero(formation_par_numero, "La formation de ce numéro.")
    formations: Connection[Formation] = offres_racine(formations, "Formations publiées, par numéro.")
    action: Action | None = _par_numero(action_par_numero, "L'action de ce numéro.")
    session: Session | None = _par_numero(
        session_par_numero, "La session de ce numéro, même passée, annulée ou archivée."
    )
    sessions: Connection[Session] = offres_racine(
        sessions, "Sessions publiées, les plus proches d'abord, dates inconnues à la fin."
    )
    changements: Connection[Changement] = calcule(
        lire_changements,
        (
            "Ce qui a changé, du plus ancien au plus récent : une ligne par objet, retraits compris. Pour tenir une"
            " copie, gardez `endCursor` et revenez avec, même des semaines après : rien n'est perdu."
        ),
    )
    retrouver: list[ObjetCatalogue] = calcule(
        _retrouver, "Ce qui porte ce numéro : les sources répètent les leurs, d'où une liste."
    )
