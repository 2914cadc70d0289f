"""An element written by the grammar: its children in their order, their number, their lengths and their codes."""

import pytest

from exporters.lheo.constats import Decision
from exporters.lheo.ecriture import Bloc, Ecrit, Note, Refus

TROP_LONG = "Le texte a {} caractères : il a été coupé pour tenir en {}."


def ecrit(nom: str, texte: str, parent: str = "formation") -> tuple[list[str], list[Note]]:
    """How a text is written, and what is noted."""
    element = Ecrit(parent, "X_1")
    element.texte(nom, texte)
    return element._xml, element.notes


def coupe(nom: str, message: str) -> list[Note]:
    return [Note("X_1", nom, Decision.COUPE, message)]


@pytest.mark.parametrize("dit", ["é" * 255, "😀" * 255, "a" * 254 + "&", "R&D 3 < 4 " + "x" * 245])
def test_a_text_of_the_longest_length_is_written_whole(dit: str):
    (xml,), notes = ecrit("intitule-formation", dit)
    attendu = dit.replace("&", "&amp;").replace("<", "&lt;")
    assert (xml, notes) == (f"<intitule-formation>{attendu}</intitule-formation>", [])


def test_a_text_too_long_is_cut_between_two_words_and_told():
    (xml,), notes = ecrit("intitule-formation", "mot " * 64 + "fin")
    assert len(xml) <= len("<intitule-formation></intitule-formation>") + 255
    assert xml.endswith("mot…</intitule-formation>")
    assert notes == coupe("intitule-formation", TROP_LONG.format(259, 255))


def test_lengths_count_code_points():
    (xml,), notes = ecrit("intitule-formation", "😀" * 256)
    assert len(xml) <= len("<intitule-formation></intitule-formation>") + 255
    assert notes == coupe("intitule-formation", TROP_LONG.format(256, 255))


def test_spaces_around_a_text_do_not_count():
    assert ecrit("intitule-formation", f" \n{'x' * 255}\t ") == (
        [f"<intitule-formation>{'x' * 255}</intitule-formation>"],
        [],
    )


def test_what_looks_like_html_is_shown_as_it_is():
    (xml,), _ = ecrit("contenu-formation", "La balise <b> et l'entité &lt;")
    assert xml == "<contenu-formation>La balise &amp;lt;b&gt; et l'entité &amp;amp;lt;</contenu-formation>"


def test_a_carriage_return_is_kept():
    (xml,), notes = ecrit("contenu-formation", "Un\r\nDeux\rTrois")
    assert (xml, notes) == ("<contenu-formation>Un&#13;\nDeux&#13;Trois</contenu-formation>", [])


def test_control_characters_are_taken_away_and_told():
    (xml,), notes = ecrit("intitule-formation", "Cap\x00 ma\x0bçon\x1f")
    assert xml == "<intitule-formation>Cap maçon</intitule-formation>"
    assert notes == coupe("intitule-formation", "Des caractères interdits en XML ont été ôtés.")


@pytest.mark.parametrize("vide", ["", " ", "\n\t"])
def test_a_blank_text_is_not_written(vide: str):
    assert ecrit("intitule-formation", vide) == ([], [])


def test_a_text_of_control_characters_alone_is_not_written_and_told():
    ecrits, notes = ecrit("intitule-formation", "\x01\x02")
    assert (ecrits, [note.message for note in notes]) == ([], ["Des caractères interdits en XML ont été ôtés."])


def test_a_text_too_short_is_not_written_and_told():
    ecrits, notes = ecrit("courriel", "a@", "coordonnees")
    assert ecrits == []
    assert [note.message for note in notes] == ["« a@ » est trop court : Lhéo demande 3 caractères."]


@pytest.mark.parametrize(
    ("nom", "valeur", "xml"),
    [
        ("certifiante", True, "<certifiante>1</certifiante>"),
        ("certifiante", False, "<certifiante>0</certifiante>"),
        ("nombre-heures-total", 0, "<nombre-heures-total>0</nombre-heures-total>"),
        ("nombre-heures-total", 1200, "<nombre-heures-total>1200</nombre-heures-total>"),
        ("code-niveau-entree", "13", "<code-niveau-entree>13</code-niveau-entree>"),
        ("codepostal", "01000", "<codepostal>01000</codepostal>"),
    ],
)
def test_a_value_is_written_as_lheo_does(nom: str, valeur: str | int | bool, xml: str):
    element = Ecrit("formation", "X_1")
    element.valeur(nom, valeur)
    assert (element._xml, element.notes) == ([xml], [])


@pytest.mark.parametrize(
    ("nom", "valeur", "message"),
    [
        ("codepostal", "4400", "« 4400 » a 4 caractères : il en faut exactement 5."),
        ("pays", "FRA", "« FRA » a 3 caractères : il en faut exactement 2."),
        ("codepostal", " ", "La valeur est vide."),
        ("etat-recrutement", "4", "Le code « 4 » est inconnu : choisissez parmi 1, 2, 3."),
    ],
)
def test_a_value_that_lheo_refuses_is_left_out_and_told(nom: str, valeur: str, message: str):
    element = Ecrit("adresse", "X_1")
    element.valeur(nom, valeur)
    assert (element._xml, element.notes) == ([], [Note("X_1", nom, Decision.LAISSE, message)])


def test_a_value_that_is_null_is_neither_written_nor_told():
    element = Ecrit("adresse", "X_1")
    element.valeur("codepostal", None)
    element.texte("ville", None)
    assert (element._xml, element.notes) == ([], [])


def test_children_are_written_in_the_order_of_the_grammar():
    adresse = Ecrit("adresse", "X_1")
    for nom in ("pays", "ville", "denomination", "codepostal", "ligne"):
        adresse.texte(nom, {"pays": "FR", "codepostal": "44000"}.get(nom, nom))
    assert adresse.xml(' numero="a"') == (
        '<adresse numero="a"><denomination>denomination</denomination><ligne>ligne</ligne>'
        "<codepostal>44000</codepostal><ville>ville</ville><pays>FR</pays></adresse>"
    )


def test_children_of_a_name_keep_their_order_and_the_first_are_kept():
    adresse = Ecrit("adresse", "X_1")
    adresse.textes("ligne", "abcdef")
    adresse.texte("codepostal", "44000")
    adresse.texte("ville", "Nantes")
    assert "".join(f"<ligne>{ligne}</ligne>" for ligne in "abcd") + "<codepostal>" in adresse.xml()
    message = "Lhéo en accepte 4 : les 4 premiers des 6 ont été gardés."
    assert adresse.notes == coupe("ligne", message)


def test_what_lheo_demands_is_filled_marked_and_told():
    adresse = Ecrit("adresse", "X_1")
    adresse.texte("codepostal", "44000")
    adresse.texte("ville", "Nantes")
    assert adresse.xml() == (
        '<adresse><ligne tag="sofi">-</ligne><codepostal>44000</codepostal><ville>Nantes</ville></adresse>'
    )
    dit = "Le catalogue ne le dit pas : « - » a été écrit."
    assert adresse.notes == [Note("X_1", "ligne", Decision.REMPLI, dit)]


def test_what_nothing_replaces_refuses_the_element_with_what_was_told_before():
    enseignement = Ecrit("enseignement", "X_1")
    enseignement.texte("libelle-enseignement", "x" * 256)
    enseignement.valeur("obligatoire", valeur=True)
    with pytest.raises(Refus, match="Lhéo exige type-enseignement et le catalogue ne l'a pas") as refus:
        enseignement.xml()
    assert [(note.element, note.code) for note in refus.value.notes] == [
        ("libelle-enseignement", Decision.COUPE),
        ("type-enseignement", Decision.REFUSE),
    ]


def test_a_child_that_has_no_place_there_is_left_out_and_told():
    web = Ecrit("web", "X_1")
    web.texte("urlweb", "https://exemple.fr")
    web.ajouter("rouge", "<rouge/>")
    assert web.xml() == "<web><urlweb>https://exemple.fr</urlweb></web>"
    assert web.notes == [Note("X_1", "rouge", Decision.LAISSE, "<web> ne peut pas contenir <rouge>.")]


def test_an_element_that_would_be_empty_is_not_written():
    coordonnees = Ecrit("coordonnees", "X_1")
    coordonnees.suite("web", "urlweb", [])
    coordonnees.suite("telfixe", "numtel", ["\x01"])
    assert coordonnees.xml() == "<coordonnees></coordonnees>"
    assert [note.element for note in coordonnees.notes] == ["numtel"]


def test_what_is_told_of_a_block_is_told_by_who_writes_it():
    note = Note("CT_1", "courriel", Decision.COUPE, "Trop long.")
    element = Ecrit("formation", "X_1")
    element.blocs("contact-formation", [Bloc("<contact-formation/>", (note,))])
    assert element.notes == [note]
