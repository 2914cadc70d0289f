"""Rules on dispositifs: what breaks each, what does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.enumerations import CategorieQualiopi, ModaliteEnseignement, Source, Voie
from rules.dossier import Qualite, Session
from rules.regle import Moment
from tests.rules.dossiers import (
    CAP,
    CPF,
    DEMANDEUR,
    OPCO,
    PERIODE,
    PRF,
    SALARIE,
    action,
    anomalies,
    chemins,
    codes,
    de_certification,
    formation,
    organisme,
    session,
)

APPRENTISSAGE = replace(
    OPCO, type_code="CONTRAT_APPRENTISSAGE", type_libelle="Contrat d'apprentissage", voie=Voie.APPRENTISSAGE
)
SALARIE_PRIVE = replace(SALARIE, code="82045")
VAE = replace(PRF, type_code="VAE", voie=Voie.VAE)
AIF = replace(PRF, type_code="AIF", conventionne=False)
VISA = replace(PRF, type_code="VISA_METIERS", type_fin=date(2024, 12, 31), successeur="1 emploi = 1 formation")


def de(*dispositifs: Any, **valeurs: Any) -> Session:
    return session(dispositifs=dispositifs, **valeurs)


def qualifie(*dispositifs: Any, liste_recue: bool = True, qualiopi: tuple[Qualite, ...] = ()) -> Session:
    return de(*dispositifs, action=action(organisme=organisme(qualiopi=qualiopi, liste_recue=liste_recue)))


def au_cpf(*periodes: Any, **valeurs: Any) -> Session:
    return replace(de_certification(cpf=periodes), dispositifs=(CPF,), **valeurs)


@pytest.mark.parametrize(
    ("code", "faux", "juste"),
    [
        ("DISPOSITIF_PUBLIC_REQUIS", de(OPCO, replace(OPCO, publics=())), de(OPCO)),
        (
            "DISPOSITIF_PUBLIC_NOMBRE",
            de(replace(OPCO, publics=(SALARIE,) * 11)),
            de(replace(OPCO, publics=(SALARIE,) * 10)),
        ),
        ("DISPOSITIF_DOUBLON", de(OPCO, replace(OPCO, programme="Autre")), de(OPCO, replace(OPCO, financeur_code="5"))),
        ("DISPOSITIF_DOUBLON", de(OPCO, PRF, OPCO), de(OPCO, replace(OPCO, publics=(SALARIE, SALARIE_PRIVE)))),
        ("DISPOSITIF_PUBLIC_PERIME", de(replace(OPCO, publics=(replace(SALARIE, courant=False),))), de(OPCO)),
        ("DISPOSITIF_PUBLIC_INCOMPATIBLE", de(replace(PRF, publics=(SALARIE,))), de(PRF)),
        ("DISPOSITIF_PUBLIC_INCOMPATIBLE", de(replace(OPCO, publics=(DEMANDEUR,))), de(OPCO)),
        (
            "DISPOSITIF_PUBLIC_INCOMPATIBLE",
            de(replace(PRF, publics=(SALARIE,))),
            de(replace(PRF, publics=(SALARIE, DEMANDEUR))),
        ),
        ("DISPOSITIF_TYPE_PERIME", de(VISA), de(replace(VISA, type_fin=None))),
        (
            "DISPOSITIF_TYPE_PERIME",
            de(replace(PRF, type_debut=date(2027, 9, 28))),
            de(replace(PRF, type_debut=date(2027, 9, 27))),
        ),
        ("DISPOSITIF_FORMATION_INITIALE_INTERDITE", de(replace(OPCO, voie=Voie.FORMATION_INITIALE)), de(OPCO)),
        ("DISPOSITIF_CONVENTIONNEMENT", de(replace(PRF, financeur_code="10")), de(replace(PRF, financeur_code="2"))),
        ("DISPOSITIF_CONVENTIONNEMENT", de(replace(PRF, financeur_code="5")), de(replace(OPCO, financeur_code="5"))),
        ("DISPOSITIF_CONVENTIONNEMENT", de(replace(OPCO, financeur_code="2")), de(replace(AIF, financeur_code="4"))),
        ("DISPOSITIF_PLACES_BORNES", de(replace(PRF, places_financees=-1)), de(replace(PRF, places_financees=0))),
        (
            "DISPOSITIF_PLACES_BORNES",
            de(replace(PRF, places_financees=100_000)),
            de(replace(PRF, places_financees=99_999)),
        ),
        (
            "DISPOSITIF_PLACES_EN_TROP",
            de(replace(PRF, places_financees=13), capacite_simultanee=12),
            de(replace(PRF, places_financees=13), capacite_simultanee=12, capacite_cumulee=13),
        ),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(code: str, faux: Any, juste: Any):
    assert code in codes(faux)
    assert code not in codes(juste)


def test_publics_of_a_file_may_be_those_of_the_action():
    muet, commune = replace(OPCO, publics=()), action(publics=(SALARIE,))
    assert "DISPOSITIF_PUBLIC_REQUIS" not in codes(de(muet, action=commune, source=Source.LHEO))
    assert "DISPOSITIF_PUBLIC_REQUIS" in codes(de(muet, action=commune, source=Source.SAISIE))
    assert "DISPOSITIF_PUBLIC_REQUIS" in codes(de(muet, source=Source.LHEO))


def test_initial_training_leads_to_ideo():
    [trouvee] = anomalies(de(replace(OPCO, voie=Voie.FORMATION_INITIALE)), Moment.SAISIE)
    assert trouvee.message == "La formation initiale ne se saisit pas dans SOFI : elle vient d'Idéo (Onisep)."
    assert trouvee.champ == ("dispositifs", "0", "type")


def test_it_is_no_fault_of_what_came_from_there():
    initiale = de(replace(OPCO, voie=Voie.FORMATION_INITIALE), source=Source.IDEO)
    assert codes(initiale, qui=None) == []


@pytest.mark.parametrize(
    ("dispositif", "categorie"),
    [
        (PRF, CategorieQualiopi.ACTIONS_DE_FORMATION),
        (VAE, CategorieQualiopi.VAE),
    ],
)
def test_public_funds_are_for_who_is_certified_for_them(dispositif: Any, categorie: CategorieQualiopi):
    assert "DISPOSITIF_QUALIOPI_REQUIS" in codes(qualifie(dispositif))
    assert "DISPOSITIF_QUALIOPI_REQUIS" not in codes(qualifie(dispositif, qualiopi=(Qualite(categorie=categorie),)))
    autre = Qualite(categorie=CategorieQualiopi.BILANS_DE_COMPETENCES)
    assert "DISPOSITIF_QUALIOPI_REQUIS" in codes(qualifie(dispositif, qualiopi=(autre,)))


@pytest.mark.parametrize(
    ("debut", "fin", "refuse"),
    [
        (None, date(2026, 11, 30), False),
        (None, date(2026, 11, 29), True),
        (date(2026, 12, 1), None, True),
        (date(2026, 11, 30), None, False),
    ],
)
def test_a_certificate_holds_between_its_days(debut: date | None, fin: date | None, refuse: bool):
    certificat = Qualite(categorie=CategorieQualiopi.ACTIONS_DE_FORMATION, debut=debut, fin=fin)
    assert ("DISPOSITIF_QUALIOPI_REQUIS" in codes(qualifie(PRF, qualiopi=(certificat,)))) is refuse


def test_while_nobody_says_who_is_certified_the_carif_looks():
    assert codes(qualifie(PRF, liste_recue=False)) == ["DISPOSITIF_QUALIOPI_INCONNU"]
    assert codes(qualifie(OPCO, liste_recue=False)) == []


def test_funds_in_common_are_warned_about():
    assert codes(qualifie(OPCO)) == ["DISPOSITIF_QUALIOPI_MUTUALISE"]
    assert "DISPOSITIF_QUALIOPI_MUTUALISE" in codes(de(APPRENTISSAGE))
    assert codes(qualifie(replace(OPCO, type_code="INDIVIDUEL"))) == []


@pytest.mark.parametrize(
    ("periode", "refuse"),
    [
        (PERIODE, False),
        (replace(PERIODE, debut=date(2027, 9, 28)), True),
        (replace(PERIODE, fin=date(2027, 9, 26)), True),
        (replace(PERIODE, region="52"), False),
        (replace(PERIODE, region="53"), True),
    ],
)
def test_the_cpf_pays_what_it_may_the_day_the_session_starts(periode: Any, refuse: bool):
    assert ("DISPOSITIF_CPF_NON_ELIGIBLE" in codes(au_cpf(periode))) is refuse


def test_at_a_distance_the_region_of_a_period_is_of_no_matter():
    certifiee = formation(certifications=(replace(CAP, cpf=(replace(PERIODE, region="53"),)),))
    partout = action(modalite_enseignement=ModaliteEnseignement.A_DISTANCE, formation=certifiee)
    assert "DISPOSITIF_CPF_NON_ELIGIBLE" not in codes(de(CPF, action=partout))


def test_while_the_list_of_the_cpf_did_not_come_the_carif_looks():
    sans_liste = action(formation=formation(cpf_recu=False))
    assert codes(de(CPF, action=sans_liste)) == ["DISPOSITIF_CPF_INCONNU"]
    assert "DISPOSITIF_CPF_INCONNU" not in codes(au_cpf(PERIODE))


@pytest.mark.parametrize(("acces", "refuse"), [(0, True), (1, False), (2, False), (None, False)])
def test_apprenticeship_is_for_what_it_leads_to(acces: int | None, refuse: bool):
    ouverte = replace(de_certification(acces_ca=acces), dispositifs=(APPRENTISSAGE,))
    assert ("DISPOSITIF_APPRENTISSAGE_NON_OUVERT" in codes(ouverte)) is refuse


def test_a_finding_says_which_dispositif():
    assert chemins(de(OPCO, VISA), "DISPOSITIF_TYPE_PERIME") == ["dispositifs.1.type"]
    vieux = replace(PRF, publics=(DEMANDEUR, replace(SALARIE, courant=False)))
    assert chemins(de(OPCO, vieux), "DISPOSITIF_PUBLIC_PERIME") == ["dispositifs.1.publics.1"]


def test_it_is_told_whether_a_type_is_over_or_has_not_begun():
    pas_encore = replace(PRF, type_debut=date(2028, 1, 1), successeur=None)
    dites = [a for d in (VISA, pas_encore) for a in anomalies(de(d)) if a.code == "DISPOSITIF_TYPE_PERIME"]
    assert [(dite.message, dite.quoi_faire) for dite in dites] == [
        (
            "Le dispositif « Programme régional » n'a plus cours au début de la session.",
            "Choisissez celui qui le remplace : 1 emploi = 1 formation.",
        ),
        (
            "Le dispositif « Programme régional » n'a pas encore cours au début de la session.",
            "Choisissez un type qui a cours ce jour-là.",
        ),
    ]


def test_private_funds_and_public_ones_are_told_apart():
    faux = (replace(PRF, financeur_code="5"), replace(OPCO, financeur_code="2"))
    assert [anomalies(de(d))[0].message.partition("» est ")[2] for d in faux] == [
        "acheté sur fonds publics : ni l'entreprise ni la personne ne le finance.",
        "un financement privé : aucun financeur public ne le finance.",
    ]


def test_the_second_of_two_is_the_one_that_is_too_many():
    assert chemins(de(OPCO, PRF, OPCO), "DISPOSITIF_DOUBLON") == ["dispositifs.2.type"]
