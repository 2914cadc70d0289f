"""`validerSession`: the Carif decides on what is handed in as it is that day, and on nothing that hangs in the air."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

SOUMETTRE = """mutation { soumettreSession(numero: "SE_0000000003", version: 1) {
  session { version } anomalies { code niveau champ } } }"""
VALIDER = """mutation { validerSession(numero: "SE_0000000003", version: 2) {
  session { statut } anomalies { code niveau champ } conflit { modifieLe } } }"""
RETOURNER = """mutation { retournerSession(numero: "SE_0000000003", version: 2, motif: "Plus possible.") {
  session { statut } anomalies { code } } }"""
ECRIT = """SELECT (SELECT count(*) FROM evenement) AS evenements, statut, version,
  (SELECT etat FROM soumission WHERE objet_id = 703) AS etape FROM session WHERE id = 703"""
# what the rules ask of an action and of a formation propre that are not validated yet
COMPLETER = """UPDATE action SET rythme = 'Temps plein', conditions_specifiques = 'Aucune' WHERE id = 602;
UPDATE formation SET resultats_attendus = 'Une étagère.' WHERE id = 502"""
EN_FORMATION_CERTIFIANTE = "UPDATE session SET action_id = 601 WHERE id = 703"


async def faire(muter: Muter, document: str, lecteur: Lecteur = CARIF) -> dict[str, Any]:
    reponse = await muter(document, lecteur)
    assert reponse.erreurs == []
    (payload,) = (reponse.donnees or {}).values()
    return dict(payload)


def bloquantes(payload: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(a["code"], a["champ"] or []) for a in payload["anomalies"] if a["niveau"] == "BLOQUANT"]


@pytest.mark.parametrize(
    ("depuis", "refus"),
    [
        ("UPDATE fiche SET fin = '2027-01-31' WHERE id = 41", ("SESSION_CERTIFICATION_EXPIREE", ["debut"])),
        (
            "UPDATE adresse SET code_postal = '35000', ville = 'RENNES', commune_id = NULL WHERE id = 21",
            ("SESSION_LIEU_HORS_REGION", ["sites", "0"]),
        ),
        (
            "UPDATE organisme SET numero_declaration_activite = NULL WHERE id = 101",
            ("SESSION_NDA_REQUIS", ["dispositifs"]),
        ),
    ],
    ids=["the certification expires", "the place is found elsewhere", "its organisme declares no activity any more"],
)
async def test_what_the_rules_refuse_by_then_is_not_validated(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, depuis: str, refus: tuple[str, list[str]]
):
    ecrire_en_base(EN_FORMATION_CERTIFIANTE)
    assert bloquantes(await faire(muter, SOUMETTRE, A_SAISIE)) == []
    ecrire_en_base(depuis)
    avant = lire_la_base(ECRIT)
    payload = await faire(muter, VALIDER)
    assert (payload["session"], payload["conflit"]) == (None, None)
    assert refus in bloquantes(payload)
    assert lire_la_base(ECRIT) == avant
    assert [(ligne["statut"], ligne["etape"]) for ligne in avant] == [("SOUMISE", "DEPOSEE")]


async def test_what_the_rules_refuse_by_then_is_returned_all_the_same(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base(EN_FORMATION_CERTIFIANTE)
    await faire(muter, SOUMETTRE, A_SAISIE)
    ecrire_en_base("UPDATE fiche SET fin = '2027-01-31' WHERE id = 41")
    assert await faire(muter, RETOURNER) == {"session": {"statut": "A_CORRIGER"}, "anomalies": []}


@pytest.mark.parametrize(
    ("parent", "refus"),
    [
        (("action", 602, "EN_COURS_DE_SAISIE"), "SESSION_ACTION_NON_VALIDE"),
        (("action", 602, "A_CORRIGER"), "SESSION_ACTION_NON_VALIDE"),
        (("action", 602, "SUSPENDUE"), "SESSION_ACTION_NON_VALIDE"),
        (("formation", 502, "EN_COURS_DE_SAISIE"), "SESSION_FORMATION_NON_VALIDE"),
        (("formation", 502, "A_CORRIGER"), "SESSION_FORMATION_NON_VALIDE"),
        (("formation", 502, "SUSPENDUE"), "SESSION_FORMATION_NON_VALIDE"),
        (("etablissement", 201, "SOUMISE"), "SESSION_ETABLISSEMENT_NON_VALIDE"),
        (("organisme", 101, "SUSPENDUE"), "ORGANISME_SUSPENDU"),
    ],
)
async def test_it_is_not_validated_under_what_is_not(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, parent: tuple[str, int, str], refus: str
):
    table, cle, statut = parent
    ecrire_en_base(COMPLETER)
    await faire(muter, SOUMETTRE, A_SAISIE)
    ecrire_en_base(f"UPDATE {table} SET statut = %(statut)s WHERE id = %(cle)s", statut=statut, cle=cle)
    avant = lire_la_base(ECRIT)
    payload = await faire(muter, VALIDER)
    assert (payload["session"], bloquantes(payload)) == (None, [(refus, [])])
    assert lire_la_base(ECRIT) == avant


async def test_its_action_and_its_formation_propre_are_validated_with_it(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base(COMPLETER)
    ecrire_en_base("UPDATE action SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 602")
    ecrire_en_base("UPDATE formation SET statut = 'A_CORRIGER' WHERE id = 502")
    assert bloquantes(await faire(muter, SOUMETTRE, A_SAISIE)) == []
    assert (await faire(muter, VALIDER))["session"] == {"statut": "VALIDEE"}
    assert lire_la_base(
        "SELECT 'action' AS noun, statut FROM action WHERE id = 602"
        " UNION ALL SELECT 'formation', statut FROM formation WHERE id = 502"
    ) == [{"noun": "action", "statut": "VALIDEE"}, {"noun": "formation", "statut": "VALIDEE"}]
