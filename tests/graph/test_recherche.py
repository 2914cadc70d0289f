"""Searches as clients ask them: what is refused and how, and that they say what lists and objects say."""

import base64
import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Chercher = Callable[..., Awaitable[Any]]
NUMEROS = "edges { cursor } pageInfo { endCursor }"
MAYENNE = "{latitude: 48.3, longitude: -0.6167}"
LONG = "9" * 18


@pytest.fixture
def chercher(foule: str, lire: Callable[..., Awaitable[Any]]) -> Chercher:
    """Run a document against the crowd."""
    return partial(lire, foule)


def curseur(*valeurs: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(valeurs).encode()).decode().rstrip("=")


REFUSES = [
    ("first: 0", "`first` doit être compris entre 1 et 250 (reçu : 0)."),
    ("first: -1", "`first` doit être compris entre 1 et 250 (reçu : -1)."),
    ("first: 251", "`first` doit être compris entre 0 et 250 (reçu : 251)."),
    ("decalage: -1", "`decalage` doit être compris entre 0 et 10000 (reçu : -1)."),
    ("decalage: 10001", "`decalage` doit être compris entre 0 et 10000 (reçu : 10001)."),
    ('decalage: 10, after: "x"', "Donnez soit `after`, soit `decalage`."),
    ('after: "x"', "Curseur illisible"),
    ('after: ""', "Curseur illisible"),
    (f'after: "{curseur("00000000", "1", "AC")}"', "Curseur illisible"),
    (f'after: "{curseur({}, [])}"', "Curseur illisible"),
    ("tri: DISTANCE", "Le tri DISTANCE mesure depuis un lieu"),
    (
        "tri: DISTANCE, filtre: {lieu: {rectangle: {nord: 49, sud: 47, est: 1, ouest: -1}}}",
        "Le tri DISTANCE mesure depuis un lieu",
    ),
    ("filtre: {lieu: {rayonKm: 10}}", "`lieu` : donnez `autour`"),
    ('filtre: {lieu: {autour: {commune: "99999"}}}', "Aucune commune n'a le code Insee « 99999 »"),
    ('filtre: {lieu: {autour: {commune: "\\u0000"}}}', "caractère NUL"),
    (f"filtre: {{lieu: {{autour: {MAYENNE}, rayonKm: 1001}}}}", "`rayonKm` va de 0 (exclu) à 1000"),
    ("filtre: {lieu: {autour: {latitude: 91, longitude: 0}}}", "`latitude` va de -90 à 90"),
    ('filtre: {formacodes: ["99999"]}', "`formacodes` : aucune valeur n'a le code « 99999 »"),
    ('filtre: {publics: ["V14-80004"]}', "`publics` : aucune valeur n'a le code « V14-80004 »"),
    ('filtre: {departements: ["\\u0000"]}', "`departements` : un code contient un caractère NUL"),
    ('filtre: {programmes: ["a\\u0000b"]}', "`programmes` : un code contient un caractère NUL"),
    ('filtre: {debut: {du: "2027-01-02", au: "2027-01-01"}}', "`debut` : la période finit le 2027-01-01"),
    ('filtre: {creeEntre: {du: "2027-01-02", au: "2027-01-01"}}', "`creeEntre` : la période finit"),
    ("filtre: {heuresHebdomadaires: {min: 3, max: 2}}", "`heuresHebdomadaires` : `min` (3) dépasse `max` (2)"),
    ('filtre: {moisDebut: ["2027-13"]}', "`moisDebut` : « 2027-13 » n'est pas un mois"),
    ('filtre: {modifieDepuis: "2026-11-23T08:30:00"}', "`modifieDepuis` : donnez un instant avec son décalage"),
    ("filtre: {statuts: [EN_COURS_DE_SAISIE]}", "Statut non public : EN_COURS_DE_SAISIE"),
]


@pytest.mark.parametrize(("arguments", "refus"), REFUSES)
async def test_what_cannot_be_searched_is_refused_in_french(chercher: Chercher, arguments: str, refus: str):
    lecture = await chercher(f"{{ recherche({arguments}) {{ {NUMEROS} }} }}")

    [erreur] = lecture.erreurs
    assert (lecture.data, erreur["extensions"]["code"]) == (None, "BAD_USER_INPUT")
    assert erreur["message"].startswith(refus) or refus in erreur["message"]


async def test_ten_thousand_codes_are_refused(chercher: Chercher):
    codes = [f"{n:05}" for n in range(10_000)]
    lecture = await chercher(
        "query ($f: OffreFiltre) { recherche(filtre: $f) { total { valeur } } }", f={"formacodes": codes}
    )

    [erreur] = lecture.erreurs
    assert erreur["message"] == "`formacodes` : 500 valeurs au plus (reçues : 10000)."


@pytest.mark.parametrize(
    "selection",
    [
        "facettes { valeurs(first: 0) { valeur } }",
        "facettes { valeurs(first: 251) { valeur } }",
        "carte(maximum: 0) { nombre }",
        "carte(maximum: 2001) { nombre }",
        "edges { sessions(first: 251) { total { valeur } } }",
        'edges { sessions(after: "x") { total { valeur } } }',
    ],
)
async def test_what_is_asked_of_results_is_bounded(chercher: Chercher, selection: str):
    lecture = await chercher(f"{{ recherche {{ {selection} }} }}")

    assert {erreur["extensions"]["code"] for erreur in lecture.erreurs} == {"BAD_USER_INPUT"}


async def test_a_cursor_of_another_order_is_refused(chercher: Chercher):
    lieu = f"filtre: {{lieu: {{autour: {MAYENNE}}}}}"
    lecture = await chercher(
        f"{{ date: recherche(first: 1) {{ {NUMEROS} }} maj: recherche(first: 1, tri: MISE_A_JOUR) {{ {NUMEROS} }}"
        f" pres: recherche(first: 1, tri: DISTANCE, {lieu}) {{ {NUMEROS} }} sessions(first: 1) {{ {NUMEROS} }} }}"
    )
    curseurs = {nom: page["pageInfo"]["endCursor"] for nom, page in lecture.data.items()}
    ordres = {"date": "tri: DATE", "maj": "tri: MISE_A_JOUR", "pres": f"tri: DISTANCE, {lieu}"}

    acceptes = set()
    for ordre, arguments in ordres.items():
        for nom, donne in curseurs.items():
            suite = await chercher(f'{{ recherche(first: 1, {arguments}, after: "{donne}") {{ {NUMEROS} }} }}')
            acceptes |= {(ordre, nom)} if not suite.erreurs else set()

    assert acceptes == {(ordre, ordre) for ordre in ordres}


@pytest.mark.parametrize("valeurs", [("999999999", "AC_1"), ("-999999999", "AC_1"), ("6000001", "zz")])
@pytest.mark.parametrize("filtre", ["{}", '{organismes: ["OR_0000000001"]}'])
async def test_a_cursor_from_beyond_the_days_that_there_are_is_read(
    chercher: Chercher, valeurs: tuple[str, str], filtre: str
):
    lecture = await chercher(f"{{ recherche(first: 1, filtre: {filtre}) {{ {NUMEROS} }} }}")
    sien = lecture.data["recherche"]["pageInfo"]["endCursor"]
    empreinte = json.loads(base64.urlsafe_b64decode(sien + "==="))[0]
    autre = curseur(empreinte, *valeurs)

    suite = await chercher(f'{{ recherche(first: 1, filtre: {filtre}, after: "{autre}") {{ {NUMEROS} }} }}')

    assert suite.erreurs == []


@pytest.mark.parametrize(("argument", "valeur"), [("tri: MISE_A_JOUR", LONG), ("tri: MISE_A_JOUR", f"-{LONG}")])
async def test_a_cursor_beyond_all_moments_is_read(chercher: Chercher, argument: str, valeur: str):
    lecture = await chercher(f"{{ recherche(first: 1, {argument}) {{ {NUMEROS} }} }}")
    empreinte = json.loads(base64.urlsafe_b64decode(lecture.data["recherche"]["pageInfo"]["endCursor"] + "==="))[0]

    suite = await chercher(f'{{ recherche({argument}, after: "{curseur(empreinte, valeur, "AC")}") {{ {NUMEROS} }} }}')

    assert suite.erreurs == []


FILTRES = [
    "{}",
    '{departements: ["72"]}',
    '{typesDispositif: ["OPCO"], publics: ["80003"]}',
    "{statuts: [PERIMEE, ANNULEE], certifiante: true}",
    '{organismes: ["OR_0000000002"], moisDebut: ["2027-01", "2027-03"]}',
    f"{{lieu: {{autour: {MAYENNE}, rayonKm: 90, avecFormationsADistance: false}}}}",
    '{profil: DEMANDEUR_EMPLOI, formacodes: ["22201"]}',
]


@pytest.mark.parametrize("filtre", FILTRES)
async def test_searches_and_lists_keep_the_same(chercher: Chercher, filtre: str):
    lecture = await chercher(
        f"""{{
        recherche(first: 250, filtre: {filtre}) {{ total {{ valeur }} edges {{
          node {{ id formation {{ id }} organisme {{ id }} sessions(filtre: {filtre}, first: 15) {{ nodes {{ id }} }} }}
          sessions(first: 15) {{ total {{ valeur }} nodes {{ id }} }} }} }}
        formations(first: 250, filtre: {filtre}) {{ total {{ valeur }} nodes {{ id }} }}
        sessions(first: 250, filtre: {filtre}) {{ total {{ valeur }} pageInfo {{ endCursor }}
          nodes {{ id action {{ id }} }} }} }}"""
    )
    assert lecture.erreurs == []
    recherche, sessions = lecture.data["recherche"], list(lecture.data["sessions"]["nodes"])
    suite = lecture.data["sessions"]["pageInfo"]["endCursor"]
    while len(sessions) < lecture.data["sessions"]["total"]["valeur"]:
        page = await chercher(
            f"""{{ sessions(first: 250, after: "{suite}", filtre: {filtre}) {{ pageInfo {{ endCursor }}
            nodes {{ id action {{ id }} }} }} }}"""
        )
        sessions += page.data["sessions"]["nodes"]
        suite = page.data["sessions"]["pageInfo"]["endCursor"]

    aretes = recherche["edges"]
    formations = lecture.data["formations"]
    assert recherche["total"]["valeur"] == len(aretes) > 0
    assert {arete["node"]["id"] for arete in aretes} == {session["action"]["id"] for session in sessions}
    assert {arete["node"]["formation"]["id"] for arete in aretes} == {f["id"] for f in formations["nodes"]}
    assert formations["total"]["valeur"] == len(formations["nodes"])
    assert sum(arete["sessions"]["total"]["valeur"] for arete in aretes) == len(sessions)
    assert [arete["sessions"]["nodes"] for arete in aretes] == [a["node"]["sessions"]["nodes"] for a in aretes]


async def test_an_organisme_lists_what_its_own_offers_are(chercher: Chercher):
    filtre = '{typesDispositif: ["PRF"]}'
    lecture = await chercher(
        f"""{{ organismes {{ nodes {{ id
          actions(filtre: {filtre}, first: 200) {{ total {{ valeur }} nodes {{ id formation {{ id }} }} }}
          formations(filtre: {filtre}) {{ total {{ valeur }} nodes {{ id }} }} }} }}
        recherche(first: 250, filtre: {filtre}) {{ nodes {{ id organisme {{ id }} }} }} }}"""
    )
    assert lecture.erreurs == []
    trouvees = lecture.data["recherche"]["nodes"]

    for organisme in lecture.data["organismes"]["nodes"]:
        actions, formations = organisme["actions"], organisme["formations"]
        siennes = {a["id"] for a in trouvees if a["organisme"]["id"] == organisme["id"]}
        assert {a["id"] for a in actions["nodes"]} == siennes
        assert {a["formation"]["id"] for a in actions["nodes"]} == {f["id"] for f in formations["nodes"]}
        assert (actions["total"]["valeur"], formations["total"]["valeur"]) == (
            len(actions["nodes"]),
            len(formations["nodes"]),
        )


async def test_filters_say_what_objects_say(chercher: Chercher):
    champs = "id eligibleCpf entreePossible action { organisme { qualiopi { categorie } } }"
    demandes = {
        "cpf": "{eligibleCpf: true}",
        "entree": "{entreePossible: true}",
        "vae": "{qualiopi: [VAE]}",
    }
    lues = {
        nom: await chercher(
            f"{{ recherche(first: 250, filtre: {filtre}) {{ edges {{ sessions(first: 15) {{ nodes {{ id }} }} }} }} }}"
        )
        for nom, filtre in demandes.items()
    }
    toutes = await chercher(
        f"{{ recherche(first: 250) {{ edges {{ sessions(first: 15) {{ nodes {{ {champs} }} }} }} }} }}"
    )
    trouvees = {nom: {s["id"] for s in _sessions(lecture)} for nom, lecture in lues.items()}

    assert trouvees == {
        "cpf": {s["id"] for s in _sessions(toutes) if s["eligibleCpf"]},
        "entree": {s["id"] for s in _sessions(toutes) if s["entreePossible"]},
        "vae": {s["id"] for s in _sessions(toutes) if "VAE" in _categories(s)},
    }
    assert all(0 < len(ids) < len(list(_sessions(toutes))) for ids in trouvees.values())


async def test_a_distance_is_that_of_the_nearest_place_that_is_shown(chercher: Chercher):
    lecture = await chercher(
        f"""{{ recherche(first: 250, filtre: {{lieu: {{autour: {MAYENNE}, rayonKm: 90}}}}) {{ edges {{ distanceKm
          sessions(first: 15) {{ nodes {{ sites {{ distanceKm(de: {MAYENNE}) }} }} }} }} }} }}"""
    )
    ecarts = []
    for arete in lecture.data["recherche"]["edges"]:
        lieux = [lieu["distanceKm"] for s in arete["sessions"]["nodes"] for lieu in s["sites"]]
        proches = [km for km in lieux if km is not None and km <= 90]
        ecarts.append((arete["distanceKm"], min(proches, default=None)))

    assert [ecart for ecart in ecarts if ecart[0] != ecart[1]] == []
    assert {None, 0.0} < {lu for lu, _ in ecarts}


async def test_an_action_found_answers_as_by_its_number(chercher: Chercher):
    champs = "id intitule modifieLe sessions { total { valeur } nodes { id } } formation { id }"
    lecture = await chercher(f'{{ recherche(first: 3, filtre: {{departements: ["72"]}}) {{ nodes {{ {champs} }} }} }}')

    trouvees = lecture.data["recherche"]["nodes"]
    seules = [await chercher(f'{{ action(numero: "{trouvee["id"]}") {{ {champs} }} }}') for trouvee in trouvees]
    assert [seule.data["action"] for seule in seules] == trouvees


async def test_a_value_that_is_chosen_is_shown_even_when_nothing_has_it(chercher: Chercher):
    lecture = await chercher(
        """{ recherche(filtre: {departements: ["49"], typesDispositif: ["OPCO"]}) {
        facettes(noms: [DEPARTEMENT, TYPE_DISPOSITIF]) { nom valeurs { valeur libelle nombre selectionnee } } } }"""
    )

    departements, types = lecture.data["recherche"]["facettes"]
    assert {v["valeur"]: v["nombre"] for v in departements["valeurs"] if v["selectionnee"]} == {"49": 0}
    assert sum(v["nombre"] for v in departements["valeurs"]) > 0
    assert types["valeurs"] == [
        {"valeur": "OPCO", "libelle": "Financement privé OPCO", "nombre": 0, "selectionnee": True}
    ]


async def test_every_facet_is_told(chercher: Chercher):
    lecture = await chercher(
        """{ recherche(filtre: {departements: ["53", "72"]}) { facettes(noms: [HORS_REGION, STATUT, FORMACODE,
        CERTIFICATION, QUALIOPI, MOIS_SAISIE, ANNEE_DEBUT]) { nom valeurs { valeur libelle nombre } } } }"""
    )

    assert lecture.erreurs == []
    dites = {facette["nom"]: len(facette["valeurs"]) for facette in lecture.data["recherche"]["facettes"]}
    assert all(dites.values()), dites


def _sessions(lecture: Any) -> list[dict[str, Any]]:
    return [s for arete in lecture.data["recherche"]["edges"] for s in arete["sessions"]["nodes"]]


def _categories(session: dict[str, Any]) -> set[str]:
    return {qualiopi["categorie"] for qualiopi in session["action"]["organisme"]["qualiopi"]}


@pytest.mark.parametrize(
    "tri",
    ["tri: DATE", "tri: MISE_A_JOUR", "tri: DISTANCE, filtre: {lieu: {autour: {latitude: 47.2, longitude: -1.5}}}"],
)
async def test_pages_go_on_to_the_end_and_give_each_action_once(chercher: Chercher, tri: str):
    numeros: list[str] = []
    suite = ""
    while True:
        page = "pageInfo { hasNextPage endCursor } total(exact: true) { valeur } nodes { numero }"
        lecture = await chercher(f"{{ recherche(first: 7, {tri}{suite}) {{ {page} }} }}")
        assert lecture.erreurs == []
        lue = lecture.data["recherche"]
        numeros += [action["numero"] for action in lue["nodes"]]
        if not lue["pageInfo"]["hasNextPage"]:
            break
        suite = f', after: "{lue["pageInfo"]["endCursor"]}"'
    assert len(numeros) == len(set(numeros)) == lue["total"]["valeur"]
