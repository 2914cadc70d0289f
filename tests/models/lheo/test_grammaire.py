import pytest

from models.lheo.espaces import Version
from models.lheo.grammaire import Enfant, grammaire
from models.lheo.listes import listes


def test_lheo_2_3_has_170_elements_and_2_2_has_120_of_them():
    assert len(grammaire("2.3")) == 170
    assert len(grammaire("2.2")) == 120
    assert set(grammaire("2.2")) < set(grammaire("2.3"))


def test_a_text_has_bounds():
    intitule = grammaire("2.3")["intitule-formation"]
    assert (intitule.genre, intitule.minimum, intitule.maximum) == ("texte", 1, 255)


def test_a_length_that_changed_is_that_of_its_version():
    assert grammaire("2.2")["code-RNCP"].maximum == 6
    assert grammaire("2.3")["code-RNCP"].maximum == 10


def test_a_cardinality_that_changed_is_that_of_its_version():
    assert Enfant("lieu-de-formation", 1, 1) in grammaire("2.2")["action"].enfants
    assert Enfant("lieu-de-formation", 0, None) in grammaire("2.3")["action"].enfants


def test_extras_come_last_wherever_they_may():
    sequences = [element for element in grammaire("2.3").values() if element.genre == "sequence"]
    sans = [element.nom for element in sequences if element.enfants[-1] != Enfant("extras", 0, None)]
    assert sans == ["periode-inscription"]


def test_every_child_is_described():
    for version in ("2.2", "2.3"):
        table = grammaire(version)
        assert {enfant.nom for element in table.values() for enfant in element.enfants} <= set(table)


def test_every_code_has_its_list():
    for version in ("2.2", "2.3"):
        nommees = {element.liste for element in grammaire(version).values() if element.liste}
        assert nommees == set(listes(version))


@pytest.mark.parametrize(("version", "porte"), [("2.2", False), ("2.3", True)])
def test_time_stamps_exist_since_2_3(version: Version, porte: bool):
    assert ("horodatage-modification" in grammaire(version)["action"].attributs) is porte


def test_dates_of_entry_stand_on_formation_action_and_session_and_not_on_organismes():
    porteurs = {element.nom for element in grammaire("2.3").values() if "datecrea" in element.attributs}
    assert {"formation", "action", "session"} < porteurs
    assert "organisme-formation-responsable" not in porteurs
