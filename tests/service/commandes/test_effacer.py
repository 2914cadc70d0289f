"""`sofi effacer`: what a contact says of a person is nowhere any more."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source
from tests.service.commandes.conftest import Offre, Sofi

Fichier = Callable[..., Path]

PERSONNE = {"nom_famille": "Ébrard-Unique", "prenom": "Aldegonde", "courriel": "aldegonde@bois.example"}
DIT = "Ébrard-Unique|Aldegonde|aldegonde@bois.example|0611223344"
NOMME = "<coordonnees><nom>Durand</nom><prenom>Luc</prenom><courriel>luc@of.example</courriel></coordonnees>"


@pytest.fixture
def fichier(offre: Offre) -> Fichier:
    """Write a file whose organisme has a contact."""

    def ecrire(*sessions: str) -> Path:
        chemin = offre(*sessions)
        avant, balise, apres = chemin.read_text(encoding="utf-8").partition("<contact-organisme>")
        chemin.write_text(f"{avant}{balise}{apres.replace('<coordonnees/>', NOMME, 1)}", encoding="utf-8")
        return chemin

    return ecrire


@pytest.fixture
def contact(sofi: Sofi, fichier: Fichier, connexion: psycopg.Connection) -> str:
    """The number of a contact whose name, since changed, is in its history, and of whom an edit waits."""
    assert sofi("import", "lheo", fichier("S1")).code == 0
    numero, cle = connexion.execute("SELECT numero, id FROM contact ORDER BY id LIMIT 1").fetchone()
    acte = Acte(Geste.MODIFIER, Source.CARIF, "agent@carif.example")
    for valeurs in (PERSONNE | {"telephones": ["0611223344"]}, {"prenom": "Adèle"}):
        with ecriture(connexion, lambda *_: None) as ecrit:
            ecrit.modifier(Noun.CONTACT, numero, valeurs, acte)
    with ecriture(connexion, lambda *_: None) as ecrit:
        ecrit.journaliser(Noun.CONTACT, cle, acte, {}, proposition={"courriel": "aldegonde@bois.example"})
    proposees = {"courriel": "aldegonde@bois.example", "telephones": ["0611223344"]}
    connexion.execute(
        """INSERT INTO modification (noun, objet_id, version_de_base, version, statut, valeurs)
        VALUES ('contact', %s, 3, 4, 'SOUMISE', %s)""",
        [cle, Jsonb(proposees)],
    )
    connexion.execute("INSERT INTO compte (id, courriel, role) VALUES (1, 'saisie@bois.example', 'ORGANISME')")
    connexion.execute(
        """INSERT INTO soumission (noun, objet_id, organisme_id, etat, deposee_par, nouvelle)
        SELECT 'contact', id, organisme_id, 'DEPOSEE', 1, false FROM contact WHERE id = %s""",
        [cle],
    )
    connexion.commit()
    return str(numero)


def restes(connexion: psycopg.Connection) -> list[str]:
    """The tables of which some row says who it was."""
    noms = connexion.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    ).fetchall()
    disent = []
    for (nom,) in noms:
        requete = sql.SQL("SELECT FROM {} AS t WHERE to_jsonb(t)::text ~* %s LIMIT 1")
        if connexion.execute(requete.format(sql.Identifier(nom)), [DIT]).rowcount:
            disent.append(nom)
    return sorted(disent)


def test_nothing_says_any_more_who_it_was(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    assert restes(connexion) == ["contact", "evenement", "modification"]
    assert sofi("effacer", contact) == (
        0,
        f"""{contact} : effacé de sa fiche et de 3 lignes de son historique ; il n'est plus publié.
Ce qui attendait la décision du Carif à son sujet est abandonné.
Demandez aussi son effacement à sa source : décrite autrement, elle reviendrait au prochain import.
""",
        "",
    )
    connexion.rollback()
    assert restes(connexion) == []


def test_what_is_left_is_an_empty_row_that_is_archived(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    sofi("effacer", contact)
    assert connexion.execute(
        """SELECT statut, source, emetteur, civilite, prenom, nom_famille, telephones, courriel, complement, version
        FROM contact WHERE numero = %s""",
        [contact],
    ).fetchone() == ("ARCHIVEE", "CARIF", None, None, None, None, [], None, None, 4)
    assert connexion.execute("SELECT etat, close_le IS NOT NULL FROM soumission").fetchone() == ("CADUQUE", True)
    derniere = (
        "SELECT geste, motif, version, anciennes_valeurs FROM evenement WHERE noun = 'contact' ORDER BY id DESC LIMIT 1"
    )
    *dits, anciennes = connexion.execute(derniere).fetchone()
    assert (dits, anciennes["statut"]) == (["ARCHIVER", "Effacement de la personne", 4], "VALIDEE")


def test_its_history_keeps_what_says_nothing_of_the_person(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    lire = """SELECT array_agg(anciennes_valeurs IS NULL ORDER BY id), array_agg(proposition ORDER BY id)
    FROM evenement WHERE noun = 'contact' AND objet_id = (SELECT id FROM contact WHERE numero = %s)"""
    creations, _ = connexion.execute(lire, [contact]).fetchone()
    sofi("effacer", contact)
    connexion.rollback()
    apres, proposees = connexion.execute(lire, [contact]).fetchone()
    assert apres == [*creations, False]
    assert [une for une in proposees if une is not None] == [{"courriel": None}]


def test_the_same_file_does_not_bring_it_back(sofi: Sofi, fichier: Fichier, connexion: psycopg.Connection):
    sofi("import", "lheo", fichier("S1"))
    lire = "SELECT numero, nom_famille, courriel FROM contact ORDER BY numero"
    assert connexion.execute(lire).fetchall() == [("CT_0000000001", "Durand", "luc@of.example")]
    connexion.rollback()
    sofi("effacer", "CT_0000000001")
    assert sofi("import", "lheo", fichier("S1", "S2")).code == 0
    assert connexion.execute(lire).fetchall() == [("CT_0000000001", None, None)]


def test_copies_are_told_that_it_is_no_longer_what_it_was(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    assert sofi("verifier", "--refaire").code == 0
    connexion.execute("UPDATE publication SET le = '2026-01-01'")
    connexion.commit()
    sofi("effacer", contact)
    changes = connexion.execute("SELECT numero FROM publication WHERE le > '2026-01-01'").fetchall()
    assert changes == [(contact,)]
    connexion.rollback()
    assert sofi("verifier").sortie == "Tout suit le catalogue.\n"


def test_again_it_says_that_nothing_changed(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    sofi("effacer", contact)
    compter = "SELECT count(*) FROM evenement"
    avant = connexion.execute(compter).fetchone()
    connexion.rollback()
    assert sofi("effacer", contact) == (0, f"{contact} ne disait déjà plus rien : rien n'a changé.\n", "")
    assert connexion.execute(compter).fetchone() == avant


def test_others_of_the_same_name_are_told(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    connexion.execute(
        """INSERT INTO contact (statut, source, organisme_id, nom_famille, prenom, courriel)
        SELECT 'VALIDEE', 'CARIF', organisme_id, 'X', 'Y', upper(courriel) FROM contact WHERE numero = %s
        RETURNING numero""",
        [contact],
    )
    (autre,) = connexion.execute("SELECT numero FROM contact WHERE nom_famille = 'X'").fetchone()
    connexion.commit()
    assert f"Peut-être la même personne, dans le même organisme : {autre}.\n" in sofi("effacer", contact).sortie


def test_a_draft_that_is_forgotten_does_not_become_public(sofi: Sofi, contact: str, connexion: psycopg.Connection):
    connexion.execute("UPDATE contact SET statut = 'A_CORRIGER' WHERE numero = %s", [contact])
    connexion.commit()
    sofi("effacer", contact)
    assert connexion.execute("SELECT statut FROM contact WHERE numero = %s", [contact]).fetchone() == ("REFUSEE",)


@pytest.mark.parametrize("numero", ["CT_9999999999", "Ébrard", ""])
def test_a_number_that_nobody_has_is_refused(sofi: Sofi, numero: str):
    resultat = sofi("effacer", numero)
    assert (resultat.code, resultat.sortie) == (1, "")
    assert resultat.erreurs == f"Aucun objet du catalogue n'a le numéro « {numero} ». Vérifiez-le.\n"
