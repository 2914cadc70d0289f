"""Idéo and a Lhéo file about the same lycée: each writes what is its own, and neither undoes the other."""

from collections.abc import Callable
from typing import Any

import psycopg

from importers.lot import Bilan
from tests.importers.catalogue import empreintes
from tests.importers.document import Document
from tests.importers.ideo.fichier import action, actions, formations, structure, structures

Recevoir = Callable[..., Bilan]
Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

SIRET = "91234567500017"
PARTAGEES = {"organisme", "organisme_categorie", "etablissement", "site", "contact", "adresse"}
QUI = """SELECT o.raison_sociale, o.source, o.emetteur, o.numero_declaration_activite, e.uai, e.source,
    ARRAY(SELECT categorie_code FROM organisme_categorie WHERE organisme_id = o.id)
FROM organisme o JOIN etablissement e ON e.organisme_id = o.id"""


def lheo() -> Document:
    """An offer of the GRETA of that lycée, which says nothing of its UAI."""
    return (
        Document()
        .dit("SIRET-organisme-formation/SIRET", SIRET)
        .dit("nom-organisme", "Greta des Tonneliers")
        .dit("raison-sociale", "Greta des Tonneliers")
    )


def idee() -> tuple[bytes, ...]:
    return structures(structure(siret=SIRET)), formations(), actions()


def test_what_came_by_lheo_is_completed_and_its_texts_stay(importe: Importer, recevoir: Recevoir, lu: Base):
    importe(lheo())
    (avant,) = lu.execute(QUI).fetchall()
    recevoir(*idee())
    (apres,) = lu.execute(QUI).fetchall()
    assert (avant[0], avant[1], avant[4], avant[6]) == ("Greta des Tonneliers", "LHEO", None, [])
    assert apres == (*avant[:4], "0539992Y", "LHEO", ["LYCEE"])
    assert lu.execute(
        """SELECT noun, source, anciennes_valeurs FROM evenement
        WHERE source = 'IDEO' AND anciennes_valeurs IS NOT NULL ORDER BY id"""
    ).fetchall() == [
        ("organisme", "IDEO", {"categories": []}),
        ("etablissement", "IDEO", {"uai": None, "adresse_id": None}),
    ]


def test_neither_undoes_the_other(importe: Importer, recevoir: Recevoir, lu: Base):
    importe(lheo())
    recevoir(*idee())
    avant = empreintes(lu)
    importe(lheo().dit("intitule-formation", "Encore"))  # read again, not merely recognised
    recevoir(*idee())
    apres = empreintes(lu)
    assert {table for table in avant if avant[table] != apres[table]} & PARTAGEES == set()


def test_what_ideo_brought_first_is_taken_over_once(importe: Importer, recevoir: Recevoir, lu: Base):
    recevoir(*idee())
    numero = lu.execute("SELECT numero FROM organisme").fetchone()

    importe(lheo())

    (apres,) = lu.execute(QUI).fetchall()
    assert (apres[0], apres[1], apres[2], apres[4:]) == (
        "Greta des Tonneliers",
        "LHEO",
        "essai",
        ("0539992Y", "LHEO", ["LYCEE"]),
    )
    assert lu.execute("SELECT numero FROM organisme").fetchone() == numero
    assert lu.execute(
        "SELECT anciennes_valeurs -> 'source', anciennes_valeurs -> 'raison_sociale' FROM evenement"
        " WHERE noun = 'organisme' AND anciennes_valeurs IS NOT NULL"
    ).fetchall() == [("IDEO", "Lycée des Tonneliers")]

    avant = empreintes(lu)
    recevoir(*idee())
    importe(lheo())
    assert empreintes(lu) == avant


def test_a_place_known_by_its_uai_is_the_same(importe: Importer, recevoir: Recevoir, lu: Base):
    avec = "<code-UAI-organisme-formation><code-UAI>0539992Y</code-UAI></code-UAI-organisme-formation>"
    importe(lheo().dedans("organisme-formation-responsable", avec))
    recevoir(actions())
    assert lu.execute("SELECT count(*) FROM organisme").fetchone() == (1,)
    assert lu.execute("SELECT count(*) FROM action WHERE source = 'IDEO'").fetchone() == (1,)


def test_an_action_of_ideo_is_changed_by_ideo_alone(recevoir: Recevoir, lu: Base):
    recevoir(actions())
    autre = recevoir(actions(action(cout="gratuit")), emetteur="copie")
    assert [tuple(ligne) for ligne in lu.execute("SELECT emetteur, frais_restants FROM action ORDER BY id")] == [
        ("ideo", None),
        ("copie", "gratuit"),
    ]
    assert autre.comptes["etablissement"][:2] == (0, 0)
