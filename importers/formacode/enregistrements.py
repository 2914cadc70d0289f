"""What lines about the Formacode become."""

from __future__ import annotations

from typing import NamedTuple


class Mot(NamedTuple):
    """A keyword; `champ_code` is null where its line does not say it."""

    version: int
    code: str
    libelle: str
    champ_code: str | None


class Champ(NamedTuple):
    """The name of a field."""

    version: int
    code: str
    libelle: str


class Place(NamedTuple):
    """A keyword whose line tells its place in the tree: without a generic term, it is at the top."""

    version: int
    code: str


class Generique(NamedTuple):
    """A keyword and the one above, whichever of their two lines says it."""

    version: int
    code: str
    generique_code: str


class Notes(NamedTuple):
    """How a keyword is to be understood, and used."""

    version: int
    code: str
    explicative: str | None
    application: str | None


class Synonyme(NamedTuple):
    """Another word for a keyword, or a job that it stands for."""

    version: int
    code: str
    libelle: str
    metier: bool


class Associe(NamedTuple):
    """Two keywords that go together, the smaller code first."""

    version: int
    code: str
    associe_code: str


class Remplacement(NamedTuple):
    """A keyword of a former version, and one that stands for it now."""

    version: int
    code: str
    nouvelle_version: int
    nouveau_code: str


class Correspondance(NamedTuple):
    """A keyword and a job that go together, with their labels where the line has them; `origine`: who says it."""

    version: int
    code: str
    rome_code: str
    origine: str
    libelle: str | None = None
    libelle_rome: str | None = None


Dit = Mot | Champ | Place | Generique | Notes | Synonyme | Associe | Remplacement | Correspondance
