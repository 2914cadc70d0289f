"""Whether a certification is active on a day."""

from datetime import date

import pytest

from rules.certification import Validite, active
from rules.fiche import Enregistrement, fiche_active

LE = date(2026, 11, 23)
HIER, DEMAIN = date(2026, 11, 22), date(2026, 11, 24)
MUETTE = Enregistrement(None, None, None)
PUBLIEE = Validite("PUBLIEE", None, None, None, MUETTE)


def fiche(actif: bool | None, debut: date | None = None, fin: date | None = None) -> Validite:
    return PUBLIEE._replace(fiche=Enregistrement(actif, debut, fin))


@pytest.mark.parametrize(
    ("cas", "attendu"),
    [
        (PUBLIEE, True),
        (PUBLIEE._replace(etat=None), True),
        (PUBLIEE._replace(etat="ERRONEE"), False),
        (PUBLIEE._replace(etat="ARCHIVEE"), False),
        (PUBLIEE._replace(etat="ARCHIVEE", derniere_session=2026), True),
        (PUBLIEE._replace(etat="ARCHIVEE", derniere_session=2025), False),
        (PUBLIEE._replace(premiere_session=2026), True),
        (PUBLIEE._replace(premiere_session=2027), False),
        (PUBLIEE._replace(derniere_session=2026), True),
        (PUBLIEE._replace(derniere_session=2025), False),
        (PUBLIEE._replace(absent_depuis=LE), False),
        (PUBLIEE._replace(absent_depuis=DEMAIN), True),
        (fiche(True), True),
        (fiche(True, LE, LE), True),
        (fiche(True, DEMAIN), False),
        (fiche(True, None, HIER), False),
        (fiche(False, HIER, DEMAIN), False),
        (fiche(None, None, LE), True),
        (fiche(True)._replace(etat="ERRONEE"), False),
        (fiche(True)._replace(derniere_session=2025), False),
    ],
)
def test_a_certification_is_active_while_nothing_known_says_the_contrary(cas: Validite, attendu: bool):
    assert active(cas, LE, LE) is attendu


@pytest.mark.parametrize("le", [HIER, LE, DEMAIN])
@pytest.mark.parametrize("actif", [None, True, False])
@pytest.mark.parametrize(("debut", "fin"), [(None, LE), (LE, None), (HIER, DEMAIN), (DEMAIN, DEMAIN), (HIER, HIER)])
def test_a_published_certification_is_active_when_its_sheet_is(
    actif: bool | None, debut: date | None, fin: date | None, le: date
):
    cas = fiche(actif, debut, fin)

    assert active(cas, le, LE) is fiche_active(cas.fiche, le, LE)


def test_one_that_was_withdrawn_early_was_active_until_then():
    assert active(fiche(False, HIER, DEMAIN), HIER, LE) is True
