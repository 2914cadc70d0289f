"""The file of one organisme: what it answers for goes in, whatever else the file says."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.catalogue import comptes
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

RESPONSABLE = "organisme-formation-responsable"
D_UN_AUTRE = {"OFFRE_D_UN_AUTRE_ORGANISME": 1}
INCONNU = "90000001900019"


@pytest.fixture
def envoie(importe: Importer, lu: Base) -> Importer:
    """Import a document as the file of the organisme that a feed brought first."""
    importe(offre("1"), emetteur="region")
    [(organisme,)] = lu.execute("SELECT id FROM organisme").fetchall()
    lu.commit()

    def envoie(document: Document, **options: Any) -> Bilan:
        return importe(document, emetteur="sien", organisme=organisme, confirmer=True, **options)

    return envoie


def sans_numero(document: Document) -> Document:
    return document.numero(RESPONSABLE, None)


def test_its_offers_go_in(envoie: Importer, lu: Base):
    assert envoie(offre("2")).rejets == {}
    assert (comptes(lu)["organisme"], comptes(lu)["session"]) == (1, 2)


def test_a_siret_that_nobody_has_is_another_s(envoie: Importer, lu: Base):
    assert envoie(sans_numero(offre("2")).dit("SIRET", INCONNU)).rejets == D_UN_AUTRE
    assert (comptes(lu)["organisme"], comptes(lu)["session"]) == (1, 1)


def test_so_it_is_under_a_number_that_was_its_own(envoie: Importer, lu: Base):
    envoie(offre("2"))
    assert envoie(offre("3").dit("SIRET", INCONNU)).rejets == D_UN_AUTRE
    assert comptes(lu)["etablissement"] == 1


def test_another_etablissement_of_its_siren_and_nda_is_its_own(envoie: Importer, lu: Base):
    [(siren,)] = lu.execute("SELECT siren FROM organisme").fetchall()
    lu.commit()
    cle = next(fin for fin in range(10) if luhn(f"{siren}9999{fin}"))
    assert envoie(sans_numero(offre("2")).dit("SIRET", f"{siren}9999{cle}")).rejets == {}
    assert (comptes(lu)["organisme"], comptes(lu)["etablissement"]) == (1, 2)


def luhn(chiffres: str) -> bool:
    doubles = (int(c) * (1 + rang % 2) for rang, c in enumerate(reversed(chiffres)))
    return sum(n - 9 if n > 9 else n for n in doubles) % 10 == 0


def test_a_number_alone_is_nobody_s_until_a_siret_came_with_it(envoie: Importer):
    nu = offre("2").dit("SIRET", "00000000000000")  # what feeds write for none
    assert envoie(nu).rejets == D_UN_AUTRE
    envoie(offre("2"))
    assert envoie(nu).rejets == {}


def test_who_gives_its_offers_may_be_another_and_answers_for_none(envoie: Importer, lu: Base):
    formateur = f"""<organisme-formateur numero="O7">
        <SIRET-formateur><SIRET>{INCONNU}</SIRET></SIRET-formateur>
        <raison-sociale-formateur>Les Copeaux</raison-sociale-formateur></organisme-formateur>"""
    assert envoie(offre("2").apres("session", formateur)).rejets == {}
    assert comptes(lu)["organisme"] == 2
    assert envoie(offre("3").numero(RESPONSABLE, "O7")).rejets == D_UN_AUTRE


def test_what_was_read_before_is_refused_once_another_answers_for_it(envoie: Importer, lu: Base):
    envoie(offre("2"))
    autre = "INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'CARIF', 'Autre') RETURNING id"
    lu.execute(f"WITH autre AS ({autre}) UPDATE etablissement SET organisme_id = autre.id FROM autre")
    lu.commit()
    assert envoie(offre("2")).rejets == D_UN_AUTRE
