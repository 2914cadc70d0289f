"""What has no name is refused once, in the words of the published rule, made or changed."""

from typing import Any

import pytest

from rules.niveaux import regle_de
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, CARIF

pytestmark = pytest.mark.anyio

DITES = "{ anomalies { code champ message quoiFaire } }"
SANS_NOM: dict[str, tuple[str, str]] = {
    "creerOrganisme(donnees: { siren: null })": ("ORGANISME_RAISON_SOCIALE_OBLIGATOIRE", "raisonSociale"),
    'creerEtablissement(organisme: "OR_0000000001", donnees: { nom: " " })': ("ETABLISSEMENT_NOM_OBLIGATOIRE", "nom"),
    'creerSite(etablissement: "ET_0000000001", donnees: { adresse: { commune: "53147" } })': (
        "SITE_NOM_OBLIGATOIRE",
        "nom",
    ),
    'creerFormation(organisme: "OR_0000000001", donnees: { programme: "Lire." })': (
        "FORMATION_INTITULE_OBLIGATOIRE",
        "intitule",
    ),
    'modifierOrganisme(numero: "OR_0000000001", version: 1, donnees: { raisonSociale: null })': (
        "ORGANISME_RAISON_SOCIALE_OBLIGATOIRE",
        "raisonSociale",
    ),
    'modifierEtablissement(numero: "ET_0000000001", version: 1, donnees: { nom: null })': (
        "ETABLISSEMENT_NOM_OBLIGATOIRE",
        "nom",
    ),
    'modifierSite(numero: "SI_0000000001", version: 1, donnees: { nom: "" })': ("SITE_NOM_OBLIGATOIRE", "nom"),
    'modifierFormation(numero: "FO_0000000002", version: 1, donnees: { intitule: null })': (
        "FORMATION_INTITULE_OBLIGATOIRE",
        "intitule",
    ),
}


@pytest.mark.parametrize("champ", SANS_NOM)
async def test_it_is_said_as_the_rule_says_it(muter: Muter, lire_la_base: LireLaBase, champ: str):
    code, ou = SANS_NOM[champ]
    reponse = await muter(f"mutation {{ {champ} {DITES} }}", CARIF if "creerOrganisme" in champ else A_GESTION)
    assert reponse.erreurs == []
    (payload,) = reponse.donnees.values()
    dites: list[dict[str, Any]] = [dite for dite in payload["anomalies"] if dite["code"].endswith("_OBLIGATOIRE")]
    regle = regle_de(code)
    attendue = {"code": code, "champ": [ou], "message": regle.message, "quoiFaire": regle.quoi_faire}
    assert [dite for dite in dites if dite["champ"] == [ou]] == [attendue]
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 0}]
