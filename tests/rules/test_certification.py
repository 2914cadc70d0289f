"""Whether a certification is active on a day."""

from datetime import date
from typing import NamedTuple

import pytest

from rules.certification import active


class Cas(NamedTuple):
    etat: str | None = "PUBLIEE"
    premiere_session: int | None = None
    derniere_session: int | None = None
    debut_enregistrement: date | None = None
    fin_enregistrement: date | None = None
    absent_depuis: date | None = None


LE = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("cas", "attendu"),
    [
        (Cas(), True),
        (Cas(etat=None), True),
        (Cas(etat="ERRONEE"), False),
        (Cas(etat="ARCHIVEE"), False),
        (Cas(etat="ARCHIVEE", derniere_session=2026), True),
        (Cas(etat="ARCHIVEE", derniere_session=2025), False),
        (Cas(premiere_session=2026), True),
        (Cas(premiere_session=2027), False),
        (Cas(derniere_session=2026), True),
        (Cas(derniere_session=2025), False),
        (Cas(debut_enregistrement=LE), True),
        (Cas(debut_enregistrement=date(2026, 11, 24)), False),
        (Cas(fin_enregistrement=LE), True),
        (Cas(fin_enregistrement=date(2026, 11, 22)), False),
        (Cas(absent_depuis=LE), False),
        (Cas(absent_depuis=date(2026, 11, 24)), True),
    ],
)
def test_a_certification_is_active_while_nothing_known_says_the_contrary(cas: Cas, attendu: bool):
    assert active(cas, LE) is attendu
