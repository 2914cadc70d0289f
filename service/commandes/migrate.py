"""`sofi migrate`: bring the database up to this version of the code."""

import typer


def migrate() -> None:
    """Create or upgrade the tables, load the closed lists, and make what follows from them again."""
    import psycopg

    from loaders.tenue.ensemble import refaire
    from models.migrer import migrer
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        if faites := migrer(url):
            with psycopg.connect(url) as connexion:
                refaire(connexion)
    for faite in faites or ["Already up to date."]:
        typer.echo(faite)
