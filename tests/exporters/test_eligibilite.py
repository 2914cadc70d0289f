"""Eligibility for the CPF as the national feed writes it: the periods that apply to each session, and no others."""

from collections.abc import Callable
from typing import Any

import pytest
from psycopg_pool import AsyncConnectionPool

from exporters.lheo.eligibilite import INFO, PUBLICS
from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from tests.exporters.exports import LE, Banc, Etat, Export

Exporter = Callable[..., Export]

BLOCS = f'session/extras[@info="{INFO}"]'
ECRITE = (
    f'<extras info="{INFO}" numero="236000" tag="sofi"><extra info="source">CPNE &amp; bois</extra>'
    '<extra info="debut-validite">20260101</extra><extra info="fin-validite">20271231</extra>'
    '<extra info="public">1</extra><extra info="france-entiere">0</extra><extra info="region">52</extra>'
    '<extra info="inter-branche">0</extra><extra info="branche">16.23Z</extra><extra info="branche">43.32A</extra>'
    "</extras>"
)
OUVERTE = (
    f'<extras info="{INFO}" numero="1487" tag="sofi"><extra info="debut-validite">20250101</extra>'
    '<extra info="public">3</extra><extra info="france-entiere">1</extra><extra info="inter-branche">1</extra></extras>'
)

CERTIFIEE = """
INSERT INTO certification (id, code_certifinfo, intitule) VALUES (1, '4101', 'CAP maçon'), (2, '4102', 'TP maçon');
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (1, 1, 0), (1, 2, 1);
INSERT INTO commune (id, code, libelle, departement_code) VALUES
  (1, '44109', 'Nantes', '44'), (2, '35238', 'Rennes', '35');
UPDATE adresse SET commune_id = 1;
INSERT INTO adresse (id, empreinte, lignes, code_postal, ville, commune_id) VALUES
  (2, 'b', '{3 rue de la Vilaine}', '35000', 'Rennes', 2);
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) VALUES
  (1, 'VALIDEE', 'SAISIE', 1, 'Nantes', 1), (2, 'VALIDEE', 'SAISIE', 1, 'Rennes', 2);
INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 1, 0);
"""
PERIODES = """
INSERT INTO eligibilite_cpf (certification_id, code_cpf, public, debut, cle, fin, region_code, branches,
    liste, source) VALUES
  (1, '236000', 'SALARIE', '2026-01-01', '52/CPNE & bois', '2027-12-31', '52', '{16.23Z,43.32A}', 'CPNE & bois', 'CPF'),
  (1, '1487', 'TOUT_PUBLIC', '2025-01-01', '/', NULL, NULL, '{}', NULL, 'CPF'),
  (2, '1487', 'TOUT_PUBLIC', '2025-01-01', '/', NULL, NULL, '{}', NULL, 'CPF'),
  (1, '53000', 'DEMANDEUR_EMPLOI', '2025-01-01', '53/', NULL, '53', '{}', NULL, 'CPF'),
  (1, '130805', 'TOUT_PUBLIC', '2014-12-04', '/', '2018-12-31', NULL, '{}', NULL, 'CPF');
"""
# the same offer begun every which way, elsewhere, nowhere, at a distance
AUTRES = """
INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id, modalite_enseignement)
  VALUES
  (2, 'AC_2', 'VALIDEE', 'SAISIE', 1, 1, 1, 'A_DISTANCE');
INSERT INTO session (id, numero, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision,
    adresse_inscription_id) VALUES
  (2, 'SE_2', 'VALIDEE', 'SAISIE', 1, 1, '2028-01-01', 'ANNEE', NULL, 'INCONNUE', 1),
  (3, 'SE_3', 'VALIDEE', 'SAISIE', 1, 1, '2018-12-01', 'MOIS', '2018-12-31', 'MOIS', 1),
  (4, 'SE_4', 'VALIDEE', 'SAISIE', 1, 1, NULL, 'INCONNUE', NULL, 'INCONNUE', 1),
  (5, 'SE_5', 'VALIDEE', 'SAISIE', 1, 1, '2027-12-31', 'JOUR', '2027-12-31', 'JOUR', 1),
  (6, 'SE_6', 'VALIDEE', 'SAISIE', 1, 1, '2027-02-01', 'JOUR', '2027-02-28', 'JOUR', 1),
  (7, 'SE_7', 'VALIDEE', 'SAISIE', 2, 1, '2027-02-01', 'JOUR', '2027-02-28', 'JOUR', 1);
INSERT INTO session_site (session_id, site_id, rang) VALUES (2, 1, 0), (3, 1, 0), (4, 1, 0), (5, 2, 0), (5, 1, 1);
"""
ELIGIBLE = Etat(CERTIFIEE + PERIODES)
DIVERSE = Etat(CERTIFIEE + PERIODES + AUTRES)
SANS_ELIGIBILITE = Etat(CERTIFIEE)
CODES = {
    "SE_1": ["1487", "236000"],
    "SE_2": ["1487"],
    "SE_3": ["130805"],
    "SE_4": ["1487", "236000"],
    "SE_5": ["1487", "53000", "236000"],
    "SE_6": ["1487"],
    "SE_7": ["1487", "53000", "236000"],
}
DEMANDE = """{ sessions(first: 50, filtre: {statuts: [VALIDEE, PERIMEE]}) { nodes {
  numero eligibilitesCpf { codeCpf debut fin public region branches liste } } } }"""


@pytest.mark.parametrize("version", ["2.3", "2.2"])
def test_a_period_is_written_as_the_national_feed_does(exporte: Exporter, version: str):
    assert exporte(ELIGIBLE, version=version).xml(BLOCS) == [OUVERTE, ECRITE]


def test_a_session_that_is_not_eligible_says_nothing(exporte: Exporter):
    assert exporte(SANS_ELIGIBILITE).noeuds(BLOCS) == []


def dites(export: Export) -> dict[str, list[dict[str, Any]]]:
    """What each session says, in the words of the API."""
    publics = {str(code): public.value for public, code in PUBLICS.items()}
    sessions: dict[str, list[dict[str, Any]]] = {}
    for session in export.noeuds("session"):
        lues = sessions.setdefault(session.get("numero", ""), [])
        for bloc in export.noeuds(f'session[@numero="{session.get("numero")}"]/extras[@info="{INFO}"]'):
            dit = {nom: [e.text for e in bloc if e.get("info") == nom] for nom in {e.get("info") for e in bloc}}
            region = dit.get("region", [None])[0]
            assert dit["france-entiere"] == [str(int(region is None))]
            assert dit["inter-branche"] == [str(int("branche" not in dit))]
            lues.append(
                {
                    "codeCpf": bloc.get("numero"),
                    "debut": _iso(dit["debut-validite"][0]),
                    "fin": _iso(dit.get("fin-validite", [None])[0]),
                    "public": publics[dit["public"][0]],
                    "region": region,
                    "branches": dit.get("branche", []),
                    "liste": dit.get("source", [None])[0],
                }
            )
    return sessions


def _iso(chiffres: str | None) -> str | None:
    return chiffres and f"{chiffres[:4]}-{chiffres[4:6]}-{chiffres[6:]}"


@pytest.mark.anyio
async def test_exports_and_the_api_say_the_same_of_every_session(exporte: Exporter, catalogue_ecrit: Banc):
    lues = dites(exporte(DIVERSE))

    async with (
        AsyncConnectionPool(catalogue_ecrit.url, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, PUBLIC, LE, Parametres("52")) as contexte,
    ):
        reponse = await executer(schema, Requete(DEMANDE), contexte)
    assert reponse.donnees is not None
    servies = {n["numero"]: n["eligibilitesCpf"] for n in reponse.donnees["sessions"]["nodes"]}

    assert lues == servies
    assert {numero: [dite["codeCpf"] for dite in suite] for numero, suite in lues.items()} == CODES
