"""Qualiopi: of a SIREN, hence of all its organismes; what ends keeps its row; a replay writes nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from importers.lot import Bilan
from tests.importers.catalogue import empreintes
from tests.importers.organismes.fichier import ligne, siren, siret

Lister = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]

CERTIFICATIONS = """SELECT o.raison_sociale, q.categorie, q.debut, q.fin, q.source
FROM certification_qualite q JOIN organisme o ON o.id = q.organisme_id ORDER BY 1, 2, q.id"""
EVENEMENTS = """SELECT noun, anciennes_valeurs FROM evenement WHERE lot_id = (SELECT max(id) FROM lot) ORDER BY id"""
DEMAIN = date(2026, 11, 24)


def en_cours(*certifications: tuple[str, str]) -> list[tuple[Any, ...]]:
    return [(nom, categorie, None, None, "LISTE_PUBLIQUE") for nom, categorie in certifications]


def test_what_one_declaration_has_certifies_every_organisme_of_its_siren(lister: Lister, lire: Lire):
    lister(
        ligne(1, formation="true", bilan="true", vae="true", apprentissage="true"),
        ligne(2, siren=siren(1), siret=siret(1, 2), formation="false"),
        ligne(3, formation="false"),
        ligne(4, region="11", siren=siren(3), siret=siret(3, 2), vae="true"),  # elsewhere, the same SIREN
    )

    quatre = ("ACTIONS_DE_FORMATION", "APPRENTISSAGE", "BILANS_DE_COMPETENCES", "VAE")
    assert lire(CERTIFICATIONS) == en_cours(
        *[(nom, categorie) for nom in ("Atelier 1", "Atelier 2") for categorie in quatre], ("Atelier 3", "VAE")
    )


def test_a_category_that_is_lost_ends_and_one_that_is_gained_is_added(lister: Lister, lire: Lire):
    lister(ligne(1, formation="true", vae="true"), ligne(2, formation="true"))

    lister(ligne(1, bilan="true", vae="true"), le=DEMAIN)

    assert lire(CERTIFICATIONS) == [
        ("Atelier 1", "ACTIONS_DE_FORMATION", None, DEMAIN, "LISTE_PUBLIQUE"),
        *en_cours(("Atelier 1", "BILANS_DE_COMPETENCES"), ("Atelier 1", "VAE")),
        ("Atelier 2", "ACTIONS_DE_FORMATION", None, DEMAIN, "LISTE_PUBLIQUE"),  # no longer declared at all
    ]
    assert lire(EVENEMENTS) == [
        ("organisme", {"qualiopi": ["ACTIONS_DE_FORMATION", "VAE"]}),
        ("organisme", {"qualiopi": ["ACTIONS_DE_FORMATION"]}),
    ]
    assert lire("SELECT version FROM organisme") == [(2,), (2,)]


def test_one_that_comes_back_is_another_period(lister: Lister, lire: Lire):
    lister(ligne(1, vae="true"))
    lister(ligne(1), le=DEMAIN)

    lister(ligne(1, vae="true", formateurs="1"), le=date(2026, 11, 25))

    assert [ligne[1:4] for ligne in lire(CERTIFICATIONS)] == [("VAE", None, DEMAIN), ("VAE", None, None)]


def test_what_another_source_says_is_left_alone(lister: Lister, lire: Lire, lu: Any):
    lister(ligne(1))
    lu.execute(
        "INSERT INTO certification_qualite (organisme_id, categorie, source) SELECT id, 'VAE', 'CARIF' FROM organisme"
    )

    lister(ligne(1, formateurs="1"), le=DEMAIN)

    assert [ligne[1:] for ligne in lire(CERTIFICATIONS)] == [("VAE", None, None, "CARIF")]


def test_equal_content_in_other_bytes_writes_nothing(lister: Lister, lu: Any):
    lister(ligne(1, vae="true"), ligne(2), ligne(3, siren=siren(1), siret=siret(1, 2)))
    avant = empreintes(lu)

    bilan = lister(ligne(2), ligne(3, siren=siren(1), siret=siret(1, 2)), ligne(1, vae="true"), le=DEMAIN)

    assert all(compte[:2] == (0, 0) for compte in bilan.comptes.values())
    assert empreintes(lu) == avant
