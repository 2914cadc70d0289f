"""Root fields on the offer: one object by a number, lists in pages, whatever bears a number."""

from collections.abc import Awaitable
from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import ID, Info

from graph import identite
from graph.action import Action
from graph.arguments import After, Before, Filtre, First, Last, TriDeFormations, TriDeSessions, TriDOrganismes
from graph.champs import calcule, contexte, viser_des_offres
from graph.changement import Changement, lire_changements
from graph.connexion import Connection
from graph.etablissement import Etablissement
from graph.formation import Formation
from graph.noeud import Node, ObjetCatalogue
from graph.organisme import Organisme
from graph.organisme_filtre import OrganismeFiltre, lire_organisme_filtre
from graph.session import Session
from graph.suivi import Forme, suivre
from loaders.action import action_par_numero
from loaders.demande import TOUT, Demande, Etat, Visee
from loaders.etablissement import etablissement_par_siret, etablissements
from loaders.fenetre import TAILLE_MAXIMALE, Fenetre, ouvrir
from loaders.formation import formation_par_numero, formations
from loaders.organisme import organisme_par_numero, organisme_par_siret, organismes
from loaders.relation import Relation
from loaders.retrouver import compact
from loaders.session import session_par_numero, sessions
from loaders.visibilite import PAR_DEFAUT
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
Le = Annotated[
    date | None,
    strawberry.argument(
        description=(
            "L'objet tel qu'il était à la fin de ce jour (heure de Paris), s'il était alors public : son `id` dit le"
            " jour, son `numero` est le même. Ce vers quoi il mène est tel qu'à présent, comme ses listes d'offres."
            " À présent par défaut, et pour un jour qui n'est pas fini."
        )
    ),
]
FiltreDOrganismes = Annotated[OrganismeFiltre | None, strawberry.argument(description="Ce que la liste doit contenir.")]
DeLaSource = Annotated[Source | None, strawberry.argument(description="Seulement les numéros donnés par cette source.")]


def _par_numero(relation: Relation, description: str) -> Any:
    def viser(numero: Numero, le: Le = None) -> Visee:
        return Visee(relation, numero, _au(le))

    return suivre(Forme.UN, viser, description, relation=relation)


def _au(le: date | None) -> Demande:
    """One object, as it was at the end of that day when one is given."""
    return TOUT if le is None else Demande(etat=Etat(le))


def _node(id: Id) -> Visee | None:  # noqa: A002  the name Relay gives it
    return identite.viser(id)


def _nodes(ids: Ids) -> list[Visee | None]:
    if len(ids) > TAILLE_MAXIMALE:
        raise EntreeInvalide(f"`ids` : {TAILLE_MAXIMALE} identifiants au plus (reçus : {len(ids)}).")
    return [identite.viser(identifiant) for identifiant in ids]


def _organisme(siret: SiretOrganisme = None, numero: NumeroOrganisme = None, le: Le = None) -> Visee:
    if (siret is None) == (numero is None):
        raise EntreeInvalide("Donnez soit `siret`, soit `numero`.")
    if siret is None:
        return Visee(organisme_par_numero, numero, _au(le))
    return Visee(organisme_par_siret, compact(siret), _au(le))


def _etablissement(siret: Siret, le: Le = None) -> Visee:
    return Visee(etablissement_par_siret, compact(siret), _au(le))


async def _sessions(
    info: Info,
    filtre: Filtre = None,
    tri: TriDeSessions = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Visee:
    fenetre = ouvrir(sessions.ordre_voulu(tri), first, after, last, before)
    return (await viser_des_offres(info, sessions, filtre, fenetre))._replace(cle=())


async def _formations(
    info: Info,
    filtre: Filtre = None,
    tri: TriDeFormations = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Visee:
    fenetre = ouvrir(formations.ordre_voulu(tri), first, after, last, before)
    return (await viser_des_offres(info, formations, filtre, fenetre))._replace(cle=())


async def _organismes(
    info: Info,
    filtre: FiltreDOrganismes = None,
    tri: TriDOrganismes = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Visee:
    fenetre = ouvrir(organismes.ordre_voulu(tri), first, after, last, before)
    return await _viser(info, organismes, filtre, fenetre)


async def _etablissements(
    info: Info, filtre: FiltreDOrganismes = None, first: First = None, after: After = None
) -> Visee:
    fenetre = ouvrir(etablissements.ordre, first, after)
    return await _viser(info, etablissements, filtre, fenetre)


async def _viser(info: Info, relation: Relation, filtre: OrganismeFiltre | None, fenetre: Fenetre) -> Visee:
    lu = await lire_organisme_filtre(contexte(info), filtre)
    return Visee(relation, (), Demande(PAR_DEFAUT, lu.criteres(), fenetre, lu.offre))


def _retrouver(info: Info, identifiant: Identifiant, source: DeLaSource = None) -> Awaitable[list[Any]]:
    return identite.retrouver(contexte(info), identifiant.strip(), source)


@strawberry.type
class LectureOffre:
    """The part of Query about organismes and their offer."""

    node: Node | None = suivre(
        Forme.UN,
        _node,
        "L'objet de cet identifiant ; null s'il n'existe pas ou n'est pas public.",
        possibles=identite.VISABLES,
    )
    nodes: list[Node | None] = suivre(
        Forme.CHACUN,
        _nodes,
        "Les objets de ces identifiants, dans l'ordre demandé, null pour ceux qui manquent.",
        possibles=identite.VISABLES,
    )
    organisme: Organisme | None = suivre(
        Forme.UN,
        _organisme,
        "Un organisme, par son numéro ou par le SIRET, présent ou passé, d'un de ses établissements.",
        possibles=(organisme_par_numero, organisme_par_siret),
    )
    organismes: Connection[Organisme] = suivre(Forme.PAGE, _organismes, "Organismes publiés.", relation=organismes)
    etablissement: Etablissement | None = suivre(
        Forme.UN,
        _etablissement,
        "L'établissement qui a ce SIRET, à défaut le dernier qui l'a eu.",
        relation=etablissement_par_siret,
    )
    etablissements: Connection[Etablissement] = suivre(
        Forme.PAGE, _etablissements, "Établissements publiés, par numéro.", relation=etablissements
    )
    formation: Formation | None = _par_numero(formation_par_numero, "La formation de ce numéro.")
    formations: Connection[Formation] = suivre(Forme.PAGE, _formations, "Formations publiées.", relation=formations)
    action: Action | None = _par_numero(action_par_numero, "L'action de ce numéro.")
    session: Session | None = _par_numero(
        session_par_numero, "La session de ce numéro, même passée, annulée ou archivée."
    )
    sessions: Connection[Session] = suivre(Forme.PAGE, _sessions, "Sessions publiées.", relation=sessions)
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
