"""A filter in JSON means what it means in an operation, and is refused for the same reasons."""

from datetime import date
from typing import Any

import pytest

from graph.filtre_donne import filtre_donne
from graph.lieu_filtre import RAYON_KM, LieuFiltre
from graph.offre_filtre import OffreFiltre
from graph.periode_filtre import PeriodeFiltre
from graph.point_filtre import PointFiltre
from models.enumerations import Voie
from models.erreurs import EntreeInvalide


@pytest.mark.parametrize(
    ("valeur", "filtre"),
    [
        ({}, OffreFiltre()),
        ({"departements": "44", "certifiante": None}, OffreFiltre(departements=["44"])),
        ({"voies": ["APPRENTISSAGE"]}, OffreFiltre(voies=[Voie.APPRENTISSAGE])),
        ({"debut": {"du": "2027-01-04"}}, OffreFiltre(debut=PeriodeFiltre(du=date(2027, 1, 4)))),
        (
            {"lieu": {"autour": {"commune": "44109"}}},
            OffreFiltre(lieu=LieuFiltre(autour=PointFiltre(commune="44109"), rayon_km=RAYON_KM)),
        ),
    ],
)
def test_a_filter_is_coerced_as_a_variable_is(valeur: Any, filtre: OffreFiltre):
    assert filtre_donne(valeur) == filtre


@pytest.mark.parametrize(
    ("valeur", "message"),
    [
        (None, "Filtre invalide, dans `filtre` : "),
        ([], "Filtre invalide, dans `filtre` : Expected value of type 'OffreFiltre' to be an object, found: []."),
        ({"departement": ["44"]}, "Filtre invalide, dans `filtre` : .* unknown field 'departement'"),
        ({"departements": [44]}, "Filtre invalide, dans `filtre.departements.0` : String cannot represent"),
        ({"lieu": {"rayonKm": "loin"}}, "Filtre invalide, dans `filtre.lieu.rayonKm` : Float cannot represent"),
        ({"debut": {"du": "2027-13-01"}}, "Filtre invalide, dans `filtre.debut.du` : Value cannot represent a Date"),
        ({"voies": ["AUTRE"]}, "Filtre invalide, dans `filtre.voies.0` : Value 'AUTRE' does not exist in 'Voie' enum"),
    ],
)
def test_what_the_schema_refuses_is_named(valeur: Any, message: str):
    with pytest.raises(EntreeInvalide, match=message.replace("[]", r"\[\]")):
        filtre_donne(valeur)
