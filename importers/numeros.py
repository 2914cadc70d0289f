"""Our own numbers, `SE_0000000042`, as files that this catalogue wrote give them back: which objects they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from psycopg import Connection

# What a number names: id, what it belongs to, its organisme, then the SIREN of an organisme, the SIRET and name of an
# établissement. What was never published is in no file of ours: a number of it is a guess.
_REQUETES = {
    "organisme": "-- numeros_d_organismes\nSELECT numero, id, NULL, id, siren, NULL FROM organisme WHERE {paru}",
    "etablissement": """-- numeros_d_etablissements
        SELECT numero, id, organisme_id, organisme_id, siret, nom FROM etablissement
        WHERE {paru}""",
    "site": """-- numeros_de_sites
        SELECT s.numero, s.id, e.id, e.organisme_id, NULL, NULL
        FROM site s JOIN etablissement e ON e.id = s.etablissement_id WHERE s.{paru}""",
    "contact": """-- numeros_de_contacts
        SELECT numero, id, organisme_id, organisme_id, NULL, NULL FROM contact WHERE {paru}""",
    "formation": """-- numeros_de_formations
        SELECT numero, id, proprietaire_id, proprietaire_id, NULL, NULL FROM formation WHERE {paru}""",
    "action": """-- numeros_d_actions
        SELECT numero, id, organisme_id, organisme_id, NULL, NULL FROM action WHERE {paru}""",
    "session": """-- numeros_de_sessions
        SELECT numero, id, organisme_id, organisme_id, NULL, NULL FROM session WHERE {paru}""",
}

_PARU = "statut <> ALL ('{EN_COURS_DE_SAISIE,SOUMISE,A_CORRIGER,REFUSEE}')"


class Designe(NamedTuple):
    """The object a number names; `parent`: its organisme, or the établissement of a site; null: nobody's."""

    id: int
    parent: int | None
    organisme: int | None
    code: str | None
    nom: str | None


class Numeros:
    """Every number of the catalogue, read the first time one is asked for."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self._connexion = connexion
        self._connus: dict[str, dict[str, Designe]] = {}

    def designe(self, noun: str, numero: str) -> Designe | None:
        """The object of that noun with that number."""
        if noun not in self._connus:
            lignes = self._connexion.execute(_REQUETES[noun].replace("{paru}", _PARU))
            self._connus[noun] = {numero: Designe(*dits) for numero, *dits in lignes}
        return self._connus[noun].get(numero)
