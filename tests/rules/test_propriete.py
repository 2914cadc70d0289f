"""Who may write what, by the source it came from."""

import pytest

from models.enumerations import NiveauAnomalie, Noun, Source
from rules.propriete import NON_MODIFIABLE, Refus, cedantes, complements, completables, ecrivains, modifiable

S = Source
OFFRE = (Noun.FORMATION, Noun.ACTION, Noun.SESSION, Noun.DISPOSITIF)
ECRIVAINS = [
    (Noun.ORGANISME, S.SAISIE, {S.SAISIE, S.CARIF}),
    (Noun.ORGANISME, S.CARIF, {S.SAISIE, S.CARIF}),
    (Noun.ORGANISME, S.LHEO, {S.LHEO, S.SAISIE, S.CARIF}),
    (Noun.ORGANISME, S.IDEO, {S.IDEO, S.LHEO, S.SAISIE, S.CARIF}),
    (Noun.ORGANISME, S.LISTE_PUBLIQUE, {S.LISTE_PUBLIQUE, S.LHEO, S.SAISIE, S.CARIF}),
    (Noun.ETABLISSEMENT, S.IDEO, {S.IDEO, S.LHEO, S.CARIF}),
    (Noun.SITE, S.IDEO, {S.IDEO, S.LHEO, S.CARIF}),
    (Noun.CONTACT, S.IDEO, {S.IDEO, S.LHEO, S.SAISIE, S.CARIF}),
    *((noun, S.IDEO, {S.IDEO}) for noun in OFFRE),
    *((noun, S.SAISIE, {S.SAISIE, S.CARIF}) for noun in OFFRE),
    (Noun.FORMATION, S.CERTIFINFO, {S.CERTIFINFO}),
    (Noun.CERTIFICATION, S.RNCP, {S.RNCP}),
]


@pytest.mark.parametrize(("noun", "tenante", "attendus"), ECRIVAINS)
def test_who_may_write_what_came_from_a_source(noun: Noun, tenante: Source, attendus: set[Source]):
    assert ecrivains(noun, tenante) == attendus


@pytest.mark.parametrize(
    ("noun", "source", "attendues"),
    [
        (Noun.ORGANISME, S.LHEO, (S.IDEO, S.LISTE_PUBLIQUE)),
        (Noun.SITE, S.LHEO, (S.IDEO, S.LISTE_PUBLIQUE)),
        (Noun.SESSION, S.LHEO, ()),
        (Noun.ORGANISME, S.IDEO, ()),
        (Noun.ORGANISME, S.LISTE_PUBLIQUE, ()),
    ],
)
def test_what_a_feed_takes_over(noun: Noun, source: Source, attendues: tuple[Source, ...]):
    assert cedantes(noun, source) == attendues


@pytest.mark.parametrize("noun", Noun)
def test_no_two_sources_take_over_from_one_another(noun: Noun):
    feeds = [source for source in Source if source not in {S.SAISIE, S.CARIF}]
    assert [(un, autre) for un in feeds for autre in cedantes(noun, un) if un in cedantes(noun, autre)] == []


def test_ideo_fills_a_few_fields_and_no_text():
    assert {noun: complements(noun, S.IDEO) for noun in Noun if complements(noun, S.IDEO)} == {
        Noun.ORGANISME: ("organisme_categorie",),
        Noun.ETABLISSEMENT: ("uai", "adresse_id"),
        Noun.SITE: ("uai",),
    }
    assert complements(Noun.ORGANISME, S.LHEO) == ()
    assert completables(Noun.ETABLISSEMENT) == ("uai", "adresse_id")


@pytest.mark.parametrize("noun", OFFRE)
@pytest.mark.parametrize("qui", [S.SAISIE, S.CARIF, S.LHEO])
def test_an_offer_of_ideo_is_read_only(noun: Noun, qui: Source):
    assert modifiable(noun, S.IDEO, qui) == Refus(
        NON_MODIFIABLE,
        NiveauAnomalie.BLOQUANT,
        "Ces données viennent de « Idéo (Onisep) » : elles ne sont pas modifiables dans SOFI.",
        "Demandez leur correction à cette source : elle sera reprise au prochain import.",
    )


def test_a_formation_de_reference_is_read_only_too():
    refus = modifiable(Noun.FORMATION, S.CERTIFINFO, S.SAISIE)
    assert refus is not None
    assert (refus.code, refus.message) == (
        NON_MODIFIABLE,
        "Ces données viennent de « Certif Info » : elles ne sont pas modifiables dans SOFI.",
    )


def test_what_one_entered_oneself_may_be_written():
    assert modifiable(Noun.SESSION, S.SAISIE, S.SAISIE) is None
    assert modifiable(Noun.ORGANISME, S.IDEO, S.SAISIE) is None
