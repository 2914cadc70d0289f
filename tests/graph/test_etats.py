"""Past states: what lookups answer of a day, to whom, and under which id."""

from datetime import date
from typing import Any

import psycopg
import pytest

from models.lecteur import PUBLIC
from tests.graph.interrogation import AUTRES, CARIF, DU_BOIS, Interrogation

pytestmark = pytest.mark.anyio

# The session 702 was submitted in June, validated in July; an import changed it in August, its organisme in September.
HISTOIRE = """
DELETE FROM evenement;
INSERT INTO evenement (le, geste, noun, objet_id, source, lot_id, anciennes_valeurs) VALUES
  ('2026-06-01 08:00Z', 'CREER', 'session', 702, 'SAISIE', NULL, NULL),
  ('2026-07-01 08:00Z', 'VALIDER', 'session', 702, 'CARIF', NULL, '{"statut": "SOUMISE"}'),
  ('2026-08-01 21:59Z', 'IMPORTER', 'session', 702, 'LHEO', 7, '{"debut": "2027-01-01", "debut_precision": "ANNEE"}'),
  ('2026-08-01 21:59Z', 'IMPORTER', 'session', 702, 'IDEO', 7, '{"urls": ["https://avant.example"]}'),
  ('2026-08-10 08:00Z', 'MODIFIER', 'session', 702, 'SAISIE', NULL, '{}'),
  ('2026-09-01 08:00Z', 'MODIFIER', 'session', 702, 'SAISIE', NULL, '{"debut": "2027-10-05", "debut_precision": "JOUR",
    "sites": [303, 301, 999], "contacts": [402, 401], "blocs": [],
    "dispositifs": [{"id": 899, "numero": "DI_0000000099", "type_code": "OPCO", "financeur_code": "16",
      "programme": null, "conventionne": false, "places_financees": 5, "intention_embauche": true,
      "publics": [PUBLIC]}],
    "recrutements": [{"id": 1, "rang": 0, "modalite_code": "9", "debut": "2027-03-01", "debut_precision": "MOIS",
      "fin": null, "fin_precision": "INCONNUE", "adresse_id": 22, "places": 3}]}'),
  ('2026-09-02 08:00Z', 'MODIFIER', 'session', 702, 'SAISIE', NULL, '{"debut_precision": "ANNEE"}'),
  ('2026-09-03 08:00Z', 'CONFIRMER', 'session', 702, 'SAISIE', NULL, NULL);
UPDATE session SET version = 9, source = 'SAISIE' WHERE id = 702;
INSERT INTO etablissement (id, statut, source, cree_le, organisme_id, siret, nom) VALUES
  (290, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-01-01', 101, '12345678200044', 'Brouillon');
INSERT INTO numero_precedent (genre, organisme_id, etablissement_id, ancien, nouveau, effet_le) VALUES
  ('SIRET', 101, 201, '12345678200002', '12345678200010', '2026-07-10');
INSERT INTO evenement (le, geste, noun, objet_id, source, version, anciennes_valeurs) VALUES
  ('2026-07-02 07:00Z', 'MODIFIER', 'action', 602, 'SAISIE', 4, '{"rythme": "Avant"}'),
  ('2026-07-04 08:00Z', 'MODIFIER', 'action', 602, 'SAISIE', 9, '{"rythme": "Après"}');
UPDATE action SET version = 9 WHERE id = 602;
INSERT INTO evenement (le, geste, noun, objet_id, source, anciennes_valeurs) VALUES
  ('2026-07-02 08:00Z', 'MODIFIER', 'etablissement', 201, 'SAISIE', '{"adresse_id": 22, "nom": "Ancien nom"}'),
  ('2026-07-02 08:00Z', 'MODIFIER', 'etablissement', 202, 'SAISIE', '{"siret": null, "adresse_id": 21}'),
  ('2026-07-03 08:00Z', 'MODIFIER', 'etablissement', 201, 'SAISIE', '{"adresse_id": null}'),
  ('2026-07-02 08:00Z', 'MODIFIER', 'organisme', 101, 'SAISIE',
    '{"nom_usage": "Le bois", "categories": ["GRETA"], "domaines": [33, 31], "suspendu": true}'),
  ('2026-07-02 08:00Z', 'MODIFIER', 'organisme', 103, 'CARIF', '{"suspendu": false}'),
  ('2026-07-02 08:00Z', 'MODIFIER', 'formation', 501, 'CERTIFINFO',
    '{"certifications": [52], "formacodes": [33], "romes": ["H2206"], "nsf": [], "niveau_sortie_code": "4"}'),
  ('2026-07-02 08:00Z', 'MODIFIER', 'action', 601, 'SAISIE',
    '{"publics": [], "etablissements_formateurs": [201], "prix_total_ttc": 99.90, "complement_intitule": null}');
"""
SESSION = 'session(numero: "SE_0000000002", le: "{}") {{ {} }}'


@pytest.fixture(scope="module")
def interroger(catalogue_du_module: str) -> Interrogation:
    with psycopg.connect(catalogue_du_module) as connexion:
        (public,) = connexion.execute("SELECT id FROM public_vise WHERE version = 14 AND code = '80003'").fetchone()
        connexion.execute(HISTOIRE.replace("PUBLIC", str(public)).encode())
    return Interrogation(catalogue_du_module, [])


async def au(interroger: Interrogation, jour: str, champs: str, lecteur: Any = PUBLIC) -> Any:
    return (await interroger(lecteur, "{ " + SESSION.format(jour, champs) + " }"))["session"]


@pytest.mark.parametrize(
    ("jour", "debut"),
    [
        ("2026-07-01", "2027"),
        ("2026-07-31", "2027"),
        ("2026-08-01", "2027-10-05"),
        ("2026-08-31", "2027-10-05"),
        ("2026-09-01", "2027"),
        ("2026-09-02", "2027-09"),
    ],
)
async def test_a_value_is_what_it_was_at_the_end_of_the_day_in_paris(interroger: Interrogation, jour: str, debut: str):
    assert (await au(interroger, jour, "debut"))["debut"] == debut


@pytest.mark.parametrize(
    ("jour", "version", "modifie_le"),
    [
        ("2026-07-01", 6, "2026-07-01T08:00:00+00:00"),
        ("2026-08-01", 7, "2026-08-01T21:59:00+00:00"),
        ("2026-09-02", 9, "2026-06-01T08:00:00+00:00"),  # as its row says: nothing of it changed since
    ],
)
async def test_a_past_state_has_the_version_and_the_date_that_it_had(
    interroger: Interrogation, jour: str, version: int, modifie_le: str
):
    assert await au(interroger, jour, "version modifieLe") == {"version": version, "modifieLe": modifie_le}


async def test_a_past_state_says_nothing_of_an_edit_that_waited(interroger: Interrogation):
    assert await au(interroger, "2026-08-20", "version modifieLe") == {
        "version": 7,
        "modifieLe": "2026-08-01T21:59:00+00:00",
    }


async def test_a_past_state_has_the_version_that_its_last_change_told(interroger: Interrogation):
    lus = await interroger(PUBLIC, '{ node(id: "AC_0000000002~2026-07-02") { ... on Action { version } } }')
    assert lus == {"node": {"version": 4}}


async def test_a_past_state_has_an_id_of_its_own_and_the_same_number(interroger: Interrogation):
    objet = {"id": "SE_0000000002~2026-08-15", "numero": "SE_0000000002"}
    assert await au(interroger, "2026-08-15", "id numero") == objet
    lus = await interroger(PUBLIC, '{ node(id: "SE_0000000002~2026-08-15") { id ... on Session { numero debut } } }')
    assert lus["node"] == {**objet, "debut": "2027-10-05"}


@pytest.mark.parametrize(
    "identifiant",
    [
        *("SE_0000000002~2026-8-15", "SE_0000000002~20260815", "SE_0000000002~", "SE_0000000002~hier", "~2026-08-15"),
        *("SE_0000000099~2026-08-15", "DI_0000000001~2026-08-15", "RM_H2207~2026-08-15"),
        *("CT_0000000001~2026-08-15", "SI_0000000001~2026-08-15"),  # no lookup shows what they were
        "SE_0000000002~2026-08-15~1",
    ],
)
async def test_an_id_that_was_never_given_leads_nowhere(interroger: Interrogation, identifiant: str):
    assert await interroger(CARIF, "query ($id: ID!) { node(id: $id) { id } }", id=identifiant) == {"node": None}


@pytest.mark.parametrize("jour", ["2026-11-23", "2026-11-24", "9999-12-31"])
async def test_a_day_that_is_not_over_is_now(interroger: Interrogation, jour: str):
    document = f'{{ {SESSION.format(jour, "id debut")} a: session(numero: "SE_0000000002") {{ id debut }} }}'
    lus = await interroger(PUBLIC, document)
    assert lus["session"] == lus["a"]


async def test_nothing_was_there_before_it_was_created(interroger: Interrogation):
    for jour in ("2026-05-31", "0001-01-01"):
        assert await au(interroger, jour, "id", CARIF) is None
    avant = '{ avant: action(numero: "AC_0000000001", le: "2016-05-01") { id } }'  # no evenement tells: its own date
    assert await interroger(CARIF, avant) == {"avant": None}
    apres = '{ apres: action(numero: "AC_0000000001", le: "2016-05-02") { id } }'
    assert await interroger(CARIF, apres) == {"apres": {"id": "AC_0000000001~2016-05-02"}}


async def test_what_was_not_public_then_is_shown_to_those_of_its_organisme_and_to_the_carif(
    interroger: Interrogation,
):
    for lecteur in (DU_BOIS, CARIF):
        assert (await au(interroger, "2026-06-30", "statut", lecteur))["statut"] == "SOUMISE"
    for lecteur in AUTRES:
        assert await au(interroger, "2026-06-30", "statut", lecteur) is None


async def test_an_organisme_shows_its_past_when_it_was_not_suspended_nor_is_today(interroger: Interrogation):
    document = "query ($n: String!, $le: Date) { organisme(numero: $n, le: $le) { id } }"
    for lecteur in AUTRES:
        assert await interroger(lecteur, document, n="OR_0000000001", le="2026-07-01") == {"organisme": None}
        assert await interroger(lecteur, document, n="OR_0000000003", le="2026-07-01") == {"organisme": None}
    for numero in ("OR_0000000001", "OR_0000000003"):
        lus = await interroger(CARIF, document, n=numero, le="2026-07-01")
        assert lus == {"organisme": {"id": f"{numero}~2026-07-01"}}


async def test_what_became_of_a_session_of_a_suspended_organisme_stays_hidden(interroger: Interrogation):
    document = '{ session(numero: "SE_0000000009", le: "2026-07-15") { id } }'
    for lecteur in AUTRES:
        assert await interroger(lecteur, document) == {"session": None}


async def test_a_session_is_past_on_that_day_when_it_had_ended_by_then(interroger: Interrogation):
    document = 'query ($le: Date) { session(numero: "SE_0000000001", le: $le) { statut active entreePossible } }'
    pendant = {"statut": "VALIDEE", "active": True, "entreePossible": False}
    assert await interroger(PUBLIC, document, le="2017-06-13") == {"session": pendant}
    apres = {"statut": "PERIMEE", "active": False, "entreePossible": False}
    assert await interroger(PUBLIC, document, le="2017-06-14") == {"session": apres}


async def test_the_lists_of_a_session_are_those_of_the_day(interroger: Interrogation):
    champs = """site { id } sites { id } contacts { nomFamille } blocs { code } urls voies
      dispositifs { id numero type { code } financeur { code } placesFinancees intentionEmbauche conventionne
        publics { code } session { id } }
      recrutements { debut fin places modalite { code } adresse { ville } }"""
    lue = await au(interroger, "2026-08-15", champs)
    assert lue == {
        "site": {"id": "SI_0000000003"},
        "sites": [{"id": "SI_0000000003"}, {"id": "SI_0000000001"}],  # one of them is no more
        "contacts": [{"nomFamille": "Ancien secrétariat"}, {"nomFamille": "Ébrard"}],
        "blocs": [],
        "urls": [],
        "voies": ["FORMATION_CONTINUE"],
        "dispositifs": [
            {
                "id": "DI_0000000099~2026-08-15",
                "numero": "DI_0000000099",
                "type": {"code": "OPCO"},
                "financeur": {"code": "16"},
                "placesFinancees": 5,
                "intentionEmbauche": True,
                "conventionne": False,
                "publics": [{"code": "80003"}],
                "session": {"id": "SE_0000000002"},
            }
        ],
        "recrutements": [
            {"debut": "2027-03", "fin": None, "places": 3, "modalite": {"code": "9"}, "adresse": {"ville": "LE MANS"}}
        ],
    }


async def test_two_days_of_one_session_stand_side_by_side(interroger: Interrogation):
    document = " ".join(f"j{jour}: {SESSION.format(f'2026-0{jour}', 'debut urls')}" for jour in ("7-15", "9-15"))
    lus = await interroger(PUBLIC, f"{{ {document.replace('j7-15', 'a').replace('j9-15', 'b')} }}")
    assert lus == {
        "a": {"debut": "2027", "urls": ["https://avant.example"]},
        "b": {"debut": "2027-09", "urls": []},
    }


async def test_an_etablissement_has_the_address_that_it_had(interroger: Interrogation):
    document = 'query ($le: Date) { etablissement(siret: "12345678200010", le: $le) { id nom adresse { ville } } }'
    lu = {"id": "ET_0000000001~2026-07-01", "nom": "Ancien nom", "adresse": {"ville": "LE MANS"}}
    assert await interroger(PUBLIC, document, le="2026-07-01") == {"etablissement": lu}
    lu = {"id": "ET_0000000001~2026-07-02", "nom": "Maison du bois de Mayenne", "adresse": {"ville": None}}
    assert await interroger(PUBLIC, document, le="2026-07-02") == {"etablissement": lu}


async def test_a_siret_finds_the_past_of_what_has_it_or_had_it(interroger: Interrogation):
    document = """query ($s: String!) { etablissement(siret: $s, le: "2026-07-02") { id }
      organisme(siret: $s, le: "2026-07-02") { id } }"""
    trouves = {"etablissement": {"id": "ET_0000000001~2026-07-02"}, "organisme": {"id": "OR_0000000001~2026-07-02"}}
    for siret in ("12345678200010", "12345678200002", "123 456 782 00010"):
        assert await interroger(PUBLIC, document, s=siret) == trouves


async def test_the_siret_of_a_draft_finds_nothing_for_others(interroger: Interrogation):
    document = """{ etablissement(siret: "12345678200044", le: "2026-07-02") { id }
      organisme(siret: "12345678200044", le: "2026-07-02") { id } }"""
    for lecteur in AUTRES:
        assert await interroger(lecteur, document) == {"etablissement": None, "organisme": None}
    for lecteur in (DU_BOIS, CARIF):
        siens = await interroger(lecteur, document)
        assert siens["organisme"] == {"id": "OR_0000000001~2026-07-02"}
        assert siens["etablissement"]["id"].endswith("~2026-07-02")


async def test_an_organisme_has_the_lists_that_it_had(interroger: Interrogation):
    document = """{ organisme(numero: "OR_0000000001", le: "2026-07-01")
      { nom categories { code } domaines { code } contacts { id } } }"""
    lu = (await interroger(CARIF, document))["organisme"]
    assert lu == {
        "nom": "Le bois",
        "categories": [{"code": "GRETA"}],
        "domaines": [{"code": "15041"}, {"code": "22254"}],
        "contacts": [{"id": "CT_0000000001"}],
    }


async def test_a_formation_and_an_action_have_the_lists_that_they_had(interroger: Interrogation):
    document = """{ formation(numero: "FO_0000000001", le: "2026-07-01")
        { certification { codeRs } certifications { codeRs } formacodePrincipal { code } formacodes { code }
          romes { code } nsf { code } niveauSortie { code } niveauEntree { code } }
      action(numero: "AC_0000000001", le: "2026-07-01")
        { intitule prixTotalTtc publics { code } etablissementsFormateurs { id } etablissement { id } } }"""
    assert await interroger(PUBLIC, document) == {
        "formation": {
            "certification": {"codeRs": "RS5130"},
            "certifications": [{"codeRs": "RS5130"}],
            "formacodePrincipal": {"code": "15041"},
            "formacodes": [{"code": "15041"}],
            "romes": [{"code": "H2206"}],
            "nsf": [],
            "niveauSortie": {"code": "4"},
            "niveauEntree": {"code": "SANS"},
        },
        "action": {
            "intitule": "Cap ébéniste",
            "prixTotalTtc": "99.90",
            "publics": [],
            "etablissementsFormateurs": [{"id": "ET_0000000001"}],
            "etablissement": {"id": "ET_0000000001"},
        },
    }


async def test_what_a_past_state_leads_to_is_todays(interroger: Interrogation):
    lue = await au(interroger, "2026-07-01", "action { id prixTotalTtc organisme { nom } }")
    assert lue["action"] == {"id": "AC_0000000001", "prixTotalTtc": "1234.50", "organisme": {"nom": "Maison du bois"}}


async def test_a_past_state_takes_one_statement_whatever_the_number_of_lookups(interroger: Interrogation):
    document = " ".join(f's{rang}: session(numero: "SE_{rang:010}", le: "2026-07-15") {{ id }}' for rang in range(1, 9))
    await interroger(PUBLIC, f"{{ {document} }}")
    assert interroger.noms == ["session_par_numero (passé)"]


async def test_a_past_state_has_no_lheo(interroger: Interrogation):
    assert await au(interroger, "2026-07-15", "lheo lheoAnomalies { code }") == {"lheo": None, "lheoAnomalies": []}


async def test_a_day_is_over_at_midnight_in_paris_of_the_day_that_is_today(interroger: Interrogation):
    document = "{ " + SESSION.format("2026-08-15", "id") + " }"
    assert await interroger(PUBLIC, document, date(2026, 8, 15)) == {"session": {"id": "SE_0000000002"}}
    assert await interroger(PUBLIC, document, date(2026, 8, 16)) == {"session": {"id": "SE_0000000002~2026-08-15"}}
