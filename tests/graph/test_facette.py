"""A facet is a table of one axis: both say what the search would find if the value were chosen."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.offre.axes import AXES
from models.choix import Axe
from tests.graph.conftest import Interroger, en_lignes

pytestmark = pytest.mark.anyio

FILTRES: dict[str, st.SearchStrategy[Any]] = {
    "departements": st.lists(st.sampled_from(["35", "44", "53", "72"]), min_size=1, max_size=2),
    "modalites": st.lists(st.sampled_from(["PRESENTIEL", "A_DISTANCE", "MIXTE"]), min_size=1, max_size=2),
    "typesDispositif": st.sampled_from([["OPCO"], ["VISA_METIERS", "CONTRAT_APPRENTISSAGE"]]),
    "financeurs": st.sampled_from([["2"], ["16"]]),
    "publics": st.sampled_from([["82044"], ["80003"], ["80003", "82044"]]),
    "voies": st.sampled_from([["APPRENTISSAGE"], ["FORMATION_CONTINUE"]]),
    "champs": st.sampled_from([["225"], ["455"]]),
    "certifiante": st.booleans(),
    "conventionnee": st.booleans(),
    "entreePossible": st.booleans(),
    "typesCertification": st.sampled_from([["ETAT"], ["HABILITATION"]]),
    "qualiopi": st.sampled_from([["APPRENTISSAGE"], ["ACTIONS_DE_FORMATION"]]),
    "statuts": st.sampled_from([["VALIDEE", "PERIMEE"], ["ANNULEE"]]),
    "sources": st.just(["LHEO"]),
}
STATUTS = ["VALIDEE", "PERIMEE", "ANNULEE", "ARCHIVEE"]
LIES = {Axe.FORMACODE: {"champs"}, Axe.CERTIFICATION: {"typesCertification"}}  # lines show what is asked for alone
# a keyword is found with those under it
CHOISIS = [axe for axe in Axe if AXES[axe].champ and axe is not Axe.FORMACODE]
QUESTION = """query ($filtre: OffreFiltre, $axe: Axe!) {
  recherche(filtre: $filtre) { facettes(noms: [$axe]) { valeurs(first: 250) { valeur nombre selectionnee } } }
  statistiques(sur: ACTION, par: [$axe], filtre: $filtre) { total lignes { nombre cles { valeur } } }
}"""
CHOIX = "query ($filtre: OffreFiltre) { recherche(filtre: $filtre) { total(exact: true) { valeur } } }"
exemples = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
filtres = st.fixed_dictionaries({}, optional=FILTRES)


def champ(axe: Axe) -> str:
    premier, *autres = (AXES[axe].champ or "").split("_")
    return premier + "".join(map(str.capitalize, autres))


def choisie(axe: Axe, valeur: str) -> Any:
    """What the filter is given to choose this value."""
    if champ(axe) in {"debut", "creeEntre"}:
        annee, *mois = valeur.split("-")
        fins = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}
        fin = f"{valeur}-{fins.get(mois[0], '31')}" if mois else f"{annee}-12-31"
        return {"du": f"{valeur}-01" if mois else f"{annee}-01-01", "au": fin}
    return valeur == "true" if valeur in {"true", "false"} else [valeur]


async def comptees(demander: Interroger, filtre: dict[str, Any], axe: Axe) -> tuple[dict[str, int], dict[str, int]]:
    """What the facet and the table say; of statuses, a facet leaves out the choice that is made when none is said."""
    toutes = {"statuts": STATUTS} if axe is Axe.STATUT else {}
    lecture = await demander(QUESTION, filtre=filtre | toutes, axe=axe)
    assert lecture.erreurs == []
    valeurs = lecture.data["recherche"]["facettes"][0]["valeurs"]
    lignes = en_lignes(lecture.data["statistiques"])
    # a value that is chosen is told even when nothing has it: no table has a line of it
    dites = {v["valeur"]: v["nombre"] for v in valeurs if v["nombre"] or not v["selectionnee"]}
    return dites, {valeur: n for valeur, n in lignes if valeur is not None}


@exemples
@given(filtre=filtres, axe=st.sampled_from(list(Axe)))
async def test_a_facet_counts_what_the_table_of_its_axis_counts(demander: Interroger, filtre: dict[str, Any], axe: Axe):
    filtre = {nom: valeur for nom, valeur in filtre.items() if nom not in {champ(axe), *LIES.get(axe, ())}}
    facette, tableau = await comptees(demander, filtre, axe)
    assert facette == tableau


@exemples
@given(filtre=filtres, axe=st.sampled_from(CHOISIS), donnees=st.data())
async def test_choosing_a_value_finds_what_its_facet_counts(
    demander: Interroger, filtre: dict[str, Any], axe: Axe, donnees: st.DataObject
):
    facette, _ = await comptees(demander, filtre, axe)
    if facette:
        valeur = donnees.draw(st.sampled_from(sorted(facette)))
        lecture = await demander(CHOIX, filtre=filtre | {champ(axe): choisie(axe, valeur)})
        assert lecture.data["recherche"]["total"]["valeur"] == facette[valeur]


@pytest.mark.parametrize("axe", Axe)
async def test_each_axis_has_something_to_count(demander: Interroger, axe: Axe):
    facette, tableau = await comptees(demander, {}, axe)
    assert facette == tableau
    assert facette
