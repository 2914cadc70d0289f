"""The words of actions and the vocabulary, kept through edits: they are always those of a rebuild."""

import random
from collections.abc import Iterator

import psycopg
import pytest

from loaders.tenue import paroles
from loaders.tenue.mots import MOTS, PARENTES
from loaders.tenue.textes import TEXTES

GESTES = (
    "UPDATE formation SET intitule = %(texte)s WHERE id = (SELECT formation_id FROM action WHERE id = %(action)s)",
    "UPDATE formation SET programme = %(texte)s WHERE id = (SELECT formation_id FROM action WHERE id = %(action)s)",
    "UPDATE action SET complement_intitule = %(texte)s WHERE id = %(action)s",
    "UPDATE action SET complement_descriptif = NULL WHERE id = %(action)s",
    "UPDATE organisme SET nom_usage = %(texte)s WHERE id = (SELECT organisme_id FROM action WHERE id = %(action)s)",
    "DELETE FROM formation_formacode WHERE formation_id = (SELECT formation_id FROM action WHERE id = %(action)s)",
    "DELETE FROM formation_rome WHERE formation_id = (SELECT formation_id FROM action WHERE id = %(action)s)",
)
PARTAGEES = """
SELECT a.id FROM action AS a JOIN action AS b ON b.formation_id = a.formation_id OR b.organisme_id = a.organisme_id
WHERE b.id = %s"""


@pytest.fixture
def connexion(exemple: str) -> Iterator[psycopg.Connection]:
    """The sample; what a test changes is rolled back."""
    with psycopg.connect(exemple) as ouverte:
        yield ouverte
        ouverte.rollback()


def ecarts(connexion: psycopg.Connection) -> dict[str, list[tuple[object, ...]]]:
    """The rows that are not those of a rebuild, by table."""
    lus = {table.nom: connexion.execute(table.ecarts).fetchall() for table in paroles.TABLES}
    return {nom: lignes for nom, lignes in lus.items() if lignes}


def une(connexion: psycopg.Connection, requete: str, *valeurs: object) -> object:
    return connexion.execute(requete, valeurs).fetchone()[0]


def action(connexion: psycopg.Connection, formacode: str) -> int:
    """The first action of a domain."""
    return une(
        connexion,
        "SELECT min(a.id) FROM action AS a JOIN formation_formacode USING (formation_id)"
        " JOIN formacode AS f ON f.id = formacode_id WHERE f.code = %s AND rang = 0",
        formacode,
    )


@pytest.mark.parametrize("graine", range(3))
def test_after_random_edits_all_is_as_a_rebuild_makes_it(connexion: psycopg.Connection, graine: int):
    alea = random.Random(graine)  # noqa: S311  edits, not secrets
    actions = [id_ for (id_,) in connexion.execute("SELECT id FROM action ORDER BY id")]
    touchees: set[int] = set()
    for _ in range(12):
        visee = alea.choice(actions)
        texte = f"Zythologie {alea.randrange(5)} : l'art du brasseur/caviste"
        connexion.execute(alea.choice(GESTES), {"texte": texte, "action": visee})
        touchees |= {id_ for (id_,) in connexion.execute(PARTAGEES, [visee])}
    paroles.tenir(connexion, sorted(touchees))
    assert ecarts(connexion) == {}


def test_nothing_waits_for_searches_to_read_it(connexion: psycopg.Connection):
    connexion.execute("UPDATE formation SET intitule = 'Zythologie'")
    paroles.tenir(connexion, [id_ for (id_,) in connexion.execute("SELECT id FROM action")])
    assert une(connexion, "SELECT gin_clean_pending_list('recherche_action_long_idx')") == 0
    assert une(connexion, "SELECT count(*) FROM recherche_action WHERE court @@ 'zythologie'::tsquery") > 0


def test_a_rebuild_from_nothing_is_the_same(connexion: psycopg.Connection):
    for table in paroles.TABLES:
        connexion.execute(f"DELETE FROM {table.nom}")
    paroles.refaire(connexion)
    assert ecarts(connexion) == {}


def test_words_of_references_keep_their_accents(connexion: psycopg.Connection):
    assert une(connexion, "SELECT graphie FROM recherche_graphie WHERE mot = 'mecanicien'") == "mécanicien"
    assert une(connexion, "SELECT count(*) FROM recherche_graphie WHERE mot = graphie") == 0


def test_an_action_that_disappears_takes_its_words_away(connexion: psycopg.Connection):
    visee = action(connexion, "21049")
    connexion.execute("UPDATE action SET complement_intitule = 'hydromellerie' WHERE id = %s", [visee])
    paroles.tenir(connexion, [visee])
    assert une(connexion, "SELECT nb FROM recherche_mot WHERE mot = 'hydromellerie'") == 1
    connexion.execute("UPDATE action SET complement_intitule = NULL WHERE id = %s", [visee])
    paroles.tenir(connexion, [visee])
    assert une(connexion, "SELECT count(*) FROM recherche_mot WHERE mot = 'hydromellerie'") == 0


def test_what_did_not_change_is_not_written(connexion: psycopg.Connection):
    actions = [id_ for (id_,) in connexion.execute("SELECT id FROM action LIMIT 50")]
    ecrites = "SELECT count(*) FROM {} WHERE xmin = pg_current_xact_id()::xid"
    paroles.tenir(connexion, actions)
    paroles.refaire(connexion)
    assert {table.nom: une(connexion, ecrites.format(table.nom)) for table in paroles.TABLES} == dict.fromkeys(
        (table.nom for table in paroles.TABLES), 0
    )


def test_a_difference_is_told(connexion: psycopg.Connection):
    connexion.execute("UPDATE recherche_mot SET nb = nb + 1 WHERE mot = 'plomberie'")
    visee = action(connexion, "22677")
    connexion.execute("UPDATE recherche_action SET court = '' WHERE action_id = %s", [visee])
    assert ("plomberie", True) in connexion.execute(MOTS.ecarts).fetchall()
    assert connexion.execute(TEXTES.ecarts).fetchall() == [(visee, True)]


POIDS = [
    ("intitule", "22677", "A", "depannage"),
    ("domaine principal", "22677", "A", "plomberie"),
    ("autre domaine", "22677", "B", "chauffage"),
    ("certification", "21538", "B", "certificat"),
    ("synonyme", "22677", "C", "sanitaires"),
    ("métier", "22677", "C", "plombier"),
    ("générique", "23015", "C", "arc"),
    ("code", "22677", "C", "22677"),
    ("programme", "22677", "D", "programme"),
]


@pytest.mark.parametrize(("quoi", "formacode", "poids", "mot"), POIDS, ids=[quoi for quoi, *_ in POIDS])
def test_a_word_weighs_what_it_says_of_the_action(
    connexion: psycopg.Connection, quoi: str, formacode: str, poids: str, mot: str
):
    trouvees = """
    SELECT count(*) FROM recherche_action JOIN formation_formacode USING (formation_id)
    JOIN formacode AS f ON f.id = formacode_id WHERE f.code = %s AND long @@ %s::tsquery"""
    assert une(connexion, trouvees, formacode, f"{mot}:{poids}") > 0, quoi


def test_only_what_an_action_is_about_is_in_the_short_words(connexion: psycopg.Connection):
    longs = connexion.execute(
        "SELECT count(*) FROM recherche_action WHERE court @@ 'a:CD | programme'::tsquery"
    ).fetchone()
    assert longs == (0,)
    assert une(connexion, "SELECT count(*) FROM recherche_action WHERE court @@ 'plomberie'::tsquery") > 0


def test_signs_part_words_and_empty_words_keep_their_places(connexion: psycopg.Connection):
    visee = action(connexion, "22677")
    texte = "Chauffage/sanitaire, pompes-à-chaleur (M.Dupont) : l'art de souder"
    connexion.execute("UPDATE action SET complement_intitule = %s WHERE id = %s", [texte, visee])
    connexion.execute(
        "UPDATE formation SET intitule = 'Début' WHERE id = (SELECT formation_id FROM action WHERE id = %s)", [visee]
    )
    paroles.tenir(connexion, [visee])
    cherche = "debut <-> chauffage <-> sanitaire <-> pompes <-> a <-> chaleur <-> m <-> dupont <-> l <-> art <2> souder"
    assert une(connexion, "SELECT court @@ %s::tsquery FROM recherche_action WHERE action_id = %s", cherche, visee)
    assert not une(connexion, "SELECT court @@ 'de'::tsquery FROM recherche_action WHERE action_id = %s", visee)


def test_jobs_and_domains_of_one_keyword_are_a_family(connexion: psycopg.Connection):
    familles = {(racine, parente) for racine, parente in connexion.execute(PARENTES.lignes)}
    assert {
        ("plombier", "plomberi"),
        ("plomberi", "plombier"),
        ("soudeur", "soudag"),
        ("coiffeur", "coiffur"),
    } <= familles
    assert not any(("plombier", autre) in familles for autre in ("chauffag", "soudag"))


def test_an_action_whose_formation_says_no_job_has_those_of_its_principal_domain(connexion: psycopg.Connection):
    visee = action(connexion, "22677")
    connexion.execute(
        "DELETE FROM formation_rome WHERE formation_id = (SELECT formation_id FROM action WHERE id = %s)", [visee]
    )
    connexion.execute(
        "INSERT INTO formacode_rome (version, code, rome_code, origine) VALUES (14, '22677', 'I1308', 'X')"
    )
    paroles.tenir(connexion, [visee])
    assert une(connexion, "SELECT long @@ 'i1308:C'::tsquery FROM recherche_action WHERE action_id = %s", visee)
