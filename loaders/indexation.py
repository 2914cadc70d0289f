"""What a certification is indexed with: as Certif Info says, else as its sheet of the RNCP or the RS does."""

from __future__ import annotations

_PORTEE = """LATERAL (
  SELECT i.{colonne}, i.rang FROM certification_{liste} AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.{colonne}, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_{liste} AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_{liste} AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN {liste} ON {liste}.{cle} = portee.{colonne}"""


def indexes_d_une_certification(liste: str, cle: str = "code") -> str:
    """What stands after FROM: the rows of `liste` (rome, nsf, formacode) that one carries, by `portee.rang`."""
    return _PORTEE.format(liste=liste, cle=cle, colonne=f"{liste}_{cle}")


_INDEXEES = """(certification.id IN (SELECT i.certification_id FROM certification_{liste} AS i
    WHERE i.absent_depuis IS NULL AND {condition})
  OR certification.fiche_id IN (SELECT f.id FROM fiche AS f JOIN fiche_{liste} AS i ON i.fiche_code = f.code
    WHERE i.absent_depuis IS NULL AND {condition})
  AND NOT EXISTS (SELECT FROM certification_{liste} AS sienne
    WHERE sienne.certification_id = certification.id AND sienne.absent_depuis IS NULL))"""


def certifications_indexees(liste: str, condition: str) -> str:
    """SQL condition: the certification carries one of whose rows `i` of `liste` this is true."""
    return _INDEXEES.format(liste=liste, condition=condition)
