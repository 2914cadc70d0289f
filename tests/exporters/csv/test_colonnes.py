"""What each column holds, of one session that says everything and of one that says nothing."""

import csv

import pytest

from exporters.csv import Demande, exporter
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.enumerations import Statut
from models.lecteur import PUBLIC
from tests.exporters.exports import LE, Banc, Etat

# the offer of offre.sql (its first session), and a second one that says no more than it must
DEUX = Etat(
    """
    INSERT INTO commune (id, code, libelle, codes_postaux, departement_code)
      VALUES (1, '44109', 'Nantes', '{44000}', '44'), (2, '49007', 'Angers', '{49000}', '49');
    UPDATE adresse SET commune_id = 1 WHERE id = 1;
    INSERT INTO adresse (id, empreinte, lignes, code_postal, ville, commune_id)
      VALUES (2, 'b', '{1 quai}', '49000', 'ANGERS', 2), (3, 'c', '{1 mail}', '49000', 'ANGERS', NULL);
    INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id)
      VALUES (1, 'VALIDEE', 'SAISIE', 1, 'Port', 1), (2, 'VALIDEE', 'SAISIE', 1, 'Quai', 2),
        (3, 'SOUMISE', 'SAISIE', 1, 'À venir', 3);
    INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 2, 0), (1, 1, 1), (1, 3, 2);
    INSERT INTO fiche (id, code, intitule, actif) VALUES (1, 'RNCP1', 'Maçon', true), (2, 'RS2', 'Échafaudage', true);
    INSERT INTO certification (id, code_certifinfo, fiche_id, intitule)
      VALUES (1, '100', 1, 'CAP maçon'), (2, NULL, 2, 'Échafaudage'), (3, '101', 1, 'CAP maçon');
    INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (1, 2, 0), (1, 1, 1), (1, 3, 2);
    INSERT INTO rome (code, libelle) VALUES ('F1703', 'Maçonnerie');
    INSERT INTO formation_rome (formation_id, rome_code, rang) VALUES (1, 'F1703', 0);
    INSERT INTO formation_nsf (formation_id, nsf_code, rang) VALUES (1, '232', 0);
    UPDATE formation SET certifiante = true, niveau_sortie_code = '3', urls = '{https://f.example}';
    UPDATE organisme SET nom_usage = '=Bâtir';
    UPDATE action SET complement_intitule = 'soir; week-end', heures_total = 700, heures_centre = 500,
      heures_entreprise = 200, prix_total_ttc = 1234.50;
    UPDATE session SET debut = '2027-01-01', debut_precision = 'MOIS', inscription_du = '2026-01-01',
      inscription_du_precision = 'ANNEE', inscription_au = '2026-12-15', inscription_au_precision = 'JOUR',
      etat_recrutement = 'OUVERT', capacite_simultanee = 12, capacite_cumulee = 24, conventionnee = true,
      urls = '{https://s.example}' WHERE id = 1;
    INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, programme, places_financees)
      VALUES (1, 1, 1, 'OPCO', '16', NULL, 4), (2, 1, 0, 'VISA_METIERS', '2', 'VISA', 8),
        (3, 1, 2, 'OPCO', '16', NULL, 1);
    INSERT INTO dispositif_public (dispositif_id, public_id, rang)
      SELECT 1, id, 0 FROM public_vise WHERE version = 14 AND code = '82044';
    INSERT INTO eligibilite_cpf (certification_id, code_cpf, public, debut, cle, source)
      VALUES (1, '1', 'TOUT_PUBLIC', '2020-01-01', '/', 'LHEO');
    INSERT INTO formation (id, numero, statut, source, intitule) VALUES (2, 'FO_2', 'VALIDEE', 'SAISIE', 'Rien');
    INSERT INTO etablissement (id, numero, statut, source, organisme_id, nom)
      VALUES (2, 'ET_2', 'VALIDEE', 'SAISIE', 1, 'Annexe');
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id, cree_le, modifie_le)
      VALUES (2, 'AC_2', 'VALIDEE', 'SAISIE', 2, 1, 2, '2026-09-01 00:00+02', '2026-09-01 00:00+02');
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, cree_le, modifie_le)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 2, 1, '2026-12-31 23:30+00', '2026-12-31 23:30+00'),
        (3, 'SE_3', 'ANNULEE', 'SAISIE', 2, 1, '2026-09-01 00:00+02', '2026-09-01 00:00+02');
    """
)
DITS = {
    "numero_session": "SE_1",
    "numero_action": "AC_1",
    "numero_formation": "FO_1",
    "numero_organisme": "OR_1",
    "statut": "VALIDEE",
    "organisme": "'=Bâtir",
    "siret": "73282932000074",
    "numero_declaration_activite": "52440000144",
    "intitule": "Cap maçon – soir; week-end",
    "debut": "2027-01",
    "fin": "2027-06-25",
    "inscription_du": "2026",
    "inscription_au": "2026-12-15",
    "entrees_sorties_permanentes": "non",
    "etat_recrutement": "OUVERT",
    "modalite": "PRESENTIEL",
    "lieux": "Quai | Port",
    "codes_postaux": "49000 | 44000",
    "communes": "Angers | Nantes",
    "codes_insee": "49007 | 44109",
    "departements": "49 | 44",
    "certifiante": "oui",
    "certifications": "Échafaudage | CAP maçon",
    "codes_rncp": "RNCP1",
    "codes_rs": "RS2",
    "codes_certifinfo": "100 | 101",
    "niveau_entree": "3",
    "niveau_sortie": "3",
    "formacodes": "22254",
    "codes_rome": "F1703",
    "codes_nsf": "232",
    "codes_dispositifs": "VISA_METIERS | OPCO",
    "dispositifs": "Région - VISA Métiers | Financement privé OPCO",
    "codes_financeurs": "2 | 16",
    "financeurs": "Conseil régional | OPCO",
    "programmes": "VISA",
    "codes_publics": "82044 | 83056",
    "publics": "Salarié | Tout public",
    "places_financees": "13",
    "capacite_simultanee": "12",
    "capacite_cumulee": "24",
    "eligible_cpf": "oui",
    "conventionnee": "oui",
    "heures_total": "700",
    "heures_centre": "500",
    "heures_entreprise": "200",
    "prix_total_ttc": "1234,50",
    "url": "https://s.example",
    "source": "SAISIE",
    "cree_le": "2026-09-01 00:00:00",
    "modifie_le": "2026-09-02 00:00:00",
}
SANS_RIEN = {
    "numero_session": "SE_2",
    "numero_action": "AC_2",
    "numero_formation": "FO_2",
    "numero_organisme": "OR_1",
    "statut": "VALIDEE",
    "organisme": "'=Bâtir",
    "numero_declaration_activite": "52440000144",
    "intitule": "Rien",
    "entrees_sorties_permanentes": "non",
    "certifiante": "non",
    "eligible_cpf": "non",
    "source": "SAISIE",
    "cree_le": "2027-01-01 00:30:00",  # in Paris
    "modifie_le": "2027-01-01 00:30:00",
}


@pytest.fixture(scope="module")
def lignes(catalogue_ecrit: Banc) -> dict[str, dict[str, str]]:
    """The lines of the table, by session."""
    catalogue_ecrit.poser_et_tenir(DEUX)
    filtre = Filtre(statuts=(Statut.VALIDEE, Statut.ANNULEE))
    octets = b"".join(exporter(catalogue_ecrit.url, Demande(PUBLIC, LE, Question(filtre))))
    lues = csv.DictReader(octets.decode("utf-8-sig").splitlines(), delimiter=";")
    return {ligne["numero_session"]: ligne for ligne in lues}


@pytest.mark.parametrize("colonne", DITS)
def test_a_column_holds_what_the_catalogue_says(lignes: dict[str, dict[str, str]], colonne: str):
    assert lignes["SE_1"][colonne] == DITS[colonne]


def test_the_columns_are_these_in_this_order(lignes: dict[str, dict[str, str]]):
    assert list(lignes["SE_1"]) == list(DITS)


def test_what_nobody_says_is_empty(lignes: dict[str, dict[str, str]]):
    assert {colonne: dit for colonne, dit in lignes["SE_2"].items() if dit} == SANS_RIEN


def test_the_status_is_the_one_shown(lignes: dict[str, dict[str, str]]):
    assert lignes["SE_3"]["statut"] == "ANNULEE"
