"""The example of the leaflet, moved to next September, under the rules: what its fiche lacks, then nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lheo import importer
from importers.lot import Options
from loaders.dossier import ALire, Lecture
from models.enumerations import Noun, Source
from rules.parametres import Parametres
from rules.regle import Moment
from rules.verification import bloquantes, verifier

AUJOURD_HUI = date(2026, 11, 30)
A_LA_RENTREE = {"debut": "2027-09-27", "fin": "2028-06-13", "debut_precision": "JOUR", "fin_precision": "JOUR"}
FICHE_COMPLETEE = """
INSERT INTO domaine (organisme_id, formacode_id, rang) SELECT o.id, f.id, 0 FROM organisme o, formacode f;
UPDATE contact SET telephones = '{0243000000}'"""


@pytest.fixture
def depliant(connexion: psycopg.Connection, base: str) -> psycopg.Connection:
    importer(base, [Path(__file__).with_name("auboisveillant.xml")], Options("dépliant"))
    return connexion


def blocages(connexion: psycopg.Connection, moment: Moment, **valeurs: Any) -> list[str]:
    """What forbids to go on with a new session of its action, in the place and with the dispositif of the leaflet."""
    [(action, site, public)] = connexion.execute(
        "SELECT action.id, site.id, public_vise.id FROM action, site, public_vise"
        " WHERE public_vise.version = 14 AND public_vise.code = '82044'"
    ).fetchall()
    opco = {"type_code": "OPCO", "financeur_code": "16", "publics": [public]}
    session = {"action_id": action, "sites": [site], "dispositifs": [opco], **A_LA_RENTREE, **valeurs}
    lecture = Lecture([ALire(Noun.SESSION, None, session)], AUJOURD_HUI)
    reponses = [connexion.execute(r.texte, r.parametres).fetchall() for r in lecture.requetes()]
    [dossier] = lecture.assembler(reponses)
    assert dossier is not None
    return [a.code for a in bloquantes(verifier(dossier, moment, AUJOURD_HUI, Parametres("52"), Source.SAISIE))]


def test_it_is_saved_as_a_draft(depliant: psycopg.Connection):
    assert blocages(depliant, Moment.SAISIE) == []


def test_it_is_not_handed_in_before_its_fiche_is_complete(depliant: psycopg.Connection):
    assert blocages(depliant, Moment.SOUMISSION) == ["ORGANISME_FORMACODE_REQUIS"]


def test_it_is_handed_in_then(depliant: psycopg.Connection):
    depliant.execute(FICHE_COMPLETEE)
    assert blocages(depliant, Moment.SOUMISSION) == []


def test_as_it_was_in_2016_it_is_not(depliant: psycopg.Connection):
    depliant.execute(FICHE_COMPLETEE)
    assert blocages(depliant, Moment.SAISIE, debut="2016-09-27", fin="2017-06-13") == [
        "SESSION_DATE_DEBUT_PASSEE",
        "SESSION_DATE_FIN_PASSEE",
    ]
