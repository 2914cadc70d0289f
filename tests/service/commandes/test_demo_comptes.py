"""The keys of the sample, and what of others keeps it from being made again."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from starlette.testclient import TestClient

from models.erreurs import EntreeInvalide
from service.commandes.demo import montrer_les_badges
from service.demo.catalogue import contenu
from service.http.application import creer_application
from service.reglages import Reglages
from tests.bases import copie
from tests.service.commandes.conftest import Nombre, Remplir, Sofi

Badges = Callable[[], dict[str, str]]
MOI = {"query": "{ moi { courriel role droits { droit organisme { sessions { total { valeur } } } } } }"}


@pytest.fixture
def base(serveur: Path, administration: psycopg.Connection, exemple: str) -> Iterator[str]:
    """The URL of a copy of a sample."""
    with copie(serveur, administration, f"badges_{os.getpid()}", exemple) as url:
        yield url


@pytest.fixture
def badges(base: str, capsys: pytest.CaptureFixture[str]) -> Badges:
    """The keys that the command prints, by address."""

    def badges() -> dict[str, str]:
        montrer_les_badges(base, Reglages())
        lignes = [ligne.split() for ligne in capsys.readouterr().out.splitlines()]
        return {mots[0]: mots[1] for mots in lignes if "@" in mots[0]}

    return badges


def test_each_role_gets_a_key_that_is_accepted(base: str, badges: Badges):
    donnes = badges()
    with TestClient(creer_application(Reglages(DATABASE_URL=base))) as client:
        lus = [
            client.post("/graphql", json=MOI, headers={"authorization": f"Bearer {jeton}"}).json()["data"]["moi"]
            for jeton in donnes.values()
        ]
    assert {moi["courriel"]: moi["role"] for moi in lus} == {
        "admin@example.org": "ADMIN",
        "carif@example.org": "CARIF",
        "organisme@example.org": "ORGANISME",
        "partenaire@example.org": "PARTENAIRE",
    }
    [droits] = [moi["droits"] for moi in lus if moi["droits"]]
    assert {droit["droit"]: droit["organisme"]["sessions"]["total"]["valeur"] > 0 for droit in droits} == {
        "GESTION": True,
        "SAISIE": True,
    }


def test_served_again_it_gives_new_keys_in_place_of_the_former(badges: Badges, nombre: Nombre):
    premiers, seconds = badges(), badges()
    assert set(premiers.values()) & set(seconds.values()) == set()
    assert (nombre("jeton"), nombre("compte"), nombre("membre")) == (4, 4, 2)


def test_a_key_that_somebody_made_for_such_an_account_stays(badges: Badges, sofi: Sofi, nombre: Nombre):
    badges()
    sofi("jeton", "creer", "carif@example.org")
    badges()
    assert nombre("jeton") == 5


def test_a_sample_that_only_its_own_accounts_joined_is_replaced(badges: Badges, remplir: Remplir, nombre: Nombre):
    badges()
    remplir(organismes=5, sessions=20)
    assert (nombre("compte"), nombre("jeton")) == (4, 0)


@pytest.mark.parametrize(
    ("ecrire", "quoi"),
    [
        ("INSERT INTO compte (courriel, role) VALUES ('agent@carif.example', 'CARIF')", "comptes"),
        (
            """WITH autre AS (INSERT INTO compte (courriel, role) VALUES ('a@example.org', 'ORGANISME') RETURNING id)
            INSERT INTO demande (type_demande, siret, deposee_par)
            SELECT 'OUVERTURE_COMPTE', '99900000100013', id FROM autre""",
            "saisie",
        ),
        (
            """INSERT INTO modification (noun, objet_id, version_de_base, version, statut, valeurs)
            VALUES ('contact', 1, 1, 2, 'SOUMISE', '{}')""",
            "saisie",
        ),
        (
            """WITH autre AS (INSERT INTO compte (courriel, role) VALUES ('a@example.org', 'ORGANISME') RETURNING id)
            INSERT INTO delegation (de_id, a_id, droit, debut, accordee_par)
            SELECT min(o.id), max(o.id), 'SAISIE', '2026-01-01', (SELECT id FROM autre) FROM organisme o""",
            "saisie",
        ),
    ],
)
def test_what_people_did_in_a_sample_is_not_wiped(
    ecrire: str, quoi: str, badges: Badges, remplir: Remplir, connexion: psycopg.Connection
):
    badges()
    connexion.execute(ecrire)
    connexion.commit()
    with pytest.raises(EntreeInvalide, match=f"« {quoi} »"):
        remplir(organismes=5, sessions=20)


def test_a_sample_of_before_there_were_accounts_is_seen(base: str, connexion: psycopg.Connection):
    connexion.execute("DROP TABLE compte CASCADE")
    connexion.commit()
    assert (contenu(base).autres, contenu(base).demo.sessions) == ((), 50)
