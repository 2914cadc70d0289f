from collections import Counter
from datetime import date, timedelta

from service.demo.calendrier import Calendrier
from service.demo.hasard import Hasard

AUJOURDHUI = date(2026, 11, 23)


def mois_de_saisie(saison: str) -> Counter[int]:
    calendrier = Calendrier(AUJOURDHUI, Hasard(1))
    jours = (calendrier.saisie(saison, debut) for debut in range(-700, 300))
    return Counter((AUJOURDHUI + timedelta(jour)).month for jour in jours)


def test_today_is_day_zero():
    assert Calendrier(AUJOURDHUI, Hasard(1)).texte(0) == "20261123"


def test_regional_programmes_are_entered_around_new_year():
    assert {mois for mois, _ in mois_de_saisie("region").most_common(2)} == {12, 1}


def test_apprenticeship_is_entered_above_all_in_october():
    assert mois_de_saisie("alternance").most_common(1)[0][0] == 10


def test_a_session_is_entered_before_it_begins_and_not_after_today():
    calendrier = Calendrier(AUJOURDHUI, Hasard(1))
    for debut in range(-1000, 400):
        assert calendrier.saisie("continue", debut) <= min(debut - 10, 0)


def test_the_drawing_works_on_a_day_before_any_entry_was_counted():
    calendrier = Calendrier(date(2020, 6, 1), Hasard(1))
    assert calendrier.saisie("continue", 30) <= 0
