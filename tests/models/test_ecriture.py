"""Writing a row by hand: one version and one evenement, or nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from models.ecriture import Acte, Touche, ecriture
from models.enumerations import Geste, Noun, Source
from models.erreurs import Conflit, EntreeInvalide, Introuvable

ACTE = Acte(Geste.MODIFIER, Source.CARIF, "anne@carif.example", "Erreur de saisie")
NUMERO = "OR_0000000001"


@pytest.fixture
def organisme(connexion: psycopg.Connection) -> psycopg.Connection:
    """A connection to a database of one organisme."""
    connexion.execute(
        "INSERT INTO organisme (id, statut, source, raison_sociale, urls, modifie_le)"
        " VALUES (41, 'VALIDEE', 'LHEO', 'Un', '{https://un.example}', '2020-01-01')"
    )
    connexion.commit()
    return connexion


class Tenue:
    """What the upkeep is told."""

    def __init__(self) -> None:
        self.dites: list[list[Touche]] = []

    def __call__(self, _connexion: psycopg.Connection, touches: Sequence[Touche]) -> None:
        self.dites.append(list(touches))


def modifier(connexion: psycopg.Connection, tenue: Tenue, valeurs: dict[str, Any], version: int | None = None) -> bool:
    with ecriture(connexion, tenue) as ouverte:
        return ouverte.modifier(Noun.ORGANISME, NUMERO, valeurs, ACTE, version)


def lu(connexion: psycopg.Connection, colonnes: str) -> list[Any]:
    return connexion.execute(f"SELECT {colonnes} FROM organisme".encode()).fetchall()


def journal(connexion: psycopg.Connection) -> list[Any]:
    return connexion.execute("SELECT geste, source, auteur, motif, anciennes_valeurs FROM evenement").fetchall()


def test_what_changes_gains_a_version_and_a_date(organisme: psycopg.Connection):
    assert modifier(organisme, Tenue(), {"raison_sociale": "Deux", "urls": []})
    ((nom, urls, version, modifie_le),) = lu(organisme, "raison_sociale, urls, version, modifie_le")
    assert (nom, urls, version) == ("Deux", [], 2)
    assert modifie_le > datetime(2020, 1, 1, tzinfo=UTC)


def test_the_evenement_says_who_and_why_and_what_was_there(organisme: psycopg.Connection):
    modifier(organisme, Tenue(), {"raison_sociale": "Deux", "urls": [], "statut": "VALIDEE", "siren": "123456782"})
    anciennes = {"raison_sociale": "Un", "urls": ["https://un.example"], "siren": None}
    assert journal(organisme) == [("MODIFIER", "CARIF", "anne@carif.example", "Erreur de saisie", anciennes)]


def test_what_is_so_already_is_not_written(organisme: psycopg.Connection):
    tenue = Tenue()
    assert not modifier(organisme, tenue, {"raison_sociale": "Un", "urls": ["https://un.example"], "siren": None})
    assert (lu(organisme, "version"), journal(organisme), tenue.dites) == ([(1,)], [], [])


def test_nothing_to_change_changes_nothing(organisme: psycopg.Connection):
    assert not modifier(organisme, Tenue(), {})


def test_the_upkeep_is_told_once_what_was_touched(organisme: psycopg.Connection):
    tenue = Tenue()
    with ecriture(organisme, tenue) as ouverte:
        ouverte.modifier(Noun.ORGANISME, NUMERO, {"raison_sociale": "Deux"}, ACTE)
        ouverte.modifier(Noun.ORGANISME, NUMERO, {"raison_sociale": "Trois"}, ACTE)
        assert tenue.dites == []
    assert tenue.dites == [[Touche(Noun.ORGANISME, 41)] * 2]


def test_a_version_that_is_no_longer_that_one_is_a_conflict_that_writes_nothing(organisme: psycopg.Connection):
    modifier(organisme, Tenue(), {"raison_sociale": "Deux"}, version=1)
    with pytest.raises(
        Conflit, match=r"OR_0000000001 a changé depuis .* \(version 2, et non 1\)\. Relisez-le"
    ) as refus:
        modifier(organisme, Tenue(), {"raison_sociale": "Trois"}, version=1)
    assert refus.value.details == {"numero": NUMERO, "version": 2, "vue": 1}
    assert lu(organisme, "raison_sociale") == [("Deux",)]


def test_a_failure_takes_back_what_was_written_before_it(organisme: psycopg.Connection):
    def ecrire() -> None:
        with ecriture(organisme, Tenue()) as ouverte:
            ouverte.modifier(Noun.ORGANISME, NUMERO, {"raison_sociale": "Deux"}, ACTE)
            ouverte.modifier(Noun.ORGANISME, "OR_9999999999", {"raison_sociale": "Trois"}, ACTE)

    with pytest.raises(Introuvable, match="Aucun objet du catalogue n'a le numéro « OR_9999999999 »"):
        ecrire()
    assert (lu(organisme, "raison_sociale"), journal(organisme)) == ([("Un",)], [])


@pytest.mark.parametrize(
    "colonne", ["numero", "id", "version", "cree_le", "modifie_le", "inconnue", "x; DROP TABLE lot"]
)
def test_what_is_no_column_that_changes_is_refused(organisme: psycopg.Connection, colonne: str):
    with pytest.raises(EntreeInvalide, match=f"organisme : « {colonne} » ne se modifie pas"):
        modifier(organisme, Tenue(), {colonne: "1"})


def test_perimee_is_never_stored(organisme: psycopg.Connection):
    with pytest.raises(psycopg.errors.CheckViolation):
        modifier(organisme, Tenue(), {"statut": "PERIMEE"})
