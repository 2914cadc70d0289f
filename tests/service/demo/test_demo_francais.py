import re

import pytest
from lxml import etree

from service.demo import vocabulaire
from service.demo.francais import a, glissant
from service.demo.references import Envoi
from service.demo.tables import lignes

FAUTES = re.compile(
    r"  | [,.]|\.\.|,,"  # spaces and points
    r"|\b(?:de|à) les? [a-zéè]|\bà Le"  # articles not contracted
    r"|\b(?:de|le|la|que|se|ne|je) (?:[aeiouéèêàâîô]|h(?:ô|iv|abi|umain|ygi))"  # no elision
    r"|\b[dlqsnj]'(?![aeiouyhéèêàâîôœAEIOUYHÉÈÊÀÂÎÔŒ])"  # an elision too many
    r"|\{|\}"
)


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Angers", "à Angers"),
        ("Le Mans", "au Mans"),
        ("Les Herbiers", "aux Herbiers"),
        ("La Flèche", "à La Flèche"),
    ],
)
def test_articles_contract_before_a_place(nom: str, attendu: str):
    assert a(nom) == attendu


def test_a_name_slides_into_a_web_address():
    assert glissant("Lycée des Étangs d'été") == "lycee-des-etangs-d-ete"


def test_no_text_of_the_catalogue_has_a_slip(documents: dict[str, etree._Element]):
    textes = {element.text for racine in documents.values() for element in racine.iter() if element.text}
    assert sorted(texte for texte in textes if FAUTES.search(texte.replace("\n", "|"))) == []


def test_no_sentence_of_the_tables_has_a_slip():
    phrases = [
        phrase
        for modele in vocabulaire.modeles()
        for phrase in (modele.intitule, *modele.objectifs, *modele.contenus, modele.metiers)
    ]
    assert [phrase for phrase in phrases if FAUTES.search(phrase) or phrase != phrase.strip()] == []


def test_no_text_of_the_sheets_has_a_slip(envois: list[Envoi]):
    fiches = next(envoi.fichiers for envoi in envois if envoi.flux == "rncp")
    racines = [etree.parse(fichier).getroot() for fichier in fiches]
    textes = {element.text for racine in racines for element in racine.iter() if len(element) == 0 and element.text}
    assert len(textes) > 1000
    assert sorted(texte for texte in textes if FAUTES.search(texte.replace("\n", "|"))) == []


def test_no_label_of_the_reference_tables_has_a_slip():
    cellules = {
        morceau
        for table in (
            "champs",
            "formacodes",
            "formacodes_v13",
            "romes",
            "certifications",
            "certifications_anciennes",
            "listes_cpf",
        )
        for ligne in lignes(table)
        for cellule in ligne.values()
        for morceau in cellule.split("|")
    }
    assert [cellule for cellule in cellules if FAUTES.search(cellule) or cellule != cellule.strip()] == []
