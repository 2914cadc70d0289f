"""Histories: who did what, when and why, and what changed, in words; for those who answer for the object."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source
from models.lecteur import Lecteur
from tests.graph.interrogation import AUTRES, CARIF, DU_BOIS, DU_GRETA, Interrogation

pytestmark = pytest.mark.anyio

IMPORT = """
DELETE FROM evenement;
INSERT INTO evenement (le, geste, noun, objet_id, source, lot_id, anciennes_valeurs) VALUES
  ('2026-06-01 08:00Z', 'IMPORTER', 'action', 601, 'LHEO', 1, NULL),
  ('2026-07-01 08:00Z', 'IMPORTER', 'action', 601, 'LHEO', 2,
    '{"modifie_le": "2026-06-01", "complement": null, "publics": [], "heures_total": 650, "langues": []}'),
  ('2026-07-02 08:00Z', 'IMPORTER', 'action', 601, 'LHEO', 3, '{"publics": [PUBLIC], "heures_total": null}');
INSERT INTO evenement (geste, noun, objet_id, source, auteur, anciennes_valeurs, proposition) VALUES
  ('CREER', 'session', 702, 'SAISIE', 'bois@example.org', NULL, NULL),
  ('MODIFIER', 'session', 702, 'SAISIE', 'bois@example.org', '{}', '{"capacite_cumulee": 20, "sites": [302]}'),
  ('SOUMETTRE', 'session', 702, 'SAISIE', 'bois@example.org', '{}', '{}'),
  ('VALIDER', 'session', 702, 'SAISIE', 'carif@example.org', '{"capacite_cumulee": 12}', NULL);
"""
MANUEL = Acte(Geste.MODIFIER, Source.CARIF, "carif@example.org", "Erreur de saisie")
CHAMPS = "id le geste auteur origine motif objet { id } differences { champ libelle avant apres }"
HISTORIQUE = '{ action(numero: "AC_0000000001") { historique { total { valeur } nodes { CHAMPS } } } }'


@pytest.fixture(scope="module")
def interroger(catalogue_du_module: str) -> Interrogation:
    with psycopg.connect(catalogue_du_module) as connexion:
        (public,) = connexion.execute("SELECT id FROM public_vise WHERE version = 14 AND code = '80003'").fetchone()
        connexion.execute(IMPORT.replace("PUBLIC", str(public)).encode())
        connexion.commit()
        with ecriture(connexion, lambda *_: None) as ouverte:
            ouverte.modifier(Noun.ACTION, "AC_0000000001", {"prix_total_ttc": "2345.60", "heures_total": 710}, MANUEL)
    return Interrogation(catalogue_du_module, [])


def les_differences(noeud: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    return {d["libelle"]: (d["avant"], d["apres"]) for d in noeud["differences"]}


async def test_the_history_of_an_object_tells_the_latest_first(interroger: Interrogation):
    lus = await interroger(CARIF, HISTORIQUE.replace("CHAMPS", CHAMPS))
    historique = lus["action"]["historique"]
    assert historique["total"] == {"valeur": 4}
    assert [noeud["geste"] for noeud in historique["nodes"]] == ["MODIFIER", "IMPORTER", "IMPORTER", "IMPORTER"]
    tete = {nom: historique["nodes"][0][nom] for nom in ("auteur", "origine", "motif", "objet")}
    assert tete == {
        "auteur": "carif@example.org",
        "origine": "CARIF",
        "motif": "Erreur de saisie",
        "objet": {"id": "AC_0000000001"},
    }
    assert historique["nodes"][3] == {
        "id": historique["nodes"][3]["id"],
        "le": "2026-06-01T08:00:00+00:00",
        "geste": "IMPORTER",
        "auteur": None,
        "origine": "LHEO",
        "motif": None,
        "objet": {"id": "AC_0000000001"},
        "differences": [],
    }


async def test_each_change_is_told_between_what_was_before_and_what_came_next(interroger: Interrogation):
    lus = await interroger(CARIF, HISTORIQUE.replace("CHAMPS", CHAMPS))
    manuel, second, premier, _ = map(les_differences, lus["action"]["historique"]["nodes"])
    assert manuel == {
        "durée totale (heures)": ("700", "710"),
        "prix total TTC": ("1\u202f234,50\u00a0€", "2\u202f345,60\u00a0€"),
    }
    chomeurs = "Demandeur d'emploi plus de 26 ans"
    assert second == {"durée totale (heures)": (None, "700"), "publics": (chomeurs, "Salarié")}
    assert premier == {
        "durée totale (heures)": ("650", None),
        "publics": (None, chomeurs),
        "langues": (None, "français"),
    }


async def test_an_edit_that_waits_is_told_by_what_it_proposes_of_what_was_there(interroger: Interrogation):
    document = f'{{ session(numero: "SE_0000000002") {{ historique {{ nodes {{ {CHAMPS} }} }} }} }}'
    noeuds = (await interroger(DU_BOIS, document))["session"]["historique"]["nodes"]
    assert [(noeud["geste"], les_differences(noeud)) for noeud in noeuds] == [
        ("VALIDER", {"capacité cumulée": ("12", "14")}),
        ("SOUMETTRE", {}),
        (
            "MODIFIER",
            {
                "lieux": ("Mayenne (MAYENNE) ; Laval (MAYENNE)", "Laval (MAYENNE)"),
                "capacité cumulée": ("12", "20"),
            },
        ),
        ("CREER", {}),
    ]


async def test_a_difference_names_its_field_in_the_api(interroger: Interrogation):
    lus = await interroger(CARIF, HISTORIQUE.replace("CHAMPS", "differences { champ }"))
    assert [d["champ"] for d in lus["action"]["historique"]["nodes"][0]["differences"]] == [
        ["heuresTotal"],
        ["prixTotalTtc"],
    ]


async def test_others_have_no_history_and_no_error(interroger: Interrogation):
    document = '{ action(numero: "AC_0000000001") { id historique { total { valeur } } } }'
    for lecteur in AUTRES:
        assert await interroger(lecteur, document) == {"action": {"id": "AC_0000000001", "historique": None}}
    assert (await interroger(DU_BOIS, document))["action"]["historique"] == {"total": {"valeur": 4}}


async def test_an_evenement_is_read_again_by_its_id_by_those_who_may(interroger: Interrogation):
    lus = await interroger(CARIF, HISTORIQUE.replace("CHAMPS", CHAMPS))
    noeud = lus["action"]["historique"]["nodes"][1]
    document = f"query ($id: ID!) {{ node(id: $id) {{ ... on Evenement {{ {CHAMPS} }} }} nodes(ids: [$id]) {{ id }} }}"
    for lecteur in (CARIF, DU_BOIS):
        assert await interroger(lecteur, document, id=noeud["id"]) == {"node": noeud, "nodes": [{"id": noeud["id"]}]}
    for lecteur in AUTRES:
        assert await interroger(lecteur, document, id=noeud["id"]) == {"node": None, "nodes": [None]}


@pytest.mark.parametrize(
    "identifiant", ["EV_0", "EV_", "EV_-1", "EV_x", "EV_999999999999999999", "EV_9999999999999999999"]
)
async def test_an_id_of_no_evenement_leads_nowhere(interroger: Interrogation, identifiant: str):
    assert await interroger(CARIF, "query ($id: ID!) { node(id: $id) { id } }", id=identifiant) == {"node": None}


async def test_a_history_is_read_page_by_page(interroger: Interrogation):
    document = """query ($apres: String) { action(numero: "AC_0000000001") { historique(first: 3, after: $apres)
      { edges { node { geste origine } } pageInfo { hasNextPage endCursor } } } }"""
    page = (await interroger(DU_BOIS, document))["action"]["historique"]
    assert (len(page["edges"]), page["pageInfo"]["hasNextPage"]) == (3, True)
    suite = (await interroger(DU_BOIS, document, apres=page["pageInfo"]["endCursor"]))["action"]["historique"]
    assert [arete["node"] for arete in suite["edges"]] == [{"geste": "IMPORTER", "origine": "LHEO"}]
    assert suite["pageInfo"]["hasNextPage"] is False


@pytest.mark.parametrize("lecteur", [CARIF, DU_BOIS], ids=["carif", "organisme"])
async def test_the_histories_of_a_page_take_so_many_statements_and_no_more(interroger: Interrogation, lecteur: Lecteur):
    document = "{ formations { nodes { actions { nodes { historique { nodes { differences { apres } } } } } } } }"
    await interroger(lecteur, document)  # the plan learns that it does not cover it
    await interroger(lecteur, document)
    droits = ["detenteur_par_objet"] if lecteur is DU_BOIS else []
    assert interroger.noms == [
        *("formations", "actions_par_formation", *droits, "evenements_par_objet"),
        *("etats_par_evenement (action)", "libelles_de_valeurs"),
    ]


async def test_each_object_answers_for_its_own_organisme(interroger: Interrogation):
    champs = "id historique { total { valeur } }"
    document = f"""{{ organisme(numero: "OR_0000000002") {{ {champs} }} etablissement(siret: "98765432400015")
      {{ {champs} sites {{ {champs} }} }} formation(numero: "FO_0000000002") {{ {champs} actions {{ nodes {{ {champs}
      sessions {{ nodes {{ {champs} }} }} }} }} }}
      reference: formation(numero: "FO_0000000001") {{ {champs} }} contact: node(id: "CT_0000000001")
      {{ id ... on Contact {{ {champs} }} }} }}"""

    def permis(objet: Any) -> Iterator[tuple[str, bool]]:
        for valeur in objet.values() if isinstance(objet, dict) else objet:
            if isinstance(valeur, dict | list):
                yield from permis(valeur)
        if isinstance(objet, dict) and "id" in objet:
            yield objet["id"], objet["historique"] is not None

    du_greta = {identifiant for identifiant, permise in permis(await interroger(DU_GRETA, document)) if permise}
    assert du_greta == {
        *("OR_0000000002", "ET_0000000003", "SI_0000000003", "FO_0000000002", "AC_0000000003", "SE_0000000008"),
    }
    du_bois = {identifiant for identifiant, permise in permis(await interroger(DU_BOIS, document)) if permise}
    assert du_bois == {"CT_0000000001"}
    du_carif = {permise for _, permise in permis(await interroger(CARIF, document))}
    assert du_carif == {True}
