"""What a search did otherwise than it was asked, so that an address kept for years still answers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.offre.filtre import Filtre
    from loaders.requete import Ligne

# A code that the current version does not have, and what it became there: nothing, when nobody says.
_SUIVIS: Final = """\
-- formacodes_suivis
WITH RECURSIVE suivi(voulu, version, code, libelle) AS (
  SELECT DISTINCT ON (f.code) f.code, f.version, f.code, f.libelle FROM formacode AS f
  WHERE f.code = ANY(%(formacodes)s::text[]) ORDER BY f.code, f.version DESC
  UNION SELECT suivi.voulu, f.version, f.code, f.libelle FROM suivi
  JOIN formacode_remplacement AS r ON (r.version, r.code) = (suivi.version, suivi.code) AND r.absent_depuis IS NULL
  JOIN formacode AS f ON (f.version, f.code) = (r.nouvelle_version, r.nouveau_code)),
courante AS (SELECT max(version) AS version FROM formacode)
SELECT origine.voulu, origine.libelle, origine.version, suite.version, suite.code, suite.libelle
FROM suivi AS origine CROSS JOIN courante
LEFT JOIN suivi AS suite ON suite.voulu = origine.voulu AND suite.version = courante.version
WHERE origine.code = origine.voulu AND origine.version < courante.version
  AND NOT EXISTS (SELECT FROM formacode AS f WHERE (f.version, f.code) = (courante.version, origine.voulu))
ORDER BY origine.voulu, suite.code"""


class Remarque(NamedTuple):
    """A stable code, and what to tell people, in French."""

    code: str
    message: str


def formacodes_suivis(filtre: Filtre) -> Requete | None:
    """The statement that tells which keywords were followed into the current version, read by `des_formacodes`."""
    return Requete(_SUIVIS, {"formacodes": list(filtre.formacodes)}) if filtre.formacodes else None


def des_formacodes(lignes: Sequence[Ligne]) -> list[Remarque]:
    """One remark for each keyword that was followed, or could not be."""
    return [_remarque(list(groupe)) for _, groupe in groupby(lignes, key=lambda ligne: ligne[0])]


def _remarque(lignes: list[Ligne]) -> Remarque:
    code, libelle, version, nouvelle, *_ = lignes[0]
    ancien = f"Le mot-clé {code} « {libelle} » (Formacode V{version})"
    if nouvelle is None:
        return Remarque("FORMACODE_RETIRE", f"{ancien} n'a plus cours, et rien ne dit ce qui le remplace.")
    suites = ", ".join(f"{suite} « {dit} »" for *_, suite, dit in lignes)
    return Remarque("FORMACODE_SUIVI", f"{ancien} n'a plus cours : suivi vers {suites} (V{nouvelle}).")
