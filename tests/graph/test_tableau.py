"""A table of statistics as one reads it: zeros, order, spreadsheet, refusals."""

from collections import Counter

import pytest

from tests.graph.conftest import Compter, Interroger, en_lignes

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("arguments", "valeurs"),
    [
        ('par: [MOIS_DEBUT], filtre: { debut: { du: "2029-11-05", au: "2030-01-20" } }', "2029-11 2029-12 2030-01"),
        ('par: [ANNEE_DEBUT], filtre: { debut: { du: "2031-11-05", au: "2032-01-20" } }', "2031 2032"),
        (
            'sur: ACTION, par: [MOIS_SAISIE], filtre: { creeEntre: { du: "2028-12-01", au: "2029-01-01" } }',
            "2028-12 2029-01",
        ),
        ('par: [MOIS_DEBUT], filtre: { moisDebut: ["2031-01", "2031-03"] }', "2031-01 2031-03"),
        ('par: [DEPARTEMENT], filtre: { departements: ["85", "49"] }', "49 85"),
        ('par: [FORMACODE], filtre: { champs: ["999"] }', "99901"),
        ('par: [CERTIFIANTE], filtre: { certifiante: true, programmes: ["aucun"] }', "true"),
        ('par: [VOIE], filtre: { programmes: ["aucun"], voies: [VAE] }', "VAE"),
        ('par: [STATUT], filtre: { programmes: ["aucun"] }', "VALIDEE"),
        ('par: [CONVENTIONNEMENT], filtre: { programmes: ["aucun"] }', "false true"),
        ('par: [ORGANISME], filtre: { programmes: ["aucun"] }', ""),
    ],
)
async def test_known_values_are_those_that_the_filter_lets_be(compter: Compter, arguments: str, valeurs: str):
    tableau = await compter(f"{arguments}, avecZeros: true")
    assert sorted(en_lignes(tableau)) == [(valeur, 0) for valeur in valeurs.split()]


async def test_months_without_any_are_given_between_those_that_have_some(compter: Compter):
    tableau = await compter(
        'sur: ACTION, par: [MOIS_SAISIE], filtre: { organismes: ["OR_0000000101"] }, avecZeros: true'
    )
    assert tableau["lignes"] == []
    tableau = await compter(
        'sur: ORGANISME, par: [ANNEE_SAISIE], organisme: { creeEntre: { au: "2021-06-01" } }, avecZeros: true'
    )
    assert sorted(en_lignes(tableau)) == [("2016", 1), ("2017", 1), ("2018", 0), ("2019", 0), ("2020", 3), ("2021", 2)]


async def test_lines_follow_time_then_weight_and_end_with_what_is_not_said(compter: Compter):
    tableau = await compter(
        "sur: SESSION, par: [DEPARTEMENT, ANNEE_DEBUT]", "lignes { nombre cles { valeur libelle } }"
    )
    lignes = [tuple(cle["valeur"] for cle in ligne["cles"]) for ligne in tableau["lignes"]]
    poids: Counter[tuple[str | None, str]] = Counter()
    for ligne in tableau["lignes"]:
        poids[ligne["cles"][0]["valeur"], ligne["cles"][0]["libelle"]] += ligne["nombre"]
    ordre = [d for d, libelle in sorted(poids, key=lambda d: (d[0] is None, -poids[d], d[1]))]
    assert ordre[0] != min(d for d in ordre if d)
    assert lignes == [(d, a) for d in ordre for a in ("2026", "2027", "2028", None) if (d, a) in lignes]


@pytest.mark.parametrize(
    ("par", "filtre", "valeurs"),
    [
        ("FORMACODE", 'champs: ["225"]', {"22501", "22502"}),
        ("CHAMP", 'champs: ["225"]', {"225"}),
        ("FORMACODE", 'formacodes: ["45570"]', {"45570", "45571", "45572"}),
        ("TYPE_DISPOSITIF", 'typesDispositif: ["OPCO"]', {"OPCO"}),
        ("PUBLIC", 'publics: ["80003"]', {"80003"}),
        ("TYPE_CERTIFICATION", "typesCertification: [ETAT]", {"ETAT"}),
        ("QUALIOPI", "qualiopi: [APPRENTISSAGE]", {"APPRENTISSAGE"}),
    ],
)
async def test_lines_show_what_the_filter_asks_for_and_nothing_else_that_objects_have(
    compter: Compter, par: str, filtre: str, valeurs: set[str]
):
    tableau = await compter(f"sur: ACTION, par: [{par}], filtre: {{ {filtre} }}")
    assert {ligne[0] for ligne in en_lignes(tableau)} == valeurs


async def test_the_table_goes_to_a_spreadsheet(compter: Compter):
    tableau = await compter(
        'sur: SESSION, par: [FINANCEUR, ANNEE_DEBUT], filtre: { organismes: ["12345678200010"] }', "csv"
    )
    assert tableau["csv"].split("\r\n") == [
        (
            "Financeur (code);Financeur;Année de début (code);Année de début;Nombre;Part (%);Places financées;"
            "Heures (médiane);Prix TTC (médiane)"
        ),
        "2;Conseil régional;2027;2027;1;33,33;8;700,0;1234,50",
        ";non renseigné;2026;2026;1;33,33;;700,0;1234,50",
        ";non renseigné;2027;2027;1;33,33;;700,0;1234,50",
        ";non renseigné;;non renseigné;1;33,33;;700,0;1234,50",
        "",
    ]


REFUS = {
    "par: []": "`par` : donnez de un à 3 axes (reçus : 0).",
    "par: [CHAMP, PUBLIC, VOIE, SOURCE]": "`par` : donnez de un à 3 axes (reçus : 4).",
    "par: [CHAMP, CHAMP]": "`par` : donnez chaque axe une seule fois.",
    "sur: CONTACT, par: [CHAMP]": "`sur` : on ne compte pas les objets CONTACT ; choisissez parmi ORGANISME,"
    " ETABLISSEMENT, SITE, FORMATION, ACTION, SESSION, DISPOSITIF, CERTIFICATION.",
    "sur: DISPOSITIF, par: [CHAMP, ANNEE_SAISIE]": "`par` : ANNEE_SAISIE ne dit rien d'un objet DISPOSITIF ;"
    " choisissez parmi DEPARTEMENT, CHAMP, NIVEAU_SORTIE, MODALITE, TYPE_DISPOSITIF, PUBLIC, CERTIFIANTE, MOIS_DEBUT,"
    " VOIE, FINANCEUR, PROGRAMME, CONVENTIONNEMENT, ELIGIBLE_CPF, COMMUNE, FORMACODE, CERTIFICATION,"
    " TYPE_CERTIFICATION, ORGANISME, CATEGORIE_ORGANISME, QUALIOPI, STATUT, HORS_REGION, ANNEE_DEBUT.",
    'par: [CHAMP], filtre: { debut: { du: "2027-01-01", au: "2026-01-01" } }': "`debut` : la période finit le"
    " 2026-01-01, avant de commencer : inversez `du` et `au`.",
    'par: [MOIS_DEBUT], filtre: { debut: { du: "0001-01-01", au: "9999-12-31" } }, avecZeros: true': "Le tableau aurait"
    " plus de 10000 lignes : donnez un `filtre`, ou moins d'axes dans `par`.",
}


@pytest.mark.parametrize(("arguments", "message"), REFUS.items(), ids=range(len(REFUS)))
async def test_what_cannot_be_counted_is_refused_in_french(demander: Interroger, arguments: str, message: str):
    lecture = await demander(f"{{ statistiques({arguments}) {{ lignes {{ nombre }} }} }}")
    assert [(e["message"], e["extensions"]["code"]) for e in lecture.erreurs] == [(message, "BAD_USER_INPUT")]


async def test_only_what_is_selected_is_computed(demander: Interroger):
    lecture = await demander(
        "{ statistiques(par: [MODALITE]) { total cumulable lignes { nombre part cles { libelle } } } }"
    )
    assert lecture.noms == ["statistiques (session : MODALITE)"]
