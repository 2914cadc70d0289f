"""JWT of an OIDC provider over HTTP: whose they are, and every way in which one is none."""

import base64
import json
import time

import jwt
import psycopg
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.testclient import TestClient

from service.comptes.refus import REFUS, SANS_COMPTE
from service.http.application import creer_application
from service.reglages import Reglages
from tests.service.comptes.conftest import AUDIENCE, EMETTEUR, MOI, Demander, Fournisseur, Inscrire

MAINTENANT = int(time.time())
REFUSE = {"errors": [{"message": REFUS, "extensions": {"code": "UNAUTHENTICATED"}}]}


@pytest.fixture(autouse=True)
def _comptes(inscrire: Inscrire) -> None:
    inscrire("carif@example.org", "CARIF")


def test_a_token_is_of_the_account_of_its_address(fournisseur: Fournisseur, demander: Demander):
    reponse = demander(fournisseur.signer(email="Carif@Example.org", email_verified=True))
    assert (reponse.status_code, reponse.json()["data"]["moi"]["courriel"]) == (200, "carif@example.org")


def test_a_key_of_another_kind_signs_too(fournisseur: Fournisseur, demander: Demander):
    fournisseur.ajouter("courbe", "ES256")
    assert demander(fournisseur.signer("courbe", "ES256")).status_code == 200


def test_one_of_its_audiences_is_enough(fournisseur: Fournisseur, demander: Demander):
    assert demander(fournisseur.signer(aud=["autre", AUDIENCE])).status_code == 200


def test_clocks_may_differ_a_little(fournisseur: Fournisseur, demander: Demander):
    maintenant = int(time.time())  # not that of the import: seconds count
    assert demander(fournisseur.signer(exp=maintenant - 5, iat=maintenant + 5)).status_code == 200


@pytest.mark.parametrize(
    "dit",
    [
        {"exp": MAINTENANT - 3600},
        {"nbf": MAINTENANT + 3600},
        {"iat": MAINTENANT + 3600},
        {"aud": "un-autre-service"},
        {"iss": "https://autre.example"},
        {"iss": f"{EMETTEUR}/"},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email": ["carif@example.org"]},
        *({nom: None} for nom in ("exp", "iat", "iss", "aud", "sub", "email")),
    ],
    ids=lambda dit: next(iter(dit)),
)
def test_a_token_that_says_something_else_is_refused(dit: dict, fournisseur: Fournisseur, demander: Demander):
    reponse = demander(fournisseur.signer(**dit))
    assert (reponse.status_code, reponse.json()) == (401, REFUSE)
    assert reponse.headers["www-authenticate"] == 'Bearer error="invalid_token"'


def test_a_token_that_nobody_signed_is_refused(fournisseur: Fournisseur, demander: Demander):
    signe = jwt.decode(fournisseur.signer(), options={"verify_signature": False})
    assert demander(jwt.encode(signe, None, "none", headers={"kid": "k1"})).json() == REFUSE


def test_the_public_key_taken_for_a_secret_is_refused(fournisseur: Fournisseur, demander: Demander):
    publique = fournisseur.privees["k1"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _, corps, _ = fournisseur.signer().split(".")
    entete = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "k1"}).encode()).rstrip(b"=").decode()
    algorithme = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    signature = base64.urlsafe_b64encode(algorithme.sign(f"{entete}.{corps}".encode(), publique)).rstrip(b"=").decode()
    assert demander(f"{entete}.{corps}.{signature}").json() == REFUSE


def test_an_algorithm_that_the_settings_do_not_list_is_refused(fournisseur: Fournisseur, demander: Demander):
    fournisseur.publiees[0].pop("alg")
    assert demander(fournisseur.signer(algorithme="RS512")).json() == REFUSE


def test_an_algorithm_that_the_key_is_not_of_is_refused(fournisseur: Fournisseur, reglages: Reglages):
    fournisseur.publiees[0]["alg"] = "RS512"
    tous = reglages.model_copy(update={"oidc_algorithmes": ("RS256", "RS512")})
    with TestClient(creer_application(tous)) as client:
        entetes = {"authorization": f"Bearer {fournisseur.signer()}"}
        assert client.post("/graphql", json={"query": MOI}, headers=entetes).json() == REFUSE


def test_a_token_signed_by_another_under_the_name_of_a_key_is_refused(fournisseur: Fournisseur, demander: Demander):
    fournisseur.ajouter("k1", montrer=False)
    assert demander(fournisseur.signer()).json() == REFUSE


def test_a_token_with_a_changed_body_is_refused(fournisseur: Fournisseur, demander: Demander):
    entete, _, signature = fournisseur.signer(email="autre@example.org").split(".")
    _, corps, _ = fournisseur.signer().split(".")
    assert demander(f"{entete}.{corps}.{signature}").json() == REFUSE


def test_what_must_be_understood_and_is_not_is_refused(fournisseur: Fournisseur, demander: Demander):
    assert demander(fournisseur.signer(entete={"crit": ["x"], "x": 1})).json() == REFUSE


def test_a_key_meant_to_encrypt_signs_nothing(fournisseur: Fournisseur, demander: Demander):
    fournisseur.publiees[0]["use"] = "enc"
    assert demander(fournisseur.signer()).json() == REFUSE


@pytest.mark.parametrize(
    "jeton", ["a.b.c", "...", "e30.e30.", "x" * 9000, base64.urlsafe_b64encode(b"[" * 5000).decode() + ".e30.e30"]
)
def test_garbage_is_refused(jeton: str, demander: Demander):
    assert demander(jeton).json() == REFUSE


def test_who_has_no_account_is_told_whom_to_ask(fournisseur: Fournisseur, demander: Demander):
    reponse = demander(fournisseur.signer(email="inconnu@example.org"))
    assert (reponse.status_code, reponse.json()["errors"][0]["message"]) == (401, SANS_COMPTE)


def test_the_token_of_a_suspended_account_is_refused(
    sql: psycopg.Connection, fournisseur: Fournisseur, demander: Demander
):
    sql.execute("UPDATE compte SET suspendu_le = now()")
    assert demander(fournisseur.signer()).json() == REFUSE


def test_a_new_key_is_found_by_the_first_token_that_names_it(
    fournisseur: Fournisseur, demander: Demander, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("service.comptes.trousseau.REPIT_S", 0)
    assert demander(fournisseur.signer()).status_code == 200
    fournisseur.publiees.clear()
    fournisseur.ajouter("k2")
    assert demander(fournisseur.signer("k2", sub="43")).status_code == 200
    assert demander(fournisseur.signer(sub="44")).json() == REFUSE


def test_without_a_provider_a_jwt_is_refused(base: str, fournisseur: Fournisseur):
    with TestClient(creer_application(Reglages(DATABASE_URL=base))) as client:
        entetes = {"authorization": f"Bearer {fournisseur.signer()}"}
        assert client.post("/graphql", json={"query": MOI}, headers=entetes).json() == REFUSE
    assert fournisseur.demandes == 0


def test_a_provider_that_never_answered_is_waited_for(fournisseur: Fournisseur, demander: Demander):
    fournisseur.statut = 500
    reponse = demander(fournisseur.signer())
    assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "2")


def test_the_address_may_stand_in_another_claim(fournisseur: Fournisseur, reglages: Reglages):
    ailleurs = reglages.model_copy(update={"oidc_courriel": "upn"})
    with TestClient(creer_application(ailleurs)) as client:
        entetes = {"authorization": f"Bearer {fournisseur.signer(email=None, upn='carif@example.org')}"}
        assert client.post("/graphql", json={"query": MOI}, headers=entetes).json()["data"]["moi"]["role"] == "CARIF"
