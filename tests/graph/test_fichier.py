"""The address of a search as a file: one way to write a filter, whatever way it was given."""

import json
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.fichier import adresse
from graph.filtre_donne import filtre_donne
from graph.lieu_filtre import LieuFiltre
from graph.offre_filtre import OffreFiltre
from graph.periode_filtre import PeriodeFiltre
from graph.point_filtre import PointFiltre
from loaders.offre.filtre import Filtre
from models.choix import FormatExport, Profil
from models.enumerations import Statut, Voie
from models.erreurs import EntreeInvalide

AUTOUR = PointFiltre(latitude=47.2, longitude=-1.5)


def filtre_de(donne: OffreFiltre | None, voulu: FormatExport = FormatExport.CSV) -> str:
    (texte,) = parse_qs(urlsplit(adresse(voulu, None, donne, Filtre())).query)["filtre"]
    return texte


@pytest.mark.parametrize(
    ("donne", "texte"),
    [
        (None, "{}"),
        (OffreFiltre(), "{}"),
        (OffreFiltre(organismes=["é&"], departements=["44", "49"]), '{"departements":["44","49"],"organismes":["é&"]}'),
        (OffreFiltre(certifiante=False, profil=Profil.APPRENTI), '{"certifiante":false,"profil":"APPRENTI"}'),
        (OffreFiltre(voies=[Voie.APPRENTISSAGE]), '{"voies":["APPRENTISSAGE"]}'),
        (OffreFiltre(debut=PeriodeFiltre(du=date(2027, 1, 4))), '{"debut":{"du":"2027-01-04"}}'),
        (
            OffreFiltre(modifie_depuis=datetime(2026, 11, 23, 8, 30, tzinfo=UTC)),
            '{"modifieDepuis":"2026-11-23T08:30:00+00:00"}',
        ),
        (OffreFiltre(lieu=LieuFiltre(autour=AUTOUR)), '{"lieu":{"autour":{"latitude":47.2,"longitude":-1.5}}}'),
        (
            OffreFiltre(lieu=LieuFiltre(autour=AUTOUR, rayon_km=5.0, avec_formations_a_distance=False)),
            '{"lieu":{"autour":{"latitude":47.2,"longitude":-1.5},"avecFormationsADistance":false,"rayonKm":5}}',
        ),
    ],
)
def test_a_filter_is_written_in_one_way(donne: OffreFiltre | None, texte: str):
    assert filtre_de(donne) == texte


@pytest.mark.parametrize(
    "valeur",
    [
        {"lieu": {"autour": {"commune": "44109"}, "rayonKm": 12.5}, "moisDebut": ["2027-09"]},
        {"statuts": ["VALIDEE", "PERIMEE"], "creeEntre": {"du": "2026-01-01", "au": "2026-12-31"}},
        {"heuresHebdomadaires": {"min": 10}, "inscriptionsOuvertesLe": "2027-01-04", "eligibleCpf": True},
    ],
)
def test_what_is_written_is_read_back_the_same(valeur: dict[str, Any]):
    donne = filtre_donne(valeur)
    assert filtre_donne(json.loads(filtre_de(donne))) == donne


@pytest.mark.parametrize(("voulu", "route"), [(FormatExport.LHEO, "/lheo.xml"), (FormatExport.CSV, "/offres.csv")])
def test_each_format_has_its_route(voulu: FormatExport, route: str):
    assert (
        adresse(voulu, None, OffreFiltre(certifiante=True), Filtre()) == f"{route}?filtre=%7B%22certifiante%22:true%7D"
    )


def test_a_document_that_could_not_hold_what_is_found_has_no_address():
    with pytest.raises(EntreeInvalide, match="un document Lhéo ne contient pas d'offre ANNULEE"):
        adresse(FormatExport.LHEO, None, None, Filtre(statuts=(Statut.ANNULEE,)))


def test_an_address_that_no_server_takes_is_refused():
    with pytest.raises(EntreeInvalide, match=r"trop long pour une adresse \(\d+ caractères, 60000 au plus\)"):
        adresse(FormatExport.CSV, None, OffreFiltre(programmes=["é" * 100] * 101), Filtre())
