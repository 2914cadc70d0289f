"""Lists and parts of a session: written in order, journaled as they were, their numbers kept."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from models.ecriture import Acte, Ecriture, Touche
from models.enumerations import Geste, Noun, Source, Statut
from models.parties import egaux

ACTE = Acte(Geste.MODIFIER, Source.SAISIE, "anne@bois.example")
NUMERO = "SE_0000000001"
PEUPLER = """
INSERT INTO organisme (id, statut, source, raison_sociale) VALUES (1, 'VALIDEE', 'CARIF', 'Un');
INSERT INTO etablissement (id, statut, source, organisme_id, nom, principal)
  VALUES (2, 'VALIDEE', 'CARIF', 1, 'Un', true);
INSERT INTO adresse (id, empreinte) VALUES (3, 'a');
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id)
  SELECT id, 'VALIDEE', 'CARIF', 2, id::text, 3 FROM generate_series(31, 33) AS id;
INSERT INTO formation (id, statut, source, proprietaire_id, intitule) VALUES (5, 'VALIDEE', 'SAISIE', 1, 'Un');
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id)
  VALUES (6, 'VALIDEE', 'SAISIE', 5, 1, 2);
INSERT INTO session (id, statut, source, action_id, organisme_id) VALUES (7, 'EN_COURS_DE_SAISIE', 'SAISIE', 6, 1);
INSERT INTO session_site (session_id, site_id, rang) VALUES (7, 31, 0), (7, 32, 1);
INSERT INTO dispositif (id, session_id, rang, type_code, complement)
  VALUES (81, 7, 0, 'OPCO', '<a/>'), (82, 7, 1, 'AUTRE', NULL);
INSERT INTO dispositif_public (dispositif_id, public_id, rang)
  SELECT 81, id, rank() OVER (ORDER BY id) - 1 FROM public_vise ORDER BY id LIMIT 2
"""
SITES = "SELECT array_agg(site_id ORDER BY rang) FROM session_site WHERE session_id = 7"
DISPOSITIFS = """SELECT d.numero, d.type_code, d.complement, array(
  SELECT p.public_id FROM dispositif_public p WHERE p.dispositif_id = d.id ORDER BY p.rang)
FROM dispositif d WHERE d.session_id = 7 ORDER BY d.rang"""


@pytest.fixture
def ecriture(connexion: psycopg.Connection) -> Iterator[Ecriture]:
    """Writes the only session of a database."""
    connexion.execute(PEUPLER.encode())
    return Ecriture(connexion)


def dispositif(**dits: Any) -> dict[str, Any]:
    return {"type_code": "OPCO", "conventionne": False, "intention_embauche": False, "publics": [], **dits}


def ecrits(ecriture: Ecriture) -> list[tuple[Any, ...]]:
    return ecriture.connexion.execute(DISPOSITIFS).fetchall()


def anciennes(ecriture: Ecriture) -> list[Any]:
    lignes = ecriture.connexion.execute("SELECT anciennes_valeurs FROM evenement ORDER BY id")
    return [ancienne for (ancienne,) in lignes]


def test_a_list_is_written_in_its_order_and_journaled_as_it_was(ecriture: Ecriture):
    assert ecriture.modifier(Noun.SESSION, NUMERO, {"sites": [33, 31]}, ACTE)
    assert ecriture.connexion.execute(SITES).fetchone() == ([33, 31],)
    assert anciennes(ecriture) == [{"sites": [31, 32]}]


def test_another_order_is_another_list_and_the_same_one_is_not_written(ecriture: Ecriture):
    assert not ecriture.modifier(Noun.SESSION, NUMERO, {"sites": [31, 32]}, ACTE)
    assert ecriture.modifier(Noun.SESSION, NUMERO, {"sites": [32, 31]}, ACTE)
    assert ecriture.connexion.execute("SELECT version FROM session").fetchone() == (2,)


def test_an_empty_list_takes_all_away(ecriture: Ecriture):
    ecriture.modifier(Noun.SESSION, NUMERO, {"sites": [], "dispositifs": []}, ACTE)
    assert ecriture.connexion.execute(SITES).fetchone() == (None,)
    assert ecrits(ecriture) == []


def test_a_dispositif_keeps_its_number_and_what_a_file_said_of_it(ecriture: Ecriture):
    (public,) = ecriture.connexion.execute("SELECT max(id) FROM public_vise").fetchone() or (0,)
    voulus = [
        dispositif(numero="DI_0000000002", type_code="AUTRE"),
        dispositif(numero="DI_0000000001", publics=[public]),
    ]
    ecriture.modifier(Noun.SESSION, NUMERO, {"dispositifs": voulus}, ACTE)
    assert ecrits(ecriture) == [
        ("DI_0000000002", "AUTRE", None, []),
        ("DI_0000000001", "OPCO", "<a/>", [public]),
    ]


def test_one_without_a_number_is_new_and_one_that_is_left_out_goes(ecriture: Ecriture):
    ecriture.modifier(Noun.SESSION, NUMERO, {"dispositifs": [dispositif(), dispositif(numero="DI_0000000001")]}, ACTE)
    assert [ligne[0] for ligne in ecrits(ecriture)] == ["DI_0000000003", "DI_0000000001"]
    ((ancienne,),) = [ligne.values() for ligne in anciennes(ecriture)]
    assert [(d["numero"], d["type_code"], len(d["publics"])) for d in ancienne] == [
        ("DI_0000000001", "OPCO", 2),
        ("DI_0000000002", "AUTRE", 0),
    ]


def test_the_same_dispositifs_are_the_same_whatever_is_not_said(ecriture: Ecriture):
    etat = ecriture.verrouiller(Noun.SESSION, NUMERO).etat["dispositifs"]
    dits = [{cle: valeur for cle, valeur in d.items() if valeur is not None and cle != "complement"} for d in etat]
    assert egaux("dispositifs", etat, dits)
    assert not egaux("dispositifs", etat, dits[::-1])
    assert not egaux("dispositifs", etat, [{**dits[0], "numero": None}, dits[1]])


def test_recrutements_are_written_whole(ecriture: Ecriture):
    rendez_vous = {"modalite_code": "9", "debut": "2027-01-04", "debut_precision": "JOUR", "commentaire": "Un"}
    ecriture.modifier(Noun.SESSION, NUMERO, {"recrutements": [rendez_vous, {"modalite_code": "9"}]}, ACTE)
    lire = "SELECT rang, debut::text, debut_precision, fin_precision, commentaire FROM recrutement ORDER BY rang"
    assert ecriture.connexion.execute(lire).fetchall() == [
        (0, "2027-01-04", "JOUR", "INCONNUE", "Un"),
        (1, None, "INCONNUE", "INCONNUE", None),
    ]
    assert anciennes(ecriture) == [{"recrutements": []}]


def test_a_new_session_has_all_that_it_is_given_and_no_state_before(ecriture: Ecriture):
    valeurs = {"action_id": 6, "organisme_id": 1, "sites": [32], "dispositifs": [dispositif()], "capacite_cumulee": 8}
    cle, numero = ecriture.creer(Noun.SESSION, valeurs, Statut.EN_COURS_DE_SAISIE, ACTE._replace(geste=Geste.CREER))
    etat = ecriture.etat(Noun.SESSION, cle)
    assert (numero, etat["numero"], etat["statut"], etat["source"]) == (numero, numero, "EN_COURS_DE_SAISIE", "SAISIE")
    assert (etat["sites"], etat["capacite_cumulee"], len(etat["dispositifs"])) == ([32], 8, 1)
    assert (anciennes(ecriture), ecriture.touches) == ([None], [Touche(Noun.SESSION, cle)])


def test_a_proposal_is_told_and_touches_nothing(ecriture: Ecriture):
    ecriture.journaliser(Noun.SESSION, 7, ACTE, {}, proposition={"sites": [33]})
    assert ecriture.connexion.execute("SELECT anciennes_valeurs, proposition FROM evenement").fetchall() == [
        ({}, {"sites": [33]})
    ]
    assert ecriture.touches == []


def test_what_is_wanted_later_is_compared_with_what_was_locked(ecriture: Ecriture):
    objet = ecriture.vouloir(ecriture.verrouiller(Noun.SESSION, NUMERO), {"debut": "2027-01-04", "sites": [31, 32]})
    assert objet.changements({"debut": None, "sites": None}) == {"debut": "2027-01-04"}


def test_undoing_the_journal_backwards_gives_the_first_state_back(ecriture: Ecriture):
    debut = ecriture.verrouiller(Noun.SESSION, NUMERO).etat
    for valeurs in (
        {"sites": [33], "capacite_cumulee": 8},
        {"dispositifs": [dispositif(numero="DI_0000000002", type_code="OPCO")]},
        {"capacite_cumulee": None, "sites": [33, 31], "urls": ["https://a.example"]},
    ):
        assert ecriture.modifier(Noun.SESSION, NUMERO, valeurs, ACTE)
    etat = ecriture.verrouiller(Noun.SESSION, NUMERO).etat
    for ancienne in reversed(anciennes(ecriture)):
        etat |= ancienne
    ecartes = {"version", "modifie_le"}
    assert {c: v for c, v in etat.items() if c not in ecartes} == {c: v for c, v in debut.items() if c not in ecartes}
