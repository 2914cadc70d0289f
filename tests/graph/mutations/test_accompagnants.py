"""What goes with a session is held to its own rules, and is decided as the session is."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.gestes import BROUILLON, bloquants, fait, geste
from tests.graph.mutations.lecteurs import A_SAISIE, ADMIN, CARIF
from tests.graph.mutations.test_creer_demande import FERMETURE
from tests.graph.mutations.test_decider_demande import decider, demander

pytestmark = pytest.mark.anyio

# SE_3 is given at the site 302 and by the contact 402, which are both drafts
EN_SAISIE = """
WITH lieu AS (UPDATE site SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 302),
contact AS (INSERT INTO contact (id, statut, source, organisme_id, type_code, nom_famille, telephones, courriel)
  VALUES (402, 'EN_COURS_DE_SAISIE', 'SAISIE', 101, '4', 'Ferré', '{0243000002}', 'ferre@bois.example') RETURNING id),
joint AS (INSERT INTO session_contact (session_id, contact_id, rang) SELECT 703, id, 0 FROM contact)
UPDATE session_site SET site_id = 302 WHERE session_id = 703"""
SANS_COORDONNEES = "UPDATE contact SET (telephones, courriel) = ('{}', NULL) WHERE id = 402"
SANS_COMMUNE = "UPDATE adresse SET (commune_id, code_postal) = (NULL, NULL) WHERE id = 22"
ACTION_EN_SAISIE = """UPDATE action SET (statut, rythme, conditions_specifiques)
  = ROW ('EN_COURS_DE_SAISIE', 'Temps plein', 'Aucune') WHERE id = 602"""


@pytest.fixture
def en_saisie(ecrire_en_base: Any) -> None:
    ecrire_en_base(EN_SAISIE)


@pytest.mark.usefixtures("en_saisie")
@pytest.mark.parametrize(
    ("enonce", "code"),
    [(SANS_COORDONNEES, "CONTACT_COORDONNEES_REQUISES"), (SANS_COMMUNE, "SITE_ADRESSE_COMMUNE_REQUISE")],
)
async def test_a_place_or_a_contact_that_is_wrong_is_not_handed_in(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, enonce: str, code: str
):
    ecrire_en_base(enonce)
    assert code in bloquants(await geste(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON))
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "EN_COURS_DE_SAISIE"}]


@pytest.mark.usefixtures("en_saisie")
@pytest.mark.parametrize(
    ("enonce", "code"),
    [(SANS_COORDONNEES, "CONTACT_COORDONNEES_REQUISES"), (SANS_COMMUNE, "SITE_ADRESSE_COMMUNE_REQUISE")],
)
async def test_a_place_or_a_contact_that_became_wrong_is_not_validated(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any, enonce: str, code: str
):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    ecrire_en_base(enonce)
    assert code in bloquants(await geste(muter, "VALIDER", 2, numero=BROUILLON))
    assert lire_la_base("SELECT DISTINCT statut FROM session WHERE id = 703") == [{"statut": "SOUMISE"}]


@pytest.mark.usefixtures("en_saisie")
async def test_what_is_right_is_validated_with_the_session(muter: Muter, lire_la_base: LireLaBase):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    await fait(muter, "VALIDER", 2, numero=BROUILLON)
    statuts = "SELECT statut FROM site WHERE id = 302 UNION ALL SELECT statut FROM contact WHERE id = 402"
    assert lire_la_base(statuts) == [{"statut": "VALIDEE"}] * 2


async def test_an_action_handed_in_alone_is_returned_with_a_refused_session(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base(ACTION_EN_SAISIE)
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero="AC_0000000002")
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    await fait(muter, "REFUSER", 2, numero=BROUILLON, motif="Hors région.")
    assert lire_la_base("SELECT noun, etat, motif, close_le IS NULL AS ouverte FROM soumission ORDER BY id") == [
        {"noun": "action", "etat": "RETOURNEE", "motif": "Hors région.", "ouverte": True},
        {"noun": "session", "etat": "REFUSEE", "motif": "Hors région.", "ouverte": False},
    ]


async def test_what_waits_with_a_session_is_taken_in_charge_with_it(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base(ACTION_EN_SAISIE)
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    ligne = await geste(muter, "PRENDRE_EN_CHARGE", 2, numero="AC_0000000002")
    assert ligne["anomalies"] == [
        {
            "code": "ACTION_SANS_SOUMISSION",
            "niveau": "BLOQUANT",
            "message": "AC_0000000002 n'est pas soumis pour lui-même : il attend avec SE_0000000003.",
            "quoiFaire": "Prenez en charge SE_0000000003.",
        }
    ]
    assert lire_la_base("SELECT count(*) FROM evenement WHERE geste = 'PRENDRE_EN_CHARGE'") == [{"count": 0}]


async def test_the_history_tells_from_whom_it_was_taken(muter: Muter, lire_la_base: LireLaBase):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    for agent in (CARIF, CARIF, ADMIN):
        await fait(muter, "PRENDRE_EN_CHARGE", 2, agent, numero=BROUILLON, motif=None)
    prises = "SELECT auteur, motif FROM evenement WHERE geste = 'PRENDRE_EN_CHARGE' ORDER BY id"
    assert lire_la_base(prises) == [
        {"auteur": CARIF.courriel, "motif": None},
        {"auteur": CARIF.courriel, "motif": None},
        {"auteur": ADMIN.courriel, "motif": f"Repris à {CARIF.courriel}"},
    ]
    assert lire_la_base("SELECT prise_en_charge_par FROM soumission") == [{"prise_en_charge_par": ADMIN.compte}]


@pytest.mark.usefixtures("en_saisie")
async def test_what_waits_with_a_session_keeps_its_etablissement_from_closing(muter: Muter, lire_la_base: LireLaBase):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    numero = await demander(muter, FERMETURE)
    (refus,) = (await decider(muter, numero))["anomalies"]
    assert (refus["code"], refus["message"]) == (
        "DEMANDE_SOUMISSIONS_EN_ATTENTE",
        "Des soumissions attendent : SI_0000000002.",
    )
    await fait(muter, "RETOURNER", 2, numero=BROUILLON)
    assert (await decider(muter, numero))["anomalies"] == []
    assert lire_la_base("SELECT statut FROM etablissement WHERE id = 202") == [{"statut": "ARCHIVEE"}]
