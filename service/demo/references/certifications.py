"""The certifications that offers prepare, and those that are over: what Certif Info and the registers tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from service.demo.francais import majuscule
from service.demo.hasard import Hasard
from service.demo.references import vocabulaire
from service.demo.references.certificateurs import CERTIFICATEURS, Certificateur
from service.demo.references.genres import HABILITATION, TITRE, Genre, genre_de
from service.demo.vocabulaire import modeles

if TYPE_CHECKING:
    from service.demo.references.vocabulaire import Ancienne, Designation
    from service.demo.vocabulaire import Modele

DUREE = timedelta(days=5 * 365)  # of a registration
SANS_NIVEAU = 10  # Lhéo's levels are ten more than the European ones


@dataclass(frozen=True, slots=True)
class Certification:
    """A certification; `fin`: for how many years it has been over, when it is."""

    code: str
    fiche: str
    intitule: str
    genre: Genre
    niveau: str | None
    modele: Modele | None
    certificateur: str | None
    fin: int | None
    remplacants: tuple[str, ...]

    @property
    def registre(self) -> str:
        """The column of Certif Info that names its sheet."""
        return "Code_RNCP" if self.fiche.startswith("RNCP") else "Code_RS"

    @property
    def autorite(self) -> str:
        """Who delivers it: a ministry, else an invented certificateur."""
        return self.genre.ministere or self.organisme_certificateur.nom

    @property
    def organisme_certificateur(self) -> Certificateur:
        """The body that delivers what no ministry does; the tables name one for each of these."""
        if self.certificateur is None:
            raise TypeError(self.code)
        return CERTIFICATEURS[self.certificateur]

    @property
    def matiere(self) -> str:
        """The title without the kind, as a sheet bears it: « Boulanger » of « CAP boulanger »."""
        if self.genre.entier:
            return self.intitule
        return majuscule(self.intitule.removeprefix(self.genre.prefixe).strip())


class Enregistrement(NamedTuple):
    """The days of a sheet."""

    decision: date
    fin: date

    @property
    def effet(self) -> date:
        """When it begins to count."""
        return self.decision + timedelta(days=9)

    @property
    def publication(self) -> date:
        """When it was published."""
        return self.decision + timedelta(days=4)


@cache
def certifications() -> tuple[Certification, ...]:
    """Those of today, in the order of the tables, then those that are over."""
    designees = vocabulaire.designations()
    actuelles = [
        _actuelle(modele, designees.get(modele.certifinfo))
        for modele in modeles()
        if modele.repertoire and modele.certifinfo
    ]
    return (*actuelles, *map(_ancienne, vocabulaire.anciennes_certifications()))


def actuelles() -> tuple[Certification, ...]:
    """Those that are prepared today."""
    return tuple(certification for certification in certifications() if certification.fin is None)


def remplacees_par(code: str) -> tuple[Certification, ...]:
    """Those that a certification replaces directly."""
    return tuple(certification for certification in certifications() if code in certification.remplacants)


def enregistrement(certification: Certification, aujourdhui: date, graine: int) -> Enregistrement:
    """The days of its sheet: five years that run today, or were over when it was."""
    alea = Hasard(f"{graine} {certification.fiche}")
    if certification.fin is None:
        decision = aujourdhui - timedelta(days=alea.randrange(200, DUREE.days - 30))
        return Enregistrement(decision, decision + DUREE)
    fin = aujourdhui - timedelta(days=365 * certification.fin - alea.randrange(300))
    return Enregistrement(fin - DUREE, fin)


def _actuelle(modele: Modele, designation: Designation | None) -> Certification:
    intitule = designation.intitule if designation else modele.intitule
    fiche = str(modele.repertoire)
    return Certification(
        code=str(modele.certifinfo),
        fiche=fiche,
        intitule=intitule,
        genre=_genre(fiche, intitule),
        niveau=str(int(modele.niveau_sortie) - SANS_NIVEAU) if modele.niveau_sortie else None,
        modele=modele,
        certificateur=designation.certificateur if designation else None,
        fin=None,
        remplacants=(),
    )


def _ancienne(ancienne: Ancienne) -> Certification:
    genre = _genre(ancienne.fiche, ancienne.intitule)
    return Certification(
        code=ancienne.certifinfo,
        fiche=ancienne.fiche,
        intitule=ancienne.intitule,
        genre=genre,
        niveau=genre.niveau,
        modele=None,
        certificateur=ancienne.certificateur,
        fin=ancienne.fin,
        remplacants=ancienne.remplacants,
    )


def _genre(fiche: str, intitule: str) -> Genre:
    return HABILITATION if fiche.startswith("RS") else genre_de(intitule) or TITRE
