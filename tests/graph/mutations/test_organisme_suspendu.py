"""While the Carif suspends an organisme, nothing is added to what it has, handed in, or validated."""

from collections.abc import Callable

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

SUSPENDRE = """mutation { appliquerGeste(geste: SUSPENDRE, motif: "Enquête.", objets: [
  {numero: "OR_0000000001", version: 1}]) { faits } }"""
SOUMETTRE = """mutation { soumettreSession(numero: "SE_0000000003", version: 1) {
  anomalies { code niveau } } }"""
VALIDER = """mutation { validerSession(numero: "SE_0000000003", version: 2) {
  session { statut } anomalies { code message } } }"""
ADRESSE = 'adresse: {lignes: ["1 rue du Lac"], codePostal: "53100", commune: "53147"}'
CREATIONS = {
    "site": f'creerSite(etablissement: "ET_0000000001", donnees: {{nom: "Lac", {ADRESSE}}})',
    "action": 'creerAction(etablissement: "ET_0000000001", formation: "FO_0000000002", donnees: {rythme: "Le soir"})',
    "session": 'creerSession(action: "AC_0000000002", donnees: {debut: "2027-09"})',
    "contact": 'creerContact(organisme: "OR_0000000001", donnees: {nomFamille: "If"})',
}


async def suspendre(muter: Muter) -> None:
    assert (await muter(SUSPENDRE)).donnees == {"appliquerGeste": {"faits": 1}}


@pytest.mark.parametrize("quoi", CREATIONS)
async def test_nothing_is_added_to_it(muter: Muter, lire_la_base: LireLaBase, quoi: str):
    await suspendre(muter)
    compter = f"SELECT count(*) FROM {quoi}"
    avant = lire_la_base(compter)
    reponse = await muter(
        f"mutation {{ {CREATIONS[quoi]} {{ anomalies {{ code objet {{ numero }} message }} }} }}", A_GESTION
    )
    (payload,) = reponse.donnees.values()
    assert payload["anomalies"] == [
        {
            "code": "ORGANISME_CLOS",
            "objet": {"numero": "OR_0000000001"},
            "message": "OR_0000000001 est « suspendue » : on n'y ajoute rien.",
        }
    ]
    assert lire_la_base(compter) == avant


async def test_nothing_of_it_is_handed_in(muter: Muter, lire_la_base: LireLaBase):
    await suspendre(muter)
    payload = (await muter(SOUMETTRE, A_SAISIE)).donnees["soumettreSession"]
    assert "SESSION_ORGANISME_CLOS" in [anomalie["code"] for anomalie in payload["anomalies"]]
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "EN_COURS_DE_SAISIE"}]


async def test_nothing_of_it_is_validated(muter: Muter, lire_la_base: LireLaBase):
    await muter(SOUMETTRE, A_SAISIE)
    await suspendre(muter)
    payload = (await muter(VALIDER, CARIF)).donnees["validerSession"]
    assert payload["session"] is None
    assert {
        "code": "ORGANISME_SUSPENDU",
        "message": "L'organisme est suspendu : rien de lui n'est diffusé.",
    } in payload["anomalies"]
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "SOUMISE"}]


async def test_one_that_was_suspended_otherwise_hands_in_nothing_either(
    muter: Muter, ecrire_en_base: Callable[..., None]
):
    ecrire_en_base("UPDATE organisme SET suspendu = true WHERE id = 101")
    payload = (await muter(SOUMETTRE, A_SAISIE)).donnees["soumettreSession"]
    assert [a["code"] for a in payload["anomalies"] if a["niveau"] == "BLOQUANT"] == ["ORGANISME_SUSPENDU"]
