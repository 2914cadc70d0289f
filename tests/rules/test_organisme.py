"""SIRET and NDA as feeds write them."""

import pytest
from stdnum import luhn

from rules.organisme import Lecture, lire_nda, lire_siren, lire_siret

LA_POSTE = "35600000049837"


@pytest.mark.parametrize("brut", ["73282932000074", " 732 829 320 00074 ", "732\u00a0829\u202f320\t00074\n"])
def test_a_good_siret_is_read_whatever_its_spaces(brut: str):
    assert lire_siret(brut) == Lecture("73282932000074")


def test_a_siret_of_la_poste_is_good_by_its_own_rule():
    assert not luhn.is_valid(LA_POSTE)
    assert lire_siret(LA_POSTE) == Lecture(LA_POSTE)


def test_the_head_office_of_la_poste_is_good_by_the_common_rule():
    assert luhn.is_valid("35600000000048")
    assert lire_siret("35600000000048") == Lecture("35600000000048")


def test_a_siret_of_la_poste_may_be_wrong_too():
    assert lire_siret("35600000049838").code == "ETABLISSEMENT_SIRET_CLE"


@pytest.mark.parametrize("brut", [None, "", "  ", "0", "00000000000000", "000000000000000", "-", "0-0"])
def test_zeros_and_nothing_mean_no_siret(brut: str | None):
    assert lire_siret(brut) == Lecture(None)


def test_a_zero_before_fourteen_good_digits_is_dropped_and_told():
    assert lire_siret("073282932000074") == Lecture(
        "73282932000074", "SIRET_ZERO_EN_TROP", "Le SIRET 073282932000074 a 15 chiffres : le zéro de tête a été ôté."
    )


@pytest.mark.parametrize(
    "brut",
    ["7328293200007", "173282932000074", "073282932000075", "7328293200007X", "7328293200007²", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"],
)
def test_what_is_not_fourteen_digits_is_refused(brut: str):
    assert lire_siret(brut) == Lecture(
        None,
        "ETABLISSEMENT_SIRET_FORMAT",
        f"Le SIRET « {brut} » n'a pas 14 chiffres : corrigez-le, ou écrivez 00000000000000 s'il n'y en a pas.",
    )


def test_a_wrong_key_is_refused():
    assert lire_siret("73282932000075") == Lecture(
        None,
        "ETABLISSEMENT_SIRET_CLE",
        "La clé du SIRET 73282932000075 est fausse : vérifiez-le auprès de l'organisme.",
    )


@pytest.mark.parametrize(
    ("brut", "lu"),
    [
        ("52440000144", "52440000144"),
        ("52 44 00001 44", "52440000144"),
        ("7331P001531", "7331P001531"),
        ("7331p001531", "7331P001531"),
        ("942A0000120", "942A0000120"),
    ],
)
def test_a_good_nda_is_read(brut: str, lu: str):
    assert lire_nda(brut) == Lecture(lu)


@pytest.mark.parametrize("brut", [None, "", "-", "00000000000", "99999999999"])
def test_a_filler_means_no_nda(brut: str | None):
    assert lire_nda(brut) == Lecture(None)


@pytest.mark.parametrize("brut", ["5244000014", "524400001444", "P2440000144", "52440P00144", "5244000014²"])
def test_an_nda_of_another_form_is_refused(brut: str):
    lecture = lire_nda(brut)

    assert (lecture.valeur, lecture.code) == (None, "ORGANISME_NDA_FORMAT")
    assert (lecture.message or "").startswith(
        f"Le numéro de déclaration d'activité « {brut} » n'a pas la forme attendue"
    )


@pytest.mark.parametrize("brut", ["732829320", " 732 829 320 "])
def test_a_good_siren_is_read_whatever_its_spaces(brut: str):
    assert lire_siren(brut) == Lecture("732829320")


@pytest.mark.parametrize(
    ("brut", "lu"),
    [
        (None, Lecture(None)),
        ("000000000", Lecture(None)),
        (
            "73282932",
            Lecture(
                None,
                "ORGANISME_SIREN_FORMAT",
                "Le SIREN « 73282932 » n'a pas 9 chiffres : corrigez-le, ou videz-le s'il n'y en a pas.",
            ),
        ),
        (
            "732829321",
            Lecture(
                None,
                "ORGANISME_SIREN_CLE",
                "La clé du SIREN 732829321 est fausse : vérifiez-le auprès de l'organisme.",
            ),
        ),
    ],
)
def test_another_is_none_or_refused(brut: str | None, lu: Lecture):
    assert lire_siren(brut) == lu


def test_a_siret_whose_siren_has_a_wrong_key_is_refused():
    assert luhn.is_valid("73282932100072")
    assert lire_siret("73282932100072").code == "ETABLISSEMENT_SIRET_CLE"
