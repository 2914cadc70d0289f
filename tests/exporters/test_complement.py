"""What the catalogue keeps as it came is written back only as the official schema takes it."""

import pytest

from exporters.lheo.complement import lire


def ecrits(texte: str) -> list[str]:
    return [fragment for suite in lire(texte).fragments.values() for fragment in suite]


def messages(texte: str) -> list[tuple[str, str]]:
    return list(lire(texte).fautes)


@pytest.mark.parametrize("vide", [None, ""])
def test_nothing_kept_is_nothing_written(vide: str | None):
    assert lire(vide) == ({}, {}, ())


def test_fragments_are_kept_by_name_in_their_order():
    texte = '<extras info="a"/><equipement><type-equipement>1</type-equipement></equipement><extras info="b"/>'
    assert lire(texte).fragments == {
        "extras": ('<extras info="a"/>', '<extras info="b"/>'),
        "equipement": ("<equipement><type-equipement>1</type-equipement></equipement>",),
    }


@pytest.mark.parametrize(
    "fragment",
    [
        '<extras info="FLUX-CARIF"><extra info="numero-CARIF">15</extra></extras>',
        '<extras info="a"><extras info="b"><extra>c &amp; d</extra></extras></extras>',
        '<extras info="a" tag="principal" ref="&lt;&quot;"/>',
        '<extras><extra a-moi="oui">texte</extra></extras>',
        '<extras><extra><m xmlns="urn:m"><n/></m></extra></extras>',
        "<extras><extra><certifiante>1</certifiante></extra></extras>",
        '<extras horodatage-modification="2026-11-23T10:00:00Z"/>',
        '<extras horodatage-creation="2026-11-23T10:00:00.123+02:00"/>',
    ],
)
def test_a_fragment_that_the_schema_takes_is_written_as_it_came(fragment: str):
    assert (ecrits(fragment), messages(fragment)) == ([fragment], [])


@pytest.mark.parametrize(
    ("fragment", "ecrit"),
    [
        ('<extras id="a1" info="b"/>', '<extras info="b"/>'),
        ('<extras><extra idref="a1">b</extra></extras>', "<extras><extra>b</extra></extras>"),
        ('<extras horodatage-creation="hier"/>', "<extras/>"),
        ('<extras horodatage-creation="2026-11-23"/>', "<extras/>"),
        ('<extras horodatage-creation="2026-13-23T10:00:00"/>', "<extras/>"),
        ('<extras horodatage-export="2026-11-23T25:00:00"/>', "<extras/>"),
        ('<extras a-moi="oui"/>', "<extras/>"),
        (
            '<cycle><type-cycle id="a" a-moi="b">0</type-cycle></cycle>',
            "<cycle><type-cycle>0</type-cycle></cycle>",
        ),
    ],
)
def test_an_attribute_that_the_schema_refuses_is_left_out(fragment: str, ecrit: str):
    assert (ecrits(fragment), messages(fragment)) == ([ecrit], [])


EXTRAS = "<extras> ne peut contenir que des <extra> : ce bloc ne peut pas être écrit tel quel."
EXTRA = "Un <extra> contient un élément Lhéo fautif : ce bloc ne peut pas être écrit tel quel."


@pytest.mark.parametrize(
    ("fragment", "nom", "message"),
    [
        ("<extras>du texte</extras>", "extras", EXTRAS),
        ("<extras><extra>a</extra> du texte</extras>", "extras", EXTRAS),
        ("<extras><certifiante>1</certifiante></extras>", "extras", EXTRAS),
        ('<extras><m xmlns="urn:m"/></extras>', "extras", EXTRAS),
        ("<extras><extras>a<extra/></extras></extras>", "extras", EXTRAS),
        ("<extras><extra><certifiante>9</certifiante></extra></extras>", "extras", EXTRA),
        ("<extras><extra><m><certifiante>9</certifiante></m></extra></extras>", "extras", EXTRA),
        ("<extras><extra><coordonnees><nom/></coordonnees></extra></extras>", "extras", EXTRA),
        (
            "<cycle><annee-cycle>1</annee-cycle></cycle>",
            "cycle",
            "<type-cycle> est obligatoire dans <cycle> : ajoutez-le.",
        ),
        (
            "<extras><extra><SIRET>0</SIRET></extra></extras>",
            "extras",
            "Le SIRET « 0 » n'a pas 14 caractères.",
        ),
    ],
)
def test_a_fragment_that_the_schema_refuses_is_left_out_and_told(fragment: str, nom: str, message: str):
    assert (ecrits(fragment), messages(fragment)) == ([], [(nom, message)])


def test_a_faulty_fragment_does_not_take_the_others_with_it():
    texte = '<extras info="a"/><extras>du texte</extras><extras info="b"/>'
    assert ecrits(texte) == ['<extras info="a"/>', '<extras info="b"/>']


@pytest.mark.parametrize(
    "texte",
    ["<extras>", "</c><c>", "a & b", "&nbsp;", "<a:b/>", '<!DOCTYPE c [<!ENTITY e "f">]><extras/>', "\x01"],
)
def test_what_is_no_xml_is_left_out_and_told(texte: str):
    assert (ecrits(texte), messages(texte)) == (
        [],
        [("extras", "Le complément enregistré n'est pas du XML : il a été laissé de côté.")],
    )


def test_the_attributes_of_the_object_are_those_that_its_element_may_carry():
    complement = lire('<attributs href="h" ref="r&quot;" a-moi="oui" id="i" horodatage-export="hier"/>')
    assert complement.attributs("formation") == ' href="h" ref="r&quot;"'
    assert complement.attributs("session") == ' ref="r&quot;"'
    assert complement.fragments == {}


def test_what_is_kept_of_a_formateur_is_no_fault_though_it_is_not_whole():
    texte = '<organisme-formateur tag="0"><extras info="a"/></organisme-formateur>'
    assert (ecrits(texte), messages(texte)) == ([texte], [])
