"""The data directory of the embedded server: made once, refused when another major version wrote it."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from models.erreurs import Indisponible
from service.postgres.binaires import binaires_de_version, version_majeure
from service.postgres.consigne import Consigne, environnement


def preparer(consigne: Consigne) -> None:
    """Make the data directory when there is none; the caller holds `consigne.verrou`."""
    majeure = version_majeure(consigne.binaires)
    temoin = consigne.donnees / "PG_VERSION"
    if not temoin.exists():
        _initialiser(consigne, majeure)
    elif (presente := int(temoin.read_text(encoding="ascii"))) != majeure:
        raise Indisponible(_autre_version(consigne, presente, majeure))


def _initialiser(consigne: Consigne, majeure: int) -> None:
    # Whole or not at all: made aside, then renamed, so that a kill in the middle leaves nothing half made.
    for reste in consigne.dossier.glob("neuf-*"):
        shutil.rmtree(reste)
    neuf = Path(tempfile.mkdtemp(prefix="neuf-", dir=consigne.dossier))
    if consigne.compte:
        os.chown(neuf, consigne.compte.uid, consigne.compte.gid)
    langue = (
        ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if majeure >= 17  # noqa: PLR2004 - first version with the builtin provider
        else ["--locale=C.UTF-8"]
    )
    commande = [str(consigne.binaires / "initdb"), "-D", str(neuf), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    commande += [*langue, *([] if consigne.fsync else ["--no-sync"])]
    # The inherited lock makes the next command wait for an initdb that outlives the death of this one.
    execution = subprocess.run(  # noqa: S603 - the operator's own PostgreSQL
        commande,
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=environnement(),
        pass_fds=[consigne.verrou],
        **consigne.options_de_compte(),
    )
    if execution.returncode:
        raise Indisponible(f"La base embarquée n'a pas pu être créée dans {neuf.parent} : {execution.stderr.strip()}")
    neuf.rename(consigne.donnees)


def _autre_version(consigne: Consigne, presente: int, majeure: int) -> str:
    donnees, nouveaux = consigne.donnees, consigne.binaires
    anciens = binaires_de_version(presente) or Path(f"/chemin/vers/postgresql-{presente}/bin")
    comme = "runuser -u nobody -- " if consigne.compte else ""
    lancer, ici = f"-w -D {donnees} -o '-k /tmp -c listen_addresses= -p 5499' start", "-h /tmp -p 5499 -U postgres"
    return f"""\
Les données de {donnees} sont celles de PostgreSQL {presente} ; les programmes trouvés ({nouveaux}) sont \
PostgreSQL {majeure}. Rien n'a été modifié.
Pour continuer avec PostgreSQL {presente} : PG_BINDIR={anciens}
Pour passer à PostgreSQL {majeure}, exporter puis reprendre :
  {comme}{anciens}/pg_ctl {lancer}
  {anciens}/pg_dump {ici} sofi > sofi.sql
  {comme}{anciens}/pg_ctl -w -D {donnees} stop
  mv {donnees} {donnees}-{presente}
  sofi migrate && sleep 2
  {comme}{nouveaux}/pg_ctl {lancer}
  {nouveaux}/dropdb {ici} sofi
  {nouveaux}/createdb {ici} sofi
  {nouveaux}/psql {ici} -q -o /dev/null -v ON_ERROR_STOP=1 -f sofi.sql sofi
  {comme}{nouveaux}/pg_ctl -w -D {donnees} stop"""
