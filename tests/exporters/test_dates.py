"""When an object was entered and changed, as attributes: any moment that PostgreSQL holds."""

import pytest

from exporters.lheo.dates import dates_de_fiche


@pytest.mark.parametrize(
    ("moment", "attributs"),
    [
        ("2026-11-04 23:00:00", ' datecrea="20261105"'),
        ("2026-07-04 22:00:00", ' datecrea="20260705"'),
        ("2026-11-04 12:30:00.5", ' datecrea="20261104" horodatage-creation="2026-11-04T12:30:00.500000Z"'),
        ("0002-01-01 12:00:00", ' datecrea="00020101" horodatage-creation="0002-01-01T12:00:00.000000Z"'),
        ("0001-12-31 23:50:39 BC", ' datecrea="00000000"'),
        ("9999-12-31 23:59:59", ' datecrea="00000000"'),
        ("12026-01-01 00:00:00", ' datecrea="00000000"'),
        ("infinity", ' datecrea="00000000"'),
    ],
)
def test_a_moment_is_the_day_in_paris_and_exact_where_it_is_not_midnight(moment: str, attributs: str):
    assert dates_de_fiche(f"{moment}|2026-11-04 23:00:00") == f'{attributs} datemaj="20261105"'
