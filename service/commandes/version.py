"""What every command that reads or writes the catalogue asks of its database first."""

from models.erreurs import Indisponible


def exiger_a_jour(url: str) -> None:
    """Refuse a database that does not hold every migration of this program; raises Indisponible."""
    from models.migrer import a_jour

    if not a_jour(url):
        raise Indisponible("La base de données n'est pas à la version de ce programme ; lancez : sofi migrate")
