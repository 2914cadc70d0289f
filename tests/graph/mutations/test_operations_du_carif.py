"""Duplicates, demandes, next year's offer and the night's feeds, as back offices write of them."""

import psycopg
import pytest

from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF, PARTENAIRE
from tests.graph.mutations.operations import Demander

pytestmark = pytest.mark.anyio

NUIT = """
INSERT INTO lot (id, flux, emetteur, fichier, etat, lus, crees, modifies, inchanges, rejetes, absents)
  VALUES (1, 'ideo', 'ideo', 'offre.csv', 'TERMINE', 3, 1, 0, 1, 1, 0);
INSERT INTO rejet (lot_id, chemin, code, message)
  VALUES (1, 'ligne 3', 'SESSION_DATE_ILLISIBLE', 'La date ne se lit pas.');
INSERT INTO doublon (session_ideo_id, session_id, motif, lot_id) VALUES (704, 701, 'SIRET', 1);
"""


@pytest.fixture
def nuit(a_saisir: str) -> None:
    """A feed came in the night, and brought what may be a duplicate."""
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute(NUIT)


@pytest.mark.usefixtures("nuit")
async def test_b10_a_duplicate_is_shown_side_by_side_and_decided(demander: Demander):
    page = (await demander("B10Doublons", CARIF))["doublons"]
    [doublon] = page["nodes"]
    assert (page["total"], doublon["a"]["numero"], doublon["b"]["numero"]) == (
        {"valeur": 1},
        "SE_0000000004",
        "SE_0000000001",
    )
    decide = (await demander("B10Decider", CARIF, n=doublon["numero"], v="OFFRES_DISTINCTES"))["deciderDoublon"]
    assert (decide["doublon"]["verdict"], decide["anomalies"]) == ("OFFRES_DISTINCTES", [])
    assert (await demander("B10Doublons", CARIF))["doublons"]["nodes"] == []


async def test_b11_a_siret_changes_and_partners_still_find_by_the_old_one(demander: Demander):
    ancien, nouveau, le = "44300121900023", "44300121900031", "2026-11-02"
    variables = {"organisme": "OR_0000000001", "ancien": ancien, "nouveau": nouveau, "le": le}
    demande = (await demander("B11Demander", A_GESTION, **variables))["creerDemande"]["demande"]
    assert demande["decision"] is None
    decidee = (await demander("B11Decider", CARIF, n=demande["numero"], le=le))["deciderDemande"]
    assert (decidee["demande"]["decision"], decidee["anomalies"]) == ("ACCORDEE", [])
    lu = (await demander("B11Correspondance", PARTENAIRE, ancien=ancien))["etablissement"]
    assert lu["siret"] == nouveau
    assert lu["organisme"]["numerosPrecedents"] == [{"ancien": ancien, "nouveau": nouveau, "effetLe": le}]


async def test_b12_next_year_s_offer_is_made_once(demander: Demander):
    numeros = ["AC_0000000001", "AC_0000000003"]
    essai = (await demander("B12Reconduire", A_SAISIE, numeros=numeros, essai=True, cle="a"))["reconduireActions"]
    faite = (await demander("B12Reconduire", A_SAISIE, numeros=numeros, cle="b"))["reconduireActions"]
    encore = (await demander("B12Reconduire", A_SAISIE, numeros=numeros, cle="c"))["reconduireActions"]
    assert [(r["copiees"], r["presentes"], r["refusees"]) for r in (essai, faite, encore)] == [
        (2, 0, 1),
        (2, 0, 1),
        (0, 2, 1),
    ]
    debuts = sorted(ligne["copie"]["debut"] for ligne in faite["lignes"] if ligne["copie"])
    assert debuts == ["2028-03-01", "2028-09-06"]


@pytest.mark.usefixtures("nuit")
async def test_b12_the_feeds_of_the_night_say_what_they_brought(demander: Demander):
    [lot] = (await demander("B12Nuit", CARIF))["lots"]["nodes"]
    comptes = [lot[nom] for nom in ("lus", "crees", "modifies", "inchanges", "rejetes", "absents")]
    assert (lot["flux"], lot["etat"], comptes) == ("ideo", "TERMINE", [3, 1, 0, 1, 1, 0])
    assert lot["rejets"]["total"] == {"valeur": 1}
    assert lot["rejets"]["nodes"] == [
        {"chemin": "ligne 3", "code": "SESSION_DATE_ILLISIBLE", "message": "La date ne se lit pas."}
    ]
