"""Each field of the filter, on 23 November 2026: the exact sessions of `offres.sql` that it keeps."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.offre_filtre import OffreFiltre
from loaders.bornes import Intervalle, Lieu, Periode, Rectangle
from loaders.offre.conditions import criteres
from loaders.offre.criteres import CRITERES, DE_L_UNITE, DU_DISPOSITIF
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.choix import Profil
from models.enumerations import CategorieQualiopi, ModaliteEnseignement, Source, Statut, TypeCertification, Voie

TOUTES = [1, 2, 3, 4, 5, 6, 7]
MAYENNE, LE_MANS = {"latitude": 48.3, "longitude": -0.6167}, {"latitude": 48.0061, "longitude": 0.1996}
AUTOUR = Rectangle(48.4, 48.2, -0.5, -0.7)
JANVIER, MARS = date(2027, 1, 1), date(2027, 3, 1)

CAS: list[tuple[str, Any, list[int]]] = [
    ("formacodes", ("22201",), [1, 2, 4, 5, 6, 7]),  # with what it holds, and what its specific terms replaced
    ("formacodes", ("22202",), [1, 5, 7]),  # not what 22210 became besides, nor what goes on under another
    ("formacodes", ("22203",), [2, 5, 6, 7]),
    ("formacodes", ("22210",), [1, 2, 3, 5, 6, 7]),  # withdrawn: followed to both, and what it held to what it is now
    ("formacodes", ("22211",), [7]),
    ("formacodes", ("22230",), [3]),  # the same digits meant something else
    ("formacodes", ("22240",), [3, 7]),  # and here they do not
    ("formacodes", ("22230", "22240"), [3, 7]),
    ("champs", ("222",), [1, 2, 4, 5, 6, 7]),
    ("champs", ("150",), [3]),
    ("codes_certifinfo", ("28229",), [1]),
    ("codes_rncp", ("RNCP37387", "RNCP1"), [1]),
    ("codes_rs", ("RS5130",), [2]),
    ("codes_rome", ("H2207",), [2]),
    ("codes_nsf", ("233", "234"), [1, 2]),
    ("types_certification", (TypeCertification.HABILITATION,), [2]),
    ("certifiante", True, [1, 2]),
    ("certifiante", False, [3, 4, 5, 6, 7]),
    ("eligible_cpf", True, [1]),
    ("eligible_cpf", False, [2, 3, 4, 5, 6, 7]),
    ("niveaux_entree", ("3",), [1]),
    ("niveaux_sortie", ("3", "4"), [1, 2]),
    ("modalites", (ModaliteEnseignement.A_DISTANCE,), [3, 7]),
    ("entrees_sorties_permanentes", True, [5]),
    ("entrees_sorties_permanentes", False, [1, 2, 3, 4, 6, 7]),
    ("heures_hebdomadaires", Intervalle(min=24), [1, 5]),
    ("heures_hebdomadaires", Intervalle(max=24), [2, 5]),
    ("heures_hebdomadaires", Intervalle(24, 24), [5]),
    ("departements", ("53",), [1, 2]),
    ("departements", ("72",), [2]),  # not 6, whose place is not public
    ("communes", ("44109",), [7]),
    ("lieu", Lieu(**MAYENNE), [1, 2, 3, 7]),
    ("lieu", Lieu(**MAYENNE, a_distance=False), [1, 2]),
    ("lieu", Lieu(**LE_MANS, rayon_m=1, a_distance=False), [2]),
    ("lieu", Lieu(rectangle=AUTOUR, a_distance=False), [1, 2]),
    ("lieu", Lieu(rectangle=AUTOUR), [1, 2, 3, 7]),
    ("lieu", Lieu(**LE_MANS, rectangle=AUTOUR, a_distance=False), []),  # both of one place
    ("lieu", Lieu(**LE_MANS, rayon_m=100_000, rectangle=AUTOUR, a_distance=False), [1, 2]),
    ("debut", Periode(du=date(2027, 9, 30)), [2, 4]),  # any day of its month, of its year
    ("debut", Periode(du=date(2027, 10, 1)), [4]),
    ("debut", Periode(JANVIER, date(2027, 1, 3)), [4]),
    ("debut", Periode(au=JANVIER), [4, 5, 7]),
    ("debut", Periode(MARS, MARS), [4, 6]),
    ("mois_debut", ("2027-09", "2027-01"), [1, 2]),  # a year is no month
    ("inscriptions_ouvertes_le", date(2026, 11, 23), [1, 2, 3, 6, 7]),
    ("inscriptions_ouvertes_le", date(2026, 11, 22), [1, 2, 3, 4, 6, 7]),
    ("inscriptions_ouvertes_le", date(2026, 12, 16), [2, 3, 5, 6, 7]),
    ("places_ouvertes", True, [1]),
    ("places_ouvertes", False, [2, 3]),
    ("entree_possible", True, [1, 5, 6]),
    ("entree_possible", False, [2, 3, 4, 7]),
    ("types_dispositif", ("PRF",), [1]),
    ("types_dispositif", ("CPF", "CONTRAT_APPRENTISSAGE"), [2, 5]),
    ("financeurs", ("16",), [1, 5, 6]),
    ("programmes", ("Région Formation",), [1]),
    ("publics", ("80003",), [1, 3]),  # of the action, where there is no dispositif
    ("publics", ("82020",), [2]),  # or none that says its own
    ("publics", ("81050",), []),  # not where all of them do
    ("publics", ("82044",), [1, 5]),
    ("publics", ("80004",), [5]),  # what the code means today
    ("publics", ("V9-80004",), [6]),  # and what it meant
    ("conventionnee", True, [1]),
    ("conventionnee", False, [2]),
    ("voies", (Voie.APPRENTISSAGE,), [2]),
    ("voies", (Voie.FORMATION_CONTINUE,), [1, 5, 6]),
    ("profil", Profil.APPRENTI, [2]),
    ("profil", Profil.DEMANDEUR_EMPLOI, [1, 3, 5]),
    ("profil", Profil.SALARIE, [1, 5, 6]),
    ("profil", Profil.PARTICULIER, [5]),
    ("profil", Profil.HANDICAP, []),
    ("organismes", ("98765432400019",), [3, 5, 7]),
    ("organismes", ("OR_0000000001",), [1, 2, 4, 6]),
    ("qualiopi", (CategorieQualiopi.VAE,), [3, 5, 7]),
    ("qualiopi", (CategorieQualiopi.APPRENTISSAGE, CategorieQualiopi.VAE), TOUTES),
    ("sources", (Source.IDEO,), [3]),
    ("statuts", (Statut.VALIDEE,), TOUTES),
    ("statuts", (Statut.PERIMEE,), [8]),
    ("statuts", (Statut.ANNULEE, Statut.ARCHIVEE), [9, 10]),
    ("cree_entre", Periode(du=date(2026, 1, 1), au=date(2026, 1, 1)), [1]),  # in Paris
    ("cree_entre", Periode(du=date(2026, 7, 1)), [7]),
    ("modifie_depuis", datetime(2026, 6, 1, 12, 0, tzinfo=UTC), [6, 7]),
]
ENSEMBLE: list[tuple[str, dict[str, Any], list[int]]] = [
    ("nothing is asked", {}, TOUTES),
    ("type and public of two dispositifs", {"types_dispositif": ("PRF",), "publics": ("82044",)}, []),
    ("type and public of one", {"types_dispositif": ("OPCO",), "publics": ("82044",)}, [1]),
    ("the public of the action for the one that says none", {"types_dispositif": ("CPF",), "publics": ("82044",)}, [5]),
    ("and not for its neighbour", {"types_dispositif": ("CPF",), "publics": ("80004",)}, []),
    ("financeur and programme", {"financeurs": ("16",), "programmes": ("Région Formation",)}, []),
    ("voie and public", {"voies": (Voie.APPRENTISSAGE,), "publics": ("82020",)}, [2]),
    ("voie and another public", {"voies": (Voie.APPRENTISSAGE,), "publics": ("82044",)}, []),
    ("profil and type", {"profil": Profil.DEMANDEUR_EMPLOI, "types_dispositif": ("OPCO",)}, [5]),
    ("profil and financeur", {"profil": Profil.SALARIE, "financeurs": ("2",)}, []),
    ("public without a dispositif, and a type", {"publics": ("80003",), "types_dispositif": ("OPCO",)}, []),
    ("all of a place", {"departements": ("72",), "communes": ("53147",)}, []),
    ("a place around, another by its code", {"departements": ("72",), "lieu": Lieu(**MAYENNE)}, []),
    ("at a distance is no département", {"departements": ("44",), "lieu": Lieu(**MAYENNE)}, []),
    ("month and period", {"mois_debut": ("2027-09",), "debut": Periode(du=date(2027, 9, 30))}, [2]),
    ("status and field", {"statuts": (Statut.PERIMEE, Statut.VALIDEE), "niveaux_sortie": ("4",)}, [1, 8]),
]


@pytest.mark.parametrize(("champ", "valeur", "attendues"), CAS)
def test_a_field_keeps_these_sessions(
    sessions: Callable[[Question], list[int]], champ: str, valeur: Any, attendues: list[int]
):
    assert sessions(Question(Filtre(**{champ: valeur}))) == attendues


@pytest.mark.parametrize(("filtre", "attendues"), [cas[1:] for cas in ENSEMBLE], ids=[cas[0] for cas in ENSEMBLE])
def test_fields_together_keep_these_sessions(
    sessions: Callable[[Question], list[int]], filtre: dict[str, Any], attendues: list[int]
):
    assert sessions(Question(Filtre(**filtre))) == attendues


def test_every_field_has_its_cases():
    assert {champ for champ, _, _ in CAS} == {champ.name for champ in fields(Filtre)}


def test_the_filter_of_clients_has_the_fields_of_the_one_that_is_compiled():
    assert [champ.name for champ in fields(OffreFiltre)] == [champ.name for champ in fields(Filtre)]


def test_every_field_makes_a_criterion_that_is_compiled():
    nombres = [(champ, len(criteres(Filtre(**{champ: valeur})))) for champ, valeur, _ in CAS if champ != "statuts"]
    assert [champ for champ, nombre in nombres if nombre == 0] == []
    noms = {nom for champ, valeur, _ in CAS for nom in criteres(Filtre(**{champ: valeur}))}
    assert noms == CRITERES.keys() | DU_DISPOSITIF.keys() | DE_L_UNITE.keys()
