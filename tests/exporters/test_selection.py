"""Which offers and organismes go out, and what is said when none does."""

from collections.abc import Callable
from datetime import date

import psycopg
import pytest
from psycopg import sql

from exporters.lheo import Demande, compter, exporter
from models.erreurs import Indisponible, Introuvable
from models.lecteur import PUBLIC
from tests.exporters.exports import LE, Banc, Etat, Export

BATIR, PEINDRE, AUTRE_SITE = "73282932000074", "44306184100047", "73282932000082"
DEUX_ORGANISMES = Etat(
    f"""
    INSERT INTO organisme (id, numero, statut, source, raison_sociale)
      VALUES (2, 'OR_2', 'VALIDEE', 'SAISIE', 'Peindre');
    INSERT INTO etablissement (id, numero, statut, source, organisme_id, siret, nom, principal, adresse_id)
      VALUES (2, 'ET_2', 'VALIDEE', 'SAISIE', 2, '{PEINDRE}', 'Siège', true, 1),
             (3, 'ET_3', 'VALIDEE', 'SAISIE', 1, '{AUTRE_SITE}', 'Annexe', false, 1);
    INSERT INTO formation (id, numero, statut, source, proprietaire_id, intitule)
      VALUES (2, 'FO_2', 'VALIDEE', 'SAISIE', 2, 'Cap peintre');
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id)
      VALUES (2, 'AC_2', 'VALIDEE', 'SAISIE', 2, 2, 2);
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 2, 2, 1);
    """
)


def test_the_whole_catalogue_goes_out_organisme_by_organisme(exporte: Callable[..., Export]):
    assert exporte(DEUX_ORGANISMES).numeros("formation") == ["FO_1", "FO_2"]


@pytest.mark.parametrize(("siret", "formation"), [(BATIR, "FO_1"), (AUTRE_SITE, "FO_1"), (PEINDRE, "FO_2")])
def test_the_siret_of_any_etablissement_chooses_its_organisme(
    exporte: Callable[..., Export], siret: str, formation: str
):
    assert exporte(DEUX_ORGANISMES, siret=siret).numeros("formation") == [formation]


def test_a_siret_that_nobody_has_is_a_clear_error(exporte: Callable[..., Export]):
    message = "Aucun établissement du catalogue n'a le SIRET 11111111111111 : vérifiez-le."
    with pytest.raises(Introuvable, match=message):
        exporte(DEUX_ORGANISMES, siret="11111111111111")


@pytest.mark.parametrize(("siret", "sessions"), [(None, 2), (BATIR, 1)])
def test_the_sessions_to_write_are_counted(catalogue_ecrit: Banc, siret: str | None, sessions: int):
    catalogue_ecrit.poser(DEUX_ORGANISMES)
    assert compter(catalogue_ecrit.url, Demande(PUBLIC, LE, siret)) == sessions


SUSPENDU = Etat(f"{DEUX_ORGANISMES.sql} UPDATE organisme SET suspendu = true WHERE id = 1;")
PAS_DIFFUSES = {
    "an organisme suspended": SUSPENDU,
    "an organisme not validated": Etat(f"{DEUX_ORGANISMES.sql} UPDATE organisme SET statut = 'SOUMISE' WHERE id = 1;"),
    "a formation being entered": Etat(
        f"{DEUX_ORGANISMES.sql} UPDATE formation SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 1;"
    ),
    "an action refused": Etat(f"{DEUX_ORGANISMES.sql} UPDATE action SET statut = 'REFUSEE' WHERE id = 1;"),
    "an action cancelled": Etat(f"{DEUX_ORGANISMES.sql} UPDATE action SET statut = 'ANNULEE' WHERE id = 1;"),
    "a session cancelled": Etat(f"{DEUX_ORGANISMES.sql} UPDATE session SET statut = 'ANNULEE' WHERE id = 1;"),
    "a session archived": Etat(f"{DEUX_ORGANISMES.sql} UPDATE session SET statut = 'ARCHIVEE' WHERE id = 1;"),
    "a session not validated": Etat(f"{DEUX_ORGANISMES.sql} UPDATE session SET statut = 'SOUMISE' WHERE id = 1;"),
    "an action without a session": Etat(f"{DEUX_ORGANISMES.sql} DELETE FROM session WHERE id = 1;"),
}


@pytest.mark.parametrize("cas", PAS_DIFFUSES)
def test_what_does_not_stand_does_not_go_out(exporte: Callable[..., Export], cas: str):
    assert exporte(PAS_DIFFUSES[cas]).numeros("formation") == ["FO_2"]


UNE_ANNULEE = Etat(
    """
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 1, 1, 1);
    UPDATE session SET statut = 'ANNULEE' WHERE id = 1;
    """
)


def test_a_session_that_does_not_stand_leaves_the_others(exporte: Callable[..., Export]):
    assert exporte(UNE_ANNULEE).numeros("session") == ["SE_2"]


RIEN = Etat("UPDATE session SET statut = 'ANNULEE';", vide=True)
SANS_ADRESSE = Etat(
    "UPDATE session SET adresse_inscription_id = NULL; UPDATE etablissement SET adresse_id = NULL;", vide=True
)


@pytest.mark.parametrize("etat", [RIEN, SANS_ADRESSE], ids=["no offer", "no offer that Lhéo takes"])
@pytest.mark.parametrize(
    ("siret", "qui"), [(None, "Le catalogue"), (BATIR, f"L'organisme du SIRET {BATIR}")], ids=["all", "one"]
)
def test_an_empty_selection_is_a_clear_error(exporte: Callable[..., Export], etat: Etat, siret: str | None, qui: str):
    message = f"{qui} n'a aucune offre à exporter : un fichier Lhéo en contient au moins une. Rien n'a été écrit."
    with pytest.raises(Introuvable, match=message):
        exporte(etat, siret=siret)


def test_an_organisme_suspended_has_nothing_to_export(exporte: Callable[..., Export]):
    with pytest.raises(Introuvable, match=f"L'organisme du SIRET {BATIR} n'a aucune offre à exporter"):
        exporte(SUSPENDU, siret=BATIR)


def test_the_annuaire_adds_the_organismes_without_an_offer(exporte: Callable[..., Export]):
    export = exporte(PAS_DIFFUSES["an action cancelled"], annuaire=True)
    assert export.racine.tag == "{http://lheo.gouv.fr/2.3}lheo-plus"
    assert export.numeros("lheo-plus/organisme-formation-responsable") == ["OR_1"]
    assert export.numeros("formation/organisme-formation-responsable") == ["OR_2"]


def test_the_annuaire_shows_no_organisme_that_may_not_be_seen(exporte: Callable[..., Export]):
    assert exporte(SUSPENDU, annuaire=True).numeros("organisme-formation-responsable") == ["OR_2"]


def test_the_annuaire_of_a_catalogue_without_an_offer_holds_its_organismes_alone(exporte: Callable[..., Export]):
    export = exporte(RIEN, annuaire=True)
    assert [noeud.tag.partition("}")[2] for noeud in export.racine] == ["organisme-formation-responsable"]


def test_an_organisme_whose_offers_lheo_refuses_is_in_the_annuaire(exporte: Callable[..., Export]):
    assert exporte(SANS_ADRESSE, annuaire=True).numeros("lheo-plus/organisme-formation-responsable") == ["OR_1"]


PERSONNE = Etat("UPDATE organisme SET suspendu = true;", vide=True)


def test_an_empty_annuaire_is_a_clear_error(exporte: Callable[..., Export]):
    with pytest.raises(Introuvable, match="Le catalogue n'a rien à exporter"):
        exporte(PERSONNE, annuaire=True)


PASSEE = Etat("UPDATE session SET debut = '2026-01-05', fin = '2026-11-22';")
DECLAREE_PASSEE = Etat("UPDATE session SET declaree_perimee = true;")
DERNIER_JOUR = Etat("UPDATE session SET debut = '2026-01-05', fin = '2026-11-23';")


@pytest.mark.parametrize(
    ("etat", "session", "action"),
    [
        (PASSEE, '<extras info="session-perimee" tag="sofi"><extra info="session-perimee">1</extra></extras>', "0"),
        (DECLAREE_PASSEE, '<extras info="session-perimee"><extra info="session-perimee">1</extra></extras>', "1"),
        (DERNIER_JOUR, '<extras info="session-perimee"><extra info="session-perimee">0</extra></extras>', "0"),
    ],
    ids=["since its last day", "declared", "on its last day"],
)
def test_a_session_that_is_over_goes_out_and_says_so(
    exporte: Callable[..., Export], etat: Etat, session: str, action: str
):
    export = exporte(etat)
    assert export.xml('session/extras[@info="session-perimee"]') == [session]
    assert export.dits('extra[@info="action-perimee"]') == [action]


def test_a_database_that_does_not_answer_is_a_clear_error(catalogue_ecrit: Banc):
    absente = catalogue_ecrit.url.replace("exports_", "nulle_part_")
    with pytest.raises(Indisponible, match="La base de données ne répond plus"):
        list(exporter(absente, Demande(PUBLIC, LE)))


def test_a_catalogue_that_changes_meanwhile_goes_out_as_it_was(catalogue_ecrit: Banc):
    catalogue_ecrit.poser(DEUX_ORGANISMES)
    morceaux = exporter(catalogue_ecrit.url, Demande(PUBLIC, date(2026, 11, 23)))
    premier = next(morceaux)
    with psycopg.connect(catalogue_ecrit.url) as autre:
        autre.execute(sql.SQL("UPDATE session SET statut = 'ANNULEE'"))
    assert b"SE_2" in premier + b"".join(morceaux)


CONTACT_ARCHIVE = Etat("UPDATE contact SET statut = 'ARCHIVEE' WHERE id = 1;")


def test_a_contact_that_the_api_does_not_list_does_not_go_out(exporte: Callable[..., Export]):
    assert b"CT_1" in exporte(Etat("SELECT 1;")).octets
    assert b"CT_1" not in exporte(CONTACT_ARCHIVE).octets
