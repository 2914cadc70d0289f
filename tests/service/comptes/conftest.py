"""Accounts of a small catalogue, and an identity provider of our own that publishes its keys over HTTP."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm
from starlette.testclient import TestClient

from service.comptes import cle
from service.http.application import creer_application
from service.reglages import Reglages

EMETTEUR, AUDIENCE = "https://identite.example", "sofi"
SIRETS = {"Atelier": "99900000100013", "Bois": "99900000200011", "Cuir": "99900000300019"}
MOI = "{ moi { courriel role organismes { nom } droits { organisme { nom } droit parDelegation } } }"

Inscrire = Callable[..., str]
Demander = Callable[..., Any]


class Horloge:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.secondes = 1000.0

    def __call__(self) -> float:
        return self.secondes


@pytest.fixture
def horloge() -> Horloge:
    return Horloge()


class Fournisseur:
    """Signs tokens; `publiees` are the keys it shows, `demandes` counts how often it was asked for them."""

    def __init__(self) -> None:
        self.privees: dict[str, Any] = {}
        self.publiees: list[dict[str, Any]] = []
        self.demandes = 0
        self.corps: bytes | None = None
        self.statut = 200
        self.url = ""

    def ajouter(self, kid: str, algorithme: str = "RS256", *, montrer: bool = True) -> None:
        """Have one more key."""
        if algorithme.startswith("ES"):
            privee: Any = ec.generate_private_key(ec.SECP256R1())
            publiee = ECAlgorithm.to_jwk(privee.public_key(), as_dict=True)
        else:
            privee = _rsa(len(self.privees) + len(self.publiees))
            publiee = RSAAlgorithm.to_jwk(privee.public_key(), as_dict=True)
        self.privees[kid] = privee
        if montrer:
            self.publiees.append({**publiee, "kid": kid, "use": "sig", "alg": algorithme})

    def signer(self, kid: str = "k1", algorithme: str = "RS256", entete: dict | None = None, **dit: Any) -> str:
        """A token that is right but for what is said; None takes a claim away."""
        maintenant = int(time.time())
        tout = {
            "iss": EMETTEUR,
            "aud": AUDIENCE,
            "sub": "42",
            "iat": maintenant,
            "exp": maintenant + 300,
            "email": "carif@example.org",
            **dit,
        }
        corps = {nom: valeur for nom, valeur in tout.items() if valeur is not None}
        return jwt.encode(corps, self.privees[kid], algorithme, headers={"kid": kid, **(entete or {})})


@cache
def _rsa(_rang: int) -> rsa.RSAPrivateKey:
    """One is not made again for each test."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def fournisseur() -> Iterator[Fournisseur]:
    """A provider whose keys are served on this machine."""
    lui = Fournisseur()

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            lui.demandes += 1
            corps = json.dumps({"keys": lui.publiees}).encode() if lui.corps is None else lui.corps
            self.send_response(lui.statut)
            self.send_header("location", lui.url)
            self.send_header("content-length", str(len(corps)))
            self.end_headers()
            self.wfile.write(corps)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as serveur:
        lui.url = f"http://127.0.0.1:{serveur.server_port}/cles"
        fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        fil.start()
        lui.ajouter("k1")
        yield lui
        serveur.shutdown()
        fil.join()


@pytest.fixture
def reglages(base: str, fournisseur: Fournisseur) -> Reglages:
    return Reglages(
        DATABASE_URL=base,
        SOFI_AUJOURDHUI="2026-11-23",
        SOFI_OIDC_EMETTEUR=EMETTEUR,
        SOFI_OIDC_AUDIENCE=AUDIENCE,
        SOFI_OIDC_JWKS_URL=fournisseur.url,
    )


@pytest.fixture
def client(reglages: Reglages) -> Iterator[TestClient]:
    with TestClient(creer_application(reglages)) as client:
        yield client


@pytest.fixture
def demander(client: TestClient) -> Demander:
    """The answer to `moi`, asked with this token."""

    def demander(jeton: str) -> Any:
        return client.post("/graphql", json={"query": MOI}, headers={"authorization": f"Bearer {jeton}"})

    return demander


@pytest.fixture
def sql(base: str) -> Iterator[psycopg.Connection]:
    """A connection that commits at once, to a catalogue of three organismes."""
    with psycopg.connect(base, autocommit=True) as connexion:
        for nom, siret in SIRETS.items():
            connexion.execute(
                """WITH o AS (INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'LHEO', %s)
                RETURNING id, raison_sociale)
                INSERT INTO etablissement (statut, source, organisme_id, siret, nom, principal)
                SELECT 'VALIDEE', 'LHEO', id, %s, raison_sociale, true FROM o""",
                (nom, siret),
            )
        yield connexion


@pytest.fixture
def inscrire(sql: psycopg.Connection) -> Inscrire:
    """Make an account with rights by the name of their organismes; returns a key of it, `jeton` being its columns."""

    def inscrire(courriel: str, role: str, droits: dict[str, str] | None = None, **jeton: Any) -> str:
        nouveau = cle.nouvelle()
        requete = "INSERT INTO compte (courriel, role) VALUES (%s, %s) RETURNING id"
        (compte,) = sql.execute(requete, (courriel, role)).fetchone()
        for nom, droit in (droits or {}).items():
            sql.execute(
                "INSERT INTO membre SELECT %s, id, %s FROM organisme WHERE raison_sociale = %s", (compte, droit, nom)
            )
        colonnes = {"compte_id": compte, "empreinte": cle.empreinte(nouveau), "debut": cle.debut(nouveau), **jeton}
        valeurs = ", ".join(f"%({nom})s" for nom in colonnes)
        sql.execute(f"INSERT INTO jeton ({', '.join(colonnes)}) VALUES ({valeurs})", colonnes)
        return nouveau

    return inscrire


@pytest.fixture
def deleguer(sql: psycopg.Connection) -> Callable[..., None]:
    """Have an organisme delegate a right to another, granted by any account."""

    def deleguer(de: str, a: str, droit: str, debut: str = "2026-01-01", **autres: Any) -> None:
        colonnes = {"droit": droit, "debut": debut, **autres}
        sql.execute(
            f"""INSERT INTO delegation (de_id, a_id, accordee_par, {", ".join(colonnes)})
            SELECT d.id, a.id, (SELECT min(id) FROM compte), {", ".join(f"%({nom})s" for nom in colonnes)}
            FROM organisme d, organisme a WHERE d.raison_sociale = %(de)s AND a.raison_sociale = %(a)s""",
            {**colonnes, "de": de, "a": a},
        )

    return deleguer
