"""What a file of offers says of the CPF is left aside, and told once; codes CPF of certifications stay."""

from collections.abc import Callable
from typing import Any

import psycopg

from importers.lot import Bilan
from tests.importers.document import offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

ELIGIBLE = """<extras info="eligibilite-cpf" numero="236000"><extra info="source">COPANEF</extra>
<extra info="public">3</extra></extras>"""
AUTRE = '<extras info="suivi"><extra info="note">à garder</extra></extras>'
CODE = "<certification><code-CERTIFINFO>4101</code-CERTIFINFO><code-CPF>CPF236000</code-CPF></certification>"


def test_eligibility_is_left_aside_and_told_once_in_a_lot(importe: Importer, lu: Base):
    un, deux = (offre(rang).dedans("session", ELIGIBLE + AUTRE + ELIGIBLE) for rang in "12")

    bilan = importe(un.avec(deux))

    assert lu.execute("SELECT complement FROM session").fetchall() == [(AUTRE,), (AUTRE,)]
    assert bilan.reserves == {"ELIGIBILITE_CPF_DEDUITE": 1}
    assert lu.execute("SELECT chemin, extrait FROM rejet").fetchall() == [
        ("formation[numero=F1]/action[1]/session[1]", None)
    ]

    rejoue = importe(un.avec(deux), confirmer=True)

    assert rejoue.comptes["session"] == (0, 0, 2)


def test_the_code_cpf_of_a_certification_is_kept_as_it_was_said(importe: Importer, lu: Base):
    bilan = importe(offre("1").avant("action", CODE))

    ((garde,),) = lu.execute("SELECT complement FROM formation").fetchall()
    assert (garde, bilan.reserves) == (CODE, {})
