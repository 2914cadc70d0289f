"""What Lhéo writes, made what the catalogue stores."""

import pytest

from importers.lheo import valeurs
from importers.lheo.valeurs import DateLheo


@pytest.mark.parametrize(
    "rien", [None, "", "  ", "-", " - ", "--", ".", "…", "/", "Non renseigné", "NON RENSEIGNÉE", "&nbsp;", "<p></p>"]
)
def test_a_filler_is_null(rien: str | None):
    assert valeurs.texte(rien) is None


@pytest.mark.parametrize("dit", ["Aucune", "0", "- un tiret", "Non renseigné à ce jour", "Néant"])
def test_a_text_that_says_something_stays(dit: str):
    assert valeurs.texte(f"  {dit}\n") == dit


@pytest.mark.parametrize(
    ("brut", "lu"),
    [
        ("1234.5", "1234.50"),
        ("1 234,50 €", "1234.50"),
        ("1\u202f234,50 euros TTC", "1234.50"),
        ("0", "0.00"),
        ("99999999.99", "99999999.99"),
        ("100000000", None),
        ("1E9", None),
        ("NaN", None),
        ("sNaN", None),
        ("Infinity", None),
        ("-5", None),
        ("12/mois", None),
        ("1.234,50", None),
        ("", None),
    ],
)
def test_a_price_is_an_amount_that_the_catalogue_can_hold_or_none(brut: str, lu: str | None):
    assert valeurs.prix(brut) == lu


@pytest.mark.parametrize(
    ("brut", "debut", "fin"),
    [
        ("20270914", ("2027-09-14", "JOUR"), ("2027-09-14", "JOUR")),
        ("20270900", ("2027-09-01", "MOIS"), ("2027-09-30", "MOIS")),
        ("20280200", ("2028-02-01", "MOIS"), ("2028-02-29", "MOIS")),
        ("20270000", ("2027-01-01", "ANNEE"), ("2027-12-31", "ANNEE")),
        ("00000000", (None, "INCONNUE"), (None, "INCONNUE")),
        ("99999999", (None, "INCONNUE"), (None, "INCONNUE")),
        (" 20270914 ", ("2027-09-14", "JOUR"), ("2027-09-14", "JOUR")),
        (None, (None, "INCONNUE"), (None, "INCONNUE")),
    ],
)
def test_a_date_is_the_first_or_the_last_day_it_may_mean(
    brut: str | None, debut: tuple[str | None, str], fin: tuple[str | None, str]
):
    assert (valeurs.debut(brut), valeurs.fin(brut)) == (DateLheo(*debut), DateLheo(*fin))


@pytest.mark.parametrize(
    ("brut", "lue"), [("20270914", "2027-09-14"), ("20270900", "2027-09"), ("20270000", "2027"), ("00000000", None)]
)
def test_a_partial_date_says_what_is_known(brut: str, lue: str | None):
    assert valeurs.partielle(brut) == lue


@pytest.mark.parametrize(
    ("jour", "horodatage", "lu"),
    [
        ("20200301", None, "2020-03-01 00:00 Europe/Paris"),
        ("20200301", "2021-05-06T07:08:09", "2021-05-06T07:08:09 Europe/Paris"),
        (None, "2021-05-06T07:08:09+02:00", "2021-05-06T05:08:09+00:00"),
        (None, "2021-05-06T07:08:09.5Z", "2021-05-06T07:08:09.500000+00:00"),
        ("20200301", "n'importe quoi", "2020-03-01 00:00 Europe/Paris"),
        (None, "infinity", None),
        (None, "2021-05-06T25:00:00", None),
        (None, "0001-01-01T00:00:00+14:00", None),
        ("00000000", None, None),
        ("20200300", None, None),
        ("20171332", None, None),
        ("00000101", None, None),
        ("2017010²", None, None),
        ("", "", None),
        (None, None, None),
    ],
)
def test_a_moment_is_one_that_postgresql_knows_or_none(jour: str | None, horodatage: str | None, lu: str | None):
    assert valeurs.instant(jour, horodatage) == lu


@pytest.mark.parametrize(
    ("brut", "lu"), [(" 0530001x ", "0530001X"), ("00000000", None), ("053-001X", None), (None, None)]
)
def test_a_uai_is_eight_capitals_and_digits_or_none(brut: str | None, lu: str | None):
    assert valeurs.uai(brut) == lu


@pytest.mark.parametrize(("brut", "lu"), [("1", True), (" 0 ", False), ("", None), (None, None)])
def test_a_yes_or_no_may_be_unsaid(brut: str | None, lu: bool | None):
    assert valeurs.booleen(brut) is lu
