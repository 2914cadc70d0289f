"""Rules on formations and actions: what breaks each, what does not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.enumerations import EtatHabilitation, Source, Statut, TypeCertification, TypeHabilitation
from rules.dossier import Acteur, Action, AutreAction, Contact
from rules.regle import Moment
from tests.rules.dossiers import (
    ANCIEN,
    BOIS,
    CAP,
    CONTACT,
    FICHE,
    SALARIE,
    SIRET,
    action,
    anomalies,
    chemins,
    codes,
    etablissement,
    formation,
    organisme,
    session,
)

MUET = Contact(id=5, numero="CT_5", organisme_id=1)
AUTRE = Contact(id=8, numero="CT_8", organisme_id=2, courriel="a@b.example")
IDENTITE = ("2", None, "PRESENTIEL")
REFERENCE = formation(
    proprietaire_id=None, reference=True, contacts=(), source=Source.CERTIFINFO, statut=Statut.VALIDEE
)


def certifiante(*acteurs: Acteur, siret: str | None = SIRET, **valeurs: Any) -> Action:
    """An action on a certification of which these facts are known, and who trains for it."""
    certification = replace(CAP, **{"fiche": FICHE, **valeurs})
    return action(
        formation=replace(REFERENCE, certifications=(certification,)),
        etablissement=etablissement(siret=siret),
        acteurs=acteurs,
    )


CERTIFICATEUR = Acteur(fiche="RNCP37387", siret=SIRET)
PARTENAIRE = replace(CERTIFICATEUR, habilitation=TypeHabilitation.FORMER, etat=EtatHabilitation.ACTIF)
ORGANISATEUR = replace(PARTENAIRE, habilitation=TypeHabilitation.ORGANISER)


@pytest.mark.parametrize("dossier", [formation(), action(), certifiante(CERTIFICATEUR)])
def test_what_is_right_is_let_through(dossier: Any):
    assert anomalies(dossier) == []


@pytest.mark.parametrize(
    ("code", "faux", "juste"),
    [
        ("FORMATION_INTITULE_OBLIGATOIRE", formation(intitule=" "), formation()),
        ("FORMATION_OBJECTIF_OBLIGATOIRE", formation(objectif=None), formation(objectif="-")),
        ("FORMATION_PROGRAMME_OBLIGATOIRE", formation(programme=""), formation()),
        ("FORMATION_RESULTATS_ATTENDUS_OBLIGATOIRE", formation(resultats_attendus=None), formation()),
        ("FORMATION_FORMACODE_REQUIS", formation(formacodes=()), formation()),
        ("FORMATION_FORMACODE_NOMBRE", formation(formacodes=(BOIS,) * 6), formation(formacodes=(BOIS,) * 5)),
        ("FORMATION_FORMACODE_PERIME", formation(formacodes=(ANCIEN,)), formation()),
        ("FORMATION_ROME_NOMBRE", formation(romes=("H2207",) * 6), formation(romes=("H2207",) * 5)),
        ("FORMATION_NSF_NOMBRE", formation(nsf=("234",) * 4), formation(nsf=("234",) * 3)),
        ("FORMATION_CONTACT_ETRANGER", formation(contacts=(AUTRE,)), formation()),
        ("FORMATION_CERTIFIANTE_SANS_CODE", formation(certifiante=True), formation(certifications=(CAP,))),
        ("ACTION_ETABLISSEMENT_ETRANGER", action(etablissement=etablissement(organisme_id=9)), action()),
        ("ACTION_CONTACT_ETRANGER", action(contacts=(AUTRE,)), action(contacts=(CONTACT,))),
        (
            "ACTION_CONTACT_ETRANGER",
            action(contacts=(AUTRE,), formateurs=(etablissement(organisme_id=3),)),
            action(contacts=(AUTRE,), formateurs=(etablissement(organisme_id=2),)),
        ),
        (
            "ACTION_CONTACT_REQUIS",
            action(formation=formation(contacts=(MUET,)), organisme=organisme(contacts=())),
            action(formation=formation(contacts=(MUET,))),
        ),
        ("ACTION_INTITULE_LONG", action(complement_intitule="a" * 241), action(complement_intitule="a" * 240)),
        ("ACTION_RYTHME_OBLIGATOIRE", action(rythme=None), action()),
        ("ACTION_CONDITIONS_SPECIFIQUES_OBLIGATOIRE", action(conditions_specifiques=None), action()),
        ("ACTION_MODALITE_ENSEIGNEMENT_OBLIGATOIRE", action(modalite_enseignement=None), action()),
        ("ACTION_HEURES_BORNES", action(heures_hebdomadaires=169), action(heures_hebdomadaires=168)),
        ("ACTION_HEURES_BORNES", action(heures_conventionnees=-1), action(heures_conventionnees=0)),
        ("ACTION_HEURES_BORNES", action(heures_total=100_000), action(heures_total=99_999)),
        ("ACTION_HEURES_INCOHERENTES", action(heures_centre=559), action(heures_centre=None)),
        (
            "ACTION_HEURES_INCOHERENTES",
            action(heures_entreprise=None, heures_total=500),
            action(heures_entreprise=None),
        ),
        (
            "ACTION_HEURES_INCONNUES",
            action(heures_total=None, heures_centre=0, heures_entreprise=None),
            action(heures_total=None, heures_entreprise=None),
        ),
        ("ACTION_PRIX_BORNES", action(prix_total_ttc=Decimal("-0.01")), action(prix_total_ttc=Decimal(0))),
        ("ACTION_PRIX_BORNES", action(prix_horaire_ttc=Decimal(100_001)), action(prix_horaire_ttc=Decimal(100_000))),
        ("ACTION_PRIX_INCONNU", action(prix_total_ttc=None), action(prix_total_ttc=None, frais_restants="Gratuit")),
        ("ACTION_PRIX_INCONNU", action(prix_total_ttc=None), action(prix_total_ttc=None, prix_horaire_ttc=Decimal(9))),
        (
            "ACTION_NIVEAU_ENTREE_INCONNU",
            action(niveau_entree_obligatoire=True, formation=formation(niveau_entree_code=None)),
            action(niveau_entree_obligatoire=True),
        ),
        ("ACTION_PUBLIC_NOMBRE", action(publics=(SALARIE,) * 11), action(publics=(SALARIE,) * 10)),
        ("ACTION_PUBLIC_PERIME", action(publics=(replace(SALARIE, courant=False),)), action(publics=(SALARIE,))),
        ("ACTION_LANGUE_NOMBRE", action(langues=("fr",) * 6), action(langues=("fr",) * 5)),
        (
            "ACTION_DATE_INFORMATION_NOMBRE",
            action(dates_information=("2027",) * 4),
            action(dates_information=("2027",) * 3),
        ),
        (
            "ACTION_DOUBLON",
            action(identite=IDENTITE, autres=(AutreAction(numero="AC_9", identite=IDENTITE),)),
            action(identite=IDENTITE, autres=(AutreAction(numero="AC_9", identite=("2", "soir", "PRESENTIEL")),)),
        ),
        ("ACTION_TEXTE_DUPLIQUE", action(meme_texte=("AC_9",)), action()),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(code: str, faux: Any, juste: Any):
    assert code in codes(faux)
    assert code not in codes(juste)


@pytest.mark.parametrize("champ", ["intitule", "objectif", "programme", "formacodes"])
@pytest.mark.parametrize("qui", [Source.SAISIE, Source.CARIF])
def test_the_fields_that_certif_info_says_are_not_modified_by_hand(champ: str, qui: Source):
    trouvees = anomalies(replace(REFERENCE, modifies=(champ, "urls")), Moment.SAISIE, qui)
    assert [a.champ for a in trouvees if a.code == "FORMATION_CHAMP_CERTIFINFO_MODIFIE"] == [(champ,)]


def test_those_of_a_formation_of_ones_own_are():
    assert codes(formation(modifies=("intitule", "objectif"))) == []


def test_nothing_else_of_a_formation_de_reference_is_modified_either():
    assert codes(replace(REFERENCE, modifies=("urls",)), Moment.SAISIE) == ["OFFRE_NON_MODIFIABLE"]


@pytest.mark.parametrize("dossier", [formation, action, session])
@pytest.mark.parametrize("qui", [Source.SAISIE, Source.CARIF])
def test_the_offer_of_ideo_is_not_modified(dossier: Any, qui: Source):
    assert "OFFRE_NON_MODIFIABLE" in codes(dossier(source=Source.IDEO), Moment.SAISIE, qui)


@pytest.mark.parametrize("source", [Source.SAISIE, Source.CARIF, Source.LHEO])
def test_that_of_other_sources_is(source: Source):
    assert "OFFRE_NON_MODIFIABLE" not in codes(action(source=source), Moment.SAISIE)


def test_who_looks_at_what_nobody_mends_here_is_told_what_the_carif_has_to_see():
    assert codes(formation(objectif=None, source=Source.IDEO), qui=None) == []
    a_voir = replace(certifiante(type_certification=TypeCertification.ETAT), source=Source.IDEO, rythme=None)
    assert codes(a_voir, qui=None) == ["ACTION_HABILITATION_A_VERIFIER"]


@pytest.mark.parametrize(
    ("acteurs", "verdict"),
    [
        ((CERTIFICATEUR,), None),
        ((PARTENAIRE,), None),
        ((ORGANISATEUR,), "ACTION_ORGANISME_NON_HABILITE"),
        ((ORGANISATEUR, PARTENAIRE), None),
        ((), "ACTION_ORGANISME_NON_HABILITE"),
        ((replace(PARTENAIRE, etat=EtatHabilitation.SUPPRIME),), "ACTION_ORGANISME_NON_HABILITE"),
        ((replace(CERTIFICATEUR, actif=False),), "ACTION_ORGANISME_NON_HABILITE"),
        ((replace(CERTIFICATEUR, fiche="RNCP1"),), "ACTION_ORGANISME_NON_HABILITE"),
    ],
)
def test_a_code_is_used_by_who_may_train(acteurs: tuple[Acteur, ...], verdict: str | None):
    assert codes(certifiante(*acteurs)) == ([verdict] if verdict else [])


def test_it_is_enough_that_who_gives_the_action_may():
    donnee = replace(certifiante(PARTENAIRE, siret="73282932000074"), formateurs=(etablissement(),))
    assert codes(donnee) == []


@pytest.mark.parametrize(
    "valeurs",
    [
        {"type_certification": TypeCertification.ETAT},
        {"fiche": replace(FICHE, de_droit=True)},
        {"fiche": None},
        {"fiche": replace(FICHE, decrite=False)},
        {"siret": None},
    ],
)
def test_where_no_list_tells_who_may_train_the_carif_looks(valeurs: dict[str, Any]):
    assert codes(certifiante(**valeurs)) == ["ACTION_HABILITATION_A_VERIFIER"]


def test_nobody_authorises_to_prepare_for_a_competition():
    assert codes(certifiante(type_certification=TypeCertification.PREPARATION_CONCOURS, fiche=None)) == []


@pytest.mark.parametrize(
    "valeurs",
    [
        {"etat": "ARCHIVEE"},
        {"absent_depuis": date(2026, 11, 30)},
        {"derniere_session": 2025},
        {"fiche": replace(FICHE, actif=False)},
        {"fiche": replace(FICHE, fin=date(2026, 11, 29))},
    ],
)
def test_a_new_action_is_not_made_on_a_certification_that_is_over(valeurs: dict[str, Any]):
    finie = certifiante(CERTIFICATEUR, successeurs=("30000 « CAP ébénisterie »",), **valeurs)
    [trouvee] = [a for a in anomalies(finie, Moment.SAISIE) if a.code == "ACTION_CERTIFICATION_INACTIVE"]
    assert trouvee.message == "La certification 28229 « CAP ébéniste » n'est plus active."
    assert trouvee.quoi_faire == "Choisissez celle qui la remplace : 30000 « CAP ébénisterie »."
    assert "ACTION_CERTIFICATION_INACTIVE" not in codes(replace(finie, statut=Statut.VALIDEE), Moment.SAISIE)


@pytest.mark.parametrize("valeurs", [{"premiere_session": 2027}, {"fiche": replace(FICHE, debut=date(2027, 1, 1))}])
def test_one_that_begins_later_may_be_prepared(valeurs: dict[str, Any]):
    assert "ACTION_CERTIFICATION_INACTIVE" not in codes(certifiante(CERTIFICATEUR, **valeurs), Moment.SAISIE)


def test_a_certification_that_is_replaced_is_told_with_what_replaces_it():
    [trouvee] = anomalies(certifiante(CERTIFICATEUR, successeurs=("30000 « CAP ébénisterie »",)))
    assert (trouvee.code, trouvee.quoi_faire) == (
        "ACTION_CERTIFICATION_REMPLACEE",
        "Voyez celle qui lui succède : 30000 « CAP ébénisterie ».",
    )


def test_a_finding_is_at_the_field_of_the_form():
    assert chemins(action(heures_hebdomadaires=169), "ACTION_HEURES_BORNES") == ["heuresHebdomadaires"]
    assert chemins(action(prix_horaire_ttc=Decimal(-1)), "ACTION_PRIX_BORNES") == ["prixHoraireTtc"]
    assert chemins(formation(romes=("H2207",) * 6), "FORMATION_ROME_NOMBRE") == ["codesRome"]
