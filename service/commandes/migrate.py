"""`sofi migrate`: bring the database up to this version of the code."""

import typer


def migrate() -> None:
    """Create or upgrade the tables and load the closed lists."""
    from models.migrer import migrer
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        faites = migrer(url)
    for faite in faites or ["Already up to date."]:
        typer.echo(faite)
