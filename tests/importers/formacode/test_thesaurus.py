"""The CSV with all relations."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import psycopg
import pytest

from importers.fusion import Compte
from importers.lot import Bilan

Base = psycopg.Connection[Any]
Recevoir = Callable[..., Bilan]

COLONNES = (
    "code",
    "libelle",
    "champ",
    "generique",
    "specifiques",
    "associes",
    "synonymes",
    "synonymes_metiers",
    "note_explicative",
    "note_application",
    "remplace",
)
BOIS, MARQUETERIE, TOURNAGE = "45554", "45571", "45572"
ASSOCIES = "SELECT code, associe_code FROM formacode_associe WHERE absent_depuis IS NULL ORDER BY 1, 2"
GENERIQUES = "SELECT code, generique_code FROM formacode WHERE generique_code IS NOT NULL ORDER BY 1"


def ligne(code: str, libelle: str = "Un mot", **autres: str) -> str:
    return ";".join({"code": code, "libelle": libelle, **autres}.get(nom, "") for nom in COLONNES)


def fichier(*lignes: str, nom: str = "thesaurus_v14.csv") -> dict[str, str]:
    return {nom: "\n".join([";".join(COLONNES), *lignes, ""])}


def lire(lu: Base, requete: str) -> list[tuple[Any, ...]]:
    return lu.execute(requete).fetchall()


def rejets(bilan: Bilan) -> Iterable[tuple[str, str, str | None]]:
    return [(rejet.chemin, rejet.code, rejet.extrait) for rejet in bilan.premiers]


def test_a_keyword_goes_in_with_its_field_and_notes(recevoir: Recevoir, lu: Base):
    recevoir(
        fichier(ligne(BOIS, "Bois", champ="455 Arts", note_explicative="Le bois.", note_application="À préciser."))
    )
    requete = "SELECT version, code, libelle, champ_code, note_explicative, note_application FROM formacode"
    assert lire(lu, requete) == [(14, BOIS, "Bois", "455", "Le bois.", "À préciser.")]
    assert lire(lu, "SELECT version, code, libelle FROM champ_semantique") == [(14, "455", "Arts")]


def test_a_note_that_is_taken_away_is_gone(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne(BOIS, note_explicative="Le bois.")))
    recevoir(fichier(ligne(BOIS)))
    assert lire(lu, "SELECT note_explicative FROM formacode") == [(None,)]


def test_synonyms_are_words_or_jobs(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne(BOIS, synonymes="Boiserie|Le bois", synonymes_metiers="Ébéniste | Boiserie|")))
    assert lire(lu, "SELECT libelle, metier FROM formacode_synonyme ORDER BY libelle COLLATE ucs_basic") == [
        ("Boiserie", False),
        ("Le bois", False),
        ("Ébéniste", True),
    ]


@pytest.mark.parametrize(
    "lignes",
    [
        (ligne(BOIS, specifiques=f"{MARQUETERIE}|{TOURNAGE} Tournage"), ligne(MARQUETERIE), ligne(TOURNAGE)),
        (ligne(BOIS), ligne(MARQUETERIE, generique=BOIS), ligne(TOURNAGE, generique="455 54")),
        (ligne(BOIS, specifiques=MARQUETERIE), ligne(MARQUETERIE, generique=BOIS), ligne(TOURNAGE, generique=BOIS)),
    ],
)
def test_the_tree_is_the_same_whichever_end_says_it(recevoir: Recevoir, lu: Base, lignes: tuple[str, ...]):
    bilan = recevoir(fichier(*lignes))
    assert rejets(bilan) == []
    assert lire(lu, GENERIQUES) == [(MARQUETERIE, BOIS), (TOURNAGE, BOIS)]


def test_a_specific_term_that_only_an_earlier_file_described_is_a_reject(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne(BOIS), ligne(MARQUETERIE)))
    bilan = recevoir(fichier(ligne(BOIS, specifiques=MARQUETERIE)), part_minimale=0)
    assert rejets(bilan) == [("ligne 2", "SPECIFIQUE_INCONNU", f"{MARQUETERIE} → {BOIS}")]
    assert lire(lu, GENERIQUES) == []


def test_a_generic_term_that_is_taken_away_is_gone(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne(BOIS), ligne(MARQUETERIE, generique=BOIS)))
    bilan = recevoir(fichier(ligne(BOIS), ligne(MARQUETERIE)))
    assert bilan.comptes["formacode"] == Compte(0, 1, 1)
    assert lire(lu, GENERIQUES) == []


def test_two_generic_terms_for_one_keyword_are_a_reject_that_names_both(recevoir: Recevoir, lu: Base):
    bilan = recevoir(
        fichier(ligne(BOIS, specifiques=MARQUETERIE), ligne(TOURNAGE), ligne(MARQUETERIE, generique=TOURNAGE))
    )
    (rejet,) = bilan.premiers
    assert (rejet.chemin, rejet.code) == ("ligne 4", "CLE_REPETEE")
    assert "ligne 2" in rejet.message
    assert lire(lu, GENERIQUES) == [(MARQUETERIE, BOIS)]


def test_a_circle_of_generic_terms_loses_its_last_link(recevoir: Recevoir, lu: Base):
    bilan = recevoir(
        fichier(
            ligne(BOIS, generique=TOURNAGE), ligne(MARQUETERIE, generique=BOIS), ligne(TOURNAGE, generique=MARQUETERIE)
        )
    )
    assert rejets(bilan) == [("ligne 4", "GENERIQUE_EN_BOUCLE", f"{TOURNAGE} → {MARQUETERIE}")]
    assert lire(lu, GENERIQUES) == [(BOIS, TOURNAGE), (MARQUETERIE, BOIS)]


def test_what_hangs_below_a_circle_stays(recevoir: Recevoir, lu: Base):
    bilan = recevoir(
        fichier(ligne("11111", generique=BOIS), ligne(BOIS, generique=TOURNAGE), ligne(TOURNAGE, generique=BOIS))
    )
    assert rejets(bilan) == [("ligne 4", "GENERIQUE_EN_BOUCLE", f"{TOURNAGE} → {BOIS}")]
    assert lire(lu, GENERIQUES) == [("11111", BOIS), (BOIS, TOURNAGE)]


def test_two_circles_lose_one_link_each(recevoir: Recevoir):
    bilan = recevoir(
        fichier(
            ligne("11111", generique="11112"),
            ligne("11112", generique="11111"),
            ligne(BOIS, generique=TOURNAGE),
            ligne(TOURNAGE, generique=BOIS),
        )
    )
    assert [extrait for *_, extrait in rejets(bilan)] == ["11112 → 11111", f"{TOURNAGE} → {BOIS}"]


def test_a_circle_through_what_an_earlier_lot_said_is_seen(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne(BOIS, generique=MARQUETERIE), ligne(MARQUETERIE)))
    bilan = recevoir(fichier(ligne(MARQUETERIE, generique=BOIS)), part_minimale=0)
    assert rejets(bilan) == [("ligne 2", "GENERIQUE_EN_BOUCLE", f"{MARQUETERIE} → {BOIS}")]
    assert lire(lu, GENERIQUES) == [(BOIS, MARQUETERIE)]


def test_a_keyword_is_not_above_itself(recevoir: Recevoir):
    bilan = recevoir(fichier(ligne(BOIS, generique=BOIS)))
    assert rejets(bilan) == [("ligne 2", "GENERIQUE_EN_BOUCLE", f"{BOIS} → {BOIS}")]


@pytest.mark.parametrize(
    "lignes",
    [
        (ligne(BOIS, associes=TOURNAGE), ligne(TOURNAGE)),
        (ligne(BOIS), ligne(TOURNAGE, associes=f"{BOIS} Bois")),
        (ligne(BOIS, associes=TOURNAGE), ligne(TOURNAGE, associes=BOIS)),
    ],
)
def test_an_association_is_stored_once_whichever_end_says_it(recevoir: Recevoir, lu: Base, lignes: tuple[str, ...]):
    recevoir(fichier(*lignes))
    assert lire(lu, ASSOCIES) == [(BOIS, TOURNAGE)]


def test_an_association_to_itself_is_a_reservation(recevoir: Recevoir, lu: Base):
    bilan = recevoir(fichier(ligne(BOIS, associes=BOIS)))
    assert (dict(bilan.reserves), bilan.rejets.total()) == ({"ASSOCIE_A_LUI_MEME": 1}, 0)
    assert lire(lu, ASSOCIES) == []


def test_an_association_that_is_taken_away_is_dated(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne(BOIS, associes=TOURNAGE), ligne(TOURNAGE)))
    recevoir(fichier(ligne(BOIS), ligne(TOURNAGE)), le=date(2026, 12, 1))
    assert lire(lu, "SELECT code, associe_code, absent_depuis FROM formacode_associe") == [
        (BOIS, TOURNAGE, date(2026, 12, 1))
    ]


def test_relations_to_unknown_keywords_are_rejects_and_their_lines_go_in(recevoir: Recevoir, lu: Base):
    bilan = recevoir(
        fichier(
            ligne(BOIS, specifiques="99991", associes="99992"), ligne(TOURNAGE, generique="99993", remplace="99994")
        )
    )
    assert rejets(bilan) == [
        ("ligne 2", "SPECIFIQUE_INCONNU", f"99991 → {BOIS}"),
        ("ligne 3", "GENERIQUE_INCONNU", f"{TOURNAGE} → 99993"),
        ("ligne 2", "ASSOCIE_INCONNU", f"{BOIS} - 99992"),
        ("ligne 3", "REMPLACEMENT_INCONNU", f"V13 99994 → V14 {TOURNAGE}"),
    ]
    assert lire(lu, "SELECT code FROM formacode ORDER BY 1") == [(BOIS,), (TOURNAGE,)]


def test_a_keyword_replaces_those_of_the_former_version(recevoir: Recevoir, lu: Base):
    recevoir(fichier(ligne("11111"), ligne("11112"), nom="thesaurus_v13.csv"))
    recevoir(fichier(ligne(BOIS, remplace="11111|11112")))
    assert lire(lu, "SELECT version, code, nouvelle_version, nouveau_code FROM formacode_remplacement ORDER BY 2") == [
        (13, "11111", 14, BOIS),
        (13, "11112", 14, BOIS),
    ]


def test_headers_may_be_the_thesaurus_own_abbreviations(recevoir: Recevoir, lu: Base):
    entete = "Code;Libellé;TG;TS;TA;EP;EP métier;NE;NA"
    recevoir({"v14.csv": f"{entete}\n{BOIS};Bois;;{MARQUETERIE};;Boiserie;Ébéniste;;\n{MARQUETERIE};M;;;;;;;\n"})
    assert lire(lu, GENERIQUES) == [(MARQUETERIE, BOIS)]
    assert lire(lu, "SELECT count(*) FROM formacode_synonyme") == [(2,)]
