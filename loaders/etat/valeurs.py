"""Whole states of objects as the journal writes them: now, around an evenement, as they are proposed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from psycopg.sql import SQL, Composed

from loaders.requete import Requete
from models.enumerations import Noun
from models.etat import Etat, expression

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import LiteralString

    from loaders.requete import Ligne

# beside what writes speak of, what a feed journals
_AUTRES: dict[str, SQL] = {
    Noun.ORGANISME: SQL("""jsonb_build_object('qualiopi', ARRAY(
    SELECT c.categorie FROM certification_qualite AS c
    WHERE c.organisme_id = n.id AND c.source = 'LISTE_PUBLIQUE' AND c.fin IS NULL ORDER BY c.categorie))"""),
}

_EVENEMENTS: Final = """\
-- etats_par_evenement ({noun})
SELECT p.rang,
  e.alors || coalesce(e.anciennes_valeurs, '{{}}') AS avant,
  e.alors || coalesce(e.proposition, '{{}}') AS apres
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT e.anciennes_valeurs, e.proposition, {etat} || coalesce((
    SELECT jsonb_object_agg(v.key, v.value) FROM (
      SELECT DISTINCT ON (a.key) a.key, a.value
      FROM evenement AS s CROSS JOIN jsonb_each(s.anciennes_valeurs) AS a
      WHERE s.objet_id = e.objet_id AND s.noun = '{noun}' AND s.id > e.id ORDER BY a.key, s.id
    ) AS v), '{{}}') AS alors
  FROM evenement AS e JOIN {noun} AS n ON n.id = e.objet_id
  WHERE e.id = p.cle AND (e.anciennes_valeurs IS NOT NULL OR e.proposition IS NOT NULL)
) AS e
ORDER BY p.rang"""

_PROPOSITIONS: Final = """\
-- etats_par_proposition ({noun})
SELECT p.rang, e.avant, e.avant || e.valeurs AS apres
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT m.valeurs, {etat} AS avant
  FROM modification AS m JOIN {noun} AS n ON n.id = m.objet_id WHERE m.objet_id = p.cle AND m.noun = '{noun}'
) AS e
ORDER BY p.rang"""

# what is proposed counts: the version that somebody saw may be that of the edit that waits
_VERSIONS: Final = """\
-- etats_par_version ({noun})
SELECT p.rang, e.etat || coalesce(e.anciennes, '{{}}') AS avant, e.etat || coalesce(e.valeurs, '{{}}') AS apres
FROM unnest(%(cle)s::bigint[], %(version)s::integer[]) WITH ORDINALITY AS p(cle, version, rang)
CROSS JOIN LATERAL (
  SELECT {etat} AS etat, (SELECT m.valeurs FROM modification AS m WHERE m.objet_id = n.id AND m.noun = '{noun}'),
    (SELECT jsonb_object_agg(v.key, v.value) FROM (
      SELECT DISTINCT ON (a.key) a.key, a.value
      FROM evenement AS s CROSS JOIN jsonb_each(s.anciennes_valeurs) AS a
      WHERE s.objet_id = n.id AND s.noun = '{noun}' AND s.version > p.version ORDER BY a.key, s.id
    ) AS v) AS anciennes
  FROM {noun} AS n WHERE n.id = p.cle
) AS e
ORDER BY p.rang"""


@cache
def present(noun: str) -> Composed:
    """SQL of the whole state of the row `n` of this table."""
    autres = _AUTRES.get(noun)
    etat = expression(Noun[noun.upper()])
    return SQL("({})").format(etat if autres is None else SQL(" || ").join((etat, autres)))


def preparer_des_evenements(noun: str, cles: Sequence[int]) -> Requete:
    """The statement that gives the states of their object just before and just after these evenements."""
    return Requete(_texte(_EVENEMENTS, noun), {"cle": list(cles)}, preparee=True)


def preparer_des_propositions(noun: str, cles: Sequence[int]) -> Requete:
    """The statement that gives the states of objects of these keys as they are and as they are proposed."""
    return Requete(_texte(_PROPOSITIONS, noun), {"cle": list(cles)}, preparee=True)


def preparer_depuis_des_versions(noun: str, vues: Sequence[tuple[int, int]]) -> Requete:
    """The statement that gives the states of objects as they were in a version, then as they are or are proposed."""
    parametres = {"cle": [cle for cle, _ in vues], "version": [version for _, version in vues]}
    return Requete(_texte(_VERSIONS, noun), parametres, preparee=True)


def assembler(nombre: int, lignes: Sequence[Ligne]) -> list[tuple[Etat, Etat]]:
    """Both states for each key; twice nothing where nothing was there before, or nothing is proposed."""
    etats: list[tuple[Etat, Etat]] = [({}, {})] * nombre
    for rang, avant, apres in lignes:
        etats[rang - 1] = (avant, apres)
    return etats


@cache
def _texte(modele: LiteralString, noun: str) -> str:
    return SQL(modele).format(noun=SQL(noun), etat=present(noun)).as_string()
