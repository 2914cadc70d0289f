"""From a diploma of Idéo to the certifications that it is, by the bridges of the catalogue, and to their formation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from models.enumerations import Referentiel

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.ideo.enregistrements import Diplome
    from importers.references import References

_CODES = """-- codes_de_certifications
SELECT DISTINCT k.referentiel, k.code, c.id, coalesce(c.etat, 'PUBLIEE') = 'PUBLIEE'
FROM certification_code k JOIN certification c ON c.id = k.certification_id
WHERE k.absent_depuis IS NULL AND c.absent_depuis IS NULL AND c.etat IS DISTINCT FROM 'ERRONEE' ORDER BY c.id"""
_FICHES = "-- fiches_de_certifications\nSELECT c.id, f.code FROM certification c JOIN fiche f ON f.id = c.fiche_id"
_REFERENCES = """-- formations_de_reference
SELECT certification_id, id FROM formation WHERE certification_id IS NOT NULL"""


class Pont:
    """The bridges as they are when the lot begins: Onisep's own code, else the code scolarité, else the sheet."""

    def __init__(self, connexion: Connection[Any], references: References) -> None:
        self._references = references
        self._codes: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._publiees: set[int] = set()
        for referentiel, code, certification, publiee in connexion.execute(_CODES):
            self._codes[referentiel, code].append(certification)
            if publiee:
                self._publiees.add(certification)
        self._fiches: dict[int, str] = dict(connexion.execute(_FICHES).fetchall())
        self._formations: dict[int, int] = dict(connexion.execute(_REFERENCES).fetchall())

    def certifications(self, diplome: Diplome) -> list[int]:
        """Those that a diploma is, in order; what several bridges say together is kept where they agree."""
        par_ideo = self._codes.get((Referentiel.IDEO, diplome.identifiant), [])
        par_cfd = self._codes.get((Referentiel.SCOLARITE, diplome.scolarite or ""), [])
        trouvees = _communes(par_ideo, par_cfd) if par_ideo else par_cfd
        if diplome.fiche and not trouvees:
            return [self._references.certification(None, diplome.fiche)]
        if diplome.fiche:
            trouvees = _communes(trouvees, [c for c in trouvees if self._fiches.get(c) == diplome.fiche])
        return _communes(trouvees, [c for c in trouvees if c in self._publiees])

    def formation(self, certifications: list[int]) -> int | None:
        """The formation de référence, where there is one certification and it has one."""
        return self._formations.get(certifications[0]) if len(certifications) == 1 else None


def _communes(dites: list[int], autres: list[int]) -> list[int]:
    """Those that both say; the first ones where they have nothing in common."""
    return [dite for dite in dites if dite in autres] or dites
