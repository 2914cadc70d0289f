"""Files as they are sent: plain, gzip or zip, told by their first bytes; each part read as a stream, none unpacked."""

from __future__ import annotations

import gzip
import stat
import struct
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path, PurePath
    from typing import IO

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
ZIP_VIDE = b"PK\x05\x06"
TAILLE_MAXIMALE = 8 * 1024**3  # bytes once unpacked; the largest feed has less than one
TAUX_MAXIMAL = 200  # times its packed size; XML of real feeds reaches 25
TAUX_SANS_RISQUE = 50 * 1024**2  # bytes below which the rate does not matter
MEMBRES_MAXIMUM = 1_000
CLASSEUR = "[Content_Types].xml"
UTF8_DIT = 0x800  # flag of a member whose name is UTF-8
CHIFFRE = 0x1
# what the standard library raises on bytes that are no archive after all
ECHECS = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    struct.error,
    UnicodeDecodeError,
    NotImplementedError,
    RuntimeError,
)


class Partie(NamedTuple):
    """A file, or a member of an archive; `dit` names it in messages, `taille` is what it weighs where it is."""

    chemin: Path
    membre: str | None
    genre: str  # plain, gzip, zip
    dit: str
    nom: str
    taille: int


def parties(chemin: Path) -> list[Partie]:
    """What a file holds; raises FichierRefuse for what cannot be read, or must not be."""
    if chemin.is_dir():
        raise FichierRefuse(f"{chemin} est un dossier : donnez un ou plusieurs fichiers.")
    try:
        with chemin.open("rb") as flux:
            debut = flux.read(4)
        taille = chemin.stat().st_size
        if debut[:4] in {ZIP, ZIP_VIDE}:
            return _membres(chemin)
    except ECHECS as erreur:
        raise FichierRefuse(illisible(chemin, erreur)) from erreur
    if not debut:
        raise FichierRefuse(f"{chemin} est vide. Demandez le fichier complet à son émetteur.")
    genre = "gzip" if debut[:2] == GZIP else "plain"
    return [Partie(chemin, None, genre, chemin.name, chemin.name.removesuffix(".gz"), taille)]


def illisible(chemin: PurePath | str, erreur: BaseException) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(erreur, OSError) and erreur.strerror:
        return f"{chemin} ne peut pas être lu ({erreur.strerror}). Vérifiez son nom et ses droits."
    if isinstance(erreur, (RuntimeError, NotImplementedError)):
        return f"{chemin} est une archive que SOFI ne sait pas ouvrir ({erreur}). Décompressez-la d'abord."
    return f"{chemin} est une archive abîmée ou incomplète. Rien n'a été écrit. Téléchargez-la de nouveau."


def _membres(chemin: Path) -> list[Partie]:
    with zipfile.ZipFile(chemin) as archive:
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if CLASSEUR in {info.filename for info in infos}:
        raise FichierRefuse(f"{chemin} est un classeur : enregistrez sa feuille en CSV (UTF-8), puis relancez.")
    if len(infos) > MEMBRES_MAXIMUM:
        raise FichierRefuse(f"{chemin} contient {len(infos)} fichiers : {MEMBRES_MAXIMUM} au plus sont acceptés.")
    _exiger_une_taille(chemin, sum(i.file_size for i in infos), sum(i.compress_size for i in infos))
    trouvees = []
    for info in infos:
        nom = _nom(info)
        _exiger_un_nom_sur(chemin, nom, info)
        dernier = nom.rpartition("/")[2]
        if not nom.startswith("__MACOSX/") and not dernier.startswith("."):
            trouvees.append(Partie(chemin, info.filename, "zip", f"{chemin.name} ({nom})", dernier, info.compress_size))
    if not trouvees:
        raise FichierRefuse(f"{chemin} est une archive vide. Demandez le fichier complet à son émetteur.")
    return trouvees


def _nom(info: zipfile.ZipInfo) -> str:
    """The name of a member as it was meant: old tools write UTF-8 without saying so, or their own code page."""
    nom = info.filename
    if not info.flag_bits & UTF8_DIT:
        try:
            nom = nom.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            nom = info.filename  # cp437, as zipfile read it
    return unicodedata.normalize("NFC", nom).replace("\\", "/")


def _exiger_un_nom_sur(chemin: Path, nom: str, info: zipfile.ZipInfo) -> None:
    """Nothing is unpacked; an archive that tries to leave its folder is refused all the same."""
    if nom.startswith("/") or nom[1:2] == ":" or ".." in nom.split("/") or stat.S_ISLNK(info.external_attr >> 16):
        raise FichierRefuse(f"{chemin} contient « {nom} », qui sort de l'archive : par sécurité, elle est refusée.")
    if info.flag_bits & CHIFFRE:
        raise FichierRefuse(f"{chemin} : « {nom} » est protégé par un mot de passe. Décompressez l'archive d'abord.")


def _exiger_une_taille(chemin: PurePath | str, taille: int, compressee: int) -> None:
    if taille > TAILLE_MAXIMALE or (taille > TAUX_SANS_RISQUE and taille > TAUX_MAXIMAL * max(compressee, 1)):
        message = "une fois décompressé, il serait démesuré : par sécurité, il est refusé. Décompressez-le d'abord."
        raise FichierRefuse(f"{chemin} : {message}")


@contextmanager
def ouverte(partie: Partie, avancement: Callable[[int], None] = lambda _: None) -> Iterator[Mesure]:
    """The bytes of a part, as a stream; `avancement` is told how many of its file it took. Raises FichierRefuse."""
    try:
        with partie.chemin.open("rb") as brut:
            if partie.genre == "plain":
                yield Mesure(partie, brut, brut, avancement)
            elif partie.genre == "gzip":
                with gzip.GzipFile(fileobj=brut) as flux:
                    yield Mesure(partie, brut, flux, avancement)
            else:
                with zipfile.ZipFile(brut) as archive, archive.open(partie.membre or "") as membre:
                    yield Mesure(partie, brut, membre, avancement)
    except ECHECS as erreur:
        raise FichierRefuse(illisible(partie.dit, erreur)) from erreur


class Mesure:
    """A stream that tells how much of its file was read, and stops what swells beyond reason."""

    def __init__(
        self, partie: Partie, brut: IO[bytes], flux: IO[bytes] | gzip.GzipFile, avancement: Callable[[int], None]
    ) -> None:
        self._partie = partie
        self._brut = brut
        self._flux = flux
        self._avancement = avancement
        self._place = brut.tell()
        self._lus = 0

    def read(self, taille: int = -1) -> bytes:
        """Some bytes, none at the end."""
        lus = self._flux.read(taille)
        self._lus += len(lus)
        if self._partie.genre != "plain":
            _exiger_une_taille(self._partie.dit, self._lus, self._partie.taille)
        place = self._brut.tell()
        self._avancement(place - self._place)
        self._place = place
        return lus
