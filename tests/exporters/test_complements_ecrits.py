"""What the catalogue keeps as it came, faulty or not, never makes a document that Lhéo refuses."""

from collections.abc import Callable

import pytest

from exporters.lheo import Decision
from tests.exporters.exports import Etat, Export

OBJETS = {"formation": "FO_1", "action": "AC_1", "session": "SE_1", "organisme": "OR_1", "contact": "CT_1"}
FAUTIFS = (
    '<attributs id="a1" href="h" info="libre" horodatage-export="hier"/><extras>du texte</extras>'
    '<extras id="a2" horodatage-creation="hier" info="garde"><extra idref="a1">dit</extra></extras>'
    '<extras info="fautif"><extra><certifiante>9</certifiante></extra></extras><rouge/>'
)
PARTOUT = Etat("".join(f"UPDATE {table} SET complement = '{FAUTIFS}';" for table in (*OBJETS, "adresse")))
PAS_DU_XML = Etat("".join(f"UPDATE {table} SET complement = '<extras>';" for table in (*OBJETS, "adresse")))
DISPOSITIF = Etat(
    f"""
    INSERT INTO dispositif (id, numero, session_id, rang, type_code, financeur_code, programme, complement)
      VALUES (1, 'DI_1', 1, 0, 'PRF', '2', E'Programme & <plan>\\x01', '{FAUTIFS}');
    INSERT INTO recrutement (id, session_id, rang, modalite_code, complement) VALUES (1, 1, 0, '9', '{FAUTIFS}');
    """
)


def test_what_is_right_among_what_is_not_is_written(exporte: Callable[..., Export]):
    export = exporte(PARTOUT)
    parents = {noeud.getparent().tag.partition("}")[2] for noeud in export.noeuds('extras[@info="garde"]')}
    assert {"formation", "action", "session", "organisme-formation-responsable", "coordonnees", "adresse"} <= parents
    assert export.noeuds('*[@id or @idref or @horodatage-creation="hier" or @horodatage-export="hier"]') == []


@pytest.mark.parametrize("objet", OBJETS.values())
def test_what_is_not_is_told_of_its_object(exporte: Callable[..., Export], objet: str):
    laisses = [(element, dit) for o, element, dit in exporte(PARTOUT).decisions(Decision.LAISSE) if o == objet]
    interdit = "<extras> ne peut contenir que des <extra> : ce bloc ne peut pas être écrit tel quel."
    fautif = "Un <extra> contient un élément Lhéo fautif : ce bloc ne peut pas être écrit tel quel."
    inconnu = "<rouge> est inconnu de Lhéo 2.3 : corrigez son nom, ou mettez-le dans <extras>."
    assert laisses[:3] == [("extras", interdit), ("extras", fautif), ("rouge", inconnu)]


def test_attributes_that_an_element_may_carry_are_written(exporte: Callable[..., Export]):
    export = exporte(PARTOUT)
    lus = {nom: dict(export.noeuds(nom)[0].attrib) for nom in ("formation", "action", "session")}
    assert [(lu.get("href"), lu.get("info")) for lu in lus.values()] == [
        ("h", "libre"),
        (None, "libre"),
        (None, "libre"),
    ]


def test_what_is_no_xml_is_told_of_every_object(exporte: Callable[..., Export]):
    message = "Le complément enregistré n'est pas du XML : il a été laissé de côté."
    dits = {objet for objet, _, dit in exporte(PAS_DU_XML).decisions(Decision.LAISSE) if dit == message}
    assert dits == {*OBJETS.values(), "adresse 44000 Nantes"}


def test_a_faulty_complement_of_a_dispositif_or_a_recruitment_leaves_the_rest(exporte: Callable[..., Export]):
    export = exporte(DISPOSITIF)
    assert export.dits("organisme-financeur/code-financeur") == ["2"]
    assert export.dits('extras[@info="sofi-dispositif"]/extra[@info="programme"]') == ["Programme & <plan>"]
    assert export.dits("recrutement/modalite-recrutement") == ["9"]


INTERDITS = Etat(
    r"""
    UPDATE formation SET intitule = E'Cap\x01 ma\x1fçon', programme = E'Un\r\nDeux <b>R&D</b> ]]> &lt;',
        urls = '{"a&b\"c"}';
    UPDATE organisme SET raison_sociale = 'R&D <sarl>';
    UPDATE action SET complement_intitule = E'\x02<b>', langues = '{fr}', dates_information = '{2027}';
    """
)


def test_texts_are_read_back_as_the_catalogue_says_them(exporte: Callable[..., Export]):
    export = exporte(INTERDITS)
    assert export.dits("intitule-formation") == ["Cap maçon"]
    assert export.dits("contenu-formation") == ["Un\r\nDeux &lt;b>R&D&lt;/b> ]]> &amp;lt;"]
    assert export.dits("raison-sociale") == ["R&D <sarl>"]
    assert export.dits('extra[@info="complement-intitule"]') == ["&lt;b>"]
    assert export.dits("date-information/date") == ["20270000"]
