"""The rules, on what a lot created or changed: told where it is described, never refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers import jugement
from importers.ideo.passage import importer as importer_ideo
from importers.lot import Bilan, Options
from rules.niveaux import A_L_IMPORT, cadre_d_import
from rules.parametres import Parametres
from tests.importers.document import Document, offre
from tests.importers.ideo.fichier import action, actions, structure, structures

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

SIRET = "73282932000074"
REGLES = cadre_d_import(date(2026, 11, 23), Parametres("52"))
LIEU = """<lieu-de-formation><coordonnees><nom>Atelier</nom><adresse><ligne>{}</ligne>
<codepostal>75011</codepostal><ville>Paris</ville></adresse></coordonnees></lieu-de-formation>"""
CYCLE = """<cycle><type-cycle>0</type-cycle><effectif-minimal>{}</effectif-minimal>
<capacite-simultanee>{}</capacite-simultanee></cycle>"""
HEURES = """<nombre-heures-centre>{}</nombre-heures-centre><nombre-heures-entreprise>{}</nombre-heures-entreprise>
<nombre-heures-total>{}</nombre-heures-total>"""

SON_ORGANISME = "formation[numero=F1]/organisme-formation-responsable"
SON_ACTION = "formation[numero=F1]/action[1]"
SA_SESSION = f"{SON_ACTION}/session[1]"
# what is wrong with the small offer
DE_L_OFFRE = [
    (SON_ORGANISME, "ORGANISME_FORMACODE_REQUIS"),
    (SON_ORGANISME, "ETABLISSEMENT_SITE_PRINCIPAL_REQUIS"),
    (SON_ORGANISME, "ETABLISSEMENT_ADRESSE_INCONNUE"),
    ("formation[numero=F1] (ligne 4)", "FORMATION_FORMACODE_REQUIS"),
    (f"{SON_ACTION} (ligne 16)", "ACTION_CONDITIONS_SPECIFIQUES_OBLIGATOIRE"),
    (f"{SON_ACTION} (ligne 16)", "ACTION_CONTACT_REQUIS"),
    (f"{SON_ACTION} (ligne 16)", "ACTION_HEURES_INCONNUES"),
    (f"{SON_ACTION} (ligne 16)", "ACTION_PRIX_INCONNU"),
    (f"{SA_SESSION} (ligne 25)", "SESSION_LIEU_REQUIS"),
    (f"{SA_SESSION} (ligne 25)", "SESSION_DISPOSITIF_REQUIS"),
]


@pytest.fixture
def juge(importe: Importer) -> Importer:
    """Import documents under the rules."""

    def juge(*documents: Document, **options: Any) -> Bilan:
        return importe(*documents, regles=REGLES, **options)

    return juge


def dites(bilan: Bilan) -> list[tuple[str, str]]:
    return [(reserve.chemin, reserve.code) for reserve in bilan.signales]


def notes(base: Base) -> list[tuple[Any, ...]]:
    return base.execute("SELECT chemin, code, message, bloquant FROM rejet ORDER BY id").fetchall()


def test_what_is_wrong_is_told_where_it_is_described_and_goes_in(juge: Importer):
    bilan = juge(offre("1"))

    assert (dites(bilan), bilan.rejets, bilan.comptes["session"].crees) == (DE_L_OFFRE, {}, 1)


def test_sites_and_contacts_are_looked_at_too(juge: Importer):
    telephone = "<telfixe><numtel>12</numtel></telfixe>"
    document = offre("1").dedans("contact-formation/coordonnees", telephone)
    lieux = LIEU.format("1 rue A") + LIEU.format("2 rue B")
    bilan = juge(document.apres("prise-en-charge-frais-possible", lieux), retenus=100)

    assert dites(bilan)[-3:] == [
        (f"{SON_ACTION}/lieu-de-formation[1]", "SITE_NOM_UNIQUE"),
        (f"{SON_ACTION}/lieu-de-formation[2]", "SITE_NOM_UNIQUE"),
        ("CT_0000000001", "CONTACT_TELEPHONE_FORMAT"),  # files describe contacts nowhere in particular
    ]
    assert bilan.reserves["SESSION_LIEU_HORS_REGION"] == 2


def test_a_reservation_says_what_to_do(juge: Importer, lu: Base):
    juge(offre("1"))

    assert notes(lu)[8] == (
        f"{SA_SESSION} (ligne 25)",
        "SESSION_LIEU_REQUIS",
        "La session n'a pas de lieu. Choisissez un site de l'organisme, ou créez-le.",
        False,
    )


@pytest.mark.parametrize(("minimum", "capacite", "remarques"), [(8, 12, 0), (12, 8, 1)])
def test_capacities_out_of_order_are_told(juge: Importer, minimum: int, capacite: int, remarques: int):
    bilan = juge(offre("1").dedans("session", CYCLE.format(minimum, capacite)))
    assert bilan.reserves["SESSION_CAPACITE_INCOHERENTE"] == remarques


@pytest.mark.parametrize(("centre", "remarques"), [(100, 0), (90, 1)])
def test_hours_that_do_not_add_up_are_told(juge: Importer, centre: int, remarques: int):
    bilan = juge(offre("1").apres("session", HEURES.format(centre, 40, 140)))
    assert bilan.reserves["ACTION_HEURES_INCOHERENTES"] == remarques


def test_advice_is_not_told(juge: Importer):
    bilan = juge(offre("1").dit("intitule-formation", "CAP MACON DU BATIMENT"))
    assert dites(bilan) == DE_L_OFFRE


def test_a_lot_that_is_not_to_be_judged_is_told_nothing(importe: Importer):
    assert importe(offre("1")).reserves == {}


def test_a_trial_is_told_the_same(juge: Importer, lu: Base):
    essai = juge(offre("1"), essai=True)

    assert dites(essai) == DE_L_OFFRE
    assert notes(lu) == []


def test_a_replay_is_told_nothing(juge: Importer):
    juge(offre("1"))
    assert juge(offre("1")).reserves == {}


def test_an_offer_that_breaks_rules_is_known_again_by_its_words(juge: Importer, lu: Base):
    juge(offre("1"))
    assert lu.execute("SELECT count(*) FROM offre_lue").fetchall() == [(1,)]


def test_what_changed_is_looked_at_again_and_nothing_else(juge: Importer):
    juge(offre("1").avec(offre("2")))
    bilan = juge(offre("1").dit("fin", "20270702").avec(offre("2")))

    assert dites(bilan) == [dite for dite in DE_L_OFFRE if dite[1].startswith("SESSION_")]


def test_what_was_let_in_without_the_rules_is_looked_at_when_it_changes(importe: Importer, juge: Importer):
    importe(offre("1"))
    assert dites(juge(offre("1").dit("fin", "20270702"))) == DE_L_OFFRE[-2:]


def test_each_object_is_told_in_its_own_file(juge: Importer):
    bilan = juge(offre("1"), offre("2"), retenus=100)

    # of an organisme that both describe, the first description counts
    assert dites(bilan)[:10] == [(f"1.xml : {chemin}", code) for chemin, code in DE_L_OFFRE]
    assert {chemin.partition("[")[0] for chemin, _ in dites(bilan)[10:]} == {"2.xml : formation"}


def test_a_lot_is_looked_at_a_part_at_a_time(juge: Importer, lu: Base, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(jugement, "PAR_LECTURE", 1)
    bilan = juge(offre("1").copie("session", "S2").avec(offre("3")))

    codes = ("ORGANISME_FORMACODE_REQUIS", "FORMATION_FORMACODE_REQUIS", "SESSION_LIEU_REQUIS")
    assert [bilan.reserves[code] for code in codes] == [1, 2, 3]
    assert len(notes(lu)) == bilan.reserves.total()


def test_a_lot_of_several_parts_tells_postgresql_what_tables_hold_now(
    juge: Importer, lu: Base, monkeypatch: pytest.MonkeyPatch
):
    connues = "SELECT reltuples FROM pg_class WHERE oid = 'session'::regclass"
    assert lu.execute(connues).fetchall() == [(-1,)]

    monkeypatch.setattr(jugement, "PAR_LECTURE", 1)
    juge(offre("1").copie("session", "S2"))
    assert lu.execute(connues).fetchall() == [(2,)]


def test_of_ideo_the_carif_is_told_what_it_has_to_see(base: str, fichier: Callable[..., Path]):
    listes = [fichier(actions(action())), fichier(structures(structure()))]
    bilan = importer_ideo(base, listes, Options("ideo", regles=REGLES), "52")

    # its action has no hours, its formation no Formacode: nobody can mend that here
    assert dites(bilan) == [
        ("1.xml : ligne 2", "ORGANISME_FORMACODE_REQUIS"),
        ("1.xml : ligne 2", "ACTION_HABILITATION_A_VERIFIER"),
    ]


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("ETABLISSEMENT_SIRET_FORMAT", offre("1").dit("SIRET", "ABCDEFGHIJKLMN")),
        ("ETABLISSEMENT_SIRET_CLE", offre("1").dit("SIRET", "73282932000075")),
        ("ORGANISME_NDA_FORMAT", offre("1").dit("numero-activite", "5244000014X")),
        ("ORGANISME_RAISON_SOCIALE_OBLIGATOIRE", offre("1").dit("raison-sociale", " ").dit("nom-organisme", " ")),
        ("FORMATION_INTITULE_OBLIGATOIRE", offre("1").dit("intitule-formation", "<br/>")),
    ],
)
def test_what_blocks_an_import_is_a_reject_before_the_rules_look(juge: Importer, code: str, document: Document):
    assert code in A_L_IMPORT
    bilan = juge(document.avec(offre("2").numero("organisme-formation-responsable", "O2").dit("SIRET", SIRET)))

    assert (bilan.rejets[code], bilan.reserves[code], bilan.comptes["session"].crees) == (1, 0, 1)
