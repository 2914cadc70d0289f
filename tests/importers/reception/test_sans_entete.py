"""Files without a header: told by the shape of their first lines, whatever separates the cells."""

from pathlib import Path

import pytest

from importers.reception.archive import parties
from importers.reception.entete import Document, reconnaitre
from importers.reception.forme import Colonne, Flux, Forme
from models.erreurs import FichierRefuse

NOTES = Forme(
    nom="notes",
    editeur="essai",
    colonnes=(Colonne(("numero",), place=0), Colonne(("note",), place=2)),
    lire=lambda *_: (),
    enregistrements=(),
    sans_entete=lambda ligne: len(ligne) > 2 and ligne[0].isdecimal() and ligne[2].isdecimal(),
)
NOMMEES = Forme("nommees", "essai", (Colonne(("1",)), Colonne(("2",))), lambda *_: (), ())
FLUX = Flux("notes", "notes", (NOTES, NOMMEES), (), {})


def document(tmp_path: Path, texte: str) -> Document:
    chemin = tmp_path / "fichier.txt"
    chemin.write_text(texte, encoding="utf-8")
    return reconnaitre(parties(chemin)[0], FLUX, (FLUX,))


@pytest.mark.parametrize("separateur", ["\t", ";", ",", "|"])
def test_columns_stand_where_the_layout_says(tmp_path: Path, separateur: str):
    lu = document(tmp_path, separateur.join(["1", "Anne", "12", ""]) + "\n")
    assert (lu.forme.nom, lu.separateur, lu.entete, lu.places, lu.largeur) == ("notes", separateur, 0, (0, 2), 4)


def test_one_broken_line_among_the_first_is_forgiven(tmp_path: Path):
    assert document(tmp_path, "1;Anne;douze\n2;Zoé;14\n3;Léo;9\n").forme.nom == "notes"


@pytest.mark.parametrize("texte", ["1;Anne;douze\n2;Zoé;14\n", "numéro;nom;note\n2;Zoé;14\n3;Léo;9\n"])
def test_half_of_the_lines_or_a_first_one_of_words_is_not_enough(tmp_path: Path, texte: str):
    with pytest.raises(FichierRefuse, match="n'est pas un fichier du flux « notes »"):
        document(tmp_path, texte)


def test_a_header_counts_more_than_a_shape(tmp_path: Path):
    assert document(tmp_path, "1;2;3\n4;5;6\n").forme.nom == "nommees"
