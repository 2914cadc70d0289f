"""What Lhéo demands and the catalogue does not say: filled, marked, told in French; or the offer is left out."""

from collections.abc import Callable

import pytest

from exporters.lheo import Decision
from tests.exporters.exports import Etat, Export

RIEN_DIT = Etat(
    """
    UPDATE formation SET objectif = NULL, resultats_attendus = NULL, programme = NULL, parcours = NULL,
        niveau_entree_code = NULL;
    DELETE FROM formation_formacode; DELETE FROM formation_contact; DELETE FROM organisme_contact;
    UPDATE action SET rythme = NULL, modalites_alternance = NULL, conditions_specifiques = NULL,
        modalite_enseignement = NULL, niveau_entree_obligatoire = NULL, prise_en_charge_possible = NULL;
    DELETE FROM action_public;
    UPDATE organisme SET numero_declaration_activite = NULL;
    UPDATE etablissement SET siret = NULL, adresse_id = NULL;
    UPDATE adresse SET lignes = '{}', code_postal = NULL, ville = NULL;
    """
)
NON_RENSEIGNE = "« Non renseigné » a été écrit"
# the element, what it holds, the object it is told of, what is told
REMPLIS = [
    ("domaine-formation", "", "FO_1", "aucun domaine n'a été donné"),
    ("objectif-formation", "Non renseigné", "FO_1", NON_RENSEIGNE),
    ("resultats-attendus", "Non renseigné", "FO_1", NON_RENSEIGNE),
    ("contenu-formation", "Non renseigné", "FO_1", NON_RENSEIGNE),
    ("contact-formation", "<coordonnees/>", "FO_1", "un contact vide a été écrit"),
    ("parcours-de-formation", "4", "FO_1", "« mixte » (4) a été écrit"),
    ("code-niveau-entree", "0", "FO_1", "« information non communiquée » (0) a été écrit"),
    ("rythme-formation", "Non renseigné", "AC_1", NON_RENSEIGNE),
    ("code-public-vise", "83056", "AC_1", "« tout public » (83056, V14) a été écrit"),
    ("niveau-entree-obligatoire", "0", "AC_1", "« non » (0) a été écrit"),
    ("modalites-alternance", "Non renseigné", "AC_1", NON_RENSEIGNE),
    ("modalites-enseignement", "0", "AC_1", "« entièrement présentielle » (0) a été écrit"),
    ("conditions-specifiques", "Non renseigné", "AC_1", NON_RENSEIGNE),
    ("prise-en-charge-frais-possible", "0", "AC_1", "« non » (0) a été écrit"),
    ("ligne", "-", "adresse", "« - » a été écrit"),
    ("codepostal", "00000", "adresse", "cinq zéros ont été écrits"),
    ("ville", "-", "adresse", "« - » a été écrit"),
    ("numero-activite", "00000000000", "OR_1", "onze zéros ont été écrits"),
    ("SIRET-organisme-formation/SIRET", "00000000000000", "ET_1", "quatorze zéros ont été écrits"),
    ("contact-organisme", "<coordonnees/>", "OR_1", "un contact vide a été écrit"),
]


@pytest.mark.parametrize(("element", "dedans", "objet", "dit"), REMPLIS, ids=[rempli[0] for rempli in REMPLIS])
def test_what_is_missing_is_filled_marked_and_told(
    exporte: Callable[..., Export], element: str, dedans: str, objet: str, dit: str
):
    export = exporte(RIEN_DIT)

    nom = element.rpartition("/")[2]
    version = ' ref="V14"' if nom == "code-public-vise" else ""
    vide = f'<{nom}{version} tag="sofi"/>'
    attendu = f'<{nom}{version} tag="sofi">{dedans}</{nom}>' if dedans else vide
    assert export.xml(element) == [attendu]
    assert (objet, nom, f"Le catalogue ne le dit pas : {dit}.") in export.decisions(Decision.REMPLI)


def test_all_that_is_filled_is_told_and_nothing_else_is(exporte: Callable[..., Export]):
    export = exporte(RIEN_DIT)
    marques = [noeud.tag.partition("}")[2] for noeud in export.noeuds("*[@tag]")]
    assert sorted(set(marques)) == sorted({*(element.rpartition("/")[2] for element, *_ in REMPLIS)})
    assert {constat.element for constat in export.constats} == set(marques)
    assert {constat.code for constat in export.constats} == {Decision.REMPLI}


SANS_CONTACT_A_ELLE = Etat("DELETE FROM formation_contact;")


def test_a_formation_without_contact_has_the_first_of_its_organisme(exporte: Callable[..., Export]):
    export = exporte(SANS_CONTACT_A_ELLE)
    (contact,) = export.noeuds("contact-formation")
    assert (contact.get("numero"), contact.get("tag")) == ("CT_1", "sofi")
    assert export.dits("contact-formation/coordonnees/nom") == ["Martin"]
    message = "Le catalogue n'a pas de contact pour cette formation : le premier de son organisme a été écrit."
    assert export.decisions(Decision.REMPLI) == [("FO_1", "contact-formation", message)]


SITE_A_LAVAL = """
    INSERT INTO adresse (id, empreinte, lignes, code_postal, ville)
      VALUES (2, 'b', '{1 place du Gast}', '53000', 'Laval');
    INSERT INTO site (id, numero, statut, source, etablissement_id, nom, adresse_id)
      VALUES (1, 'SI_1', 'VALIDEE', 'SAISIE', 1, 'Atelier', 2);
    INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 1, 0);
    UPDATE session SET adresse_inscription_id = NULL;
"""
INSCRIPTION_INCONNUE_AVEC_LIEU = Etat(SITE_A_LAVAL)
INSCRIPTION_INCONNUE = Etat("UPDATE session SET adresse_inscription_id = NULL;")


@pytest.mark.parametrize(
    ("etat", "ville", "dite"),
    [(INSCRIPTION_INCONNUE_AVEC_LIEU, "Laval", "du lieu"), (INSCRIPTION_INCONNUE, "Nantes", "de l'organisme")],
    ids=["the place is known", "no place is known"],
)
def test_one_registers_where_the_session_takes_place_else_at_the_organisme(
    exporte: Callable[..., Export], etat: Etat, ville: str, dite: str
):
    export = exporte(etat)
    assert export.dits('adresse-inscription[@tag="sofi"]/adresse/ville') == [ville]
    message = f"Le catalogue ne dit pas où s'inscrire : l'adresse {dite} a été écrite."
    assert export.decisions(Decision.REMPLI) == [("SE_1", "adresse-inscription", message)]


AUTRE_SESSION = """
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 1, 1, 1);
"""
UNE_SESSION_SANS_ADRESSE = Etat(
    f"""{AUTRE_SESSION}
    UPDATE session SET adresse_inscription_id = NULL WHERE id = 1; UPDATE etablissement SET adresse_id = NULL;
    """
)
NULLE_PART = "Ni la session, ni ses lieux, ni son organisme n'ont d'adresse, et Lhéo en exige une : donnez-en une."


def test_a_session_without_any_address_is_left_out_and_told(exporte: Callable[..., Export]):
    export = exporte(UNE_SESSION_SANS_ADRESSE)
    assert export.numeros("session") == ["SE_2"]
    assert export.decisions(Decision.REFUSE) == [("SE_1", "adresse-inscription", NULLE_PART)]
    assert [offre.sessions for offre in export.offres] == [1]


UNE_ACTION_SANS_ADRESSE = Etat(
    """
    UPDATE etablissement SET adresse_id = NULL;
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id)
      VALUES (2, 'AC_2', 'VALIDEE', 'SAISIE', 1, 1, 1);
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 2, 1);
    """
)


def test_an_action_without_a_session_that_can_be_written_is_left_out_and_told(exporte: Callable[..., Export]):
    export = exporte(UNE_ACTION_SANS_ADRESSE)
    assert export.numeros("action") == ["AC_1"]
    assert export.decisions(Decision.REFUSE) == [
        ("SE_2", "adresse-inscription", NULLE_PART),
        ("AC_2", "session", "Aucune de ses sessions n'a pu être écrite."),
    ]


UNE_FORMATION_SANS_ADRESSE = Etat(
    """
    UPDATE etablissement SET adresse_id = NULL;
    INSERT INTO formation (id, numero, statut, source, proprietaire_id, intitule)
      VALUES (2, 'FO_2', 'VALIDEE', 'SAISIE', 1, 'Cap peintre');
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id)
      VALUES (2, 'AC_2', 'VALIDEE', 'SAISIE', 2, 1, 1);
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 2, 1);
    """
)


def test_a_formation_without_an_action_that_can_be_written_is_left_out_and_told(exporte: Callable[..., Export]):
    export = exporte(UNE_FORMATION_SANS_ADRESSE)
    assert export.numeros("formation") == ["FO_1"]
    assert [(offre.numero, offre.sessions) for offre in export.offres] == [("FO_1", 1), ("FO_2", 0)]
    refuse = ("FO_2", "action", "Aucune de ses actions n'a de session qui puisse être écrite.")
    assert refuse in export.decisions(Decision.REFUSE)


SANS_INTITULE = Etat(
    """
    INSERT INTO formation (id, numero, statut, source, proprietaire_id, intitule)
      VALUES (2, 'FO_2', 'VALIDEE', 'SAISIE', 1, E'\\x01 ');
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id)
      VALUES (2, 'AC_2', 'VALIDEE', 'SAISIE', 2, 1, 1);
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 2, 1, 1);
    """
)


def test_a_formation_without_a_name_is_left_out_and_told(exporte: Callable[..., Export]):
    export = exporte(SANS_INTITULE)
    assert export.numeros("formation") == ["FO_1"]
    refuse = ("FO_2", "intitule-formation", "Lhéo exige intitule-formation et le catalogue ne l'a pas.")
    assert export.decisions(Decision.REFUSE) == [refuse]
