"""The official example, imported whole and read back through GraphQL: every text as plain text, every code."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from importers.lheo import importer
from importers.lheo.valeurs import texte
from importers.lot import Options
from models.erreurs import FichierRefuse
from models.lecteur import PUBLIC
from rules.parametres import Parametres

pytestmark = pytest.mark.anyio

EXEMPLE = "lheo/examples/official-exemple-bts-onisep-2.2.xml"
OPERATION = Path(__file__).with_name("onisep.graphql")
# What Lhéo writes in codes of its own, the API says in words.
DITS = {
    ("certifiante", "1"): True,
    ("parcours-de-formation", "4"): "MIXTE",
    ("modalites-enseignement", "0"): "PRESENTIEL",
    ("modalites-entrees-sorties", "0"): False,
    ("niveau-entree-obligatoire", "1"): True,
    ("prise-en-charge-frais-possible", "1"): True,
    ("code-niveau-entree", "0"): None,
    ("code-niveau-sortie", "6"): "5",
    ("code-RNCP", "474"): "RNCP474",
    ("numero-activite", "99999999999"): None,
    ("debut", "20150901"): "2015-09-01",
    ("fin", "20170831"): "2017-08-31",
    ("latitude", "47.882108"): 47.882108,
    ("longitude", "-3.5526545"): -3.5526545,
}
DANS_LES_EXTRAS = {"extra", "extras"}
NUMEROTES = {"formation", "action", "session", "organisme-formation-responsable"}


def valeurs(reponse: Any) -> Iterator[Any]:
    """Every value of an answer."""
    if isinstance(reponse, dict | list):
        for dedans in reponse.values() if isinstance(reponse, dict) else reponse:
            yield from valeurs(dedans)
    else:
        yield reponse


def ecrits(racine: etree._Element) -> Iterator[tuple[str, Any]]:
    """Every text of the document, with the name of its element, as the API is expected to say it."""
    for noeud in racine.iter("{*}*"):
        nom = etree.QName(noeud).localname
        if nom in NUMEROTES:
            yield nom, noeud.get("numero")
        if nom not in DANS_LES_EXTRAS and len(noeud) == 0 and (dit := texte(noeud.text)):
            yield nom, DITS.get((nom, dit), dit)


@pytest.fixture
async def reponse(donnees_reference: Path, base: str) -> dict[str, Any]:
    bilan = importer(base, [donnees_reference / EXEMPLE], Options("onisep"))
    assert bilan.rejets.total() == 0
    async with (
        AsyncConnectionPool(base, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, PUBLIC, date(2016, 11, 23), Parametres("52")) as contexte,
    ):
        lue = await executer(schema, Requete(OPERATION.read_text(encoding="utf-8")), contexte)
    assert lue.erreurs == []
    return lue.donnees or {}


async def test_every_text_and_code_of_the_official_example_is_read_back(
    reponse: dict[str, Any], donnees_reference: Path
):
    lues = set(valeurs(reponse))

    perdus = [(nom, dit) for nom, dit in ecrits(etree.parse(donnees_reference / EXEMPLE).getroot()) if dit not in lues]

    assert perdus == []


async def test_the_official_example_is_one_of_each_level_in_initial_training(reponse: dict[str, Any]):
    (organisme,) = reponse["organismes"]["nodes"]
    (formation,) = organisme["formations"]["edges"]
    (action,) = formation["actions"]["nodes"]
    (session,) = action["sessions"]["nodes"]
    (dispositif,) = session["dispositifs"]

    assert (organisme["raisonSociale"], formation["node"]["intitule"]) == (
        "Lycée Kerneuzec",
        "BTS négociation et relation client",
    )
    assert session["libelleDates"] == "du 1er septembre 2015 au 31 août 2017"
    assert (dispositif["type"]["code"], session["voies"]) == ("FORMATION_INITIALE", ["FORMATION_INITIALE"])
    assert [site["nom"] for site in session["sites"]] == ["Lycée Kerneuzec"]
    assert formation["node"]["formacodes"] == [{"code": "34582", "version": 11}, {"code": "34076", "version": 11}]


async def test_the_minimal_document_is_imported(donnees_reference: Path, base: str):
    bilan = importer(base, [donnees_reference / "lheo/examples/minimal-valid-2.3.xml"], Options("minimal"))

    assert (bilan.comptes["session"].crees, bilan.rejets.total(), bilan.reserves.total()) == (1, 0, 0)


async def test_a_real_index_is_refused_for_what_it_is(donnees_reference: Path):
    index = donnees_reference / "lheo/examples/intercarif-lheo-index-2.2.xml"

    with pytest.raises(FichierRefuse, match=r"est un index Lhéo \(<lheo-index>\)"):
        importer("postgresql://personne@127.0.0.1:1/rien", [index], Options("intercarif"))
