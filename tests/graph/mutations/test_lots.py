"""`lots`: what imports brought, for the Carif alone."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import CARIF, LECTEURS

pytestmark = pytest.mark.anyio

LIRE = """query ($flux: String) { lots(flux: $flux, first: 10) { nodes {
  id numero flux commenceLe etat lus crees modifies inchanges rejetes absents
  rejets(first: 1) { total { valeur } nodes { bloquant chemin code message extrait } } } } }"""
IMPORTS = """
INSERT INTO lot (id, flux, emetteur, fichier, commence_le, termine_le, etat, lus, crees, rejetes) VALUES
  (1, 'lheo', 'carif', 'offre.xml', '2026-11-22 02:00Z', '2026-11-22 02:01Z', 'VALIDE', 3, 2, 1),
  (2, 'cpf', 'caisse', 'cpf.csv', '2026-11-23 02:00Z', NULL, 'VALIDE', 0, 0, 0);
INSERT INTO rejet (lot_id, bloquant, chemin, code, message, extrait) VALUES
  (1, true, '/lheo/offres/formation[1]', 'SIRET_CLE', 'La clé est fausse.', '12345678900000'),
  (1, false, '/lheo/offres/formation[2]', 'HTML', 'Balises ôtées.', NULL)"""


@pytest.fixture
def imports(ecrire_en_base: Any) -> None:
    ecrire_en_base(IMPORTS)


@pytest.mark.usefixtures("imports")
async def test_the_last_import_comes_first_with_what_it_refused(muter: Muter):
    reponse = await muter(LIRE)
    assert reponse.erreurs == []
    cpf, lheo = reponse.donnees["lots"]["nodes"]
    assert (cpf["flux"], cpf["rejets"]) == ("cpf", {"total": {"valeur": 0}, "nodes": []})
    assert lheo == {
        "id": "LO_0000000001",
        "numero": "LO_0000000001",
        "flux": "lheo",
        "commenceLe": "2026-11-22T02:00:00+00:00",
        "etat": "VALIDE",
        "lus": 3,
        "crees": 2,
        "modifies": 0,
        "inchanges": 0,
        "rejetes": 1,
        "absents": 0,
        "rejets": {
            "total": {"valeur": 2},
            "nodes": [
                {
                    "bloquant": True,
                    "chemin": "/lheo/offres/formation[1]",
                    "code": "SIRET_CLE",
                    "message": "La clé est fausse.",
                    "extrait": "12345678900000",
                }
            ],
        },
    }


@pytest.mark.usefixtures("imports")
async def test_one_feed_alone_is_asked_for(muter: Muter):
    reponse = await muter(LIRE, CARIF, flux="cpf")
    assert [lot["numero"] for lot in reponse.donnees["lots"]["nodes"]] == ["LO_0000000002"]


@pytest.mark.usefixtures("imports")
async def test_an_id_leads_to_the_other_rejects_of_a_lot(muter: Muter):
    reponse = await muter('{ node(id: "LO_0000000001") { ... on Lot { rejets(first: 5) { nodes { code } } } } }')
    assert reponse.donnees["node"]["rejets"]["nodes"] == [{"code": "SIRET_CLE"}, {"code": "HTML"}]


@pytest.mark.usefixtures("imports")
@pytest.mark.parametrize("nom", [nom for nom in LECTEURS if nom not in {"carif", "admin"}])
async def test_nobody_else_reads_them(muter: Muter, nom: str):
    code = "UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"
    reponse = await muter('{ lots { nodes { id } } node(id: "LO_0000000001") { id } }', LECTEURS[nom])
    assert reponse.donnees == {"lots": None, "node": None}
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == [code]
