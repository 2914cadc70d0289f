"""Certifications: from their codes, or as they came where they said more; always in the order of the catalogue."""

import pytest

from exporters.lheo.certification import certifications
from exporters.lheo.complement import lire

RNCP, CERTIFINFO, RS = "<code-RNCP>{}</code-RNCP>", "<code-CERTIFINFO>{}</code-CERTIFINFO>", "<code-RS>{}</code-RS>"


def certification(*dits: str) -> str:
    return f"<certification>{''.join(dits)}</certification>"


def ecrites(codes: list[str], *gardees: str) -> list[str]:
    complement = lire("".join(gardees))
    assert complement.fautes == ()
    return [bloc.xml for bloc in certifications(codes, complement.fragments.get("certification", ()), "FO_1")]


UNE = certification(RNCP.format("123"))
AVEC_CPF = certification(RNCP.format("123"), "<code-CPF>4567</code-CPF>")
INCONNUE = certification("<code-CPF>7654</code-CPF>")
VIDE = "<certification/>"


@pytest.mark.parametrize(
    ("code", "xml"),
    [
        ("RNCP123", certification(RNCP.format("123"))),
        ("RNCP123 4567", certification(RNCP.format("123"), CERTIFINFO.format("4567"))),
        ("- 4567", certification(CERTIFINFO.format("4567"))),
        ("RS5678", certification(RS.format("RS5678"))),
        ("RS5678 4567", certification(CERTIFINFO.format("4567"), RS.format("RS5678"))),
    ],
)
def test_a_certification_is_written_from_its_codes(code: str, xml: str):
    assert ecrites([code]) == [xml]


@pytest.mark.parametrize(
    ("codes", "gardees", "attendu"),
    [
        ([], [], []),
        (["RNCP123"], [AVEC_CPF], [AVEC_CPF]),
        (["RNCP9", "RNCP123"], [AVEC_CPF], [certification(RNCP.format("9")), AVEC_CPF]),
        (["RNCP123", "RNCP9"], [AVEC_CPF], [AVEC_CPF, certification(RNCP.format("9"))]),
        ([], [INCONNUE], [INCONNUE]),
        (["RNCP123"], [VIDE], [VIDE, UNE]),
        (["RNCP123"], [VIDE, AVEC_CPF, INCONNUE], [VIDE, AVEC_CPF, INCONNUE]),
        (["RNCP9", "RNCP123"], [INCONNUE, AVEC_CPF], [INCONNUE, certification(RNCP.format("9")), AVEC_CPF]),
    ],
    ids=[
        "none",
        "kept",
        "kept after another",
        "kept before another",
        "kept that names none of ours",
        "kept that names nothing",
        "kept between two that name none",
        "kept that names none, first",
    ],
)
def test_those_kept_stand_for_theirs_in_the_order_of_the_catalogue(
    codes: list[str], gardees: list[str], attendu: list[str]
):
    assert ecrites(codes, *gardees) == attendu


@pytest.mark.parametrize(
    ("code", "dit"),
    [
        ("RNCP123", RNCP.format("123")),
        ("RNCP123", RNCP.format("RNCP123")),
        ("RNCP123", RNCP.format("RNCP 123")),
        ("RNCP123", RNCP.format("00123")),
        ("RS5678", RS.format("RS5678")),
        ("RS5678", RS.format("5678")),
        ("RNCP123 4567", CERTIFINFO.format("4567")),
        ("RNCP123 4567", RNCP.format("99") + CERTIFINFO.format("4567")),
    ],
)
def test_one_kept_is_known_by_its_code_however_it_is_written(code: str, dit: str):
    garde = certification(dit, "<reference-code-FORMACODE>15235</reference-code-FORMACODE>")
    assert ecrites([code], garde) == [garde]


def test_the_certifinfo_code_tells_apart_two_certifications_of_a_sheet():
    garde = certification(RNCP.format("123"), CERTIFINFO.format("2"), "<code-CPF>4567</code-CPF>")
    assert ecrites(["RNCP123 1", "RNCP123 2"], garde) == [
        certification(RNCP.format("123"), CERTIFINFO.format("1")),
        garde,
    ]
