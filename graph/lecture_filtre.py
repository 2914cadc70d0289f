"""From the filter that a client sends to the one that is compiled: read within bounds, located, its codes known."""

import re
from collections.abc import Awaitable
from dataclasses import fields
from datetime import datetime
from typing import Any

from strawberry.utils.str_converters import to_camel_case

from graph.contexte import Contexte
from graph.criteres import codes, instant, valeurs
from graph.intervalle_filtre import IntervalleFiltre, lire_intervalle
from graph.lieu_filtre import lire_lieu
from graph.offre_filtre import OffreFiltre
from graph.periode_filtre import PeriodeFiltre, lire_periode
from loaders.offre.filtre import Filtre
from loaders.offre.inconnus import inconnus
from loaders.visibilite import non_publics, statuts_demandes
from models.erreurs import EntreeInvalide
from models.lecteur import PUBLIC, Lecteur

MOIS = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def lire_filtre(contexte: Contexte, filtre: OffreFiltre) -> Awaitable[Filtre]:
    """The filter, read once for all lists that are given it; raises EntreeInvalide, naming the field.

    Whoever looks, what is searched and counted is what is published.
    """
    return contexte.une_fois(("filtre", repr(filtre)), lambda: _lire_filtre(contexte, filtre, PUBLIC))


async def lire_filtre_de_liste(contexte: Contexte, filtre: OffreFiltre) -> Filtre:
    """As `lire_filtre`, for a list of objects: statuses that the viewer alone may see are asked for by themselves."""
    if not non_publics(filtre.statuts):
        return await lire_filtre(contexte, filtre)
    lu = await contexte.une_fois(
        ("filtre de liste", repr(filtre)), lambda: _lire_filtre(contexte, filtre, contexte.regard.lecteur)
    )
    if lu != Filtre(statuts=lu.statuts):
        demandes = [*non_publics(lu.statuts)]
        un, plusieurs = "n'est pas public, et se demande seul", "ne sont pas publics, et se demandent seuls"
        raise EntreeInvalide(
            f"`statuts` : {', '.join(demandes)} {un if len(demandes) == 1 else plusieurs} : les autres critères"
            " cherchent dans ce qui est publié. Retirez-les, ou ne demandez que des statuts publics."
        )
    return lu


async def _lire_filtre(contexte: Contexte, filtre: OffreFiltre, lecteur: Lecteur) -> Filtre:
    noms = [champ.name for champ in fields(Filtre) if champ.name != "lieu"]
    lus = {nom: _lire(to_camel_case(nom), getattr(filtre, nom)) for nom in noms}
    lus["lieu"] = await lire_lieu(contexte, "lieu", filtre.lieu)
    if filtre.statuts:
        lus["statuts"] = statuts_demandes(lecteur, lus["statuts"])
    lu = Filtre(**lus)
    await connaitre(contexte, lu)
    return lu


def _lire(champ: str, valeur: Any) -> Any:
    lu = valeur
    if isinstance(valeur, PeriodeFiltre):
        lu = lire_periode(champ, valeur)
    elif isinstance(valeur, IntervalleFiltre):
        lu = lire_intervalle(champ, valeur)
    elif isinstance(valeur, datetime):
        lu = instant(champ, valeur)
    elif isinstance(valeur, list):
        lu = codes(champ, valeur) if all(type(element) is str for element in valeur) else valeurs(champ, valeur)
    return _mois(lu) if champ == "moisDebut" else lu


def _mois(lus: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if faux := next((mois for mois in lus or () if not MOIS.fullmatch(mois)), None):
        raise EntreeInvalide(f"`moisDebut` : « {faux:.20} » n'est pas un mois : écrivez `AAAA-MM`, comme `2027-09`.")
    return lus


async def connaitre(contexte: Contexte, filtre: object) -> None:
    """Refuse codes that no list has: they would find nothing, without a word."""
    if (requete := inconnus(filtre)) is None:
        return
    for champ, code in (await contexte.executer(requete))[:1]:
        raise EntreeInvalide(f"`{to_camel_case(champ)}` : aucune valeur n'a le code « {code:.20} ».")
