"""A catalogue of two organismes, accounts that enter for them, and the files that these send."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from importers.lheo import importer
from importers.lot import Options
from models.autosaisie import Droit, Role
from service.comptes import gestion, jetons
from service.http.application import creer_application
from service.reglages import Reglages
from tests.bases import copie
from tests.service.commandes.conftest import LHEO

SIEN, AUTRE = "73282932000074", "99900001100018"
MAXIMUM = 40_000  # bytes of a file

Fichier = Callable[..., bytes]
Compte = Callable[..., str]
Envoyer = Callable[..., Any]
Lire = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def fichier() -> Fichier:
    """One formation with the sessions named, of the organisme of a SIRET, whose own number is `cle`."""
    offre, session = ((LHEO / nom).read_text(encoding="utf-8") for nom in ("offre.xml", "session.xml"))

    def ecrire(*numeros: str, siret: str = SIEN, cle: str = "O1", objets: str = "") -> bytes:
        sessions = "".join(Template(session).substitute(numero=numero, debut="20270104") for numero in numeros)
        texte = Template(offre).substitute(sessions=sessions).replace(SIEN, siret).replace('"O1"', f'"{cle}"')
        return texte.replace('"F1"', f'"F1{objets}"').replace('"A1"', f'"A1{objets}"').encode()

    return ecrire


@pytest.fixture(scope="session")
def modele_des_envois(
    serveur: Path, administration: psycopg.Connection, fichier: Fichier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The name of a database where a feed has brought both organismes; tests copy it."""
    nom, chemin = f"envois_{os.getpid()}", tmp_path_factory.mktemp("envois") / "flux.xml"
    with copie(serveur, administration, nom) as url:
        for siret in (SIEN, AUTRE):
            chemin.write_bytes(fichier(f"S{siret}", siret=siret, cle=siret, objets=siret))
            importer(url, [chemin], Options("region"))
        yield nom


@pytest.fixture
def catalogue(serveur: Path, administration: psycopg.Connection, modele_des_envois: str) -> Iterator[str]:
    """The URL of a copy of it, of this test's own."""
    with copie(serveur, administration, f"{modele_des_envois}_copie", modele_des_envois) as url:
        yield url


@pytest.fixture
def compte(catalogue: str) -> Compte:
    """Make an account; returns a key of it."""

    def inscrire(role: Role = Role.ORGANISME, droit: Droit = Droit.SAISIE, siret: str = SIEN, **options: Any) -> str:
        mandat = gestion.Mandat(siret, droit, options.pop("importe", False)) if role is Role.ORGANISME else None
        courriel = f"{role.lower()}@example.org"
        gestion.creer(catalogue, courriel, role, mandat)
        return jetons.creer(catalogue, courriel, **options)

    return inscrire


@pytest.fixture
def client(catalogue: str) -> Iterator[TestClient]:
    reglages = Reglages(DATABASE_URL=catalogue, SOFI_AUJOURDHUI="2026-11-23", SOFI_IMPORT_MAX=MAXIMUM)
    with TestClient(creer_application(reglages)) as client:
        yield client


@pytest.fixture
def envoyer(client: TestClient) -> Envoyer:
    """Send a file as the bearer of a key."""

    def envoyer(corps: bytes, jeton: str | None, entetes: dict[str, str] | None = None, **parametres: str) -> Any:
        portes = {"content-type": "application/xml"} | (entetes or {})
        if jeton:
            portes["authorization"] = f"Bearer {jeton}"
        return client.post("/imports/lheo", content=corps, headers=portes, params=parametres)

    return envoyer


@pytest.fixture
def lire(catalogue: str) -> Lire:
    """The rows of a query, as they are committed."""

    def lire(requete: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(catalogue) as connexion:
            return connexion.execute(requete).fetchall()

    return lire
