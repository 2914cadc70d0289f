"""The rules are applied with what an operator chose."""

from rules.parametres import Parametres
from service.parametres import parametres
from service.reglages import Reglages


def test_without_settings_the_perimeter_is_the_region():
    assert parametres(Reglages(SOFI_REGION="52")) == Parametres("52")
    assert parametres(Reglages(SOFI_REGION="52")).departements == {"44", "49", "53", "72", "85"}


def test_every_setting_of_the_rules_is_theirs():
    choisis = Reglages(
        SOFI_REGION="53",
        SOFI_DEPARTEMENTS="35, 56",
        SOFI_SESSIONS_UNITAIRES_MAX=3,
        SOFI_FENETRE_PERMANENTE_JOURS=400,
        SOFI_DUREE_LONGUE_JOURS=1000,
        SOFI_DISTANCE_ADRESSE_KM=5,
        SOFI_DISTANCE_DANS_LE_PERIMETRE=False,
        SOFI_ANNEES_A_VENIR_MAX=4,
    )
    assert parametres(choisis) == Parametres("53", ("35", "56"), 3, 400, 1000, 5.0, False, 4)


def test_the_ndas_of_former_regions_are_those_of_the_region():
    assert Parametres("28").prefixes_nda == {"28", "23", "25"}
