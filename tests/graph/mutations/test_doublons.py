"""`doublons` and `deciderDoublon`: two sessions that may be one, for the Carif to say."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import CARIF, LECTEURS

pytestmark = pytest.mark.anyio

LIRE = """query ($o: String, $attente: Boolean) {
  doublons(organisme: $o, enAttente: $attente) { nodes { id } } }"""
TOUT = """{ doublons { total { valeur } nodes {
  id numero verdict indices a { numero source } b { numero } } } }"""
DECIDER = """mutation ($v: DecisionDoublon!) { deciderDoublon(numero: "DB_0000000001", verdict: $v) {
  doublon { id verdict } anomalies { code niveau message } } }"""
PAIRE = """
INSERT INTO lot (id, flux, emetteur, fichier, etat) VALUES (1, 'ideo', 'onisep', 'ideo.xml', 'VALIDE');
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id)
VALUES (699, 'VALIDEE', 'IDEO', 501, 102, 203);
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision)
VALUES (799, 'VALIDEE', 'IDEO', 699, 102, '2027-09-01', 'MOIS');
INSERT INTO doublon (session_ideo_id, session_id, motif, lot_id) VALUES (799, 701, 'UAI', 1)"""


@pytest.fixture
def paire(ecrire_en_base: Any) -> None:
    ecrire_en_base(PAIRE)


@pytest.mark.usefixtures("paire")
async def test_the_carif_reads_what_two_sessions_have_in_common(muter: Muter):
    reponse = await muter(TOUT)
    assert reponse.erreurs == []
    assert reponse.donnees["doublons"] == {
        "total": {"valeur": 1},
        "nodes": [
            {
                "id": "DB_0000000001",
                "numero": "DB_0000000001",
                "verdict": None,
                "indices": ["même certification : Ébéniste (28229)", "même UAI", "même année de début : 2027"],
                "a": {"numero": "SE_0000000005", "source": "IDEO"},
                "b": {"numero": "SE_0000000001"},
            }
        ],
    }


@pytest.mark.usefixtures("paire")
async def test_a_start_that_is_not_known_and_sheets_in_common_are_told(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base("""UPDATE session SET (debut, debut_precision) = (NULL, 'INCONNUE') WHERE id = 799;
        DELETE FROM formation_certification WHERE formation_id = 501""")
    reponse = await muter("{ doublons { nodes { indices } } }")
    assert reponse.donnees["doublons"]["nodes"][0]["indices"] == [
        "certifications d'une même fiche",
        "même UAI",
        "début inconnu de l'une des deux",
    ]


@pytest.mark.usefixtures("paire")
@pytest.mark.parametrize(
    ("variables", "nombre"),
    [
        ({"o": "OR_0000000001", "attente": True}, 1),
        ({"o": "51204417300015", "attente": True}, 1),
        ({"o": "OR_0000000009", "attente": True}, 0),
        ({"attente": False}, 0),
        ({"attente": None}, 1),
    ],
)
async def test_the_list_is_filtered(muter: Muter, variables: dict[str, Any], nombre: int):
    reponse = await muter(LIRE, CARIF, **variables)
    assert (reponse.erreurs, len(reponse.donnees["doublons"]["nodes"])) == ([], nombre)


@pytest.mark.usefixtures("paire")
async def test_two_offers_that_are_one_stay_published_and_the_carif_is_told(muter: Muter, lire_la_base: LireLaBase):
    payload = (await muter(DECIDER, v="MEME_OFFRE")).donnees["deciderDoublon"]
    assert payload["doublon"] == {"id": "DB_0000000001", "verdict": "MEME_OFFRE"}
    assert [(a["code"], a["niveau"]) for a in payload["anomalies"]] == [("DOUBLON_PUBLIE_DEUX_FOIS", "AVERTISSEMENT")]
    assert lire_la_base("SELECT decision, decide_par, decide_le IS NOT NULL AS date FROM doublon") == [
        {"decision": "MEME_OFFRE", "decide_par": CARIF.courriel, "date": True}
    ]
    assert lire_la_base("SELECT DISTINCT statut FROM session WHERE id IN (701, 799)") == [{"statut": "VALIDEE"}]
    motif = "Doublon DB_0000000001 : la même offre"
    assert lire_la_base("SELECT objet_id, motif, auteur FROM evenement WHERE noun = 'session' ORDER BY 1") == [
        {"objet_id": 701, "motif": motif, "auteur": CARIF.courriel},
        {"objet_id": 799, "motif": motif, "auteur": CARIF.courriel},
    ]


@pytest.mark.usefixtures("paire")
async def test_a_verdict_may_be_changed(muter: Muter, lire_la_base: LireLaBase):
    await muter(DECIDER, v="MEME_OFFRE")
    payload = (await muter(DECIDER, v="OFFRES_DISTINCTES")).donnees["deciderDoublon"]
    assert payload == {"doublon": {"id": "DB_0000000001", "verdict": "OFFRES_DISTINCTES"}, "anomalies": []}
    assert len(lire_la_base("SELECT id FROM evenement WHERE noun = 'session'")) == 4


async def test_a_pair_that_nobody_found_is_not_decided(muter: Muter):
    reponse = await muter(DECIDER, v="MEME_OFFRE")
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["NOT_FOUND"]


@pytest.mark.usefixtures("paire")
@pytest.mark.parametrize("nom", [nom for nom in LECTEURS if nom not in {"carif", "admin"}])
async def test_nobody_else_reads_or_decides(muter: Muter, lire_la_base: LireLaBase, nom: str):
    lecteur, code = LECTEURS[nom], "UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"
    lue, ecrite = await muter("{ doublons { nodes { id } } }", lecteur), await muter(DECIDER, lecteur, v="MEME_OFFRE")
    node = await muter('{ node(id: "DB_0000000001") { id } }', lecteur)
    assert (lue.donnees, ecrite.donnees, node.donnees) == ({"doublons": None}, {"deciderDoublon": None}, {"node": None})
    assert [e["extensions"]["code"] for e in (*lue.erreurs, *ecrite.erreurs)] == [code, code]
    assert lire_la_base("SELECT decision FROM doublon") == [{"decision": None}]
