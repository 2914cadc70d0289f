"""What profiles stand for: values that the closed lists have, for each of them."""

import psycopg
import pytest

from loaders.offre.conditions import AXES_DES_PROFILS
from loaders.offre.profils import valeurs_du_profil
from loaders.offre.publics import VALEUR_DU_PUBLIC
from models.choix import Axe, Profil

LISTES = {
    Axe.TYPE_DISPOSITIF: "SELECT code FROM type_dispositif",
    Axe.VOIE: "SELECT voie FROM type_dispositif",
    Axe.PUBLIC: f"SELECT {VALEUR_DU_PUBLIC} FROM public_vise",
}


@pytest.mark.parametrize("profil", Profil)
def test_a_profile_stands_for_values_that_exist(offres: psycopg.Connection, profil: Profil):
    valeurs = {axe: set(valeurs_du_profil(profil, axe)) for axe in AXES_DES_PROFILS.values()}
    connues = {axe: {code for (code,) in offres.execute(LISTES[axe]).fetchall()} for axe in valeurs}

    assert any(valeurs.values())
    assert {axe: dites - connues[axe] for axe, dites in valeurs.items()} == {axe: set() for axe in valeurs}
