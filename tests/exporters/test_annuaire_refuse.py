"""An organisme that Lhéo refuses is told and left out; the annuaire goes on."""

from collections.abc import Callable

from exporters.lheo import Decision
from tests.exporters.exports import Etat, Export

ORGANISME_SANS_NOM = Etat(
    """
    INSERT INTO organisme (id, numero, statut, source, raison_sociale) VALUES (2, 'OR_2', 'VALIDEE', 'SAISIE', ' ');
    INSERT INTO etablissement (id, numero, statut, source, organisme_id, nom, principal)
      VALUES (2, 'ET_2', 'VALIDEE', 'SAISIE', 2, 'Siège', true);
    INSERT INTO formation (id, numero, statut, source, proprietaire_id, intitule)
      VALUES (2, 'FO_2', 'VALIDEE', 'SAISIE', 2, 'Cap peintre');
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id)
      VALUES (2, 'AC_2', 'VALIDEE', 'SAISIE', 2, 2, 2);
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 2, 2, 1);
    """
)


def test_the_offers_of_an_organisme_without_a_name_are_left_out_and_told(exporte: Callable[..., Export]):
    export = exporte(ORGANISME_SANS_NOM)
    assert export.numeros("formation") == ["FO_1"]
    refuse = ("OR_2", "nom-organisme", "Lhéo exige nom-organisme et le catalogue ne l'a pas.")
    assert export.decisions(Decision.REFUSE) == [refuse]


def test_an_organisme_without_a_name_is_left_out_of_the_annuaire_and_told(exporte: Callable[..., Export]):
    export = exporte(ORGANISME_SANS_NOM, annuaire=True)
    assert export.numeros("organisme-formation-responsable") == ["OR_1"]
    refuse = ("OR_2", "nom-organisme", "Lhéo exige nom-organisme et le catalogue ne l'a pas.")
    assert set(export.decisions(Decision.REFUSE)) == {refuse}
