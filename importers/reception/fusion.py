"""The merge of a reference feed, set by set: new keys inserted, what differs updated, what is no longer there dated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from importers.fusion import Compte
from importers.reception.forme import table_de_transit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from psycopg import Connection

    from importers.journal import Arrivee
    from importers.reception.forme import Cible, Flux

_VOULOIR = "-- vouloir_{nom}\nCREATE TEMP TABLE voulu ON COMMIT DROP AS "

_COMPTER = "-- compter_{nom}\nSELECT count(*) FROM {voulu}"

_CREER = """-- creer_{nom}
INSERT INTO {table} ({cle}, {colonnes}, lot_id)
SELECT {voulues_cle}, {voulues}, %(lot)s FROM {voulu} v LEFT JOIN {table} c ON {jointure}
WHERE c.{temoin} IS NULL ORDER BY {voulues_cle}"""

# A row that nobody had published is claimed, even where it says the same.
_MODIFIER = """-- modifier_{nom}
UPDATE {table} c SET ({colonnes}, lot_id) = ROW ({voulues}, %(lot)s) FROM {voulu} v
WHERE {jointure} AND (c.lot_id IS NULL OR ({actuelles}) IS DISTINCT FROM ({voulues}))"""

_COMPLETER = """-- completer_{nom}
UPDATE {table} c SET ({colonnes}) = ROW ({voulues}) FROM {voulu} v
WHERE {jointure} AND ({actuelles}) IS DISTINCT FROM ({voulues})"""

_MENTIONNER = """-- mentionner_{nom}
INSERT INTO {table} ({cle}, {colonnes})
SELECT {voulues_cle}, {voulues} FROM {voulu} v LEFT JOIN {table} c ON {jointure}
WHERE c.{temoin} IS NULL ORDER BY {voulues_cle}"""

# Only what came from the same source, in files that this lot has too, can be missing from it.
_DATER_LES_ABSENTS = """-- dater_les_absents_{nom}
UPDATE {table} c SET absent_depuis = %(aujourdhui)s
WHERE c.absent_depuis IS NULL AND c.lot_id IN (
    SELECT id FROM lot WHERE flux = %(flux)s AND emetteur = %(emetteur)s AND formes && %(utiles)s
        AND ARRAY(SELECT unnest(formes) INTERSECT SELECT unnest(%(utiles)s)) <@ %(formes)s)
AND NOT EXISTS (SELECT FROM {voulu} v WHERE {jointure})
AND NOT EXISTS (SELECT FROM t_refuse r WHERE r.repere = {repere})"""


class Fait(NamedTuple):
    """What the merge did to a table."""

    compte: Compte
    absents: int


class Fusion(NamedTuple):
    """What is told of each table; whether any row was written, told or not."""

    faits: dict[str, Fait]
    ecrit: bool


class Contexte(NamedTuple):
    """The lot that merges, what it brought, the day it is, and the region that the catalogue is of."""

    lot: int
    arrivee: Arrivee
    aujourdhui: date
    region: str | None = None


def fusionner(connexion: Connection[Any], flux: Flux, contexte: Contexte) -> Fusion:
    """Every table of the feed that the lot brings something to, in order."""
    faits: dict[str, Fait] = {}
    complets: dict[str, Fait] = {}  # what rows of others gained: told when the lot has none of its own
    for cible in flux.cibles:
        utiles = flux.formes_de(cible)
        if not set(utiles) & set(contexte.arrivee.formes):
            continue
        parametres = {
            **contexte.arrivee._asdict(),
            "formes": list(contexte.arrivee.formes),
            "lot": contexte.lot,
            "aujourdhui": contexte.aujourdhui,
            "utiles": utiles,
        }
        fait = _fusionner_une(connexion, cible, parametres)
        comptes = complets if cible.complement or cible.mention else faits
        comptes[cible.table] = _ajoute(comptes.get(cible.table), fait)
    suites = flux.suite(connexion, contexte) if flux.suite else {}
    tous = (*faits.values(), *complets.values(), *suites.values())
    ecrit = any(fait.compte.crees or fait.compte.modifies or fait.absents for fait in tous)
    return Fusion((faits or complets) | suites, ecrit)


def _ajoute(avant: Fait | None, fait: Fait) -> Fait:
    if avant is None:
        return fait
    compte = Compte(*(un + autre for un, autre in zip(avant.compte, fait.compte, strict=True)))
    return Fait(compte, avant.absents + fait.absents)


def _fusionner_une(connexion: Connection[Any], cible: Cible, parametres: dict[str, Any]) -> Fait:
    noms = _noms(cible)

    def faire(ordre: str) -> int:
        return connexion.execute(sql.SQL(ordre).format(**noms), parametres).rowcount

    if cible.lecture:
        vouloir = sql.SQL(_VOULOIR).format(**noms) + sql.SQL(cible.lecture)
        connexion.execute(vouloir, parametres)
        connexion.execute(sql.SQL("ANALYZE voulu ({cle})").format(**noms))
    if cible.complement or cible.mention:
        fait = Fait(Compte(faire(_MENTIONNER), 0, 0) if cible.mention else Compte(0, faire(_COMPLETER), 0), 0)
    else:
        ((voulues,),) = connexion.execute(sql.SQL(_COMPTER).format(**noms)).fetchall()
        modifiees = faire(_MODIFIER)
        absents = faire(_DATER_LES_ABSENTS)  # before rows are added, which are not: a first lot has none to look at
        if creees := faire(_CREER):
            faire("ANALYZE {table}")  # what is read in the next minute must not be planned for an empty table
        fait = Fait(Compte(creees, modifiees, voulues - creees - modifiees), absents)
    connexion.execute("DROP TABLE IF EXISTS voulu")
    return fait


def _noms(cible: Cible) -> dict[str, sql.Composable]:
    """What the statements name."""
    # what the file has is present, unless its reading says otherwise
    sans_suivi = cible.complement or cible.mention
    presence = [] if sans_suivi or "absent_depuis" in cible.colonnes else [sql.SQL("NULL::date")]
    colonnes = (*cible.colonnes, *(["absent_depuis"] if presence else []))
    egalites = (sql.SQL("c.{0} = v.{0}").format(sql.Identifier(nom)) for nom in cible.cle)
    return {
        "nom": sql.SQL(cible.table),
        "voulu": sql.Identifier("voulu" if cible.lecture else table_de_transit(cible.enregistrements[0])),
        "table": sql.Identifier(cible.table),
        "cle": _liste(cible.cle),
        "voulues_cle": _liste(cible.cle, "v"),
        "temoin": sql.Identifier(cible.cle[0]),
        "colonnes": _liste(colonnes),
        "voulues": sql.SQL(", ").join([*(sql.Identifier("v", nom) for nom in cible.colonnes), *presence]),
        "actuelles": _liste(colonnes, "c"),
        "jointure": sql.SQL(" AND ").join(egalites),
        "repere": sql.SQL(cible.repere) if cible.repere else sql.Identifier("c", cible.cle[0]),
    }


def _liste(noms: Iterable[str], table: str = "") -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(table, nom) if table else sql.Identifier(nom) for nom in noms)
