"""What an offer says that has no column is kept in `complement`, in the order of the grammar, in equal words."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from lxml import etree

from importers.lot import Bilan
from models.lheo.conversion import descendre
from models.lheo.espaces import ESPACES
from tests.importers.catalogue import empreintes
from tests.importers.document import Document, offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

BLOC = '<extras info="a"><extra info="b">c</extra></extras>'
AUTRE = '<extras info="autre"><extra info="b">d</extra></extras>'
ADRESSE = "<adresse><ligne>3 quai Sadi-Carnot</ligne><codepostal>53000</codepostal><ville>Laval</ville>{}</adresse>"
LIEU = "<lieu-de-formation>{}<coordonnees>{}" + ADRESSE.format("") + "{}</coordonnees></lieu-de-formation>"
LOINTAIN = "<lieu-de-formation><coordonnees><nom>En ligne</nom></coordonnees></lieu-de-formation>"
MUET = """<contact-{0}><type-contact>3</type-contact><coordonnees><web><urlweb>a.example</urlweb></web></coordonnees>\
</contact-{0}>"""


def garde(base: Base, noun: str) -> str | None:
    """The complement of the only object of that noun."""
    ((complement,),) = base.execute(f"SELECT complement FROM {noun}").fetchall()
    return complement


ATTRIBUTS = {
    "formation": ('<attributs file="f.xml" href="http://a.example/?a=1&amp;b=2" uri="urn:u"/>', "formation"),
    "action": ('<attributs info="i" ref="r" tag="t" uri="urn:u"/>', "action"),
    "session": ('<attributs horodatage-export="2026-11-23T10:00:00" ref="a &quot;b&quot;"/>', "session"),
    "organisme": ('<attributs href="h" ref="r"/>', "organisme-formation-responsable"),
}


@pytest.mark.parametrize("noun", ATTRIBUTS)
def test_attributes_without_a_column_are_kept_by_name(noun: str, importe: Importer, lu: Base):
    fragment, chemin = ATTRIBUTS[noun]
    document = offre("1")
    [modele] = document._lire(fragment)
    noeud = document.noeud(chemin)
    for nom in reversed(modele.keys()):
        noeud.set(nom, modele.get(nom, ""))
    noeud.attrib.update({"id": f"x{noun}", "ref": noeud.get("ref", " ")})

    importe(document.dedans(chemin, BLOC))

    assert garde(lu, noun) == fragment + BLOC


MUETS = {
    "formation": ("parcours-de-formation", MUET.format("formation")),
    "session": (None, MUET.format("session")),
    "organisme": (None, MUET.format("organisme")),
}


@pytest.mark.parametrize("noun", MUETS)
def test_a_contact_that_nobody_can_reach_is_kept_whole(noun: str, importe: Importer, lu: Base):
    avant, xml = MUETS[noun]
    document = offre("1")
    if avant:
        document.avant(avant, xml)
    else:
        document.dedans("session" if noun == "session" else "organisme-formation-responsable", xml)

    importe(document)

    assert garde(lu, noun) == xml
    assert lu.execute("SELECT count(*) FROM contact").fetchone() == (0,)


def test_a_contact_that_says_nothing_at_all_is_left_out(importe: Importer, lu: Base):
    importe(offre("1").dedans("contact-formation/coordonnees", "<nom>-</nom>"))

    assert garde(lu, "formation") is None


def test_a_fax_is_a_way_to_reach_an_etablissement(importe: Importer, lu: Base):
    importe(offre("1").dedans("coordonnees-organisme/coordonnees", "<fax><numtel>02 40 00 00 00</numtel></fax>"))

    assert garde(lu, "contact") == "<fax><numtel>02 40 00 00 00</numtel></fax>"


def formateur(siret: str, reste: str, contact: str = "") -> str:
    return f"""<organisme-formateur><SIRET-formateur><SIRET>{siret}</SIRET></SIRET-formateur>
        <raison-sociale-formateur>Les Copeaux</raison-sociale-formateur>{contact}{reste}</organisme-formateur>"""


def test_formateurs_keep_what_they_say_by_their_rank(importe: Importer, lu: Base):
    potentiel = '<potentiel><code-FORMACODE ref="V14">45502</code-FORMACODE></potentiel>'
    certification = "<reference-certification><reference-code-RS>RS1</reference-code-RS></reference-certification>"
    muet = MUET.format("formateur")
    formateurs = [
        formateur("90000001900019", certification),
        formateur("90000002700012", potentiel + BLOC, muet),
        formateur("90000001900019", BLOC),
        formateur("90000004300019", ""),
    ]

    importe(offre("1").dedans("action", "".join(formateurs) + BLOC))

    assert garde(lu, "action") == (
        f'<organisme-formateur tag="0">{certification}</organisme-formateur>'
        f'<organisme-formateur tag="0">{BLOC}</organisme-formateur>'
        f'<organisme-formateur tag="1">{muet}{potentiel}{BLOC}</organisme-formateur>{BLOC}'
    )


def test_what_the_responsible_says_as_formateur_is_kept_though_it_is_alone(importe: Importer, lu: Base):
    importe(offre("1").dedans("action", formateur("73282932000074", BLOC)))

    assert garde(lu, "action") == f'<organisme-formateur tag="0">{BLOC}</organisme-formateur>'
    assert lu.execute("SELECT count(*) FROM action_formateur").fetchone() == (0,)


def test_contacts_of_formateurs_follow_one_another_by_organisme(importe: Importer, lu: Base):
    def contact(nom: str) -> str:
        return f"<contact-formateur><coordonnees><nom>{nom}</nom></coordonnees></contact-formateur>"

    formateurs = [
        formateur("90000001900019", "", contact("A1")),
        formateur("90000002700012", "", contact("B1")),
        formateur("90000001900019", "", contact("A2")),
    ]

    importe(offre("1").dedans("action", "".join(formateurs)))

    requete = "SELECT nom_famille FROM action_contact JOIN contact c ON c.id = contact_id ORDER BY rang"
    assert lu.execute(requete).fetchall() == [("A1",), ("A2",), ("B1",)]


def test_an_action_keeps_its_fragments_in_the_order_of_the_grammar(importe: Importer, lu: Base):
    cours = "<enseignement><libelle-enseignement>Dessin</libelle-enseignement>{}</enseignement>".format(
        "<type-enseignement>1</type-enseignement><obligatoire>1</obligatoire>"
    )
    vide = "<lieu-de-formation><coordonnees/></lieu-de-formation>"
    document = offre("1").avant("modalites-entrees-sorties", LOINTAIN + LIEU.format("", "", "") + vide)
    document.apres("modalites-entrees-sorties", f"<url-action><urlweb>a.example</urlweb>{BLOC}</url-action>")

    importe(document.dedans("action", formateur("90000001900019", BLOC) + cours + AUTRE))

    fragment = f'<organisme-formateur tag="0">{BLOC}</organisme-formateur>'
    assert garde(lu, "action") == LOINTAIN + fragment + cours + BLOC + AUTRE
    assert lu.execute("SELECT count(*) FROM session_site").fetchone() == (1,)


def test_a_place_keeps_who_is_there_and_how_to_reach_them(importe: Importer, lu: Base):
    avant = "<civilite>Mme</civilite><nom>Atelier</nom><prenom>Anne</prenom><ligne>Bâtiment B</ligne>"
    numero = "<numtel>02 43 00 00 01</numtel>"
    apres = (
        f"<telfixe>{numero}</telfixe><portable>{numero}</portable><fax>{numero}</fax><courriel>a@b.example</courriel>"
        f"<web><urlweb>b.example</urlweb></web>{BLOC}"
    )
    siret = f"<SIRET-lieu-formation><SIRET>90000001900019</SIRET>{AUTRE}</SIRET-lieu-formation>"

    importe(offre("1").avant("modalites-entrees-sorties", LIEU.format(siret, avant, apres)))

    attendu = avant.replace("<nom>Atelier</nom>", "") + apres + AUTRE
    assert garde(lu, "site") == attendu


ADRESSES = {
    "an unreadable point": "<geolocalisation><latitude>nord</latitude><longitude>1</longitude></geolocalisation>",
    "a point that says more": "<geolocalisation><latitude>48</latitude><longitude>1</longitude>{}</geolocalisation>",
    "an empty point": "<geolocalisation><latitude/><longitude/></geolocalisation>",
    "an unknown commune": "<departement>53</departement><code-INSEE-commune>99999</code-INSEE-commune>",
    "its commune's own territory": """<departement>53</departement><code-INSEE-commune>53130</code-INSEE-commune>
        <region>52</region>""",
    "an older region": """<code-INSEE-commune>53130</code-INSEE-commune><code-INSEE-canton>5309</code-INSEE-canton>
        <region>99</region>""",
}
GARDES = {
    "an unreadable point": ADRESSES["an unreadable point"],
    "a point that says more": BLOC,
    "an empty point": None,
    "an unknown commune": ADRESSES["an unknown commune"],
    "its commune's own territory": None,
    "an older region": "<code-INSEE-canton>5309</code-INSEE-canton><region>99</region>",
}


@pytest.mark.parametrize("cas", ADRESSES)
def test_an_address_keeps_what_no_column_holds(cas: str, importe: Importer, lu: Base):
    adresse = ADRESSE.format(ADRESSES[cas].format(BLOC))

    importe(offre("1").sans("adresse-inscription/adresse").dedans("adresse-inscription", adresse))

    assert garde(lu, "adresse") == GARDES[cas]


ENFOUIS = {
    "formation": ("domaine-formation", "formation"),
    "session": ("periode", "session"),
    "organisme": ("SIRET-organisme-formation", "organisme-formation-responsable"),
}


@pytest.mark.parametrize("noun", ENFOUIS)
def test_extras_beside_a_value_are_kept_before_those_of_the_object(noun: str, importe: Importer, lu: Base):
    enfoui, objet = ENFOUIS[noun]

    importe(offre("1").dedans(enfoui, BLOC).dedans(objet, AUTRE))

    assert garde(lu, noun) == BLOC + AUTRE


def test_extras_beside_the_telephones_of_a_contact_are_kept(importe: Importer, lu: Base):
    telephone = f"<telfixe><numtel>02 43 00 00 01</numtel>{BLOC}</telfixe>"

    importe(offre("1").dedans("contact-formation/coordonnees", telephone + AUTRE))

    assert garde(lu, "contact") == BLOC + AUTRE


def en_2_2(document: Document) -> str:
    """The same offers in Lhéo 2.2, what only 2.3 holds kept beside."""
    offres = "".join(etree.tostring(descendre(offre), encoding="unicode") for offre in document.noeud("offres"))
    return f'<lheo xmlns="{ESPACES["2.2"]}"><offres>{offres}</offres></lheo>'


def neuve() -> Document:
    """An offer that 2.2 cannot hold."""
    document = offre("1").dedans("session", MUET.format("session"))
    contact = "<type-contact>3</type-contact><coordonnees><nom>Le Gall</nom></coordonnees>"
    document.apres("contact-formation", f"<contact-formation>{contact}</contact-formation>")
    return document.dedans("action", formateur("90000001900019", "") * 2)


def test_an_offer_of_2_3_written_in_2_2_is_read_as_it_was(importe: Importer, lu: Base):
    importe(neuve())
    avant = empreintes(lu)

    for _ in range(2):
        bilan = importe(en_2_2(neuve()))

        assert bilan.rejets.total() + bilan.reserves.total() == 0
        assert empreintes(lu) == avant


def test_a_fault_in_such_an_offer_lets_the_rest_in(importe: Importer, lu: Base):
    deux = neuve().copie("session", "S2").dit("session[2]/periode/fin", "20260101")

    bilan = importe(en_2_2(deux.numero("formation", None)))

    assert bilan.rejets == {"PERIODE_A_REBOURS": 1}
    assert lu.execute("SELECT count(*) FROM session").fetchone() == (1,)
