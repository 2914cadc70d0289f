"""What is proposed while one types: names whose words begin as what is typed, those of words with a typo after them.

Best first: names that begin as the whole of it, then what most published actions bear, then what is most common, then
the alphabet. A value is proposed once, by the best of its names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from loaders.objets import ORGANISME
from loaders.requete import Requete
from loaders.retrouver import compact
from loaders.visibilite import visible
from models.erreurs import EntreeInvalide
from models.lecteur import Portee
from models.mots import plier
from models.suggestion import (
    DEBUT_DU_LIBELLE,
    LETTRES,
    MOTS,
    NOMBREUX,
    PREMIERES,
    SANS_LA_DEUXIEME,
    SANS_LA_PREMIERE,
    TypeSuggestion,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from loaders.requete import Ligne

PAR_DEFAUT, MAXIMUM = 8, PREMIERES
NUL = "\0"
NOMBRE = re.compile(r"[\d\s.\-]+")
CORRIGEABLE = re.compile(r"[a-z]{4,}")
LONGS = 8  # letters from which a word may have two typos
AUCUN_MOT = "~"  # begins none of those that are kept
PREVUS = 12  # elements: PostgreSQL foresees ten in any array, and would plan again for one that has fewer
LUS_A_LA_FOIS = 3  # words, the longest ones, of a text of any number of them
ESSAIS = 3  # ways of reading what has a typo


class Suggestion(NamedTuple):
    """A value and the name it is proposed by."""

    type: TypeSuggestion
    valeur: str
    libelle: str
    complement: str | None


class Frappe(NamedTuple):
    """What is typed: its words, folded; of which types, and how many suggestions are wanted."""

    mots: tuple[str, ...]
    types: tuple[TypeSuggestion, ...]
    nombre: int


# The word that begins the fewest names is followed. One that begins too many of them has its best ones ready, if it is
# alone; else the best of those that begin as the whole are taken, and where these are too few, those that have the
# longest words. OFFSET 0: PostgreSQL, which does not foresee how few rows a beginning gives, would read whole tables.
_PILOTE = f"""\
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM {{types}} AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{{' LIMIT {NOMBREUX} + 1) AS u) AS nombre
    FROM {{mots}} AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{{' OFFSET 0) AS m
  WHERE pilote.nombre <= {NOMBREUX}
"""  # noqa: S608
_D_UN_MOT = f"""\
  UNION ALL SELECT d.cle FROM pilote JOIN suggestion_debut AS d ON (d.type, d.debut) = (pilote.type, pilote.mot)
  WHERE pilote.nombre > {NOMBREUX} AND d.place <= %(nombre)s)"""  # noqa: S608
_DE_PLUSIEURS = f"""\
  UNION ALL SELECT large.cle FROM pilote CROSS JOIN LATERAL (
    WITH en_tete AS MATERIALIZED (
      SELECT cle FROM (SELECT DISTINCT ON (valeur) cle, valeur, actions, frequence, plie FROM suggestion
        WHERE type = pilote.type AND {DEBUT_DU_LIBELLE} >= %(debut)s AND {DEBUT_DU_LIBELLE} < %(debut)s || '{{'
        ORDER BY valeur, plie COLLATE "C", cle) AS s
      ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur LIMIT %(nombre)s)
    SELECT cle FROM en_tete
    UNION ALL (SELECT m.cle FROM {{longs}} AS tape(mot)
      JOIN suggestion_mot AS m ON m.type = pilote.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{{'
      WHERE (SELECT count(*) FROM en_tete) < %(nombre)s
      GROUP BY m.cle HAVING count(DISTINCT tape.mot) = (SELECT count(*) FROM {{longs}} AS u))
  ) AS large WHERE pilote.nombre > {NOMBREUX})"""  # noqa: S608
_ORDRE = 'en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C"'
# Each type has its share of the places, and those that others leave.
_TROUVEES = f""",
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, {DEBUT_DU_LIBELLE} ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE {MOTS} LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND {{visible}}))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY {_ORDRE}, valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, {_ORDRE}, type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY {_ORDRE}, type, valeur"""  # noqa: S608

UN_MOT = f"-- suggestions\n{_PILOTE}{_D_UN_MOT}{_TROUVEES}"
PLUSIEURS_MOTS = f"-- suggestions\n{_PILOTE}{_DE_PLUSIEURS}{_TROUVEES}"

# Beginnings of words that are some letters away from what is typed, itself included. The first two letters are seldom
# wrong: where one is, only words that are otherwise the same are found.
_CORRECTIONS = f"""\
-- corrections
WITH tape AS (
  SELECT mot, length(mot) AS n, CASE WHEN length(mot) >= {LONGS} THEN 2 ELSE 1 END AS fautes FROM {{mots}} AS u(mot)),
genre AS (SELECT type FROM {{types}} AS t(type)),
proche AS (
  SELECT tape.mot AS tape, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.type, v.mot
  FROM tape CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= left(tape.mot, 2) AND v.mot < left(tape.mot, 2) || '{{'
    AND length(v.mot) >= n - fautes AND levenshtein_less_equal(tape.mot, left(v.mot, n + 1), fautes + 1) <= fautes + 1
    OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.tape, u.mot, 1, v.type, v.mot
  FROM unnest(%(de)s::text[], %(voisins)s::text[]) AS u(tape, mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= u.mot AND v.mot < u.mot || '{{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (substr(tape.mot, 2))) AS suite(mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND {SANS_LA_PREMIERE} >= suite.mot AND {SANS_LA_PREMIERE} < suite.mot || '{{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (left(tape.mot, 1) || substr(tape.mot, 3))) AS suite(mot)
  CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND {SANS_LA_DEUXIEME} >= suite.mot AND {SANS_LA_DEUXIEME} < suite.mot || '{{' OFFSET 0) AS v),
classee AS (
  SELECT tape, debut, min(distance) AS distance, sum(nombre) AS nombre
  FROM proche CROSS JOIN LATERAL (SELECT v.nombre FROM suggestion_vocabulaire AS v
    WHERE (v.type, v.mot) = (proche.type, proche.mot) OFFSET 0) AS v
  GROUP BY tape, debut)
SELECT tape, debut, distance FROM classee ORDER BY distance, nombre DESC, debut"""  # noqa: S608


def lire(texte: str, types: Iterable[TypeSuggestion] | None, nombre: int | None) -> Frappe:
    """What is typed, from GraphQL's arguments; raises EntreeInvalide."""
    if len(texte) > LETTRES:
        raise EntreeInvalide(f"`texte` a {LETTRES} caractères au plus (reçus : {len(texte)}).")
    if NUL in texte:
        raise EntreeInvalide("`texte` contient un caractère NUL : retirez-le.")
    mots = (compact(texte),) if NOMBRE.fullmatch(texte) else tuple(plier(texte))
    if not any(mots):
        raise EntreeInvalide("`texte` doit contenir au moins une lettre ou un chiffre.")
    demandes = set(TypeSuggestion if types is None else types)
    voulus = tuple(genre for genre in TypeSuggestion if genre in demandes)  # one statement, in whatever order they are
    if not voulus:
        raise EntreeInvalide("`types` est vide : donnez-en un au moins, ou aucun argument `types` pour les avoir tous.")
    nombre = PAR_DEFAUT if nombre is None else nombre
    if not 1 <= nombre <= MAXIMUM:
        raise EntreeInvalide(f"`first` doit être compris entre 1 et {MAXIMUM} (reçu : {nombre}).")
    return Frappe(mots, voulus, nombre)


def chercher(frappe: Frappe) -> Generator[Requete, list[Ligne], list[Suggestion]]:
    """The suggestions, best first; yields each statement it needs and is sent its rows."""
    trouvees = _suggestions((yield _exacte(frappe)))
    if len(trouvees) < frappe.nombre and _corriges(frappe):
        for mots in _lectures(frappe, (yield _corrections(frappe))):
            for cle, suggestion in _suggestions((yield _exacte(frappe._replace(mots=mots)))).items():
                trouvees.setdefault(cle, suggestion)
            if len(trouvees) >= frappe.nombre:
                break
    return list(trouvees.values())[: frappe.nombre]


@lru_cache(maxsize=256)
def enonce(modele: str, types: tuple[TypeSuggestion, ...], *listes: tuple[str, ...]) -> str:
    """The statement for these types, this many words of each list.

    They are written out, and OFFSET 0 hides them: what PostgreSQL foresees does not depend on values, so that it keeps
    the plan it made, which takes longer than to follow it.
    """
    pieces = {
        "{visible}": " AND ".join(visible(ORGANISME, Portee.PUBLIQUE)),
        "{types}": _valeurs(f"('{genre}')" for genre in types),
        **{"{" + noms[0].partition("_")[0] + "}": _valeurs(map(_valeur, noms)) for noms in listes},
    }
    for piece, texte in pieces.items():
        modele = modele.replace(piece, texte)
    return modele


def _valeurs(lignes: Iterable[str]) -> str:
    return f"(VALUES {', '.join(lignes)} OFFSET 0)"


def _valeur(nom: str) -> str:
    return f"(%({nom})s::text)"


def _exacte(frappe: Frappe) -> Requete:
    mots, longs = _numeroter("mots", frappe.mots), _numeroter("longs", _plus_longs(frappe.mots))
    modele = UN_MOT if len(mots) == 1 else PLUSIEURS_MOTS
    parametres = {
        **mots,
        **longs,
        "debut": f" {' '.join(frappe.mots)}",
        "motifs": [f"% {mot}%" for mot in frappe.mots],
        "nombre": frappe.nombre,
    }
    return Requete(enonce(modele, frappe.types, tuple(mots), tuple(longs)), parametres)


def _numeroter(nom: str, mots: Iterable[str]) -> dict[str, str]:
    return {f"{nom}_{rang}": mot for rang, mot in enumerate(mots)}


def _suggestions(lignes: Iterable[Ligne]) -> dict[tuple[str, str], Suggestion]:
    return {(genre, valeur): Suggestion(TypeSuggestion[genre], valeur, *reste) for genre, valeur, *reste in lignes}


def _plus_longs(mots: Iterable[str]) -> list[str]:
    return sorted(set(mots), key=lambda mot: (-len(mot), mot))[:LUS_A_LA_FOIS]


def _corriges(frappe: Frappe) -> list[str]:
    """The words that may have a typo: of letters alone, four at least."""
    return _plus_longs(filter(CORRIGEABLE.fullmatch, frappe.mots))


def _corrections(frappe: Frappe) -> Requete:
    corriges = _corriges(frappe)
    tapes = _numeroter("mots", corriges)
    voisins = [(mot, voisin) for mot in corriges for voisin in _voisins(mot)]
    voisins += [("", AUCUN_MOT)] * (PREVUS - len(voisins))
    parametres = {**tapes, "de": [mot for mot, _ in voisins], "voisins": [voisin for _, voisin in voisins]}
    return Requete(enonce(_CORRECTIONS, frappe.types, tuple(tapes)), parametres)


def _voisins(mot: str) -> Iterator[str]:
    """The word with two letters exchanged, which counts as one typo; without its first one, without its second one."""
    yield from (mot[1:], mot[0] + mot[2:])
    for place in range(len(mot) - 1):
        yield f"{mot[:place]}{mot[place + 1]}{mot[place]}{mot[place + 2 :]}"


def _lectures(frappe: Frappe, lignes: Iterable[Ligne]) -> list[tuple[str, ...]]:
    """Other ways of reading what is typed, the nearest first; none when a word cannot be read at all."""
    lus: dict[str, list[tuple[int, str]]] = {mot: [] for mot in _corriges(frappe)}
    for mot, debut, distance in lignes:
        if len(lus[mot]) <= ESSAIS and not _deja_lu(debut, lus[mot]):
            lus[mot].append((distance, debut))
    proches = [lus.get(mot, [(0, mot)]) for mot in frappe.mots]
    if not all(proches):
        return []
    meilleure = tuple(premier for premier, *_ in proches)
    autres = [(*meilleure[:rang], autre, *meilleure[rang + 1 :]) for rang, p in enumerate(proches) for autre in p[1:]]
    lectures = sorted([meilleure, *autres], key=lambda lecture: sum(distance for distance, _ in lecture))
    mots = [tuple(mot for _, mot in lecture) for lecture in lectures]
    return [lecture for lecture in mots if lecture != frappe.mots][:ESSAIS]


def _deja_lu(debut: str, retenus: Sequence[tuple[int, str]]) -> bool:
    """Whether it leads to the names that a nearer one leads to, or to more of them."""
    return any(debut.startswith(mot) or mot.startswith(debut) for _, mot in retenus)
