"""What the catalogue has more of than Lhéo takes: the first are written, and it is told."""

from collections.abc import Callable

import pytest

from exporters.lheo import Decision
from tests.exporters.exports import Etat, Export

TROP_DE_TOUT = Etat(
    """
    INSERT INTO formacode (id, version, code, libelle) SELECT n, 14, 11000 + n, n FROM generate_series(2, 30) n;
    INSERT INTO formation_formacode SELECT 1, n, n FROM generate_series(2, 6) n;
    INSERT INTO domaine SELECT 1, n, n FROM generate_series(1, 26) n;
    INSERT INTO formation_nsf SELECT 1, code, row_number() OVER (ORDER BY code)
      FROM nsf WHERE code IN ('100', '110', '111', '112');
    INSERT INTO rome (code, libelle) SELECT 'K' || 1100 + n, n FROM generate_series(1, 6) n;
    INSERT INTO formation_rome SELECT 1, code, right(code, 1)::int FROM rome;
    INSERT INTO certification (id, code_certifinfo, intitule) SELECT n, 1000 + n, n FROM generate_series(1, 6) n;
    INSERT INTO formation_certification SELECT 1, n, n FROM generate_series(1, 6) n;
    UPDATE formation SET urls = ARRAY(SELECT 'https://exemple.fr/f' || n FROM generate_series(1, 4) n);
    DELETE FROM action_public;
    INSERT INTO action_public SELECT 1, id, row_number() OVER (ORDER BY code)
      FROM public_vise WHERE version = 14 ORDER BY code LIMIT 12;
    UPDATE action SET urls = ARRAY(SELECT 'https://exemple.fr/a' || n FROM generate_series(1, 4) n),
        langues = '{fr,en,de,es,it,pt}', dates_information = '{2026-12-01,2026-12-02,2027-01,2027}';
    UPDATE session SET urls = ARRAY(SELECT 'https://exemple.fr/s' || n FROM generate_series(1, 4) n);
    UPDATE organisme SET urls = ARRAY(SELECT 'https://exemple.fr/o' || n FROM generate_series(1, 4) n);
    UPDATE contact SET telephones = ARRAY(SELECT '024041424' || n FROM generate_series(1, 4) n)
      || ARRAY(SELECT '060102030' || n FROM generate_series(1, 3) n);
    UPDATE adresse SET lignes = '{Bâtiment A,Escalier B,12 rue du Port,ZA du Lac,BP 12}';
    INSERT INTO dispositif (id, numero, session_id, rang, type_code, financeur_code)
      SELECT rang, 'DI_' || rang, 1, rang, 'AUTRE', code FROM financeur WHERE rang < 9;
    """
)
PLAFONNES = [
    ("domaine-formation/code-FORMACODE", ["22254", "11002", "11003", "11004", "11005"], 6),
    ("domaine-formation/code-NSF", ["100", "110", "111"], 4),
    ("domaine-formation/code-ROME", ["K1101", "K1102", "K1103", "K1104", "K1105"], 6),
    ("formation/certification/code-CERTIFINFO", ["1001", "1002", "1003", "1004", "1005"], 6),
    ("url-formation/urlweb", ["https://exemple.fr/f1", "https://exemple.fr/f2", "https://exemple.fr/f3"], 4),
    ("url-action/urlweb", ["https://exemple.fr/a1", "https://exemple.fr/a2", "https://exemple.fr/a3"], 4),
    ("url-session/urlweb", ["https://exemple.fr/s1", "https://exemple.fr/s2", "https://exemple.fr/s3"], 4),
    ("web/urlweb", ["https://exemple.fr/o1", "https://exemple.fr/o2", "https://exemple.fr/o3"], 4),
    ("date-information/date", ["20261201", "20261202", "20270100"], 4),
    ("langue-formation", ["fr", "en", "de", "es", "it"], 6),
    ("adresse-inscription/adresse/ligne", ["Bâtiment A", "Escalier B", "12 rue du Port", "ZA du Lac"], 5),
    (
        "contact-formation/coordonnees/telfixe/numtel",
        ["0240414241", "0240414242", "0240414243"],
        4,
    ),
]


def message(gardes: int, tous: int) -> str:
    return f"Lhéo en accepte {gardes} : les {gardes} premiers des {tous} ont été gardés."


@pytest.mark.parametrize(("chemin", "gardes", "tous"), PLAFONNES, ids=[cas[0] for cas in PLAFONNES])
def test_the_first_are_kept_and_it_is_told(exporte: Callable[..., Export], chemin: str, gardes: list[str], tous: int):
    export = exporte(TROP_DE_TOUT)

    etapes = chemin.split("/")
    compte = "certification" if "certification" in etapes else etapes[-1]
    compte = "date-information" if "date-information" in etapes else compte
    assert export.dits(chemin) == gardes
    coupes = {(element, dit) for _, element, dit in export.decisions(Decision.COUPE)}
    assert (compte, message(len(gardes), tous)) in coupes


@pytest.mark.parametrize(
    ("chemin", "plafond", "tous"),
    [("action/code-public-vise", 10, 12), ("organisme-financeur", 8, 9), ("potentiel/code-FORMACODE", 25, 26)],
)
def test_no_more_than_lheo_takes_are_written(exporte: Callable[..., Export], chemin: str, plafond: int, tous: int):
    export = exporte(TROP_DE_TOUT)
    assert len(export.noeuds(chemin)) == plafond
    element = chemin.rpartition("/")[2]
    assert message(plafond, tous) in {dit for _, e, dit in export.decisions(Decision.COUPE) if e == element}


def test_the_first_six_telephones_are_kept_in_their_order(exporte: Callable[..., Export]):
    export = exporte(TROP_DE_TOUT)
    assert export.dits("contact-formation/coordonnees/portable/numtel") == ["0240414244", "0601020301", "0601020302"]


def test_the_nine_financeurs_are_all_told_to_our_own_reader(exporte: Callable[..., Export]):
    export = exporte(TROP_DE_TOUT)
    siens = export.dits('extras[@info="sofi-dispositif"]/extra[@info="financeur"]')
    assert siens == ["2", "4", "16", "17", "10", "5", "7", "8", "9"]
    assert export.dits("organisme-financeur/code-financeur") == siens[:8]


TEXTES_LONGS = Etat(
    """
    UPDATE formation SET intitule = repeat('mot ', 70), objectif = repeat('😀', 3001),
        resultats_attendus = repeat('é', 3000), programme = repeat('<p> ', 800);
    UPDATE action SET restauration = repeat('mot ', 63), info_publics = repeat('mot ', 63),
        duree_indicative = repeat('mot ', 40), frais_restants = repeat('mot ', 51);
    UPDATE session SET modalites_inscription = repeat('mot ', 70);
    UPDATE organisme SET raison_sociale = repeat('mot ', 70), presentation = repeat('mot ', 760);
    UPDATE adresse SET lignes = ARRAY[repeat('mot ', 13)], ville = repeat('mot ', 13);
    UPDATE contact SET nom_famille = repeat('mot ', 13);
    """
)


@pytest.mark.parametrize(
    ("chemin", "maximum"),
    [
        ("intitule-formation", 255),
        ("objectif-formation", 3000),
        ("contenu-formation", 3000),
        ("restauration", 250),
        ("info-public-vise", 250),
        ("duree-indicative", 150),
        ("frais-restants", 200),
        ("modalites-inscription", 255),
        ("nom-organisme", 250),
        ("raison-sociale", 250),
        ("raison-sociale-formateur", 250),
        ("renseignements-specifiques", 3000),
        ("adresse-inscription/adresse/ligne", 50),
        ("adresse-inscription/adresse/ville", 50),
        ("contact-formation/coordonnees/nom", 50),
    ],
)
def test_a_text_too_long_is_cut_and_told(exporte: Callable[..., Export], chemin: str, maximum: int):
    export = exporte(TEXTES_LONGS)
    (dit,) = export.dits(chemin)
    assert (len(dit) <= maximum, dit[-1]) == (True, "…")
    element = chemin.rpartition("/")[2]
    dits = [message for _, nom, message in export.decisions(Decision.COUPE) if nom == element]
    assert all(message.endswith(f" : il a été coupé pour tenir en {maximum}.") for message in dits)
    assert dits


def test_a_text_that_fits_is_not_cut(exporte: Callable[..., Export]):
    assert exporte(TEXTES_LONGS).dits("resultats-attendus") == ["é" * 3000]


# what is written of the same amount as an hourly and as a total price
PRIX_ECRITS = {
    "12.50": ("12.50", "12.50"),
    "999.99": ("999.99", "999.99"),
    "1000.00": ("1000", "1000.00"),
    "1234.50": ("1234.5", "1234.50"),
    "123456.00": ("123456", "123456.00"),
}
PRIX = {
    montant: Etat(f"UPDATE action SET prix_horaire_ttc = {montant}, prix_total_ttc = {montant};")
    for montant in PRIX_ECRITS
}
PRIX_TOTAL = Etat("UPDATE action SET prix_total_ttc = 99999999.90;")


@pytest.mark.parametrize("montant", PRIX)
def test_a_price_loses_the_zeros_that_it_has_no_room_for(exporte: Callable[..., Export], montant: str):
    export = exporte(PRIX[montant])
    horaire, total = PRIX_ECRITS[montant]
    assert (export.dits("prix-horaire-TTC"), export.dits("prix-total-TTC")) == ([horaire], [total])
    assert export.constats == []


def test_the_dearest_total_that_the_catalogue_holds_has_room(exporte: Callable[..., Export]):
    assert exporte(PRIX_TOTAL).dits("prix-total-TTC") == ["99999999.9"]
