"""`sofi explain`: the statements that an operation takes, and which fields plans read without the reference driver."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path  # noqa: TC003  typer reads annotations at run time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.contexte import Contexte
    from graph.execution import Operation, Reponse, Requete
    from loaders.requete import Ligne
    from loaders.requete import Requete as Enonce
    from service.reglages import Reglages


def explain(  # noqa: PLR0913, PLR0917  one for each option
    fichier: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A GraphQL operation.", dir_okay=False, exists=True)
    ] = None,
    variables: Annotated[str, typer.Option(help="Variables, as a JSON object.")] = "{}",
    operation: Annotated[str | None, typer.Option(help="Name of the operation, when there are several.")] = None,
    analyse: Annotated[bool, typer.Option("--analyse", help="Add PostgreSQL's plan, run and timed.")] = False,
    reference: Annotated[
        bool, typer.Option("--reference", help="As Strawberry's resolvers read it, without a plan.")
    ] = False,
    couverture: Annotated[
        bool, typer.Option("--couverture", help="No FILE: how plans read each field, what none covers and why.")
    ] = False,
) -> None:
    """Run an operation and print each of its statements with the number of rows it gave."""
    if couverture == (fichier is not None):
        raise typer.BadParameter("either FILE or --couverture.")
    if fichier is None:
        return _imprimer(dire_la_couverture())
    from graph.execution import Requete
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    requete = Requete(fichier.read_text(encoding="utf-8"), lire_variables(variables), operation)
    reglages = lire_reglages()
    if reference:
        reglages = reglages.model_copy(update={"plan": False})
    with base_ouverte(reglages) as url:
        exiger_a_jour(url)
        _imprimer(asyncio.run(expliquer(url, reglages, requete, analyse=analyse)))
    return None


def _imprimer(lignes: list[str]) -> None:
    for ligne in lignes:
        typer.echo(ligne)


def dire_la_couverture() -> list[str]:
    """One line for each field, those of a type together, then what no plan covers and the counts."""
    from graph.plan.couverture import dire
    from graph.plan.visite import couverture
    from graph.schema import schema

    return list(dire(couverture(schema)))


def lire_variables(texte: str) -> dict[str, Any]:
    """The variables of an operation; EntreeInvalide when they are not a JSON object."""
    try:
        variables = json.loads(texte)
    except ValueError:
        variables = None
    if not isinstance(variables, dict):
        raise EntreeInvalide('Les variables sont un objet JSON : --variables \'{"numero": "SE_0000000042"}\'.')
    return variables


@dataclass
class Passages:
    """What each driver that was tried ran, statement by statement, and what became of it."""

    finis: list[tuple[list[tuple[Enonce, int]], str]] = field(default_factory=list)
    executes: list[tuple[Enonce, int]] = field(default_factory=list)

    def noter(self, enonce: Enonce, lignes: list[Ligne]) -> None:
        """A statement that was run."""
        self.executes.append((enonce, len(lignes)))

    def finir(self, fin: str) -> None:
        """The driver is done with them."""
        self.finis.append((self.executes, fin))
        self.executes = []


async def expliquer(url: str, reglages: Reglages, requete: Requete, *, analyse: bool) -> list[str]:
    """The lines that tell the statements of this operation, in the order they were run."""
    from graph.contexte import Contexte
    from models.lecteur import PUBLIC
    from service.jour import aujourdhui
    from service.parametres import parametres
    from service.pool import ouvrir_pool

    passages = Passages()
    operation = _preparer(requete)
    async with (
        ouvrir_pool(url, reglages) as pool,
        Contexte(pool, PUBLIC, aujourdhui(reglages), parametres(reglages), passages.noter) as contexte,
    ):
        reponse = await _repondre(operation, contexte, passages, plan=reglages.plan)
        lignes = _dire_les_erreurs(reponse)
        for executes, fin in passages.finis:
            plans = [await contexte.executer(enonce.avec_son_plan()) for enonce, _ in executes if analyse]
            lignes += [*_dire(executes, plans), f"-- {len(executes)} statements, {fin}"]
    return lignes


def _preparer(requete: Requete) -> Operation:
    from graph.execution import Reponse, moteur
    from graph.schema import schema

    operation = moteur(schema).preparer(requete)
    if isinstance(operation, Reponse):
        raise EntreeInvalide(operation.erreurs[0]["message"])
    return operation


async def _repondre(operation: Operation, contexte: Contexte, passages: Passages, *, plan: bool) -> Reponse:
    """As the server does."""
    from graph.execution import Reponse, moteur
    from graph.plan import moteur_compile
    from graph.schema import schema

    if plan:
        essai = await moteur_compile(schema).essayer(operation, contexte)
        if isinstance(essai, Reponse):
            passages.finir("by a plan")
            return essai
        passages.finir(f"and no answer by a plan: {essai}")
    reponse = await moteur(schema).repondre(operation, contexte)
    passages.finir("by the reference driver")
    return reponse


def _dire(executes: list[tuple[Enonce, int]], plans: list[list[Ligne]]) -> Iterator[str]:
    for (enonce, lignes), plan in zip(executes, plans or repeat(()), strict=False):
        yield f"{enonce.texte};"
        for nom, valeur in enonce.parametres.items():
            if f"%({nom})s" in enonce.texte:
                yield f"-- {nom} = {valeur}"
        yield from (f"--   {ligne}" for (ligne,) in plan)
        yield f"-- {lignes} rows\n"


def _dire_les_erreurs(reponse: Reponse) -> list[str]:
    return [f"-- {erreur['extensions']['code']}: {erreur['message']}" for erreur in reponse.erreurs]
