"""The same content again, in other bytes, writes nothing; what changed is one object, and the journal says how."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.catalogue import empreintes
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]
CAS = Path(__file__).with_name("cas")
RICHE = (CAS / "offre_complete.xml").read_text(encoding="utf-8")
NATURELLE = (CAS / "remplissages.xml").read_text(encoding="utf-8")
NATIONALE = (CAS / "flux_national.xml").read_text(encoding="utf-8")


def sans_mise_en_page(xml: str) -> str:
    return re.sub(r">\s+<", "><", xml)


def aere(xml: str) -> str:
    """Blank lines around every value."""
    return re.sub(r">([^<>\s][^<>]*)</", r">\n   \1\n  </", xml)


def attributs_retournes(xml: str) -> str:
    return re.sub(r"<([\w-]+) (\w+=\"[^\"]*\") (\w+=\"[^\"]*\")", r"<\1 \3   \2", xml)


def en_cdata(xml: str) -> str:
    return re.sub(r">([^<>&\s][^<>&]*)</", r"><![CDATA[\1]]></", xml)


def en_entites(xml: str) -> str:
    """Every letter that is not ASCII as a number."""
    return re.sub(r"[^\x00-\x7f]", lambda lettre: f"&#x{ord(lettre[0]):x};", xml)


def en_latin(xml: str) -> bytes:
    return xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("iso-8859-1", "xmlcharrefreplace")


def prefixe(xml: str) -> str:
    """`<l:lheo xmlns:l=…>` instead of a default namespace."""
    return re.sub(r"<(/?)([a-zA-Z])", r"<\1l:\2", xml).replace("xmlns=", "xmlns:l=")


def commente(xml: str) -> str:
    return re.sub(r"(</[\w-]+>)", r"\1<!-- relu --><?outil fait?>", xml)


REECRITURES = [sans_mise_en_page, aere, attributs_retournes, en_cdata, en_entites, en_latin, prefixe, commente]


def change(base: Base) -> list[tuple[Any, ...]]:
    """What the second lot journaled: noun and old values."""
    requete = """SELECT noun, anciennes_valeurs FROM evenement
        WHERE lot_id > (SELECT min(id) FROM lot) ORDER BY id"""
    return base.execute(requete).fetchall()


def test_equal_content_in_other_bytes_writes_nothing(importe: Importer, lu: Base):
    importe(RICHE, NATIONALE)
    avant = empreintes(lu)
    for reecrire in REECRITURES:
        bilan = importe(reecrire(RICHE), reecrire(NATIONALE))
        assert {noun: compte[:2] for noun, compte in bilan.comptes.items() if any(compte[:2])} == {}, reecrire.__name__
        assert empreintes(lu) == avant, reecrire.__name__
    assert change(lu) == []


def test_offers_without_numbers_are_found_again_however_they_are_laid_out(importe: Importer, lu: Base):
    importe(NATURELLE)
    avant = empreintes(lu)
    for reecrire in (sans_mise_en_page, aere, en_entites, commente):
        importe(reecrire(NATURELLE))
        assert empreintes(lu) == avant, reecrire.__name__


def test_the_order_of_offers_says_nothing(importe: Importer, lu: Base):
    un, deux = offre("1"), offre("2").dit("SIRET", "90000001900019")
    importe(offre("1").avec(deux))
    avant = empreintes(lu)

    importe(offre("2").dit("SIRET", "90000001900019").avec(un))

    assert empreintes(lu) == avant


def test_a_change_of_a_session_updates_that_row_and_what_follows_from_it_alone(importe: Importer, lu: Base):
    importe(offre("1").avec(offre("2")))
    avant = empreintes(lu)

    importe(offre("1").dit("fin", "20270702").avec(offre("2")))

    apres = empreintes(lu)
    nouvelles = {table: len(set(apres[table]) - set(avant[table])) for table in apres}
    suites = {"publication": 1, "recherche_session": 1, "recherche_etat": 1}
    assert {table: nombre for table, nombre in nouvelles.items() if nombre} == {"session": 1, **suites}


def test_a_change_bumps_the_version_and_keeps_the_number(importe: Importer, lu: Base):
    importe(offre("1"))
    avant = lu.execute("SELECT id, numero, version FROM session").fetchall()

    importe(offre("1").dit("fin", "20270702"))

    assert lu.execute("SELECT id, numero, version - 1 FROM session").fetchall() == avant


def test_a_change_has_no_version_that_an_edit_had(importe: Importer, lu: Base):
    importe(offre("1"))
    lu.execute(
        "INSERT INTO evenement (geste, noun, objet_id, source, version, anciennes_valeurs, proposition)"
        " SELECT 'REFUSER', 'session', id, 'CARIF', 3, '{}', '{}' FROM session"
    )

    importe(offre("1").dit("fin", "20270702"))

    assert lu.execute("SELECT version FROM session").fetchall() == [(4,)]


def test_a_change_journals_the_old_values_of_what_changed(importe: Importer, lu: Base):
    importe(offre("1"))

    importe(offre("1").dit("fin", "20270700"))

    ((noun, anciennes),) = change(lu)
    assert noun == "session"
    assert {cle: anciennes[cle] for cle in anciennes if cle != "modifie_le"} == {
        "fin": "2027-06-25",
        "fin_precision": "JOUR",
    }


def test_a_creation_journals_no_old_value(importe: Importer, lu: Base):
    importe(offre("1"))

    lus = lu.execute("SELECT noun, geste, anciennes_valeurs FROM evenement ORDER BY id").fetchall()

    nouns = ("organisme", "etablissement", "formation", "action", "session")
    assert lus == [(noun, "IMPORTER", None) for noun in nouns]


def test_a_list_that_changes_is_journaled_with_its_parent(importe: Importer, lu: Base):
    importe(offre("1"))

    importe(offre("1").apres("code-public-vise", '<code-public-vise ref="V14">80006</code-public-vise>'))

    ((noun, anciennes),) = change(lu)
    assert noun == "action"
    assert list(anciennes) == ["publics"]
    assert lu.execute("SELECT version FROM action").fetchone() == (2,)


def finance(*codes: str) -> Document:
    document = offre("1")
    for code in codes:
        document.dedans("action", f"<organisme-financeur><code-financeur>{code}</code-financeur></organisme-financeur>")
    return document


def test_dispositifs_that_stay_keep_their_number_when_the_list_changes(importe: Importer, lu: Base):
    importe(finance("4", "2", "16"))
    avant = dict(lu.execute("SELECT financeur_code, numero FROM dispositif").fetchall())

    importe(finance("16", "7", "4"))

    apres = lu.execute("SELECT financeur_code, numero FROM dispositif ORDER BY rang").fetchall()
    assert [code for code, _ in apres] == ["16", "7", "4"]
    assert (apres[0][1], apres[2][1]) == (avant["16"], avant["4"])
    assert apres[1][1] not in avant.values()


def test_dispositifs_that_change_are_a_change_of_their_session(importe: Importer, lu: Base):
    importe(finance("4"))

    importe(finance("4", "2"))

    assert [noun for noun, _ in change(lu)] == ["session"]
    assert lu.execute("SELECT version FROM session").fetchone() == (2,)


def test_recrutements_that_change_are_journaled_whole_as_they_were(importe: Importer, lu: Base):
    importe(RICHE)
    avant = lu.execute("SELECT to_jsonb(r) FROM recrutement r ORDER BY session_id, rang").fetchall()

    importe(RICHE.replace("<recrutement><modalite-recrutement>8</modalite-recrutement></recrutement>", ""))

    ((noun, anciennes),) = change(lu)
    assert (noun, anciennes) == ("session", {"recrutements": [recrutement for (recrutement,) in avant]})


def test_recrutements_where_there_were_none_are_journaled_as_none(importe: Importer, lu: Base):
    importe(re.sub(r"<recrutement>.*</recrutement>", "", RICHE, flags=re.DOTALL))

    importe(RICHE)

    assert change(lu) == [("session", {"recrutements": []})]


def test_what_a_file_no_longer_holds_is_counted_and_stays(importe: Importer, lu: Base):
    importe(offre("1").copie("session", "S1b"))

    bilan = importe(offre("1"))

    assert bilan.absents == 1
    assert lu.execute("SELECT count(*) FROM session").fetchone() == (2,)
    assert lu.execute("SELECT absents FROM lot ORDER BY id").fetchall() == [(0,), (1,)]


def test_dates_that_a_file_does_not_give_stay_as_they_were(importe: Importer, lu: Base):
    importe(offre("1").dit("session", None, datecrea="20200301", datemaj="20250302"))
    requete = "SELECT cree_le::text, modifie_le::text, version FROM session"
    datees = ("2020-03-01 00:00:00+01", "2025-03-02 00:00:00+01", 1)
    assert lu.execute(requete).fetchall() == [datees]

    importe(offre("1"))

    assert lu.execute(requete).fetchall() == [datees]


@pytest.mark.parametrize("plein", [1, 3])
def test_a_file_read_in_small_batches_gives_the_same_rows(
    plein: int, importe: Importer, lu: Base, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("importers.lot.PLEIN", plein)
    bilan = importe(RICHE, NATIONALE, NATURELLE, offre("7").dit("SIRET", "90000005000014"))

    crees = {noun: compte.crees for noun, compte in bilan.comptes.items()}
    assert crees == {
        "organisme": 3,
        "etablissement": 3,
        "site": 4,
        "contact": 5,
        "formation": 4,
        "action": 5,
        "session": 7,
    }
    avant = empreintes(lu)
    importe(RICHE, NATIONALE, NATURELLE, offre("7").dit("SIRET", "90000005000014"))
    assert empreintes(lu) == avant
