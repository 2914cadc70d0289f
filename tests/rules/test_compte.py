"""The address of an account: one rule, whatever makes it."""

import pytest

from models.autosaisie import TypeDemande
from models.erreurs import EntreeInvalide
from rules.demande import lire
from service.comptes import gestion


@pytest.mark.parametrize(
    "courriel",
    [
        "personne",
        "a@of",
        "a@-of.example",
        "a@of.1",
        f"{'a' * 65}@of.example",
        f"a@{'o' * 64}.example",
        "a\\b@of.fr",
    ],
)
def test_a_demande_refuses_what_the_commands_refuse(courriel: str):
    _, fautes = lire(TypeDemande.OUVERTURE_COMPTE, {"siret": "44300121900015", "motif": "-", "courriel": courriel})
    assert [faute.code for faute in fautes] == ["DEMANDE_COURRIEL_INVALIDE"]
    with pytest.raises(EntreeInvalide):
        gestion.lire_adresse(courriel)


@pytest.mark.parametrize("courriel", [" Ecole@OF.example ", f"{'a' * 64}@{'o' * 63}.{'f' * 63}.{'x' * 50}.example"])
def test_it_reads_what_they_read(courriel: str):
    voeu, fautes = lire(TypeDemande.OUVERTURE_COMPTE, {"siret": "44300121900015", "motif": "-", "courriel": courriel})
    assert (fautes, voeu.courriel) == ([], gestion.lire_adresse(courriel))
