"""Rules on organismes, établissements, sites and contacts: what breaks each, what does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.enumerations import Source, Statut
from rules.dossier import Contact, Declaration, Derogation
from rules.parametres import Parametres
from rules.regle import Moment
from rules.verification import verifier
from tests.rules.dossiers import (
    ANCIEN,
    AUJOURD_HUI,
    BOIS,
    CONTACT,
    DEROGATION,
    MAYENNE,
    NDA,
    RENNES,
    action,
    anomalies,
    chemins,
    codes,
    etablissement,
    organisme,
    session,
    site,
)

FINIE = Derogation(motif="Essai", debut=date(2025, 1, 1), fin=date(2026, 11, 29))
A_VENIR = Derogation(motif="Essai", debut=date(2026, 12, 1))
AUTRE = Contact(id=8, numero="CT_8", organisme_id=2)


def contact(**valeurs: Any) -> Contact:
    return replace(CONTACT, **valeurs)


@pytest.mark.parametrize("dossier", [organisme(), etablissement(), site(), CONTACT])
def test_what_is_right_is_let_through(dossier: Any):
    assert anomalies(dossier) == []


@pytest.mark.parametrize(
    ("code", "faux", "juste"),
    [
        ("ORGANISME_RAISON_SOCIALE_OBLIGATOIRE", organisme(raison_sociale=" "), organisme(raison_sociale="A")),
        ("ORGANISME_SIREN_FORMAT", organisme(siren="12345"), organisme(siren=None)),
        ("ORGANISME_SIREN_CLE", organisme(siren="900000018"), organisme(siren="732829320")),
        ("ORGANISME_NDA_FORMAT", organisme(numero_declaration_activite="52A"), organisme()),
        (
            "ORGANISME_NDA_REGION",
            organisme(numero_declaration_activite="53350000153"),
            organisme(numero_declaration_activite="53350000153", derogations=(DEROGATION,)),
        ),
        ("ORGANISME_NDA_INCONNU", organisme(declaration=None), organisme(declaration=None, liste_recue=False)),
        (
            "ORGANISME_NDA_INCONNU",
            organisme(declaration=Declaration(absent_depuis=date(2026, 11, 30))),
            organisme(declaration=Declaration(absent_depuis=date(2026, 12, 1))),
        ),
        (
            "ORGANISME_NDA_SIREN_INCOHERENT",
            organisme(declaration=Declaration(siren="732829320")),
            organisme(declaration=Declaration()),
        ),
        ("ORGANISME_NDA_UNIQUE", organisme(homonymes=("OR_9",)), organisme()),
        ("ORGANISME_FORMACODE_REQUIS", organisme(domaines=()), organisme()),
        ("ORGANISME_FORMACODE_NOMBRE", organisme(domaines=(BOIS,) * 26), organisme(domaines=(BOIS,) * 25)),
        ("ORGANISME_FORMACODE_PERIME", organisme(domaines=(BOIS, ANCIEN)), organisme()),
        ("ORGANISME_SUSPENDU", organisme(suspendu=True), organisme()),
        ("ORGANISME_SUSPENDU", organisme(statut=Statut.SUSPENDUE), organisme(statut=Statut.VALIDEE)),
        ("ORGANISME_CONTACT_ETRANGER", organisme(contacts=(AUTRE,)), organisme()),
        ("ETABLISSEMENT_NOM_OBLIGATOIRE", etablissement(nom=None), etablissement()),
        ("ETABLISSEMENT_SIRET_FORMAT", etablissement(siret="9000000190001"), etablissement(siret=None)),
        ("ETABLISSEMENT_SIRET_CLE", etablissement(siret="90000001900018"), etablissement()),
        ("ETABLISSEMENT_UAI_FORMAT", etablissement(uai="72"), etablissement(uai=None)),
        ("ETABLISSEMENT_UAI_CLE", etablissement(uai="0720029A"), etablissement(uai="0720029R")),
        ("ETABLISSEMENT_SIRET_UNIQUE", etablissement(du_siret=("ET_9",)), etablissement()),
        (
            "ETABLISSEMENT_SIRET_AUTRE_SIREN",
            etablissement(siret="73282932000074"),
            etablissement(siret="73282932000074", statut=Statut.VALIDEE),
        ),
        ("ETABLISSEMENT_SIRET_FERME", etablissement(ouvert=False), etablissement(ouvert=None)),
        ("ETABLISSEMENT_SITE_PRINCIPAL_REQUIS", etablissement(sites_principaux=()), etablissement()),
        (
            "ETABLISSEMENT_HORS_REGION",
            etablissement(adresse=RENNES),
            etablissement(adresse=RENNES, derogations=(DEROGATION,)),
        ),
        ("ETABLISSEMENT_ADRESSE_INCONNUE", etablissement(adresse=None), etablissement()),
        ("ETABLISSEMENT_CONTACT_ETRANGER", etablissement(contacts=(AUTRE,)), etablissement(contacts=(CONTACT,))),
        ("SITE_NOM_OBLIGATOIRE", site(nom=""), site()),
        ("SITE_NOM_UNIQUE", site(homonymes=("SI_9",)), site()),
        (
            "SITE_PRINCIPAL_UNIQUE",
            site(autres_principaux=("SI_9",)),
            site(principal=False, autres_principaux=("SI_9",)),
        ),
        ("SITE_SIRET_FORMAT", site(siret="90"), site()),
        ("SITE_SIRET_CLE", site(siret="90000001900018"), site(siret="90000001900019")),
        ("SITE_UAI_FORMAT", site(uai="72"), site()),
        ("SITE_UAI_CLE", site(uai="0720029A"), site(uai="0720029R")),
        (
            "SITE_ADRESSE_COMMUNE_REQUISE",
            site(adresse=replace(MAYENNE, departement=None, code_postal=None)),
            site(adresse=replace(MAYENNE, departement=None)),
        ),
        ("CONTACT_COORDONNEES_REQUISES", contact(telephones=(), courriel=None), contact(telephones=())),
        ("CONTACT_COURRIEL_FORMAT", contact(courriel="bois.example"), contact(courriel="a.b+c@d-e.example")),
        ("CONTACT_COURRIEL_FORMAT", contact(courriel="a@b@bois.example"), contact(courriel=None)),
        ("CONTACT_TELEPHONE_FORMAT", contact(telephones=("à demander",)), contact(telephones=("+33 2 43 00 00 00",))),
        ("CONTACT_TELEPHONE_FORMAT", contact(telephones=("02",)), contact(telephones=("3949", "02.43.00.00.00"))),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(code: str, faux: Any, juste: Any):
    assert code in codes(faux)
    assert code not in codes(juste)


@pytest.mark.parametrize(("noun", "faire"), [("ETABLISSEMENT", etablissement), ("SITE", site)])
def test_an_address_holds_together(noun: str, faire: Any):
    def de(**valeurs: Any) -> list[str]:
        return [code for code in codes(faire(adresse=replace(MAYENNE, **valeurs))) if "ADRESSE" in code]

    assert de(lignes=("a",) * 4) == []
    assert de(lignes=("a",) * 5) == [f"{noun}_ADRESSE_LIGNES"]
    assert de(code_postal="35000") == [f"{noun}_ADRESSE_CODE_POSTAL_INCOHERENT"]
    assert de(code_postal="53109") == [f"{noun}_ADRESSE_CODE_POSTAL_INCONNU"]
    assert de(code_postal="20000", codes_postaux=("20090",), departement="2A") == [
        f"{noun}_ADRESSE_CODE_POSTAL_INCONNU"
    ]
    assert de(code_postal="35000", codes_postaux=()) == []
    assert de(latitude=47.2, longitude=-1.55) == [f"{noun}_ADRESSE_POINT_ELOIGNE"]
    assert de(latitude=None, longitude=None) == []


# the codes that the test above makes of their noun
ADRESSES = [
    "ETABLISSEMENT_ADRESSE_LIGNES",
    "ETABLISSEMENT_ADRESSE_CODE_POSTAL_INCOHERENT",
    "ETABLISSEMENT_ADRESSE_CODE_POSTAL_INCONNU",
    "ETABLISSEMENT_ADRESSE_POINT_ELOIGNE",
    "SITE_ADRESSE_LIGNES",
    "SITE_ADRESSE_CODE_POSTAL_INCOHERENT",
    "SITE_ADRESSE_CODE_POSTAL_INCONNU",
    "SITE_ADRESSE_POINT_ELOIGNE",
]


@pytest.mark.parametrize(("derogation", "refuse"), [(DEROGATION, False), (FINIE, True), (A_VENIR, True)])
def test_an_exception_to_the_perimeter_holds_between_its_days(derogation: Derogation, refuse: bool):
    ailleurs = etablissement(adresse=RENNES, derogations=(derogation,))
    assert ("ETABLISSEMENT_HORS_REGION" in codes(ailleurs)) is refuse


def test_a_refusal_for_the_perimeter_names_the_carif_that_is_competent():
    [trouvee] = anomalies(etablissement(adresse=RENNES))
    assert trouvee.message == "L'établissement est en région Bretagne : le catalogue couvre la région Pays de la Loire."
    assert trouvee.quoi_faire == (
        "Adressez-vous au Carif-Oref de Bretagne (GREF Bretagne), ou demandez une dérogation au périmètre, datée et"
        " motivée."
    )


def test_the_perimeter_may_be_some_departements():
    ici = Parametres("52", choisis=("44", "35"))
    assert verifier(etablissement(adresse=RENNES), Moment.SOUMISSION, AUJOURD_HUI, ici) == []
    [trouvee] = verifier(etablissement(), Moment.SOUMISSION, AUJOURD_HUI, ici)
    assert trouvee.message == (
        "L'établissement est dans le département Mayenne : le catalogue couvre ces départements : 44, 35."
    )


def test_the_postal_code_tells_the_departement_that_no_commune_does():
    sans_commune = replace(RENNES, commune=None, departement=None, region=None)
    assert codes(etablissement(adresse=sans_commune)) == ["ETABLISSEMENT_HORS_REGION"]
    assert codes(etablissement(adresse=replace(sans_commune, code_postal="99123"))) == [
        "ETABLISSEMENT_ADRESSE_INCONNUE"
    ]


NDA_CHANGE = organisme(statut=Statut.VALIDEE, nda_connu="52440000153")
SIRET_CHANGE = etablissement(statut=Statut.VALIDEE, siret_connu="90000001900027")


@pytest.mark.parametrize(
    ("code", "change"),
    [("ORGANISME_NDA_SUR_DEMANDE", NDA_CHANGE), ("ETABLISSEMENT_SIRET_SUR_DEMANDE", SIRET_CHANGE)],
)
def test_a_number_that_partners_know_is_changed_on_demand(code: str, change: Any):
    assert code in codes(change, Moment.SAISIE)
    assert code in codes(replace(change, statut=Statut.SUSPENDUE), Moment.SAISIE)
    assert code not in codes(replace(change, statut=Statut.A_CORRIGER), Moment.SAISIE)
    assert code not in codes(change, Moment.SAISIE, Source.CARIF)


def test_a_number_is_erased_on_demand_too_and_given_freely_where_there_was_none():
    assert "ETABLISSEMENT_SIRET_SUR_DEMANDE" in codes(replace(SIRET_CHANGE, siret=None), Moment.SAISIE)
    assert "ETABLISSEMENT_SIRET_SUR_DEMANDE" not in codes(replace(SIRET_CHANGE, siret_connu=None), Moment.SAISIE)
    assert "ORGANISME_NDA_SUR_DEMANDE" in codes(replace(NDA_CHANGE, numero_declaration_activite=None), Moment.SAISIE)
    assert "ORGANISME_NDA_SUR_DEMANDE" not in codes(replace(NDA_CHANGE, nda_connu=None), Moment.SAISIE)


def test_the_same_number_with_spaces_is_no_change():
    assert "ETABLISSEMENT_SIRET_SUR_DEMANDE" not in codes(
        replace(SIRET_CHANGE, siret="900 000 019 00027"), Moment.SAISIE
    )


def test_an_nda_of_another_region_names_its_carif():
    trouvee = anomalies(organisme(numero_declaration_activite="53350000153", declaration=None))[0]
    assert trouvee.code == "ORGANISME_NDA_REGION"
    assert trouvee.quoi_faire == (
        "Demandez une dérogation au périmètre, ou adressez-vous au Carif-Oref compétent : Carif-Oref de Bretagne (GREF"
        " Bretagne)."
    )


@pytest.mark.parametrize(
    ("prefixe", "carif"),
    [
        ("31", " : Carif-Oref des Hauts-de-France (C2RP)"),
        ("25", " : Carif-Oref de Normandie"),
        ("41", " : Carif-Oref du Grand Est"),
        ("54", " : Carif-Oref de Nouvelle-Aquitaine (Cap Métiers)"),
        ("99", ""),
    ],
)
def test_an_nda_of_a_former_region_names_the_carif_of_the_one_that_it_became(prefixe: str, carif: str):
    trouvee = anomalies(organisme(numero_declaration_activite=f"{prefixe}350000153", declaration=None))[0]
    assert trouvee.quoi_faire.endswith(f"adressez-vous au Carif-Oref compétent{carif}.")


def test_where_nobody_knows_the_carif_it_is_told_in_french():
    miquelon = replace(MAYENNE, departement="975", region="975", commune="97502")
    [trouvee] = anomalies(etablissement(adresse=miquelon))
    assert (trouvee.code, "Adressez-vous au Carif-Oref compétent," in trouvee.quoi_faire) == (
        "ETABLISSEMENT_HORS_REGION",
        True,
    )


def test_what_is_used_is_counted_in_french():
    dits = [
        [anomalie.message for anomalie in anomalies(objet, Moment.RETRAIT) if anomalie.code.endswith("_UTILISE")]
        for nombre in (1, 2)
        for objet in (site(sessions_actives=nombre), etablissement(sessions_actives=nombre))
    ]
    assert dits == [
        ["1 session à venir ou en cours sur ce site."],
        ["1 session à venir ou en cours dans cet établissement."],
        ["2 sessions à venir ou en cours sur ce site."],
        ["2 sessions à venir ou en cours dans cet établissement."],
    ]


def test_an_nda_of_another_region_is_refused_as_soon_as_it_is_written():
    ailleurs = organisme(numero_declaration_activite="53350000153")
    assert "ORGANISME_NDA_REGION" in codes(ailleurs, Moment.SAISIE)


def test_it_is_let_in_with_an_organisme_that_came_with_it_and_changes_something_else():
    ailleurs = organisme(numero_declaration_activite="53350000153", statut=Statut.VALIDEE, modifies=("presentation",))
    assert "ORGANISME_NDA_REGION" not in codes(ailleurs, Moment.SAISIE)


def test_the_carif_writes_it_before_it_makes_the_exception():
    ailleurs = organisme(numero_declaration_activite="53350000153")
    assert "ORGANISME_NDA_REGION" not in codes(ailleurs, Moment.SAISIE, Source.CARIF)


@pytest.mark.parametrize("nda", [NDA, "52440000153", "5253P000153"])
def test_an_nda_of_the_region_is_let_in(nda: str):
    assert "ORGANISME_NDA_REGION" not in codes(organisme(numero_declaration_activite=nda))


@pytest.mark.parametrize(
    ("code", "faux", "juste"),
    [
        ("SITE_UTILISE", site(sessions_actives=2), site()),
        ("SITE_PRINCIPAL_RETIRE", site(), site(principal=False)),
        ("ETABLISSEMENT_UTILISE", etablissement(sessions_actives=1), etablissement()),
    ],
)
def test_what_is_used_is_not_removed(code: str, faux: Any, juste: Any):
    assert code in codes(faux, Moment.RETRAIT)
    assert code not in codes(juste, Moment.RETRAIT)
    assert code not in codes(faux)


@pytest.mark.parametrize("dossier", [etablissement, site])
def test_a_place_of_ideo_is_written_by_the_carif_and_by_no_organisme(dossier: Any):
    assert "OFFRE_NON_MODIFIABLE" in codes(dossier(source=Source.IDEO), Moment.SAISIE)
    assert "OFFRE_NON_MODIFIABLE" not in codes(dossier(source=Source.IDEO), Moment.SAISIE, Source.CARIF)


@pytest.mark.parametrize(
    ("code", "valeurs"),
    [
        ("ORGANISME_FORMACODE_REQUIS", {"organisme": organisme(domaines=())}),
        ("ORGANISME_SUSPENDU", {"organisme": organisme(suspendu=True)}),
        ("ORGANISME_NDA_REGION", {"organisme": organisme(numero_declaration_activite="53350000153")}),
        ("ETABLISSEMENT_SITE_PRINCIPAL_REQUIS", {"etablissement": etablissement(sites_principaux=())}),
        ("ETABLISSEMENT_HORS_REGION", {"etablissement": etablissement(adresse=RENNES)}),
        ("ETABLISSEMENT_SIRET_FERME", {"etablissement": etablissement(ouvert=False)}),
    ],
)
def test_nothing_is_handed_in_before_the_fiche_is_right(code: str, valeurs: dict[str, Any]):
    assert code in codes(session(action=action(**valeurs)))
    assert code in codes(action(**valeurs))
    assert code not in codes(session(action=action(**valeurs)), Moment.SAISIE)


def test_what_else_is_wrong_with_the_fiche_does_not_hold_a_session_back():
    mauvaise = action(organisme=organisme(urls=("rien",)), etablissement=etablissement(contacts=(AUTRE,)))
    assert codes(session(action=mauvaise)) == []


def test_a_finding_says_where_and_of_what():
    [trouvee] = anomalies(organisme(contacts=(CONTACT, AUTRE)))
    assert (trouvee.champ, trouvee.numero) == (("contacts", "1"), "OR_1")
    assert chemins(organisme(domaines=(BOIS, ANCIEN)), "ORGANISME_FORMACODE_PERIME") == ["domaines.1"]


def test_who_has_the_same_nda_is_not_named():
    (dite,) = anomalies(organisme(homonymes=("OR_9",)))
    assert dite.message == "Le numéro de déclaration d'activité 52530000153 est aussi celui d'un autre organisme."
