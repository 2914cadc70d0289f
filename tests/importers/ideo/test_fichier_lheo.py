"""The regional Lhéo file of Onisep: the same offers by the other way, of source IDEO as well."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from models.erreurs import FichierRefuse
from tests.importers.document import Document
from tests.importers.ideo.fichier import actions

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

INITIALE = '<extras info="type-formation"><extra info="formation-initiale">1</extra></extras>'


def lieu(commune: str, code_postal: str) -> str:
    return f"""<lieu-de-formation><coordonnees><nom>Lycée</nom><adresse><ligne>1 rue Haute</ligne>
        <codepostal>{code_postal}</codepostal><ville>Ville</ville>
        <code-INSEE-commune>{commune}</code-INSEE-commune></adresse></coordonnees></lieu-de-formation>"""


def regional(commune: str = "53007", code_postal: str = "53210") -> Document:
    """An offer of formation initiale, in a place."""
    document = Document().apres("prise-en-charge-frais-possible", lieu(commune, code_postal))
    return document.dedans("action", INITIALE)


def test_its_offers_are_of_ideo(recevoir: Recevoir, lu: Base):
    bilan = recevoir(regional().octets())
    assert bilan.rejets.total() == 0
    requete = """SELECT o.source, s.source, d.type_code, i.source
        FROM session s JOIN organisme o ON o.id = organisme_id JOIN dispositif d ON d.session_id = s.id
        JOIN identifiant_externe i ON i.objet_id = s.id AND i.noun = 'session'"""
    assert lu.execute(requete).fetchall() == [("IDEO", "IDEO", "FORMATION_INITIALE", "IDEO")]
    assert lu.execute("SELECT flux, formes FROM lot").fetchall() == [("ideo", ["lheo"])]


def test_offers_of_other_regions_are_counted_and_left(recevoir: Recevoir, lu: Base):
    deux = regional().copie("action", "A2")
    deux.dit("action[2]/lieu-de-formation/coordonnees/adresse/code-INSEE-commune", "35238")
    deux.dit("action[2]/lieu-de-formation/coordonnees/adresse/codepostal", "35000").numero("action[2]/session", "S2")
    assert recevoir(deux.octets()).ailleurs == 1
    assert lu.execute("SELECT count(*) FROM action").fetchone() == (1,)

    with pytest.raises(FichierRefuse, match="Aucune offre"):
        recevoir(regional("35238", "35000").octets())


def test_one_source_comes_by_one_way(recevoir: Recevoir, lu: Base):
    recevoir(actions())
    with pytest.raises(FichierRefuse, match="« ideo » est déjà venu par ses listes, qui numérotent autrement"):
        recevoir(regional().octets())
    recevoir(regional().octets(), emetteur="ideo-lheo")
    with pytest.raises(FichierRefuse, match="« ideo-lheo » est déjà venu par un fichier Lhéo"):
        recevoir(actions(), emetteur="ideo-lheo")
    assert lu.execute("SELECT count(*) FROM lot").fetchone() == (2,)


def test_both_ways_at_once_are_refused(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="Des listes et un fichier Lhéo ensemble"):
        recevoir(actions(), regional().octets())
