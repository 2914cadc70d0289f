"""`tableauDeBord`: what ends soon, and what the rules say of what is still to come."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_LECTURE, A_SAISIE, B_GESTION, CARIF

pytestmark = pytest.mark.anyio

# of A, as of 23 November 2026; SE_1 and SE_2 end in 2027 and 2028, SE_3 is a draft. 705 to 709 are SE_5 to SE_9.
QUI_FINISSENT = """
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (705, 'VALIDEE', 'SAISIE', 602, 101, '2026-11-02', 'JOUR', '2026-11-22', 'JOUR'),
  (706, 'VALIDEE', 'SAISIE', 602, 101, '2026-11-09', 'JOUR', '2026-11-23', 'JOUR'),
  (707, 'VALIDEE', 'SAISIE', 602, 101, '2026-11-03', 'JOUR', '2026-12-23', 'JOUR'),
  (708, 'VALIDEE', 'SAISIE', 602, 101, '2026-11-04', 'JOUR', '2026-12-24', 'JOUR'),
  (709, 'VALIDEE', 'SAISIE', 602, 101, '2026-11-05', 'JOUR', NULL, 'INCONNUE'),
  (710, 'ANNULEE', 'SAISIE', 602, 101, '2026-11-06', 'JOUR', '2026-11-30', 'JOUR'),
  (711, 'SOUMISE', 'SAISIE', 602, 101, '2026-11-07', 'JOUR', '2026-11-30', 'JOUR'),
  (712, 'VALIDEE', 'SAISIE', 603, 102, '2026-11-08', 'JOUR', '2026-11-30', 'JOUR')"""
EXPIRENT = """query ($jours: Int, $n: Int) { tableauDeBord(organisme: "OR_0000000001") {
  expirent(jours: $jours, first: $n) { total { valeur } nodes { numero } } } }"""
ANOMALIES = """query ($niveaux: [NiveauAnomalie!], $n: Int) { tableauDeBord(organisme: "OR_0000000001") {
  anomalies(niveaux: $niveaux, first: $n) { code niveau objet { numero } } } }"""
LARGE = EXPIRENT.replace("$jours: Int,", "").replace("jours: $jours, ", "")


def numeros(donnees: Any) -> list[str]:
    return [noeud["numero"].removeprefix("SE_00000000") for noeud in donnees["tableauDeBord"]["expirent"]["nodes"]]


@pytest.mark.parametrize(
    ("jours", "attendus"),
    [(0, ["06"]), (29, ["06"]), (30, ["07", "06"]), (31, ["07", "08", "06"]), (388, ["07", "08", "06"])],
)
async def test_what_ends_within_so_many_days_is_told_today_s_among_it(
    muter: Muter, ecrire_en_base: Any, jours: int, attendus: list[str]
):
    ecrire_en_base(QUI_FINISSENT)
    reponse = await muter(EXPIRENT, A_LECTURE, jours=jours)
    assert reponse.erreurs == []
    assert numeros(reponse.donnees) == attendus
    assert reponse.donnees["tableauDeBord"]["expirent"]["total"] == {"valeur": len(attendus)}


async def test_it_is_thirty_days_when_nobody_says_how_many(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base(QUI_FINISSENT)
    assert numeros((await muter(LARGE, A_LECTURE)).donnees) == ["07", "06"]


@pytest.mark.parametrize("jours", [-1, 3661])
async def test_days_that_are_none_are_refused(muter: Muter, jours: int):
    reponse = await muter(EXPIRENT, A_LECTURE, jours=jours)
    assert [erreur["message"] for erreur in reponse.erreurs] == [f"`jours` : de 0 à 3660 (reçu : {jours})."]


# the gravest is not the nearest: SE_3 is the last to begin
A_DIRE = """UPDATE session SET (debut, fin) = ('2028-02-01', '2028-02-03') WHERE id = 703;
DELETE FROM session_site WHERE session_id = 703"""
BLOQUENT = [("DISPOSITIF_TYPE_PERIME", "02"), ("SESSION_LIEU_REQUIS", "03")]
AVERTISSENT = [("DISPOSITIF_PUBLIC_INCOMPATIBLE", "02"), ("SESSION_ALTERNANCE_RYTHME", "01")]


async def anomalies(muter: Muter, lecteur: Lecteur = A_LECTURE, **variables: Any) -> list[tuple[str, str]]:
    reponse = await muter(ANOMALIES, lecteur, **variables)
    assert reponse.erreurs == []
    dites = reponse.donnees["tableauDeBord"]["anomalies"]
    return [(dite["code"], dite["objet"]["numero"].removeprefix("SE_00000000")) for dite in dites]


@pytest.mark.parametrize(
    ("niveaux", "attendues"),
    [
        (None, BLOQUENT + AVERTISSENT),
        (["BLOQUANT"], BLOQUENT),
        (["AVERTISSEMENT"], AVERTISSENT),
        (["CONSEIL"], []),
        (["AVERTISSEMENT", "BLOQUANT"], BLOQUENT + AVERTISSENT),
    ],
    ids=str,
)
@pytest.mark.parametrize("lecteur", [A_LECTURE, CARIF], ids=["organisme", "carif"])
async def test_the_rules_are_told_the_gravest_first_of_the_levels_that_are_wanted(
    muter: Muter, ecrire_en_base: Any, lecteur: Lecteur, niveaux: list[str] | None, attendues: list[tuple[str, str]]
):
    ecrire_en_base(A_DIRE)
    assert await anomalies(muter, lecteur, niveaux=niveaux) == attendues


async def test_the_rules_are_told_no_further_than_asked(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base(A_DIRE)
    assert await anomalies(muter, n=3) == [*BLOQUENT, AVERTISSENT[0]]


async def test_the_rules_say_nothing_of_what_is_withdrawn(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base("UPDATE session SET statut = 'ANNULEE' WHERE id IN (702, 703)")
    assert await anomalies(muter) == [AVERTISSENT[1]]


async def test_the_rules_are_told_of_the_edit_that_waits(muter: Muter):
    fini = 'numero: "SE_0000000001", version: 1, donnees: { debut: "2028-09-06", fin: "2028-12-01" }'
    modifier = f"mutation {{ modifierSession({fini}) {{ session {{ id }} }} }}"
    assert (await muter(modifier, A_SAISIE)).donnees["modifierSession"]["session"]
    assert ("SESSION_CERTIFICATION_EXPIREE", "01") in await anomalies(muter, niveaux=["BLOQUANT"])


async def test_the_dashboard_of_another_is_refused(muter: Muter):
    reponse = await muter(ANOMALIES, B_GESTION)
    assert reponse.donnees == {"tableauDeBord": None}
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["FORBIDDEN"]
