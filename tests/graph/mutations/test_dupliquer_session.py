"""`dupliquerSession`: a draft like another one, at other dates."""

from typing import Any

import psycopg
import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_LECTURE, A_SAISIE, B_GESTION, CARIF

pytestmark = pytest.mark.anyio

DUPLIQUER = """mutation ($numero: String = "SE_0000000001", $donnees: SessionDonnees, $cle: String, $essai: Boolean) {
  dupliquerSession(numero: $numero, donnees: $donnees, cle: $cle, essai: $essai) {
    session { numero statut debut fin sites { numero } contacts { numero } blocs { code } capaciteCumulee
      etatRecrutement action { numero } recrutements { commentaire }
      dispositifs { numero type { code } financeur { code } placesFinancees publics { code } } }
    anomalies { code champ } } }"""


async def dupliquer(muter: Muter, lecteur: Any = A_SAISIE, **variables: Any) -> Any:
    reponse = await muter(DUPLIQUER, lecteur, **variables)
    assert reponse.erreurs == []
    return reponse.donnees["dupliquerSession"]


async def test_all_that_does_not_depend_on_its_dates_is_copied(muter: Muter):
    payload = await dupliquer(muter)
    assert payload["anomalies"] == []
    assert payload["session"] == {
        "numero": "SE_0000000005",
        "statut": "EN_COURS_DE_SAISIE",
        "debut": None,
        "fin": None,
        "sites": [{"numero": "SI_0000000001"}],
        "contacts": [{"numero": "CT_0000000001"}],
        "blocs": [],
        "capaciteCumulee": None,
        "etatRecrutement": None,
        "action": {"numero": "AC_0000000001"},
        "recrutements": [],
        "dispositifs": [
            {
                "numero": numero,
                "type": {"code": code},
                "financeur": financeur,
                "placesFinancees": None,
                "publics": [{"code": "82044"}],
            }
            for numero, code, financeur in (
                ("DI_0000000006", "OPCO", {"code": "16"}),
                ("DI_0000000007", "CONTRAT_PROFESSIONNALISATION", None),
            )
        ],
    }


async def test_what_is_given_stands_over_what_is_copied(muter: Muter):
    donnees = {"debut": "2028-09-04", "fin": "2029-06", "sites": ["SI_0000000002"], "contacts": None}
    session = (await dupliquer(muter, donnees=donnees))["session"]
    assert (session["debut"], session["fin"]) == ("2028-09-04", "2029-06")
    assert (session["sites"], session["contacts"]) == ([{"numero": "SI_0000000002"}], [])
    assert [d["type"]["code"] for d in session["dispositifs"]] == ["OPCO", "CONTRAT_PROFESSIONNALISATION"]


async def test_dated_appointments_are_not_copied(muter: Muter, a_saisir: str):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute(
            "INSERT INTO recrutement (session_id, rang, modalite_code, debut, debut_precision, commentaire) VALUES"
            " (701, 0, '9', '2027-03-15', 'JOUR', 'daté'), (701, 1, '9', NULL, 'INCONNUE', 'sur demande')"
        )
    assert (await dupliquer(muter))["session"]["recrutements"] == [{"commentaire": "sur demande"}]


async def test_a_copy_is_of_whoever_made_it_and_says_of_what(muter: Muter, lire_la_base: LireLaBase):
    await dupliquer(muter)
    assert lire_la_base("SELECT geste, source, auteur, motif, anciennes_valeurs FROM evenement") == [
        {
            "geste": "DUPLIQUER",
            "source": "SAISIE",
            "auteur": "saisie@bois.example",
            "motif": "Copie de SE_0000000001",
            "anciennes_valeurs": None,
        }
    ]
    assert lire_la_base("SELECT source, emetteur, version FROM session WHERE numero = 'SE_0000000005'") == [
        {"source": "SAISIE", "emetteur": None, "version": 1}
    ]


async def test_a_copy_of_a_session_bought_by_public_funds_is_one_too(muter: Muter, lire_la_base: LireLaBase):
    await dupliquer(muter, CARIF, numero="SE_0000000002")
    assert lire_la_base("SELECT conventionnee, source FROM session WHERE numero = 'SE_0000000005'") == [
        {"conventionnee": True, "source": "CARIF"}
    ]


@pytest.mark.parametrize("lecteur", [A_LECTURE, B_GESTION])
async def test_it_takes_the_right_to_enter_for_its_organisme(muter: Muter, lire_la_base: LireLaBase, lecteur: Any):
    reponse = await muter(DUPLIQUER, lecteur)
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["FORBIDDEN"]
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 4}]


async def test_nothing_is_copied_into_what_is_closed(muter: Muter, a_saisir: str):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE action SET statut = 'ARCHIVEE' WHERE id = 601")
    payload = await dupliquer(muter)
    assert (payload["session"], [a["code"] for a in payload["anomalies"]]) == (None, ["ACTION_CLOS"])


async def test_a_suspended_session_is_not_copied(muter: Muter, a_saisir: str):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET statut = 'SUSPENDUE' WHERE id = 701")
    assert [a["code"] for a in (await dupliquer(muter))["anomalies"]] == ["SESSION_GESTE_REFUSE"]


async def test_the_numbers_of_the_original_s_dispositifs_are_not_those_of_the_copy(muter: Muter):
    donnees = {"dispositifs": [{"numero": "DI_0000000001", "type": "OPCO", "publics": ["82044"]}]}
    payload = await dupliquer(muter, donnees=donnees)
    assert payload["anomalies"] == [
        {"code": "SESSION_DISPOSITIFS_NUMERO_INCONNU", "champ": ["dispositifs", "0", "numero"]}
    ]
