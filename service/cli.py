"""The command line: `sofi COMMAND`; one module per command below `service/commandes`, one line each here."""

import os
import sys
import traceback
import uuid

import typer
from rich.console import Console

from models.erreurs import ErreurSofi
from service.commandes import (
    compte,
    demo,
    effacer,
    explain,
    exporter,
    importer,
    jeton,
    lots,
    migrate,
    schema,
    serve,
    verifier,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="SOFI, the regional catalogue of vocational training: Lhéo in, GraphQL out.",
)
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)
app.command("migrate")(migrate.migrate)
app.add_typer(importer.app, name="import")
app.add_typer(exporter.app, name="export")
app.command("lots")(lots.lots)
app.command("rejets")(lots.rejets)
app.command("verifier")(verifier.verifier)
app.add_typer(compte.app, name="compte")
app.add_typer(jeton.app, name="jeton")
app.command("effacer")(effacer.effacer)
app.command("schema")(schema.schema)
app.command("explain")(explain.explain)

INTERROMPU = 130


def main() -> None:
    """Run one command; what SOFI refuses is one French sentence and exit code 1, what it did not foresee has an id."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERROMPU)
    except ErreurSofi as erreur:
        _dire(erreur.message)
        sys.exit(1)
    except Exception as erreur:  # noqa: BLE001 - the last frontier: a terminal is no place for a traceback
        _dire(_imprevue(erreur))
        sys.exit(1)


def _imprevue(erreur: BaseException) -> str:
    if os.environ.get("SOFI_DEBUG") == "1":
        return "".join(traceback.format_exception(erreur))
    if panne := _panne_de_la_base(erreur):
        return f"La base de données a cessé de répondre : {' '.join(str(panne).split())}"
    identifiant = uuid.uuid4().hex[:8]
    return f"Erreur imprévue {identifiant} ({type(erreur).__name__}) ; SOFI_DEBUG=1 en montre le détail."


def _panne_de_la_base(erreur: BaseException | None) -> BaseException | None:
    import psycopg  # noqa: PLC0415 - costs a tenth of a second that --help need not pay

    while erreur:
        # Without SQLSTATE the connection broke; 08 and 57P are the server saying that it goes.
        if isinstance(erreur, psycopg.OperationalError) and (erreur.sqlstate or "08").startswith(("08", "57P")):
            return erreur
        erreur = erreur.__cause__
    return None


def _dire(message: str) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(message, style="red", markup=False)
