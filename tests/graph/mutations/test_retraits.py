"""What public funds bought is not withdrawn by its organisme alone, by any way."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, CARIF

pytestmark = pytest.mark.anyio

# SE_2, of AC_1, is conventionnée
RETIRER = """mutation ($numero: String!, $geste: Geste!) {
  appliquerGeste(geste: $geste, objets: [{numero: $numero, version: 1}]) { faits lignes { anomalies { code } } } }"""


@pytest.mark.parametrize("geste", ["ANNULER", "ARCHIVER"])
@pytest.mark.parametrize("numero", ["SE_0000000002", "AC_0000000001", "OR_0000000001"])
async def test_neither_it_nor_what_it_is_of(muter: Muter, lire_la_base: LireLaBase, numero: str, geste: str):
    reponse = await muter(RETIRER, A_GESTION, numero=numero, geste=geste)
    ((dite,),) = [ligne["anomalies"] for ligne in reponse.donnees["appliquerGeste"]["lignes"]]
    assert dite["code"].endswith("_GESTE_REFUSE")
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 0}]


@pytest.mark.parametrize("numero", ["AC_0000000001", "AC_0000000002"])
async def test_the_buttons_say_so(muter: Muter, numero: str):
    lu = await muter("query ($n: String!) { action(numero: $n) { gestes } }", A_GESTION, n=numero)
    assert ("ARCHIVER" in lu.donnees["action"]["gestes"]) is (numero == "AC_0000000002")


async def test_an_action_is_withdrawn_once_what_was_bought_is_over(muter: Muter):
    apres = date(2028, 1, 1)  # SE_2 ended on 17 December 2027
    reponse = await muter(RETIRER, A_GESTION, apres, numero="AC_0000000001", geste="ARCHIVER")
    assert reponse.donnees["appliquerGeste"]["faits"] == 1


async def test_the_carif_withdraws_it_with_its_action(muter: Muter):
    reponse = await muter(RETIRER, CARIF, numero="AC_0000000001", geste="ARCHIVER")
    assert reponse.donnees["appliquerGeste"]["faits"] == 1


async def test_nor_while_the_carif_has_suspended_it(muter: Muter, ecrire_en_base: Callable[..., None]):
    ecrire_en_base("UPDATE session SET statut = 'SUSPENDUE' WHERE numero = 'SE_0000000002'")
    reponse = await muter(RETIRER, A_GESTION, numero="AC_0000000001", geste="ARCHIVER")
    (ligne,) = reponse.donnees["appliquerGeste"]["lignes"]
    assert ligne["anomalies"] == [{"code": "ACTION_GESTE_REFUSE"}]


async def test_what_was_suspended_is_not_put_back_under_what_was_withdrawn_since(
    muter: Muter, ecrire_en_base: Callable[..., None]
):
    ecrire_en_base("UPDATE session SET statut = 'SUSPENDUE' WHERE numero = 'SE_0000000002'")
    ecrire_en_base("UPDATE action SET statut = 'ARCHIVEE' WHERE numero = 'AC_0000000001'")
    reponse = await muter(RETIRER, CARIF, numero="SE_0000000002", geste="RETABLIR")
    (ligne,) = reponse.donnees["appliquerGeste"]["lignes"]
    assert ligne["anomalies"] == [{"code": "SESSION_ACTION_NON_VALIDE"}]
