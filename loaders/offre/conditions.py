"""The compiler of filters: from a filter to SQL conditions on rows of `recherche_session`, and to their parameters.

What the text depends on is the set of criteria present, never their values.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from loaders.bornes import Intervalle, Lieu, Periode
from loaders.offre.criteres import CRITERES, DE_L_UNITE, DU_DISPOSITIF, PAR_LES_PUBLICS
from loaders.offre.masques import partage, peut_etre
from loaders.offre.profils import valeurs_du_profil
from loaders.offre.publics import DISPOSITIFS
from loaders.visibilite import PAR_DEFAUT
from models.choix import Axe, Profil
from models.enumerations import Statut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loaders.offre.filtre import Filtre

Parametres = dict[str, Any]

# periods and intervals: the names of the criteria that their two bounds make
BORNES: Final[Mapping[str, tuple[str, str]]] = {
    "heures_hebdomadaires": ("heures_min", "heures_max"),
    "debut": ("debut_du", "debut_au"),
    "cree_entre": ("cree_du", "cree_au"),
}
AXES_DES_PROFILS: Final = {"types": Axe.TYPE_DISPOSITIF, "voies": Axe.VOIE, "publics": Axe.PUBLIC}


def criteres(filtre: Filtre) -> dict[str, Parametres]:
    """The criteria that a filter makes, each with its parameters; statuts apart."""
    lus = ((champ.name, getattr(filtre, champ.name)) for champ in fields(filtre) if champ.name != "statuts")
    return {
        nom: parametres for champ, valeur in lus if valeur is not None for nom, parametres in _criteres(champ, valeur)
    }


def _criteres(champ: str, valeur: Any) -> Iterable[tuple[str, Parametres]]:
    match valeur:
        case Lieu():
            yield from _lieu(valeur)
        case Intervalle() | Periode():
            bornes = zip(BORNES[champ], valeur, strict=True)
            yield from ((nom, {f"offre_{nom}": borne}) for nom, borne in bornes if borne is not None)
        case Profil():
            yield (
                champ,
                {f"offre_profil_{nom}": valeurs_du_profil(valeur, axe) for nom, axe in AXES_DES_PROFILS.items()},
            )
        case tuple():
            yield champ, {f"offre_{champ}": list(valeur)}
        case _:
            yield champ, {f"offre_{champ}": valeur}


def _lieu(lieu: Lieu) -> Iterable[tuple[str, Parametres]]:
    suffixe = "_ou_a_distance" if lieu.a_distance else ""
    if lieu.autour:
        cercle = {"latitude": lieu.latitude, "longitude": lieu.longitude, "rayon": lieu.rayon_m}
        yield f"lieu{suffixe}", {f"offre_{nom}": valeur for nom, valeur in cercle.items()}
    if lieu.rectangle:
        yield f"rectangle{suffixe}", {f"offre_{cote}": v for cote, v in lieu.rectangle._asdict().items()}


def conditions(noms: Iterable[str], statuts: tuple[Statut, ...] | None, unite: str) -> list[str]:
    """SQL conditions on `offre` of these criteria; `unite`: the table of what is listed or counted."""
    presents = tuple(noms)
    groupe = tuple(nom for nom in presents if nom in DU_DISPOSITIF)
    seules = [_seule(nom, unite) for nom in presents if nom not in DU_DISPOSITIF]
    return [_parmi_les_statuts(statuts or PAR_DEFAUT), *seules, *_d_un_dispositif(groupe)]


def _seule(nom: str, unite: str) -> str:
    if nom in CRITERES:
        return CRITERES[nom]
    condition = DE_L_UNITE[nom].format(unite=unite)
    return f"EXISTS (SELECT FROM {unite} WHERE {unite}.id = offre.{unite}_id AND {condition})"


def source_des_dispositifs(groupe: Iterable[str]) -> str:
    """Where dispositifs that may satisfy these criteria are: sessions without any count where publics are asked."""
    return DISPOSITIFS if PAR_LES_PUBLICS.intersection(groupe) else "dispositif"


def du_meme(groupe: Iterable[str]) -> str:
    """The conditions on one dispositif of these criteria."""
    return " AND ".join(DU_DISPOSITIF[nom] for nom in groupe) or "true"


def _d_un_dispositif(groupe: tuple[str, ...]) -> list[str]:
    """One criterion is read off the masks of the session, where they tell; several must be true of one dispositif."""
    if not groupe:
        return []
    source = source_des_dispositifs(groupe)
    exact = (
        f"EXISTS (SELECT FROM {source} AS dispositif"
        f" WHERE dispositif.session_id = offre.session_id AND {du_meme(groupe)})"
    )
    vraisemblables = [masque for nom in groupe if (masque := peut_etre(nom))]
    if len(groupe) == 1 and vraisemblables:
        return [*vraisemblables, f"(NOT {partage(groupe[0])} OR {exact})"]
    return [*vraisemblables, exact]


@lru_cache(maxsize=64)
def _parmi_les_statuts(statuts: tuple[Statut, ...]) -> str:
    return f"({' OR '.join(map(_au_statut, statuts))})"


def _au_statut(statut: Statut) -> str:
    match statut:
        case Statut.VALIDEE:
            return "offre.active_jusqu_au >= %(aujourdhui)s"
        case Statut.PERIMEE:
            return "(offre.statut = 'VALIDEE' AND offre.active_jusqu_au < %(aujourdhui)s)"
        case _:
            return f"offre.statut = '{statut}'"
