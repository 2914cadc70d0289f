"""A SIRET or an NDA that partners know is not changed by an edit of the organisme: nothing would keep the old."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, CARIF

pytestmark = pytest.mark.anyio

SIRET = """mutation ($siret: String, $nom: String) { modifierEtablissement(
  numero: "ET_0000000002", version: 1, donnees: { siret: $siret, nom: $nom }) {
  etablissement { siret proposition { siret } } anomalies { code niveau champ quoiFaire } } }"""
NDA = """mutation ($nda: String) { modifierOrganisme(
  numero: "OR_0000000001", version: 1, donnees: { numeroDeclarationActivite: $nda }) {
  organisme { numeroDeclarationActivite } anomalies { code niveau champ quoiFaire } } }"""
AUTRE_SIRET, AUTRE_NDA = "44300121900031", "52530054321"
RIEN_D_ECRIT = "SELECT (SELECT count(*) FROM modification) + (SELECT count(*) FROM evenement) AS ecrits"


async def modifier(muter: Muter, document: str, lecteur: Lecteur, **variables: Any) -> dict[str, Any]:
    reponse = await muter(document, lecteur, **variables)
    assert reponse.erreurs == []
    (payload,) = (reponse.donnees or {}).values()
    return dict(payload)


def bloquantes(payload: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(a["code"], a["champ"], a["quoiFaire"]) for a in payload["anomalies"] if a["niveau"] == "BLOQUANT"]


@pytest.mark.parametrize("siret", [AUTRE_SIRET, None])
async def test_an_organisme_is_told_to_ask_for_another_siret(muter: Muter, lire_la_base: LireLaBase, siret: str | None):
    payload = await modifier(muter, SIRET, A_GESTION, siret=siret, nom="Atelier du Mans")
    assert payload["etablissement"] is None
    faire = "Gardez ce SIRET ici, et demandez le changement au Carif (creerDemande, CHANGEMENT_SIRET)."
    assert ("ETABLISSEMENT_SIRET_SUR_DEMANDE", ["siret"], faire) in bloquantes(payload)
    assert lire_la_base(RIEN_D_ECRIT) == [{"ecrits": 0}]


@pytest.mark.parametrize("nda", [AUTRE_NDA, None])
async def test_an_organisme_is_told_to_ask_for_another_nda(muter: Muter, lire_la_base: LireLaBase, nda: str | None):
    payload = await modifier(muter, NDA, A_GESTION, nda=nda)
    assert payload["organisme"] is None
    faire = "Gardez ce NDA ici, et demandez le changement au Carif (creerDemande, CHANGEMENT_NDA)."
    assert ("ORGANISME_NDA_SUR_DEMANDE", ["numeroDeclarationActivite"], faire) in bloquantes(payload)
    assert lire_la_base(RIEN_D_ECRIT) == [{"ecrits": 0}]


async def test_what_it_has_is_sent_again_with_other_fields(muter: Muter):
    payload = await modifier(muter, SIRET, A_GESTION, siret="44300121900023", nom="Atelier de la Sarthe")
    assert (bloquantes(payload), payload["etablissement"]["siret"]) == ([], "44300121900023")


async def test_one_that_it_had_not_is_proposed(muter: Muter, ecrire_en_base: Any):
    ecrire_en_base("UPDATE etablissement SET siret = NULL WHERE id = 202")
    payload = await modifier(muter, SIRET, A_GESTION, siret=AUTRE_SIRET, nom="Atelier du Mans")
    assert payload["etablissement"] == {"siret": None, "proposition": {"siret": AUTRE_SIRET}}


async def test_the_carif_corrects_an_error(muter: Muter):
    payload = await modifier(muter, SIRET, CARIF, siret=AUTRE_SIRET, nom="Atelier du Mans")
    assert payload["etablissement"] == {"siret": AUTRE_SIRET, "proposition": None}
    payload = await modifier(muter, NDA, CARIF, nda=AUTRE_NDA)
    assert payload["organisme"] == {"numeroDeclarationActivite": AUTRE_NDA}
