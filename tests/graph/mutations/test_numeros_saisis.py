"""SIREN, SIRET, NDA and UAI: read as people write them; what stands for none is none, and leads to nobody."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import CARIF

pytestmark = pytest.mark.anyio

ADRESSE = {"lignes": ["1 rue du Lac"], "codePostal": "53100", "commune": "53147"}
DOCUMENTS = {
    "organisme": """mutation ($d: OrganismeDonnees!) { creerOrganisme(donnees: $d) {
      organisme { numero siren numeroDeclarationActivite } anomalies { code champ niveau } } }""",
    "etablissement": """mutation ($d: EtablissementDonnees!) {
      modifierEtablissement(numero: "ET_0000000002", version: 1, donnees: $d) {
      etablissement { siret uai } anomalies { code champ niveau } } }""",
    "site": """mutation ($d: SiteDonnees!) { creerSite(etablissement: "ET_0000000001", donnees: $d) {
      site { siret uai } anomalies { code champ niveau } } }""",
}
EXIGES: dict[str, dict[str, Any]] = {
    "organisme": {"raisonSociale": "Neuf", "domaines": ["45570"]},
    "etablissement": {},
    "site": {"nom": "Lac", "adresse": ADRESSE},
}


async def ecrire(muter: Muter, noun: str, donnees: dict[str, Any]) -> tuple[Any, list[tuple[str, list[str]]]]:
    reponse = await muter(DOCUMENTS[noun], CARIF, d={**EXIGES[noun], **donnees})
    assert reponse.erreurs == []
    (payload,) = reponse.donnees.values()
    bloquantes = [(a["code"], a["champ"]) for a in payload["anomalies"] if a["niveau"] == "BLOQUANT"]
    return payload[noun], bloquantes


@pytest.mark.parametrize(
    ("noun", "champ", "dit", "lu"),
    [
        ("organisme", "siren", " 732 829 320", "732829320"),
        ("organisme", "siren", "000000000", None),
        ("organisme", "numeroDeclarationActivite", "5272p900005", "5272P900005"),
        ("organisme", "numeroDeclarationActivite", "52 72 00009 72", "52720000972"),
        ("organisme", "numeroDeclarationActivite", "99999999999", None),
        ("organisme", "numeroDeclarationActivite", "00000000000", None),
        ("etablissement", "siret", "443 001 219 00031", "44300121900031"),
        ("etablissement", "siret", "044300121900031", "44300121900031"),
        ("etablissement", "siret", "00000000000000", None),
        ("etablissement", "uai", "0720029r", "0720029R"),
        ("site", "siret", "443 001 219 00031", "44300121900031"),
        ("site", "siret", "00000000000000", None),
        ("site", "uai", "00000000", None),
    ],
)
async def test_a_number_is_read(muter: Muter, noun: str, champ: str, dit: str, lu: str | None):
    objet, bloquantes = await ecrire(muter, noun, {champ: dit})
    assert bloquantes == []
    assert objet[champ] == lu


@pytest.mark.parametrize(
    ("noun", "champ", "dit", "code"),
    [
        ("organisme", "siren", "73282932", "ORGANISME_SIREN_FORMAT"),
        ("organisme", "siren", "732829321", "ORGANISME_SIREN_CLE"),
        ("organisme", "numeroDeclarationActivite", "52-53", "ORGANISME_NDA_FORMAT"),
        ("etablissement", "siret", "443 001 219", "ETABLISSEMENT_SIRET_FORMAT"),
        ("etablissement", "siret", "44300121900032", "ETABLISSEMENT_SIRET_CLE"),
        ("etablissement", "uai", "0720029A", "ETABLISSEMENT_UAI_CLE"),
        ("site", "siret", "12", "SITE_SIRET_FORMAT"),
    ],
)
async def test_what_cannot_be_read_is_refused_at_its_path_by_its_rule(
    muter: Muter, noun: str, champ: str, dit: str, code: str
):
    objet, bloquantes = await ecrire(muter, noun, {champ: dit})
    assert (objet, bloquantes) == (None, [(code, [champ])])


async def test_what_stands_for_none_leads_to_nobody(muter: Muter, lire_la_base: LireLaBase):
    await ecrire(muter, "etablissement", {"siret": "00000000000000"})
    lu = await muter('{ etablissement(siret: "00000000000000") { numero } }')
    assert lu.donnees == {"etablissement": None}
    assert lire_la_base("SELECT siret FROM etablissement WHERE id = 202") == [{"siret": None}]
