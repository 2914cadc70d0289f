import base64
from datetime import date

import pytest

from loaders import curseur
from loaders.relation import Tri
from models.erreurs import EntreeInvalide

ORDRE = (Tri("coalesce(session.debut, '9999-12-31'::date)", "date"), Tri("session.numero"))


def code(texte: str) -> str:
    return base64.urlsafe_b64encode(texte.encode()).decode().rstrip("=")


def test_a_cursor_is_read_back_as_it_was_written():
    ecrit = curseur.ecrire((date(2027, 9, 1), "SE_0000000042"))
    assert curseur.lire(ecrit, ORDRE) == ("2027-09-01", "SE_0000000042")


def test_a_cursor_fits_in_a_url_without_escaping():
    assert curseur.ecrire((date(2027, 9, 1), "clé ??>>")).isascii()
    assert not set(curseur.ecrire((date(2027, 9, 1), "clé ??>>"))) & set("+/=")


@pytest.mark.parametrize(
    "illisible",
    [
        "",
        "*",
        "é",
        code("pas du JSON"),
        code('{"a": 1}'),
        code('["2027-09-01"]'),
        code('["2027-09-01", "SE_1", "de trop"]'),
        code('["2027-13-01", "SE_1"]'),
        code('["20270901", "SE_1"]'),
        code('["2027-09-01", 1]'),
        code('["2027-09-01", "\\u0000"]'),
        code('["2027-09-01", "\\ud800"]'),
        code("[" * 100_000),
    ],
    ids=range(13),
)
def test_what_is_not_one_of_our_cursors_is_refused(illisible: str):
    with pytest.raises(EntreeInvalide, match="Curseur illisible"):
        curseur.lire(illisible, ORDRE)


def test_a_number_in_a_cursor_stays_within_an_integer():
    ordre = (Tri("formacode.version", "integer"),)
    assert curseur.lire(code('["14"]'), ordre) == ("14",)
    with pytest.raises(EntreeInvalide):
        curseur.lire(code('["99999999999"]'), ordre)
