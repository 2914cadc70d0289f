"""The five kinds, told by the type of diploma, then by the sheet."""

import pytest

from importers.certifinfo.genre import genre
from models.enumerations import TypeCertification as T


@pytest.mark.parametrize(
    ("type_diplome", "fiche", "attendu"),
    [
        ("Certificat d'aptitude professionnelle", None, T.ETAT),
        ("Baccalauréat professionnel", "RNCP1", T.ETAT),
        ("Titre professionnel (TP de niveau 4)", "RNCP1", T.ETAT),
        ("Autre diplôme d'Etat de niveau 2", None, T.ETAT),
        ("Licence professionnelle", "RNCP1", T.ETAT),
        ("Master", "RNCP1", T.ETAT),
        ("Diplôme d'ingénieur", "RNCP1", T.ETAT),
        ("Autre titre inscrit sur demande au RNCP (niveau 3)", "RNCP1", T.RNCP_SUR_DEMANDE),
        ("Mastère spécialisé", "RNCP1", T.RNCP_SUR_DEMANDE),
        ("Diplôme d'université (de niveau 2)", "RNCP1", T.RNCP_SUR_DEMANDE),
        ("Diplôme d'université (de niveau 2)", None, None),
        ("Certificat de qualification professionnelle", "RNCP1", T.CQP),
        ("Certificat de qualification paritaire de la métallurgie", None, T.CQP),
        ("Habilitation", None, T.HABILITATION),
        ("Autre certification sans niveau spécifique", "RS1", T.HABILITATION),
        ("Préparation à un concours de niveau bac", None, T.PREPARATION_CONCOURS),
        ("Préparation aux concours", None, T.PREPARATION_CONCOURS),
        ("Classe de seconde", None, None),
        (None, None, None),
    ],
)
def test_the_kind_of_a_type_of_diploma(type_diplome: str | None, fiche: str | None, attendu: T | None):
    assert genre(type_diplome, fiche) == attendu
