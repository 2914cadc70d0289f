"""`POST /imports/lheo`: who may not, and what is not understood; nothing is written then."""

from typing import Any

import pytest

from models.autosaisie import Droit, Role
from tests.service.envois.conftest import AUTRE, SIEN, Compte, Envoyer, Fichier, Lire

REFUS = [
    (None, {}, 401),
    ({"role": Role.PARTENAIRE}, {}, 403),
    ({"droit": Droit.LECTURE}, {}, 403),
    ({"droit": Droit.GESTION, "lecture_seule": True}, {}, 403),
    ({"siret": AUTRE}, {"organisme": SIEN}, 403),
    ({}, {"organisme": "44300121900015"}, 403),
    ({"role": Role.CARIF}, {}, 400),
    ({"role": Role.CARIF}, {"organisme": "44300121900015"}, 404),
    ({}, {"organisme": "7328"}, 400),
    ({}, {"essai": "peut-être"}, 400),
    ({}, {"force": "true"}, 400),
]


@pytest.mark.parametrize("refus", REFUS, ids=str)
def test_who_may_not_and_what_is_not_understood_write_nothing(
    refus: tuple[dict[str, Any] | None, dict[str, str], int],
    envoyer: Envoyer,
    compte: Compte,
    fichier: Fichier,
    lire: Lire,
):
    options, parametres, statut = refus
    jeton = None if options is None else compte(**options)
    reponse = envoyer(fichier("S1"), jeton, **{"essai": "false", **parametres})
    assert (reponse.status_code, reponse.headers["content-type"]) == (statut, "application/json; charset=utf-8")
    assert lire("SELECT count(*) FROM lot") == [(2,)]


def test_an_account_of_two_organismes_says_of_which_it_sends(envoyer: Envoyer, compte: Compte, fichier: Fichier):
    compte()
    jeton = compte(siret=AUTRE)
    assert envoyer(fichier("S1"), jeton).status_code == 400
    dite = envoyer(fichier("S1", siret=AUTRE), jeton, organisme=AUTRE).json()
    assert (dite["organisme"]["numero"], dite["rejetes"]) == ("OR_0000000002", 0)


@pytest.mark.parametrize(
    "entetes", [{"content-type": "multipart/form-data; boundary=x"}, {"content-encoding": "gzip"}], ids=str
)
def test_a_body_that_is_not_the_file_is_refused(
    entetes: dict[str, str], envoyer: Envoyer, compte: Compte, fichier: Fichier
):
    assert envoyer(fichier("S1"), compte(), entetes).status_code == 415
