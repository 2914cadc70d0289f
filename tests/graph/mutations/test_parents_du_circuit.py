"""Nothing is made, handed in or validated under what will not be diffused: however far above, whatever goes with it."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.gestes import BROUILLON, DIFFUSEE, bloquants, fait, geste, proposer
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE

pytestmark = pytest.mark.anyio

CLOS = ["REFUSEE", "SUSPENDUE", "ANNULEE", "ARCHIVEE"]
# SE_3 is of the action 602, of the formation 502; both are given back, as they were when they were entered
EN_SAISIE = """
WITH action AS (UPDATE action SET (statut, rythme, conditions_specifiques)
  = ROW ('EN_COURS_DE_SAISIE', 'Temps plein', 'Aucune') WHERE id = 602)
UPDATE formation SET (statut, resultats_attendus) = ROW ('EN_COURS_DE_SAISIE', 'Savoir scier.') WHERE id = 502"""
CREER_ACTION = """mutation { creerAction(formation: "FO_0000000002", etablissement: "ET_0000000001", donnees: {}) {
  action { numero } anomalies { code } } }"""
CREER_SESSION = """mutation { creerSession(action: "AC_0000000002", donnees: {}) {
  session { numero } anomalies { code } } }"""
STATUTS = """SELECT (SELECT statut FROM session WHERE id = 703) AS session,
  (SELECT statut FROM action WHERE id = 602) AS action, (SELECT statut FROM formation WHERE id = 502) AS formation"""


async def soumise(muter: Muter, ecrire: Any) -> None:
    """SE_3 handed in, with its action and its formation."""
    ecrire(EN_SAISIE)
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)


@pytest.mark.parametrize(
    ("enonce", "code"),
    [
        ("UPDATE organisme SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 101", "FORMATION_ORGANISME_NON_VALIDE"),
        ("UPDATE etablissement SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 201", "ACTION_ETABLISSEMENT_NON_VALIDE"),
        ("UPDATE formation SET statut = 'A_CORRIGER' WHERE id = 502", "ACTION_FORMATION_NON_VALIDE"),
        ("UPDATE action SET statut = 'A_CORRIGER' WHERE id = 602", "SESSION_ACTION_NON_VALIDE"),
    ],
)
async def test_nothing_is_validated_under_what_is_not(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, enonce: str, code: str
):
    await soumise(muter, ecrire_en_base)
    ecrire_en_base(enonce)
    avant = lire_la_base(STATUTS)
    assert code in bloquants(await geste(muter, "VALIDER", 2, numero=BROUILLON))
    assert lire_la_base(STATUTS) == avant


async def test_a_session_is_validated_with_its_action_and_its_formation(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    await soumise(muter, ecrire_en_base)
    await fait(muter, "VALIDER", 2, numero=BROUILLON)
    assert lire_la_base(STATUTS) == [dict.fromkeys(("session", "action", "formation"), "VALIDEE")]


async def test_a_site_is_not_validated_under_a_draft_etablissement(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base("UPDATE site SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 302")
    ecrire_en_base("UPDATE session_site SET site_id = 302 WHERE session_id = 703")
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    ecrire_en_base("UPDATE etablissement SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 202")
    ligne = await geste(muter, "VALIDER", 2, numero=BROUILLON)
    assert bloquants(ligne) == ["SITE_ETABLISSEMENT_NON_VALIDE"]
    assert lire_la_base("SELECT statut FROM site WHERE id = 302") == [{"statut": "SOUMISE"}]


async def test_what_refuses_says_which_one_and_what_to_do(muter: Muter, ecrire_en_base: Any):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    ecrire_en_base("UPDATE formation SET (statut, resultats_attendus) = ROW ('A_CORRIGER', 'Savoir.') WHERE id = 502")
    (dite,) = (await geste(muter, "VALIDER", 2, numero=BROUILLON))["anomalies"]
    assert dite == {
        "code": "SESSION_FORMATION_NON_VALIDE",
        "niveau": "BLOQUANT",
        "message": "FO_0000000002 est « à corriger » : il faut d'abord l'avoir validé.",
        "quoiFaire": "Validez-le, ou retournez les deux à l'organisme.",
    }


async def test_an_edit_is_not_validated_under_what_is_closed(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    await proposer(muter, 1, capaciteCumulee=12)
    await fait(muter, "SOUMETTRE", 2, A_SAISIE)
    ecrire_en_base("UPDATE action SET statut = 'ARCHIVEE' WHERE id = 601")
    assert bloquants(await geste(muter, "VALIDER", 3)) == ["SESSION_ACTION_NON_VALIDE"]
    assert lire_la_base("SELECT capacite_cumulee FROM session WHERE id = 701") == [{"capacite_cumulee": None}]


@pytest.mark.parametrize("statut", CLOS)
@pytest.mark.parametrize("table", ["formation", "etablissement", "organisme"])
async def test_nothing_is_handed_in_under_what_is_closed_above_its_action(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, table: str, statut: str
):
    ecrire_en_base(f"UPDATE {table} SET statut = %(statut)s WHERE id IN (502, 201, 101)", statut=statut)
    ligne = await geste(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    assert f"SESSION_{table.upper()}_CLOS" in bloquants(ligne)
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "EN_COURS_DE_SAISIE"}]


async def test_an_edit_is_not_handed_in_under_what_is_closed(muter: Muter, ecrire_en_base: Any):
    await proposer(muter, 1, capaciteCumulee=12)
    ecrire_en_base("UPDATE action SET statut = 'SUSPENDUE' WHERE id = 601")
    assert bloquants(await geste(muter, "SOUMETTRE", 2, A_SAISIE, numero=DIFFUSEE)) == ["SESSION_ACTION_CLOS"]


@pytest.mark.parametrize("document", [CREER_ACTION, CREER_SESSION])
@pytest.mark.parametrize("statut", CLOS)
async def test_nothing_is_made_of_a_closed_formation(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, document: str, statut: str
):
    ecrire_en_base("UPDATE formation SET statut = %(statut)s WHERE id = 502", statut=statut)
    ((payload),) = (await muter(document, A_GESTION)).donnees.values()
    assert [anomalie["code"] for anomalie in payload["anomalies"]] == ["FORMATION_CLOS"]
    assert lire_la_base("SELECT (SELECT count(*) FROM action) + (SELECT count(*) FROM session) AS n") == [{"n": 7}]
