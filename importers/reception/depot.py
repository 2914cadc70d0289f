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
    lisibles = [document for partie in presentes for document in _si_lisible(partie, flux)]
    if not lisibles:
        noms = ", ".join(partie.nom for partie in presentes[:10])
        raise FichierRefuse(
            f"{chemin} ne contient aucun fichier du flux « {flux.nom} » ({flux.titre}) : on y trouve {noms}."
        )
    bien_nommes = {document.forme.nom for document in lisibles if _est_bien_nomme(document)}
    yield from (d for d in lisibles if d.forme.nom not in bien_nommes or _est_bien_nomme(d))


def _si_lisible(partie: Partie, flux: Flux) -> Iterator[Document]:
    try:
        yield reconnaitre(partie, flux, ())
    except FichierRefuse:
        return


def _est_bien_nomme(document: Document) -> bool:
    """Whether its name says its layout: others in an archive may have the same columns."""
    membre = document.forme.membre
    return membre is not None and fnmatch(document.partie.nom.casefold(), membre)


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
