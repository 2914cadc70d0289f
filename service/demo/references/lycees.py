"""Places of Idéo: lycées of the sample, which say their diplomas in Lhéo too, and others that Onisep alone knows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from importers.territoires import REGIONS
from service.demo import vocabulaire
from service.demo.francais import glissant, majuscule
from service.demo.immatriculation import siren, siret, uai
from service.demo.lieux import ligne_de_voie, telephone
from service.demo.references.certifications import actuelles
from service.demo.references.passage import code_scolarite
from service.demo.vocabulaire import Commune

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from service.demo.hasard import Hasard
    from service.demo.organismes import Organisme
    from service.demo.references.certifications import Certification

PREMIER = 70_001  # rank of a SIREN, past those of the liste publique
INITIALE = "initiale"
CONNUS, INVENTES = 6, 5  # lycées of the sample at most, and others
DIPLOMES = 4  # of a lycée at most
PART_PRIVEE = 0.3
RENNES = Commune("35238", "Rennes", "35000", 225_000, "48.11198", "-1.68186")


@dataclass(frozen=True, slots=True)
class Lycee:
    """A place of teaching; its diplomas are prepared by the scolaire way."""

    rang: int
    nom: str
    siret: str | None
    voie: str
    commune: Commune
    telephone: str
    prive: bool
    diplomes: tuple[Certification, ...]

    @property
    def uai(self) -> str:
        """Its UAI."""
        return uai(self.rang, self.commune.departement)

    @property
    def region(self) -> str:
        """INSEE's code of its region."""
        return REGIONS[self.commune.departement]

    @property
    def ens(self) -> str:
        """What Onisep numbers it."""
        return f"ENS.{90_000 + self.rang}"

    @property
    def web(self) -> str:
        """An invented address."""
        return f"https://www.{glissant(self.nom)}.example"


def lycees(
    alea: Hasard, organismes: Sequence[Organisme], formateurs: Mapping[str, Sequence[Organisme]]
) -> Iterator[Lycee]:
    """Those of the region; then one of another region, since Onisep's lists are of the whole of France."""
    connus = list(islice(_connus(alea, organismes, formateurs), CONNUS))
    yield from connus
    communes = alea.sample(vocabulaire.communes(), INVENTES - 1)
    for rang, commune in enumerate((*communes, RENNES), len(connus) + 1):
        yield _invente(alea, rang, commune)


def diplomes() -> list[Certification]:
    """Those of the State that are prepared as initial training, in the order of the tables."""
    return [
        certification
        for certification in actuelles()
        if certification.modele and "i" in certification.modele.usages and code_scolarite(certification)
    ]


def _connus(
    alea: Hasard, organismes: Sequence[Organisme], formateurs: Mapping[str, Sequence[Organisme]]
) -> Iterator[Lycee]:
    """Lycées that offer some of these diplomas themselves, at their head office."""
    siens: dict[str, list[Certification]] = defaultdict(list)
    for diplome in diplomes():
        for organisme in formateurs.get(diplome.fiche, ()):
            siens[organisme.numero].append(diplome)
    offreurs = (un for un in organismes if INITIALE in un.filieres and un.numero in siens)
    for rang, organisme in enumerate(offreurs, 1):
        siege = organisme.sites[0]
        yield Lycee(
            *(rang, organisme.nom, organisme.siret, siege.voie, siege.commune, telephone(alea)),
            prive=alea.chance(PART_PRIVEE),
            diplomes=tuple(siens[organisme.numero][:DIPLOMES]),
        )


def _invente(alea: Hasard, rang: int, commune: Commune) -> Lycee:
    """A lycée of one trade; one in four has no SIRET, as some structures of Idéo."""
    domaine = alea.choice(sorted({diplome.modele.domaine for diplome in diplomes() if diplome.modele}))
    siens = [diplome for diplome in diplomes() if diplome.modele and diplome.modele.domaine == domaine]
    lieu = f"{alea.choice(vocabulaire.mots('lieux'))} {alea.choice(vocabulaire.mots('qualites'))}"
    return Lycee(
        rang,
        majuscule(f"lycée professionnel des {lieu}"),
        siret(siren(PREMIER + rang), 1) if rang % 4 else None,
        ligne_de_voie(alea),
        commune,
        telephone(alea),
        prive=alea.chance(PART_PRIVEE),
        diplomes=tuple(siens[:DIPLOMES]),
    )
