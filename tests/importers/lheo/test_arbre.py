"""What has no column is kept as XML that says the same thing the same way."""

import pytest
from lxml import etree

from importers.lheo.arbre import complement, enfants, extras, incompris

ESPACE = "http://lheo.gouv.fr/2.3"
GARDE = '<extras info="eligibilite-cpf" numero="7"><extra info="source">C &amp; D</extra><extra info="vide"/></extras>'


def lire(xml: str) -> etree._Element:
    return etree.fromstring(xml)


ECRITURES = {
    "ordinaire": f"""<extras xmlns="{ESPACE}" info="eligibilite-cpf" numero="7"><extra info="source">C &amp; D</extra>
        <extra info="vide"/></extras>""",
    "attributs retournés": f"""<extras numero="7" info="eligibilite-cpf" xmlns="{ESPACE}">
        <extra info="source">
          C &#38; D
        </extra>
        <extra info="vide"></extra>
    </extras>""",
    "préfixe": f"""<l:extras xmlns:l="{ESPACE}" info="eligibilite-cpf" numero="7">
        <l:extra info="source"><![CDATA[C & D]]></l:extra><l:extra info="vide"/></l:extras>""",
    "autre espace déclaré": f"""<extras xmlns="{ESPACE}" xmlns:xsi="urn:rien" numero="7" info="eligibilite-cpf">
        <extra info="source">C &amp; D</extra><extra info="vide"/></extras>""",
}


@pytest.mark.parametrize("ecriture", ECRITURES)
def test_equal_content_is_kept_in_equal_words(ecriture: str):
    assert complement([lire(ECRITURES[ecriture])]) == GARDE


@pytest.mark.parametrize(
    ("dedans", "garde"),
    [
        ('<extra info="a:b">c:d &lt;e&gt; "f"</extra>', '<extra info="a:b">c:d &lt;e&gt; "f"</extra>'),
        (
            '<extra info="&quot;a&quot;" tag="&lt;b&#10;&gt;">c</extra>',
            '<extra info="&quot;a&quot;" tag="&lt;b&#10;&gt;">c</extra>',
        ),
        ('<extra>xmlns="x" &#13;</extra>', '<extra>xmlns="x" &#13;</extra>'),
        ('<extra><m xmlns="urn:m"><n/></m></extra>', '<extra><m xmlns="urn:m"><n/></m></extra>'),
        ('<extra><x:m xmlns:x="urn:m"/></extra>', '<extra><m xmlns="urn:m"/></extra>'),
    ],
)
def test_what_is_kept_says_all_that_was_said(dedans: str, garde: str):
    assert complement([lire(f'<extras xmlns="{ESPACE}">{dedans}</extras>')]) == f"<extras>{garde}</extras>"


def test_what_is_kept_can_be_read_again():
    dedans = '<extra info="a" tag="&lt;&quot;&gt;">b &amp; c<m xmlns="urn:m">d</m> e</extra>'
    avant = lire(f'<extras xmlns="{ESPACE}">{dedans}</extras>')
    garde = complement([avant]) or ""

    apres = lire(garde.replace("<extras", f'<extras xmlns="{ESPACE}"', 1))

    assert complement([apres]) == garde


def test_extras_are_kept_as_the_schema_wants_them():
    bloc = f"""<extras xmlns="{ESPACE}" info="a"><code ref="V14">1</code><extra info="b">2</extra>
        <adresse><ville>Laval</ville></adresse><m xmlns="urn:m">3</m><extras><x>4</x></extras></extras>"""

    assert complement([lire(bloc)]) == (
        '<extras info="a"><extra info="code" ref="V14">1</extra><extra info="b">2</extra>'
        '<extra><adresse><ville>Laval</ville></adresse></extra><extra><m xmlns="urn:m">3</m></extra>'
        '<extras><extra info="x">4</extra></extras></extras>'
    )


def test_nothing_to_keep_is_null():
    assert complement([]) is None


def test_extras_are_read_by_info_or_by_name():
    bloc = f"""<action xmlns="{ESPACE}"><extras info="specificites">
        <extra info="code-public-vise" ref="V12">80004</extra>
        <code-public-vise ref="V14">80006</code-public-vise><extra info="programme"> </extra></extras>
        <extras info="autre"><extra info="programme">X</extra></extras></action>"""

    dits = extras(enfants(lire(bloc)), "specificites")

    assert dits["code-public-vise"] == [("80004", "V12"), ("80006", "V14")]
    assert dits["programme"] == [(None, None)]


def test_extras_that_say_more_than_is_understood_are_kept_whole():
    bloc = f"""<action xmlns="{ESPACE}"><extras info="compris"><extra info="a">1</extra></extras>
        <extras info="compris"><extra info="a">1</extra><extra info="b">2</extra></extras>
        <extras info="inconnu"/><extras/></action>"""

    gardes = incompris(enfants(lire(bloc)), {"compris": {"a"}})

    assert [(bloc.get("info"), len(bloc)) for bloc in gardes] == [("compris", 2), ("inconnu", 0), (None, 0)]
