"""What was handed over: files sorted by publisher, each part with its layout, and the fingerprint of their bytes."""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatch
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING, NamedTuple

from importers.reception.archive import illisible, parties
from importers.reception.entete import reconnaitre
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from importers.reception.archive import Partie
    from importers.reception.forme import Document, Flux


class Depot(NamedTuple):
    """The files of one lot."""

    documents: list[Document]
    empreinte: str

    @property
    def noms(self) -> str:
        """The names of the files."""
        return ", ".join(dict.fromkeys(document.partie.chemin.name for document in self.documents))

    @property
    def formes(self) -> tuple[str, ...]:
        """The layouts they have, sorted."""
        return tuple(sorted({document.forme.nom for document in self.documents}))


def deposer(chemins: Sequence[Path], flux: Flux, tous: Sequence[Flux]) -> list[Depot]:
    """Sort files by publisher; raises FichierRefuse for the first that cannot be used."""
    par_editeur: dict[str, list[Document]] = defaultdict(list)
    for chemin in dict.fromkeys(chemins):
        for document in _documents(chemin, flux, tous):
            par_editeur[document.forme.editeur].append(document)
    return [Depot(documents, _empreinte(documents)) for documents in par_editeur.values()]


def _documents(chemin: Path, flux: Flux, tous: Sequence[Flux]) -> Iterator[Document]:
    """What of a file the feed can read; the rest of an archive is of no interest."""
    presentes = parties(chemin)
    if len(presentes) == 1:
        yield reconnaitre(presentes[0], flux, tous)
        return
    utiles = [document for partie in presentes for document in _si_utile(partie, flux)]
    if not utiles:
        noms = ", ".join(partie.nom for partie in presentes[:10])
        raise FichierRefuse(
            f"{chemin} ne contient aucun fichier du flux « {flux.nom} » ({flux.titre}) : on y trouve {noms}."
        )
    yield from utiles


def _si_utile(partie: Partie, flux: Flux) -> Iterator[Document]:
    try:
        document = reconnaitre(partie, flux, ())
    except FichierRefuse:
        return
    membre = document.forme.membre
    if membre is None or fnmatch(partie.nom.casefold(), membre):
        yield document


def _empreinte(documents: Sequence[Document]) -> str:
    """Of the bytes of the files, in whatever order and under whatever names they come."""
    unes = []
    for chemin in dict.fromkeys(document.partie.chemin for document in documents):
        try:
            with chemin.open("rb") as flux:
                unes.append(file_digest(flux, "sha256").hexdigest())
        except OSError as erreur:
            raise FichierRefuse(illisible(chemin, erreur)) from erreur
    return sha256(" ".join(sorted(unes)).encode()).hexdigest()
