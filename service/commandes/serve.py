"""`sofi serve`: the API and GraphiQL over HTTP."""

import errno
import gc
import multiprocessing
import os
import signal
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from models.erreurs import EntreeInvalide
from service.filiation import mourir_avec_le_parent

if TYPE_CHECKING:
    from starlette.applications import Starlette

DELAI_D_ARRET_S = 5  # what is still being answered then, an export for the most part, is cut
RAMASSAGE = 20_000  # objects made and not freed: a large answer has as many, and no cycle
APPLICATION = "service.commandes.serve:application"


def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.", show_default="SOFI_HOST or 127.0.0.1")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port to listen on.", show_default="PORT or 8000")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 1,
) -> None:
    """Serve the GraphQL API and GraphiQL until interrupted."""
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    reglages = lire_reglages()
    hote, numero = host or reglages.hote, port or reglages.port
    exiger_port_libre(hote, numero)
    with base_ouverte(reglages) as url:
        exiger_a_jour(url)
        ecouter(url, hote, numero, workers)


def ecouter(url: str, hote: str, port: int, processus: int = 1) -> None:
    """Serve the database at `url` until a signal; its workers read DATABASE_URL."""
    import uvicorn

    from service.http.protocole import Protocole

    if processus > 1:
        exiger_declarations_justes()
    os.environ["DATABASE_URL"] = url
    typer.echo(f"SOFI listens on http://{f'[{hote}]' if ':' in hote else hote}:{port}", err=True)
    uvicorn.run(
        APPLICATION,
        factory=True,
        host=hote,
        port=port,
        workers=processus,
        log_level="warning",
        timeout_graceful_shutdown=DELAI_D_ARRET_S,
        access_log=False,
        http=Protocole,
        proxy_headers=False,  # nothing depends on who asks, nor by which way
    )


def application() -> "Starlette":
    """What uvicorn builds in each process that answers."""
    from service.http.application import creer_application

    if (surveillant := multiprocessing.parent_process()) and surveillant.pid:
        # Else the workers of a killed command would keep its port.
        mourir_avec_le_parent(surveillant.pid, signal.SIGTERM)
    app = creer_application()
    # Schema and declarations live as long as the process, answers are freed without it: it has little to look for.
    gc.freeze()
    gc.set_threshold(RAMASSAGE)
    return app


def exiger_declarations_justes() -> None:
    """What each worker would raise as it starts: uvicorn replaces those that die, without end."""
    from graph.plan.verification import verifier
    from graph.schema import schema
    from models.tables import METADONNEES

    verifier(schema, METADONNEES)


def exiger_port_libre(hote: str, port: int) -> None:
    """Refuse an address that cannot be listened on, before anything is started for it."""
    try:
        famille, *_, adresse = socket.getaddrinfo(hote, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(famille, socket.SOCK_STREAM) as prise:
            prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            prise.bind(adresse)
    except OSError as erreur:
        if erreur.errno == errno.EADDRINUSE:
            message = f"Le port {port} de {hote} est déjà pris : arrêtez ce qui l'occupe ou choisissez-en un autre"
            raise EntreeInvalide(f"{message} (--port ou PORT).") from erreur
        raise EntreeInvalide(f"Impossible d'écouter sur {hote}, port {port} : {erreur.strerror}.") from erreur
