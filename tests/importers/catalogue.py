"""The catalogue read back as JSON that a person can read: what points to a row says its name, nulls are left out.

The same rows at two moments can be compared as PostgreSQL keeps them: `empreintes` gives every row's `xmin`.
"""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from loaders.tenue import suggestions

if TYPE_CHECKING:
    from psycopg import Connection

OBJETS = ("organisme", "etablissement", "site", "contact", "formation", "action", "session")
# Lists by rank: parent, link table, column of the child.
LISTES = (
    ("organisme", "organisme_categorie", "categorie_code"),
    ("organisme", "domaine", "formacode_id"),
    ("organisme", "organisme_contact", "contact_id"),
    ("etablissement", "etablissement_contact", "contact_id"),
    ("formation", "formation_formacode", "formacode_id"),
    ("formation", "formation_rome", "rome_code"),
    ("formation", "formation_nsf", "nsf_code"),
    ("formation", "formation_certification", "certification_id"),
    ("formation", "formation_contact", "contact_id"),
    ("action", "action_public", "public_id"),
    ("action", "action_formateur", "etablissement_id"),
    ("action", "action_contact", "contact_id"),
    ("session", "session_site", "site_id"),
    ("session", "session_bloc", "bloc_code"),
    ("session", "session_contact", "contact_id"),
    ("dispositif", "dispositif_public", "public_id"),
)
# How a row that something points to is called.
NOMS = {
    "organisme": "raison_sociale",
    "etablissement": "coalesce(siret, nom)",
    "site": "nom",
    "contact": "concat_ws(' ', prenom, nom_famille, courriel, telephones[1])",
    "formation": "intitule",
    "action": """coalesce((SELECT cle FROM identifiant_externe
        WHERE noun = 'action' AND objet_id = t.id AND NOT naturelle), numero)""",
    "formacode": "concat('V', version, ' ', code)",
    "public_vise": "concat('V', version, ' ', code)",
    "certification": "concat_ws(' ', code_certifinfo, (SELECT code FROM fiche WHERE id = fiche_id))",
    "commune": "concat_ws(' ', code, libelle)",
}
POINTES = {
    "public_id": "public_vise",
    "proprietaire_id": "organisme",
    **{f"{table}_id": table for table in NOMS if table != "public_vise"},
}
ORDINAIRE = {"statut": "VALIDEE", "source": "LHEO", "version": 1, "principal": False, "suspendu": False, "fiche": False}
JOURNAUX = "'lot', 'rejet', 'evenement', 'offre_lue'"  # what each reading writes


def catalogue(base: Connection[Any]) -> dict[str, Any]:
    """Every object by noun, in the order they came in."""
    noms = {table: dict(base.execute(f"SELECT id, {dit} FROM {table} t")) for table, dit in NOMS.items()}
    adresses = {ligne["id"]: _propre(ligne, noms) for ligne in _lignes(base, "adresse")}
    lus = {}
    for table in OBJETS:
        lus[table] = [
            _propre(ligne, noms, adresses) | _listes(base, table, ligne["id"], noms) for ligne in _lignes(base, table)
        ]
    for lue, ligne in zip(lus["session"], _lignes(base, "session"), strict=True):
        lue.update(_parties(base, ligne["id"], noms, adresses))
    return {table: objets for table, objets in lus.items() if objets}


def rejets(base: Connection[Any]) -> list[list[str]]:
    """What was refused or reported: whether it was refused, path, code, message."""
    return [list(ligne) for ligne in base.execute("SELECT bloquant, chemin, code, message FROM rejet ORDER BY id")]


def comptes(base: Connection[Any]) -> dict[str, int]:
    """How many rows every table has."""
    tables = [ligne[0] for ligne in base.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    return {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in sorted(tables)}


def empreintes(base: Connection[Any]) -> dict[str, list[tuple[str, str]]]:
    """Every row of the catalogue with the transaction that wrote it; the journal of lots and what follows apart."""
    requete = f"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ({JOURNAUX})"
    suivent = {table.nom for table in suggestions.TABLES}
    tables = [ligne[0] for ligne in base.execute(requete) if ligne[0] not in suivent]
    return {
        table: base.execute(f"SELECT t.ctid::text, t.xmin::text FROM {table} t ORDER BY 1").fetchall()
        for table in sorted(tables)
    }


def en_json(objets: object) -> str:
    """As it is written beside a case."""
    return json.dumps(objets, ensure_ascii=False, indent=1, default=str) + "\n"


def _lignes(base: Connection[Any], table: str, ou: str = "true") -> list[dict[str, Any]]:
    return [ligne[0] for ligne in base.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE {ou} ORDER BY id")]


def _listes(base: Connection[Any], parent: str, id_: int, noms: dict[str, dict[int, str]]) -> dict[str, list[str]]:
    lues = {}
    for table, lien, enfant in LISTES:
        if table == parent:
            requete = f"SELECT {enfant} FROM {lien} WHERE {parent}_id = %s ORDER BY rang"
            if trouves := [_nom(enfant, ligne[0], noms) for ligne in base.execute(requete, [id_])]:
                lues[lien] = trouves
    return lues


def _parties(
    base: Connection[Any], session: int, noms: dict[str, dict[int, str]], adresses: dict[int, Any]
) -> dict[str, Any]:
    ou = f"session_id = {session}"
    dispositifs = [
        _propre(ligne, noms) | _listes(base, "dispositif", ligne["id"], noms)
        for ligne in sorted(_lignes(base, "dispositif", ou), key=itemgetter("rang"))
    ]
    trouves = sorted(_lignes(base, "recrutement", ou), key=itemgetter("rang"))
    recrutements = [_propre(ligne, noms, adresses) for ligne in trouves]
    return {nom: lus for nom, lus in (("dispositifs", dispositifs), ("recrutements", recrutements)) if lus}


def _propre(
    ligne: dict[str, Any], noms: dict[str, dict[int, str]], adresses: dict[int, Any] | None = None
) -> dict[str, Any]:
    """A row without what every row has, its keys made names; the moment of an import is no fact."""
    sans = {"id", "session_id", "rang", "empreinte"} | (
        {"numero"} if "type_code" in ligne and "rang" in ligne else set()
    )
    lue = {}
    for colonne, valeur in ligne.items():
        if colonne in sans or valeur in (None, [], "INCONNUE") or ORDINAIRE.get(colonne) == valeur:
            continue
        if colonne in {"cree_le", "modifie_le"} and "." in valeur:
            continue
        est_adresse = colonne in {"adresse_id", "adresse_inscription_id"}
        lue[colonne] = (adresses or {})[valeur] if est_adresse else _nom(colonne, valeur, noms)
    return lue


def _nom(colonne: str, valeur: Any, noms: dict[str, dict[int, str]]) -> Any:
    return noms[POINTES[colonne]][valeur] if colonne in POINTES else valeur
