"""What stands around the offers: the root with the mark of this catalogue, and the date of the flow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.lheo.extras import extra, extras
from exporters.lheo.lecture import Question
from exporters.lheo.relations import installation
from exporters.lheo.textes import attribut
from models.attributions import attributions
from models.lheo.espaces import ESPACES
from rules.dates import PARIS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.lheo.lecture import Lecture
    from models.lheo.espaces import Version

PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Enveloppe(NamedTuple):
    """Which catalogue a document comes from; `le`: when, in a flow; `plus`: it also holds who offers nothing."""

    installation: str
    le: datetime | None
    version: Version = "2.3"
    plus: bool = False

    def ouverture(self) -> str:
        """What comes before anything."""
        return f"{PROLOGUE}<lheo-plus{self._racine()}>\n" if self.plus else PROLOGUE

    def avant_les_offres(self) -> str:
        """What comes before the first offer."""
        return f"<lheo{'' if self.plus else self._racine()}>\n<offres>\n"

    def apres_les_offres(self, sources: Iterable[str]) -> str:
        """What comes after the last one: the date of the flow, and what licences of these sources ask to be said."""
        dites = [extra("attribution", mention) for mention in attributions(sources)]
        dues = extras("licences", *dites) + "\n" if dites else ""
        return f"{'' if self.le is None else _flux(self.le)}{dues}</offres>\n</lheo>\n"

    def fermeture(self) -> str:
        """What comes at the end."""
        return "</lheo-plus>\n" if self.plus else ""

    def _racine(self) -> str:
        """The namespace, and the mark by which our own importer knows our numbers."""
        return f'{attribut("xmlns", ESPACES[self.version])} info="sofi"{attribut("ref", self.installation)}'


def _flux(le: datetime) -> str:
    date, heure = extra("date-export", f"{le:%Y%m%d}"), extra("heure-export", f"{le:%H%M%S}")
    return extras("flux-intercarif", date, heure) + "\n"


def enveloppe(version: Version = "2.3", *, plus: bool = False) -> Lecture[Enveloppe]:
    """That of this catalogue, now."""
    [[ligne]] = yield [Question(installation, [True])]
    if ligne is None:  # a catalogue that was emptied: it gets an identifier with its next lot
        return Enveloppe("", datetime.now(PARIS), version, plus)
    le = datetime.fromisoformat(ligne.le).replace(tzinfo=UTC).astimezone(PARIS)
    return Enveloppe(ligne.identifiant, le, version, plus)
