"""All that follows from the catalogue, kept at once: what searches read, and what mirrors are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loaders.tenue import changements, recherche, suggestions
from loaders.tenue.recherche import Ecarts
from models.ecriture import Confirmee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

    from models.ecriture import Touche


def tenir_le_lot(connexion: Connection[Any], lot: int) -> None:
    """After a lot of offers: set right what its evenements may have changed, in its transaction."""
    changements.verrouiller(connexion)
    suggestions.tenir(connexion, recherche.tenir_le_lot(connexion, lot))
    changements.tenir_le_lot(connexion, lot)


def tenir_les_objets(connexion: Connection[Any], objets: Sequence[Touche]) -> None:
    """After edits of these objects: set right what they may have changed, in their transaction (`models/ecriture`)."""
    changements.verrouiller(connexion)
    # few objects, always: plans made once do, and making them takes longer than what they do
    connexion.execute("SET LOCAL plan_cache_mode = force_generic_plan")
    if autrement := [objet for objet in objets if not isinstance(objet, Confirmee)]:
        suggestions.tenir(connexion, recherche.tenir_les_objets(connexion, autrement))
    changements.tenir(connexion, objets)


def tenir_apres_un_flux(connexion: Connection[Any], lot: int, *, change: bool) -> None:
    """After a feed of references, of which anything may read otherwise when it changed something."""
    changements.verrouiller(connexion)
    if change:
        recherche.refaire(connexion)
        suggestions.refaire(connexion)
    changements.tenir_le_lot(connexion, lot)


def refaire(connexion: Connection[Any]) -> None:
    """Set right all of it."""
    changements.verrouiller(connexion)
    recherche.refaire(connexion)
    suggestions.refaire(connexion)
    changements.refaire(connexion)


def jamais_remplies(connexion: Connection[Any]) -> list[str]:
    """The tables that are empty though the catalogue has rows for them: searches would find nothing, without a word."""
    return [*recherche.jamais_remplies(connexion), *suggestions.jamais_remplies(connexion)]


def verifier(connexion: Connection[Any]) -> list[Ecarts]:
    """Compare all of it with what it should be; the tables that differ."""
    publications = changements.ecarts(connexion)
    lues = (
        [Ecarts("publication", len(publications), [(numero,) for numero in publications[:3]])] if publications else []
    )
    return [*recherche.verifier(connexion), *lues, *recherche.comparer(connexion, suggestions.TABLES)]
