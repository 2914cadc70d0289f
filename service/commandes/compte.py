"""`sofi compte`: who may do what."""

from typing import Annotated

import typer

from models.autosaisie import Droit, Role
from models.erreurs import EntreeInvalide

app = typer.Typer(no_args_is_help=True, help="Accounts: who may enter, validate and read what is not public.")

Courriel = Annotated[str, typer.Argument(metavar="COURRIEL", help="Its e-mail address.", show_default=False)]


@app.command("creer")
def creer(
    courriel: Courriel,
    role: Annotated[Role, typer.Option(metavar="ROLE", help=f"What it is: {', '.join(Role)}.", case_sensitive=False)],
    organisme: Annotated[
        str | None, typer.Option(metavar="SIRET", help="SIRET of an organisme that an ORGANISME account acts for.")
    ] = None,
    droit: Annotated[
        Droit | None,
        typer.Option(metavar="DROIT", help=f"What it may do there: {', '.join(Droit)}.", case_sensitive=False),
    ] = None,
    importe: Annotated[bool, typer.Option("--import", help="The Carif trusts the Lhéo files it sends.")] = False,
) -> None:
    """Make an account; again with another --organisme, give it one right more."""
    from service.commandes.version import catalogue_ouvert
    from service.comptes import gestion

    if (organisme is None) != (droit is None):
        raise EntreeInvalide("--organisme et --droit vont ensemble : pour qui, et pour quoi faire.")
    if importe and organisme is None:
        raise EntreeInvalide("--import va avec --organisme et --droit : de qui sont les fichiers.")
    mandat = gestion.Mandat(organisme, droit, importe) if organisme and droit else None
    with catalogue_ouvert() as url:
        dites = gestion.creer(url, courriel, role, mandat)
    for dite in dites:
        typer.echo(dite)


@app.command("retirer")
def retirer(
    courriel: Courriel,
    organisme: Annotated[str, typer.Option(metavar="SIRET", help="SIRET of the organisme it acted for.")],
    importe: Annotated[bool, typer.Option("--import", help="Trust its Lhéo files no more; its right stays.")] = False,
) -> None:
    """Take back what an account may do for an organisme, within five seconds; what it wrote stays."""
    from service.commandes.version import catalogue_ouvert
    from service.comptes import gestion

    with catalogue_ouvert() as url:
        dites = gestion.retirer(url, courriel, organisme, accord_seul=importe)
    for dite in dites:
        typer.echo(dite)


@app.command("lister")
def lister() -> None:
    """List accounts: role, rights, the keys that are accepted, by their first characters."""
    from service.commandes.version import catalogue_ouvert
    from service.comptes import annuaire

    with catalogue_ouvert() as url:
        inscrits = annuaire.inscrits(url)
    for inscrit in inscrits:
        typer.echo(f"{inscrit.courriel}  {inscrit.role}{'  suspendu' if inscrit.suspendu else ''}")
        for ligne in (*inscrit.droits, *inscrit.jetons):
            typer.echo(f"    {ligne}")
    if not inscrits:
        typer.echo("Aucun compte : sofi compte creer COURRIEL --role ROLE")


@app.command("suspendre")
def suspendre(
    courriel: Courriel,
    retablir: Annotated[bool, typer.Option("--retablir", help="Give it back, with its rights and keys.")] = False,
) -> None:
    """Accept an account and all its keys no more; what it wrote stays."""
    from service.commandes.version import catalogue_ouvert
    from service.comptes import gestion

    with catalogue_ouvert() as url:
        typer.echo(gestion.suspendre(url, courriel, retablir=retablir))
