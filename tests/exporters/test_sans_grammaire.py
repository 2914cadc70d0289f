"""What the database may hold and Lhéo may not never gets out: values are judged, offers are not lost for them."""

from collections.abc import Callable

import pytest

from tests.exporters.exports import Etat, Export

BLOCS = """
    INSERT INTO bloc_competences (code, libelle) VALUES ({});
    INSERT INTO session_bloc (session_id, bloc_code, rang) SELECT 1, code, 0 FROM bloc_competences;
"""
CERTIFICATION = """
    INSERT INTO certification (id, code_certifinfo, intitule) VALUES (1, '{}', 'Cap');
    INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (1, 1, 0);
"""
ETATS = {
    "a label of a bloc too long": Etat(BLOCS.format("'RNCP123BC01', repeat('Préparer ', 60)")),
    "a code of a bloc too short": Etat(BLOCS.format("'BC1', 'Préparer'")),
    "a control character in a bloc": Etat(BLOCS.format(r"'RNCP123BC01', E'Prépa\x01rer'")),
    "a blank label of a bloc": Etat(BLOCS.format("'RNCP123BC01', ''")),
    "a Certif Info code too long": Etat(CERTIFICATION.format("12345678901")),
    "a date of information that is none": Etat("UPDATE action SET dates_information = '{bientôt}';"),
    "a certification with a markup in its code": Etat(CERTIFICATION.format("<1>")),
}


@pytest.mark.parametrize("cas", ETATS)
def test_the_document_is_valid_all_the_same(exporte: Callable[..., Export], cas: str):
    assert exporte(ETATS[cas]).numeros("session") == ["SE_1"]
