"""Files that this very catalogue wrote: its own numbers name its objects, whoever sends the file back."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from importers.lot import Bilan
from tests.importers.catalogue import catalogue, comptes, empreintes, rejets
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

LIEU = """<lieu-de-formation><coordonnees><nom>Atelier</nom><adresse><ligne>3 quai Sadi-Carnot</ligne>
    <codepostal>53000</codepostal><ville>Laval</ville></adresse></coordonnees></lieu-de-formation>"""
FORMATEUR = """<organisme-formateur numero="O2"><SIRET-formateur><SIRET>00000000000000</SIRET></SIRET-formateur>
    <raison-sociale-formateur>Les Copeaux</raison-sociale-formateur></organisme-formateur>"""
PRINCIPAUX = {
    "formation": "FO_0000000001",
    "action": "AC_0000000001",
    "session": "SE_0000000001",
    "organisme-formation-responsable": "OR_0000000001",
}
TOUS = {
    **PRINCIPAUX,
    "SIRET-organisme-formation": "ET_0000000001",
    "coordonnees-organisme/coordonnees": "CT_0000000001",
    "contact-organisme": "CT_0000000002",
    "contact-formation": "CT_0000000003",
    "lieu-de-formation": "SI_0000000001",
    "organisme-formateur": "OR_0000000002",
    "SIRET-formateur": "ET_0000000002",
}


def riche() -> Document:
    """An offer with a place, contacts, and a formateur without SIRET."""
    document = offre("1").avant("modalites-entrees-sorties", LIEU).dedans("action", FORMATEUR)
    adresse = document.noeud("adresse-inscription")[0]
    document.dedans("coordonnees-organisme/coordonnees", "<courriel>a@batir.example</courriel>")
    document.noeud("coordonnees-organisme/coordonnees").insert(0, adresse.__copy__())
    document.dedans("contact-organisme/coordonnees", "<nom>Garnier</nom>")
    return document.dedans("contact-formation/coordonnees", "<nom>Leroux</nom>")


@pytest.fixture
def notre(lu: Base) -> Callable[..., Document]:
    """A document as this catalogue writes it, its elements numbered."""

    def notre(document: Document, numeros: dict[str, str] = PRINCIPAUX) -> Document:
        for chemin, numero in numeros.items():
            document.numero(chemin, numero)
        ((catalogue,),) = lu.execute("SELECT identifiant FROM installation").fetchall()
        return document.redige(catalogue)

    return notre


@pytest.mark.parametrize("emetteur", ["essai", "autre"])
def test_a_file_that_comes_back_changes_nothing(
    emetteur: str, importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(riche())
    avant = empreintes(lu)

    for _ in range(2):
        bilan = importe(notre(riche(), TOUS), emetteur=emetteur)

        assert bilan.rejets.total() + bilan.reserves.total() == 0
        assert empreintes(lu) == avant
        assert (bilan.comptes["session"], bilan.absents) == ((0, 0, 1), 0)


def test_a_contact_and_a_place_that_change_keep_their_numbers(
    importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(riche())

    importe(
        notre(riche().dit("contact-formation/coordonnees/nom", "Le Roux").dit("lieu-de-formation//nom", "Usine"), TOUS)
    )

    noms = "SELECT nom_famille FROM contact WHERE numero = 'CT_0000000003'"
    assert lu.execute(noms).fetchall() == [("Le Roux",)]
    assert lu.execute("SELECT nom FROM site WHERE numero = 'SI_0000000001'").fetchall() == [("Usine",)]
    assert [comptes(lu)[table] for table in ("contact", "site")] == [3, 2]


def test_a_file_of_ours_changes_what_came_by_its_source(importe: Importer, lu: Base, notre: Callable[..., Document]):
    importe(offre("1"))

    bilan = importe(notre(offre("1").dit("fin", "20270702")))

    assert bilan.comptes["session"] == (0, 1, 0)
    requete = "SELECT numero, fin::text, version FROM session"
    assert lu.execute(requete).fetchall() == [("SE_0000000001", "2027-07-02", 2)]


def test_an_etablissement_that_takes_a_new_siret_keeps_its_number(
    importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(offre("1"))

    importe(
        notre(offre("1").dit("SIRET", "73282932000082"), PRINCIPAUX | {"SIRET-organisme-formation": "ET_0000000001"})
    )

    assert lu.execute("SELECT numero, siret FROM etablissement").fetchall() == [("ET_0000000001", "73282932000082")]


def test_an_etablissement_does_not_take_the_siret_of_another(
    importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(offre("1").avec(offre("2").dit("SIRET", "90000001900019").dit("numero-activite", "52530000153")))
    avant = lu.execute("SELECT numero, siret FROM etablissement ORDER BY id").fetchall()

    echange = notre(
        offre("1").dit("SIRET", "90000001900019"), PRINCIPAUX | {"SIRET-organisme-formation": "ET_0000000001"}
    )
    importe(echange, confirmer=True)

    assert lu.execute("SELECT numero, siret FROM etablissement ORDER BY id").fetchall() == avant


def test_an_organisme_with_two_sirens_keeps_the_last_one(importe: Importer, lu: Base, notre: Callable[..., Document]):
    importe(offre("1"))
    importe(offre("2").numero("organisme-formation-responsable", "O1").dit("SIRET", "90000001900019"), confirmer=True)

    importe(notre(offre("1"), PRINCIPAUX | {"SIRET-organisme-formation": "ET_0000000001"}), confirmer=True)

    assert lu.execute("SELECT siren, version FROM organisme").fetchall() == [("900000019", 2)]


def test_a_number_that_the_catalogue_does_not_have_is_a_key_of_the_source(
    importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(offre("1"))

    importe(notre(offre("1").copie("session", "SE_0000000999"), PRINCIPAUX))

    cles = lu.execute("SELECT cle FROM identifiant_externe WHERE noun = 'session' ORDER BY cle").fetchall()
    assert cles == [("S1",), ("SE_0000000999",)]
    assert comptes(lu)["session"] == 2


DEPLACES = {
    "formation": ("formation", "formation[numero=FO_0000000001]", "une formation"),
    "action": ("action", "formation[numero=F9]/action[1]", "une action"),
    "session": ("session", "formation[numero=F9]/action[1]/session[1]", "une session"),
}


@pytest.mark.parametrize("noun", DEPLACES)
def test_a_number_never_moves_to_another_organisme(
    noun: str, importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(offre("1"))
    avant = catalogue(lu)
    element, chemin, dite = DEPLACES[noun]
    autre = offre("9").dit("SIRET", "90000001900019").dit("numero-activite", "52530000153")

    bilan = importe(notre(autre, {element: PRINCIPAUX[noun]}), confirmer=True)

    assert bilan.rejets == {"NUMERO_D_UN_AUTRE_ORGANISME": 1}
    ((_, ou, _, message),) = rejets(lu)
    assert ou == chemin
    assert message == (
        f"Le numéro {PRINCIPAUX[noun]} est celui d'{dite} d'un autre organisme : ôtez-le pour en faire une nouvelle, ou"
        " corrigez l'organisme responsable."
    )
    assert catalogue(lu)[noun] == avant[noun]


@pytest.mark.parametrize("noun", DEPLACES)
def test_a_draft_of_another_organisme_cannot_be_told_from_what_is_absent(
    noun: str, importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(offre("1"))
    lu.execute(SQL("UPDATE {} SET statut = 'EN_COURS_DE_SAISIE'").format(Identifier(noun)))
    lu.commit()
    element, _, _ = DEPLACES[noun]
    autre = offre("9").dit("SIRET", "90000001900019").dit("numero-activite", "52530000153")

    essais = [
        importe(notre(autre, {element: numero}), confirmer=True, essai=True)
        for numero in (PRINCIPAUX[noun], PRINCIPAUX[noun].replace("1", "9"))
    ]

    assert [(essai.comptes, essai.rejets, essai.reserves) for essai in essais[:1]] == [
        (essais[1].comptes, essais[1].rejets, essais[1].reserves)
    ]
    assert essais[0].rejets == {}


def test_a_formation_that_belongs_to_nobody_is_referred_to_and_not_described(
    importe: Importer, lu: Base, notre: Callable[..., Document]
):
    importe(offre("1"))
    lu.execute("UPDATE formation SET proprietaire_id = NULL")
    avant = empreintes(lu)
    reference = {"formation": "FO_0000000001"}

    def document() -> Document:
        un = offre("1").dit("objectif-formation", "Autrement dit").numero("action", "A2").numero("session", "S2")
        deux = offre("3").dit("SIRET", "90000001900019").dit("numero-activite", "52530000153")
        deux.numero("formation", "FO_0000000001-ET_0000000002")
        return notre(un, reference).avec(deux)

    crees = importe(document()).comptes

    assert (crees["formation"], crees["action"].crees) == ((0, 0, 0), 2)
    assert empreintes(lu)["formation"] == avant["formation"]
    assert lu.execute("SELECT count(DISTINCT organisme_id) FROM action WHERE formation_id = 1").fetchone() == (2,)
    rejeu = importe(document()).comptes
    assert {noun: tuple(compte) for noun, compte in rejeu.items()} == {
        noun: (0, 0, sum(compte)) for noun, compte in crees.items()
    }


def test_a_catalogue_that_was_emptied_does_not_take_older_numbers_for_its_own(
    importe: Importer, lu: Base, notre: Callable[..., Document]
):
    ancien = notre(offre("1").dit("intitule-formation", "Avant"))
    lu.execute("TRUNCATE installation")
    importe(offre("1"))

    importe(ancien, emetteur="ancien")

    assert lu.execute("SELECT intitule FROM formation ORDER BY id").fetchall() == [("Cap maçon",), ("Avant",)]
