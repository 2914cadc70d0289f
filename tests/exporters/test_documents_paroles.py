"""What a document says, read as the importer reads it."""

import pytest

from models.lheo.espaces import ESPACES
from tests.exporters.documents_paroles import paroles


def dit(contenu: str) -> dict[tuple[str, str], int]:
    return dict(
        paroles(f'<lheo xmlns="{ESPACES["2.3"]}"><offres><formation>{contenu}</formation></offres></lheo>'.encode())
    )


@pytest.mark.parametrize(
    ("xml", "texte"),
    [
        ("<intitule-formation>  Été\n</intitule-formation>", "Été"),
        ("<intitule-formation>&lt;p&gt;Un &amp;amp; deux&lt;/p&gt;</intitule-formation>", "Un & deux"),
        ("<certifiante> 1 </certifiante>", "1"),
    ],
)
def test_a_text_is_said_as_it_is_stored(xml: str, texte: str):
    assert list(dit(xml).values()) == [1]
    assert [parole[1] for parole in dit(xml)] == [texte]


@pytest.mark.parametrize(
    "xml",
    [
        "<contenu-formation>Non renseigné</contenu-formation>",
        "<contenu-formation tag='sofi'>Non précisé</contenu-formation>",
        "<action numero='1'><code-FORMACODE tag='principal'/></action>",
        "<action><session><periode><debut>00000000</debut><fin>99999999</fin></periode></session></action>",
        "<organisme-formation-responsable><numero-activite>00000000000</numero-activite></organisme-formation-responsable>",
    ],
)
def test_what_says_nothing_is_not_said(xml: str):
    assert dit(xml) == {}


def test_ranks_are_not_said():
    xml = "<action><rythme-formation>A</rythme-formation></action>"
    assert dit(xml * 2) == {("formation/action/rythme-formation", "A"): 2}


def test_a_code_is_said_with_its_version():
    xml = "<code-FORMACODE ref='V13'>15041</code-FORMACODE><code-FORMACODE>15042</code-FORMACODE>"
    chemin = "formation/code-FORMACODE"
    assert dit(xml) == {(chemin, "V13 15041"): 1, (chemin, "V14 15042"): 1}


def test_an_attribute_is_said():
    assert dit("<action href='https://exemple.fr'/>") == {("formation/action@href", "https://exemple.fr"): 1}


def test_extras_are_said_by_their_infos_whatever_they_hold():
    xml = '<extras info="a" numero="1"><extra info="b">un <x xmlns="urn:x">deux</x> trois</extra></extras>'
    chemin = "formation/extras[a]"
    assert dit(xml) == {
        (f"{chemin}@numero", "1"): 1,
        (f"{chemin}/extra[b]", "un"): 1,
        (f"{chemin}/extra[b]", "trois"): 1,
        (f"{chemin}/extra[b]/{{urn:x}}x", "deux"): 1,
    }


def test_the_envelope_says_nothing():
    xml = f'<lheo xmlns="{ESPACES["2.3"]}"><extras info="flux"><extra info="date">20261123</extra></extras></lheo>'
    assert paroles(xml.encode()) == {}
