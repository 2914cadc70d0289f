"""What a caller wants exported, said as `recherche` is asked: read by the API's own code before the export begins."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from graph.contexte import Contexte
from graph.fichier import LONGUEUR_MAXIMALE
from graph.filtre_donne import filtre_donne
from graph.lecture_question import lire_question
from graph.refus import traduire
from models.erreurs import EntreeInvalide, ErreurSofi
from models.lecteur import PUBLIC
from service.jour import aujourdhui
from service.json_recu import charger
from service.parametres import parametres
from service.pool import ouvrir_pool
from service.recherche_tenue import remplir_la_recherche

if TYPE_CHECKING:
    from graph.offre_filtre import OffreFiltre
    from loaders.offre.question import Question
    from service.reglages import Reglages


class Choix(NamedTuple):
    """What is asked of a search: words, and an `OffreFiltre` as JSON."""

    texte: str | None = None
    filtre: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is: no filter at all is not an empty one."""
        return self.texte is not None or self.filtre is not None


async def lire_selection(contexte: Contexte, choix: Choix) -> Question:
    """The question that is asked; raises EntreeInvalide, naming what cannot be read."""
    donne = None if choix.filtre is None else _filtre(choix.filtre)
    return await lire_question(contexte, choix.texte, donne)


def _filtre(filtre: str) -> OffreFiltre:
    if len(filtre) > LONGUEUR_MAXIMALE:
        raise EntreeInvalide(f"Le filtre a {len(filtre)} caractères : {LONGUEUR_MAXIMALE} au plus sont lus.")
    return filtre_donne(charger(filtre, "Le filtre", EntreeInvalide))


def selection_de_la_commande(url: str, reglages: Reglages, choix: Choix) -> Question:
    """The same for a command, which has no pool of its own; raises EntreeInvalide and Indisponible."""

    async def lire() -> Question:
        async with (
            ouvrir_pool(url, reglages) as pool,
            Contexte(pool, PUBLIC, aujourdhui(reglages), parametres(reglages)) as contexte,
        ):
            return await lire_selection(contexte, choix)

    try:
        remplir_la_recherche(url)  # else nothing would be found, and the filter be told to be too narrow
        return asyncio.run(lire())
    except ErreurSofi:
        raise
    except Exception as erreur:
        raise traduire(erreur) from erreur
