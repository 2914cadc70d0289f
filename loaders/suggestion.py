"""What is proposed while one types: names whose words begin as what is typed, those of words with a typo after them.

Best first: names that begin as the whole of it, then what most published actions bear, then what is most common, then
the alphabet. A value is proposed once, by the best of its names.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from loaders.objets import ORGANISME
from loaders.requete import Requete
from loaders.retrouver import compact
from loaders.visibilite import visible
from models.erreurs import EntreeInvalide
from models.mots import plier
from models.suggestion import DEBUT_DU_LIBELLE, LETTRES, NOMBREUX, PREMIERES, TypeSuggestion

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from loaders.requete import Ligne
    from models.lecteur import Lecteur

PAR_DEFAUT, MAXIMUM = 8, PREMIERES
NUL = "\0"
NOMBRE = re.compile(r"[\d\s.\-]+")
CORRIGEABLE = re.compile(r"[a-z]{4,}")
LONGS = 8  # letters from which a word may have two typos
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
# alone; else those that begin as the whole are read, and all the others if these are too few.
_PILOTE = f"""\
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM unnest(%(types)s::text[]) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{{' LIMIT {NOMBREUX} + 1) AS u) AS nombre
    FROM unnest(%(mots)s::text[]) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
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
    WITH en_tete AS MATERIALIZED (SELECT cle, valeur FROM suggestion WHERE type = pilote.type
      AND {DEBUT_DU_LIBELLE} >= %(debut)s AND {DEBUT_DU_LIBELLE} < %(debut)s || '{{')
    SELECT cle FROM en_tete
    UNION ALL SELECT m.cle FROM suggestion_mot AS m
    WHERE (SELECT count(DISTINCT valeur) FROM en_tete) < %(nombre)s
      AND m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{{') AS large
  WHERE pilote.nombre > {NOMBREUX})"""  # noqa: S608
_ORDRE = 'en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C"'
# Each type has its share of the places, and those that others leave.
_TROUVEES = f""",
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, {DEBUT_DU_LIBELLE} ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND {{visible}}))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C"),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY {_ORDRE}, valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, {_ORDRE}, type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY {_ORDRE}, type, valeur"""  # noqa: S608

# Beginnings of words that are some letters away from what is typed, itself included. The first letter is seldom wrong:
# words that begin otherwise are looked at (`partout`) where there is nothing else.
_CORRECTIONS = f"""\
-- corrections
WITH tape AS (SELECT mot, rang, length(mot) AS n, CASE WHEN length(mot) >= {LONGS} THEN 2 ELSE 1 END AS fautes
  FROM unnest(%(rangs)s::integer[], %(mots)s::text[]) AS u(rang, mot)),
proche AS (
  SELECT tape.rang, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.nombre
  FROM tape CROSS JOIN LATERAL (SELECT mot, nombre FROM suggestion_vocabulaire WHERE type = ANY(%(types)s::text[])
    AND (%(partout)s OR mot >= left(tape.mot, 1) AND mot < left(tape.mot, 1) || '{{')
    AND levenshtein_less_equal(tape.mot, left(mot, n + 1), fautes + 1) <= fautes + 1 OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.rang, u.mot, 1, v.nombre
  FROM unnest(%(rangs_inverses)s::integer[], %(inverses)s::text[]) AS u(rang, mot)
  JOIN suggestion_vocabulaire AS v ON v.type = ANY(%(types)s::text[]) AND v.mot >= u.mot AND v.mot < u.mot || '{{'),
classee AS (SELECT rang, debut, min(distance) AS distance, sum(nombre) AS nombre FROM proche GROUP BY rang, debut)
SELECT rang, debut, distance FROM classee ORDER BY distance, nombre DESC, debut"""  # noqa: S608


def lire(texte: str, types: Iterable[TypeSuggestion] | None, nombre: int | None) -> Frappe:
    """What is typed, from GraphQL's arguments; raises EntreeInvalide."""
    if len(texte) > LETTRES:
        raise EntreeInvalide(f"`texte` a {LETTRES} caractères au plus (reçus : {len(texte)}).")
    if NUL in texte:
        raise EntreeInvalide("`texte` contient un caractère NUL : retirez-le.")
    mots = (compact(texte),) if NOMBRE.fullmatch(texte) else tuple(plier(texte))
    if not any(mots):
        raise EntreeInvalide("`texte` doit contenir au moins une lettre ou un chiffre.")
    voulus = tuple(TypeSuggestion if types is None else dict.fromkeys(types))
    if not voulus:
        raise EntreeInvalide("`types` est vide : donnez-en un au moins, ou aucun argument `types` pour les avoir tous.")
    nombre = PAR_DEFAUT if nombre is None else nombre
    if not 1 <= nombre <= MAXIMUM:
        raise EntreeInvalide(f"`first` doit être compris entre 1 et {MAXIMUM} (reçu : {nombre}).")
    return Frappe(mots, voulus, nombre)


def chercher(frappe: Frappe, lecteur: Lecteur) -> Generator[Requete, list[Ligne], list[Suggestion]]:
    """The suggestions, best first; yields each statement it needs and is sent its rows."""
    trouvees = _suggestions((yield _exacte(frappe, lecteur)))
    if len(trouvees) < frappe.nombre and any(map(CORRIGEABLE.fullmatch, frappe.mots)):
        lectures = _lectures(frappe, (yield _corrections(frappe, partout=False)))
        if lectures is None:
            lectures = _lectures(frappe, (yield _corrections(frappe, partout=True)))
        for mots in lectures or ():
            for cle, suggestion in _suggestions((yield _exacte(frappe._replace(mots=mots), lecteur))).items():
                trouvees.setdefault(cle, suggestion)
            if len(trouvees) >= frappe.nombre:
                break
    return list(trouvees.values())[: frappe.nombre]


@cache
def enonce(lecteur: Lecteur, *, seul: bool) -> str:
    """The statement for one word, or for several."""
    conditions = " AND ".join(visible(ORGANISME, lecteur))
    texte = f"-- suggestions\n{_PILOTE}{_D_UN_MOT if seul else _DE_PLUSIEURS}{_TROUVEES}"
    return texte.replace("{visible}", conditions)


def _exacte(frappe: Frappe, lecteur: Lecteur) -> Requete:
    parametres = {
        "types": list(frappe.types),
        "mots": list(frappe.mots),
        "debut": f" {' '.join(frappe.mots)}",
        "motifs": [f"% {mot}%" for mot in frappe.mots],
        "nombre": frappe.nombre,
    }
    return Requete(enonce(lecteur, seul=len(frappe.mots) == 1), parametres)


def _suggestions(lignes: Iterable[Ligne]) -> dict[tuple[str, str], Suggestion]:
    return {(genre, valeur): Suggestion(TypeSuggestion[genre], valeur, *reste) for genre, valeur, *reste in lignes}


def _corrections(frappe: Frappe, *, partout: bool) -> Requete:
    tapes = [(rang, mot) for rang, mot in enumerate(frappe.mots) if CORRIGEABLE.fullmatch(mot)]
    inverses = [(rang, inverse) for rang, mot in tapes for inverse in _inversions(mot)]
    parametres = {
        "types": list(frappe.types),
        "rangs": [rang for rang, _ in tapes],
        "mots": [mot for _, mot in tapes],
        "rangs_inverses": [rang for rang, _ in inverses],
        "inverses": [mot for _, mot in inverses],
        "partout": partout,
    }
    return Requete(_CORRECTIONS, parametres)


def _inversions(mot: str) -> Iterator[str]:
    """The word with two neighbours exchanged, which counts as one typo."""
    for place in range(len(mot) - 1):
        yield f"{mot[:place]}{mot[place + 1]}{mot[place]}{mot[place + 2 :]}"


def _lectures(frappe: Frappe, lignes: Iterable[Ligne]) -> list[tuple[str, ...]] | None:
    """Other ways of reading what is typed, the nearest first; None when a word cannot be read at all."""
    proches: list[list[tuple[int, str]]] = [[] if CORRIGEABLE.fullmatch(mot) else [(0, mot)] for mot in frappe.mots]
    for rang, debut, distance in lignes:
        if len(proches[rang]) <= ESSAIS and not _deja_lu(debut, proches[rang]):
            proches[rang].append((distance, debut))
    if not all(proches):
        return None
    lectures = sorted(product(*proches), key=lambda lecture: sum(distance for distance, _ in lecture))
    mots = (tuple(mot for _, mot in lecture) for lecture in lectures)
    return list(islice((lecture for lecture in mots if lecture != frappe.mots), ESSAIS))


def _deja_lu(debut: str, retenus: Sequence[tuple[int, str]]) -> bool:
    """Whether it leads to the names that a nearer one leads to, or to more of them."""
    return any(debut.startswith(mot) or mot.startswith(debut) for _, mot in retenus)
