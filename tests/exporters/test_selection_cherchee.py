"""A Lhéo document of what a search retains: these sessions, what they belong to, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from exporters import selection
from exporters.lheo import Demande, compter, exiger_des_statuts_diffuses
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.enumerations import Source, Statut
from models.erreurs import EntreeInvalide, Introuvable
from models.lecteur import PUBLIC
from tests.exporters.exports import LE, Banc, Etat, Export
from tests.exporters.test_selection import DEUX_ORGANISMES, PEINDRE

# two actions of one formation, Lhéo formation FO_1 holding them both; a session that is over; another organisme
CHERCHEES = Etat(
    f"""{DEUX_ORGANISMES.sql}
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id, modalite_enseignement)
      VALUES (3, 'AC_3', 'VALIDEE', 'IDEO', 1, 1, 1, 'A_DISTANCE');
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, debut, debut_precision, fin,
        fin_precision, adresse_inscription_id, entrees_sorties_permanentes)
      VALUES (3, 'SE_3', 'VALIDEE', 'SAISIE', 1, 1, '2026-12-01', 'JOUR', NULL, 'INCONNUE', 1, true),
        (4, 'SE_4', 'VALIDEE', 'SAISIE', 3, 1, NULL, 'INCONNUE', NULL, 'INCONNUE', 1, false),
        (5, 'SE_5', 'VALIDEE', 'SAISIE', 1, 1, NULL, 'INCONNUE', '2026-01-01', 'JOUR', 1, false),
        (6, 'SE_6', 'ANNULEE', 'SAISIE', 1, 1, NULL, 'INCONNUE', NULL, 'INCONNUE', 1, false);
    """
)
PERMANENTES = Question(Filtre(entrees_sorties_permanentes=True))


@pytest.fixture(scope="module")
def cherche(catalogue_ecrit: Banc) -> Callable[..., Export]:
    """Export what a filter retains."""
    catalogue_ecrit.poser_et_tenir(CHERCHEES)

    def cherche(filtre: Filtre, **demande: Any) -> Export:
        return catalogue_ecrit.exporter_en_l_etat(question=Question(filtre), **demande)

    return cherche


@pytest.mark.parametrize(
    ("filtre", "sessions"),
    [
        (Filtre(), ["SE_3", "SE_1", "SE_4", "SE_2"]),
        (Filtre(entrees_sorties_permanentes=True), ["SE_3"]),
        (Filtre(organismes=("OR_2",)), ["SE_2"]),
        (Filtre(statuts=(Statut.PERIMEE,)), ["SE_5"]),
        (Filtre(statuts=(Statut.VALIDEE, Statut.PERIMEE), sources=(Source.SAISIE,)), ["SE_3", "SE_1", "SE_5", "SE_2"]),
        (Filtre(sources=(Source.IDEO,)), ["SE_4"]),  # of the action
    ],
)
def test_the_sessions_are_those_of_the_search(cherche: Callable[..., Export], filtre: Filtre, sessions: list[str]):
    assert cherche(filtre).numeros("session") == sessions


def test_what_does_not_answer_is_absent(cherche: Callable[..., Export]):
    export = cherche(PERMANENTES.filtre)
    assert (export.numeros("formation"), len(export.noeuds("action"))) == (["FO_1"], 1)


def test_the_organisme_adds_to_the_search(cherche: Callable[..., Export]):
    assert cherche(Filtre(), siret=PEINDRE).numeros("session") == ["SE_2"]


def test_a_formation_is_not_parted_by_the_readings(cherche: Callable[..., Export], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(selection, "_SUITE", "FETCH 1 FROM selection")
    export = cherche(Filtre())
    assert export.numeros("formation") == ["FO_1", "FO_2"]
    assert export.numeros("session") == ["SE_3", "SE_1", "SE_4", "SE_2"]


def test_nothing_found_is_a_clear_error(cherche: Callable[..., Export]):
    with pytest.raises(Introuvable, match="Aucune session à exporter ne répond à la recherche"):
        cherche(Filtre(departements=("75",)))


@pytest.mark.parametrize(("siret", "nombre"), [(None, 4), (PEINDRE, 1)])
@pytest.mark.usefixtures("cherche")
def test_what_a_search_retains_is_counted(catalogue_ecrit: Banc, siret: str | None, nombre: int):
    assert compter(catalogue_ecrit.url, Demande(PUBLIC, LE, siret, question=Question())) == nombre


def test_a_search_for_what_never_goes_out_is_refused():
    filtre = Filtre(statuts=(Statut.VALIDEE, Statut.ANNULEE, Statut.ARCHIVEE))
    with pytest.raises(EntreeInvalide, match=r"`statuts` : un document Lhéo .* ANNULEE ni ARCHIVEE"):
        exiger_des_statuts_diffuses(filtre)
