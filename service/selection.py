"""What a caller wants exported, said as `recherche` is asked: read by the API's own code before the export begins."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from graph.contexte import Contexte
from graph.fichier import LONGUEUR_MAXIMALE
from graph.filtre_donne import filtre_donne
from graph.lecture_question import lire_question
from graph.refus import traduire
from models.erreurs import EntreeInvalide, ErreurSofi
from models.lecteur import PUBLIC
from service.jour import aujourdhui
from service.json_recu import charger
from service.pool import ouvrir_pool
from service.recherche_tenue import remplir_la_recherche

if TYPE_CHECKING:
    from loaders.offre.question import Question
    from service.reglages import Reglages


async def lire_selection(contexte: Contexte, filtre: str) -> Question:
    """The question that this JSON, an `OffreFiltre`, asks; raises EntreeInvalide, naming what cannot be read."""
    if len(filtre) > LONGUEUR_MAXIMALE:
        raise EntreeInvalide(f"Le filtre a {len(filtre)} caractères : {LONGUEUR_MAXIMALE} au plus sont lus.")
    donne = filtre_donne(charger(filtre, "Le filtre", EntreeInvalide))
    return await lire_question(contexte, donne)


def selection_de_la_commande(url: str, reglages: Reglages, filtre: str) -> Question:
    """The same for a command, which has no pool of its own; raises EntreeInvalide and Indisponible."""

    async def lire() -> Question:
        async with (
            ouvrir_pool(url, reglages) as pool,
            Contexte(pool, PUBLIC, aujourdhui(reglages), reglages.region) as contexte,
        ):
            return await lire_selection(contexte, filtre)

    try:
        remplir_la_recherche(url)  # else nothing would be found, and the filter be told to be too narrow
        return asyncio.run(lire())
    except ErreurSofi:
        raise
    except Exception as erreur:
        raise traduire(erreur) from erreur
