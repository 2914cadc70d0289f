"""What somebody wrote into our extras, or around them: nothing is raised, and nothing half done."""

import pytest
from lxml import etree

from models.lheo.controle import controler
from models.lheo.conversion import descendre, remonter
from models.lheo.espaces import ESPACES

ANCIEN = f"{{{ESPACES['2.2']}}}"
NS = f'xmlns="{ESPACES["2.3"]}"'
ADRESSE = (
    "<adresse><denomination>D</denomination><ligne>1</ligne><codepostal>53100</codepostal><ville>V</ville></adresse>"
)
ORGANISME = f"""<organisme-formation-responsable {NS} numero="O1" uri="urn:o">
    <numero-activite uri="urn:n">52530000053</numero-activite>
    <SIRET-organisme-formation><SIRET>12345678200010</SIRET></SIRET-organisme-formation>
    <nom-organisme>Les Ateliers</nom-organisme>
    <raison-sociale>Les Ateliers</raison-sociale>
    <coordonnees-organisme><coordonnees>{ADRESSE}</coordonnees></coordonnees-organisme>
    <contact-organisme><coordonnees/></contact-organisme>
    <contact-organisme><coordonnees/></contact-organisme>
  </organisme-formation-responsable>"""
BLOC = '<extras info="conversion2003" ref="sofi">{}</extras>'


def organisme(*remplacements: tuple[str, str]) -> etree._Element:
    """The sample gone down to 2.2, then changed by somebody."""
    texte = etree.tostring(descendre(etree.fromstring(ORGANISME)), encoding="unicode")
    for ancien, nouveau in remplacements:
        assert ancien in texte
        texte = texte.replace(ancien, nouveau, 1)
    return etree.fromstring(texte)


def canonique(noeud: etree._Element) -> bytes:
    return etree.tostring(noeud, method="c14n")


def test_the_sample_comes_back():
    assert canonique(remonter(organisme())) == canonique(etree.fromstring(ORGANISME))


@pytest.mark.parametrize(
    "bloc",
    [
        '<extra info="element" ref="1"/>',
        '<extra info="element"><type-contact/></extra>',
        f'<extra info="element" ref="-1"><contact-organisme {NS}/></extra>',
        f'<extra info="element" ref="²"><contact-organisme {NS}/></extra>',
        f'<extra info="element" ref="1e3"><contact-organisme {NS}/></extra>',
        f'<extra info="element" ref="{"9" * 5000}"><contact-organisme {NS}/></extra>',
        f'<extra info="element" ref="40"><contact-organisme {NS}/></extra>',
        f'<extra info="element" ref="1"><contact-organisme {NS}/></extra>',
        f'<extra info="element" ref="0"><inconnu {NS}/></extra>',
        '<extra info="element" ref="0"><contact-organisme xmlns=""/></extra>',
        f'<extra info="element" ref="6"><contact-organisme {NS}/><contact-organisme {NS}/></extra>',
        f'<extra info="autre" ref="6"><contact-organisme {NS}/></extra>',
        f'<extra info="valeur" ref="0"><nom-organisme {NS}>x</nom-organisme></extra>',
        f'<extra info="valeur" ref="2"><nom-organisme {NS}>x</nom-organisme></extra>',
        f'<extra info="valeur" ref="7"><nom-organisme {NS}>x</nom-organisme></extra>',
        f'<extra info="ajout" ref="5"><contact-organisme {NS}/></extra>',
        f'<extra info="attributs"><formation {NS} uri="u"/></extra>',
        f'<extra info="attributs"><organisme-formation-responsable {NS} numero="O2"/></extra>',
        f'<extra info="attributs" ref="1"><nom-organisme {NS} uri="u"/></extra>',
        "<extras/>",
        "<autre/>",
    ],
)
def test_a_block_that_says_nothing_possible_leaves_the_tree_as_it_is(bloc: str):
    abime = organisme()
    abime[-1][:] = list(etree.fromstring(f'<e xmlns="{ESPACES["2.2"]}">{bloc}</e>'))
    avant = canonique(abime)
    assert remonter(abime) is abime
    assert canonique(abime) == avant


def test_ranks_that_go_back_leave_the_tree_as_it_is():
    abime = organisme()
    abime[-1][:] = reversed(abime[-1])
    assert remonter(abime) is abime


def test_a_damaged_block_inside_stays_as_extras_of_the_element_that_comes_back():
    abime = organisme(('<extra info="element" ref="0"><denomination', '<extra info="element" ref="x"><denomination'))
    remontee = remonter(abime)
    assert controler(remontee, "2.3") == []
    assert len(remontee.findall(f"{{{ESPACES['2.3']}}}contact-organisme")) == 2
    assert len(list(remontee.iter(f"{{{ESPACES['2.3']}}}extras"))) == 1


def test_a_value_corrected_since_is_not_overwritten():
    source = etree.fromstring(f"<formation {NS}><code-niveau-entree>17</code-niveau-entree></formation>")
    ancienne = descendre(source)
    ancienne[0].text = "6"
    assert remonter(ancienne) is ancienne


def test_a_text_corrected_since_stays_and_its_attributes_come_back():
    remontee = remonter(organisme((">52530000053<", ">52530000054<")))
    assert (remontee[0].text, remontee[0].get("uri")) == ("52530000054", "urn:n")


def test_elements_added_since_never_end_in_a_wrong_order():
    ajoutes = "<nom-organisme>B</nom-organisme>" * 2
    abime = organisme(("</SIRET-organisme-formation>", f"</SIRET-organisme-formation>{ajoutes}"))
    assert remonter(abime) is abime


def test_extras_added_since_stay():
    remontee = remonter(
        organisme(("</organisme-formation-responsable>", "<extras/></organisme-formation-responsable>"))
    )
    assert controler(remontee, "2.3") == []
    assert remontee[-1].tag == f"{{{ESPACES['2.3']}}}extras"


def test_a_new_layout_changes_nothing_but_itself():
    abime = organisme()
    etree.indent(abime, "\t")
    remontee = remonter(abime)
    assert controler(remontee, "2.3") == []
    assert b"".join(canonique(remontee).split()) == b"".join(canonique(etree.fromstring(ORGANISME)).split())


@pytest.mark.parametrize(
    "extras",
    [
        "",
        '<extras info="conversion2003"><extra info="type-contact">4</extra></extras>',
        '<extras info="conversion2003" ref="autre"/>',
        '<extras info="autre" ref="sofi"/>',
        f'<extras info="autre">{BLOC.format("")}</extras>',
    ],
)
def test_a_tree_of_2_2_that_others_wrote_is_returned_itself(extras: str):
    abime = organisme()
    abime.remove(abime[-1])
    abime.extend(etree.fromstring(f'<e xmlns="{ESPACES["2.2"]}">{extras}</e>'))
    assert remonter(abime) is abime


@pytest.mark.parametrize(
    "xml",
    [
        f'<inconnu xmlns="{ESPACES["2.2"]}"><autre/>{BLOC.format("")}</inconnu>',
        f'<nom-organisme xmlns="{ESPACES["2.2"]}">{BLOC.format("")}</nom-organisme>',
        f'<extras xmlns="{ESPACES["2.2"]}">{BLOC.format("")}{BLOC.format("")}</extras>',
        f'<action xmlns="{ESPACES["2.2"]}"><inconnu>{BLOC.format("<extra/>")}</inconnu>{BLOC.format("")}</action>',
        "<catalogue/>",
    ],
)
def test_no_tree_however_strange_raises(xml: str):
    remonter(etree.fromstring(xml))


def test_extras_nested_deeper_than_python_recurses_are_no_problem():
    profond = organisme()
    noeud = profond
    for _ in range(3000):
        noeud = etree.SubElement(noeud, f"{ANCIEN}extras")
    remontee = remonter(profond)
    assert sum(1 for _ in remontee.iter(f"{{{ESPACES['2.3']}}}extras")) == 3000
