"""The XML of France compétences: what each element becomes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from importers.lot import Bilan
from tests.importers.rncp.export import (
    AUTRE_SIRET,
    SIRET,
    bloc,
    certificateur,
    code,
    export,
    fiche,
    partenaire,
    remplace,
    remplacee_par,
)

Importer = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]


def test_a_sheet_goes_in_with_its_dates_lists_and_texts(importe: Importer, lire: Lire):
    importe(export(fiche()))

    assert lire(
        """SELECT code, intitule, sigle, etat, actif, type_enregistrement, niveau_code, debut, fin, decision, effet,
        limite_delivrance, publication, objectifs, activites, capacites, secteurs, emplois, absent_depuis FROM fiche"""
    ) == [
        (
            "RNCP90001",
            "Ébéniste d’essai",
            "TP",
            "PUBLIEE",
            True,
            "SUR_DEMANDE",
            "4",
            date(2023, 3, 1),
            date(2028, 2, 29),
            date(2023, 2, 20),
            date(2023, 3, 1),
            date(2029, 2, 28),
            date(2023, 3, 4),
            "Former des ébénistes.",
            "Fabriquer & vernir.",
            "Lire un plan.",
            "Ameublement",
            "Ébéniste",
            None,
        )
    ]


def test_the_state_of_a_jury_is_not_that_of_the_sheet(importe: Importer, lire: Lire):
    importe(export(fiche(ACTIF=None, SI_JURY_CA="<ACTIF>Oui</ACTIF>")))

    assert lire("SELECT actif FROM fiche") == [(None,)]


def test_a_registration_begins_by_its_decision_when_no_effect_is_told(importe: Importer, lire: Lire):
    importe(export(fiche(DATE_EFFET=None)))

    assert lire("SELECT debut, effet FROM fiche") == [(date(2023, 2, 20), None)]


@pytest.mark.parametrize(
    ("ecrit", "lu"), [("NIV3", "3"), ("NIV8", "8"), ("AUCUN", None), ("REPRISE", None), ("", None)]
)
def test_a_level_is_one_of_the_list_or_none(importe: Importer, lire: Lire, ecrit: str, lu: str | None):
    bilan = importe(export(fiche(NOMENCLATURE_EUROPE=f"<NIVEAU>{ecrit}</NIVEAU>")))

    assert lire("SELECT niveau_code FROM fiche") == [(lu,)]
    assert bilan.reserves.total() == 0


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ("Publiée", "PUBLIEE"),
        ("Dépubliée/Archivée", "ARCHIVEE"),
        ("Modifications à valider", "MODIFICATIONS_A_VALIDER"),
        ("Modifications à valider par le ministère", "MODIFICATIONS_A_VALIDER_PAR_LE_MINISTERE"),
    ],
)
def test_a_state_is_one_of_the_list(importe: Importer, lire: Lire, ecrit: str, lu: str):
    importe(export(fiche(ETAT_FICHE=ecrit)))

    assert lire("SELECT etat FROM fiche") == [(lu,)]


def test_a_sheet_of_the_rs_has_neither_level_nor_bloc(importe: Importer, lire: Lire):
    importe(export(fiche("RS9001", NOMENCLATURE_EUROPE=None)))

    assert lire("SELECT code, niveau_code FROM fiche") == [("RS9001", None)]
    assert lire("SELECT count(*) FROM bloc_competences") == [(0,)]


def test_blocs_are_those_of_the_sheet_and_not_those_it_corresponds_to(importe: Importer, lire: Lire):
    blocs = bloc("RNCP90001BC01", LISTE_COMPETENCES="Débiter.", MODALITES_EVALUATION="Un dossier.")
    ailleurs = f"<CORRESPONDANCE><SOURCE>{bloc('RNCP80000BC09')}</SOURCE></CORRESPONDANCE>"
    importe(export(fiche(CORRESPONDANCES=ailleurs, BLOCS_COMPETENCES=blocs)))

    assert lire("SELECT code, libelle, competences, modalites_evaluation FROM bloc_competences") == [
        ("RNCP90001BC01", "Fabriquer", "Débiter.", "Un dossier.")
    ]


def test_a_bloc_whose_code_does_not_say_its_sheet_is_not_that_of_another(importe: Importer, lire: Lire):
    importe(export(fiche(BLOCS_COMPETENCES=bloc("01")), fiche("RNCP90002", BLOCS_COMPETENCES=bloc("01", "Vernir"))))

    assert lire("SELECT code, libelle FROM bloc_competences ORDER BY 1") == [
        ("RNCP90001/01", "Fabriquer"),
        ("RNCP90002/01", "Vernir"),
    ]


def test_certificateurs_keep_their_order_and_their_state(importe: Importer, lire: Lire):
    tous = (
        certificateur("ÉCOLE DU BOIS", SIRET)
        + certificateur("MINISTÈRE")
        + certificateur("PARTI", AUTRE_SIRET, "Inactif")
    )
    importe(export(fiche(CERTIFICATEURS=tous)))

    assert lire("SELECT cle, siret, nom, actif FROM fiche_certificateur ORDER BY rang") == [
        (SIRET, SIRET, "ÉCOLE DU BOIS", True),
        ("ministère", None, "MINISTÈRE", True),
        (AUTRE_SIRET, AUTRE_SIRET, "PARTI", False),
    ]


def test_a_partner_keeps_its_habilitation_its_state_and_its_dates(importe: Importer, lire: Lire):
    dit = partenaire("ATELIER", f"\t{SIRET}", DATE_DERNIERE_MODIFICATION_ETAT="15/06/2026")
    importe(export(fiche(PARTENAIRES=dit)))

    assert lire("SELECT siret, nom, habilitation, etat, debut, modifie_le FROM fiche_partenaire") == [
        (SIRET, "ATELIER", "FORMER", "ACTIF", date(2024, 9, 1), date(2026, 6, 15))
    ]


def test_a_partner_told_twice_is_told_as_active(importe: Importer, lire: Lire):
    deux = partenaire("ATELIER", ETAT_HABILITATION="Supprimé") + partenaire("ATELIER")
    importe(export(fiche(PARTENAIRES=deux + partenaire("ATELIER", ETAT_HABILITATION="Inactif"))))

    assert lire("SELECT etat FROM fiche_partenaire") == [("ACTIF",)]


def test_a_partner_has_a_row_for_each_habilitation(importe: Importer, lire: Lire):
    deux = partenaire("ATELIER", ETAT_HABILITATION="Supprimé") + partenaire("ATELIER", SIRET, "HABILITATION_ORGA_FORM")
    importe(export(fiche(PARTENAIRES=deux)))

    assert lire("SELECT habilitation, etat FROM fiche_partenaire ORDER BY 1") == [
        ("FORMER", "SUPPRIME"),
        ("ORGA_FORM", "ACTIF"),
    ]


def test_codes_that_no_feed_brought_are_noted_with_their_label(importe: Importer, lire: Lire):
    importe(
        export(
            fiche(
                FORMACODES=code("FORMACODE", "45546", "Ébénisterie"),
                CODES_NSF=code("NSF", "234y", "Travail du bois (essai)"),
                CODES_ROME=code("ROME", "H2207", "Réalisation de meubles"),
            )
        )
    )

    assert lire("SELECT version, code, libelle FROM formacode") == [(14, "45546", "Ébénisterie")]
    assert lire("SELECT libelle, lot_id FROM nsf WHERE code = '234y'") == [("Travail du bois (essai)", None)]
    assert lire("SELECT code, libelle, lot_id FROM rome") == [("H2207", "Réalisation de meubles", None)]


def test_a_label_that_a_feed_brought_stays(importe: Importer, lire: Lire):
    importe("code_rome;libelle_rome\nH2207;Ébénisterie\n", flux="rome")
    importe(export(fiche(CODES_ROME=code("ROME", "H2207", "Autre libellé"))))

    assert lire("SELECT libelle FROM rome") == [("Ébénisterie",)]


def test_a_formacode_is_that_of_the_newest_version_that_has_it(importe: Importer, lire: Lire):
    lire("INSERT INTO formacode (version, code, libelle) VALUES (12, '45546', 'a'), (13, '45546', 'b') RETURNING id")
    importe(export(fiche(FORMACODES=code("FORMACODE", "45546", "Ébénisterie"))))

    assert lire("SELECT f.version FROM fiche_formacode JOIN formacode f ON f.id = formacode_id") == [(13,)]


def test_what_replaces_what_is_told_once_by_both_sheets(importe: Importer, lire: Lire):
    ancienne = fiche("RNCP80001", NOUVELLES_CERTIFICATIONS=remplacee_par("RNCP90001"))
    importe(export(ancienne, fiche(ANCIENNES_CERTIFICATIONS=remplace("RNCP80001"))))

    assert lire("SELECT ancienne_code, nouvelle_code FROM fiche_succession") == [("RNCP80001", "RNCP90001")]


def test_a_sheet_that_is_only_named_waits_under_its_code(importe: Importer, lire: Lire):
    importe(export(fiche(ANCIENNES_CERTIFICATIONS=remplace("RS8001"))))

    assert lire("SELECT intitule, actif, lot_id FROM fiche WHERE code = 'RS8001'") == [("RS8001", None, None)]


@pytest.mark.parametrize(
    ("ecrit", "lus"),
    [
        ("https://bois.example/tp\n  http://autre.example", ["https://bois.example/tp", "http://autre.example"]),
        ("Voir https://bois.example, et https://bois.example.", ["https://bois.example"]),
        ("*   *", []),
        (None, []),
    ],
)
def test_the_pages_of_a_sheet_are_the_addresses_of_its_text(
    importe: Importer, lire: Lire, ecrit: str | None, lus: list[str]
):
    importe(export(fiche(LIEN_URL_DESCRIPTION=ecrit)))

    assert lire("SELECT urls FROM fiche") == [(lus,)]
