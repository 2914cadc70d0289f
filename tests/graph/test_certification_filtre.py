"""Each filter of certifications keeps those whose own fields say so, and no other."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import psycopg
import pytest

from loaders.tenue.recherche import refaire

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

# Sheets de droit, inactive, of a partner that trains no more; index of the sheet alone; offers that are past.
AJOUTS = """
INSERT INTO fiche (id, code, intitule, sigle, actif, type_enregistrement, debut, fin) VALUES
  (141, 'RNCP50001', 'Maçonnerie d''œuvre', 'BP', true, 'DE_DROIT', '2024-01-01', NULL),
  (142, 'RNCP50002', 'Soudage', NULL, false, 'SUR_DEMANDE', '2020-01-01', '2030-12-31'),
  (143, 'RS50003', 'Habilitation de soudeur', NULL, true, 'SUR_DEMANDE', '2020-01-01', '2030-12-31'),
  (144, 'RS50004', 'Nommée seulement', NULL, NULL, NULL, NULL, NULL);
INSERT INTO fiche_partenaire (fiche_code, cle, habilitation, siret, nom, etat, absent_depuis) VALUES
  ('RNCP50002', 'a', 'FORMER', '98765432400019', 'GRETA', 'ACTIF', NULL),
  ('RS50003', 'a', 'FORMER', '98765432400027', 'GRETA, une annexe', 'ACTIF', NULL),
  ('RS50003', 'b', 'ORGANISER', '12345678200010', 'MAISON DU BOIS', 'ACTIF', NULL),
  ('RS50003', 'c', 'FORMER', '73282932000074', 'ATELIERS FERMÉS', 'ACTIF', '2026-01-01');
INSERT INTO fiche_certificateur (fiche_code, cle, siret, nom, actif, rang) VALUES
  ('RNCP50002', 'b', '73282932000074', 'ATELIERS FERMÉS', NULL, 0),
  ('RS50003', 'd', '73282932000074', 'PARTI', false, 0);
INSERT INTO fiche_formacode (fiche_code, formacode_id, rang) VALUES ('RNCP50002', 37, 0), ('RS50003', 33, 0);
INSERT INTO fiche_rome (fiche_code, rome_code, rang) VALUES ('RNCP50002', 'H2207', 0);
INSERT INTO certification (id, numero, code_certifinfo, fiche_id, intitule, type_certification, niveau_code, etat,
    acces_fi, acces_ca, acces_vae, premiere_session, derniere_session, absent_depuis) VALUES
  (151, 'CE_0000000051', '94001', 141, 'BP Maçon', 'ETAT', '4', 'PUBLIEE', 1, 0, 2, 2020, 2026, NULL),
  (152, 'CE_0000000052', NULL, 142, 'Soudage', 'RNCP_SUR_DEMANDE', '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (153, 'CE_0000000053', '94003', 143, 'CACES', 'HABILITATION', NULL, 'ERRONEE', 0, 1, 0, NULL, NULL, NULL),
  (154, 'CE_0000000054', '94004', 144, 'Nommée', NULL, NULL, 'ARCHIVEE', NULL, NULL, NULL, NULL, 2027, NULL),
  (155, 'CE_0000000055', '94005', NULL, 'Concours d''infirmier', 'PREPARATION_CONCOURS', NULL, 'PUBLIEE', 0, 0, 0, 2027,
    NULL, '2027-06-01');
INSERT INTO certification_formacode (certification_id, formacode_id, rang, absent_depuis) VALUES
  (153, 36, 0, NULL), (152, 33, 0, '2026-01-01');
INSERT INTO eligibilite_cpf (certification_id, code_cpf, public, debut, cle, fin, source) VALUES
  (151, '300000', 'TOUT_PUBLIC', '2026-11-23', '/', '2026-11-23', 'CPF'),
  (152, '300001', 'TOUT_PUBLIC', '2026-11-24', '/', NULL, 'CPF');
INSERT INTO formation (id, statut, source, intitule) VALUES
  (551, 'VALIDEE', 'LHEO', 'Maçon'), (552, 'VALIDEE', 'LHEO', 'Soudeur'), (553, 'ARCHIVEE', 'LHEO', 'Ancienne');
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES
  (551, 151, 0), (552, 152, 0), (553, 153, 0);
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id) VALUES
  (651, 'VALIDEE', 'LHEO', 551, 102, 203), (652, 'VALIDEE', 'LHEO', 552, 102, 203),
  (653, 'VALIDEE', 'LHEO', 553, 102, 203);
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (751, 'VALIDEE', 'LHEO', 651, 102, '2027-01-05', 'JOUR', '2027-06-22', 'JOUR'),
  (752, 'VALIDEE', 'LHEO', 652, 102, '2026-01-05', 'JOUR', '2026-11-22', 'JOUR'),
  (753, 'VALIDEE', 'LHEO', 653, 102, '2027-01-05', 'JOUR', '2027-06-22', 'JOUR');
"""

JOURS = ("2009-06-01", "2026-11-23", "2027-06-01", "2031-01-01")
SIRETS = ("12345678200010", "98765432400019", "98765432400027", "73282932000074", "44306184100047")
STATUTS = "filtre: { statuts: [VALIDEE, PERIMEE, ANNULEE, ARCHIVEE] }"  # of what leads to sessions
HABILITATIONS = " ".join(
    f'siret_{rang}: habilitationAFormer(siret: "{siret}") {{ reponse }}' for rang, siret in enumerate(SIRETS)
)
TOUT = f"""{{ certifications(first: 250) {{ nodes {{ id intitule codeRncp codeRs typeCertification niveau {{ code }}
  voies eligibleCpf romes {{ code }} formacodes {{ id }}
  {" ".join(f'active_{rang}: active(le: "{jour}")' for rang, jour in enumerate(JOURS))}
  ficheRepertoire {{ {HABILITATIONS} }}
  formations({STATUTS}) {{ nodes {{ actions({STATUTS}) {{ nodes {{
    sessions(first: 1) {{ total {{ valeur }} }} }} }} }} }} }} }} }}"""

Certification = dict[str, Any]


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
def lues() -> list[Certification]:
    """What was read, once for all tests."""
    return []


@pytest.fixture
async def toutes(demander: Interroger, lues: list[Certification]) -> list[Certification]:
    """Everything that the list shows, read by the fields."""
    if not lues:
        lecture = await demander(TOUT)
        assert lecture.erreurs == []
        lues += lecture.data["certifications"]["nodes"]
    return lues


async def numeros(demander: Interroger, filtre: str) -> list[int]:
    lecture = await demander(f"{{ certifications(filtre: {filtre}, first: 250) {{ nodes {{ id }} }} }}")
    assert lecture.erreurs == []
    return [int(noeud["id"][3:]) for noeud in lecture.data["certifications"]["nodes"]]


def sessions(certification: Certification) -> int:
    actions = [action for f in certification["formations"]["nodes"] for action in f["actions"]["nodes"]]
    return sum(action["sessions"]["total"]["valeur"] for action in actions)


def active(rang: int) -> Callable[[Certification], bool]:
    return lambda certification: certification[f"active_{rang}"]


def utilisable(rang: int) -> Callable[[Certification], bool]:
    def utilisable(certification: Certification) -> bool:
        fiche = certification["ficheRepertoire"]
        return fiche is None or fiche[f"siret_{rang}"]["reponse"] != "NON_HABILITE"

    return utilisable


BOIS = {"FC_14_45570", "FC_14_45571", "FC_14_45572", "FC_14_45573", "FC_13_45560"}

CAS: dict[str, Callable[[Certification], bool]] = {
    '{ codesRncp: ["RNCP37387", " rncp50001", "RNCP1"] }': lambda c: c["codeRncp"] in {"RNCP37387", "RNCP50001"},
    '{ codesRs: ["RS5130"] }': lambda c: c["codeRs"] == "RS5130",
    '{ codesRome: ["H2207"] }': lambda c: any(rome["code"] == "H2207" for rome in c["romes"]),
    '{ codesRome: ["h2206", "H2207"] }': lambda c: bool(c["romes"]),
    '{ formacodes: ["45570"] }': lambda c: any(f["id"] in BOIS for f in c["formacodes"]),
    '{ formacodes: ["15041"] }': lambda c: any(f["id"] == "FC_14_15041" for f in c["formacodes"]),
    "{ typesCertification: [ETAT, PREPARATION_CONCOURS] }": lambda c: (
        c["typeCertification"] in {"ETAT", "PREPARATION_CONCOURS"}
    ),
    '{ niveaux: ["3"] }': lambda c: bool(c["niveau"]) and c["niveau"]["code"] == "3",
    "{ eligibleCpf: true }": lambda c: c["eligibleCpf"],
    "{ eligibleCpf: false }": lambda c: not c["eligibleCpf"],
    "{ voies: [APPRENTISSAGE] }": lambda c: "APPRENTISSAGE" in c["voies"],
    "{ voies: [VAE, CONTRAT_PROFESSIONNALISATION] }": lambda c: bool(
        {"VAE", "CONTRAT_PROFESSIONNALISATION"} & set(c["voies"])
    ),
    "{ avecOffre: true }": lambda c: sessions(c) > 0,
    "{ avecOffre: false }": lambda c: sessions(c) == 0,
    **{f'{{ activeLe: "{jour}" }}': active(rang) for rang, jour in enumerate(JOURS)},
    **{f'{{ utilisablePar: "{siret}" }}': utilisable(rang) for rang, siret in enumerate(SIRETS)},
    '{ utilisablePar: "987 654 324 00019", activeLe: "2026-11-23" }': lambda c: utilisable(1)(c) and active(1)(c),
}


@pytest.mark.parametrize("filtre", CAS)
async def test_a_filter_keeps_those_whose_fields_say_so(demander: Interroger, toutes: list[Certification], filtre: str):
    attendues = [int(c["id"][3:]) for c in toutes if CAS[filtre](c)]
    assert 0 < len(attendues) < len(toutes)
    assert await numeros(demander, filtre) == attendues


@pytest.mark.parametrize(
    ("offre", "attendues"),
    [
        ("{}", [1, 2, 51, 53]),  # as `avecOffre: true`: the formation of 53 is archived, its sessions are not
        ('{ departements: ["53"] }', [1, 2]),
        ("{ modalites: [MIXTE] }", [1, 2]),
        ('{ debut: { du: "2027-01-05", au: "2027-01-05" } }', [1, 2, 51, 53]),  # one is known to the year
        ('{ debut: { du: "2026-01-05", au: "2026-01-05" }, statuts: [PERIMEE] }', [52]),
        ('{ organismes: ["OR_0000000001"], modalites: [MIXTE] }', []),  # two offers that satisfy half of it
    ],
)
async def test_one_offer_at_least_is_as_it_must_be(demander: Interroger, offre: str, attendues: list[int]):
    assert await numeros(demander, f"{{ offre: {offre} }}") == attendues


@pytest.mark.parametrize(
    ("recherche", "attendues"),
    [
        ("maçon", [51]),
        ("oeuvre macon", [51]),  # of its sheet
        ("bp", [51]),  # the sigle of its sheet
        ("RNCP50002", [52]),
        ("94003", [53]),
        ("soud", [52, 53]),
        ("cap ebeniste", [1]),
        ("soud ebeniste", []),
    ],
)
async def test_words_find_titles_and_codes(demander: Interroger, recherche: str, attendues: list[int]):
    assert await numeros(demander, f'{{ recherche: "{recherche}" }}') == attendues


@pytest.mark.parametrize(
    ("filtre", "message"),
    [
        ({"codesRncp": [f"RNCP{n}" for n in range(10_000)]}, "`codesRncp` : 500 valeurs au plus (reçues : 10000)."),
        ({"recherche": "x" * 2_000_000}, "`recherche` a 100 caractères au plus (reçus : 2000000)."),
        ({"formacodes": ["00000"]}, "`formacodes` : aucune valeur n'a le code « 00000 »."),
        ({"codesRome": ["Z9999"]}, "`codesRome` : aucune valeur n'a le code « Z9999 »."),
        ({"niveaux": ["9"]}, "`niveaux` : aucune valeur n'a le code « 9 »."),
        (
            {"utilisablePar": "123"},
            "Le SIRET « 123 » n'a pas 14 chiffres : corrigez-le.",
        ),
        ({"utilisablePar": ""}, "Donnez un SIRET : 14 chiffres."),
        ({"codesRs": ["\0"]}, "`codesRs` : un code contient un caractère NUL, que rien ne peut porter."),
    ],
    ids=range(8),
)
async def test_a_filter_that_cannot_be_is_refused_in_french(demander: Interroger, filtre: dict[str, Any], message: str):
    document = "query ($filtre: CertificationFiltre) { certifications(filtre: $filtre) { nodes { id } } }"
    lecture = await demander(document, filtre=filtre)
    assert [(e["message"], e["extensions"]["code"]) for e in lecture.erreurs] == [(message, "BAD_USER_INPUT")]
