"""The one way to write a row of the catalogue by hand: one version and one evenement for each change.

Feeds write set by set (`importers/changements.py`), to the same effect.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from models.erreurs import Conflit, EntreeInvalide, Introuvable
from models.tables import METADONNEES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from psycopg import Connection

    from models.enumerations import Geste, Noun, Source

IMMUABLES = frozenset({"id", "numero", "version", "cree_le", "modifie_le"})

_VERROUILLER = """-- verrouiller_{noun}
SELECT id, version FROM {table} WHERE numero = %(numero)s FOR UPDATE"""

# What is so already is not written again.
_MODIFIER = """-- modifier_{noun}
WITH ancien AS (SELECT * FROM {table} WHERE id = %(id)s),
modifie AS (
    UPDATE {table} n SET ({colonnes}, version, modifie_le) = ROW ({valeurs}, n.version + 1, now()) FROM ancien a
    WHERE n.id = a.id AND ({anciennes}) IS DISTINCT FROM ({valeurs})
    RETURNING n.id, (SELECT jsonb_object_agg(key, x.value)
        FROM jsonb_each(to_jsonb(a)) x JOIN jsonb_each(to_jsonb(n)) y USING (key)
        WHERE x.value IS DISTINCT FROM y.value AND key NOT IN ('version', 'modifie_le')) AS anciennes)
INSERT INTO evenement (geste, noun, objet_id, source, auteur, motif, anciennes_valeurs)
SELECT %(geste)s, %(noun)s, id, %(source)s, %(auteur)s, %(motif)s, anciennes FROM modifie"""


class Acte(NamedTuple):
    """What is done, by whom, and why."""

    geste: Geste
    source: Source
    auteur: str | None = None
    motif: str | None = None


class Touche(NamedTuple):
    """An object that was written."""

    noun: Noun
    id: int


class Ecriture:
    """The changes of one transaction."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self._connexion = connexion
        self.touches: list[Touche] = []

    def modifier(
        self, noun: Noun, numero: str, valeurs: Mapping[str, Any], acte: Acte, version: int | None = None
    ) -> bool:
        """Give columns other values; whether any changed.

        `version`: the one that the values were decided on. Raises Introuvable, Conflit, EntreeInvalide.
        """
        colonnes = list(valeurs)
        if refusees := sorted({*colonnes} - ({*METADONNEES.tables[noun].columns.keys()} - IMMUABLES)):
            raise EntreeInvalide(f"{noun.libelle} : « {refusees[0]} » ne se modifie pas. Ne l'envoyez pas.")
        noms = {
            "noun": sql.SQL(noun.value),
            "table": sql.Identifier(noun.value),
            "colonnes": _liste(sql.Identifier(nom) for nom in colonnes),
            "valeurs": _liste(sql.Placeholder(f"valeur_{nom}") for nom in colonnes),
            "anciennes": _liste(sql.Identifier("a", nom) for nom in colonnes),
        }
        id_ = self._verrouiller(noms, numero, version)
        parametres = {f"valeur_{nom}": valeur for nom, valeur in valeurs.items()}
        parametres |= {"id": id_, "noun": noun.value, **acte._asdict()}
        ecrites = self._connexion.execute(sql.SQL(_MODIFIER).format(**noms), parametres).rowcount if colonnes else 0
        if ecrites:
            self.touches.append(Touche(noun, id_))
        return bool(ecrites)

    def _verrouiller(self, noms: Mapping[str, sql.Composable], numero: str, version: int | None) -> int:
        """The id of the row, which nobody else may change until the end."""
        ligne = self._connexion.execute(sql.SQL(_VERROUILLER).format(**noms), {"numero": numero}).fetchone()
        if ligne is None:
            raise Introuvable(f"Aucun objet du catalogue n'a le numéro « {numero:.40} ». Vérifiez-le.")
        id_, actuelle = ligne
        if version is not None and version != actuelle:
            raise Conflit(
                f"{numero} a changé depuis que vous l'avez lu (version {actuelle}, et non {version})."
                " Relisez-le, puis recommencez.",
                version=actuelle,
            )
        return int(id_)


@contextmanager
def ecriture(
    connexion: Connection[Any], tenir: Callable[[Connection[Any], Sequence[Touche]], object]
) -> Iterator[Ecriture]:
    """Changes that are written together or not at all; `tenir` is told what they touched, once they are all made."""
    with connexion.transaction():
        ouverte = Ecriture(connexion)
        yield ouverte
        if ouverte.touches:
            tenir(connexion, ouverte.touches)


def _liste(noms: Iterator[sql.Composable]) -> sql.Composed:
    return sql.SQL(", ").join(noms)
