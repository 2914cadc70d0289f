"""Whatever the journal names, the API tells the provenance of: columns that importers write, lists by rank."""

import pytest

from graph.provenance import suivis
from graph.schema import schema
from importers.lignes import table
from importers.objets import OBJETS
from loaders.objets import DU_CATALOGUE
from models.liens import LIENS
from models.tables import METADONNEES

# what goes out again as it came, and is read nowhere alone
MUETTES = {"id", "nouveau", "cree_le", "modifie_le", "complement", "niveau_entree_lheo", "niveau_sortie_lheo"}
MUETTES_AUSSI = {
    "organisme_id": ("contact", "session"),  # told by what they belong to
    "conventionnement": ("action",),  # a flag of Lhéo, kept for the export
}


def dites(nom: str) -> set[str]:
    """Every name of the journal that some field of a type goes by."""
    return {cle for cles in suivis(schema, nom).values() for cle in cles}


@pytest.mark.parametrize("nom", DU_CATALOGUE)
def test_every_column_and_list_that_an_importer_writes_has_a_field(nom: str):
    noun = DU_CATALOGUE[nom].table
    (ligne,) = [une for une in OBJETS if table(une) == noun]
    tues = MUETTES | {colonne for colonne, nouns in MUETTES_AUSSI.items() if noun in nouns}
    assert set(ligne._fields) - dites(nom) - tues == set()


@pytest.mark.parametrize("nom", DU_CATALOGUE)
def test_every_name_that_a_field_goes_by_is_a_column_or_a_list(nom: str, tables: dict[str, set[str]]):
    noun = DU_CATALOGUE[nom].table
    listes = {lien.champ for lien in LIENS if lien.noun == noun}
    parties = {"dispositifs", "recrutements"} if noun == "session" else set()
    assert dites(nom) - tables[noun] - listes - parties == set()


@pytest.fixture(scope="module")
def tables() -> dict[str, set[str]]:
    """The columns of each table."""
    return {nom: set(une.columns.keys()) for nom, une in METADONNEES.tables.items()}


@pytest.mark.parametrize("nom", DU_CATALOGUE)
def test_what_is_computed_or_belongs_to_another_has_none(nom: str):
    sans = {
        "id",
        "numero",
        "version",
        "source",
        "provenances",
        "identifiants",
        "actions",
        "sessions",
        "active",
        "voies",
    }
    assert set(suivis(schema, nom)) & sans == set()
