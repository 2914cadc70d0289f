"""Keeping `publication`: at the end of a transaction, what it made the public see otherwise, whatever the cascade.

One transaction at a time does so, from there to its commit: it sees what those before it committed, and no reader ever
sees the lines of one before those of another that precedes it. So it comes last, once, in a transaction that is READ
COMMITTED.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from psycopg.sql import SQL, Composed

from loaders.objets import DU_CATALOGUE
from loaders.references import CERTIFICATION
from loaders.visibilite import valide, visible
from models.lecteur import Portee

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg import Connection

    from loaders.noun import Noun
    from models.ecriture import Touche

VERROU = 7_634_004  # advisory lock: transactions that change what the public sees end one after the other
VERROUILLER = "-- verrouiller_publication\nSELECT pg_advisory_xact_lock(%(verrou)s)"

NOUNS: Final = tuple(DU_CATALOGUE.values())  # parents before children
FINS = {"session": "CASE WHEN session.declaree_perimee THEN '-infinity' ELSE coalesce(session.fin, 'infinity') END"}
EN_VIGUEUR = "certification.absent_depuis IS NULL AND coalesce(certification.etat, 'PUBLIEE') = 'PUBLIEE'"
# what an object says of others, besides the attributes that are read off them: the other half of the exchange key
DES_AUTRES = {"action": ("(SELECT e.siret FROM etablissement AS e WHERE e.id = action.etablissement_id)",)}

# The moments of two transactions differ, and follow their commits even when the clock is set back.
_POSER = SQL("""\
INSERT INTO publication (numero, type, le, jusqu_au, empreinte)
SELECT numero, type,
  (SELECT greatest(clock_timestamp(), max(le) + interval '1 microsecond') FROM publication), jusqu_au, empreinte
FROM differente ORDER BY numero
ON CONFLICT (numero) DO UPDATE SET (le, jusqu_au, empreinte) = (excluded.le, excluded.jusqu_au, excluded.empreinte)""")

_DIRE = SQL("SELECT numero FROM differente ORDER BY numero")

_ENONCE = SQL("""\
-- {nom}
WITH {touchees}voulue AS MATERIALIZED (
{voulues}),
differente AS (
  SELECT voulue.* FROM voulue LEFT JOIN publication USING (numero)
  WHERE CASE WHEN publication.numero IS NULL THEN voulue.publiee
    ELSE (publication.jusqu_au, publication.empreinte) IS DISTINCT FROM (voulue.jusqu_au, voulue.empreinte) END)
{suite}""")

_OBJET_DU_LOT = SQL("""\
objet AS MATERIALIZED (SELECT DISTINCT noun, objet_id AS id FROM evenement WHERE lot_id = %(lot)s),
""")
_OBJET_DIT = SQL("objet AS (SELECT * FROM unnest(%(nouns)s::text[], %(ids)s::bigint[]) AS objet (noun, id)),\n")
_TOUCHES = SQL("{noun}_touche AS MATERIALIZED (\n  SELECT id FROM objet WHERE noun = {nom}{dessous}),\n")
_DESSOUS = SQL("\n  UNION SELECT {noun}.id FROM {parent}_touche AS parent JOIN {noun} ON {noun}.{cle} = parent.id")
# Those that a lot of offers is the first to name; a feed of references may have changed any.
_CERTIFICATIONS_TOUCHEES = SQL("""\
certification_touche AS MATERIALIZED (
  SELECT id FROM certification WHERE (SELECT empreinte IS NOT NULL FROM lot WHERE lot.id = %(lot)s)
    OR NOT EXISTS (SELECT FROM publication WHERE publication.numero = certification.numero)),
""")

# An object that nobody sees may change without a word.
_VOULUES = SQL("""\
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT {noun}.numero, {type} AS type, {visible} AS visible, {validee} AS validee, {fin} AS fin,
      {empreinte} AS empreinte
    FROM {source} OFFSET 0) AS {noun}_lue""")


def verrouiller(connexion: Connection[Any]) -> None:
    """Wait until no other transaction is ending; the next statement sees what they committed."""
    connexion.execute(VERROUILLER, {"verrou": VERROU})


def tenir_le_lot(connexion: Connection[Any], lot: int) -> int:
    """Write the lines of what a lot of offers or of references changed; how many."""
    return _ecrire(connexion, _TENIR_LE_LOT, {"lot": lot})


def tenir(connexion: Connection[Any], touches: Sequence[Touche]) -> int:
    """Write the lines of what changed with these objects; how many."""
    nouns = [touche.noun.value for touche in touches]
    ids = [touche.id for touche in touches]
    return _ecrire(connexion, _tenir(frozenset(nouns)), {"nouns": nouns, "ids": ids})


def refaire(connexion: Connection[Any]) -> int:
    """Write the lines that are not as they should be, all of them in a catalogue that had none; how many."""
    return _ecrire(connexion, _REFAIRE, {})


def ecarts(connexion: Connection[Any]) -> list[str]:
    """The numbers of the objects whose line is not as it should be."""
    return [numero for (numero,) in connexion.execute(_ECARTS)]


def _ecrire(connexion: Connection[Any], texte: str, parametres: dict[str, Any]) -> int:
    verrouiller(connexion)
    return connexion.execute(texte, parametres).rowcount


@lru_cache
def _tenir(nouns: frozenset[str]) -> str:
    """The statement for objects of these nouns: they, and what is below them."""
    atteints: list[Noun] = []
    for noun in NOUNS:
        if noun.table in nouns or any(requis.noun in atteints for requis in noun.requis):
            atteints.append(noun)
    touchees = SQL("").join([_OBJET_DIT, *_touchees(atteints)])
    return _texte("tenir_publication", touchees, [_voulues(noun, touches=True) for noun in atteints], _POSER)


def _texte(nom: str, touchees: Composed | SQL, voulues: Iterable[Composed], suite: SQL) -> str:
    unies = SQL("\n  UNION ALL\n").join(voulues)
    return _ENONCE.format(nom=SQL(nom), touchees=touchees, voulues=unies, suite=suite).as_string()


def _touchees(nouns: Sequence[Noun]) -> Iterable[Composed]:
    """Ids of each noun, its parents' being above."""
    for noun in nouns:
        dessous = [
            _DESSOUS.format(noun=SQL(noun.table), parent=SQL(requis.noun.table), cle=SQL(requis.cle))
            for requis in noun.requis
            if requis.noun in nouns
        ]
        yield _TOUCHES.format(noun=SQL(noun.table), nom=noun.table, dessous=SQL("").join(dessous))


def _voulues(noun: Noun, *, touches: bool) -> Composed:
    """The lines as they should be."""
    table = noun.table
    return _VOULUES.format(
        noun=SQL(table),
        type=noun.nom.upper(),
        visible=SQL(" AND ".join(visible(noun, Portee.PUBLIQUE)) or "true"),
        validee=SQL(valide(noun) if noun.circuit else EN_VIGUEUR),
        fin=SQL(FINS.get(table, "'infinity'")),
        empreinte=SQL(_empreinte(noun)),
        source=SQL(f"{table}_touche JOIN {table} USING (id)" if touches else table),
    )


def _empreinte(noun: Noun) -> str:
    """What changes whenever the object says something else: its version, and what it says that it does not hold."""
    if not noun.circuit:
        return _condense(sql for nom, sql in noun.colonnes.items() if nom != "cle")
    ailleurs = [sql for sql in noun.colonnes.values() if "SELECT" in sql] + list(DES_AUTRES.get(noun.table, ()))
    version = f"{noun.table}.version"
    return _condense([version, *ailleurs]) if ailleurs else version


def _condense(expressions: Iterable[str]) -> str:
    return f"hashtextextended(ROW ({', '.join(expressions)})::text, 0)"


_TOUS = [_voulues(noun, touches=False) for noun in (*NOUNS, CERTIFICATION)]
_REFAIRE: Final = _texte("refaire_publication", SQL(""), _TOUS, _POSER)
_ECARTS: Final = _texte("ecarts_publication", SQL(""), _TOUS, _DIRE)
_TENIR_LE_LOT: Final = _texte(
    "tenir_publication_du_lot",
    SQL("").join([_OBJET_DU_LOT, *_touchees(NOUNS), _CERTIFICATIONS_TOUCHEES]),
    [_voulues(noun, touches=True) for noun in (*NOUNS, CERTIFICATION)],
    _POSER,
)
