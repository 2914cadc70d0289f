"""Where documents are written: a file that appears whole or not at all, or a stream (standard output, pipe, device)."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from models.erreurs import Indisponible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STANDARD = Path("-")


class Sortie:
    """A stream: what is written to it cannot be taken back."""

    def __init__(self, nom: str, fichier: BinaryIO) -> None:
        self.nom = nom
        self.octets = 0
        self._fichier = fichier

    def ecrire(self, octets: bytes) -> None:
        """Write all of it; raises Indisponible."""
        with echec_dit(self.nom):
            self._fichier.write(octets)
        self.octets += len(octets)

    def achever(self) -> None:
        """Nothing more will be written; raises Indisponible."""
        with echec_dit(self.nom):
            self._fichier.close()

    def poser(self) -> None:
        """Show what was written, once all that is written together is complete."""

    def abandonner(self) -> str:
        """Write no more; says what has become of it, in French, or nothing."""
        with suppress(OSError):
            self._fichier.close()
        return f"Ce qui est parti vers {self.nom} n'est qu'un début : ne vous en servez pas." if self.octets else ""


class Fichier(Sortie):
    """A file written beside its place, under another name, until it is complete."""

    def __init__(self, nom: str, chemin: Path, ancien: os.stat_result | None = None) -> None:
        self._chemin = Path(os.path.realpath(chemin))  # the target of a link is replaced, not the link
        self._provisoire = self._chemin.with_name(f".sofi-{secrets.token_hex(6)}.tmp")
        # 0666 less the umask, as open() gives; O_EXCL: nobody prepares something else under this name.
        descripteur = os.open(self._provisoire, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        super().__init__(nom, os.fdopen(descripteur, "wb"))
        if ancien:
            _ressembler(descripteur, ancien)

    def achever(self) -> None:
        """Have the disk hold all of it, lest a crash after the move show an empty file; raises Indisponible."""
        with echec_dit(self.nom):
            self._fichier.flush()
            os.fsync(self._fichier.fileno())
        super().achever()

    def poser(self) -> None:
        """Take the place of what was there; raises Indisponible."""
        with echec_dit(self.nom):
            self._provisoire.replace(self._chemin)
        with suppress(OSError):  # some systems do not synchronise a directory: the file is there all the same
            _synchroniser(self._chemin.parent)

    def abandonner(self) -> str:
        """Leave what was there as it was, and nothing beside it."""
        super().abandonner()
        self._provisoire.unlink(missing_ok=True)
        return f"{self.nom} n'a pas été touché."


@contextmanager
def sorties(chemins: list[Path], dire: Callable[[str], None]) -> Iterator[list[Sortie]]:
    """Open what is written together: all of it shows when the block ends well, else no file does.

    Raises Indisponible; when the block fails, `dire` is told what has become of each.
    """
    ouvertes: list[Sortie] = []
    try:
        ouvertes.extend(map(ouvrir, chemins))
        yield ouvertes
        for sortie in ouvertes:
            sortie.achever()
        for sortie in ouvertes:
            sortie.poser()
    except BaseException:
        for devenu in [sortie.abandonner() for sortie in ouvertes]:
            if devenu:
                dire(devenu)
        raise


def ouvrir(chemin: Path) -> Sortie:
    """A file of that name if there is none or a plain one, a stream for anything else; raises Indisponible."""
    if chemin == STANDARD:
        return Sortie("la sortie standard", os.fdopen(sys.stdout.fileno(), "wb", closefd=False))
    with echec_dit(str(chemin)):
        try:
            descripteur = os.open(chemin, os.O_WRONLY | os.O_CLOEXEC)  # refuses what open() would refuse
        except FileNotFoundError:
            return Fichier(str(chemin), chemin)
        infos = os.fstat(descripteur)
        if not stat.S_ISREG(infos.st_mode):
            return Sortie(str(chemin), os.fdopen(descripteur, "wb"))
        os.close(descripteur)
        return Fichier(str(chemin), chemin, infos)


@contextmanager
def echec_dit(nom: str) -> Iterator[None]:
    """Tell in French why `nom` cannot be written, and what to do; raises Indisponible."""
    try:
        yield
    except OSError as erreur:
        raison = RAISONS.get(erreur.errno or 0, erreur.strerror or type(erreur).__name__)
        raise Indisponible(f"Impossible d'écrire vers {nom} : {raison}.") from erreur


def _ressembler(descripteur: int, ancien: os.stat_result) -> None:
    with suppress(PermissionError):  # only root gives files away
        os.fchown(descripteur, ancien.st_uid, ancien.st_gid)
    os.fchmod(descripteur, stat.S_IMODE(ancien.st_mode))


def _synchroniser(dossier: Path) -> None:
    descripteur = os.open(dossier, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


_PLEIN = "il n'y a plus de place ; libérez-en, ou écrivez ailleurs"
_INTERDIT = "c'est interdit ; changez les droits, ou écrivez ailleurs"
_SANS_DOSSIER = "son dossier n'existe pas ; créez-le, ou corrigez le chemin"
RAISONS = {
    errno.ENOSPC: _PLEIN,
    errno.EDQUOT: _PLEIN,
    errno.EFBIG: "la taille permise est dépassée ; relevez-la (ulimit -f), ou écrivez ailleurs",
    errno.EACCES: _INTERDIT,
    errno.EPERM: _INTERDIT,
    errno.EROFS: _INTERDIT,
    errno.ENOENT: _SANS_DOSSIER,
    errno.ENOTDIR: _SANS_DOSSIER,
    errno.EISDIR: "c'est un dossier ; donnez un nom de fichier",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.EPIPE: "plus personne ne lit ; relancez l'export, et lisez-le jusqu'au bout",
}
