"""`sofi explain`: the statements that an operation takes."""

from __future__ import annotations

import asyncio
import json
from itertools import repeat
from pathlib import Path  # noqa: TC003  typer reads annotations at run time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.execution import Reponse, Requete
    from loaders.requete import Ligne
    from loaders.requete import Requete as Enonce
    from service.reglages import Reglages


def explain(
    fichier: Annotated[Path, typer.Argument(metavar="FILE", help="A GraphQL operation.", dir_okay=False, exists=True)],
    variables: Annotated[str, typer.Option(help="Variables, as a JSON object.")] = "{}",
    operation: Annotated[str | None, typer.Option(help="Name of the operation, when there are several.")] = None,
    analyse: Annotated[bool, typer.Option("--analyse", help="Add PostgreSQL's plan, run and timed.")] = False,
) -> None:
    """Run an operation and print each of its statements with the number of rows it gave."""
    from graph.execution import Requete
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    requete = Requete(fichier.read_text(encoding="utf-8"), lire_variables(variables), operation)
    reglages = lire_reglages()
    with base_ouverte(reglages) as url:
        exiger_a_jour(url)
        for ligne in asyncio.run(expliquer(url, reglages, requete, analyse=analyse)):
            typer.echo(ligne)


def lire_variables(texte: str) -> dict[str, Any]:
    """The variables of an operation; EntreeInvalide when they are not a JSON object."""
    try:
        variables = json.loads(texte)
    except ValueError:
        variables = None
    if not isinstance(variables, dict):
        raise EntreeInvalide('Les variables sont un objet JSON : --variables \'{"numero": "SE_0000000042"}\'.')
    return variables


async def expliquer(url: str, reglages: Reglages, requete: Requete, *, analyse: bool) -> list[str]:
    """The lines that tell the statements of this operation, in the order they were run."""
    from graph.contexte import Contexte
    from graph.execution import executer
    from graph.schema import schema
    from models.lecteur import PUBLIC
    from service.jour import aujourdhui
    from service.pool import ouvrir_pool

    executes: list[tuple[Enonce, int]] = []

    def noter(enonce: Enonce, lignes: list[Ligne]) -> None:
        executes.append((enonce, len(lignes)))

    async with (
        ouvrir_pool(url, reglages) as pool,
        Contexte(pool, PUBLIC, aujourdhui(reglages), reglages.region, noter) as contexte,
    ):
        reponse = await executer(schema, requete, contexte)
        if not reponse.executee:
            raise EntreeInvalide(reponse.erreurs[0]["message"])
        vus = tuple(executes)
        plans = [await contexte.executer(enonce.avec_son_plan()) for enonce, _ in vus if analyse]
    return [*_dire_les_erreurs(reponse), *_dire(vus, plans)]


def _dire(executes: Sequence[tuple[Enonce, int]], plans: list[list[Ligne]]) -> Iterator[str]:
    for (enonce, lignes), plan in zip(executes, plans or repeat(()), strict=False):
        yield f"{enonce.texte};"
        for nom, valeur in enonce.parametres.items():
            if f"%({nom})s" in enonce.texte:
                yield f"-- {nom} = {valeur}"
        yield from (f"--   {ligne}" for (ligne,) in plan)
        yield f"-- {lignes} rows\n"
    yield f"-- {len(executes)} statements"


def _dire_les_erreurs(reponse: Reponse) -> Iterator[str]:
    yield from (f"-- {erreur['extensions']['code']}: {erreur['message']}" for erreur in reponse.erreurs)
