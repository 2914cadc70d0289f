"""Where the data live, and binaries that the server's account cannot reach where they are."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from service.postgres.compte import traversable

# Only root writes here: unlike /var/tmp, nobody else can put binaries or data in our place, and nothing sweeps it.
RACINE_OUVERTE = Path("/var/lib/sofi")


def dossier_des_donnees(demande: Path, dire: Callable[[str], None]) -> Path:
    """The directory asked for, made if missing; as root below a closed directory, another place, which is said."""
    dossier = demande.expanduser().resolve()
    if os.geteuid() == 0 and not traversable(dossier):
        demande, dossier = dossier, RACINE_OUVERTE / f"{dossier.name.lstrip('.')}-{_empreinte(dossier)}"
        dire(f"{demande} is below a directory that only root may enter: the data are in {dossier}.")
    _creer(dossier)
    return dossier


def binaires_accessibles(binaires: Path) -> Path:
    """The same binaries where any account may run them: in place, else in a copy made once."""
    if traversable(binaires / "postgres"):
        return binaires
    installation = binaires.parent
    etat = (binaires / "postgres").stat()
    copie = RACINE_OUVERTE / f"binaires-{_empreinte(installation, etat.st_mtime_ns, etat.st_size)}"
    if not copie.exists():
        _creer(RACINE_OUVERTE)
        _copier(installation, copie)
    return copie / installation.parent.name / installation.name / binaires.name


def _empreinte(*elements: object) -> str:
    return hashlib.sha256(repr(elements).encode()).hexdigest()[:12]


def _creer(dossier: Path) -> None:
    masque = os.umask(0o022) if os.geteuid() == 0 else None
    try:
        dossier.mkdir(parents=True, exist_ok=True)
    finally:
        if masque is not None:
            os.umask(masque)


def _copier(installation: Path, copie: Path) -> None:
    # Whole or not at all: copied aside, then renamed. The wheel's libraries are found from $ORIGIN: same layout.
    provisoire = Path(tempfile.mkdtemp(prefix="copie-", dir=RACINE_OUVERTE))
    paquet = installation.parent
    for partie in ("bin", "lib", "share"):
        if (installation / partie).exists():
            shutil.copytree(installation / partie, provisoire / paquet.name / installation.name / partie, symlinks=True)
    bibliotheques = paquet.with_name(f"{paquet.name}.libs")
    if bibliotheques.exists():
        shutil.copytree(bibliotheques, provisoire / bibliotheques.name, symlinks=True)
    _ouvrir_a_tous(provisoire)
    try:
        provisoire.rename(copie)
    except OSError:  # another command made the same copy first
        shutil.rmtree(provisoire)


def _ouvrir_a_tous(racine: Path) -> None:
    for chemin in (racine, *racine.rglob("*")):
        if not chemin.is_symlink():
            droits = chemin.stat().st_mode
            chemin.chmod(0o755 if chemin.is_dir() or droits & 0o100 else 0o644)
