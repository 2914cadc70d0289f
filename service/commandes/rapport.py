"""What an import tells those who ran it, in French: counts, rejects, reservations, absents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import psycopg
from psycopg.rows import class_row

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from importers.lot import Bilan

MONTRES = 10  # rejects told one by one; the table `rejet` has them all
PLURIELS = {"etablissement": "établissements"}
COLONNES = ("créés", "modifiés", "inchangés")
ESSAI = "Essai : rien n'a été écrit."


class Rejet(NamedTuple):
    """Something of a file that did not go in: where, why, and the text that helps to find it."""

    chemin: str
    code: str
    message: str
    extrait: str | None


def premiers_rejets(url: str, lot: str) -> list[Rejet]:
    """The first rejects of a lot, in the order of its files; none when it was only tried."""
    with psycopg.connect(url) as connexion, connexion.cursor(row_factory=class_row(Rejet)) as curseur:
        return curseur.execute(
            """-- premiers_rejets
            SELECT chemin, code, message, extrait FROM rejet
            WHERE bloquant AND lot_id = (SELECT id FROM lot WHERE numero = %s) ORDER BY id LIMIT %s""",
            (lot, MONTRES),
        ).fetchall()


def rapport(bilan: Bilan, rejets: Sequence[Rejet], *, essai: bool) -> Iterator[str]:
    """The lines of the report."""
    yield ESSAI if essai else f"Lot {bilan.numero} :"
    yield from _tableau(bilan)
    yield from _codes("rejet", bilan.rejets)
    yield from _detail(rejets, bilan.rejets.total())
    yield from _codes("réserve", bilan.reserves)
    if bilan.absents:
        yield _absents(bilan.absents)


def nombre(valeur: int) -> str:
    """As French writes it: `120 000`."""
    return f"{valeur:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _tableau(bilan: Bilan) -> Iterator[str]:
    lignes = {PLURIELS.get(nom, f"{nom}s"): map(nombre, compte) for nom, compte in bilan.comptes.items() if any(compte)}
    for nom, cellules in ({"": COLONNES} | lignes).items():
        yield f"  {nom:<15}" + "".join(f"{cellule:>11}" for cellule in cellules)


def _codes(quoi: str, codes: Counter[str]) -> Iterator[str]:
    if codes:
        yield f"{nombre(codes.total())} {quoi}{'s' if codes.total() > 1 else ''} :"
        for code, fois in codes.most_common():
            yield f"{nombre(fois):>9}  {code}"


def _detail(rejets: Sequence[Rejet], total: int) -> Iterator[str]:
    if rejets:
        yield "Détail :" if len(rejets) == total else f"Les {len(rejets)} premiers :"
    for rejet in rejets:
        yield f"  {rejet.chemin}{f' « {rejet.extrait} »' if rejet.extrait else ''}"
        yield f"    {rejet.code} : {rejet.message}"


def _absents(combien: int) -> str:
    if combien == 1:
        return "1 session de cette source n'est plus dans le fichier : rien n'a été supprimé."
    return f"{nombre(combien)} sessions de cette source ne sont plus dans le fichier : rien n'a été supprimé."
