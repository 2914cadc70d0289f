"""The annuaire out of the list: who enters it, who is whom, what is refreshed and what is left alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg

from importers.lot import Bilan
from importers.organismes.annuaire import TENUES
from models.enumerations import Noun, Source
from rules.propriete import cedantes, complements
from tests.importers.organismes.fichier import ligne, nda, siren, siret

Lister = Callable[..., Bilan]
Lire = Callable[..., list[tuple[Any, ...]]]
Base = psycopg.Connection[Any]

ORGANISMES = """SELECT numero, version, raison_sociale, siren, numero_declaration_activite, source, emetteur
FROM organisme ORDER BY numero"""
ETABLISSEMENTS = """SELECT o.numero, e.siret, e.nom, e.principal, e.fiche, e.source
FROM etablissement e JOIN organisme o ON o.id = e.organisme_id ORDER BY e.numero"""
EVENEMENTS = """SELECT noun, geste, source, anciennes_valeurs FROM evenement WHERE lot_id = (SELECT max(id) FROM lot)
ORDER BY id"""
SIENNES = ("LISTE_PUBLIQUE", "essai")
DEMAIN = date(2026, 11, 24)


def connu(base: Base, rang: int, *, siren: str | None = None, nda: str | None = None, siret: str | None = None) -> None:
    """An organisme that somebody entered."""
    base.execute(
        "INSERT INTO organisme (id, statut, source, raison_sociale, siren, numero_declaration_activite)"
        " VALUES (%s, 'VALIDEE', 'SAISIE', %s, %s, %s)",
        (-rang, f"Saisi {rang}", siren, nda),
    )
    if siret:
        base.execute(
            "INSERT INTO etablissement (statut, source, organisme_id, siret, nom, principal)"
            " VALUES ('VALIDEE', 'SAISIE', %s, %s, 'Saisi', true)",
            (-rang, siret),
        )


def test_those_of_the_region_enter_with_their_etablissement_and_no_fiche(lister: Lister, lire: Lire):
    lister(ligne(1), ligne(2, region="11"), ligne(3, region=""))

    assert lire(ORGANISMES) == [("OR_0000000001", 1, "Atelier 1", siren(1), nda(1), *SIENNES)]
    assert lire(ETABLISSEMENTS) == [("OR_0000000001", siret(1), "Atelier 1", True, False, "LISTE_PUBLIQUE")]
    assert lire("SELECT lignes, code_postal, ville FROM adresse JOIN etablissement e ON e.adresse_id = adresse.id") == [
        (["3 RUE DU LAVOIR"], "44000", "NANTES")
    ]
    assert lire(EVENEMENTS) == [(noun, "IMPORTER", "LISTE_PUBLIQUE", None) for noun in ("organisme", "etablissement")]
    assert lire("SELECT count(*) FROM site") == [(0,)]  # where it trains, the list does not say


def test_without_a_region_only_those_that_are_there_are_completed(lister: Lister, lire: Lire, lu: Base):
    connu(lu, 2, siret=siret(2))

    lister(ligne(1), ligne(2), region=None)

    assert [(o[2], o[4]) for o in lire(ORGANISMES)] == [("Saisi 2", nda(2))]


def test_each_is_recognised_by_what_it_has(lister: Lister, lire: Lire, lu: Base):
    connu(lu, 1, siret=siret(1), siren=siren(1))
    connu(lu, 2, siren=siren(2), nda=nda(2))
    connu(lu, 3, siren=siren(3), nda=nda(93))
    connu(lu, 4, siren=siren(4))
    connu(lu, 5, nda=nda(5))
    connu(lu, 6, siren=siren(6), nda=nda(96))
    connu(lu, 7, siret=siret(7), siren=siren(7), nda=nda(97))

    bilan = lister(
        ligne(1, region="11"),  # its SIRET
        ligne(2, region="11"),  # its SIREN and NDA
        ligne(3, region="11", precedents=nda(93)),  # its SIREN and a former NDA
        ligne(4, region="11"),  # alone of its SIREN, without NDA
        ligne(5, region="11"),  # its NDA, without SIREN
        ligne(6),  # another declaration of its SIREN: another organisme
        ligne(7),  # its SIRET, though it says another NDA
    )

    assert [o[2:5] for o in lire(ORGANISMES + " LIMIT 7")] == [
        ("Saisi 1", siren(1), nda(1)),
        ("Saisi 2", siren(2), nda(2)),
        ("Saisi 3", siren(3), nda(93)),
        ("Saisi 4", siren(4), nda(4)),
        ("Saisi 5", siren(5), nda(5)),
        ("Saisi 6", siren(6), nda(96)),
        ("Saisi 7", siren(7), nda(97)),
    ]
    assert [o[2:] for o in lire(ORGANISMES)][7:] == [("Atelier 6", siren(6), nda(6), *SIENNES)]
    assert bilan.comptes["organisme"] == (1, 3, 3)
    # the one that declares is added, beside the one that was there
    assert lire(
        "SELECT siret, principal FROM etablissement WHERE siret = ANY(%s) ORDER BY 1", [siret(1), siret(4)]
    ) == [
        (siret(1), True),
        (siret(4), True),
    ]
    anciennes = [dit[3] for dit in lire(EVENEMENTS) if dit[0] == "organisme" and dit[3]]
    assert anciennes == [{"siren": None}, {"numero_declaration_activite": None}, {"numero_declaration_activite": None}]

    lister(*(ligne(rang, region="11", formateurs="1") for rang in range(1, 8)), le=DEMAIN)
    assert lire(EVENEMENTS) == []


def test_declarations_of_one_siret_are_one_organisme_and_of_one_siren_each_its_own(lister: Lister, lire: Lire):
    tous = [
        ligne(1, declaration="01/02/2025"),
        ligne(2, siren=siren(1), siret=siret(1), denomination="Atelier 1 bis"),  # the later one speaks
        ligne(3, siren=siren(1), siret=siret(1, 2)),
    ]
    lister(*tous)

    attendus = [
        ("OR_0000000001", 1, "Atelier 1 bis", siren(1), nda(2), *SIENNES),
        ("OR_0000000002", 1, "Atelier 3", siren(1), nda(3), *SIENNES),
    ]
    assert sorted(lire(ORGANISMES), key=lambda o: str(o[4])) == attendus
    assert sorted(e[1] for e in lire(ETABLISSEMENTS)) == [siret(1), siret(1, 2)]

    # declared again later than the one that speaks, which is still there
    lister(tous[0] | {"declaration": "01/06/2026"}, *tous[1:], le=DEMAIN)
    assert sorted(lire(ORGANISMES), key=lambda o: str(o[4])) == attendus


def test_what_the_list_alone_told_is_refreshed_by_it_under_the_same_numbers(lister: Lister, lire: Lire):
    lister(ligne(1))

    lister(ligne(1, denomination="Grand Atelier", siret=siret(1, 2), ville="REZÉ", code_postal="44400"), le=DEMAIN)

    assert lire(ORGANISMES) == [("OR_0000000001", 2, "Grand Atelier", siren(1), nda(1), *SIENNES)]
    assert lire(ETABLISSEMENTS) == [("OR_0000000001", siret(1, 2), "Grand Atelier", True, False, "LISTE_PUBLIQUE")]
    assert [(noun, sorted(avant)) for noun, _, _, avant in lire(EVENEMENTS)] == [
        ("organisme", ["raison_sociale"]),
        ("etablissement", ["adresse_id", "nom", "siret"]),
    ]


def test_a_new_nda_or_another_region_leaves_an_organisme_itself(lister: Lister, lire: Lire):
    lister(ligne(1), ligne(2))

    lister(ligne(11, siren=siren(1), siret=siret(1), precedents=nda(1)), ligne(2, region="53"), le=DEMAIN)

    assert [(o[0], o[4]) for o in lire(ORGANISMES)] == [("OR_0000000001", nda(11)), ("OR_0000000002", nda(2))]


def test_a_siret_that_another_organisme_holds_is_left_to_it(lister: Lister, lire: Lire, lu: Base):
    lister(ligne(1))
    connu(lu, 2, siret=siret(1, 2), siren=siren(1))

    lister(ligne(1, siret=siret(1, 2)), le=DEMAIN)

    assert [(e[1], e[2]) for e in lire(ETABLISSEMENTS)] == [(siret(1), "Atelier 1"), (siret(1, 2), "Saisi")]


def test_etablissements_that_part_are_told_apart(lister: Lister, lire: Lire):
    lister(ligne(1), ligne(2, siren=siren(1), siret=siret(1)))

    lister(ligne(1, siret=siret(1, 2)), ligne(2, siren=siren(1), siret=siret(1, 3)), le=DEMAIN)

    assert sorted((e[0], e[1]) for e in lire(ETABLISSEMENTS)) == [
        ("OR_0000000001", siret(1, 2)),
        ("OR_0000000001", siret(1, 3)),
    ]
    assert lire("SELECT count(*) FROM etablissement WHERE principal") == [(1,)]


LIEUX = [
    ("44000", "NANTES", "44109"),
    ("44041", "NANTES CEDEX 1", "44109"),
    ("44600", "St Nazaire", "44184"),
    ("44000", "REZÉ", "44143"),  # in the département, under another postal code
    ("75001", "NANTES", None),
    ("", "NANTES", None),
]


def test_an_address_finds_its_commune(lister: Lister, lire: Lire, lu: Base):
    lu.execute(
        "INSERT INTO commune (code, libelle, codes_postaux, departement_code) VALUES"
        " ('44109', 'Nantes', '{44000}', '44'), ('44184', 'Saint-Nazaire', '{44600}', '44'),"
        " ('44143', 'Rezé', '{44400}', '44')"
    )

    lister(*(ligne(rang, code_postal=code, ville=ville) for rang, (code, ville, _) in enumerate(LIEUX)))

    situes = (
        "SELECT coalesce(a.code_postal, ''), a.ville, c.code FROM etablissement e"
        " JOIN adresse a ON a.id = adresse_id LEFT JOIN commune c ON c.id = commune_id ORDER BY e.siret"
    )
    assert lire(situes) == LIEUX


def test_a_foreign_organisme_has_an_etablissement_without_siret(lister: Lister, lire: Lire):
    lister(ligne(1, siren="", siret="", formation="true"))
    lister(ligne(1, siren="", siret="", formation="true", formateurs="2"), le=DEMAIN)

    assert [o[3:5] for o in lire(ORGANISMES)] == [(None, nda(1))]
    assert [e[1:4] for e in lire(ETABLISSEMENTS)] == [(None, "Atelier 1", True)]
    assert lire("SELECT categorie FROM certification_qualite") == [("ACTIONS_DE_FORMATION",)]
    assert lire(EVENEMENTS) == []


def test_an_nda_of_another_shape_is_not_that_of_the_organisme(lister: Lister, lire: Lire):
    lister(ligne(1, nda="52A4X000144"))

    assert [o[3:5] for o in lire(ORGANISMES)] == [(siren(1), None)]


def test_ownership_lets_the_list_write_what_the_annuaire_writes():
    """Its own objects alone, and of those of others the two numbers that it fills."""
    assert {noun: cedantes(Noun[noun.upper()], Source.LISTE_PUBLIQUE) for noun in TENUES} == dict.fromkeys(TENUES, ())
    assert complements(Noun.ORGANISME, Source.LISTE_PUBLIQUE) == TENUES["organisme"][1:]
    assert complements(Noun.ETABLISSEMENT, Source.LISTE_PUBLIQUE) == ()
