from datetime import date
from pathlib import Path

import pytest

from models.erreurs import EntreeInvalide
from service.reglages import Reglages, lire_reglages


def test_nothing_needs_to_be_set(monkeypatch: pytest.MonkeyPatch):
    for champ in Reglages.model_fields.values():
        monkeypatch.delenv(str(champ.validation_alias), raising=False)
    reglages = lire_reglages()
    assert (reglages.database_url, reglages.data, reglages.port, reglages.corps_max) == (
        None,
        Path(".sofi"),
        8000,
        1_048_576,
    )


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("DATABASE_URL", "")
    assert (lire_reglages().port, lire_reglages().database_url) == (8000, None)


def test_origins_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOFI_CORS_ORIGINS", "https://orientation.example/, https://carif.example,")
    assert lire_reglages().origines_cors == ("https://orientation.example", "https://carif.example")


def test_today_may_be_given(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOFI_AUJOURDHUI", "2026-11-23")
    assert lire_reglages().aujourdhui == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("variable", "valeur", "attendu"),
    [
        ("PORT", "70000", "PORT (valeur trop grande)"),
        ("SOFI_CORPS_MAX", "1 Mo", "SOFI_CORPS_MAX (un nombre entier est attendu)"),
        ("SOFI_DELAI_REQUETE_S", "-1", "SOFI_DELAI_REQUETE_S (valeur trop petite)"),
        ("SOFI_PGBOUNCER", "peut-être", "SOFI_PGBOUNCER (true ou false est attendu)"),
        ("SOFI_REGION", "72", "SOFI_REGION (le code Insee d'une région d'aujourd'hui est attendu, comme 52)"),
        ("SOFI_OIDC_JWKS_URL", "http://identite.example/cles", "SOFI_OIDC_JWKS_URL (une adresse https est attendue)"),
        ("SOFI_OIDC_JWKS_URL", "file:///etc/cles", "SOFI_OIDC_JWKS_URL (une adresse https est attendue)"),
        ("SOFI_OIDC_JWKS_URL", "http://localhost.example/", "SOFI_OIDC_JWKS_URL (une adresse https est attendue)"),
        *(
            (
                "SOFI_OIDC_ALGORITHMES",
                f"RS256,{algorithme}",
                "SOFI_OIDC_ALGORITHMES (parmi RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512)",
            )
            for algorithme in ("none", "HS256", "rs256")
        ),
        ("SOFI_OIDC_TOLERANCE_S", "3600", "SOFI_OIDC_TOLERANCE_S (valeur trop grande)"),
        (
            "SOFI_DEPARTEMENTS",
            "44,00",
            "SOFI_DEPARTEMENTS (des codes Insee de départements sont attendus, comme 44,53)",
        ),
        ("SOFI_AUJOURDHUI", "2026-02-31", "SOFI_AUJOURDHUI (une date AAAA-MM-JJ est attendue)"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, valeur: str, attendu: str
):
    monkeypatch.setenv(variable, valeur)
    with pytest.raises(EntreeInvalide) as refus:
        lire_reglages()
    assert refus.value.message == f"Réglage refusé dans l'environnement : {attendu}."


def test_a_pool_whose_least_exceeds_its_most_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOFI_POOL_MIN", "20")
    with pytest.raises(EntreeInvalide, match="SOFI_POOL_MIN dépasse SOFI_POOL_MAX"):
        lire_reglages()


@pytest.mark.parametrize("absente", ["SOFI_OIDC_EMETTEUR", "SOFI_OIDC_AUDIENCE", "SOFI_OIDC_JWKS_URL"])
def test_a_provider_that_is_named_in_part_is_refused(monkeypatch: pytest.MonkeyPatch, absente: str):
    for variable in {"SOFI_OIDC_EMETTEUR", "SOFI_OIDC_AUDIENCE", "SOFI_OIDC_JWKS_URL"} - {absente}:
        monkeypatch.setenv(variable, "https://identite.example")
    with pytest.raises(EntreeInvalide, match="vont ensemble"):
        lire_reglages()


def test_settings_printed_do_not_show_the_password():
    assert "secret" not in repr(Reglages(DATABASE_URL="postgresql://sofi:secret@serveur/sofi"))
