"""The list and Lhéo files on the same organismes, in either order: nobody undoes what the other did."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from exporters.lheo import Demande, exporter
from importers.lot import Bilan
from models.lecteur import PUBLIC
from tests.importers.catalogue import empreintes
from tests.importers.document import Document, offre
from tests.importers.organismes.fichier import ligne

Lister = Callable[..., Bilan]
Importer = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]

SIRET = "73282932000074"  # of the sample offer
NDA = "52440000144"
ORGANISME = """SELECT numero, raison_sociale, nom_usage, siren, numero_declaration_activite, source, emetteur
FROM organisme"""
ETABLISSEMENT = "SELECT numero, nom, source, emetteur FROM etablissement"
LHEO = ("OR_0000000001", "Bâtir ensemble", "Bâtir", SIRET[:9], NDA, "LHEO", "essai")


def declaree(**cellules: str) -> dict[str, str]:
    return ligne(1, **{"nda": NDA, "siren": SIRET[:9], "siret": SIRET, "vae": "true"} | cellules)


def sans_nda() -> Document:
    """The sample offer, by an organisme that gives no NDA."""
    return offre("1").dit("numero-activite", "00000000000")


def autrement(document: Document) -> Document:
    """The same words, whose offer is read again."""
    return document.dit("rythme-formation", "Temps partiel")


def test_an_organisme_of_a_lheo_file_gets_the_nda_that_it_lacks_and_keeps_its_words(
    importe: Importer, lister: Lister, lire: Lire
):
    importe(sans_nda())

    lister(declaree(region="11"))

    assert lire(ORGANISME) == [LHEO]
    assert lire(ETABLISSEMENT) == [("ET_0000000001", "Bâtir", "LHEO", "essai")]
    assert lire("SELECT categorie FROM certification_qualite") == [("VAE",)]


def test_a_lheo_file_takes_over_what_the_list_alone_had_told(importe: Importer, lister: Lister, lire: Lire):
    lister(declaree())

    importe(sans_nda())

    assert lire(ORGANISME) == [LHEO]
    assert lire(ETABLISSEMENT) == [("ET_0000000001", "Bâtir", "LHEO", "essai")]
    assert lire("SELECT anciennes_valeurs->>'source' FROM evenement WHERE anciennes_valeurs ? 'raison_sociale'") == [
        ("LISTE_PUBLIQUE",)
    ]


@pytest.mark.parametrize("premier", ["lheo", "liste"])
def test_turn_by_turn_they_end_up_writing_nothing_to_organismes(
    importe: Importer, lister: Lister, lire: Lire, lu: Any, premier: str
):
    lots = {
        "lheo": [lambda: importe(sans_nda()), lambda: importe(autrement(sans_nda()))],
        "liste": [lambda: lister(declaree()), lambda: lister(declaree(formateurs="3"), le=date(2026, 11, 24))],
    }
    second = "liste" if premier == "lheo" else "lheo"
    for nom in (premier, second):
        lots[nom][0]()
    avant = empreintes(lu)

    for nom in (premier, second):
        bilan = lots[nom][1]()
        assert bilan.comptes["organisme"] == (0, 0, 1)
        assert bilan.comptes["etablissement"][:2] == (0, 0)

    apres = empreintes(lu)
    for table in ("organisme", "etablissement", "certification_qualite", "identifiant_externe", "adresse"):
        assert apres[table] == avant[table]
    assert lire(ORGANISME) == [LHEO]


def test_one_that_trains_here_and_declares_elsewhere_is_completed_through_its_siren(
    importe: Importer, lister: Lister, lire: Lire
):
    importe(offre("1").dit("SIRET", "73282932000017").dit("numero-activite", "00000000000"))

    lister(declaree(region="11"))

    assert [o[:1] + o[4:6] for o in lire(ORGANISME)] == [("OR_0000000001", NDA, "LHEO")]
    assert sorted(lire("SELECT siret, principal FROM etablissement")) == [("73282932000017", True), (SIRET, False)]


def test_the_annuaire_that_we_export_comes_back_without_a_change(importe: Importer, lister: Lister, lu: Any, base: str):
    lister(declaree())
    avant = empreintes(lu)

    importe(b"".join(exporter(base, Demande(PUBLIC, date(2026, 11, 23), annuaire=True))), emetteur="un autre")

    apres = empreintes(lu)
    for table in ("organisme", "etablissement", "adresse", "site", "contact"):
        assert apres[table] == avant[table]
