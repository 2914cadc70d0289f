"""Our own numbers, `SE_0000000042`, as files that this catalogue wrote give them back: which objects they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from psycopg import Connection

# What a number names: id, what it belongs to, its organisme, then the SIREN of an organisme, the SIRET and name of an
# établissement.
_REQUETES = {
    "organisme": "-- numeros_d_organismes\nSELECT numero, id, NULL, id, siren, NULL FROM organisme",
    "etablissement": """-- numeros_d_etablissements
        SELECT numero, id, organisme_id, organisme_id, siret, nom FROM etablissement""",
    "site": """-- numeros_de_sites
        SELECT s.numero, s.id, e.id, e.organisme_id, NULL, NULL
        FROM site s JOIN etablissement e ON e.id = s.etablissement_id""",
    "contact": "-- numeros_de_contacts\nSELECT numero, id, organisme_id, organisme_id, NULL, NULL FROM contact",
    "formation": """-- numeros_de_formations
        SELECT numero, id, proprietaire_id, proprietaire_id, NULL, NULL FROM formation""",
    "action": "-- numeros_d_actions\nSELECT numero, id, organisme_id, organisme_id, NULL, NULL FROM action",
    "session": "-- numeros_de_sessions\nSELECT numero, id, organisme_id, organisme_id, NULL, NULL FROM session",
}


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
            lignes = self._connexion.execute(_REQUETES[noun])
            self._connus[noun] = {numero: Designe(*dits) for numero, *dits in lignes}
        return self._connus[noun].get(numero)
