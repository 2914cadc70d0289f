"""Whole files that are refused: in French, with what to do, and nothing written."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lheo import importer
from importers.lheo.fichier import ATTENDU
from importers.lot import Bilan, Options
from models.erreurs import FichierRefuse, Indisponible
from tests.importers.catalogue import comptes, rejets
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

NULLE_PART = "postgresql://personne@127.0.0.1:1/rien"  # nothing listens: what is refused is refused before
LHEO = offre("1").texte()
OUVRANTE = '<lheo xmlns="http://lheo.gouv.fr/2.3">'
DTD = "déclare une DTD (<!DOCTYPE …>) : par sécurité, ni DTD ni entité n'est acceptée. Ôtez-la."
BOMBE = '<!DOCTYPE lheo [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
ESPACES = "au lieu de http://www.lheo.org/2.2 ou http://lheo.gouv.fr/2.3."

# What a file holds, and what is said after its name.
REFUS = {
    "vide": (b"", f"est vide. {ATTENDU}"),
    "blancs": (b"  \n", "n'est pas un XML bien formé, ligne 2 : "),
    "texte": (b"Bonjour", "n'est pas un XML bien formé, ligne 1 : Start tag expected, '<' not found"),
    "json": (b'{"lheo": 1}', "n'est pas un XML bien formé, ligne 1 : "),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00", "n'est pas un XML bien formé, ligne 1 : "),
    "html": (b"<html><body/></html>", f"n'est pas un fichier Lhéo : sa racine est <html>. {ATTENDU}"),
    "dtd": (f'<!DOCTYPE lheo SYSTEM "lheo.dtd">{LHEO}', DTD),
    "bombe": (BOMBE + LHEO.replace("Cap maçon", "&c;"), DTD),
    "entite externe": (
        '<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + LHEO.replace("Cap maçon", "&x;"),
        DTD,
    ),
    "sans espace": (
        LHEO.replace(' xmlns="http://lheo.gouv.fr/2.3"', ""),
        f": l'espace de noms de <lheo> est absent, {ESPACES}",
    ),
    "autre espace": (
        LHEO.replace("lheo.gouv.fr/2.3", "lheo.gouv.fr/2.4"),
        f": l'espace de noms de <lheo> est « http://lheo.gouv.fr/2.4 », {ESPACES}",
    ),
    "lheo 1.3": (
        LHEO.replace("http://lheo.gouv.fr/2.3", "http://www.lheo.org/1.3.0"),
        f"est un fichier Lhéo 1.3.0, que SOFI ne lit pas. {ATTENDU}",
    ),
    "edof": (
        LHEO.replace("http://lheo.gouv.fr/2.3", "https://www.of.moncompteformation.gouv.fr"),
        f"est un fichier catalogue EDOF (Mon Compte Formation), que SOFI ne lit pas. {ATTENDU}",
    ),
    "formation seule": (
        '<formation xmlns="http://lheo.gouv.fr/2.3"/>',
        f"n'est pas un fichier Lhéo : sa racine est <formation>. {ATTENDU}",
    ),
    "index": (
        '<lheo-index xmlns="http://lheo.gouv.fr/2.3"/>',
        f"est un index Lhéo (<lheo-index>) : il résume des offres sans les décrire. {ATTENDU}",
    ),
}


@pytest.mark.parametrize("quoi", REFUS)
def test_a_file_that_is_no_lheo_is_refused_before_the_database_is_asked(quoi: str, fichier: Callable[..., Path]):
    contenu, message = REFUS[quoi]
    chemin = fichier(contenu)

    with pytest.raises(FichierRefuse) as refus:
        importer(NULLE_PART, [chemin], Options("essai"))

    assert refus.value.message.startswith(f"{chemin} {message}")


def test_a_directory_is_refused(tmp_path: Path):
    with pytest.raises(FichierRefuse) as refus:
        importer(NULLE_PART, [tmp_path], Options("essai"))

    assert refus.value.message == f"{tmp_path} est un dossier : donnez un ou plusieurs fichiers. {ATTENDU}"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    absent = tmp_path / "absent.xml"

    with pytest.raises(FichierRefuse) as refus:
        importer(NULLE_PART, [absent], Options("essai"))

    assert refus.value.message == f"{absent} ne peut pas être lu (No such file or directory). {ATTENDU}"


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path):
    prise = tmp_path / "prise.xml"
    with socket.socket(socket.AF_UNIX) as ouverte:
        ouverte.bind(os.fspath(prise))

        with pytest.raises(FichierRefuse, match=r"prise\.xml ne peut pas être lu \("):
            importer(NULLE_PART, [prise], Options("essai"))


def test_a_file_closed_to_us_is_refused(fichier: Callable[..., Path]):
    chemin = fichier(offre("1"))
    chemin.chmod(0)
    if os.access(chemin, os.R_OK):
        pytest.skip("root reads everything")

    with pytest.raises(FichierRefuse, match=r"ne peut pas être lu \(Permission denied\)"):
        importer(NULLE_PART, [chemin], Options("essai"))


def abimes() -> dict[str, tuple[str | bytes, str]]:
    """Files that begin well."""
    deux = offre("1").avec(offre("2")).texte()
    return {
        "tronqué": (deux[: deux.rindex("</organisme-formation-responsable>")], "n'est pas un XML bien formé, ligne "),
        "entité inconnue": (
            deux.replace("Lecture de plans", "L&eacute;cture"),
            "n'est pas un XML bien formé, ligne 8 : Entity 'eacute' not defined",
        ),
        "nul": (deux.replace("Lecture de plans", "a&#0;b"), "n'est pas un XML bien formé, ligne 8 : "),
        "caractère de contrôle": (
            deux.replace("Lecture de plans", "a\x01b"),
            "n'est pas un XML bien formé, ligne 8 : ",
        ),
        "octets d'un autre codage": (deux.encode("iso-8859-1"), "n'est pas un XML bien formé, ligne "),
        "deux racines": (deux + deux, "n'est pas un XML bien formé, ligne "),
        "sans offre": (f"{OUVRANTE}<offres/></lheo>", "Aucune offre ni aucun organisme dans ce qui a été lu"),
        "offre hors de sa place": (
            LHEO.replace("offres", "autre"),
            "Aucune offre ni aucun organisme dans ce qui a été lu",
        ),
    }


def test_a_file_that_begins_well_and_ends_badly_writes_nothing(importe: Importer, lu: Base):
    avant = comptes(lu)
    for quoi, (contenu, message) in abimes().items():
        with pytest.raises(FichierRefuse) as refus:
            importe(contenu)
        assert message in refus.value.message, quoi
        assert comptes(lu) == avant, quoi


def test_one_bad_file_refuses_the_lot(importe: Importer, lu: Base):
    avant = comptes(lu)

    with pytest.raises(FichierRefuse):
        importe(offre("1"), LHEO[:-20])

    assert comptes(lu) == avant


def mauvais_siret() -> Document:
    return offre("1").avec(offre("2").dit("SIRET", "73282932000075"))


def test_an_offer_that_is_refused_lets_the_others_in_and_says_why(importe: Importer, lu: Base):
    bilan = importe(mauvais_siret())

    assert bilan.rejets == {"ETABLISSEMENT_SIRET_CLE": 1}
    assert comptes(lu)["session"] == 1
    assert rejets(lu) == [
        [
            True,
            "formation[numero=F2]/organisme-formation-responsable[numero=O2]/SIRET-organisme-formation/SIRET",
            "ETABLISSEMENT_SIRET_CLE",
            "La clé du SIRET 73282932000075 est fausse : vérifiez-le auprès de l'organisme.",
        ]
    ]


def test_strict_refuses_the_lot_for_one_offer(importe: Importer, lu: Base):
    avant = comptes(lu)

    with pytest.raises(FichierRefuse) as refus:
        importe(mauvais_siret(), strict=True)

    assert refus.value.message == (
        "1 rejet(s) et l'option --strict : rien n'a été écrit. Corrigez le fichier, ou ôtez --strict."
    )
    assert comptes(lu) == avant


def test_strict_lets_in_what_is_only_reported(importe: Importer, lu: Base):
    bilan = importe(offre("1").dit("SIRET", "073282932000074"), strict=True)

    assert bilan.reserves == {"SIRET_ZERO_EN_TROP": 1}
    assert lu.execute("SELECT siret FROM etablissement").fetchall() == [("73282932000074",)]


def test_a_session_that_is_refused_lets_its_sisters_in(importe: Importer, lu: Base):
    document = offre("1").copie("session", "S2").dit("session[2]/periode/fin", "20260101").copie("session[2]", "S3")
    document.dit("session[3]/periode/fin", "20280101")

    importe(document)

    lus = lu.execute("SELECT cle FROM identifiant_externe WHERE noun = 'session' ORDER BY cle").fetchall()
    assert lus == [("S1",), ("S3",)]


def test_no_database_is_told_in_french(fichier: Callable[..., Path]):
    with pytest.raises(Indisponible) as panne:
        importer(NULLE_PART, [fichier(offre("1"))], Options("essai"))

    assert panne.value.message == (
        "La base de données ne répond plus : rien n'a été écrit. Vérifiez PostgreSQL, puis relancez l'import."
    )
