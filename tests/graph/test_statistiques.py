"""Statistics say what plain SQL over the tables of the catalogue says."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from graph.execution import schema_graphql
from graph.schema import schema
from loaders.offre.completude import CHAMPS
from loaders.offre.unites import UNITES
from models.enumerations import TypeObjet
from tests.graph.conftest import Compter, en_lignes

pytestmark = pytest.mark.anyio

ALaMain = Callable[[str], list[tuple[Any, ...]]]
SQL_A_LA_MAIN = """WITH vue AS (
  SELECT session.*, action.formation_id, action.cree_le AS saisie_de_l_action FROM session
  JOIN action ON action.id = session.action_id JOIN organisme ON organisme.id = action.organisme_id
  WHERE session.statut <> 'EN_COURS_DE_SAISIE' AND action.statut <> 'EN_COURS_DE_SAISIE'
    AND organisme.statut = 'VALIDEE' AND NOT organisme.suspendu),
active AS (
  SELECT * FROM vue WHERE statut = 'VALIDEE' AND NOT declaree_perimee AND coalesce(fin, 'infinity') >= '2026-11-23'),
lieu AS (
  SELECT session_id, departement_code FROM session_site JOIN site ON site.id = site_id
  JOIN adresse ON adresse.id = site.adresse_id LEFT JOIN commune ON commune.id = adresse.commune_id),
enseigne AS (
  SELECT session_id, departement_code FROM lieu
  UNION SELECT vue.id, NULL FROM vue JOIN action ON action.id = vue.action_id
  WHERE action.modalite_enseignement = 'A_DISTANCE' OR vue.id NOT IN (SELECT session_id FROM session_site))
"""


@pytest.fixture(scope="module")
def a_la_main(catalogue_a_compter: str) -> Iterator[ALaMain]:
    """The rows of a SELECT over what the public sees."""
    with psycopg.connect(catalogue_a_compter) as connexion:
        yield lambda select: connexion.execute(SQL_A_LA_MAIN + select).fetchall()


CAS = {
    "sessions by département and month of start": (
        'sur: SESSION, par: [DEPARTEMENT, MOIS_DEBUT], filtre: { debut: { du: "2026-09-01", au: "2027-08-31" } }',
        """SELECT departement_code, CASE WHEN debut_precision IN ('JOUR', 'MOIS') THEN to_char(debut, 'YYYY-MM') END,
          count(DISTINCT id) FROM active LEFT JOIN enseigne ON session_id = id
        WHERE debut <= '2027-08-31' AND CASE debut_precision WHEN 'ANNEE' THEN debut + interval '1 year - 1 day'
          WHEN 'MOIS' THEN debut + interval '1 month - 1 day' ELSE debut END >= '2026-09-01' GROUP BY 1, 2""",
        (
            "SELECT count(*) FROM active WHERE debut < '2027-09-01' AND (debut >= '2026-09-01'"
            " OR debut_precision = 'MOIS' AND debut > '2026-08-01'"
            " OR debut_precision = 'ANNEE' AND debut >= '2026-01-01')"
        ),
    ),
    "entries by month of entry and dispositif since 2021": (
        (
            'sur: ACTION, par: [MOIS_SAISIE, TYPE_DISPOSITIF], filtre: { creeEntre: { du: "2021-01-01" },'
            " statuts: [VALIDEE, PERIMEE, ARCHIVEE] }"
        ),
        """SELECT to_char(saisie_de_l_action AT TIME ZONE 'Europe/Paris', 'YYYY-MM'), type_code,
          count(DISTINCT action_id) FROM vue LEFT JOIN dispositif ON session_id = vue.id
        WHERE statut IN ('VALIDEE', 'ARCHIVEE') AND saisie_de_l_action >= '2020-12-31 23:00Z' GROUP BY 1, 2""",
        (
            "SELECT count(DISTINCT action_id) FROM vue WHERE statut IN ('VALIDEE', 'ARCHIVEE')"
            " AND saisie_de_l_action >= '2020-12-31 23:00Z'"
        ),
    ),
    "Qualiopi by category": (
        "sur: ORGANISME, par: [QUALIOPI]",
        """SELECT categorie, count(DISTINCT organisme.id) FROM organisme LEFT JOIN certification_qualite AS c
          ON c.organisme_id = organisme.id AND coalesce(c.fin, 'infinity') > '2026-11-23'
        WHERE organisme.statut = 'VALIDEE' AND NOT suspendu GROUP BY 1""",
        "SELECT count(*) FROM organisme WHERE statut = 'VALIDEE' AND NOT suspendu",
    ),
    "public against private": (
        "sur: SESSION, par: [CONVENTIONNEMENT]",
        "SELECT conventionnee::text, count(*) FROM active GROUP BY 1",
        "SELECT count(*) FROM active",
    ),
    "fiches by year, hors région apart": (
        "sur: ETABLISSEMENT, par: [ANNEE_SAISIE, HORS_REGION], organisme: { avecFiche: true }",
        """SELECT extract(year FROM e.cree_le)::text, (departement_code = '35')::text, count(*)
        FROM etablissement AS e JOIN organisme AS o ON o.id = e.organisme_id
        LEFT JOIN adresse ON adresse.id = e.adresse_id LEFT JOIN commune ON commune.id = adresse.commune_id
        WHERE e.statut = 'VALIDEE' AND fiche AND o.statut = 'VALIDEE' AND NOT o.suspendu GROUP BY 1, 2""",
        (
            "SELECT count(*) FROM etablissement JOIN organisme AS o ON o.id = organisme_id"
            " WHERE etablissement.statut = 'VALIDEE' AND fiche AND o.statut = 'VALIDEE' AND NOT o.suspendu"
        ),
    ),
    "organismes by what they offer": (
        "sur: ORGANISME, par: [CERTIFIANTE]",
        """SELECT certifiante::text, count(DISTINCT organisme.id) FROM organisme
        LEFT JOIN (active JOIN formation ON formation.id = formation_id) ON organisme_id = organisme.id
        WHERE organisme.statut = 'VALIDEE' AND NOT suspendu GROUP BY 1""",
        "SELECT count(*) FROM organisme WHERE statut = 'VALIDEE' AND NOT suspendu",
    ),
    "établissements that have an offer, by département": (
        "sur: ETABLISSEMENT, par: [DEPARTEMENT], filtre: { conventionnee: true }",
        """SELECT departement_code, count(*) FROM etablissement AS e
        LEFT JOIN adresse ON adresse.id = e.adresse_id LEFT JOIN commune ON commune.id = adresse.commune_id
        WHERE e.statut = 'VALIDEE' AND e.organisme_id <> 103 AND EXISTS (SELECT FROM active
          JOIN action ON action.id = action_id WHERE conventionnee AND (action.etablissement_id = e.id OR action.id IN (
            SELECT f.action_id FROM action_formateur AS f WHERE f.etablissement_id = e.id))) GROUP BY 1""",
        """SELECT count(*) FROM etablissement AS e WHERE e.statut = 'VALIDEE' AND e.organisme_id <> 103 AND (
          EXISTS (SELECT FROM active JOIN action ON action.id = action_id
            WHERE conventionnee AND action.etablissement_id = e.id)
          OR EXISTS (SELECT FROM active JOIN action_formateur AS f USING (action_id)
            WHERE conventionnee AND f.etablissement_id = e.id))""",
    ),
    "dispositifs by public": (
        'sur: DISPOSITIF, par: [PUBLIC], filtre: { financeurs: ["2"] }',
        """SELECT code, count(DISTINCT dispositif.id) FROM active JOIN dispositif ON session_id = active.id
        LEFT JOIN (SELECT dispositif_id, public_id FROM dispositif_public
          UNION SELECT d.id, p.public_id FROM dispositif AS d JOIN session AS s ON s.id = d.session_id
          JOIN action_public AS p ON p.action_id = s.action_id
          WHERE d.id NOT IN (SELECT dispositif_id FROM dispositif_public)) AS dit ON dispositif_id = dispositif.id
        LEFT JOIN public_vise ON public_vise.id = public_id WHERE financeur_code = '2' GROUP BY 1""",
        "SELECT count(*) FROM active JOIN dispositif ON session_id = active.id WHERE financeur_code = '2'",
    ),
    "sessions of organismes of a category": (
        (
            'sur: SESSION, par: [MODALITE], filtre: { certifiante: true }, organisme: { categories: ["CFA"],'
            " offre: { conventionnee: false } }"
        ),
        """SELECT modalite_enseignement, count(*) FROM active JOIN action ON action.id = action_id
        JOIN formation ON formation.id = active.formation_id WHERE certifiante
          AND active.organisme_id IN (SELECT organisme_id FROM organisme_categorie WHERE categorie_code = 'CFA')
          AND active.organisme_id IN (SELECT organisme_id FROM active WHERE NOT conventionnee) GROUP BY 1""",
        (
            "SELECT count(*) FROM active JOIN formation ON formation.id = formation_id WHERE certifiante"
            " AND organisme_id IN (SELECT organisme_id FROM organisme_categorie WHERE categorie_code = 'CFA')"
            " AND organisme_id IN (SELECT organisme_id FROM active WHERE NOT conventionnee)"
        ),
    ),
}


@pytest.mark.parametrize(("arguments", "lignes", "total"), CAS.values(), ids=CAS)
async def test_a_table_is_what_plain_sql_counts(
    compter: Compter, a_la_main: ALaMain, arguments: str, lignes: str, total: str
):
    tableau = await compter(arguments)
    attendues = set(a_la_main(lignes))
    assert en_lignes(tableau) == attendues
    assert len(attendues) > 1
    assert tableau["total"] == a_la_main(total)[0][0]
    assert tableau["cumulable"] == (tableau["total"] == sum(ligne[-1] for ligne in attendues))


async def test_places_are_those_of_distinct_dispositifs(compter: Compter, a_la_main: ALaMain):
    tableau = await compter(
        "sur: SESSION, par: [TYPE_DISPOSITIF, FINANCEUR]",
        "lignes { nombre placesFinancees cles { valeur } }",
    )
    assert en_lignes(tableau, "placesFinancees") == set(
        a_la_main("""SELECT type_code, financeur_code, count(DISTINCT active.id), sum(places_financees)::int
        FROM active LEFT JOIN dispositif ON session_id = active.id GROUP BY 1, 2""")
    )


async def test_medians_take_each_action_once(compter: Compter, a_la_main: ALaMain):
    tableau = await compter(
        "sur: SESSION, par: [MODALITE]", "lignes { nombre heuresMedianes prixMedian cles { valeur } }"
    )
    lues = {(*ligne[:-1], float(ligne[-1])) for ligne in en_lignes(tableau, "heuresMedianes", "prixMedian")}
    assert lues == set(
        a_la_main("""SELECT modalite_enseignement, sum(sessions)::int,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY heures_total),
          percentile_cont(0.5) WITHIN GROUP (ORDER BY prix_total_ttc)
        FROM (SELECT action_id, count(*) AS sessions FROM active GROUP BY 1) AS a
        JOIN action ON action.id = action_id GROUP BY 1""")
    )


async def test_white_zones_are_every_champ_of_the_formacode_in_every_departement_of_the_region(
    compter: Compter, a_la_main: ALaMain
):
    arguments = "sur: ACTION, par: [CHAMP, DEPARTEMENT], filtre: { entreePossible: true }"
    tableau = await compter(f"{arguments}, avecZeros: true")
    comptees = en_lignes(await compter(arguments))
    zeros = a_la_main("""SELECT c.code, d.code, 0 FROM champ_semantique AS c, departement AS d
      WHERE c.version = 14 AND c.absent_depuis IS NULL AND (d.region_code = '52' OR d.code = '35')""")
    assert en_lignes(tableau) == comptees | {zero for zero in zeros if zero[:2] not in {c[:2] for c in comptees}}
    assert {("999", departement, 0) for departement in ("35", "44", "49", "53", "72", "85")} < en_lignes(tableau)


async def test_certifications_are_those_that_the_filter_asks_for(compter: Compter):
    tableau = await compter('sur: CERTIFICATION, par: [TYPE_CERTIFICATION], filtre: { codesRncp: ["RNCP37387"] }')
    assert (tableau["total"], en_lignes(tableau)) == (1, {("ETAT", 1)})


async def test_places_are_counted_where_sessions_are(compter: Compter, a_la_main: ALaMain):
    tableau = await compter("sur: SITE, par: [DEPARTEMENT]")
    assert en_lignes(tableau) == set(
        a_la_main("""SELECT departement_code, count(DISTINCT site_id) FROM active
        JOIN session_site ON session_id = active.id
        JOIN site ON site.id = site_id JOIN adresse ON adresse.id = site.adresse_id
        LEFT JOIN commune ON commune.id = adresse.commune_id GROUP BY 1""")
    )


async def test_a_part_is_of_all_objects(compter: Compter):
    tableau = await compter("sur: SESSION, par: [CONVENTIONNEMENT]", "total lignes { nombre part }")
    assert [ligne["part"] for ligne in tableau["lignes"]] == [
        ligne["nombre"] / tableau["total"] for ligne in tableau["lignes"]
    ]


async def test_completude_tells_how_many_have_each_field(compter: Compter, a_la_main: ALaMain):
    tableau = await compter("sur: ACTION, par: [STATUT]", "total completude { champ renseignes part }")
    [(heures, publics)] = a_la_main("""SELECT count(heures_total), count(*) FILTER (WHERE id IN (
      SELECT action_id FROM action_public)) FROM action WHERE id IN (SELECT action_id FROM active)""")
    lus = {c["champ"]: (c["renseignes"], c["part"]) for c in tableau["completude"]}
    total = tableau["total"]
    assert (lus["heuresTotal"], lus["publics"]) == ((heures, heures / total), (publics, publics / total))


@pytest.mark.parametrize("sur", CHAMPS)
def test_completude_is_of_fields_that_the_type_has(sur: TypeObjet):
    champs = schema_graphql(schema).type_map[sur.title()].fields
    assert {
        "".join([premier, *map(str.capitalize, autres)]) for premier, *autres in (c.split("_") for c in CHAMPS[sur])
    } <= champs.keys()


def test_all_that_is_counted_has_fields_to_fill():
    assert UNITES.keys() == CHAMPS.keys()
