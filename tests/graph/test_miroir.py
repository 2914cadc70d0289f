"""A mirror that reads `changements` alone ends equal to the catalogue, whatever happened to it meanwhile."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers import flux, lheo
from importers.lot import Options
from importers.reception.passage import Options as OptionsDeReference
from loaders.tenue.changements import ecarts
from loaders.tenue.ensemble import tenir_les_objets
from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source
from tests.graph.miroir import Miroir, publies
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.document import Document, offre
from tests.importers.organismes.fichier import ligne as declaration
from tests.importers.organismes.fichier import liste

CARIF = Acte(Geste.MODIFIER, Source.CARIF)
JOUR = date(2127, 1, 5)  # after whatever day it is; the offers end on 25 June 2127
SESSION, ACTION, ORGANISME = "SE_0000000001", "AC_0000000001", "OR_0000000001"

CERTIFIE = declaration(nda="52440000144", siren="732829320", siret="73282932000074", formation="true")


class Catalogue:
    """What happens to it."""

    def __init__(self, url: str, dossier: Path) -> None:
        self.url = url
        self._dossier = dossier

    def importer(self, document: Document) -> None:
        """A Lhéo file of one source."""
        fichier = self._dossier / "offres.xml"
        fichier.write_bytes(document.octets())
        lheo.importer(self.url, [fichier], Options("essai", confirmer=True))

    def recevoir(self, nom: str, contenu: bytes, jour: date) -> None:
        """A file of a reference feed."""
        fichier = self._dossier / f"{nom}.csv"
        fichier.write_bytes(contenu)
        options = OptionsDeReference("essai", jour, region="52", confirmer=True)
        list(flux.importer(self.url, nom, [fichier], options))

    def modifier(self, noun: Noun, numero: str, **valeurs: Any) -> None:
        """An edit by the Carif."""
        with psycopg.connect(self.url) as connexion, ecriture(connexion, tenir_les_objets) as ouverte:
            ouverte.modifier(noun, numero, valeurs, CARIF)


def document(fin: str = "21270630", intitule: str = "Cap maçon") -> Document:
    """Two offers of one organisme, in the years of the test; what varies is the first one's."""
    premiere = offre("1").dit("intitule-formation", intitule)
    offres = (premiere.dit("periode/fin", fin), offre("2").dit("periode/fin", "21270625"))
    une, autre = (o.dit("periode/debut", "21270104") for o in offres)
    return une.avec(autre)


@pytest.fixture
def catalogue(base: str, tmp_path: Path) -> Catalogue:
    return Catalogue(base, tmp_path)


def test_a_mirror_follows_imports_edits_withdrawals_and_days(catalogue: Catalogue):
    miroir = Miroir(catalogue.url, JOUR)

    def suit() -> dict[str, bool]:
        """What the mirror is told, once it was found equal to the catalogue."""
        dites = miroir.suivre()
        assert miroir.copie == publies(catalogue.url, miroir.jour)
        return dites

    catalogue.importer(document())
    assert suit().keys() >= {SESSION, "SE_0000000002", ACTION, "AC_0000000002", ORGANISME, "ET_0000000001"}

    catalogue.importer(document())
    assert suit() == {}

    catalogue.importer(document(fin="21270701", intitule="CAP maçon"))
    assert suit() == {"FO_0000000001": False, ACTION: False, SESSION: False}

    catalogue.recevoir("certifinfo", certifinfo(ligne()), JOUR)
    assert suit() == {"CE_0000000001": False, "FO_0000000003": False}

    catalogue.recevoir("certifinfo", certifinfo(ligne(Code_Diplome="4102", Libelle_Diplome="CAP menuisier")), JOUR)
    assert suit() == {"CE_0000000001": True, "CE_0000000002": False, "FO_0000000004": False}

    catalogue.recevoir("organismes", liste(CERTIFIE, declaration(2)).encode(), JOUR)
    assert suit() == {ORGANISME: False, "OR_0000000002": False, "ET_0000000002": False}

    catalogue.modifier(Noun.ORGANISME, ORGANISME, suspendu=True)
    assert set(suit().values()) == {True}
    assert SESSION not in miroir.copie

    catalogue.modifier(Noun.SESSION, SESSION, urls=["https://batir.example"])
    assert suit() == {}

    catalogue.modifier(Noun.ORGANISME, ORGANISME, suspendu=False)
    suit()
    assert miroir.copie[SESSION]["urls"] == ["https://batir.example"]

    miroir.jour = date(2127, 7, 1)
    assert suit() == {"SE_0000000002": True}

    miroir.jour += timedelta(1)
    assert suit() == {SESSION: True}


gestes = st.one_of(
    st.tuples(st.just("importer"), st.sampled_from(["21270630", "21270701"]), st.sampled_from(["Cap maçon", "CAP"])),
    st.tuples(st.just("suspendre"), st.booleans()),
    st.tuples(
        st.just("statut"),
        st.sampled_from([(Noun.ACTION, ACTION), (Noun.SESSION, SESSION)]),
        st.sampled_from(["VALIDEE", "SUSPENDUE", "ANNULEE", "ARCHIVEE"]),
    ),
    st.tuples(st.just("finir"), st.integers(-3, 3)),
    st.tuples(st.just("attendre"), st.integers(1, 3)),
    st.tuples(st.just("lire"), st.integers(1, 3)),
)
histoires = st.lists(gestes, min_size=1, max_size=6)


@pytest.fixture
def suivi(catalogue: Catalogue) -> tuple[Catalogue, Miroir]:
    """A catalogue in which nothing has happened yet, and its mirror."""
    catalogue.importer(document())
    return catalogue, Miroir(catalogue.url, JOUR)


@settings(
    max_examples=8, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(histoires)
def test_a_mirror_follows_whatever_happens_in_any_order(
    suivi: tuple[Catalogue, Miroir], histoire: list[tuple[Any, ...]]
):
    """One catalogue and one mirror for all: each story goes on from where the last one ended."""
    catalogue, miroir = suivi
    for geste, *details in histoire:
        vivre(catalogue, miroir, geste, *details)
    miroir.suivre()
    assert miroir.copie == publies(catalogue.url, miroir.jour)
    with psycopg.connect(catalogue.url) as connexion:
        assert ecarts(connexion) == []


def vivre(catalogue: Catalogue, miroir: Miroir, geste: str, *details: Any) -> None:
    """One thing that happens."""
    match geste, details:
        case "importer", (fin, intitule):
            catalogue.importer(document(fin, intitule))
        case "suspendre", (suspendu,):
            catalogue.modifier(Noun.ORGANISME, ORGANISME, suspendu=suspendu)
        case "statut", ((noun, numero), statut):
            catalogue.modifier(noun, numero, statut=statut)
        case "finir", (jours,):
            catalogue.modifier(
                Noun.SESSION, SESSION, fin=max(miroir.jour + timedelta(jours), JOUR), fin_precision="JOUR"
            )
        case "attendre", (jours,):
            miroir.jour += timedelta(jours)
        case _, (taille,):
            miroir.lire_une_page(taille)
