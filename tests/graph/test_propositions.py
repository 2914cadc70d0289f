"""Edits that wait: the version that they make, beside the one that stays diffused, for those who may see it."""

import psycopg
import pytest

from models.lecteur import Lecteur
from tests.graph.interrogation import AUTRES, CARIF, DU_BOIS, DU_GRETA, Interrogation

pytestmark = pytest.mark.anyio

MODIFICATIONS = """
INSERT INTO contact (id, statut, source, organisme_id, nom_famille) VALUES
  (498, 'EN_COURS_DE_SAISIE', 'SAISIE', 102, 'À autrui'), (499, 'EN_COURS_DE_SAISIE', 'SAISIE', 101, 'Nouveau');
INSERT INTO modification (noun, objet_id, version_de_base, version, statut, valeurs, auteur, modifie_le) VALUES
  ('session', 702, 1, 4, 'SOUMISE', '{"debut": "2027-10-01", "debut_precision": "JOUR", "inscription_au": null,
    "inscription_au_precision": "INCONNUE", "capacite_cumulee": 20, "urls": ["https://neuf.example"],
    "sites": [302], "contacts": [], "dispositifs": [
      {"id": 802, "numero": "DI_0000000002", "type_code": "CONTRAT_APPRENTISSAGE", "publics": []},
      {"type_code": "OPCO", "financeur_code": "16", "places_financees": 3, "publics": [PUBLICS]}]}',
   'bois@example.org', '2026-11-20 09:30Z'),
  ('action', 601, 1, 2, 'A_CORRIGER', '{"prix_total_ttc": 1500.00, "complement_intitule": "Neuf", "publics": [],
    "dates_information": ["2027-01-15"]}', 'bois@example.org', '2026-11-20 09:30Z'),
  ('organisme', 101, 1, 2, 'EN_COURS_DE_SAISIE', '{"nom_usage": null, "categories": ["GRETA", "CFA"]}', NULL, now()),
  ('etablissement', 202, 1, 2, 'SOUMISE', '{"adresse_id": 22, "contacts": [499, 498, 401]}', NULL, now()),
  ('site', 301, 1, 2, 'SOUMISE', '{"nom": "Mayenne, atelier", "adresse_id": 22}', NULL, now()),
  ('contact', 401, 1, 2, 'SOUMISE', '{"telephones": ["0243999999"], "type_code": null}', NULL, now()),
  ('formation', 502, 1, 2, 'SOUMISE', '{"intitule": "Remise à niveau, bis", "formacodes": [31, 33]}', NULL, now());
"""


@pytest.fixture(scope="module")
def interroger(catalogue_du_module: str) -> Interrogation:
    with psycopg.connect(catalogue_du_module) as connexion:
        publics = connexion.execute(
            "SELECT id FROM public_vise WHERE version = 14 AND code IN ('82044', '80003') ORDER BY code DESC"
        ).fetchall()
        ids = ", ".join(str(cle) for (cle,) in publics)
        connexion.execute(MODIFICATIONS.replace("PUBLICS", ids).encode())
    return Interrogation(catalogue_du_module, [])


@pytest.mark.parametrize("lecteur", [CARIF, DU_BOIS], ids=["carif", "organisme"])
async def test_the_version_that_waits_has_its_own_id_status_and_version(interroger: Interrogation, lecteur: Lecteur):
    tete = "id numero statut version modifieLe"
    document = f'{{ session(numero: "SE_0000000002") {{ {tete} proposition {{ {tete} creeLe source }} }} }}'
    assert (await interroger(lecteur, document))["session"] == {
        "id": "SE_0000000002",
        "numero": "SE_0000000002",
        "statut": "VALIDEE",
        "version": 1,
        "modifieLe": "2026-06-01T08:00:00+00:00",
        "proposition": {
            "id": "SE_0000000002~proposition",
            "numero": "SE_0000000002",
            "statut": "SOUMISE",
            "version": 4,
            "modifieLe": "2026-11-20T09:30:00+00:00",
            "creeLe": "2026-06-01T08:00:00+00:00",
            "source": "LHEO",
        },
    }


async def test_others_do_not_see_that_anything_waits(interroger: Interrogation):
    document = """{ session(numero: "SE_0000000002") { id debut proposition { id } }
      node(id: "SE_0000000002~proposition") { id } }"""
    rien = {"session": {"id": "SE_0000000002", "debut": "2027-09", "proposition": None}, "node": None}
    for lecteur in AUTRES:
        assert await interroger(lecteur, document) == rien


async def test_an_organisme_sees_what_waits_of_its_own_alone(interroger: Interrogation):
    document = """{ formation(numero: "FO_0000000002") { proposition { intitule } }
      organisme(numero: "OR_0000000001") { proposition { id } } }"""
    du_greta = {"formation": {"proposition": {"intitule": "Remise à niveau, bis"}}, "organisme": {"proposition": None}}
    assert await interroger(DU_GRETA, document) == du_greta
    du_bois = {"formation": {"proposition": None}, "organisme": {"proposition": {"id": "OR_0000000001~proposition"}}}
    assert await interroger(DU_BOIS, document) == du_bois


async def test_what_changes_is_as_it_will_be_and_the_rest_as_it_is(interroger: Interrogation):
    document = """{ session(numero: "SE_0000000002") { proposition {
      debut fin inscriptionDu inscriptionAu libelleDates capaciteCumulee conventionnee urls site { id } sites { id }
      contacts { id } blocs { code } recrutements { places } voies active entreePossible lheo
      dispositifs { id numero type { code } financeur { code } placesFinancees conventionne publics { code } }
      action { id intitule } proposition { id } identifiants { cle } } } }"""
    lue = (await interroger(DU_BOIS, document))["session"]["proposition"]
    assert lue == {
        "debut": "2027-10-01",
        "fin": "2028-06",
        "inscriptionDu": "2027",
        "inscriptionAu": None,
        "libelleDates": "du 1er octobre 2027 à juin 2028",
        "capaciteCumulee": 20,
        "conventionnee": True,
        "urls": ["https://neuf.example"],
        "site": {"id": "SI_0000000002"},
        "sites": [{"id": "SI_0000000002"}],
        "contacts": [],
        "blocs": [{"code": "RNCP37387BC01"}],
        "recrutements": [{"places": 20}],
        "voies": ["APPRENTISSAGE", "FORMATION_CONTINUE"],
        "active": False,
        "entreePossible": False,
        "lheo": None,
        "dispositifs": [
            {
                "id": "DI_0000000002~proposition",
                "numero": "DI_0000000002",
                "type": {"code": "CONTRAT_APPRENTISSAGE"},
                "financeur": None,
                "placesFinancees": None,
                "conventionne": False,
                "publics": [],
            },
            {
                "id": "SE_0000000002~proposition~2",
                "numero": "SE_0000000002~proposition~2",
                "type": {"code": "OPCO"},
                "financeur": {"code": "16"},
                "placesFinancees": 3,
                "conventionne": False,
                "publics": [{"code": "82044"}, {"code": "80003"}],
            },
        ],
        "action": {"id": "AC_0000000001", "intitule": "Cap ébéniste – Auboisveillant"},
        "proposition": None,
        "identifiants": [{"cle": "GE1716206"}, {"cle": "AF.5992"}],
    }


async def test_the_diffused_version_is_what_it_was(interroger: Interrogation):
    document = """{ session(numero: "SE_0000000002")
      { proposition { id } debut capaciteCumulee sites { id } dispositifs { id } voies } }"""
    lue = (await interroger(DU_BOIS, document))["session"]
    assert lue == {
        "proposition": {"id": "SE_0000000002~proposition"},
        "debut": "2027-09",
        "capaciteCumulee": 14,
        "sites": [{"id": "SI_0000000001"}, {"id": "SI_0000000002"}],
        "dispositifs": [{"id": "DI_0000000003"}, {"id": "DI_0000000002"}],
        "voies": ["APPRENTISSAGE", "FORMATION_CONTINUE"],
    }


async def test_every_kind_of_object_may_have_one(interroger: Interrogation):
    document = """{
      action(numero: "AC_0000000001") { proposition
        { statut intitule prixTotalTtc publics { code } datesInformation formation { id } } }
      organisme(numero: "OR_0000000001") { proposition { statut nom categories { code } contacts { id } } }
      etablissement(siret: "12345678200028") { proposition { adresse { ville } contacts { nomFamille } } }
      site: node(id: "SI_0000000001~proposition") { ... on Site { nom adresse { ville } etablissement { id } } }
      contact: node(id: "CT_0000000001") { ... on Contact { telephones proposition
        { telephones typeContact { code } nomFamille } } }
      formation(numero: "FO_0000000002") { proposition
        { intitule formacodePrincipal { code } formacodes { code } proprietaire { id } } } }"""
    assert await interroger(CARIF, document) == {
        "action": {
            "proposition": {
                "statut": "A_CORRIGER",
                "intitule": "Cap ébéniste – Neuf",
                "prixTotalTtc": "1500.00",
                "publics": [],
                "datesInformation": ["2027-01-15"],
                "formation": {"id": "FO_0000000001"},
            }
        },
        "organisme": {
            "proposition": {
                "statut": "EN_COURS_DE_SAISIE",
                "nom": "Association du bois mayennais",
                "categories": [{"code": "GRETA"}, {"code": "CFA"}],
                "contacts": [{"id": "CT_0000000001"}],
            }
        },
        "etablissement": {
            "proposition": {
                "adresse": {"ville": "LE MANS"},
                "contacts": [{"nomFamille": "Nouveau"}, {"nomFamille": "À autrui"}, {"nomFamille": "Ébrard"}],
            }
        },
        "site": {"nom": "Mayenne, atelier", "adresse": {"ville": "LE MANS"}, "etablissement": {"id": "ET_0000000001"}},
        "contact": {
            "telephones": ["0243000001", "0600000001"],
            "proposition": {"telephones": ["0243999999"], "typeContact": None, "nomFamille": "Ébrard"},
        },
        "formation": {
            "proposition": {
                "intitule": "Remise à niveau, bis",
                "formacodePrincipal": {"code": "22254"},
                "formacodes": [{"code": "22254"}, {"code": "15041"}],
                "proprietaire": {"id": "OR_0000000002"},
            }
        },
    }


async def test_what_it_leads_to_is_what_its_viewer_may_see(interroger: Interrogation):
    document = '{ etablissement(siret: "12345678200028") { proposition { contacts { nomFamille } } } }'
    lus = (await interroger(DU_BOIS, document))["etablissement"]["proposition"]["contacts"]
    assert lus == [{"nomFamille": "Nouveau"}, {"nomFamille": "Ébrard"}]


async def test_what_waits_is_nowhere_but_under_what_it_changes(interroger: Interrogation):
    document = """{ sessions { nodes { id proposition { id } } } retrouver(identifiant: "GE1716206") { id }
      site: node(id: "SI_0000000001") { ... on Site { sessions { nodes { id } } } } }"""
    lus = await interroger(CARIF, document)
    proposees = {noeud["id"]: noeud["proposition"] for noeud in lus["sessions"]["nodes"] if noeud["proposition"]}
    assert proposees == {"SE_0000000002": {"id": "SE_0000000002~proposition"}}
    assert [objet["id"] for objet in lus["retrouver"]] == ["AC_0000000001", "SE_0000000002"]
    assert {"id": "SE_0000000002"} in lus["site"]["sessions"]["nodes"]  # where it still takes place


async def test_those_of_a_page_take_one_statement(interroger: Interrogation):
    await interroger(DU_BOIS, "{ sessions { nodes { id proposition { debut } } } }")
    assert interroger.noms == ["sessions", "detenteur_par_objet", "session_par_cle (proposition)"]


async def test_the_public_asks_the_database_nothing_of_them(interroger: Interrogation):
    await interroger(AUTRES[-1], "{ sessions { nodes { id proposition { debut } historique { total { valeur } } } } }")
    assert interroger.noms == ["sessions"]
