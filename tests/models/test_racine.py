"""What the forms of a word share, and what they do not share with others."""

import psycopg
import pytest
from psycopg.sql import SQL

from models.mots import RACINE, racine

FORMES = [
    "soudeur soudeurs soudeuse soudeuses",
    "infirmier infirmiers infirmiere infirmieres",
    "formateur formatrice formateurs formatrices",
    "electricien electriciens electricienne electriciennes",
    "professionnel professionnelle professionnels professionnelles",
    "principal principale principaux principales",
    "tableau tableaux",
    "macon macons maconne maconnes",
    "francais francaise francaises",
    "specialise specialisee specialises specialisees",
    "sportif sportifs sportive sportives",
    "hote hotes hotesse hotesses",
    "chef chefs cheffe cheffes",
    "europeen europeenne europeens europeennes",
    "langue langues",
]
AUTRES = ["francais france", "batiment batir", "soudage soudure", "educateur education", "personne personnel"]


def racines(connexion: psycopg.Connection, mots: str) -> list[str]:
    requete = SQL("SELECT {} FROM unnest(%s::text[]) AS mot").format(SQL(RACINE.format("mot")))
    return [racine for (racine,) in connexion.execute(requete, [mots.split()])]


@pytest.mark.parametrize("formes", FORMES)
def test_forms_of_a_word_share_their_stem(administration: psycopg.Connection, formes: str):
    assert len(set(racines(administration, formes))) == 1


@pytest.mark.parametrize("mots", AUTRES)
def test_other_words_have_other_stems(administration: psycopg.Connection, mots: str):
    assert len(set(racines(administration, mots))) == len(mots.split())


@pytest.mark.parametrize("mots", [*FORMES, *AUTRES, "dees vaux caisse ane r489s iennes atelierees soudeuse2"])
def test_the_database_and_the_search_find_the_same_stem(administration: psycopg.Connection, mots: str):
    assert racines(administration, mots) == [racine(mot) for mot in mots.split()]


def test_codes_and_short_words_are_their_own(administration: psycopg.Connection):
    assert racines(administration, "r489s bts tig rncp35715") == ["r489s", "bts", "tig", "rncp35715"]
