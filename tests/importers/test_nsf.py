"""The NSF: codes with their labels, accents kept whatever the file lost."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from models.migrer import migrer

Recevoir = Callable[..., Any]
Base = psycopg.Connection[Any]


def libelle(lu: Base, code: str) -> str:
    return lu.execute("SELECT libelle FROM nsf WHERE code = %s", [code]).fetchone()[0]


@pytest.mark.parametrize(
    "contenu",
    [
        "code;libelle_sans_accent\n100;Formations generales\n",
        "code;libelle_sans_accent\n100;Form. gen.\n",
        "code;libelle\n100;FORMATIONS GENERALES\n",
    ],
)
def test_a_label_without_accents_does_not_replace_ours(recevoir: Recevoir, lu: Base, contenu: str):
    assert libelle(lu, "100") == "Formations générales"
    recevoir("nsf", contenu)
    assert libelle(lu, "100") == "Formations générales"


def test_a_label_without_accents_is_better_than_none(recevoir: Recevoir, lu: Base):
    lu.execute("UPDATE nsf SET libelle = code WHERE code = '100'")
    recevoir("nsf", "code;libelle_sans_accent\n100;Formations generales\n221w;Vente\n")
    assert (libelle(lu, "100"), libelle(lu, "221w")) == ("Formations generales", "Vente")


def test_accents_replace_their_absence(recevoir: Recevoir, lu: Base):
    recevoir("nsf", "code;libelle_sans_accent\n221w;Menuiserie elementaire\n")
    recevoir("nsf", "code;libelle\n221w;Menuiserie élémentaire\n")
    assert libelle(lu, "221w") == "Menuiserie élémentaire"


def test_another_label_replaces_ours(recevoir: Recevoir, lu: Base):
    recevoir("nsf", "code;libelle\n100;Culture générale\n")
    assert libelle(lu, "100") == "Culture générale"


def test_a_label_of_the_feed_is_not_taken_back_by_a_migration(recevoir: Recevoir, base: str, lu: Base):
    recevoir("nsf", "code;libelle\n100;Culture générale\n")
    assert (migrer(base), libelle(lu, "100")) == ([], "Culture générale")


@pytest.mark.parametrize("code", ["221w", "221W"])
def test_a_code_may_have_a_letter(recevoir: Recevoir, lu: Base, code: str):
    recevoir("nsf", f"code;libelle\n{code};Commercialisation\n")
    assert libelle(lu, "221w") == "Commercialisation"


def test_a_code_with_its_zero_lost_is_refused(recevoir: Recevoir):
    assert recevoir("nsf", "code;libelle\n10;Formations\n991;Une\n").rejets == {"CODE_MAL_FORME": 1}
