"""One case per kind of thing that Lhéo 2.2 cannot hold; each goes down to a valid tree and comes back exactly."""

from typing import Any

import pytest
from lxml import etree

from models.lheo.controle import controler
from models.lheo.conversion import descendre, remonter
from models.lheo.espaces import ESPACES

NOUVEAU, ANCIEN = (f"{{{ESPACES[version]}}}" for version in ("2.3", "2.2"))
LIEU = "<lieu-de-formation><coordonnees/></lieu-de-formation>"
ACTION = """<action numero="A1">
    <rythme-formation>Temps plein</rythme-formation>
    <code-public-vise ref="V14">82044</code-public-vise>
    <niveau-entree-obligatoire>0</niveau-entree-obligatoire>
    <modalites-alternance>-</modalites-alternance>
    <modalites-enseignement>0</modalites-enseignement>
    <conditions-specifiques>Aucune</conditions-specifiques>
    <prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>
    {lieu}<modalites-entrees-sorties>0</modalites-entrees-sorties>
    {session}
    {apres}
  </action>"""
SESSION = """<session numero="S1">
      <periode><debut>20260914</debut><fin>20270625</fin></periode>
      <adresse-inscription>
        <adresse><ligne>1 rue du Bois</ligne><codepostal>53100</codepostal><ville>Mayenne</ville></adresse>
      </adresse-inscription>
    </session>"""
FORMATION = """<formation xmlns="http://lheo.gouv.fr/2.3" numero="F1">
  <domaine-formation/>
  <intitule-formation>CAP ébéniste</intitule-formation>
  <objectif-formation>Fabriquer des meubles.</objectif-formation>
  <resultats-attendus>Un CAP.</resultats-attendus>
  <contenu-formation>Dessin, bois.</contenu-formation>
  <certifiante>1</certifiante>
  <contact-formation><coordonnees/></contact-formation>
  <parcours-de-formation>1</parcours-de-formation>
  <code-niveau-entree>0</code-niveau-entree>
  {action}
  <organisme-formation-responsable numero="O1">
    <numero-activite>52530000053</numero-activite>
    <SIRET-organisme-formation><SIRET>12345678200010</SIRET></SIRET-organisme-formation>
    <nom-organisme>Les Ateliers</nom-organisme>
    <raison-sociale>Les Ateliers</raison-sociale>
    <coordonnees-organisme><coordonnees/></coordonnees-organisme>
    <contact-organisme><coordonnees/></contact-organisme>
  </organisme-formation-responsable>
</formation>"""


def formation(*remplacements: tuple[str, str], lieu: str = LIEU, apres: str = "") -> etree._Element:
    """The sample, a first occurrence of each `ancien` replaced by `nouveau`."""
    texte = FORMATION.format(action=ACTION.format(lieu=lieu, session=SESSION, apres=apres))
    for ancien, nouveau in remplacements:
        assert ancien in texte
        texte = texte.replace(ancien, nouveau, 1)
    return etree.fromstring(texte)


def canonique(noeud: etree._Element) -> bytes:
    return etree.tostring(noeud, method="c14n")


def descendue(source: etree._Element) -> etree._Element:
    """Down, once it was seen that nothing else happens than what is meant to."""
    avant = canonique(source)
    assert controler(source, "2.3") == []
    ancienne = descendre(source)
    assert controler(ancienne, "2.2") == []
    assert canonique(source) == avant
    assert canonique(remonter(ancienne)) == avant
    return ancienne


def texte(ancienne: etree._Element, chemin: str) -> str | None:
    return ancienne.findtext(ANCIEN + chemin.replace("/", f"/{ANCIEN}"))


def restes(ancienne: etree._Element, chemin: str = "") -> list[tuple[Any, ...]]:
    """What the block of the element at `chemin` keeps, the kept elements without their namespace."""
    porteur = ancienne.find(ANCIEN + chemin.replace("/", f"/{ANCIEN}")) if chemin else ancienne
    bloc = porteur[-1]
    assert (bloc.tag, dict(bloc.attrib)) == (f"{ANCIEN}extras", {"info": "conversion2003", "ref": "sofi"})
    lus = [(extra.get("info"), extra.get("ref"), extra[0]) for extra in bloc]
    assert all(contenu.tag.startswith(NOUVEAU) for *_, contenu in lus)
    return [(geste, rang, contenu.tag.removeprefix(NOUVEAU), contenu.text) for geste, rang, contenu in lus]


def test_what_2_2_can_hold_is_only_marked():
    ancienne = descendue(formation())
    assert restes(ancienne) == []
    assert [bloc.getparent().tag for bloc in ancienne.iter(f"{ANCIEN}extras")] == [f"{ANCIEN}formation"]


def test_an_element_of_2_3_is_kept_in_the_extras_of_its_parent():
    source = formation(
        ("<coordonnees/>", "<type-contact>4</type-contact><coordonnees/>"),
        ("<ligne>1", "<denomination>Les Ateliers</denomination><ligne>1"),
        ("\n  <action", "<certification><code-RNCP>1</code-RNCP><code-RS>RS5</code-RS></certification>\n  <action"),
    )
    ancienne = descendue(source)
    assert restes(ancienne, "contact-formation") == [("element", "0", "type-contact", "4")]
    assert restes(ancienne, "certification") == [("element", "1", "code-RS", "RS5")]
    adresse = "action/session/adresse-inscription/adresse"
    assert restes(ancienne, adresse) == [("element", "0", "denomination", "Les Ateliers")]


def test_the_space_around_an_element_left_out_comes_back_with_it():
    descendue(formation(("<coordonnees/>", "\n\t<type-contact>4</type-contact> \n\n <coordonnees/>\n")))


def test_occurrences_over_the_maximum_of_2_2_are_kept():
    contact = "<contact-formation><coordonnees><nom>{}</nom></coordonnees></contact-formation>"
    trois = "".join(contact.format(nom) for nom in ("Ruault", "Moreau", "Petit"))
    ancienne = descendue(formation(("<contact-formation><coordonnees/></contact-formation>", trois)))
    assert texte(ancienne, "contact-formation/coordonnees/nom") == "Ruault"
    assert len(ancienne.findall(f"{ANCIEN}contact-formation")) == 1
    assert [(geste, rang, nom) for geste, rang, nom, _ in restes(ancienne)] == [
        ("element", "7", "contact-formation"),
        ("element", "8", "contact-formation"),
    ]


def test_the_first_of_several_places_stays():
    lieux = "".join(
        f"<lieu-de-formation><coordonnees><nom>{nom}</nom></coordonnees></lieu-de-formation>" for nom in "ABC"
    )
    ancienne = descendue(formation(lieu=lieux))
    assert texte(ancienne, "action/lieu-de-formation/coordonnees/nom") == "A"
    assert len(restes(ancienne, "action")) == 2


def test_a_missing_place_is_made_up_and_undone():
    ancienne = descendue(formation(lieu=""))
    lieu = ancienne.find(f"{ANCIEN}action/{ANCIEN}lieu-de-formation")
    assert (lieu.get("tag"), [enfant.tag for enfant in lieu]) == ("sofi", [f"{ANCIEN}coordonnees"])
    assert lieu.getnext().tag == f"{ANCIEN}modalites-entrees-sorties"
    assert restes(ancienne, "action") == [("ajout", "7", "lieu-de-formation", None)]


def test_a_place_that_only_looks_made_up_stays():
    ancienne = descendue(formation(lieu='<lieu-de-formation tag="sofi"><coordonnees/></lieu-de-formation>'))
    assert len(ancienne.findall(f"{ANCIEN}action/{ANCIEN}extras")) == 0


@pytest.mark.parametrize(
    ("courant", "ancien"),
    [("11", "2"), ("12", "3"), ("13", "4"), ("14", "5"), ("15", "6"), ("16", "7"), ("17", "8"), ("18", "8")],
)
def test_a_level_of_2019_is_said_on_the_older_scale(courant: str, ancien: str):
    ancienne = descendue(formation(("entree>0<", f"entree>{courant}<")))
    assert texte(ancienne, "code-niveau-entree") == ancien
    assert restes(ancienne) == [("valeur", "8", "code-niveau-entree", courant)]


@pytest.mark.parametrize(("courant", "ancien"), [("18", "0"), ("19", "13"), ("20", "13")])
def test_a_newer_financeur_is_said_by_the_nearest_older_one(courant: str, ancien: str):
    financeur = f"<organisme-financeur><code-financeur> {courant} </code-financeur></organisme-financeur>"
    ancienne = descendue(formation(apres=financeur))
    assert texte(ancienne, "action/organisme-financeur/code-financeur") == ancien
    assert restes(ancienne, "action/organisme-financeur") == [("valeur", "0", "code-financeur", f" {courant} ")]


@pytest.mark.parametrize(("courant", "ancien"), [("RNCP12345", "12345"), ("RNCP 1234", "1234"), ("  12345  ", "12345")])
def test_the_number_of_a_sheet_is_said_by_its_digits(courant: str, ancien: str):
    certification = f"<certification><code-RNCP>{courant}</code-RNCP></certification>"
    ancienne = descendue(formation(("\n  <action", f"{certification}\n  <action")))
    assert texte(ancienne, "certification/code-RNCP") == ancien
    assert restes(ancienne, "certification") == [("valeur", "0", "code-RNCP", courant)]


def test_a_number_that_fits_is_not_touched():
    ancienne = descendue(
        formation(("\n  <action", "<certification><code-RNCP>RNCP74</code-RNCP></certification><action"))
    )
    assert texte(ancienne, "certification/code-RNCP") == "RNCP74"


@pytest.mark.parametrize(("nom", "code"), [("code-CERTIFINFO", "1234567"), ("code-RNCP", "RNCP123456"[:9] + "A")])
def test_a_code_too_long_for_2_2_is_left_out_rather_than_cut(nom: str, code: str):
    certification = f"<certification><{nom}>{code}</{nom}></certification>"
    ancienne = descendue(formation(("\n  <action", f"{certification}\n  <action")))
    assert texte(ancienne, f"certification/{nom}") is None
    assert restes(ancienne, "certification") == [("element", "0", nom, code)]


def test_attributes_of_2_3_are_kept_in_the_extras_of_their_element():
    source = formation(('numero="S1"', 'numero="S1" horodatage-modification="2026-11-23T10:00:00" uri="urn:s:1"'))
    ancienne = descendue(source)
    session = ancienne.find(f".//{ANCIEN}session")
    assert dict(session.attrib) == {"numero": "S1"}
    assert dict(session[-1][0][0].attrib) == {"horodatage-modification": "2026-11-23T10:00:00", "uri": "urn:s:1"}
    assert restes(ancienne, "action/session") == [("attributs", None, "session", None)]


def test_attributes_of_a_text_are_kept_in_the_extras_of_its_parent():
    ancienne = descendue(formation(("<intitule-formation", '<intitule-formation info="i" uri="urn:x"')))
    assert dict(ancienne.find(f"{ANCIEN}intitule-formation").attrib) == {"info": "i"}
    assert restes(ancienne) == [("attributs", "1", "intitule-formation", None)]


def test_attributes_where_no_extras_may_stand_are_kept_one_level_up():
    inscription = (
        '<periode-inscription uri="urn:p"><periode uri="urn:q"><debut uri="urn:d">20260901</debut>'
        "<fin>20260912</fin></periode></periode-inscription>"
    )
    ancienne = descendue(formation(("\n    </session>", f"{inscription}</session>")))
    assert restes(ancienne, "action/session") == [("attributs", "2", "periode-inscription", None)]
    assert restes(ancienne, "action/session/periode-inscription/periode") == [
        ("attributs", None, "periode", None),
        ("attributs", "0", "debut", None),
    ]


def test_a_text_that_is_replaced_comes_back_with_its_attributes():
    ancienne = descendue(formation(("entree>0<", 'entree ref="r" uri="urn:n">17<')))
    assert dict(ancienne.find(f"{ANCIEN}code-niveau-entree").attrib) == {"ref": "r"}


def test_extras_of_others_go_down_with_what_they_hold_untouched():
    extras = (
        '<extras info="x" uri="urn:e"><extra info="t" horodatage-export="2026-01-01T00:00:00">texte</extra>'
        '<extras><extra> a <type-contact>4</type-contact> b <seul xmlns=""/></extra></extras></extras>'
    )
    ancienne = descendue(formation(apres=extras))
    ecrits = ancienne.find(f"{ANCIEN}action/{ANCIEN}extras")
    assert dict(ecrits.attrib) == {"info": "x"}
    assert ecrits[0].get("horodatage-export") == "2026-01-01T00:00:00"
    assert ecrits[1][0][0].tag == f"{NOUVEAU}type-contact"
    assert restes(ancienne, "action/extras") == [("attributs", None, "extras", None)]


@pytest.mark.parametrize(
    "extras",
    [
        '<extras info="conversion2003"><extra>autre forme</extra></extras>',
        '<extras info="conversion2003" ref="sofi"/>',
        '<extras info="x"><extras info="conversion2003" ref="sofi"><extra info="element" ref="0"/></extras></extras>',
    ],
)
def test_extras_that_look_like_ours_come_back_too(extras: str):
    descendue(formation(apres=extras))


def test_what_does_not_belong_in_extras_is_kept_apart():
    ancienne = descendue(formation(apres='<extras info="x"><autre xmlns="urn:x">v</autre><extra/></extras>'))
    ecrits = ancienne.find(f"{ANCIEN}action/{ANCIEN}extras")
    assert [enfant.tag for enfant in ecrits] == [f"{ANCIEN}extra", f"{ANCIEN}extras"]
    assert ecrits[-1][0][0].tag == "{urn:x}autre"


def test_prefixes_come_back():
    texte = etree.tostring(formation(lieu=""), encoding="unicode").replace("<", "<l:").replace("<l:/", "</l:")
    source = etree.fromstring(texte.replace("xmlns=", 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:l='))
    assert descendue(source).prefix == "l"


def test_prefixes_that_only_a_value_uses_are_kept():
    espaces = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ancienne = descendue(formation(apres=f'<extras><extra {espaces} xsi:type="xs:string">v</extra></extras>'))
    assert ancienne.find(f".//{ANCIEN}extra").nsmap["xs"] == "http://www.w3.org/2001/XMLSchema"


def test_comments_and_instructions_come_back():
    source = formation(
        ("<certifiante>", "<!-- certifiante --><?a b?><certifiante>"),
        ("entree>0<", "entree>1<!-- un -->4<"),
        ("<intitule-formation>", "<intitule-formation><!-- c -->"),
        lieu="<!-- à distance -->",
    )
    ancienne = descendue(source)
    assert texte(ancienne, "code-niveau-entree") == "5"


def test_an_organisme_alone_goes_down_and_comes_back():
    uai = "<code-UAI-organisme-formation><code-UAI>0530001X</code-UAI></code-UAI-organisme-formation>"
    fin = "\n  </organisme-formation-responsable>"
    source = formation((fin, f"\n    {uai}{fin}"))
    organisme = etree.fromstring(etree.tostring(source[-1], with_tail=False))
    assert restes(descendue(organisme)) == [("element", "6", "code-UAI-organisme-formation", None)]


def test_an_element_of_a_larger_document_is_left_in_it():
    source = formation(lieu="")
    document = etree.Element(f"{NOUVEAU}offres", nsmap={None: ESPACES["2.3"]})
    document.append(source)
    ancienne = descendre(source)
    assert (ancienne.getparent(), source.getparent()) == (None, document)
    assert canonique(remonter(ancienne)) == canonique(formation(lieu=""))


def test_extras_nested_as_deep_as_a_parser_reads_them_are_no_problem():
    profonds = "<extras>" * 240 + "<extra/>" + "</extras>" * 240
    descendue(formation(apres=profonds))


def test_a_tree_of_2_3_is_returned_itself():
    source = formation()
    assert remonter(source) is source
