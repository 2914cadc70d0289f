"""Each filter of organismes and of établissements keeps those whose own fields say so, and no other."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import psycopg
import pytest

from loaders.tenue.recherche import refaire
from rules.distance import Point, metres

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

# One of Rennes that trains at Mayenne and gives nothing any more; one that nothing locates; one at Laval, of another
# version of a keyword; établissements that are archived, whose SIRET alone still leads to them.
AJOUTS = """
INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, latitude, longitude) VALUES
  (15, '35238', 'Rennes', '{35000}', '35', 48.1173, -1.6778), (16, '53130', 'Laval', '{53000}', '53', 48.0700, -0.7700);
INSERT INTO adresse (id, empreinte, lignes, ville, commune_id) VALUES
  (31, 'r', '{}', 'RENNES', 15), (32, 'l', '{}', 'LAVAL', 16), (33, 'n', '{}', 'NULLE PART', NULL);
INSERT INTO organisme (id, numero, statut, source, cree_le, modifie_le, raison_sociale, nom_usage, siren,
    numero_declaration_activite) VALUES
  (121, 'OR_0000000021', 'VALIDEE', 'SAISIE', '2021-12-31 23:30Z', '2026-10-04 08:00Z',
    'Breizh Œuvres', NULL, '333444555', '53350000011'),
  (122, 'OR_0000000022', 'VALIDEE', 'LHEO', '2022-06-30 12:00Z', '2026-10-05 08:00Z', 'Sans lieu', NULL, NULL, NULL),
  (123, 'OR_0000000023', 'VALIDEE', 'LHEO', '2022-12-31 22:30Z', '2026-10-06 08:00Z',
    'Société Dupont', 'Éts Saint-Cœur', '555666777', NULL);
INSERT INTO etablissement (id, numero, statut, source, cree_le, modifie_le, organisme_id, siret, uai, nom, principal,
    fiche, adresse_id) VALUES
  (221, 'ET_0000000021', 'VALIDEE', 'SAISIE', '2021-12-31 23:30Z', '2026-10-04 08:00Z', 121,
    '33344455500011', NULL, 'Siège de Rennes', true, true, 31),
  (222, 'ET_0000000022', 'VALIDEE', 'LHEO', '2022-06-30 12:00Z', '2026-10-05 08:00Z', 122,
    NULL, NULL, 'Nulle part', true, false, 33),
  (223, 'ET_0000000023', 'VALIDEE', 'LHEO', '2022-12-31 22:30Z', '2026-10-06 08:00Z', 123,
    '55566677700012', '0530001A', 'Atelier principal', true, false, 32),
  (224, 'ET_0000000024', 'ARCHIVEE', 'LHEO', now(), now(), 122,
    '99988877700015', NULL, 'Ancien atelier de Laval', false, true, 32),
  (225, 'ET_0000000025', 'VALIDEE', 'LHEO', now(), '2026-10-07 08:00Z', 123,
    NULL, NULL, 'Annexe de Rennes', false, false, 31);
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) VALUES
  (321, 'VALIDEE', 'SAISIE', 221, 'Mayenne', 21), (322, 'ARCHIVEE', 'LHEO', 222, 'Ancien lieu', 21);
INSERT INTO domaine (organisme_id, formacode_id, rang) VALUES (121, 36, 0), (122, 32, 0), (123, 39, 0);
INSERT INTO organisme_categorie (organisme_id, categorie_code, rang) VALUES (123, 'CFA', 0);
INSERT INTO certification_qualite (organisme_id, categorie, fin, source) VALUES (123, 'VAE', '2026-11-22', 'CARIF');
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id) VALUES
  (621, 'VALIDEE', 'SAISIE', 501, 121, 221), (622, 'ANNULEE', 'LHEO', 501, 123, 223);
INSERT INTO action_formateur (action_id, etablissement_id, rang) VALUES (602, 225, 0);
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (721, 'VALIDEE', 'SAISIE', 621, 121, '2026-01-05', 'JOUR', '2026-11-22', 'JOUR'),
  (722, 'EN_COURS_DE_SAISIE', 'SAISIE', 621, 121, '2027-01-05', 'JOUR', '2027-11-22', 'JOUR');
"""

LIEU = "latitude longitude commune { latitude longitude departement { code region { code } } }"
ETABLISSEMENT = f"numero siret nom fiche creeLe modifieLe adresse {{ {LIEU} }} sites {{ adresse {{ {LIEU} }} }}"
OFFRE = "sessions(first: 1) { total { valeur } }"
STATUTS = "filtre: { statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE] }"  # of what leads to sessions
TOUT = f"""{{
  organismes(first: 250) {{ nodes {{ numero creeLe modifieLe categories {{ code }} qualiopi {{ categorie }}
    domaines {{ id }} etablissements {{ {ETABLISSEMENT} }} sites {{ adresse {{ {LIEU} }} }} {OFFRE} }} }}
  etablissements(first: 250) {{ nodes {{ {ETABLISSEMENT} actions({STATUTS}) {{ nodes {{ {OFFRE} }} }}
    organisme {{ categories {{ code }} qualiopi {{ categorie }} domaines {{ id }} }} }} }}
}}"""
LISTES = ("organismes", "etablissements")


@pytest.fixture(scope="module")
def enrichi(catalogue_du_module: str) -> Iterator[str]:
    with psycopg.connect(catalogue_du_module) as connexion:
        connexion.execute(AJOUTS)
        refaire(connexion)
    return catalogue_du_module


@pytest.fixture
def demander(enrichi: str, lire: Interroger) -> Interroger:
    return partial(lire, enrichi)


@pytest.fixture(scope="module")
def lus() -> dict[str, list[dict[str, Any]]]:
    """What was read, once for all tests."""
    return {}


@pytest.fixture
async def tous(demander: Interroger, lus: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Everything that both lists show, read by the fields."""
    if not lus:
        lecture = await demander(TOUT)
        assert lecture.erreurs == []
        lus.update({liste: lecture.data[liste]["nodes"] for liste in LISTES})
    return lus


async def numeros(demander: Interroger, liste: str, filtre: str) -> list[int]:
    lecture = await demander(f"{{ {liste}(filtre: {filtre}, first: 250) {{ nodes {{ numero }} }} }}")
    assert lecture.erreurs == []
    return [int(noeud["numero"][3:]) for noeud in lecture.data[liste]["nodes"]]


def adresses(objet: dict[str, Any]) -> list[dict[str, Any]]:
    """Of its établissements and of its sites."""
    siennes = [objet["adresse"]] if "adresse" in objet else [e["adresse"] for e in objet["etablissements"]]
    return [*siennes, *(site["adresse"] for site in objet["sites"])]


def points(objet: dict[str, Any]) -> list[Point]:
    lieux = [a if a["latitude"] is not None else a["commune"] for a in adresses(objet)]
    return [Point(lieu["latitude"], lieu["longitude"]) for lieu in lieux if lieu and lieu["latitude"] is not None]


def departements(objet: dict[str, Any]) -> set[str]:
    return {a["commune"]["departement"]["code"] for a in adresses(objet) if a["commune"]}


def region(objet: dict[str, Any]) -> str | None:
    adresse = objet["adresse"] if "adresse" in objet else objet["etablissements"][0]["adresse"]
    return adresse["commune"] and adresse["commune"]["departement"]["region"]["code"]


def porteur(objet: dict[str, Any]) -> dict[str, Any]:
    return objet.get("organisme", objet)


def sessions(objet: dict[str, Any]) -> int:
    listes = [action["sessions"] for action in objet["actions"]["nodes"]] if "actions" in objet else [objet["sessions"]]
    return sum(liste["total"]["valeur"] for liste in listes)


def fiche(objet: dict[str, Any]) -> bool:
    return objet["fiche"] if "fiche" in objet else any(e["fiche"] for e in objet["etablissements"])


def proche(km: float) -> Callable[[dict[str, Any]], bool]:
    laval = Point(48.07, -0.77)
    return lambda objet: any(metres(laval, point) <= km * 1000 for point in points(objet))


def dans_le_rectangle(objet: dict[str, Any]) -> bool:
    return any(47.9 <= p.latitude <= 48.2 and -0.8 <= p.longitude <= 0.2 for p in points(objet))


# the version 14 of 45571 replaced 45560 of the version 13, and is under 45570; 22254 has both
BOIS = {"FC_14_45570", "FC_14_45571", "FC_14_45572", "FC_14_45573", "FC_13_45560"}

CAS: dict[str, Callable[[dict[str, Any]], bool]] = {
    '{ categories: ["CFA", "GRETA"] }': lambda o: any(c["code"] in {"CFA", "GRETA"} for c in porteur(o)["categories"]),
    "{ qualiopi: [VAE] }": lambda o: any(q["categorie"] == "VAE" for q in porteur(o)["qualiopi"]),
    '{ domaines: ["45570"] }': lambda o: any(d["id"] in BOIS for d in porteur(o)["domaines"]),
    '{ domaines: ["22254"] }': lambda o: any(d["id"].endswith("_22254") for d in porteur(o)["domaines"]),
    '{ departements: ["53"] }': lambda o: "53" in departements(o),
    '{ departements: ["35", "72"] }': lambda o: bool(departements(o) & {"35", "72"}),
    '{ lieu: { autour: { commune: "53130" }, rayonKm: 27.9 } }': proche(27.9),
    "{ lieu: { autour: { latitude: 48.07, longitude: -0.77 }, rayonKm: 75 } }": proche(75),
    '{ lieu: { autour: { commune: "53130" }, rayonKm: 1, avecFormationsADistance: true } }': proche(1),
    "{ lieu: { rectangle: { nord: 48.2, sud: 47.9, est: 0.2, ouest: -0.8 } } }": dans_le_rectangle,
    "{ horsRegion: true }": lambda o: region(o) not in {"52", None},
    "{ horsRegion: false }": lambda o: region(o) == "52",
    "{ avecFiche: true }": fiche,
    "{ avecFiche: false }": lambda o: not fiche(o),
    "{ avecOffre: true }": lambda o: sessions(o) > 0,
    "{ offre: {} }": lambda o: sessions(o) > 0,
    "{ avecOffre: false }": lambda o: sessions(o) == 0,
    '{ modifieDepuis: "2026-10-05T10:00:00+02:00" }': lambda o: o["modifieLe"] >= "2026-10-05T08:00:00+00:00",
    # days of Paris: the last hour of a year, in UTC, is of the next one
    '{ creeEntre: { du: "2022-01-01", au: "2022-12-31" } }': lambda o: (
        "2021-12-31T23:00:00+00:00" <= o["creeLe"] < "2022-12-31T23:00:00+00:00"
    ),
    '{ categories: ["CFA"], departements: ["53"] }': lambda o: (
        "53" in departements(o) and any(c["code"] == "CFA" for c in porteur(o)["categories"])
    ),
    "{ categories: [], sirets: [], qualiopi: [] }": lambda _: True,
}


@pytest.mark.parametrize("liste", LISTES)
@pytest.mark.parametrize("filtre", CAS)
async def test_a_filter_keeps_those_whose_fields_say_so(
    demander: Interroger, tous: dict[str, list[dict[str, Any]]], liste: str, filtre: str
):
    attendus = [int(objet["numero"][3:]) for objet in tous[liste] if CAS[filtre](objet)]
    assert len(attendus) > 0
    assert len(attendus) < len(tous[liste]) or filtre.startswith("{ categories: []")
    assert await numeros(demander, liste, filtre) == attendus


@pytest.mark.parametrize(
    ("offre", "organismes", "etablissements"),
    [
        ('{ typesDispositif: ["VISA_METIERS"] }', [1], [1, 2]),
        ("{ modalites: [MIXTE] }", [2], [3, 25]),  # 25 gives what 3 answers for
        ('{ debut: { du: "2026-01-05", au: "2026-01-05" }, statuts: [PERIMEE] }', [21], [21]),
        ("{ sources: [SAISIE], statuts: [PERIMEE] }", [21], [21]),
        ("{ sources: [SAISIE] }", [], []),
        ('{ typesDispositif: ["VISA_METIERS"], modalites: [MIXTE] }', [], []),
    ],
)
async def test_one_offer_at_least_is_as_it_must_be(
    demander: Interroger, offre: str, organismes: list[int], etablissements: list[int]
):
    assert await numeros(demander, "organismes", f"{{ offre: {offre} }}") == organismes
    assert await numeros(demander, "etablissements", f"{{ offre: {offre} }}") == etablissements


@pytest.mark.parametrize(
    ("recherche", "organismes", "etablissements"),
    [
        ("oeuvres", [21], [21]),
        ("ŒUVRES breizh", [21], [21]),
        ("ets st coeur", [23], [23, 25]),  # by the name in use, « saint » in full
        ("dupont soc", [23], [23, 25]),  # by the raison sociale, the beginning of words being enough
        ("eurent", [], []),
        ("atelier", [1, 23], [2, 23]),  # one that is archived leads nowhere
        ("555 666 777", [23], [23, 25]),
        ("55566677700012", [23], [23]),
        ("53 35 00000 11", [21], [21]),
        ("0530001a", [23], [23]),
    ],
)
async def test_words_find_names_and_numbers(
    demander: Interroger, recherche: str, organismes: list[int], etablissements: list[int]
):
    filtre = f'{{ recherche: "{recherche}" }}'
    assert await numeros(demander, "organismes", filtre) == organismes
    assert await numeros(demander, "etablissements", filtre) == etablissements


async def test_a_former_siret_leads_to_its_organisme_alone(demander: Interroger):
    filtre = '{ sirets: ["999 888 777 00015", "33344455500011", "00000000000000"] }'
    assert await numeros(demander, "organismes", filtre) == [21, 22]
    assert await numeros(demander, "etablissements", filtre) == [21]


async def test_a_filtered_list_is_counted_as_it_is_read(demander: Interroger):
    lecture = await demander('{ organismes(filtre: { departements: ["53"] }, first: 1) { total { valeur } } }')
    assert lecture.data == {"organismes": {"total": {"valeur": 3}}}


async def test_a_filtered_list_takes_one_statement(demander: Interroger):
    lecture = await demander('{ organismes(filtre: { recherche: "bois", avecOffre: true }) { nodes { numero } } }')
    assert lecture.noms == ["organismes"]


DEUX_MEGAOCTETS = "x" * 2_000_000


@pytest.mark.parametrize("liste", LISTES)
@pytest.mark.parametrize(
    ("filtre", "message"),
    [
        ({"sirets": [f"{rang:014}" for rang in range(10_000)]}, "`sirets` : 500 valeurs au plus (reçues : 10000)."),
        ({"recherche": DEUX_MEGAOCTETS}, "`recherche` a 100 caractères au plus (reçus : 2000000)."),
        ({"recherche": "?!"}, "`recherche` doit contenir au moins une lettre ou un chiffre."),
        (
            {"departements": [DEUX_MEGAOCTETS]},
            "`departements` : aucun code n'a plus de 100 caractères (reçu : « xxxxxxxxxxxxxxxxxxxx… »).",
        ),
        (
            {"domaines": ["22254", "99999"]},
            "`domaines` : aucune valeur n'a le code « 99999 ».",
        ),
        (
            {"lieu": {"autour": {"commune": "99999"}}},
            "Aucune commune n'a le code Insee « 99999 » : cherchez-le avec `communes`.",
        ),
        (
            {"lieu": {"rayonKm": 5}},
            "`lieu` : donnez `autour`, le point d'où `rayonKm` se mesure, ou `rectangle` sans `rayonKm`.",
        ),
        (
            {"creeEntre": {"du": "2026-02-01", "au": "2026-01-01"}},
            "`creeEntre` : la période finit le 2026-01-01, avant de commencer : inversez `du` et `au`.",
        ),
        (
            {"modifieDepuis": "2026-11-23T08:30:00"},
            "`modifieDepuis` : donnez un instant avec son décalage, comme `2026-11-23T08:30:00+01:00`.",
        ),
    ],
    ids=range(9),
)
async def test_a_filter_that_cannot_be_is_refused_in_french(
    demander: Interroger, liste: str, filtre: dict[str, Any], message: str
):
    document = f"query ($filtre: OrganismeFiltre) {{ {liste}(filtre: $filtre) {{ nodes {{ numero }} }} }}"
    lecture = await demander(document, filtre=filtre)
    assert [(e["message"], e["extensions"]["code"]) for e in lecture.erreurs] == [(message, "BAD_USER_INPUT")]


@pytest.mark.parametrize("champ", ["sirets", "categories", "departements", "domaines"])
async def test_a_code_that_no_database_holds_is_refused(demander: Interroger, champ: str):
    document = "query ($f: OrganismeFiltre) { organismes(filtre: $f) { nodes { numero } } }"
    lecture = await demander(document, f={champ: ["\0"]})
    assert [e["extensions"]["code"] for e in lecture.erreurs] == ["BAD_USER_INPUT"]
