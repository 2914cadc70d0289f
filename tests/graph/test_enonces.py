"""Exactly one statement per relation and level, whatever the number of parents."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

PEUPLER = """
INSERT INTO organisme (id, statut, source, raison_sociale) SELECT n, 'VALIDEE', 'LHEO', 'O' || n FROM generate_series(1, %(n)s) n;
INSERT INTO adresse (id, empreinte, lignes) VALUES (1, 'a', '{}');
INSERT INTO etablissement (id, statut, source, organisme_id, nom, adresse_id) SELECT id, 'VALIDEE', 'LHEO', id, 'E', 1 FROM organisme;
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) SELECT id, 'VALIDEE', 'LHEO', id, 'L', 1 FROM etablissement;
INSERT INTO contact (id, statut, source, organisme_id, type_code) SELECT id, 'VALIDEE', 'LHEO', id, '4' FROM organisme;
INSERT INTO organisme_contact SELECT id, id, 0 FROM organisme;
INSERT INTO formacode (id, version, code, libelle) VALUES (1, 14, '22254', 'Ébénisterie');
INSERT INTO domaine SELECT id, 1, 0 FROM organisme;
INSERT INTO certification (id, code_certifinfo, intitule) VALUES (1, '1', '1');
INSERT INTO formation (id, statut, source, intitule, proprietaire_id, niveau_sortie_code)
  SELECT 2 * o.id + k, 'VALIDEE', 'LHEO', 'F', CASE k WHEN 0 THEN o.id END, '3' FROM organisme o, generate_series(0, 1) k;
INSERT INTO formation_formacode SELECT id, 1, 0 FROM formation;
INSERT INTO formation_certification SELECT id, 1, 0 FROM formation;
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id)
  SELECT id, 'VALIDEE', 'LHEO', id, id / 2, id / 2 FROM formation;
INSERT INTO session (id, statut, source, action_id, organisme_id) SELECT id, 'VALIDEE', 'LHEO', id, organisme_id FROM action;
INSERT INTO session_site SELECT id, organisme_id, 0 FROM session;
INSERT INTO session_contact SELECT id, organisme_id, 0 FROM session;
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code) SELECT id, id, 0, 'OPCO', '16' FROM session;
INSERT INTO dispositif_public SELECT d.id, p.id, 0 FROM dispositif d, public_vise p WHERE p.version = 14 AND p.code = '82044';
"""

CINQ_NIVEAUX = """{
  organismes(first: 100) { total { valeur } pageInfo { endCursor } nodes {
    identifiants { cle } domaines { code } contacts { typeContact { code } }
    etablissements { adresse { ville } sites { adresse { ville } } }
    formations(first: 5) { total { valeur } edges { node {
        proprietaire { nom } certification { intitule } certifications { intitule } formacodePrincipal { code }
        formacodes { code } niveauEntree { code } niveauSortie { code }
      } actions(first: 5) { total { valeur } nodes { formation { intitule } organisme { nom } etablissement { nom }
        sessions(first: 5) { total { valeur } pageInfo { endCursor } edges { node { numero } } nodes {
          site { nom } sites { nom etablissement { nom } } contacts { nom: nomFamille } voies
          dispositifs { type { code } financeur { code } publics { code } }
        } }
      } }
    } }
  } }
}"""

# `adresse` and `sites` stand at two levels: two statements, whatever the number of objects
ATTENDU = Counter(
    {
        "organismes": 1,
        "organismes (total)": 1,
        "identifiants_par_objet": 1,
        "formacodes_par_organisme": 1,
        "contacts_par_organisme": 1,
        "type_contact_par_code": 1,
        "etablissements_par_organisme": 1,
        "adresse_par_etablissement": 1,
        "sites_par_etablissement": 1,
        "adresse_par_cle": 1,
        "formations_par_organisme": 1,
        "formations_par_organisme (total)": 1,
        "organisme_par_formation": 1,
        "certifications_par_formation": 1,
        "formacodes_par_formation": 1,
        "niveau_par_code": 1,
        "actions_par_organisme_et_formation": 1,
        "actions_par_organisme_et_formation (total)": 1,
        "formation_par_action": 1,
        "organisme_par_action": 1,
        "etablissement_par_action": 1,
        "sessions_par_action": 1,
        "sessions_par_action (total)": 1,
        "sites_par_session": 1,
        "etablissement_par_site": 1,
        "contacts_par_session": 1,
        "types_dispositif_par_session": 1,
        "dispositifs_par_session": 1,
        "type_dispositif_par_code": 1,
        "financeur_par_code": 1,
        "publics_par_dispositif": 1,
    }
)


@pytest.mark.parametrize("nombre", [1, 10, 100])
async def test_each_relation_and_level_takes_one_statement(base: str, lire: Interroger, nombre: int):
    with psycopg.connect(base) as connexion:
        for ordre in PEUPLER.strip().split(";\n"):
            connexion.execute(ordre.rstrip(";"), {"n": nombre} if "%(n)s" in ordre else None)

    lecture = await lire(base, CINQ_NIVEAUX)

    assert lecture.erreurs == []
    assert len(lecture.data["organismes"]["nodes"]) == nombre
    assert lecture.data["organismes"]["nodes"][-1]["formations"]["total"] == {"valeur": 2}
    assert Counter(lecture.noms) == ATTENDU


async def test_a_total_that_is_not_selected_is_not_counted(interroger: Interroger):
    assert (await interroger("{ sessions { nodes { id } } }")).noms == ["sessions"]


async def test_a_page_that_is_not_selected_is_not_read(interroger: Interroger):
    assert (await interroger("{ sessions { total { valeur } } }")).noms == ["sessions (total)"]


async def test_the_same_page_under_two_names_is_read_once(interroger: Interroger):
    lecture = await interroger("{ a: sessions(first: 1) { nodes { id } } b: sessions(first: 1) { edges { cursor } } }")

    assert lecture.noms == ["sessions"]


async def test_two_pages_of_one_relation_with_other_arguments_stay_apart(interroger: Interroger):
    lecture = await interroger("{ a: sessions(first: 1) { nodes { id } } b: sessions(first: 2) { nodes { id } } }")

    assert [len(lecture.data[nom]["nodes"]) for nom in "ab"] == [1, 2]
    assert lecture.noms == ["sessions", "sessions"]


async def test_an_operation_that_reads_nothing_takes_no_connection(interroger: Interroger):
    assert (await interroger("{ __typename nomenclatures(noms: [STATUT]) { nom } }")).noms == []
