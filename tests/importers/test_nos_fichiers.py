"""Files that SOFI wrote, whichever catalogue did: what was added for others, what was split, D by session."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.catalogue import catalogue, comptes, empreintes, rejets
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

AILLEURS = "ailleurs"
D = """<extras info="sofi-dispositif" numero="DI_0000000007"><extra info="type">PRF</extra>
    <extra info="financeur">2</extra><extra info="programme">Visa &amp;lt;b&amp;gt; métiers</extra>
    <extra info="places-financees">12</extra><extra info="reference-marche">2026-L12</extra>
    <extra info="conventionne">1</extra><extra info="intention-embauche">0</extra>
    <extra info="code-public-vise" ref="V14">80006</extra><extra info="code-public-vise" ref="V12">80004</extra>
    <extra info="complement"><extras info="specificites"><extra info="programme">Autre</extra></extras></extra>
    </extras>"""
FLAG = """<extras info="sofi-dispositif"><extra info="type">CONTRAT_APPRENTISSAGE</extra>
    <extra info="conventionne">0</extra><extra info="intention-embauche">1</extra></extras>"""


def ecrit() -> Document:
    return offre("1").redige(AILLEURS)


def dispositifs(base: Base) -> list[tuple[Any, ...]]:
    requete = """SELECT s.rang, s.type_code, s.financeur_code, s.programme, s.conventionne, s.places_financees,
        s.intention_embauche, s.reference_marche, s.complement FROM dispositif s ORDER BY session_id, rang"""
    return base.execute(requete).fetchall()


def test_each_session_says_its_own_dispositifs(importe: Importer, lu: Base):
    importe(ecrit().copie("session", "S2").dedans("session", D + FLAG).dedans("session[2]", FLAG))

    entier = (
        *(0, "PRF", "2", "Visa <b> métiers", True, 12, False, "2026-L12"),
        '<extras info="specificites"><extra info="programme">Autre</extra></extras>',
    )
    apprentissage = ("CONTRAT_APPRENTISSAGE", None, None, False, None, True, None, None)
    assert dispositifs(lu) == [entier, (1, *apprentissage), (0, *apprentissage)]
    publics = "SELECT version, code FROM dispositif_public p JOIN public_vise v ON v.id = public_id ORDER BY rang"
    assert lu.execute(publics).fetchall() == [(14, "80006"), (12, "80004")]
    assert lu.execute("SELECT complement FROM session").fetchall() == [(None,), (None,)]


def test_financeurs_and_flags_of_the_action_are_for_others(importe: Importer, lu: Base):
    pour_les_autres = """<organisme-financeur><code-financeur>4</code-financeur></organisme-financeur>
        <extras info="dispositif"><extra info="contrat-apprentissage">1</extra></extras>
        <extras info="type-action"><extra info="formation-initiale">1</extra><extra info="action-perimee">1</extra>
        </extras>"""

    importe(ecrit().dedans("action", pour_les_autres))

    assert dispositifs(lu) == []
    assert lu.execute("SELECT declaree_perimee, conventionnee FROM session").fetchall() == [(False, None)]
    assert lu.execute("SELECT complement FROM action").fetchall() == [(None,)]


CONVENTIONNEE = {
    "nothing said": ("", "", None),
    "its dispositifs": ("", D, True),
    "what the action says": ("<conventionnement>0</conventionnement>", D, False),
    "what it says itself": (
        "",
        f'{D}<extras info="sofi-session"><extra info="conventionnee">0</extra></extras>',
        False,
    ),
    "that it does not know": (
        "<conventionnement>1</conventionnement>",
        f'{D}<extras info="sofi-session"><extra info="conventionnee"/></extras>',
        None,
    ),
    "what was derived for others": ('<conventionnement tag="sofi">1</conventionnement>', FLAG, False),
}


@pytest.mark.parametrize("cas", CONVENTIONNEE)
def test_a_session_is_conventionnee_by(cas: str, importe: Importer, lu: Base):
    action, session, attendu = CONVENTIONNEE[cas]

    importe(ecrit().dedans("action", action).dedans("session", session))

    assert lu.execute("SELECT conventionnee, complement FROM session").fetchall() == [(attendu, None)]


def test_what_was_written_because_lheo_demands_it_is_not_read(importe: Importer, lu: Base):
    document = ecrit()
    ajoutes = (
        "objectif-formation",
        "contact-formation",
        "code-niveau-entree",
        "adresse-inscription",
        "coordonnees-organisme",
    )
    for chemin in (
        *ajoutes,
        "code-public-vise",
        "numero-activite",
        "modalites-enseignement",
        "contact-organisme/coordonnees",
    ):
        document.noeud(chemin).set("tag", "sofi")
    document.dit("numero-activite", "52440000144").dedans("contact-formation/coordonnees", "<nom>Copié</nom>")

    bilan = importe(document)

    assert bilan.rejets.total() + bilan.reserves.total() == 0
    assert lu.execute("SELECT objectif, niveau_entree_lheo FROM formation").fetchall() == [(None, None)]
    assert lu.execute("SELECT modalite_enseignement FROM action").fetchall() == [(None,)]
    assert lu.execute("SELECT adresse_inscription_id FROM session").fetchall() == [(None,)]
    assert lu.execute("SELECT numero_declaration_activite FROM organisme").fetchall() == [(None,)]
    assert [comptes(lu)[table] for table in ("contact", "action_public", "adresse")] == [0, 0, 0]


def test_the_session_is_over_only_when_it_was_said(importe: Importer, lu: Base):
    bloc = '<extras info="session-perimee"{}><extra info="session-perimee">1</extra></extras>'

    importe(
        ecrit()
        .copie("session", "S2")
        .dedans("session", bloc.format(' tag="sofi"'))
        .dedans("session[2]", bloc.format(""))
    )

    assert lu.execute("SELECT declaree_perimee FROM session ORDER BY id").fetchall() == [(False,), (True,)]


def test_the_parts_of_what_was_split_are_one(importe: Importer, lu: Base):
    une = ecrit().numero("formation", "F1-ET_0000000001").numero("action", "A1-0a1b2c3d")
    une.copie("action", "A1-99999999").numero("action[2]/session", "S2")
    autre = offre("1").numero("formation", "F1-ET_0000000002").dit("SIRET", "73282932000082")
    autre.numero("action", "A2").numero("session", "S3")

    bilan = importe(une.avec(autre))

    assert bilan.rejets.total() == 0
    lus = comptes(lu)
    assert [lus[noun] for noun in ("formation", "action", "session", "etablissement")] == [1, 2, 3, 2]
    cles = lu.execute("SELECT cle FROM identifiant_externe WHERE noun = 'formation'").fetchall()
    assert cles == [("F1",)]


def test_a_refused_session_of_a_split_action_lets_its_sisters_in(importe: Importer, lu: Base):
    document = ecrit().numero("action", "A1-0a1b2c3d").copie("session", "S2").dit("session[2]/periode/fin", "20260101")

    bilan = importe(document)

    assert bilan.rejets == {"PERIODE_A_REBOURS": 1}
    assert comptes(lu)["session"] == 1


def test_a_replay_of_such_a_file_writes_nothing_and_is_counted_as_it_was(importe: Importer, lu: Base):
    def document() -> Document:
        deux = ecrit().numero("action", "A1-0a1b2c3d").copie("action", "A1-99999999").numero("action[2]/session", "S2")
        deux.noeud("contact-formation").set("tag", "sofi")
        return deux.dedans("session", D)

    crees = {noun: compte.crees for noun, compte in importe(document()).comptes.items()}
    avant = empreintes(lu)

    bilan = importe(document())

    assert {noun: compte.inchanges for noun, compte in bilan.comptes.items()} == crees
    assert empreintes(lu) == avant


def test_the_same_words_in_an_ordinary_file_are_read_again(importe: Importer, lu: Base):
    ordinaire = offre("1").dedans("session", D)
    importe(ordinaire)
    assert dispositifs(lu) == []

    importe(offre("1").dedans("session", D).redige(AILLEURS))

    assert len(dispositifs(lu)) == 1


def test_our_dispositifs_repeated_in_the_file_of_another_are_left_out(importe: Importer, lu: Base):
    inconnu = '<extras info="sofi-dispositif"><extra info="type">INCONNU</extra></extras>'

    importe(offre("1").dedans("session", D + inconnu))

    assert lu.execute("SELECT complement FROM session").fetchall() == [(inconnu,)]


def test_a_financeur_that_no_list_knows_is_left_out_and_told(importe: Importer, lu: Base):
    bilan = importe(ecrit().dedans("session", D.replace(">2<", ">99<")))

    assert bilan.reserves == {"DISPOSITIF_FINANCEUR_INCONNU": 1}
    assert rejets(lu) == [
        [
            False,
            "formation[numero=F1]/action[1]/session[1]",
            "DISPOSITIF_FINANCEUR_INCONNU",
            "Le financeur « 99 » est inconnu : le dispositif a été gardé sans financeur.",
        ]
    ]
    assert dispositifs(lu)[0][1:3] == ("PRF", None)


def test_numbers_of_another_catalogue_are_those_of_a_source(importe: Importer, lu: Base):
    importe(offre("1"))

    importe(offre("1").numero("session", "SE_0000000001").redige(AILLEURS), emetteur="voisin")

    assert comptes(lu)["session"] == 2
    assert [session["emetteur"] for session in catalogue(lu)["session"]] == ["essai", "voisin"]
