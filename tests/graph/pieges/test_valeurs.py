"""Values: what is null, what an enum is called, how each scalar is written."""

from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

Lu = Callable[..., Awaitable[dict[str, Any]]]

ECRITES = """
UPDATE organisme SET cree_le = '2016-01-04 08:00:00.000120Z', modifie_le = '2026-10-01 10:00:00.5+02' WHERE id = 101;
UPDATE adresse SET latitude = 48, longitude = 0 WHERE id = 22;
UPDATE action SET prix_total_ttc = 1200, prix_horaire_ttc = 0.5, heures_total = 0 WHERE id = 602;
"""


@pytest.fixture(scope="module")
def catalogue(catalogue_du_module: str) -> str:
    """The small catalogue, with values that are written in more than one way."""
    with psycopg.connect(catalogue_du_module) as connexion:
        connexion.execute(ECRITES)
    return catalogue_du_module


async def test_what_is_not_found_is_null_at_the_root_and_in_its_place(lu: Lu):
    document = """{ session(numero: "SE_9") { id action { id } } node(id: "rien") { id } organisme(siret: "0") { nom }
      nodes(ids: ["OR_0000000002", "OR_0000000003", "x", "SE_0000000002"]) { id }
      retrouver(identifiant: "rien") { id } }"""
    assert await lu(document) == {
        "session": None,
        "node": None,
        "organisme": None,
        "nodes": [{"id": "OR_0000000002"}, None, None, {"id": "SE_0000000002"}],
        "retrouver": [],
    }


async def test_a_column_that_is_null_is_null_and_a_list_that_is_empty_is_a_list(lu: Lu):
    document = """{ action(numero: "AC_0000000003") {
      complementIntitule heuresTotal prixTotalTtc modaliteEnseignement langues datesInformation urls
      perimetreRecrutement { code } publics { code } etablissementsFormateurs { id } contacts { id } } }"""
    assert await lu(document) == {
        "action": {
            "complementIntitule": None,
            "heuresTotal": None,
            "prixTotalTtc": None,
            "modaliteEnseignement": None,
            "langues": [],
            "datesInformation": [],
            "urls": [],
            "perimetreRecrutement": None,
            "publics": [],
            "etablissementsFormateurs": [],
            "contacts": [],
        }
    }


async def test_an_object_that_is_not_there_is_null_whatever_is_selected_of_it(lu: Lu):
    document = """{ session(numero: "SE_0000000004") { debut fin site { id adresse { ville commune { code } } }
      adresseInscription { ville } sites { id } etatRecrutement conventionnee }
      formation(numero: "FO_0000000002") { proprietaire { id } certification { id } niveauEntree { code libelle } } }"""
    assert await lu(document) == {
        "session": {
            "debut": None,
            "fin": None,
            "site": None,
            "adresseInscription": None,
            "sites": [],
            "etatRecrutement": None,
            "conventionnee": None,
        },
        "formation": {"proprietaire": {"id": "OR_0000000002"}, "certification": None, "niveauEntree": None},
    }


async def test_enums_are_written_by_their_names(lu: Lu):
    document = """{ session(numero: "SE_0000000002") { statut source etatRecrutement voies
        provenances(champs: ["debut"]) { source } action { modaliteEnseignement formation { parcours } } }
      certification(codeCertifinfo: "28229") { etatCertification typeCertification voies voiesSousConditions
        ficheRepertoire { etatFiche typeEnregistrement } }
      passee: session(numero: "SE_0000000001") { statut } }"""
    lue = await lu(document)
    assert lue == {
        "session": {
            "statut": "VALIDEE",
            "source": "LHEO",
            "etatRecrutement": "OUVERT",
            "voies": ["APPRENTISSAGE", "FORMATION_CONTINUE"],
            "provenances": [{"source": "LHEO"}],
            "action": {"modaliteEnseignement": "PRESENTIEL", "formation": {"parcours": "EN_GROUPE"}},
        },
        "certification": {
            "etatCertification": "PUBLIEE",
            "typeCertification": "ETAT",
            "voies": ["FORMATION_INITIALE", "APPRENTISSAGE", "CONTRAT_PROFESSIONNALISATION", "FORMATION_CONTINUE"],
            "voiesSousConditions": ["CONTRAT_PROFESSIONNALISATION"],
            "ficheRepertoire": {"etatFiche": "PUBLIEE", "typeEnregistrement": "SUR_DEMANDE"},
        },
        "passee": {"statut": "PERIMEE"},
    }


async def test_a_moment_is_written_in_utc_to_its_microsecond(lu: Lu):
    assert await lu('{ organisme(numero: "OR_0000000001") { creeLe modifieLe confirmeLe } }') == {
        "organisme": {
            "creeLe": "2016-01-04T08:00:00.000120+00:00",
            "modifieLe": "2026-10-01T08:00:00.500000+00:00",
            "confirmeLe": None,
        }
    }


async def test_a_partial_date_is_written_as_far_as_it_is_known(lu: Lu):
    document = """{ nodes(ids: ["SE_0000000003", "SE_0000000002", "SE_0000000007", "SE_0000000004"]) {
      ... on Session { debut fin inscriptionDu } } action(numero: "AC_0000000001") { datesInformation } }"""
    assert await lu(document) == {
        "nodes": [
            {"debut": "2026-01-01", "fin": "2027-12-31", "inscriptionDu": None},
            {"debut": "2027-09", "fin": "2028-06", "inscriptionDu": "2027"},
            {"debut": "2027", "fin": "2027", "inscriptionDu": None},
            {"debut": None, "fin": None, "inscriptionDu": None},
        ],
        "action": {"datesInformation": ["2026-12-01", "2027-01"]},
    }


async def test_a_day_is_written_whole_and_a_price_keeps_its_cents(lu: Lu):
    document = """{ certification(codeRncp: "RNCP37387") { finEnregistrement absentDepuis }
      nodes(ids: ["AC_0000000001", "AC_0000000002"]) { ... on Action { prixTotalTtc prixHoraireTtc heuresTotal } } }"""
    assert await lu(document) == {
        "certification": {"finEnregistrement": "2028-02-29", "absentDepuis": None},
        "nodes": [
            {"prixTotalTtc": "1234.50", "prixHoraireTtc": None, "heuresTotal": 700},
            {"prixTotalTtc": "1200.00", "prixHoraireTtc": "0.50", "heuresTotal": 0},
        ],
    }


async def test_a_float_that_is_whole_is_still_a_float(lu: Lu):
    lue = await lu('{ etablissement(siret: "98765432400015") { adresse { latitude longitude } } }')
    adresse = lue["etablissement"]["adresse"]
    assert {nom: repr(valeur) for nom, valeur in adresse.items()} == {"latitude": "48.0", "longitude": "0.0"}


async def test_lists_of_texts_keep_their_order_and_their_accents(lu: Lu):
    document = """{ organisme(numero: "OR_0000000001") { urls contacts { telephones nomFamille }
      etablissements { adresse { lignes } } categories { code } } commune: communes(codePostal: "72100") {
      nodes { codesPostaux } } }"""
    assert await lu(document) == {
        "organisme": {
            "urls": ["https://bois.example"],
            "contacts": [{"telephones": ["0243000001", "0600000001"], "nomFamille": "Ébrard"}],
            "etablissements": [{"adresse": {"lignes": ["12 rue des Ébénistes"]}}, {"adresse": {"lignes": []}}],
            "categories": [{"code": "CFA"}, {"code": "ASSOCIATION"}],
        },
        "commune": {"nodes": [{"codesPostaux": ["72000", "72100"]}]},
    }
