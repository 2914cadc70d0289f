"""Demandes: what is read of what people write, whatever its kind."""

from datetime import date

import pytest

from models.autosaisie import TypeDemande
from rules.demande import FORMES, TEXTE_MAX, Faits, Voeu, dates_impossibles, juger, lire, lire_texte
from rules.parametres import Parametres

PDL = Parametres("52")
SANS_FORME = (
    "Le numéro de déclaration d'activité « 123 » n'a pas la forme attendue : 11 caractères, chiffres sauf un P possible"
    " en cinquième place."
)
TOUT = {
    "organisme": "OR_0000000001",
    "session": "SE_0000000001",
    "siret": "443 001 219 00015",
    "courriel": " Ecole@OF.example ",
    "ancien": "44300121900015",
    "nouveau": "44300121900023",
    "motif": "Parce que.",
}


@pytest.mark.parametrize("genre", TypeDemande)
def test_each_kind_reads_its_fields_and_refuses_the_others(genre: TypeDemande):
    siens = {*FORMES[genre].exiges, *FORMES[genre].admis}
    numeros = {"ancien": "52530012353", "nouveau": "52530099953"} if genre is TypeDemande.CHANGEMENT_NDA else {}
    voeu, fautes = lire(genre, TOUT | numeros)
    en_trop = {anomalie.champ[0] for anomalie in fautes if anomalie.code.endswith("_EN_TROP")}
    assert en_trop == TOUT.keys() - siens
    assert (voeu.siret, voeu.courriel) == ("44300121900015", "ecole@of.example")


@pytest.mark.parametrize("genre", TypeDemande)
def test_each_kind_says_what_it_lacks(genre: TypeDemande):
    _, fautes = lire(genre, {})
    manquants = [a.code for a in fautes if a.code.endswith("_OBLIGATOIRE")]
    assert manquants == [f"DEMANDE_{nom.upper()}_OBLIGATOIRE" for nom in FORMES[genre].exiges]


@pytest.mark.parametrize(
    ("brut", "lu"),
    [
        (None, None),
        ("", None),
        (" \n", None),
        ("\u200b\u2060 \u200d", None),
        ("a\u00a0< b & c", "a\u00a0< b & c"),
        (" a\r\nb ", "a\nb"),
        ("a\tb", "a\tb"),
        ("a" * TEXTE_MAX, "a" * TEXTE_MAX),
    ],
)
def test_a_text_is_read_without_what_stands_around_it(brut: str | None, lu: str | None):
    assert lire_texte(brut) == (lu, None)


@pytest.mark.parametrize(
    "brut",
    ["a" * (TEXTE_MAX + 1), "a\x07", "a\x00", "a\u202eb", "a\u200eb", "a\ufeff", "<b>a</b>", "a<script>", "&nbsp;"],
)
def test_a_text_that_is_too_long_or_hides_something_is_refused(brut: str):
    valeur, motif = lire_texte(brut)
    assert (valeur, motif is None) == (None, False)


@pytest.mark.parametrize(
    ("faits", "code"),
    [
        (Faits(nda=None), "DEMANDE_ANCIEN_ABSENT"),
        (Faits(nda="52530012353", pris=True), "DEMANDE_NOUVEAU_PRIS"),
        (Faits(nda="52530099953"), "DEMANDE_NOUVEAU_INCHANGE"),
    ],
)
def test_an_nda_that_does_not_change_or_is_taken_is_refused(faits: Faits, code: str):
    voeu = Voeu(TypeDemande.CHANGEMENT_NDA, nouveau="52530099953")
    assert [anomalie.code for anomalie in juger(voeu, faits, PDL)] == [code]


@pytest.mark.parametrize(
    ("genre", "champ", "brut", "message"),
    [
        ("DEROGATION_PERIMETRE", "siret", "123", "Le SIRET « 123 » n'a pas 14 chiffres : corrigez-le."),
        (
            "CHANGEMENT_NDA",
            "nouveau",
            "123",
            SANS_FORME,
        ),
    ],
)
def test_nobody_is_told_to_write_that_there_is_no_number(genre: str, champ: str, brut: str, message: str):
    _, fautes = lire(TypeDemande[genre], {champ: brut})
    assert [a.message for a in fautes if a.champ == (champ,)] == [message]


@pytest.mark.parametrize(
    ("jour", "possible"),
    [
        (date.min, False),
        (date(1949, 12, 31), False),
        (date(1950, 1, 1), True),
        (date(2036, 12, 31), True),
        (date(2037, 1, 1), False),
        (date.max, False),
    ],
)
def test_its_days_are_some_that_somebody_may_mean(jour: date, possible: bool):
    voeu = Voeu(TypeDemande.DEROGATION_PERIMETRE, effet_le=jour)
    dites = [a.code for a in dates_impossibles(voeu, date(2026, 11, 30), PDL)]
    assert dites == ([] if possible else ["DEMANDE_EFFET_LE_IMPOSSIBLE"])
