"""`sofi migrate`: bring the database up to this version of the code."""

import typer


def migrate() -> None:
    """Create or upgrade the tables, load the closed lists, and make again what searches read of them."""
    import psycopg

    from loaders.tenue.ensemble import refaire
    from models.migrer import migrer
    from service.postgres.ouverture import base_ouverte
    from service.recherche_tenue import remplir_la_recherche
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        if faites := migrer(url):
            with psycopg.connect(url) as connexion:
                refaire(connexion)
        faites += [f"Filled {table}." for table in remplir_la_recherche(url)]
    for faite in faites or ["Already up to date."]:
        typer.echo(faite)
