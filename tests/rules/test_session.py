"""Rules on sessions: what breaks each, what does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.enumerations import (
    EtatRecrutement,
    ModaliteEnseignement,
    NiveauAnomalie,
    Precision,
    Statut,
    TypeCertification,
    TypeObjet,
    Voie,
)
from rules.dossier import AutreSession, Bloc, Contact, Recrutement
from rules.parametres import Parametres
from rules.regle import POIDS, Moment
from rules.verification import bloquantes, regles, verifier
from tests.rules.dossiers import (
    ACTION,
    AUJOURD_HUI,
    CAP,
    DEROGATION,
    FICHE,
    FORMATION,
    ICI,
    MAYENNE,
    OPCO,
    RENNES,
    SESSION,
    SITE,
    action,
    anomalies,
    chemins,
    codes,
    de_certification,
    etablissement,
    formation,
    organisme,
    session,
    site,
)

HIER, DEMAIN = date(2026, 11, 29), date(2026, 12, 1)
A_RENNES = site(id=10, numero="SI_10", nom="Rennes", adresse=RENNES)
AILLEURS = site(id=11, numero="SI_11", organisme_id=2)
SANS_COMMUNE = site(adresse=replace(MAYENNE, departement=None, code_postal=None))
A_DISTANCE = action(modalite_enseignement=ModaliteEnseignement.A_DISTANCE)
INITIALE = replace(OPCO, type_code="FORMATION_INITIALE", voie=Voie.FORMATION_INITIALE)
APPRENTISSAGE = replace(OPCO, type_code="CONTRAT_APPRENTISSAGE", voie=Voie.APPRENTISSAGE)
MEME = AutreSession(numero="SE_9", debut=SESSION.debut, fin=SESSION.fin, sites=(3,))
DATEE = AutreSession(numero="SE_8", debut=date(2027, 3, 1), fin=date(2027, 3, 2), sites=(3,))
PERMANENTE = AutreSession(
    numero="SE_9", debut=date(2027, 2, 1), fin=date(2027, 6, 30), entrees_sorties_permanentes=True, sites=(3,)
)
AUTRE = Contact(id=8, numero="CT_8", organisme_id=2)


def permanente(**valeurs: Any) -> Any:
    return session(entrees_sorties_permanentes=True, **valeurs)


def habilitation(**valeurs: Any) -> Any:
    return replace(de_certification(type_certification=TypeCertification.HABILITATION), **valeurs)


def test_what_is_right_is_let_through():
    assert anomalies(SESSION) == []


@pytest.mark.parametrize(
    ("code", "faux", "juste"),
    [
        ("SESSION_DATE_FIN_ANTERIEURE", session(fin=date(2027, 9, 26)), session(fin=date(2027, 9, 27))),
        ("SESSION_DATE_FIN_ANTERIEURE", session(fin=date(2027, 9, 26)), session(fin=None)),
        ("SESSION_DATE_DEBUT_PASSEE", session(debut=HIER), session(debut=AUJOURD_HUI)),
        ("SESSION_DATE_DEBUT_PASSEE", session(debut=HIER), session(debut=HIER, statut=Statut.VALIDEE)),
        ("SESSION_DATE_DEBUT_PASSEE", session(debut=HIER), permanente(debut=HIER)),
        ("SESSION_DATE_DEBUT_PASSEE", permanente(debut=HIER, fin=HIER), permanente(debut=HIER, fin=None)),
        (
            "SESSION_DATE_DEBUT_PASSEE",
            session(debut=date(2026, 10, 1), debut_precision=Precision.MOIS),
            session(debut=date(2026, 11, 1), debut_precision=Precision.MOIS),
        ),
        (
            "SESSION_DATE_DEBUT_PASSEE",
            session(debut=date(2025, 1, 1), debut_precision=Precision.ANNEE),
            session(debut=date(2026, 1, 1), debut_precision=Precision.ANNEE),
        ),
        (
            "SESSION_DATE_DEBUT_PASSEE",
            session(debut=HIER, statut=Statut.VALIDEE, modifies=("debut",), debut_valide=DEMAIN),
            session(debut=HIER, statut=Statut.VALIDEE, modifies=("debut",), debut_valide=HIER),
        ),
        ("SESSION_DATE_FIN_PASSEE", session(debut=None, fin=HIER), session(debut=None, fin=AUJOURD_HUI)),
        ("SESSION_DATE_DEBUT_INCONNUE", session(debut=None), session()),
        ("SESSION_PERIODE_LONGUE", session(fin=date(2032, 10, 1)), session(fin=date(2032, 9, 30))),
        (
            "SESSION_DUREE_INCOHERENTE",
            session(fin=date(2027, 12, 4)),  # 69 days of 12 hours
            session(fin=date(2027, 12, 5)),
        ),
        (
            "SESSION_INSCRIPTION_INVERSEE",
            session(inscription_du=DEMAIN, inscription_au=AUJOURD_HUI),
            session(inscription_du=AUJOURD_HUI, inscription_au=AUJOURD_HUI),
        ),
        (
            "SESSION_INSCRIPTION_TARDIVE",
            session(inscription_du=date(2028, 6, 14)),
            session(inscription_du=date(2028, 6, 13)),
        ),
        (
            "SESSION_RECRUTEMENT_INVERSE",
            session(recrutements=(Recrutement(debut=DEMAIN, fin=HIER),)),
            session(recrutements=(Recrutement(debut=HIER, fin=DEMAIN),)),
        ),
        (
            "SESSION_RECRUTEMENT_INVERSE",
            session(recrutements=(Recrutement(debut=DEMAIN, heure_debut="10:00", heure_fin="9:30"),)),
            session(recrutements=(Recrutement(debut=DEMAIN, heure_debut="9:30", heure_fin="10:00"),)),
        ),
        ("SESSION_EFFECTIF_BORNES", session(effectif_minimal=-1), session(effectif_minimal=0)),
        ("SESSION_EFFECTIF_BORNES", session(capacite_cumulee=100_000), session(capacite_cumulee=99_999)),
        (
            "SESSION_EFFECTIF_BORNES",
            session(recrutements=(Recrutement(places=-1),)),
            session(recrutements=(Recrutement(places=12),)),
        ),
        (
            "SESSION_CAPACITE_INCOHERENTE",
            session(effectif_minimal=8, capacite_simultanee=7),
            session(effectif_minimal=8, capacite_simultanee=8, capacite_cumulee=20),
        ),
        (
            "SESSION_CAPACITE_INCOHERENTE",
            session(effectif_minimal=8, capacite_cumulee=7),
            session(effectif_minimal=8),
        ),
        (
            "SESSION_RECRUTEMENT_OUVERT_TARD",
            session(etat_recrutement=EtatRecrutement.OUVERT, inscription_au=HIER),
            session(etat_recrutement=EtatRecrutement.FERME, inscription_au=HIER),
        ),
        (
            "SESSION_ALTERNANCE_RYTHME",
            session(dispositifs=(APPRENTISSAGE,), action=action(modalites_alternance="-")),
            session(dispositifs=(APPRENTISSAGE,), action=action(modalites_alternance="Une semaine sur deux")),
        ),
        ("SESSION_CONTACT_ETRANGER", session(contacts=(AUTRE,)), session()),
        (
            "SESSION_SIRET_REQUIS",
            session(action=action(etablissement=etablissement(siret=None))),
            session(action=action(etablissement=etablissement(siret=None)), dispositifs=(INITIALE,)),
        ),
        (
            "SESSION_NDA_REQUIS",
            session(action=action(organisme=organisme(numero_declaration_activite=None))),
            session(action=action(organisme=organisme(numero_declaration_activite=None)), dispositifs=(INITIALE,)),
        ),
        ("SESSION_LIEU_REQUIS", session(sites=()), session(sites=(), action=A_DISTANCE)),
        ("SESSION_LIEU_ETRANGER", session(sites=(SITE, AILLEURS)), session()),
        (
            "SESSION_LIEU_ETRANGER",
            session(sites=(AILLEURS,)),
            session(sites=(AILLEURS,), action=action(formateurs=(etablissement(organisme_id=2),))),
        ),
        ("SESSION_LIEU_RETIRE", session(sites=(site(statut=Statut.ARCHIVEE),)), session()),
        (
            "SESSION_LIEU_RETIRE",
            session(sites=(site(statut=Statut.ARCHIVEE),), statut=Statut.VALIDEE, modifies=("sites",)),
            session(sites=(site(statut=Statut.ARCHIVEE),), statut=Statut.VALIDEE, modifies=("fin",)),
        ),
        ("SESSION_LIEU_HORS_REGION", session(sites=(SITE, A_RENNES)), session()),
        ("SESSION_LIEU_SANS_COMMUNE", session(sites=(SANS_COMMUNE,)), session()),
        (
            "SESSION_DISTANCE_PERIMETRE",
            session(sites=(), action=replace(A_DISTANCE, etablissement=etablissement(adresse=None))),
            session(sites=(), action=A_DISTANCE),
        ),
        ("SESSION_DISPOSITIF_REQUIS", session(dispositifs=()), session()),
        (
            "SESSION_BLOC_HORS_CERTIFICATION",
            replace(de_certification(fiche=FICHE), blocs=(Bloc(code="RNCP1BC01", fiche="RNCP1"),)),
            replace(de_certification(fiche=FICHE), blocs=(Bloc(code="RNCP37387BC01", fiche="RNCP37387"),)),
        ),
        ("SESSION_DOUBLON", session(autres=(MEME,)), session(autres=(replace(MEME, sites=(3, 4)),))),
        ("SESSION_DOUBLON", session(autres=(MEME,)), session(autres=(replace(MEME, fin=None),))),
        ("SESSION_DOUBLON", session(autres=(MEME,)), permanente(autres=(MEME,))),
        ("SESSION_DOUBLON_IDEO", session(doublons=("SE_5",)), session()),
        ("SESSION_UNITAIRE_HABILITATION", habilitation(autres=(DATEE,)), habilitation()),
        ("SESSION_UNITAIRE_HABILITATION", habilitation(autres=(DATEE,)), session(autres=(DATEE,))),
        ("SESSION_UNITAIRE_HABILITATION", habilitation(autres=(DATEE,)), habilitation(autres=(PERMANENTE,))),
        (
            "SESSION_PERMANENTE_FENETRE",
            permanente(fin=date(2028, 9, 27)),
            permanente(fin=date(2028, 9, 26)),
        ),
        ("SESSION_PERMANENTE_DOUBLE", permanente(autres=(PERMANENTE,)), session(autres=(PERMANENTE,))),
        (
            "SESSION_PERMANENTE_DOUBLE",
            permanente(autres=(PERMANENTE,)),
            permanente(autres=(replace(PERMANENTE, sites=(4,)),)),
        ),
    ],
)
def test_a_rule_finds_what_breaks_it_and_nothing_else(code: str, faux: Any, juste: Any):
    assert code in codes(faux)
    assert code not in codes(juste)


@pytest.mark.parametrize(
    ("valeurs", "expiree"),
    [
        ({"derniere_session": 2027}, False),
        ({"derniere_session": 2026}, True),
        ({"fiche": FICHE}, False),
        ({"fiche": replace(FICHE, fin=date(2027, 9, 26))}, True),
        ({"fiche": replace(FICHE, debut=date(2027, 9, 28))}, True),
        ({"etat": "ERRONEE"}, True),
    ],
)
def test_a_certification_is_active_the_day_the_session_starts(valeurs: dict[str, Any], expiree: bool):
    assert ("SESSION_CERTIFICATION_EXPIREE" in codes(de_certification(**valeurs))) is expiree


def test_a_place_out_of_the_region_names_the_carif_that_is_competent():
    [trouvee] = anomalies(session(sites=(SITE, A_RENNES)))
    assert trouvee.champ == ("sites", "1")
    assert trouvee.quoi_faire == "Faites référencer cette session par le Carif-Oref de Bretagne (GREF Bretagne)."


def test_an_exception_does_not_let_a_place_in_silently():
    exceptee = action(etablissement=etablissement(derogations=(DEROGATION,)))
    [trouvee] = anomalies(session(sites=(A_RENNES,), action=exceptee))
    assert (trouvee.code, trouvee.niveau) == ("SESSION_LIEU_EN_DEROGATION", NiveauAnomalie.A_VERIFIER)


def test_a_place_that_is_handed_in_with_the_session_is_nothing_to_say():
    assert codes(session(sites=(site(statut=Statut.EN_COURS_DE_SAISIE),))) == []


def test_the_carif_may_look_at_all_that_is_at_a_distance():
    a_distance = session(sites=(), action=A_DISTANCE)
    exigeants = Parametres("52", distance_dans_le_perimetre=False)
    trouvees = verifier(a_distance, Moment.SOUMISSION, AUJOURD_HUI, exigeants)
    assert [a.code for a in trouvees] == ["SESSION_DISTANCE_PERIMETRE"]


def test_a_draft_may_lack_what_is_needed_to_hand_it_in():
    vide = session(debut=None, fin=None, sites=(), dispositifs=(), action=action(rythme=None))
    assert codes(vide, Moment.SAISIE) == []
    assert codes(vide) == [
        "ACTION_RYTHME_OBLIGATOIRE",
        "SESSION_DISPOSITIF_REQUIS",
        "SESSION_LIEU_REQUIS",
        "SESSION_DATE_DEBUT_INCONNUE",
    ]


def test_a_draft_is_not_saved_with_dates_the_wrong_way_round():
    assert codes(session(fin=date(2027, 1, 1)), Moment.SAISIE) == ["SESSION_DATE_FIN_ANTERIEURE"]


def test_a_session_is_handed_in_with_its_action_and_its_formation():
    sans_texte = action(rythme=None, formation=formation(objectif=None))
    trouvees = {a.code: (a.objet, a.numero) for a in anomalies(session(action=sans_texte))}
    assert trouvees == {
        "ACTION_RYTHME_OBLIGATOIRE": (TypeObjet.ACTION, "AC_6"),
        "FORMATION_OBJECTIF_OBLIGATOIRE": (TypeObjet.FORMATION, "FO_4"),
    }


def test_what_is_validated_of_them_is_not_judged_again():
    ancienne = replace(ACTION, rythme=None, statut=Statut.VALIDEE, formation=formation(statut=Statut.VALIDEE))
    assert codes(session(action=ancienne)) == []


def test_a_formation_de_reference_is_nobody_s_to_hand_in():
    reference = replace(FORMATION, proprietaire_id=None, reference=True, objectif=None)
    assert codes(session(action=action(formation=reference))) == []


def test_what_blocks_comes_first():
    melange = session(
        debut=date(2027, 9, 28),
        fin=date(2027, 9, 27),
        etat_recrutement=EtatRecrutement.OUVERT,
        inscription_au=HIER,
        modalites_inscription="-",
        doublons=("SE_5",),
    )
    trouvees = anomalies(melange)
    assert [a.niveau for a in trouvees] == sorted((a.niveau for a in trouvees), key=POIDS.__getitem__)
    assert [a.code for a in bloquantes(trouvees)] == ["SESSION_DATE_FIN_ANTERIEURE"]
    assert len({a.niveau for a in trouvees}) == 4


def test_dates_are_told_in_french():
    [trouvee] = anomalies(session(fin=date(2027, 9, 1)), Moment.SAISIE)
    assert trouvee.message == "La session finit le 1er septembre 2027, avant de commencer le 27 septembre 2027."


def test_a_rule_is_silent_outside_its_dates():
    prive = session(action=action(formation=formation(certifications=())))
    assert "DISPOSITIF_PRIVE_NON_CERTIFIANT" not in codes(prive)
    autrefois = [
        [a.code for a in verifier(prive, Moment.SOUMISSION, jour, ICI)]
        for jour in (date(2015, 12, 31), date(2016, 1, 1), date(2018, 12, 31), date(2019, 1, 1))
    ]
    assert ["DISPOSITIF_PRIVE_NON_CERTIFIANT" in trouvees for trouvees in autrefois] == [False, True, True, False]
    certifiant = session(action=action(formation=formation(certifications=(CAP,))))
    assert "DISPOSITIF_PRIVE_NON_CERTIFIANT" not in [
        a.code for a in verifier(certifiant, Moment.SOUMISSION, date(2016, 1, 1), ICI)
    ]


def test_rules_are_published_by_code_of_one_kind_of_object_or_of_all():
    toutes = regles()
    assert [r.code for r in toutes] == sorted(r.code for r in toutes)
    assert {r.de for r in toutes} == set(TypeObjet) - {TypeObjet.CERTIFICATION}
    assert regles(TypeObjet.SESSION) == [r for r in toutes if r.de is TypeObjet.SESSION]


def test_a_finding_is_at_the_place_of_the_form():
    assert chemins(session(recrutements=(Recrutement(), Recrutement(places=-1))), "SESSION_EFFECTIF_BORNES") == [
        "recrutements.1.places"
    ]
