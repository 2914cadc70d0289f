"""One lot after another: nothing twice, what is gone dated, registers and tables apart, Lhéo's rows completed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from importers.lot import Bilan
from importers.reception.passage import DejaApplique
from tests.importers.rncp.export import (
    AUTRE_SIRET,
    SIRET,
    STANDARD,
    archive,
    bloc,
    certificateur,
    code,
    export,
    fiche,
    partenaire,
    remplacee_par,
    table,
)

Importer = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]
LENDEMAIN = date(2026, 11, 24)
PLEINE = {
    "BLOCS_COMPETENCES": bloc("RNCP90001BC01"),
    "CERTIFICATEURS": certificateur("ÉCOLE DU BOIS", AUTRE_SIRET),
    "PARTENAIRES": partenaire("ATELIER"),
    "FORMACODES": code("FORMACODE", "45546", "Ébénisterie"),
    "CODES_NSF": code("NSF", "234", "Bois"),
    "CODES_ROME": code("ROME", "H2207", "Meubles"),
    "NOUVELLES_CERTIFICATIONS": remplacee_par("RNCP95000"),
}
PARTIES = (
    "fiche_certificateur",
    "fiche_partenaire",
    "fiche_formacode",
    "fiche_nsf",
    "fiche_rome",
    "fiche_succession",
    "bloc_competences",
)
LIGNE = ("1", "RNCP90001", "Ébéniste", "TP", "", "NIV4", "", "29/02/2028", "", "Enregistrement de droit", "ACTIVE")


def absences(lire: Lire) -> dict[str, date | None]:
    return {table: lire(f"SELECT absent_depuis FROM {table}")[0][0] for table in PARTIES}


def test_the_same_content_in_other_bytes_writes_nothing(importe: Importer, lire: Lire):
    importe(export(fiche(**PLEINE)))
    avant = lire("SELECT xmin::text FROM fiche UNION ALL SELECT xmin::text FROM fiche_partenaire")
    bilan = importe(export(fiche(**PLEINE)) + "\n")

    assert {table: compte[:2] for table, compte in bilan.comptes.items()} == dict.fromkeys(
        ("fiche", *PARTIES, "formation"), (0, 0)
    )
    assert lire("SELECT xmin::text FROM fiche UNION ALL SELECT xmin::text FROM fiche_partenaire") == avant


def test_the_same_bytes_are_not_read_again(importe: Importer):
    importe(export(fiche()))

    assert isinstance(importe(export(fiche())), DejaApplique)


def test_what_a_sheet_does_not_hold_any_more_is_dated(importe: Importer, lire: Lire):
    importe(export(fiche(**PLEINE)))
    importe(export(fiche()), jour=LENDEMAIN)

    assert absences(lire) == dict.fromkeys(PARTIES, LENDEMAIN)


def test_what_comes_back_is_there_again(importe: Importer, lire: Lire):
    for contenu in (export(fiche(**PLEINE)), export(fiche()), export(fiche(**PLEINE))):
        importe(contenu)

    assert absences(lire) == dict.fromkeys(PARTIES)


def test_a_sheet_that_is_gone_is_dated_and_stays(importe: Importer, lire: Lire):
    importe(export(fiche(), fiche("RNCP90002")))
    importe(export(fiche()), jour=LENDEMAIN)

    assert lire("SELECT code, absent_depuis FROM fiche ORDER BY 1") == [("RNCP90001", None), ("RNCP90002", LENDEMAIN)]


def test_what_a_refused_sheet_held_is_not_absent(importe: Importer, lire: Lire):
    importe(export(fiche(**PLEINE), fiche("RNCP90002")))
    importe(export(fiche("RNCP90002"), fiche(INTITULE="", **PLEINE)), jour=LENDEMAIN)

    assert lire("SELECT absent_depuis FROM fiche WHERE code = 'RNCP90001'") == [(None,)]
    assert absences(lire) == dict.fromkeys(PARTIES)


def test_each_register_is_a_lot_that_says_nothing_of_the_other(lots: Callable[..., list[Bilan]], lire: Lire):
    lots(export(fiche()), export(fiche("RS9001")))
    lots(export(fiche("RS9002")), jour=LENDEMAIN)

    assert lire("SELECT formes FROM lot ORDER BY id") == [(["fiches_rncp"],), (["fiches_rs"],), (["fiches_rs"],)]
    assert lire("SELECT code, absent_depuis FROM fiche ORDER BY 1") == [
        ("RNCP90001", None),
        ("RS9001", LENDEMAIN),
        ("RS9002", None),
    ]


def test_rows_that_an_offer_named_are_completed(importe: Importer, lire: Lire):
    ((ancienne,),) = lire("INSERT INTO fiche (code, intitule) VALUES ('RNCP90001', 'RNCP90001') RETURNING id")
    lire("INSERT INTO bloc_competences (code, libelle) VALUES ('RNCP90001BC01', 'RNCP90001BC01') RETURNING code")
    lire("INSERT INTO certification (fiche_id, intitule) VALUES (%s, 'RNCP90001') RETURNING id", ancienne)
    importe(export(fiche(BLOCS_COMPETENCES=bloc("RNCP90001BC01"))))

    assert lire("SELECT id, intitule FROM fiche") == [(ancienne, "Ébéniste d’essai")]
    assert lire("SELECT libelle, fiche_id FROM bloc_competences") == [("Fabriquer", ancienne)]
    assert lire("SELECT intitule, niveau_code FROM certification") == [("Ébéniste d’essai", "4")]


def test_a_certification_that_certif_info_names_keeps_its_title(importe: Importer, lire: Lire):
    ((ancienne,),) = lire("INSERT INTO fiche (code, intitule) VALUES ('RNCP90001', 'RNCP90001') RETURNING id")
    lire(
        "INSERT INTO certification (code_certifinfo, fiche_id, intitule) VALUES ('1', %s, 'CAP') RETURNING id", ancienne
    )
    importe(export(fiche()))

    assert lire("SELECT intitule, niveau_code FROM certification") == [("CAP", None)]


def test_the_zip_of_tables_brings_sheets_and_what_they_hold(importe: Importer, lire: Lire):
    importe(
        archive(
            Standard=table(STANDARD, LIGNE),
            Blocs_De_Compétences=table(
                ("Numero_Fiche", "Bloc_Competences_Code", "Bloc_Competences_Libelle"),
                ("RNCP90001", "RNCP90001BC01", "Fabriquer"),
            ),
            Certificateurs=table(
                ("Numero_Fiche", "Siret_Certificateur", "Nom_Certificateur"), ("RNCP90001", f"\t{SIRET}", "ÉCOLE")
            ),
            Partenaires=table(
                ("Numero_Fiche", "Nom_Partenaire", "Siret_Partenaire", "Habilitation_Partenaire"),
                ("RNCP90001", "ATELIER", f"\t{SIRET}", "HABILITATION_ORGA_FORM"),
            ),
            Formacode=table(
                ("Numero_Fiche", "Formacode_Code", "Formacode_Libelle"), ("RNCP90001", "45546", "45546 : Ébénisterie")
            ),
            Nsf=table(("Numero_Fiche", "Nsf_Code", "Nsf_Intitule"), ("RNCP90001", "234x", "234x : Bois")),
            Rome=table(
                ("Numero_Fiche", "Codes_Rome_Code", "Codes_Rome_Libelle"), ("RNCP90001", "H2207", "Chargé d''affaires")
            ),
            Ancienne_Nouvelle_Certification=table(
                ("Numero_Fiche", "Ancienne_Certification", "Nouvelle_Certification"),
                ("RNCP90001", "", "RS9001"),
                ("RS9001", "RNCP90001", ""),
            ),
            CCN=table(("Numero_Fiche", "Ccn_1_Numero"), ("RNCP90001", "3117")),
        )
    )

    assert lire("SELECT code, sigle, actif, type_enregistrement, niveau_code, debut, fin FROM fiche ORDER BY 1") == [
        ("RNCP90001", "TP", True, "DE_DROIT", "4", None, date(2028, 2, 29)),
        ("RS9001", None, None, None, None, None, None),
    ]
    assert lire("SELECT code, libelle FROM bloc_competences") == [("RNCP90001BC01", "Fabriquer")]
    assert lire("SELECT siret, nom, actif FROM fiche_certificateur") == [(SIRET, "ÉCOLE", None)]
    assert lire("SELECT siret, habilitation, etat FROM fiche_partenaire") == [(SIRET, "ORGA_FORM", None)]
    assert lire("SELECT libelle FROM formacode") == [("Ébénisterie",)]
    assert lire("SELECT libelle FROM nsf WHERE code = '234x'") == [("Bois",)]
    assert lire("SELECT libelle FROM rome") == [("Chargé d'affaires",)]
    assert lire("SELECT ancienne_code, nouvelle_code FROM fiche_succession") == [("RNCP90001", "RS9001")]


def test_a_table_changes_nothing_of_a_sheet_that_an_xml_brought(importe: Importer, lire: Lire):
    importe(export(fiche(**PLEINE)))
    bilan = importe(
        archive(
            Standard=table(STANDARD, LIGNE, ("2", "RS9001", "Autre", *LIGNE[3:])),
            Certificateurs=table(
                ("Numero_Fiche", "Siret_Certificateur", "Nom_Certificateur"), ("RNCP90001", SIRET, "AUTRE")
            ),
        )
    )

    assert bilan.comptes["fiche"][:2] == (1, 0)
    assert lire("SELECT intitule, etat FROM fiche WHERE code = 'RNCP90001'") == [("Ébéniste d’essai", "PUBLIEE")]
    assert lire("SELECT siret FROM fiche_certificateur") == [(AUTRE_SIRET,)]


def test_an_xml_takes_over_what_a_table_had_said(importe: Importer, lire: Lire):
    entete = ("Numero_Fiche", "Siret_Certificateur", "Nom_Certificateur")
    lignes = (("RNCP90001", SIRET, "PARTI"), ("RNCP90001", AUTRE_SIRET, "ÉCOLE DU BOIS"))
    importe(archive(Standard=table(STANDARD, LIGNE), Certificateurs=table(entete, *lignes)))
    importe(export(fiche(**PLEINE)), jour=LENDEMAIN)

    assert lire("SELECT intitule FROM fiche WHERE code = 'RNCP90001'") == [("Ébéniste d’essai",)]
    assert lire("SELECT siret, actif, absent_depuis FROM fiche_certificateur ORDER BY 1") == [
        (AUTRE_SIRET, True, None),
        (SIRET, None, LENDEMAIN),
    ]
