"""What a lot changed is found from what it journaled: every column that searches read, changed alone, then together."""

from random import Random

import psycopg
import pytest
from psycopg.sql import SQL

from loaders.tenue.recherche import TABLES, tenir_le_lot, verifier
from models.tables import METADONNEES

Geste = tuple[str, str, int]  # the statement, the noun and the id of the evenement that an import journals with it

# Each column that the rows are read from, and how an import comes to change it.
GESTES: dict[str, Geste] = {
    "organisme.statut": ("UPDATE organisme SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 1", "organisme", 1),
    "organisme.suspendu": ("UPDATE organisme SET suspendu = NOT suspendu WHERE id = 3", "organisme", 3),
    "etablissement.statut": ("UPDATE etablissement SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 1", "etablissement", 1),
    "etablissement.organisme_id": ("UPDATE etablissement SET organisme_id = 2 WHERE id = 3", "etablissement", 3),
    "site.statut": ("UPDATE site SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 2", "site", 2),
    "site.etablissement_id": ("UPDATE site SET etablissement_id = 2 WHERE id = 4", "site", 4),
    "site.adresse_id": ("UPDATE site SET adresse_id = 4 WHERE id = 1", "site", 1),
    "formation.statut": ("UPDATE formation SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 3", "formation", 3),
    "formation.certifiante": ("UPDATE formation SET certifiante = NOT certifiante WHERE id = 2", "formation", 2),
    "formation.niveau_sortie_code": ("UPDATE formation SET niveau_sortie_code = '6' WHERE id = 1", "formation", 1),
    "formation.proprietaire_id": ("UPDATE formation SET proprietaire_id = 3 WHERE id = 2", "formation", 2),
    "formation_formacode.formation_id": ("DELETE FROM formation_formacode WHERE formation_id = 4", "formation", 4),
    "formation_formacode.formacode_id": (
        "UPDATE formation_formacode SET formacode_id = 6 WHERE formation_id = 1",
        "formation",
        1,
    ),
    "formation_certification.formation_id": (
        "DELETE FROM formation_certification WHERE formation_id = 1",
        "formation",
        1,
    ),
    "formation_certification.certification_id": (
        "UPDATE formation_certification SET certification_id = 2 WHERE formation_id = 1",
        "formation",
        1,
    ),
    "action.statut": ("UPDATE action SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 2", "action", 2),
    "action.formation_id": ("UPDATE action SET formation_id = 7 WHERE id = 6", "action", 6),
    "action.organisme_id": ("UPDATE action SET organisme_id = 3 WHERE id = 4", "action", 4),
    "action.etablissement_id": ("UPDATE action SET etablissement_id = 3 WHERE id = 5", "action", 5),
    "action.modalite_enseignement": ("UPDATE action SET modalite_enseignement = 'MIXTE' WHERE id = 7", "action", 7),
    "action.modifie_le": ("UPDATE action SET modifie_le = now() WHERE id = 4", "action", 4),
    "action_public.action_id": ("DELETE FROM action_public WHERE action_id = 3", "action", 3),
    "action_public.public_id": (
        "UPDATE action_public SET public_id = (SELECT min(id) FROM public_vise) WHERE action_id = 5",
        "action",
        5,
    ),
    "session.statut": ("UPDATE session SET statut = 'ARCHIVEE' WHERE id = 1", "session", 1),
    "session.action_id": ("UPDATE session SET (action_id, organisme_id) = (7, 2) WHERE id = 5", "session", 5),
    "session.debut": ("UPDATE session SET debut = '2027-02-01' WHERE id = 1", "session", 1),
    "session.debut_precision": ("UPDATE session SET debut_precision = 'JOUR' WHERE id = 2", "session", 2),
    "session.fin": ("UPDATE session SET fin = '2027-11-30' WHERE id = 2", "session", 2),
    "session.entrees_sorties_permanentes": (
        "UPDATE session SET entrees_sorties_permanentes = true WHERE id = 7",
        "session",
        7,
    ),
    "session.inscription_au": ("UPDATE session SET inscription_au = '2026-12-31' WHERE id = 4", "session", 4),
    "session.etat_recrutement": ("UPDATE session SET etat_recrutement = 'FERME' WHERE id = 1", "session", 1),
    "session.declaree_perimee": ("UPDATE session SET declaree_perimee = true WHERE id = 3", "session", 3),
    "session.modifie_le": ("UPDATE session SET modifie_le = now() WHERE id = 6", "session", 6),
    "session_site.session_id": ("DELETE FROM session_site WHERE session_id = 2", "session", 2),
    "session_site.site_id": ("UPDATE session_site SET site_id = 5 WHERE session_id = 1", "session", 1),
    "dispositif.session_id": (
        "INSERT INTO dispositif (id, session_id, rang, type_code) VALUES (9, 4, 0, 'VAE')",
        "session",
        4,
    ),
    "dispositif.type_code": ("UPDATE dispositif SET type_code = 'VAE' WHERE id = 4", "session", 5),
    "dispositif_public.dispositif_id": ("DELETE FROM dispositif_public WHERE dispositif_id = 5", "session", 5),
    "dispositif_public.public_id": (
        "UPDATE dispositif_public SET public_id = (SELECT max(id) FROM public_vise) WHERE dispositif_id = 6",
        "session",
        6,
    ),
}
# Written by reference feeds alone, which set all right: see `refaire`. An address never changes: another one is made.
REFERENCES = {
    *("adresse", "commune", "departement", "eligibilite_cpf", "formacode", "public_vise", "recherche_valeur"),
}


def faire(connexion: psycopg.Connection, lot: int, geste: Geste) -> None:
    texte, noun, objet = geste
    connexion.execute(texte)
    connexion.execute(
        "INSERT INTO evenement (geste, noun, objet_id, source, lot_id) VALUES ('IMPORTER', %s, %s, 'LHEO', %s)",
        (noun, objet, lot),
    )


def colonnes_lues(connexion: psycopg.Connection) -> set[str]:
    """What PostgreSQL says that the rows are read from, keys that never change apart."""
    for table in TABLES:
        colonnes = SQL(", ").join(SQL(colonne.name) for colonne in METADONNEES.tables[table.nom].columns)
        lignes = SQL(table.lignes.replace("{parmi}", "true"))
        connexion.execute(SQL("CREATE VIEW {} ({}) AS {}").format(SQL(f"vue_{table.nom}"), colonnes, lignes))
    lues = connexion.execute(
        """SELECT DISTINCT c.relname || '.' || a.attname FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
        JOIN pg_class v ON v.oid = r.ev_class JOIN pg_class c ON c.oid = d.refobjid
        JOIN pg_attribute a ON (a.attrelid, a.attnum) = (d.refobjid, d.refobjsubid)
        WHERE v.relname LIKE 'vue_recherche_%' AND d.refobjsubid > 0 AND a.attname NOT IN ('id', 'numero')"""
    )
    return {nom for (nom,) in lues if nom.partition(".")[0] not in REFERENCES}


def test_every_column_that_is_read_has_its_case(annule: psycopg.Connection):
    assert colonnes_lues(annule) == GESTES.keys()


@pytest.mark.parametrize("geste", GESTES.values(), ids=GESTES)
def test_a_column_that_changes_is_set_right(annule: psycopg.Connection, lot: int, geste: Geste):
    faire(annule, lot, geste)
    faux = verifier(annule)

    tenir_le_lot(annule, lot)

    assert (bool(faux), verifier(annule)) == (True, [])


@pytest.mark.parametrize("graine", range(4))
def test_many_changes_are_set_right_together(annule: psycopg.Connection, lot: int, graine: int):
    hasard = Random(graine)  # noqa: S311
    for geste in hasard.sample(list(GESTES.values()), k=hasard.randint(2, 12)):
        faire(annule, lot, geste)

    tenir_le_lot(annule, lot)

    assert verifier(annule) == []


def test_what_another_lot_journaled_is_left_alone(annule: psycopg.Connection, lot: int):
    faire(annule, lot, GESTES["session.fin"])

    tenir_le_lot(annule, lot + 1)

    assert [(ecart.table, ecart.nombre, ecart.exemples) for ecart in verifier(annule)] == [
        ("recherche_session", 2, [(2, 1, True), (2, 2, True)])
    ]


def test_a_session_that_leaves_its_action_and_its_place_leaves_no_row(annule: psycopg.Connection, lot: int):
    faire(annule, lot, GESTES["session.action_id"])
    faire(annule, lot, ("UPDATE session_site SET site_id = 5 WHERE session_id = 5", "session", 5))

    tenir_le_lot(annule, lot)

    lignes = annule.execute("SELECT action_id, site_id FROM recherche_session WHERE session_id = 5 ORDER BY site_id")
    assert lignes.fetchall() == [(7, 0), (7, 5)]
