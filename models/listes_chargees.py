"""The lists of `models/nomenclatures/` written into their tables: new values added, wordings brought up to date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, Table, and_, or_
from sqlalchemy.dialects.postgresql import insert

from models.nomenclatures import nomenclature
from models.tables import METADONNEES

if TYPE_CHECKING:
    from sqlalchemy import Connection

# in the order of their foreign keys
LISTES = (
    "region",
    "departement",
    "financeur",
    "type_dispositif",
    "niveau",
    "type_contact",
    "categorie_organisme",
    "objectif_general",
    "perimetre_recrutement",
    "modalite_recrutement",
    "nsf",
    "langue",
)


def charger_les_listes(connexion: Connection) -> list[str]:
    """Write every list; returns those where something was new or different."""
    nouvelles = [nom for nom in LISTES if _charger(connexion, nom)]
    nouvelles += ["public_vise"] if _publics(connexion) else []
    return nouvelles + (["libelle_date"] if _anciens_libelles(connexion) else [])


def _charger(connexion: Connection, nom: str) -> bool:
    lignes = [ligne | {"rang": rang} for rang, ligne in enumerate(nomenclature(nom))]
    return _ecrire(connexion, METADONNEES.tables[nom], ("code",), lignes)


def _publics(connexion: Connection) -> bool:
    """One row per version in which a code has its label."""
    lignes = [
        {"version": version, "code": ligne["code"], "libelle": ligne["libelle"]}
        for ligne in nomenclature("public_vise")
        for version in range(int(ligne["du"] or 0), int(ligne["au"] or 0) + 1)
    ]
    return _ecrire(connexion, METADONNEES.tables["public_vise"], ("version", "code"), lignes)


def _anciens_libelles(connexion: Connection) -> bool:
    """Former wordings, by list."""
    lignes = list(nomenclature("libelle_date"))
    return _ecrire(connexion, METADONNEES.tables["libelle_date"], ("liste", "code", "libelle"), lignes)


def _ecrire(connexion: Connection, table: Table, cles: tuple[str, ...], lignes: list[dict[str, Any]]) -> bool:
    """Insert what is new, update what differs; nothing is deleted, rows point to these codes."""
    communes = [colonne.name for colonne in table.columns if colonne.name in lignes[0]]
    valeurs = [{nom: _valeur(table, nom, ligne[nom]) for nom in communes} for ligne in lignes]
    ajout = insert(table).values(valeurs)
    autres = [nom for nom in communes if nom not in cles]
    ordre = ajout.on_conflict_do_update(
        index_elements=cles,
        set_={nom: ajout.excluded[nom] for nom in autres},
        where=and_(
            or_(*(table.c[nom].is_distinct_from(ajout.excluded[nom]) for nom in autres)),
            *(table.c[nom].is_(None) for nom in ("lot_id",) if nom in table.c),  # a feed knows better than the file
        ),
    )
    return connexion.execute(ordre.returning(table.c[cles[0]])).first() is not None


def _valeur(table: Table, nom: str, brute: Any) -> Any:
    """A cell of the file as its column wants it."""
    genre = table.c[nom].type
    if isinstance(genre, Boolean):
        return brute == "1"
    return date.fromisoformat(brute) if isinstance(genre, Date) and brute else brute
