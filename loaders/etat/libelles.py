"""The names of what states refer to by keys or codes: one statement for all lists that are asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from psycopg.sql import SQL

from loaders.objets import ACTION
from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.requete import Ligne

Cle = tuple[str, str]  # a list and the key of one of its values, as text


class Liste(NamedTuple):
    """`libelle`: SQL of the name of a row; `cle`: the column that others refer to it by."""

    libelle: str
    cle: str = "id"
    genre: str = "bigint"


def _code(libelle: str) -> Liste:
    return Liste(libelle, "code", "text")


LISTES = {
    "organisme": Liste("coalesce(organisme.nom_usage, organisme.raison_sociale)"),
    "etablissement": Liste("concat(etablissement.nom, ' (' || etablissement.siret || ')')"),
    "site": Liste(
        "concat(site.nom, (SELECT ' (' || adresse.ville || ')' FROM adresse WHERE adresse.id = site.adresse_id))"
    ),
    "contact": Liste(
        "coalesce(nullif(concat_ws(' ', contact.civilite, contact.prenom, contact.nom_famille), ''),"
        " contact.courriel, contact.numero)"
    ),
    "formation": Liste("formation.intitule"),
    "action": Liste(ACTION.colonnes["intitule"]),
    "adresse": Liste(
        "concat_ws(', ', adresse.denomination, nullif(array_to_string(adresse.lignes, ', '), ''),"
        " nullif(concat_ws(' ', adresse.code_postal, adresse.ville), ''))"
    ),
    "formacode": Liste("concat_ws(' ', formacode.code, nullif(formacode.libelle, formacode.code))"),
    "certification": Liste("certification.intitule"),
    "public_vise": Liste("public_vise.libelle"),
    "rome": _code("concat_ws(' ', rome.code, nullif(rome.libelle, rome.code))"),
    "nsf": _code("concat_ws(' ', nsf.code, nullif(nsf.libelle, nsf.code))"),
    "bloc_competences": _code("concat_ws(' ', bloc_competences.code, bloc_competences.libelle)"),
    **{
        liste: _code(f"{liste}.libelle")
        for liste in (
            *("categorie_organisme", "financeur", "langue", "modalite_recrutement", "niveau", "objectif_general"),
            *("perimetre_recrutement", "type_contact", "type_dispositif"),
        )
    },
}

_UNE = SQL("""\
SELECT '{liste}', {liste}.{cle}::text, {libelle}
FROM {liste} WHERE {liste}.{cle} = ANY(%({liste})s::{genre}[])""")


def preparer(cles: Iterable[Cle]) -> Requete:
    """The statement that names these values."""
    par_liste: dict[str, list[str]] = {}
    for liste, cle in cles:
        par_liste.setdefault(liste, []).append(cle)
    return Requete(_texte(frozenset(par_liste)), dict(par_liste), preparee=True)


def assembler(cles: Sequence[Cle], lignes: Sequence[Ligne]) -> list[str | None]:
    """The name of each, null for what is no more."""
    libelles = {(liste, cle): libelle for liste, cle, libelle in lignes}
    return [libelles.get(cle) for cle in cles]


@lru_cache(maxsize=512)
def _texte(listes: frozenset[str]) -> str:
    unes = (
        _UNE.format(liste=SQL(nom), cle=SQL(une.cle), genre=SQL(une.genre), libelle=SQL(une.libelle)).as_string()
        for nom, une in LISTES.items()
        if nom in listes
    )
    return "-- libelles_de_valeurs\n" + "\nUNION ALL\n".join(unes)
