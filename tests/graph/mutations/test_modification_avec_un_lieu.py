"""An edit that names a place nobody has validated brings it along: validated, it is shown where it takes place."""

import pytest

from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF, PUBLIC

pytestmark = pytest.mark.anyio

SITE = """mutation { creerSite(etablissement: "ET_0000000001", donnees: {
  nom: "Atelier du lac", adresse: { lignes: ["1 rue du Lac"], codePostal: "53100", commune: "53147" } }) {
  site { numero statut } anomalies { code } } }"""
MODIFIER = """mutation ($site: String!) {
  modifierSession(numero: "SE_0000000001", version: 1, donnees: { sites: [$site] }) {
    session { proposition { version } } anomalies { code niveau } } }"""
SOUMETTRE = """mutation ($version: Int!) { soumettreSession(numero: "SE_0000000001", version: $version) {
  session { proposition { version } } anomalies { code niveau } } }"""
FILE = "{ fileDeValidation { nodes { objet { numero } avec { numero statut } } } }"
DECIDER = """mutation ($geste: Geste!, $version: Int!, $motif: String) { appliquerGeste(
  geste: $geste, objets: [{ numero: "SE_0000000001", version: $version }], motif: $motif) { faits } }"""
LIEUX = '{ session(numero: "SE_0000000001") { sites { numero } } }'


async def soumettre(muter: Muter) -> tuple[str, int]:
    """The new site that an edit that waits for the Carif names, and the version of the edit."""
    site = (await muter(SITE, A_SAISIE)).donnees["creerSite"]["site"]["numero"]
    proposee = (await muter(MODIFIER, A_SAISIE, site=site)).donnees["modifierSession"]
    version = proposee["session"]["proposition"]["version"]
    soumise = (await muter(SOUMETTRE, A_SAISIE, version=version)).donnees["soumettreSession"]
    return site, soumise["session"]["proposition"]["version"]


async def test_the_place_is_handed_in_and_validated_with_the_edit(muter: Muter):
    site, version = await soumettre(muter)
    [soumission] = (await muter(FILE)).donnees["fileDeValidation"]["nodes"]
    assert soumission["avec"] == [{"numero": site, "statut": "SOUMISE"}]
    decidee = await muter(DECIDER, CARIF, geste="VALIDER", version=version)
    assert decidee.donnees["appliquerGeste"] == {"faits": 1}
    assert (await muter(LIEUX, PUBLIC)).donnees["session"]["sites"] == [{"numero": site}]


async def test_the_place_is_returned_with_the_edit(muter: Muter):
    site, version = await soumettre(muter)
    await muter(DECIDER, CARIF, geste="RETOURNER", version=version, motif="Où est-ce ?")
    lu = (await muter(f'{{ node(id: "{site}") {{ ... on Site {{ statut }} }} }}', A_SAISIE)).donnees["node"]
    assert lu == {"statut": "A_CORRIGER"}


async def test_a_place_that_is_named_while_the_session_waits_is_handed_in_first(muter: Muter):
    soumettre = 'mutation { soumettreSession(numero: "SE_0000000003", version: 1) { session { version } } }'
    assert (await muter(soumettre, A_SAISIE)).erreurs == []
    site = (await muter(SITE, A_SAISIE)).donnees["creerSite"]["site"]["numero"]
    modifier = MODIFIER.replace("SE_0000000001", "SE_0000000003").replace("version: 1", "version: 2")
    assert (await muter(modifier, A_SAISIE, site=site)).erreurs == []
    valider = """mutation { validerSession(numero: "SE_0000000003", version: 3) {
      session { statut } anomalies { code message quoiFaire champ } } }"""
    assert (await muter(valider, CARIF)).donnees["validerSession"] == {
        "session": None,
        "anomalies": [
            {
                "code": "SESSION_SITE_NON_SOUMIS",
                "message": f"{site} est en cours de saisie.",
                "quoiFaire": "Retournez SE_0000000003 : il sera soumis avec elle.",
                "champ": ["sites"],
            }
        ],
    }
