"""What makes an offer unusable: where, which code, what is said; nothing is asked of a database."""

import pytest

from importers.lheo.arbre import enfants
from importers.lheo.controles import fautes_d_offre, unites_perdues
from models.lheo.espaces import Version
from models.lheo.faute import Faute
from models.lheo.listes import listes
from tests.importers.document import Document

SIRET = "organisme-formation-responsable/SIRET-organisme-formation/SIRET"
NDA = "organisme-formation-responsable/numero-activite"
RESPONSABLE = "formation[numero=F1]/organisme-formation-responsable[numero=O1]"
ACTION = "formation[numero=F1]/action[1]"
SESSION = f"{ACTION}/session[1]"
LONG = "x" * 3001


def fautes(document: Document, version: Version = "2.3") -> list[Faute]:
    formation = document.formation()
    return fautes_d_offre(formation, enfants(formation), version)


def test_the_small_offer_has_no_fault():
    assert fautes(Document()) == []


IDENTIFIANTS = [
    (
        SIRET,
        "7328293200007",
        "ETABLISSEMENT_SIRET_FORMAT",
        "Le SIRET « 7328293200007 » n'a pas 14 chiffres : corrigez-le, ou écrivez 00000000000000 s'il n'y en a pas.",
    ),
    (
        SIRET,
        "73282932000075",
        "ETABLISSEMENT_SIRET_CLE",
        "La clé du SIRET 73282932000075 est fausse : vérifiez-le auprès de l'organisme.",
    ),
    (
        NDA,
        "5244000014",
        "ORGANISME_NDA_FORMAT",
        (
            "Le numéro de déclaration d'activité « 5244000014 » n'a pas la forme attendue : 11 caractères, chiffres"
            " sauf un P possible en cinquième place ; écrivez 00000000000 s'il n'y en a pas."
        ),
    ),
]


@pytest.mark.parametrize(("chemin", "valeur", "code", "message"), IDENTIFIANTS)
def test_an_identifier_that_is_wrong_refuses_the_offer(chemin: str, valeur: str, code: str, message: str):
    trouvees = fautes(Document().dit(chemin, valeur))

    ou = chemin.replace("organisme-formation-responsable", RESPONSABLE)
    assert trouvees == [Faute(ou, code, message)]


@pytest.mark.parametrize(
    ("chemin", "valeur"),
    [
        (SIRET, "00000000000000"),
        (SIRET, "0"),
        (SIRET, "-"),
        (SIRET, " 732 829 320 00074 "),
        (SIRET, "35600000049837"),
        (NDA, "00000000000"),
        (NDA, "99999999999"),
        (NDA, "7331P001531"),
        (NDA, "7331p001531"),
        (NDA, "52 44 00001 44"),
    ],
)
def test_an_identifier_that_is_good_or_said_missing_lets_the_offer_in(chemin: str, valeur: str):
    assert fautes(Document().dit(chemin, valeur)) == []


def test_a_zero_before_a_siret_lets_the_offer_in_and_is_reported():
    (trouvee,) = fautes(Document().dit(SIRET, "073282932000074"))

    assert (trouvee.code, trouvee.bloquante) == ("SIRET_ZERO_EN_TROP", False)


def test_an_element_inside_a_siret_is_not_taken_for_no_siret():
    (trouvee,) = fautes(Document().dit(SIRET, None).dedans(SIRET, "<ligne>73282932000074</ligne>"))

    assert (trouvee.code, trouvee.bloquante) == ("BALISE_DANS_UN_TEXTE", True)


CODES = {
    "parcours-de-formation": "formation[numero=F1]/parcours-de-formation",
    "certifiante": "formation[numero=F1]/certifiante",
    "code-niveau-entree": "formation[numero=F1]/code-niveau-entree",
    "niveau-entree-obligatoire": f"{ACTION}/niveau-entree-obligatoire",
    "modalites-enseignement": f"{ACTION}/modalites-enseignement",
    "prise-en-charge-frais-possible": f"{ACTION}/prise-en-charge-frais-possible",
    "modalites-entrees-sorties": f"{ACTION}/modalites-entrees-sorties",
}


@pytest.mark.parametrize("element", CODES)
def test_an_unknown_code_is_refused_with_those_one_may_choose(element: str):
    (trouvee,) = fautes(Document().dit(element, "42"))

    assert (trouvee.chemin, trouvee.code, trouvee.bloquante) == (CODES[element], "CODE_INCONNU", True)
    assert trouvee.message.startswith("Le code « 42 » est inconnu : choisissez parmi ")


# Optional codes: what to write before which element, and the list.
FACULTATIFS = {
    "objectif-general-formation": ("action", "AIS", "<objectif-general-formation>{}</objectif-general-formation>"),
    "code-niveau-sortie": ("action", "niveaux", "<code-niveau-sortie>{}</code-niveau-sortie>"),
    "code-perimetre-recrutement": (
        "extras",
        "perimetre-recrutement",
        "<code-perimetre-recrutement>{}</code-perimetre-recrutement>",
    ),
    "conventionnement": ("extras", "boolean", "<conventionnement>{}</conventionnement>"),
    "code-financeur": (
        "extras",
        "financeurs",
        "<organisme-financeur><code-financeur>{}</code-financeur></organisme-financeur>",
    ),
    "type-contact": (
        "contact-formation",
        "type-contact",
        "<contact-formation><type-contact>{}</type-contact><coordonnees/></contact-formation>",
    ),
}


def avec_code(element: str, code: str) -> Document:
    suivant, _, xml = FACULTATIFS[element]
    return Document().dedans("action", '<extras info="x"/>').avant(suivant, xml.format(code))


@pytest.mark.parametrize("element", FACULTATIFS)
def test_every_code_of_an_optional_list_is_known_and_no_other(element: str):
    codes = listes("2.3")[FACULTATIFS[element][1]]

    assert [code for code in codes if fautes(avec_code(element, code))] == []
    assert [trouvee.code for trouvee in fautes(avec_code(element, "1O"))] == ["CODE_INCONNU"]


DATES = [
    (
        "periode/debut",
        "20270231",
        f"{SESSION}/periode/debut",
        "DATE_IMPOSSIBLE",
        (
            "« 20270231 » n'est pas une date : écrivez AAAAMMJJ, AAAAMM00 si le jour est inconnu, AAAA0000 si le mois"
            " l'est aussi, 00000000 si tout est inconnu."
        ),
    ),
    (
        "periode/fin",
        "20261231",
        f"{SESSION}/periode",
        "PERIODE_A_REBOURS",
        "La fin (20261231) est avant le début (20270104) : corrigez l'une des deux dates.",
    ),
    (
        "periode/debut",
        "2027-01-04",
        f"{SESSION}/periode/debut",
        "DATE_IMPOSSIBLE",
        (
            "« 2027-01-04 » n'est pas une date : écrivez AAAAMMJJ, AAAAMM00 si le jour est inconnu, AAAA0000 si le mois"
            " l'est aussi, 00000000 si tout est inconnu."
        ),
    ),
]


@pytest.mark.parametrize(("chemin", "valeur", "ou", "code", "message"), DATES)
def test_a_date_that_cannot_be_refuses_its_session(chemin: str, valeur: str, ou: str, code: str, message: str):
    trouvees = fautes(Document().dit(chemin, valeur))

    assert trouvees == [Faute(ou, code, message)]
    assert unites_perdues(trouvees) == {SESSION}


@pytest.mark.parametrize("date", ["00000101", "00001231", "20271300", "20270099", "99999999", "2027010²"])
def test_no_date_that_postgresql_would_refuse_passes(date: str):
    document = Document().dit("periode/debut", date).dit("periode/fin", "99999999")

    assert [trouvee.code for trouvee in fautes(document)] == ["DATE_IMPOSSIBLE"]


@pytest.mark.parametrize(
    ("debut", "fin"), [("20270000", "20270000"), ("20270315", "20270300"), ("00000000", "20270101")]
)
def test_dates_partly_known_are_not_refused_for_what_they_do_not_say(debut: str, fin: str):
    assert fautes(Document().dit("periode/debut", debut).dit("periode/fin", fin)) == []


def test_a_text_too_long_is_refused_with_both_lengths():
    trouvees = fautes(Document().dit("contenu-formation", LONG))

    message = "Le texte a 3001 caractères : raccourcissez-le à 3000 caractères au plus."
    assert trouvees == [Faute("formation[numero=F1]/contenu-formation", "TEXTE_TROP_LONG", message)]


def test_emoji_count_for_one_character():
    assert fautes(Document().dit("intitule-formation", "😀" * 255)) == []


@pytest.mark.parametrize(
    ("manque", "ou"),
    [
        ("intitule-formation", "formation[numero=F1]/intitule-formation"),
        ("contact-formation/coordonnees", "formation[numero=F1]/contact-formation[1]/coordonnees"),
        ("code-public-vise", f"{ACTION}/code-public-vise"),
        ("periode/fin", f"{SESSION}/periode/fin"),
        ("adresse-inscription", f"{SESSION}/adresse-inscription"),
        ("SIRET", f"{RESPONSABLE}/SIRET-organisme-formation/SIRET"),
        ("session", f"{ACTION}/session"),
        ("action", "formation[numero=F1]/action"),
        ("organisme-formation-responsable", "formation[numero=F1]/organisme-formation-responsable"),
    ],
)
def test_an_element_that_is_missing_is_named(manque: str, ou: str):
    trouvees = [trouvee for trouvee in fautes(Document().sans(manque)) if trouvee.bloquante]

    parent, nom = (etape.partition("[")[0] for etape in ou.split("/")[-2:])
    assert trouvees == [Faute(ou, "ELEMENT_MANQUANT", f"<{nom}> est obligatoire dans <{parent}> : ajoutez-le.")]


def test_nine_financeurs_are_one_too_many():
    neuf = "<organisme-financeur><code-financeur>2</code-financeur></organisme-financeur>" * 9

    trouvees = fautes(Document().dedans("action", neuf))

    message = "<organisme-financeur> est présent 9 fois dans <action> : 8 au plus."
    assert trouvees == [Faute(f"{ACTION}/organisme-financeur", "ELEMENT_EN_TROP", message)]
    assert unites_perdues(trouvees) == {ACTION}


def test_a_displaced_element_is_told_where_to_go():
    document = (
        Document().apres("action/session", "<rythme-formation>Soir</rythme-formation>").sans("rythme-formation[1]")
    )

    assert "ELEMENT_MAL_PLACE" in [trouvee.code for trouvee in fautes(document)]


def test_what_only_2_3_knows_is_refused_in_2_2():
    document = Document().dedans("session", "<recrutement><modalite-recrutement>3</modalite-recrutement></recrutement>")

    (trouvee,) = (f for f in fautes(document.en_version("2.2"), "2.2") if f.code == "ELEMENT_INCONNU")

    message = "<recrutement> n'existe qu'en Lhéo 2.3 : déclarez cette version, ou mettez-le dans <extras>."
    assert (trouvee.chemin, trouvee.message) == (f"{SESSION}/recrutement[1]", message)
