"""The filter on active certifications and the rule say the same of every combination of what is known of one."""

from datetime import date
from itertools import product

import psycopg
import pytest

from loaders.certification_filtre import ACTIVE_LE
from rules.certification import Validite, active
from rules.fiche import Enregistrement

AUJOURD_HUI = date(2026, 11, 23)
JOURS = (date(2026, 11, 22), AUJOURD_HUI, date(2026, 11, 24))

CERTIFICATIONS = """
INSERT INTO certification (code_certifinfo, fiche_id, intitule, etat, premiere_session, derniere_session, absent_depuis)
SELECT row_number() OVER (), f.id, 'x', e.etat, s.premiere, s.derniere, a.absence
FROM (SELECT id FROM fiche UNION ALL SELECT NULL) AS f,
  unnest(ARRAY[NULL, 'PUBLIEE', 'ERRONEE', 'ARCHIVEE']) AS e (etat),
  (VALUES (NULL::int, NULL::int), (2027, NULL), (NULL, 2025), (2026, 2026)) AS s (premiere, derniere),
  unnest(ARRAY[NULL, '2026-11-23'::date]) AS a (absence)"""
LIRE = f"""
SELECT {ACTIVE_LE}, certification.etat, premiere_session, derniere_session, certification.absent_depuis,
  fiche.actif, fiche.debut, fiche.fin
FROM certification LEFT JOIN fiche ON fiche.id = certification.fiche_id"""


@pytest.fixture
def combinees(connexion: psycopg.Connection) -> psycopg.Connection:
    enregistrements = [
        (actif, debut, fin)
        for actif, debut, fin in product((None, True, False), (None, *JOURS), (None, *JOURS))
        if debut is None or fin is None or debut <= fin
    ]
    connexion.cursor().executemany(
        "INSERT INTO fiche (code, intitule, actif, debut, fin) VALUES ('RNCP' || %s, 'x', %s, %s, %s)",
        [(rang, *enregistrement) for rang, enregistrement in enumerate(enregistrements)],
    )
    connexion.execute(CERTIFICATIONS)
    return connexion


@pytest.mark.parametrize("le", JOURS)
def test_the_filter_and_the_rule_agree(combinees: psycopg.Connection, le: date):
    lignes = combinees.execute(LIRE, {"active_le": le, "aujourdhui": AUJOURD_HUI}).fetchall()
    dites = [active(Validite(*ligne[1:5], Enregistrement(*ligne[5:])), le, AUJOURD_HUI) for ligne in lignes]
    assert [ligne[0] for ligne in lignes] == dites
    assert set(dites) == {True, False}
