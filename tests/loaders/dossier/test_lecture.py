"""Dossiers of the small catalogue: what they hold, what is written over it, and in how many statements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from loaders.dossier import ALire, Lecture
from loaders.dossier.lecture import CLASSES
from models.enumerations import (
    EtatRecrutement,
    ModaliteEnseignement,
    Noun,
    Precision,
    Source,
    Statut,
    TypeCertification,
    Voie,
)
from rules.dossier import (
    Acteur,
    Adresse,
    AutreSession,
    Bloc,
    Derogation,
    Dossier,
    MotCle,
    Recrutement,
    Session,
)

AUJOURD_HUI = date(2026, 11, 23)
Lire = Callable[..., Any]
MAYENNE = Adresse(
    denomination="Maison du bois",
    lignes=("12 rue des Ébénistes",),
    code_postal="53100",
    ville="MAYENNE",
    commune="53147",
    commune_libelle="Mayenne",
    codes_postaux=("53100",),
    departement="53",
    region="52",
    latitude=48.3,
    longitude=-0.6167,
    commune_latitude=48.3,
    commune_longitude=-0.6167,
)
SALARIE = MotCle(code="82044", version=14, libelle="Salarié")
DEMANDEUR = MotCle(code="80003", version=14, libelle="Demandeur d'emploi plus de 26 ans")


def lus(connexion: psycopg.Connection, objets: list[ALire], **options: Any) -> list[Dossier | None]:
    lecture = Lecture(objets, AUJOURD_HUI, **options)
    reponses = [connexion.execute(r.texte, r.parametres).fetchall() for r in lecture.requetes()]
    return lecture.assembler(reponses)


@pytest.fixture
def lire(suivie: psycopg.Connection) -> Lire:
    def lire(noun: Noun, id_: int | None, valeurs: dict[str, Any] | None = None, **options: Any) -> Any:
        [dossier] = lus(suivie, [ALire(noun, id_, valeurs)], **options)
        return dossier

    return lire


def modifier(connexion: psycopg.Connection, noun: str, id_: int, **valeurs: Any) -> None:
    connexion.execute(
        "INSERT INTO modification (noun, objet_id, version_de_base, version, statut, valeurs)"
        " VALUES (%s, %s, 1, 2, 'EN_COURS_DE_SAISIE', %s)",
        [noun, id_, Jsonb(valeurs)],
    )


def public(connexion: psycopg.Connection, code: str) -> int:
    [(cle,)] = connexion.execute("SELECT id FROM public_vise WHERE version = 14 AND code = %s", [code]).fetchall()
    return cle


def test_a_session_is_read_with_what_it_is_made_of(lire: Lire):
    session = lire(Noun.SESSION, 702)
    assert (session.id, session.numero[:3], session.statut, session.source) == (702, "SE_", Statut.VALIDEE, Source.LHEO)
    assert (session.debut, session.debut_precision) == (date(2027, 9, 1), Precision.MOIS)
    assert (session.fin, session.debut_valide) == (date(2028, 6, 30), date(2027, 9, 1))
    assert session.etat_recrutement is EtatRecrutement.OUVERT
    assert [(site.id, site.nom, site.organisme_id) for site in session.sites] == [
        (301, "Mayenne", 101),
        (302, "Laval", 101),
    ]
    assert session.sites[0].adresse == MAYENNE
    assert session.adresse_inscription == MAYENNE
    assert session.blocs == (Bloc(code="RNCP37387BC01", fiche="RNCP37387"),)
    assert [contact.id for contact in session.contacts] == [401]
    assert session.recrutements == (
        Recrutement(debut=date(2027, 3, 15), heure_debut="09:00", places=20, adresse=MAYENNE),
    )


def test_its_dispositifs_are_read_with_what_their_type_says(lire: Lire):
    [visa, apprentissage] = lire(Noun.SESSION, 702).dispositifs
    assert (visa.type_code, visa.financeur_code, visa.conventionne, visa.places_financees) == (
        "VISA_METIERS",
        "2",
        True,
        8,
    )
    assert (visa.type_fin, visa.successeur) == (date(2024, 12, 31), "1 emploi = 1 formation")
    assert visa.publics == (DEMANDEUR, SALARIE)
    assert (apprentissage.voie, apprentissage.publics) == (Voie.APPRENTISSAGE, ())


def test_its_action_comes_with_it(lire: Lire):
    action = lire(Noun.SESSION, 702).action
    assert (action.id, action.complement_intitule, action.prix_total_ttc) == (601, "Auboisveillant", Decimal("1234.5"))
    assert action.modalite_enseignement is ModaliteEnseignement.PRESENTIEL
    assert [formateur.id for formateur in action.formateurs] == [202, 204]
    assert action.publics == (SALARIE,)
    assert action.etablissement.sites_principaux == (lire(Noun.SITE, 301).numero,)
    assert action.etablissement.organisme_siren == "123456782"
    assert action == lire(Noun.ACTION, 601)


def test_so_do_its_organisme_and_its_formation(lire: Lire):
    action = lire(Noun.ACTION, 601)
    assert action.organisme == lire(Noun.ORGANISME, 101)
    assert action.formation == lire(Noun.FORMATION, 501)
    assert [mot.code for mot in action.organisme.domaines] == ["22254", "15041"]
    assert (action.organisme.liste_recue, action.organisme.declaration.siren) == (True, "123456782")
    assert len(action.organisme.qualiopi) == 5
    assert [contact.id for contact in action.organisme.contacts] == [402, 401]


def test_a_formation_is_read_with_its_certifications(lire: Lire):
    formation = lire(Noun.FORMATION, 501)
    assert (formation.reference, formation.romes, formation.nsf) == (True, ("H2207",), ("234",))
    [cap, engins] = formation.certifications
    assert (cap.code_certifinfo, cap.type_certification) == ("28229", TypeCertification.ETAT)
    assert (cap.fiche.code, cap.fiche.actif, cap.fiche.fin, cap.fiche.decrite) == (
        "RNCP37387",
        True,
        date(2028, 2, 29),
        True,
    )
    assert (engins.fiche.code, engins.fiche.decrite) == ("RS5130", False)


def test_who_trains_is_looked_for_among_the_companies_of_the_action(lire: Lire):
    assert lire(Noun.ACTION, 601).acteurs == (
        Acteur(fiche="RNCP37387", siret="12345678200010"),
        Acteur(fiche="RNCP37387", siret="11122233800019", actif=False),
    )


@pytest.mark.parametrize(
    ("noun", "id_"),
    [
        (Noun.ORGANISME, 101),
        (Noun.ETABLISSEMENT, 201),
        (Noun.SITE, 301),
        (Noun.CONTACT, 401),
        (Noun.FORMATION, 501),
        (Noun.ACTION, 601),
        (Noun.SESSION, 702),
    ],
)
def test_what_is_not_there_has_no_dossier(lire: Lire, noun: Noun, id_: int):
    assert lire(noun, id_).id == id_
    assert lire(noun, 9999) is None


def test_other_sessions_of_the_year_are_told(lire: Lire):
    autres = lire(Noun.SESSION, 705).autres
    assert autres == (
        AutreSession(
            numero=lire(Noun.SESSION, 702).numero, debut=date(2027, 9, 1), fin=date(2028, 6, 30), sites=(301, 302)
        ),
    )


def test_a_pending_edit_is_read_over_the_row(suivie: psycopg.Connection, lire: Lire):
    avant = lire(Noun.SESSION, 702)
    modifier(suivie, "session", 702, fin="2028-05-31", sites=[302], blocs=[], capacite_cumulee=None)
    apres = lire(Noun.SESSION, 702)
    assert (apres.fin, apres.capacite_cumulee, apres.blocs) == (date(2028, 5, 31), None, ())
    assert [site.id for site in apres.sites] == [302]
    assert sorted(apres.modifies) == ["blocs", "capacite_cumulee", "fin", "sites"]
    assert (apres.statut, apres.debut, apres.dispositifs) == (Statut.VALIDEE, avant.debut, avant.dispositifs)


def test_one_may_look_at_what_is_validated(suivie: psycopg.Connection, lire: Lire):
    avant = lire(Noun.SESSION, 702)
    modifier(suivie, "session", 702, fin="2028-05-31")
    modifier(suivie, "action", 601, rythme="Le soir")
    assert lire(Noun.SESSION, 702, avec_modification=False) == avant


def test_the_edits_of_what_is_around_it_count_once_handed_in_for_who_hands_in(suivie: psycopg.Connection, lire: Lire):
    avant = lire(Noun.SESSION, 702).action
    modifier(suivie, "action", 601, rythme="Le soir", etablissements_formateurs=[])
    modifier(suivie, "organisme", 101, domaines=[33])
    assert lire(Noun.SESSION, 702, avec_remises=True).action == avant  # begun, no more
    suivie.execute("UPDATE modification SET statut = 'SOUMISE'")
    assert lire(Noun.SESSION, 702).action == avant
    action = lire(Noun.SESSION, 702, avec_remises=True).action
    assert (action.rythme, action.formateurs) == ("Le soir", ())
    assert [mot.code for mot in action.organisme.domaines] == ["15041"]


def test_what_is_being_written_is_read_over_the_pending_edit(suivie: psycopg.Connection, lire: Lire):
    modifier(suivie, "session", 702, fin="2028-05-31", debut="2027-10-01")
    apres = lire(Noun.SESSION, 702, {"fin": "2028-04-30"})
    assert (apres.debut, apres.fin) == (date(2027, 10, 1), date(2028, 4, 30))
    assert lire(Noun.SESSION, 702).fin == date(2028, 5, 31)


def test_dispositifs_are_written_whole(suivie: psycopg.Connection, lire: Lire):
    demandeur = public(suivie, "80003")
    [unique] = lire(Noun.SESSION, 702, {"dispositifs": [{"type_code": "PRF", "publics": [demandeur]}]}).dispositifs
    assert (unique.type_code, unique.conventionne, unique.publics) == ("PRF", True, (DEMANDEUR,))
    assert unique.type_libelle == "Programme régional de formation (PRF)"


def test_what_is_being_made_has_a_dossier_before_it_has_a_row(lire: Lire):
    session = lire(
        Noun.SESSION,
        None,
        {"action_id": 601, "debut": "2027-09-27", "debut_precision": "JOUR", "sites": [301], "source": "SAISIE"},
    )
    assert (session.id, session.numero, session.nouveau, session.source) == (None, None, True, Source.SAISIE)
    assert (session.action.id, session.debut, session.fin) == (601, date(2027, 9, 27), None)
    assert [site.id for site in session.sites] == [301]
    assert [autre.sites for autre in session.autres] == [(301, 302)]


@pytest.mark.parametrize(
    ("noun", "valeurs"),
    [
        (Noun.ORGANISME, {"raison_sociale": "Essai"}),
        (Noun.ETABLISSEMENT, {"organisme_id": 101, "nom": "Essai"}),
        (Noun.SITE, {"etablissement_id": 201, "nom": "Essai", "adresse_id": 21}),
        (Noun.CONTACT, {"organisme_id": 101}),
        (Noun.FORMATION, {"proprietaire_id": 101, "intitule": "Essai"}),
        (Noun.ACTION, {"formation_id": 501, "organisme_id": 101, "etablissement_id": 201}),
    ],
)
def test_so_has_an_object_of_any_kind(lire: Lire, noun: Noun, valeurs: dict[str, Any]):
    fait = lire(noun, None, valeurs)
    assert (fait.nouveau, fait.numero, sorted(fait.modifies)) == (True, None, sorted(valeurs))


def test_values_that_no_row_could_hold_are_left_to_the_rules(lire: Lire):
    assert lire(Noun.ETABLISSEMENT, 201, {"siret": "123"}).siret == "123"
    a_l_envers = lire(Noun.SESSION, 702, {"fin": "2020-01-01"})
    assert a_l_envers.fin == date(2020, 1, 1)


def test_places_know_what_they_would_clash_with(suivie: psycopg.Connection, lire: Lire):
    autre = lire(Noun.ETABLISSEMENT, 202, {"siret": "12345678200010"})
    assert autre.du_siret == (lire(Noun.ETABLISSEMENT, 201).numero,)
    suivie.execute("UPDATE site SET etablissement_id = 201, principal = false, nom = 'MAYENNE' WHERE id = 302")
    second = lire(Noun.SITE, 302, {"principal": True})
    assert (second.autres_principaux, second.homonymes) == ((lire(Noun.SITE, 301).numero,),) * 2


def test_a_place_knows_how_many_sessions_are_to_come(lire: Lire):
    assert lire(Noun.SITE, 301).sessions_actives == 3  # 702, 703 and 710
    assert lire(Noun.ETABLISSEMENT, 201).sessions_actives == 4  # and 704, that nobody knows the end of


def test_exceptions_are_told_of_the_etablissement_and_of_its_organisme(suivie: psycopg.Connection, lire: Lire):
    suivie.execute("INSERT INTO compte (id, courriel, role) VALUES (1, 'a@b.example', 'CARIF')")
    suivie.execute(
        "INSERT INTO derogation (etablissement_id, motif, debut, decidee_par) VALUES (202, 'Unique', '2026-01-01', 1)"
    )
    exception = Derogation(motif="Unique", debut=date(2026, 1, 1))
    assert lire(Noun.ETABLISSEMENT, 202).derogations == (exception,)
    assert lire(Noun.ETABLISSEMENT, 201).derogations == ()
    assert lire(Noun.ORGANISME, 101).derogations == (exception,)


def test_possible_duplicates_of_ideo_are_told_until_they_are_decided(suivie: psycopg.Connection, lire: Lire):
    suivie.execute(
        "INSERT INTO lot (id, flux, emetteur, fichier, etat) VALUES (1, 'ideo', 'onisep', 'ideo.xml', 'TERMINE')"
    )
    suivie.execute("INSERT INTO doublon (session_ideo_id, session_id, motif, lot_id) VALUES (707, 702, 'UAI', 1)")
    assert lire(Noun.SESSION, 702).doublons == (lire(Noun.SESSION, 707).numero,)
    suivie.execute("UPDATE doublon SET decision = 'OFFRES_DISTINCTES'")
    assert lire(Noun.SESSION, 702).doublons == ()


def test_many_objects_of_all_kinds_take_a_statement_a_kind(exemple: str):
    with psycopg.connect(exemple) as connexion:
        objets = [
            ALire(noun, id_)
            for noun in reversed(CLASSES)
            for (id_,) in connexion.execute(f"SELECT id FROM {noun.value} ORDER BY id LIMIT 50").fetchall()
        ]
        requetes = Lecture(objets, AUJOURD_HUI).requetes()
        assert [r.nom for r in requetes] == [f"dossiers_de_{noun}" for noun in CLASSES]
        trouves = lus(connexion, objets)
        assert len(trouves) == 350
        assert [dossier.id for dossier in trouves if dossier] == [objet.id for objet in objets]
        un = lus(connexion, [objets[0]])
    assert un == trouves[:1]


def test_a_dossier_is_plain_data_that_one_may_change(lire: Lire):
    session = lire(Noun.SESSION, 702)
    assert isinstance(session, Session)
    assert replace(session, fin=None) != session
