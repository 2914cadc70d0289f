from datetime import date

import pytest

from exporters.lheo.demande import Demande
from models.erreurs import EntreeInvalide, ErreurSofi
from models.lecteur import PUBLIC
from service.http.lheo import demande_de_l_adresse
from service.http.reponses import RefusHttp

JOUR = date(2026, 11, 23)
SIRET = "90000001900019"


def refus(adresse: bytes) -> ErreurSofi:
    with pytest.raises((RefusHttp, EntreeInvalide)) as leve:
        demande_de_l_adresse(adresse, JOUR)
    return leve.value


def test_an_address_without_parameters_asks_for_the_whole_catalogue_of_the_public():
    assert demande_de_l_adresse(b"", JOUR) == Demande(PUBLIC, JOUR, None, annuaire=False, version="2.3")


def test_every_parameter_is_read():
    adresse = f"organisme={SIRET}&version=2.2&annuaire=1".encode()
    assert demande_de_l_adresse(adresse, JOUR) == Demande(PUBLIC, JOUR, SIRET, annuaire=True, version="2.2")


def test_empty_parameters_of_an_address_are_absent_ones():
    assert demande_de_l_adresse(b"version=&annuaire=", JOUR) == demande_de_l_adresse(b"", JOUR)


def test_an_empty_siret_is_not_everybody():
    with pytest.raises(EntreeInvalide, match="n'est pas un SIRET"):
        demande_de_l_adresse(b"organisme=", JOUR)


def test_a_siret_is_read_with_the_spaces_that_people_write():
    assert demande_de_l_adresse(b"organisme=900+000+019+00019", JOUR).siret == SIRET


@pytest.mark.parametrize(
    ("adresse", "message"),
    [
        (b"organisme=123", "« 123 » n'est pas un SIRET : 14 chiffres, le dernier en étant la clé."),
        (b"organisme=90000001900018", "« 90000001900018 » n'est pas un SIRET : "),
        (b"organisme=00000000000000", "« 00000000000000 » n'est pas un SIRET : "),
        (b"version=2.4", "Lhéo 2.4 n'est pas une version exportée : choisissez 2.2 ou 2.3."),
        (b"annuaire=peut-%C3%AAtre", "Le paramètre « annuaire » vaut 1 ou 0."),
        (b"siret=1", "Le paramètre « siret » n’existe pas ; il y a : annuaire, filtre, organisme, texte, version."),
        (b"version=2.2&version=2.3", "« version » est donné deux fois."),
        (b"organisme=%FF", "Les paramètres de l’adresse sont illisibles"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_to_change(adresse: bytes, message: str):
    assert refus(adresse).message.startswith(message)
