"""What is proposed, type by type: which names, in which order, and what happens to words with a typo."""

from collections.abc import Callable, Generator, Iterator
from datetime import date
from typing import Any

import psycopg
import pytest

from loaders.nombre_d_actions import nombres
from loaders.requete import Regard
from loaders.suggestion import chercher, lire
from loaders.tenue import suggestions
from models.erreurs import EntreeInvalide
from models.lecteur import PUBLIC
from models.suggestion import TypeSuggestion

METIER, FORMACODE, CERTIFICATION, ORGANISME, COMMUNE, DEPARTEMENT = TypeSuggestion
AUJOURD_HUI = date(2026, 11, 23)

Proposer = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def proposer(noms: psycopg.Connection) -> Iterator[Proposer]:
    """Values and labels that are proposed; then what the test changed is undone."""

    def proposer(texte: str, *types: TypeSuggestion, nombre: int = 8) -> list[tuple[str, str]]:
        trouvees, _ = derouler(noms, chercher(lire(texte, types or None, nombre)))
        return [(suggestion.valeur, suggestion.libelle) for suggestion in trouvees]

    yield proposer
    noms.rollback()


def derouler(connexion: psycopg.Connection, recherche: Generator[Any, Any, Any]) -> tuple[list[Any], list[str]]:
    """What a search finds, and the names of its statements."""
    enonces: list[str] = []
    try:
        requete = next(recherche)
        while True:
            enonces.append(requete.nom)
            requete = recherche.send(connexion.execute(requete.texte, requete.parametres).fetchall())
    except StopIteration as fin:
        return fin.value, enonces


BOULANGER = ("D1102", "Boulanger / Boulangère")

CAS = [
    # a label by its beginning, by another of its words, by the code it stands for
    ("boulang", METIER, [BOULANGER]),
    ("aide", METIER, [("D1102", "Aide-boulanger / Aide-boulangère")]),
    ("d1102", METIER, [("D1102", "Boulangerie - viennoiserie")]),
    ("fournier", METIER, [("D1102", "Fournier")]),
    ("retiree", METIER, []),
    ("boulangiste", METIER, []),
    # the published version alone, whatever offers mention
    ("boulang", FORMACODE, [("21538", "Boulangerie")]),
    ("pain", FORMACODE, [("21538", "Pain artisanal")]),
    ("fournier", FORMACODE, [("21538", "Fournier")]),
    ("2153", FORMACODE, [("21538", "Boulangerie")]),
    # a sheet stands for all its codes; two words in any order; codes with and without their letters
    ("boulanger cap", CERTIFICATION, [("RNCP37537", "CAP Boulanger")]),
    ("RNCP375", CERTIFICATION, [("RNCP37537", "CAP Boulanger")]),
    ("rncp 37537", CERTIFICATION, [("RNCP37537", "CAP Boulanger")]),
    ("37537", CERTIFICATION, [("RNCP37537", "CAP Boulanger")]),
    ("100002", CERTIFICATION, [("RNCP37537", "CAP Boulanger")]),
    ("RS5", CERTIFICATION, [("RS5", "Conduite en sécurité")]),
    ("100003", CERTIFICATION, [("100003", "Brevet de boulanger")]),
    ("errone", CERTIFICATION, []),
    ("disparu", CERTIFICATION, []),
    # both names, any SIRET, with its spaces
    ("maison", ORGANISME, [("OR_0000000001", "Maison du pain")]),
    ("association boul", ORGANISME, [("OR_0000000001", "Association des boulangers")]),
    ("123 456 782 00028", ORGANISME, [("OR_0000000001", "Association des boulangers")]),
    ("boulange", ORGANISME, [("OR_0000000001", "Association des boulangers")]),
    # accents, « St », postal codes, other names
    ("MANSIGNE", COMMUNE, [("85001", "Mansigné")]),
    ("st mars", COMMUNE, [("85002", "Saint-Mars-la-Brière")]),
    ("44 300", COMMUNE, [("44109", "Nantes")]),
    ("pavace", COMMUNE, [("72181", "ST PAVACE")]),
    ("saint retire", COMMUNE, []),
    ("nantou", COMMUNE, []),
    ("loire atl", DEPARTEMENT, [("44", "Loire-Atlantique")]),
    ("44", DEPARTEMENT, [("44", "Loire-Atlantique")]),
    # a typo in a word of four letters or more: another letter, one less, one more, two exchanged, the first two
    ("boulenger", FORMACODE, [("21538", "Boulangerie")]),
    ("boulngerie", FORMACODE, [("21538", "Boulangerie")]),
    ("boullangerie", FORMACODE, [("21538", "Boulangerie")]),
    ("boulnagerie", FORMACODE, [("21538", "Boulangerie")]),
    ("voulangerie", FORMACODE, [("21538", "Boulangerie")]),
    ("oulangerie", FORMACODE, [("21538", "Boulangerie")]),
    ("bbulangerie", FORMACODE, [("21538", "Boulangerie")]),
    ("bulangerie", FORMACODE, [("21538", "Boulangerie")]),
    ("obulangerie", FORMACODE, [("21538", "Boulangerie")]),
    ("mayene", DEPARTEMENT, [("53", "Mayenne")]),
    ("naint mars", COMMUNE, [("85002", "Saint-Mars-la-Brière")]),
    ("paim", FORMACODE, [("21538", "Pain artisanal")]),
    ("pan", FORMACODE, []),
    ("boulengerrii", FORMACODE, []),
    ("boulengxyz", FORMACODE, []),
    ("21539", FORMACODE, []),
]


@pytest.mark.parametrize(("texte", "genre", "attendues"), CAS, ids=[f"{genre}-{texte}" for texte, genre, _ in CAS])
def test_a_name_is_proposed_by_the_beginnings_of_its_words(
    proposer: Proposer, texte: str, genre: TypeSuggestion, attendues: list[tuple[str, str]]
):
    assert proposer(texte, genre) == attendues


def test_names_that_begin_so_come_first_then_those_with_offers_then_the_most_common(proposer: Proposer):
    assert proposer("mans", COMMUNE, nombre=2) == [("85001", "Mansigné"), ("72181", "Le Mans")]
    assert proposer("nan", COMMUNE) == [("44109", "Nantes"), ("49999", "Nantilly")]
    assert proposer("saint", COMMUNE, nombre=3) == [
        ("72181", "ST PAVACE"),
        ("10250", "Saint-Exemple-250 les Roches"),
        ("10249", "Saint-Exemple-249"),
    ]


def test_a_name_with_a_typo_comes_after_those_without(proposer: Proposer, noms: psycopg.Connection):
    noms.execute("UPDATE organisme SET raison_sociale = 'Boulengerie SARL' WHERE id = 1")
    suggestions.refaire(noms)
    assert proposer("boulengerie", FORMACODE, ORGANISME) == [
        ("OR_0000000001", "Boulengerie SARL"),
        ("21538", "Boulangerie"),
    ]


def test_each_type_has_its_share_of_the_places_and_takes_those_that_others_leave(proposer: Proposer):
    partagees = proposer("boulang", METIER, FORMACODE, CERTIFICATION, ORGANISME, nombre=4)
    assert {valeur for valeur, _ in partagees} == {"D1102", "21538", "RNCP37537", "OR_0000000001"}
    assert len(proposer("saint", METIER, COMMUNE, nombre=5)) == 5


def test_a_type_that_is_not_asked_for_is_not_proposed(proposer: Proposer):
    assert proposer("mayenne", DEPARTEMENT) == [("53", "Mayenne")]
    assert proposer("mayenne", DEPARTEMENT, COMMUNE) == [("53147", "Mayenne"), ("53", "Mayenne")]


def test_words_that_each_begin_hundreds_of_names_are_all_required(proposer: Proposer):
    assert proposer("exemple saint", COMMUNE, nombre=2) == [
        ("10250", "Saint-Exemple-250 les Roches"),
        ("10249", "Saint-Exemple-249"),
    ]
    assert proposer("saint exemple", COMMUNE, nombre=1) == [("10250", "Saint-Exemple-250 les Roches")]
    assert len(proposer("saint roches", COMMUNE, nombre=50)) == 10


def test_what_is_sorted_beforehand_is_what_reading_all_names_gives(proposer: Proposer, noms: psycopg.Connection):
    comptes = noms.execute(
        "SELECT debut, count(*) FROM suggestion_debut WHERE type = 'COMMUNE' GROUP BY debut"
    ).fetchall()
    assert {"saint": 50, "exemple": 50, "s": 50, "0100": 50}.items() <= dict(comptes).items()
    courts = {debut: proposer(debut, COMMUNE, nombre=50) for debut, _ in comptes}
    noms.execute("DELETE FROM suggestion_mot WHERE cle NOT IN (SELECT cle FROM suggestion_debut)")
    for debut, _ in comptes:
        lus = noms.execute(
            "SELECT valeur, libelle FROM suggestion JOIN suggestion_debut USING (cle)"
            " WHERE suggestion_debut.type = 'COMMUNE' AND debut = %s ORDER BY place",
            [debut],
        ).fetchall()
        assert lus == courts[debut]


def test_an_organisme_that_is_no_longer_shown_is_not_proposed_even_before_the_upkeep(
    proposer: Proposer, noms: psycopg.Connection
):
    noms.execute("UPDATE organisme SET suspendu = true WHERE id = 1")
    assert proposer("maison du pain", ORGANISME) == []


def test_enough_names_without_a_typo_take_one_statement(noms: psycopg.Connection):
    _, enonces = derouler(noms, chercher(lire("saint", [COMMUNE], 8)))
    assert enonces == ["suggestions"]


def test_a_text_of_many_words_takes_no_more_statements_than_another(noms: psycopg.Connection):
    trouvees, enonces = derouler(noms, chercher(lire(" ".join(["boulamgerie"] * 8), None, 8)))
    assert [(s.valeur, s.libelle) for s in trouvees] == [
        ("21538", "Boulangerie"),
        ("D1102", "Boulangerie - viennoiserie"),
    ]
    assert len(enonces) <= 5


REFUS = [
    ("", None, 8, "`texte` doit contenir au moins une lettre ou un chiffre."),
    (" -!' ", None, 8, "`texte` doit contenir au moins une lettre ou un chiffre."),
    ("...", None, 8, "`texte` doit contenir au moins une lettre ou un chiffre."),
    ("a" * 2_000_000, None, 8, r"`texte` a 100 caractères au plus \(reçus : 2000000\)."),
    ("a\0b", None, 8, "`texte` contient un caractère NUL : retirez-le."),
    ("a", None, 0, r"`first` doit être compris entre 1 et 50 \(reçu : 0\)."),
    ("a", None, -1, r"`first` doit être compris entre 1 et 50 \(reçu : -1\)."),
    ("a", None, 51, r"`first` doit être compris entre 1 et 50 \(reçu : 51\)."),
    ("a", [], 8, "`types` est vide : donnez-en un au moins, ou aucun argument `types` pour les avoir tous."),
]


@pytest.mark.parametrize(("texte", "types", "nombre", "message"), REFUS, ids=range(len(REFUS)))
def test_what_cannot_be_completed_is_refused_in_words_that_say_what_to_do(
    texte: str, types: list[TypeSuggestion] | None, nombre: int, message: str
):
    with pytest.raises(EntreeInvalide, match=f"^{message}$"):
        lire(texte, types, nombre)


NOMBRES = [
    (METIER, "D1102", 1),
    (METIER, "N4101", 0),
    (FORMACODE, "21538", 1),
    (FORMACODE, "21500", 2),  # with what is below it
    (CERTIFICATION, "RNCP37537", 1),  # by two codes of one sheet, once
    (CERTIFICATION, "100002", 1),
    (CERTIFICATION, "100003", 0),
    (ORGANISME, "OR_0000000001", 2),
    (COMMUNE, "44109", 1),  # the session that ended yesterday counts no more
    (COMMUNE, "72181", 2),
    (DEPARTEMENT, "44", 1),
    (DEPARTEMENT, "53", 0),
]


def test_a_value_counts_the_actions_with_a_session_that_is_not_over(noms: psycopg.Connection):
    requete = nombres([(genre, valeur) for genre, valeur, _ in NOMBRES], Regard(PUBLIC, AUJOURD_HUI))
    lus = [nombre for (nombre,) in noms.execute(requete.texte, requete.parametres).fetchall()]
    assert lus == [nombre for *_, nombre in NOMBRES]


@pytest.mark.parametrize("texte", ["boulangerie", "boulangerie artisanale"])
def test_plans_are_kept_whatever_is_typed(noms: psycopg.Connection, texte: str):
    for n in range(12):
        for prefixe in ("", "z", "saint", "paim"):
            derouler(noms, chercher(lire(f"{texte}{prefixe}{'x' * (n % 2)}", [FORMACODE, COMMUNE], 8)))
    plans = noms.execute(
        "SELECT generic_plans > custom_plans FROM pg_prepared_statements WHERE statement ~ '^-- (sugg|corr)'"
    ).fetchall()
    assert len(plans) >= 2
    assert set(plans) == {(True,)}
