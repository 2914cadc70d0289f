"""What is asked of the index for a text, and what is said of it, on the sample."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.texte.lieux import Lieu
from loaders.texte.resolution import le_plus_proche, sonorite
from loaders.texte.vocabulaire import Compte, Proche
from models.erreurs import EntreeInvalide

Chercher = Callable[[str], Any]
Essais = Callable[[str], tuple[Any, ...]]

TROUVE = [
    ("soudeuse ", "('soudeur' | 'soudeuse')"),
    ("boulangeri", "('boulangerie' | 'boulangeri':*)"),
    ("FLE", "('fle' | (('francais' | 'francaise') <1> ('langue' | 'langues') <1> ('etranger' | 'etrangere'"),
    ('"permis poids lourd"', "('permis' <1> 'poids' <1> 'lourd')"),
    ("CACES R489", "('caces' & 'r489')"),
    ("caces r 489 ", "('caces' & 'r489')"),
    ("plomberie -chauffage ", "('plomberie' & !'chauffage')"),
    ("aidesoignante ", "('aide' <-> 'soignante')"),
]


@pytest.mark.parametrize(("texte", "attendu"), TROUVE)
def test_what_is_looked_for(essais: Essais, texte: str, attendu: str):
    assert (essais(texte)[0].trouve or "").startswith(attendu)


def test_an_excluded_word_is_in_no_result(chercher: Chercher):
    assert any("24049" in codes for codes in chercher("électricité habilitation").formacodes)
    assert not any("24049" in codes for codes in chercher("électricité -habilitation").formacodes)


def test_a_job_ranks_by_its_domain(essais: Essais):
    essai = essais("plombier ")[0]
    assert (essai.trouve, essai.classe) == (
        "('plombier' | 'plombiere')",
        "('plombier' | 'plombiere' | 'plomberie')",
    )


def test_a_typo_is_said(chercher: Chercher):
    message = "« menuisrie » n'a pas été trouvé : « menuiserie » a été cherché à la place."
    assert chercher("menuisrie").remarques == {"MOT_CORRIGE": message}


def test_words_are_told_with_their_accents(chercher: Chercher):
    message = "« Mécanicïent » n'a pas été trouvé : « mécanicien » a été cherché à la place."
    assert chercher("Mécanicïent").remarques == {"MOT_CORRIGE": message}


def test_a_word_that_nothing_has_is_left_out_and_said(chercher: Chercher):
    reponse = chercher("bureautique xylographie")
    assert reponse.remarques == {"MOT_IGNORE": "« xylographie » ne trouve rien : il a été ignoré."}
    assert all("15052" in codes for codes in reponse.formacodes)


def test_a_text_that_nothing_has_finds_nothing_and_says_so(chercher: Chercher):
    reponse = chercher("xylographie")
    assert reponse.titres == []
    assert reponse.remarques == {"MOT_IGNORE": "« xylographie » ne trouve rien : vérifiez son orthographe."}


def test_of_words_that_no_offer_has_together_the_most_common_is_left_out(chercher: Chercher):
    reponse = chercher("bts plombier")
    message = "Aucune offre ne réunit tous les mots cherchés : « bts » a été laissé de côté."
    assert reponse.remarques == {"MOT_LAISSE_DE_COTE": message}
    assert any("22677" in codes for codes in reponse.formacodes)


def test_a_word_that_no_offer_is_about_is_left_out_before_a_trade(chercher: Chercher):
    assert "« domicile »" in chercher("esthéticienne à domicile").remarques["MOT_LAISSE_DE_COTE"]


LIEUX = [
    ("soudeur nantes", Lieu("Nantes", communes=("44109",))),
    ("soudeur à Nantes", Lieu("Nantes", communes=("44109",))),
    ("la roche sur yon soudeur", Lieu("La Roche-sur-Yon", communes=("85191",))),
    ("soudeur roche-sur-yon", Lieu("La Roche-sur-Yon", communes=("85191",))),
    ("soudeur st nazaire", Lieu("Saint-Nazaire", communes=("44184",))),
    ("soudeur 44600", Lieu("Saint-Nazaire", communes=("44184",))),
    ("soudeur loire atlantique", Lieu("Loire-Atlantique", departements=("44",))),
    ("soudeur en Pays de la Loire", Lieu("Pays de la Loire", departements=("44", "49", "53", "72", "85"))),
    ("soudeur gironde", Lieu("Gironde", departements=("33",))),
    ("nantes", Lieu("Nantes", communes=("44109",))),
    ('soudeur "nantes"', None),
    ("anglais nord", None),
    ("soudeur", None),
]


@pytest.mark.parametrize(("texte", "lieu"), LIEUX)
def test_words_that_name_a_place_are_a_place(essais: Essais, texte: str, lieu: Lieu | None):
    assert essais(texte)[0].lieu == lieu


def test_a_place_alone_asks_for_all_that_is_there(essais: Essais):
    (essai,) = essais("à nantes")
    assert (essai.trouve, essai.classe) == (None, None)


def test_a_place_without_any_result_is_left_out_and_said(chercher: Chercher):
    reponse = chercher("soudeur gironde")
    message = "Rien n'a été trouvé à cet endroit (Gironde) : les résultats sont d'ailleurs."
    assert reponse.remarques == {"LIEU_LAISSE_DE_COTE": message}
    assert "23026" in reponse.formacodes[0]


CORRECTIONS = [
    ("sodeur", [("souder", 2), ("soudeur", 1)], "soudeur"),
    ("plobmier", [("plombier", 2), ("palier", 3)], "plombier"),
    ("informatic", [("informatique", 3), ("information", 2)], "informatique"),
    ("marseille", [("abeille", 3)], None),
    ("coifeur", [("coffreur", 2), ("coiffeur", 1)], "coiffeur"),
]


@pytest.mark.parametrize(("mot", "proches", "attendu"), CORRECTIONS)
def test_the_word_that_was_meant(mot: str, proches: list[tuple[str, int]], attendu: str | None):
    trouve = le_plus_proche(mot, [Proche(proche, Compte(9, 9), distance) for proche, distance in proches])
    assert (trouve.mot if trouve else None) == attendu


@pytest.mark.parametrize(
    "mots", ["coifeur coiffeur", "pharmacie farmassie", "secretaire secrettere", "boulangerie boulangeri"]
)
def test_words_that_sound_the_same(mots: str):
    assert len({sonorite(mot) for mot in mots.split()}) == 1


MORCEAUX = [
    "nantes",
    "soudeur",
    "pôle",
    "emploi",
    "aide-",
    '"',
    "-",
    "'",
    ":",
    "*",
    "!",
    "(",
    "&",
    "\\",
    "\0",
    " ",
    "œ",
    "²",
    "\ud800",
    "ก",
]


@settings(max_examples=80)
@given(st.lists(st.one_of(st.sampled_from(MORCEAUX), st.text(max_size=4)), max_size=12).map("".join))
def test_whatever_is_typed_is_refused_in_words_or_understood(essais: Essais, lecteur: psycopg.Connection, texte: str):
    try:
        trouves = essais(texte)
    except EntreeInvalide:
        return
    assert trouves
    for essai in trouves:
        lecteur.execute("SELECT %s::tsquery, %s::tsquery", [essai.trouve, essai.classe])


def test_a_text_as_long_as_it_may_be_is_understood(essais: Essais):
    assert len(essais("soudeur " + "x" * 392)[0].remarques) == 1
    assert len(essais(" ".join(["soudeur", "plombier", "anglais"] * 10))) == 3
    assert len(essais("soudeur plombier anglais couture vente banque paie excel python boucher")) == 6
