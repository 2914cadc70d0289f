"""What is broken is refused or told in French, and nothing is half applied."""

from collections.abc import Callable
from typing import Any

import pytest

from importers.lot import Bilan
from importers.refus_du_lot import LotRefuse
from models.erreurs import FichierRefuse
from tests.importers.rncp.export import SIRET, bloc, certificateur, code, export, fiche, partenaire, remplacee_par

Importer = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]
REJETS = "SELECT bloquant, chemin, code, message, extrait FROM rejet ORDER BY id"


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE FICHES [<!ENTITY e "x">]>'
            + export(fiche(INTITULE="&e;")).partition("\n")[2],
            "déclare une DTD (<!DOCTYPE …>) : par sécurité, ni DTD ni entité n'est acceptée. Ôtez-la.",
        ),
        (export(fiche(INTITULE="&inconnue;")), "n'est pas un XML bien formé, ligne 2 : Entity 'inconnue' not defined"),
        (export(fiche(), fiche("RNCP90002"))[:-40], "n'est pas un XML bien formé, ligne 2 : "),
        (
            export(fiche(), version="3.0"),
            "est en version 3.0 : SOFI lit l'export de France compétences en version 4.1. Téléchargez celui-là.",
        ),
        (export(fiche(), version=None), "ne dit pas sa version (VERSION_FLUX) : SOFI lit l'export"),
        (export(), "ne contient aucun <FICHE>. Demandez-le complet."),
        (
            "<lheo/>",
            "c'est un XML de racine <lheo> ; <FICHES> est attendu. S'il décrit des offres, lancez : sofi import lheo",
        ),
        (
            "code_rome;libelle_rome\nH2207;Ébénisterie\n",
            "il ressemble à un fichier du flux « rome » (répertoire des métiers ROME). Lancez : sofi import rome",
        ),
    ],
    ids=["dtd", "entité", "tronqué", "version", "sans version", "vide", "lheo", "rome"],
)
def test_a_file_that_cannot_be_read_is_refused_whole(importe: Importer, lire: Lire, contenu: str, message: str):
    with pytest.raises(FichierRefuse) as refus:
        importe(contenu)

    assert message in str(refus.value)
    assert lire("SELECT count(*) FROM fiche") == [(0,)]
    assert lire("SELECT count(*) FROM lot") == [(0,)]


def test_another_feed_says_whose_file_it_is(importe: Importer):
    with pytest.raises(FichierRefuse, match="Lancez : sofi import rncp"):
        importe(export(fiche()), flux="nsf")


@pytest.mark.parametrize(
    ("numero", "rejet"),
    [
        (
            None,
            (
                True,
                "balise FICHE n° 2",
                "VALEUR_MANQUANTE",
                "Il n'y a pas de numéro de fiche. Complétez le fichier, ou demandez-le de nouveau.",
                None,
            ),
        ),
        (
            "RNCP-7",
            (
                True,
                "balise FICHE n° 2",
                "CODE_MAL_FORME",
                "Le numéro de fiche n'est pas RNCP ou RS suivi de chiffres. Corrigez-le.",
                "RNCP-7",
            ),
        ),
    ],
)
def test_a_sheet_without_a_number_is_refused_and_the_others_go_in(
    importe: Importer, lire: Lire, numero: str | None, rejet: tuple[Any, ...]
):
    importe(export(fiche(), fiche(numero, PARTENAIRES=partenaire("ATELIER"))))

    assert lire("SELECT code FROM fiche") == [("RNCP90001",)]
    assert lire("SELECT count(*) FROM fiche_partenaire") == [(0,)]
    assert lire(REJETS) == [rejet]


def test_a_sheet_that_comes_again_with_other_content_is_refused_with_all_it_holds(importe: Importer, lire: Lire):
    importe(export(fiche(), fiche("RNCP90002"), fiche(INTITULE="Autre", PARTENAIRES=partenaire("ATELIER"))))

    assert lire("SELECT code, intitule FROM fiche ORDER BY 1") == [
        ("RNCP90001", "Ébéniste d’essai"),
        ("RNCP90002", "Ébéniste d’essai"),
    ]
    assert lire("SELECT count(*) FROM fiche_partenaire") == [(0,)]
    assert lire(REJETS) == [
        (
            True,
            "balise FICHE n° 3",
            "CLE_REPETEE",
            "La même clé vient déjà à la balise FICHE n° 1, et dit autre chose : la première est gardée.",
            "RNCP90001",
        )
    ]


def test_a_sheet_that_comes_again_with_other_partners_only_is_refused_too(importe: Importer, lire: Lire):
    bilan = importe(export(fiche(), fiche(PARTENAIRES=partenaire("ATELIER"))))

    assert bilan.rejets == {"CLE_REPETEE": 1}
    assert lire("SELECT count(*) FROM fiche_partenaire") == [(0,)]


def test_a_sheet_that_comes_again_alike_is_not_worth_a_word(importe: Importer):
    bilan = importe(export(fiche(), fiche()))

    assert (bilan.comptes["fiche"].crees, bilan.rejets.total()) == (1, 0)


def test_a_broken_siret_is_told_and_its_bearer_known_by_name(importe: Importer, lire: Lire):
    importe(export(fiche(PARTENAIRES=partenaire("ATELIER", "73282932000075"))))

    assert lire("SELECT cle, siret, nom FROM fiche_partenaire") == [("atelier", None, "ATELIER")]
    assert [ligne[:4] for ligne in lire(REJETS)] == [
        (
            False,
            "balise FICHE n° 1",
            "ETABLISSEMENT_SIRET_CLE",
            "La clé du SIRET 73282932000075 est fausse : vérifiez-le auprès de l'organisme.",
        )
    ]


def test_an_unknown_habilitation_leaves_the_partner_out(importe: Importer, lire: Lire):
    deux = partenaire("ATELIER") + partenaire("MYSTÈRE", None, "HABILITATION_X")
    importe(export(fiche(PARTENAIRES=deux)))

    assert lire("SELECT nom FROM fiche_partenaire") == [("ATELIER",)]
    assert lire(REJETS) == [
        (
            True,
            "balise FICHE n° 1",
            "HABILITATION_INCONNUE",
            "L'habilitation de MYSTÈRE, partenaire de RNCP90001, n'est pas connue : il est laissé de côté.",
            "HABILITATION_X",
        )
    ]


@pytest.mark.parametrize(
    ("champ", "valeur", "code_dit"),
    [
        ("ETAT_FICHE", "Rêvée", "VALEUR_INCONNUE"),
        ("ACTIF", "Peut-être", "VALEUR_INCONNUE"),
        ("TYPE_ENREGISTREMENT", "Autre", "VALEUR_INCONNUE"),
        ("NOMENCLATURE_EUROPE", "<NIVEAU>NIV9</NIVEAU>", "VALEUR_INCONNUE"),
        ("DATE_DECISION", "00/02/2023", "DATE_MAL_FORMEE"),
        ("DATE_DECISION", "31/02/2023", "DATE_MAL_FORMEE"),
        ("DATE_EFFET", "01/03/2029", "PERIODE_INVERSEE"),
        ("NOUVELLES_CERTIFICATIONS", remplacee_par("RNCP90001"), "SUCCESSION_EN_BOUCLE"),
    ],
)
def test_a_value_that_is_not_understood_is_told_and_the_sheet_goes_in(
    importe: Importer, lire: Lire, champ: str, valeur: str, code_dit: str
):
    bilan = importe(export(fiche(**{champ: valeur})))

    assert lire("SELECT code FROM fiche") == [("RNCP90001",)]
    assert (bilan.reserves, bilan.rejets) == ({code_dit: 1}, {})


@pytest.mark.parametrize(
    ("partie", "code_dit"),
    [
        ({"BLOCS_COMPETENCES": bloc("")}, "BLOC_INCOMPLET"),
        ({"CERTIFICATEURS": certificateur("", "0")}, "NOM_MANQUANT"),
        ({"FORMACODES": code("FORMACODE", "1234", "Court")}, "CODE_MAL_FORME"),
        ({"CODES_NSF": code("NSF", "23", "Court")}, "CODE_MAL_FORME"),
        ({"CODES_ROME": code("ROME", "22077", "Sans lettre")}, "CODE_MAL_FORME"),
        ({"NOUVELLES_CERTIFICATIONS": remplacee_par("12")}, "CODE_MAL_FORME"),
    ],
)
def test_a_broken_part_is_refused_and_the_rest_goes_in(
    importe: Importer, lire: Lire, partie: dict[str, str], code_dit: str
):
    bilan = importe(export(fiche(**partie)))

    assert lire("SELECT code FROM fiche") == [("RNCP90001",)]
    assert bilan.rejets == {code_dit: 1}


def test_strict_writes_nothing_at_the_first_reject(importe: Importer, lire: Lire):
    with pytest.raises(LotRefuse, match="--strict"):
        importe(export(fiche(), fiche(None)), strict=True)

    assert lire("SELECT count(*) FROM fiche") == [(0,)]


def test_a_file_that_breaks_at_its_end_writes_nothing(importe: Importer, lire: Lire):
    entier = export(*(fiche(f"RNCP{rang}", PARTENAIRES=partenaire("ATELIER", SIRET)) for rang in range(1, 300)))
    with pytest.raises(FichierRefuse, match="Rien n'a été écrit"):
        importe(entier[:-20])

    assert lire("SELECT count(*) FROM fiche") == [(0,)]
