import base64
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from loaders import curseur
from loaders.relation import Tri
from models.erreurs import EntreeInvalide

ORDRE = (Tri("coalesce(session.debut, '9999-12-31'::date)", "date"), Tri("session.numero"))

NOMBRES = (Tri("formacode.version", "integer"),)


def code(texte: str) -> str:
    return base64.urlsafe_b64encode(texte.encode()).decode().rstrip("=")


EMPREINTE = json.loads(base64.urlsafe_b64decode(curseur.ecrire((), ORDRE) + "=="))[0]


def test_a_cursor_is_read_back_as_it_was_written():
    ecrit = curseur.ecrire((date(2027, 9, 1), "SE_0000000042"), ORDRE)
    assert curseur.lire(ecrit, ORDRE) == ("2027-09-01", "SE_0000000042")


def test_a_cursor_fits_in_a_url_without_escaping():
    assert curseur.ecrire((date(2027, 9, 1), "clé ??>>"), ORDRE).isascii()
    assert not set(curseur.ecrire((date(2027, 9, 1), "clé ??>>"), ORDRE)) & set("+/=")


@pytest.mark.parametrize(
    "illisible",
    [
        "",
        "*",
        "é",
        code("pas du JSON"),
        code('{"a": 1}'),
        code(f'["{EMPREINTE}", "2027-09-01"]'),
        code(f'["{EMPREINTE}", "2027-09-01", "SE_1", "de trop"]'),
        code(f'["{EMPREINTE}", "2027-13-01", "SE_1"]'),
        code(f'["{EMPREINTE}", "20270901", "SE_1"]'),
        code(f'["{EMPREINTE}", "2027-09-01", 1]'),
        code(f'["{EMPREINTE}", "2027-09-01", "\\u0000"]'),
        code(f'["{EMPREINTE}", "2027-09-01", "\\ud800"]'),
        code("[" * 100_000),
        code("{}"),
        code("[]"),
        code("1"),
        code("null"),
    ],
    ids=range(17),
)
def test_what_is_not_one_of_our_cursors_is_refused(illisible: str):
    with pytest.raises(EntreeInvalide, match="Curseur illisible"):
        curseur.lire(illisible, ORDRE)


@pytest.mark.parametrize(
    "autre",
    [
        (Tri("session.debut", "date"), Tri("session.numero")),
        (Tri("coalesce(session.debut, '9999-12-31'::date)", "date"), Tri("organisme.numero")),
    ],
)
def test_a_cursor_of_another_order_is_refused_even_when_its_values_would_fit(autre: tuple[Tri, ...]):
    with pytest.raises(EntreeInvalide, match="de la même liste"):
        curseur.lire(curseur.ecrire((date(2027, 9, 1), "SE_0000000042"), autre), ORDRE)


INSTANTS = (Tri("session.modifie_le", "timestamptz", decroissant=True), Tri("session.numero", decroissant=True))


def test_a_moment_in_a_cursor_is_of_utc_and_exact_to_the_microsecond():
    paris = datetime(2026, 10, 1, 14, 0, 0, 1, tzinfo=timezone(timedelta(hours=2)))
    lu = curseur.lire(curseur.ecrire((paris, "SE_1"), INSTANTS), INSTANTS)
    assert lu == ("2026-10-01 12:00:00.000001+00:00", "SE_1")


@pytest.mark.parametrize(
    "instant",
    ["2026-10-01", "2026-10-01 12:00:00", "2026-10-01T12:00:00+00:00", "infinity", "hier"],
)
def test_a_moment_that_we_did_not_write_is_refused(instant: str):
    empreinte = json.loads(base64.urlsafe_b64decode(curseur.ecrire((), INSTANTS) + "=="))[0]
    with pytest.raises(EntreeInvalide, match="illisible"):
        curseur.lire(code(json.dumps([empreinte, instant, "SE_1"])), INSTANTS)


def test_a_cursor_of_the_same_keys_the_other_way_is_refused():
    montants = (Tri("session.modifie_le", "timestamptz"), Tri("session.numero"))
    ecrit = curseur.ecrire((datetime(2026, 10, 1, tzinfo=UTC), "SE_1"), INSTANTS)
    with pytest.raises(EntreeInvalide, match="illisible"):
        curseur.lire(ecrit, montants)


def test_a_number_in_a_cursor_stays_within_an_integer():
    assert curseur.lire(curseur.ecrire((14,), NOMBRES), NOMBRES) == ("14",)
    with pytest.raises(EntreeInvalide, match="illisible"):
        curseur.lire(curseur.ecrire((99_999_999_999,), NOMBRES), NOMBRES)


ETATS = (Tri("NOT site.principal", "boolean"), Tri("site.numero"))


def test_a_truth_in_a_cursor_is_read_back_and_nothing_else_in_its_place():
    assert curseur.lire(curseur.ecrire((False, "SI_1"), ETATS), ETATS) == ("False", "SI_1")
    with pytest.raises(EntreeInvalide, match="illisible"):
        curseur.lire(curseur.ecrire(("peut-être", "SI_1"), ETATS), ETATS)
