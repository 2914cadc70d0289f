"""What is no prose is never cut: a price, an address, a number would be another one."""

from collections.abc import Callable

import pytest

from exporters.lheo import Decision
from tests.exporters.exports import Etat, Export

SANS_PLACE = Etat(
    """
    UPDATE action SET prix_horaire_ttc = 1234.56, urls = ARRAY['https://exemple.fr/' || repeat('a', 400)];
    UPDATE contact SET courriel = repeat('a', 150) || '@exemple.fr', telephones = ARRAY['02 40 41 42 43 poste 1234567'];
    """
)


@pytest.mark.parametrize("element", ["prix-horaire-TTC", "urlweb", "courriel", "numtel"])
def test_a_value_that_has_no_room_is_left_out_and_told(exporte: Callable[..., Export], element: str):
    export = exporte(SANS_PLACE)
    assert export.noeuds(element) == []
    assert element in {nom for _, nom, _ in export.decisions(Decision.LAISSE)}


COURRIEL_COURT = Etat("UPDATE contact SET courriel = 'a@';")


def test_a_text_too_short_is_left_out_and_told_so(exporte: Callable[..., Export]):
    export = exporte(COURRIEL_COURT)
    message = "« a@ » est trop court : Lhéo demande 3 caractères."
    assert set(export.decisions(Decision.LAISSE)) == {("CT_1", "courriel", message)}


SANS_ETABLISSEMENT = Etat(
    """
    INSERT INTO organisme (id, numero, statut, source, raison_sociale) VALUES (2, 'OR_2', 'VALIDEE', 'SAISIE', 'Seul');
    """
)


def test_an_organisme_that_cannot_be_in_the_annuaire_is_told(exporte: Callable[..., Export]):
    export = exporte(SANS_ETABLISSEMENT, annuaire=True)
    dans_le_document = export.numeros("lheo-plus/organisme-formation-responsable") == ["OR_2"]
    assert dans_le_document or "OR_2" in {constat.objet for constat in export.constats}
