"""`sofi jeton`: the keys of accounts."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="API keys of accounts.")


@app.command("creer")
def creer(
    courriel: Annotated[str, typer.Argument(metavar="COURRIEL", help="Whose it is.", show_default=False)],
    lecture_seule: Annotated[bool, typer.Option("--lecture-seule", help="It may read, and write nothing.")] = False,
    jours: Annotated[
        int | None, typer.Option(min=1, max=3650, help="Days until it expires.", show_default="it never does")
    ] = None,
) -> None:
    """Give an account a new key: the last line of the output, shown once."""
    from service.commandes.version import catalogue_ouvert
    from service.comptes import jetons

    with catalogue_ouvert() as url:
        jeton = jetons.creer(url, courriel, lecture_seule=lecture_seule, jours=jours)
    typer.echo("Notez ce jeton : il ne sera plus montré, seule son empreinte est gardée.", err=True)
    typer.echo(jeton)


@app.command("revoquer")
def revoquer(
    jeton: Annotated[
        str,
        typer.Argument(
            metavar="DEBUT_OU_JETON",
            help="The key, or its beginning as `sofi compte lister` shows it.",
            show_default=False,
        ),
    ],
) -> None:
    """Accept a key no more, within five seconds."""
    from service.commandes.version import catalogue_ouvert
    from service.comptes import jetons

    with catalogue_ouvert() as url:
        typer.echo(jetons.revoquer(url, jeton))
