"""Who is in the liste publique: organismes of the sample, others of the region without offers, and of elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service.demo import vocabulaire
from service.demo.immatriculation import nda, siren, siret
from service.demo.lieux import ligne_de_voie
from service.demo.references.communes import REGION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.demo.hasard import Hasard
    from service.demo.organismes import Organisme

PREMIER = 60_001  # rank of a SIREN, past those of the organismes and of the certificateurs
# of 3 200 organismes of the region, how many are certified for actions de formation, bilans de compétences, VAE
DE_LA_REGION, CERTIFIES = 3200, (2265, 377, 406)
# ... for apprentissage, 601: they are among those that teach by it, about five of twenty-one
PART_DES_APPRENANTS = 0.79
PART_DECLAREE = 0.9
NOMS = ("Cabinet {q}", "{q} conseil et formation", "Compétences {q}", "Coaching {q}", "Atelier {q}")


class Ailleurs(NamedTuple):
    """A town of another region."""

    region: str
    departement: str
    code_postal: str
    ville: str


AILLEURS = (
    Ailleurs("53", "35", "35000", "Rennes"),
    Ailleurs("11", "75", "75011", "Paris"),
    Ailleurs("75", "86", "86000", "Poitiers"),
    Ailleurs("24", "37", "37000", "Tours"),
    Ailleurs("28", "61", "61000", "Alençon"),
)


class Declare(NamedTuple):
    """A declaration; `rang` makes numbers out of it, `qualiopi` has the four categories in the order of the list."""

    rang: int
    nda: str
    nom: str
    siret: str
    voie: str
    code_postal: str
    ville: str
    departement: str
    region: str
    domaines: tuple[str, ...]
    qualiopi: tuple[bool, bool, bool, bool]


def du_catalogue(alea: Hasard, organismes: Sequence[Organisme]) -> Iterator[Declare]:
    """Most of those of the sample; the first that offers in every way is certified for everything."""
    complet = next((un for un in organismes if {"alternance", "individuelle", "publique"} <= {*un.filieres}), None)
    for rang, organisme in enumerate(organismes, 1):
        qualiopi = (
            (True,) * 4 if organisme is complet else _qualiopi(alea, apprenants="alternance" in organisme.filieres)
        )
        if organisme is complet or alea.chance(PART_DECLAREE):
            siege = organisme.sites[0]
            commune = siege.commune
            yield Declare(
                *(rang, organisme.nda, organisme.nom, organisme.siret, siege.voie),
                *(commune.code_postal, commune.nom, commune.departement, REGION),
                *(organisme.domaines, qualiopi),
            )


def autres(alea: Hasard, nombre: int) -> Iterator[Declare]:
    """Beside that many organismes, some of the region that nobody else names, and some of others."""
    ici = max(4, nombre // 6)
    for rang in range(ici + max(3, nombre // 10)):
        commune = alea.choice(vocabulaire.communes())
        lieu = Ailleurs(REGION, commune.departement, commune.code_postal, commune.nom)
        yield _autre(alea, PREMIER + rang, lieu if rang < ici else AILLEURS[rang % len(AILLEURS)])


def _autre(alea: Hasard, rang: int, lieu: Ailleurs) -> Declare:
    qualite = f"des {alea.choice(vocabulaire.mots('lieux'))} {alea.choice(vocabulaire.mots('qualites'))}"
    return Declare(
        rang,
        nda(rang, lieu.departement, lieu.region),
        alea.choice(NOMS).format(q=qualite).removeprefix("des "),
        siret(siren(rang), 1),
        ligne_de_voie(alea),
        lieu.code_postal,
        lieu.ville,
        lieu.departement,
        lieu.region,
        (alea.choice(tuple(vocabulaire.domaines())),),
        _qualiopi(alea, apprenants=False),
    )


def _qualiopi(alea: Hasard, *, apprenants: bool) -> tuple[bool, bool, bool, bool]:
    actions, bilans, vae = (alea.randrange(DE_LA_REGION) < certifies for certifies in CERTIFIES)
    return actions, bilans, vae, apprenants and alea.chance(PART_DES_APPRENANTS)
