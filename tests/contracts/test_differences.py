"""Whatever may change has a line in differences: its field in the API, its key in the journal, its label."""

import psycopg
import pytest
from psycopg import sql

from graph.provenance import suivis
from graph.schema import schema
from loaders.etat import libelles
from loaders.etat.valeurs import present
from loaders.objets import DU_CATALOGUE
from models.liens import LIENS
from models.tables import METADONNEES
from rules.difference.champs import CHAMPS
from rules.difference.valeurs import Dispositifs, Recrutements, Reference

# of a list that another field tells whole, or computed from fields that are told
DITS_AILLEURS = {"site", "certification", "formacodePrincipal", "entreePossible"}
EN_PLUS = {"Organisme": {"qualiopi"}}  # which the journal keeps, and no provenance tells
SUSPENSION = ("statut", "suspendu")  # no field of its own


@pytest.mark.parametrize("nom", DU_CATALOGUE)
def test_every_field_that_may_change_has_a_label_and_no_other(nom: str):
    voulus = suivis(schema, nom).keys() - DITS_AILLEURS | EN_PLUS.get(nom, set())
    assert {champ.nom for champ in CHAMPS[DU_CATALOGUE[nom].table]} == voulus


@pytest.mark.parametrize("nom", DU_CATALOGUE)
def test_every_key_of_the_journal_that_a_field_goes_by_is_looked_at(nom: str):
    champs = CHAMPS[DU_CATALOGUE[nom].table]
    regardees = {cle for champ in champs for cle in champ.valeur.cles(champ.cle)}
    dites = {cle for cles in suivis(schema, nom).values() for cle in cles}
    assert dites - regardees == set()
    assert regardees - dites == {"qualiopi", "suspendu"} & regardees


@pytest.mark.parametrize("noun", CHAMPS)
def test_a_label_says_one_field(noun: str):
    labels = [champ.libelle for champ in CHAMPS[noun]]
    assert sorted(set(labels)) == sorted(labels)
    noms = [champ.nom for champ in CHAMPS[noun] if (champ.nom, champ.cle) != SUSPENSION]
    assert sorted(set(noms)) == sorted(noms)


def test_every_list_that_values_are_named_by_can_be_read():
    listes = {c.valeur.liste for champs in CHAMPS.values() for c in champs if isinstance(c.valeur, Reference)}
    dispositif = {"type_code": "x", "financeur_code": "y", "publics": [1]}
    listes |= {liste for liste, _ in Dispositifs().references([dispositif])}
    listes |= {liste for liste, _ in Recrutements().references([{"modalite_code": "x", "adresse_id": 1}])}
    assert listes == libelles.LISTES.keys()


def test_postgresql_names_the_values_of_every_list(connexion: psycopg.Connection):
    requete = libelles.preparer([(liste, "0") for liste in libelles.LISTES])
    connexion.execute(requete.texte, requete.parametres)


@pytest.mark.parametrize("noun", CHAMPS)
def test_a_whole_state_has_every_key(noun: str, connexion: psycopg.Connection):
    ligne = sql.SQL("(SELECT (jsonb_populate_record(NULL::{}, '{{}}')).*)").format(sql.Identifier(noun))
    ((etat,),) = connexion.execute(sql.SQL("SELECT {} FROM {} AS n").format(present(noun), ligne)).fetchall()
    listes = {lien.champ for lien in LIENS if lien.noun == noun}
    ajoutees = {"organisme": {"qualiopi"}, "session": {"dispositifs", "recrutements"}}.get(noun, set())
    assert etat.keys() == {*METADONNEES.tables[noun].columns.keys()} | listes | ajoutees
    assert {champ.cle for champ in CHAMPS[noun]} <= etat.keys()
