"""Who is who: what a source numbers, what it does not, and what two sources say of the same thing."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.catalogue import comptes, empreintes, rejets
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]


def nombres(base: Base) -> dict[str, int]:
    lus = comptes(base)
    return {noun: lus[noun] for noun in ("organisme", "etablissement", "formation", "action", "session")}


UN_SEUL = dict.fromkeys(("organisme", "etablissement", "formation", "action", "session"), 1)


def test_an_organisme_that_its_source_renumbers_stays_itself_with_its_offers(importe: Importer, lu: Base):
    importe(offre("1"))

    bilan = importe(offre("1").numero("organisme-formation-responsable", "O9"))

    assert nombres(lu) == UN_SEUL
    assert all(compte.modifies == 0 for compte in bilan.comptes.values())
    cles = lu.execute("SELECT cle FROM identifiant_externe WHERE noun = 'organisme' ORDER BY cle").fetchall()
    assert cles == [("O1",), ("O9",)]


def test_an_organisme_that_changes_its_siret_stays_itself(importe: Importer, lu: Base):
    importe(offre("1"))

    importe(offre("1").dit("SIRET", "90000001900019"))

    assert nombres(lu) == UN_SEUL | {"etablissement": 2}
    assert lu.execute("SELECT numero, siren FROM organisme").fetchall() == [("OR_0000000001", "900000019")]


def test_a_file_that_still_says_the_former_siret_is_of_who_has_the_new_one(importe: Importer, lu: Base):
    importe(offre("1"))
    lu.execute(
        """INSERT INTO numero_precedent (genre, organisme_id, etablissement_id, ancien, nouveau, effet_le)
        SELECT 'SIRET', organisme_id, id, siret, '90000001900019', '2026-11-02' FROM etablissement"""
    )
    lu.execute("UPDATE etablissement SET siret = '90000001900019'")

    importe(offre("1").numero("organisme-formation-responsable", None))

    assert nombres(lu) == UN_SEUL
    assert lu.execute("SELECT siret FROM etablissement").fetchall() == [("90000001900019",)]


def test_a_second_siret_of_the_same_siren_and_nda_is_a_second_etablissement(importe: Importer, lu: Base):
    importe(offre("1").numero("organisme-formation-responsable", None).dit("SIRET", "90000001900019"))

    importe(offre("2").numero("organisme-formation-responsable", None).dit("SIRET", "90000001900027"), confirmer=True)

    assert nombres(lu) == {"organisme": 1, "etablissement": 2, "formation": 2, "action": 2, "session": 2}
    assert lu.execute("SELECT count(*) FROM etablissement WHERE principal").fetchone() == (1,)


def test_two_organismes_may_give_one_number_to_two_formations(importe: Importer, lu: Base):
    autre = offre("2").dit("SIRET", "90000001900019").numero("formation", "F1").dit("intitule-formation", "Autre")

    bilan = importe(offre("1").avec(autre))

    assert nombres(lu)["formation"] == 2
    assert bilan.rejets.total() == 0
    importe(offre("1").avec(autre))
    assert lu.execute("SELECT intitule, version FROM formation ORDER BY id").fetchall() == [
        ("Cap maçon", 1),
        ("Autre", 1),
    ]


def test_a_formation_repeated_word_for_word_gathers_its_actions(importe: Importer, lu: Base):
    bilan = importe(offre("1").avec(offre("1").numero("action", "A2").numero("session", "S2")))

    assert nombres(lu) == UN_SEUL | {"action": 2, "session": 2}
    assert bilan.rejets.total() == 0


def doubles() -> dict[str, Document]:
    return {
        "formation[numero=F1]": offre("1").avec(offre("1").dit("objectif-formation", "Autre chose")),
        "formation[numero=F2]/action[1]": offre("1").avec(
            offre("2").numero("action", "A1").dit("rythme-formation", "Cours du soir")
        ),
        "formation[numero=F2]/action[1]/session[1]": offre("1").avec(offre("2").numero("session", "S1")),
    }


@pytest.mark.parametrize("chemin", doubles())
def test_one_number_for_two_contents_refuses_the_second_and_names_both(chemin: str, importe: Importer, lu: Base):
    bilan = importe(doubles()[chemin])

    assert nombres(lu)["session"] == 1
    assert bilan.rejets == {"NUMERO_EN_DOUBLE": 1}
    ((bloquant, ou, code, message),) = rejets(lu)
    premier = chemin.replace("F2", "F1")
    assert (bloquant, code) == (True, "NUMERO_EN_DOUBLE")
    assert ou.startswith(chemin)
    assert f"qu'en {premier} (ligne " in message


def test_two_formations_of_one_number_are_told_apart_by_their_lines(importe: Importer, lu: Base):
    importe(offre("1").avec(offre("1").dit("objectif-formation", "Autre chose")))

    assert rejets(lu) == [
        [
            True,
            "formation[numero=F1]",
            "NUMERO_EN_DOUBLE",
            "Ligne 54, ce numéro désigne autre chose qu'en formation[numero=F1] (ligne 4) : numérotez autrement.",
        ]
    ]


def test_without_numbers_an_offer_is_found_again_by_what_it_is(importe: Importer, lu: Base):
    def anonyme() -> Document:
        document = offre("1")
        for chemin in ("formation", "action", "session", "organisme-formation-responsable"):
            document.numero(chemin, None)
        return document

    importe(anonyme())
    bilan = importe(anonyme().dit("contenu-formation", "Un autre programme").dit("conditions-specifiques", "Majeur"))

    assert nombres(lu) == UN_SEUL
    assert {noun for noun, compte in bilan.comptes.items() if compte.modifies} == {"formation", "action"}


def test_an_organisme_known_by_its_nda_alone_is_refused_rather_than_repeated(importe: Importer, lu: Base):
    bilan = importe(offre("1").dit("SIRET", "00000000000000").numero("organisme-formation-responsable", None))

    assert bilan.rejets == {"ORGANISME_NON_IDENTIFIE": 1}
    assert nombres(lu) == dict.fromkeys(UN_SEUL, 0)


def test_two_sources_that_use_the_same_numbers_describe_two_offers(importe: Importer, lu: Base):
    importe(offre("1"), emetteur="carif")
    importe(offre("1").dit("intitule-formation", "Autre"), emetteur="onisep")

    assert nombres(lu) == UN_SEUL | {"formation": 2, "action": 2, "session": 2}
    assert lu.execute("SELECT intitule FROM formation ORDER BY id").fetchall() == [("Cap maçon",), ("Autre",)]


def test_a_feed_leaves_alone_what_an_organisme_entered_itself(importe: Importer, lu: Base):
    importe(offre("1"))
    lu.execute("UPDATE organisme SET source = 'SAISIE', raison_sociale = 'Dit par elle-même'")
    avant = empreintes(lu)
    contact = "<coordonnees><nom>Le Gall</nom></coordonnees>"

    importe(
        offre("1")
        .dit("raison-sociale", "Dite par le flux")
        .sans("contact-organisme/coordonnees")
        .dedans("contact-organisme", contact)
    )

    apres = empreintes(lu)
    assert {table for table in apres if apres[table] != avant[table]} <= {
        "contact",
        "identifiant_externe",
        "publication",  # of the contact
    }


def test_a_second_source_does_not_rewrite_the_organisme_of_the_first(importe: Importer, lu: Base):
    importe(offre("1"), emetteur="carif")

    importe(offre("9").dit("raison-sociale", "Autrement dit"), emetteur="onisep")

    assert lu.execute("SELECT raison_sociale FROM organisme").fetchall() == [("Bâtir ensemble",)]


def test_the_same_file_twice_in_a_lot_is_read_once(importe: Importer, lu: Base):
    bilan = importe(offre("1"), offre("1"))

    assert nombres(lu) == UN_SEUL
    assert bilan.rejets.total() == 0


def test_an_organisme_merely_named_then_described_is_one(importe: Importer, lu: Base):
    formateur = """<organisme-formateur>
        <SIRET-formateur><SIRET>90000001900019</SIRET></SIRET-formateur>
        <raison-sociale-formateur>Les Copeaux</raison-sociale-formateur></organisme-formateur>"""
    nomme = offre("1").dedans("action", formateur)
    decrit = offre("2").dit("SIRET", "90000001900019").dit("raison-sociale", "Les Copeaux réunis")

    importe(nomme.avec(decrit))

    lus = lu.execute("SELECT raison_sociale FROM organisme ORDER BY id").fetchall()
    assert sorted(lus) == [("Bâtir ensemble",), ("Les Copeaux réunis",)]


def test_an_organisme_that_gives_its_own_action_is_not_said_twice(importe: Importer, lu: Base):
    formateur = """<organisme-formateur>
        <SIRET-formateur><SIRET>73282932000074</SIRET></SIRET-formateur>
        <raison-sociale-formateur>Bâtir</raison-sociale-formateur></organisme-formateur>"""

    importe(offre("1").dedans("action", formateur))

    assert nombres(lu) == UN_SEUL
    assert comptes(lu)["action_formateur"] == 0


def test_an_organisme_described_in_two_ways_keeps_the_first_and_says_so(importe: Importer, lu: Base):
    bilan = importe(
        offre("1").avec(offre("2").numero("organisme-formation-responsable", "O1").dit("nom-organisme", "X"))
    )

    assert nombres(lu)["session"] == 2
    assert bilan.rejets.total() == 0
    codes = [code for _, _, code, _ in rejets(lu)]
    assert codes == ["ORGANISME_DECRIT_AUTREMENT"] * 2
    assert lu.execute("SELECT nom_usage FROM organisme").fetchall() == [("Bâtir",)]


def chez_un_autre() -> Document:
    """The offer 1, which another organisme now answers for."""
    responsable = offre("1").numero("organisme-formation-responsable", "O2")
    return responsable.dit("SIRET", "90000001900019").dit("numero-activite", "52530000153")


def test_an_action_that_another_organisme_takes_over_keeps_its_number_and_its_sessions(importe: Importer, lu: Base):
    importe(offre("1"))

    importe(chez_un_autre())

    requete = "SELECT s.numero, o.siren FROM session s JOIN organisme o ON o.id = s.organisme_id"
    assert lu.execute(requete).fetchall() == [("SE_0000000001", "900000019")]


def test_sessions_that_the_file_forgets_follow_their_action(importe: Importer, lu: Base):
    importe(offre("1").copie("session", "S1b"))

    bilan = importe(chez_un_autre())

    requete = "SELECT count(*) FROM session s JOIN organisme o ON o.id = s.organisme_id WHERE o.siren = '900000019'"
    assert lu.execute(requete).fetchone() == (2,)
    assert bilan.absents == 1


def test_an_organisme_that_shows_the_siret_of_another_does_not_take_it(importe: Importer, lu: Base):
    autre = offre("2").dit("SIRET", "90000001900019").dit("numero-activite", "52530000153")
    importe(offre("1").avec(autre))

    importe(offre("1").avec(offre("2").dit("numero-activite", "52530000153")))

    lus = lu.execute("SELECT siret, organisme_id FROM etablissement ORDER BY id").fetchall()
    assert lus == [("73282932000074", 1), ("90000001900019", 2)]
