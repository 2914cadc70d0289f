"""Rules on texts: the greatest length of each, and what none may hold."""

from dataclasses import replace
from typing import Any

import pytest

from rules.dossier import Dossier, Recrutement
from rules.regle import Moment
from tests.rules.dossiers import (
    CONTACT,
    MAYENNE,
    OPCO,
    action,
    anomalies,
    chemins,
    codes,
    etablissement,
    formation,
    organisme,
    session,
    site,
)


def contact(**valeurs: Any) -> Dossier:
    return replace(CONTACT, **valeurs)


def dispositif(**valeurs: Any) -> Dossier:
    return session(dispositifs=(OPCO, replace(OPCO, **valeurs)))


def adresse(faire: Any, champ: str = "adresse", **valeurs: Any) -> Dossier:
    return faire(**{champ: replace(MAYENNE, **valeurs)})


def au_rendez_vous(**valeurs: Any) -> Dossier:
    return session(recrutements=(Recrutement(), Recrutement(adresse=replace(MAYENNE, **valeurs))))


LONGUEURS = [
    ("ORGANISME_RAISON_SOCIALE_LONGUEUR", 250, lambda t: organisme(raison_sociale=t), "raisonSociale"),
    ("ORGANISME_NOM_USAGE_LONGUEUR", 250, lambda t: organisme(nom_usage=t), "nom"),
    ("ORGANISME_PRESENTATION_LONGUEUR", 3000, lambda t: organisme(presentation=t), "presentation"),
    ("ETABLISSEMENT_NOM_LONGUEUR", 250, lambda t: etablissement(nom=t), "nom"),
    ("SITE_NOM_LONGUEUR", 255, lambda t: site(nom=t), "nom"),
    ("CONTACT_CIVILITE_LONGUEUR", 50, lambda t: contact(civilite=t), "civilite"),
    ("CONTACT_PRENOM_LONGUEUR", 50, lambda t: contact(prenom=t), "prenom"),
    ("CONTACT_NOM_FAMILLE_LONGUEUR", 50, lambda t: contact(nom_famille=t), "nomFamille"),
    ("CONTACT_COURRIEL_LONGUEUR", 160, lambda t: contact(courriel=t), "courriel"),
    ("CONTACT_TELEPHONE_LONGUEUR", 25, lambda t: contact(telephones=("0243000000", t)), "telephones.1"),
    ("FORMATION_INTITULE_LONGUEUR", 255, lambda t: formation(intitule=t), "intitule"),
    ("FORMATION_OBJECTIF_LONGUEUR", 3000, lambda t: formation(objectif=t), "objectif"),
    ("FORMATION_PROGRAMME_LONGUEUR", 3000, lambda t: formation(programme=t), "programme"),
    ("FORMATION_RESULTATS_ATTENDUS_LONGUEUR", 3000, lambda t: formation(resultats_attendus=t), "resultatsAttendus"),
    ("ACTION_COMPLEMENT_INTITULE_LONGUEUR", 255, lambda t: action(complement_intitule=t), "complementIntitule"),
    ("ACTION_COMPLEMENT_DESCRIPTIF_LONGUEUR", 3000, lambda t: action(complement_descriptif=t), "complementDescriptif"),
    ("ACTION_RYTHME_LONGUEUR", 3000, lambda t: action(rythme=t), "rythme"),
    ("ACTION_DUREE_INDICATIVE_LONGUEUR", 150, lambda t: action(duree_indicative=t), "dureeIndicative"),
    ("ACTION_FRAIS_RESTANTS_LONGUEUR", 200, lambda t: action(frais_restants=t), "fraisRestants"),
    (
        "ACTION_CONDITIONS_PRISE_EN_CHARGE_LONGUEUR",
        600,
        lambda t: action(conditions_prise_en_charge=t),
        "conditionsPriseEnCharge",
    ),
    (
        "ACTION_CONDITIONS_SPECIFIQUES_LONGUEUR",
        3000,
        lambda t: action(conditions_specifiques=t),
        "conditionsSpecifiques",
    ),
    ("ACTION_INFO_PUBLICS_LONGUEUR", 250, lambda t: action(info_publics=t), "infoPublics"),
    ("ACTION_MODALITES_RECRUTEMENT_LONGUEUR", 3000, lambda t: action(modalites_recrutement=t), "modalitesRecrutement"),
    (
        "ACTION_MODALITES_PEDAGOGIQUES_LONGUEUR",
        200,
        lambda t: action(modalites_pedagogiques=t),
        "modalitesPedagogiques",
    ),
    ("ACTION_MODALITES_ALTERNANCE_LONGUEUR", 3000, lambda t: action(modalites_alternance=t), "modalitesAlternance"),
    ("ACTION_ACCES_HANDICAPES_LONGUEUR", 250, lambda t: action(acces_handicapes=t), "accesHandicapes"),
    ("ACTION_HEBERGEMENT_LONGUEUR", 250, lambda t: action(hebergement=t), "hebergement"),
    ("ACTION_RESTAURATION_LONGUEUR", 250, lambda t: action(restauration=t), "restauration"),
    ("ACTION_TRANSPORT_LONGUEUR", 250, lambda t: action(transport=t), "transport"),
    ("SESSION_MODALITES_INSCRIPTION_LONGUEUR", 255, lambda t: session(modalites_inscription=t), "modalitesInscription"),
    (
        "SESSION_RECRUTEMENT_COMMENTAIRE_LONGUEUR",
        500,
        lambda t: session(recrutements=(Recrutement(commentaire=t),)),
        "recrutements.0.commentaire",
    ),
    ("DISPOSITIF_PROGRAMME_LONGUEUR", 250, lambda t: dispositif(programme=t), "dispositifs.1.programme"),
    (
        "DISPOSITIF_REFERENCE_MARCHE_LONGUEUR",
        250,
        lambda t: dispositif(reference_marche=t),
        "dispositifs.1.referenceMarche",
    ),
    ("ETABLISSEMENT_ADRESSE_LIGNE_LONGUEUR", 50, lambda t: adresse(etablissement, lignes=(t,)), "adresse.lignes.0"),
    ("ETABLISSEMENT_ADRESSE_VILLE_LONGUEUR", 50, lambda t: adresse(etablissement, ville=t), "adresse.ville"),
    (
        "ETABLISSEMENT_ADRESSE_DENOMINATION_LONGUEUR",
        255,
        lambda t: adresse(etablissement, denomination=t),
        "adresse.denomination",
    ),
    ("SITE_ADRESSE_LIGNE_LONGUEUR", 50, lambda t: adresse(site, lignes=("a", t)), "adresse.lignes.1"),
    ("SITE_ADRESSE_VILLE_LONGUEUR", 50, lambda t: adresse(site, ville=t), "adresse.ville"),
    ("SITE_ADRESSE_DENOMINATION_LONGUEUR", 255, lambda t: adresse(site, denomination=t), "adresse.denomination"),
    (
        "SESSION_ADRESSE_INSCRIPTION_LIGNE_LONGUEUR",
        50,
        lambda t: adresse(session, "adresse_inscription", lignes=(t,)),
        "adresseInscription.lignes.0",
    ),
    (
        "SESSION_ADRESSE_INSCRIPTION_VILLE_LONGUEUR",
        50,
        lambda t: adresse(session, "adresse_inscription", ville=t),
        "adresseInscription.ville",
    ),
    (
        "SESSION_ADRESSE_INSCRIPTION_DENOMINATION_LONGUEUR",
        255,
        lambda t: adresse(session, "adresse_inscription", denomination=t),
        "adresseInscription.denomination",
    ),
    (
        "SESSION_RECRUTEMENT_ADRESSE_LIGNE_LONGUEUR",
        50,
        lambda t: au_rendez_vous(lignes=("a", t)),
        "recrutements.1.adresse.lignes.1",
    ),
    (
        "SESSION_RECRUTEMENT_ADRESSE_VILLE_LONGUEUR",
        50,
        lambda t: au_rendez_vous(ville=t),
        "recrutements.1.adresse.ville",
    ),
    (
        "SESSION_RECRUTEMENT_ADRESSE_DENOMINATION_LONGUEUR",
        255,
        lambda t: au_rendez_vous(denomination=t),
        "recrutements.1.adresse.denomination",
    ),
]


@pytest.mark.parametrize(("code", "maximum", "faire", "chemin"), LONGUEURS, ids=[cas[0] for cas in LONGUEURS])
def test_a_text_is_as_long_as_lheo_lets_it_be_and_no_longer(code: str, maximum: int, faire: Any, chemin: str):
    assert code not in codes(faire("a" * maximum), Moment.SAISIE)
    assert chemins(faire("a" * (maximum + 1)), code) == [chemin]


def test_the_length_is_told():
    [trouvee] = [a for a in anomalies(formation(intitule="a" * 300)) if a.code == "FORMATION_INTITULE_LONGUEUR"]
    assert trouvee.message == "L'intitulé a 300 caractères : 255 au plus."


TEXTES: list[tuple[str, Any, str]] = [
    ("ORGANISME", lambda t: organisme(presentation=t), "presentation"),
    ("ETABLISSEMENT", lambda t: etablissement(nom=t), "nom"),
    ("SITE", lambda t: site(nom=t), "nom"),
    ("CONTACT", lambda t: contact(nom_famille=t), "nomFamille"),
    ("FORMATION", lambda t: formation(objectif=t), "objectif"),
    ("ACTION", lambda t: action(conditions_specifiques=t), "conditionsSpecifiques"),
    ("SESSION", lambda t: session(modalites_inscription=t), "modalitesInscription"),
    ("DISPOSITIF", lambda t: dispositif(programme=t), "dispositifs.1.programme"),
]
REDIGES = [cas for cas in TEXTES if cas[0] not in {"CONTACT", "DISPOSITIF"}]


@pytest.mark.parametrize(("objet", "faire", "chemin"), TEXTES)
@pytest.mark.parametrize(
    "texte", ["du <b>gras</b>", "<svg onload=alert(1)", "</p>", "<!-- rien -->", "caf&eacute;", "&#60;", "&#x3c;"]
)
def test_markup_is_refused(objet: str, faire: Any, chemin: str, texte: str):
    assert chemins(faire(texte), f"{objet}_TEXTE_HTML_INTERDIT") == [chemin]


@pytest.mark.parametrize(("objet", "faire", "chemin"), TEXTES)
@pytest.mark.parametrize("texte", ["Niveau > 3 et < 6", "R & D", "<18 ans", "a <- b"])
def test_signs_that_are_no_markup_are_let_in(objet: str, faire: Any, chemin: str, texte: str):
    del chemin
    assert f"{objet}_TEXTE_HTML_INTERDIT" not in codes(faire(texte))


@pytest.mark.parametrize(("objet", "faire", "chemin"), TEXTES)
@pytest.mark.parametrize("signe", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ufeff"])
def test_control_characters_are_refused(objet: str, faire: Any, chemin: str, signe: str):
    assert chemins(faire(f"a{signe}b"), f"{objet}_TEXTE_CARACTERE_INTERDIT") == [chemin]


@pytest.mark.parametrize(("objet", "faire", "chemin"), TEXTES)
def test_lines_and_typography_are_let_in(objet: str, faire: Any, chemin: str):
    del chemin
    assert f"{objet}_TEXTE_CARACTERE_INTERDIT" not in codes(faire("Œuvre\u00a0: «\u202fbois\u202f»\n\t- l’été 🌳"))


@pytest.mark.parametrize(("objet", "faire", "chemin"), REDIGES)
@pytest.mark.parametrize(
    "texte",
    [
        "La meilleure école",
        "N°1 du bois",
        "École n° 1 de France",
        "Le numéro un des centres",
        "Réussite garantie",
        "Garantie d'embauche",
        "Venez !!",
    ],
)
def test_promotion_is_advised_against(objet: str, faire: Any, chemin: str, texte: str):
    assert chemins(faire(texte), f"{objet}_TEXTE_PROMOTIONNEL") == [chemin]


@pytest.mark.parametrize(("objet", "faire", "chemin"), REDIGES)
@pytest.mark.parametrize(
    "texte",
    [
        "Améliorer la qualité ; bon niveau en n° 12.",
        "Bloc n° 1 : accueil",
        "Bloc n° 1 de la certification",
        "N° 1 : accueil",
        "Salle n°1",
        "Module numéro un",
        "Garantie jeunes",
        "Fonds de garantie",
        "Pour une meilleure maîtrise",
        "Meilleur ouvrier de France",
        "Les meilleures pratiques",
    ],
)
def test_what_is_neutral_is_not(objet: str, faire: Any, chemin: str, texte: str):
    del chemin
    assert f"{objet}_TEXTE_PROMOTIONNEL" not in codes(faire(texte))


@pytest.mark.parametrize(("objet", "faire", "chemin"), REDIGES)
def test_capitals_are_advised_against(objet: str, faire: Any, chemin: str):
    assert chemins(faire("FABRIQUER DES MEUBLES"), f"{objet}_TEXTE_EN_MAJUSCULES") == [chemin]
    assert f"{objet}_TEXTE_EN_MAJUSCULES" not in codes(faire("CACES R489"))


@pytest.mark.parametrize(("objet", "faire", "chemin"), REDIGES)
@pytest.mark.parametrize("texte", ["-", "N/A", "À définir.", "xxx", "test"])
def test_what_says_nothing_is_advised_against(objet: str, faire: Any, chemin: str, texte: str):
    assert chemins(faire(texte), f"{objet}_TEXTE_GENERIQUE") == [chemin]


@pytest.mark.parametrize(("objet", "faire", "chemin"), REDIGES)
def test_none_is_an_answer(objet: str, faire: Any, chemin: str):
    del chemin
    assert f"{objet}_TEXTE_GENERIQUE" not in codes(faire("Aucune"))


def test_names_are_written_as_they_are_registered():
    assert codes(organisme(raison_sociale="ASSOCIATION DU BOIS MAYENNAIS")) == []


@pytest.mark.parametrize(
    ("code", "faire", "chemin"),
    [
        ("ORGANISME_URL_INVALIDE", lambda u: organisme(urls=("https://bois.example", u)), "urls.1"),
        ("FORMATION_URL_INVALIDE", lambda u: formation(urls=(u,)), "urls.0"),
        ("ACTION_URL_INVALIDE", lambda u: action(urls=(u,)), "urls.0"),
        ("SESSION_URL_INVALIDE", lambda u: session(urls=(u,)), "urls.0"),
        ("SESSION_URL_INVALIDE", lambda u: session(recrutements=(Recrutement(url=u),)), "recrutements.0.url"),
    ],
)
@pytest.mark.parametrize(
    ("url", "juste"),
    [
        ("https://bois.example/a?b=c#d", True),
        ("http://bois.example", True),
        ("bois.example", False),
        ("javascript:alert(1)", False),
        ("https://bois", False),
        ("https://bois.example/a b", False),
        ("https://bois.example/" + "a" * 380, False),
    ],
)
def test_a_page_has_an_address(code: str, faire: Any, chemin: str, url: str, juste: bool):
    assert chemins(faire(url), code) == ([] if juste else [chemin])


@pytest.mark.parametrize("signe", ["\u200e", "\u200f", "\u061c", "\u202e"])
def test_no_mark_turns_the_direction_of_a_text(signe: str):
    assert chemins(session(modalites_inscription=f"sur{signe}dossier"), "SESSION_TEXTE_CARACTERE_INTERDIT") == [
        "modalitesInscription"
    ]


@pytest.mark.parametrize("intitule", ["\u200b", " \u2060\u00a0", "\u00ad"])
def test_what_shows_nothing_is_no_title(intitule: str):
    assert chemins(formation(intitule=intitule), "FORMATION_INTITULE_OBLIGATOIRE") == ["intitule"]
