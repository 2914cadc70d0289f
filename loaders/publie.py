"""Since when the public sees an object as it is, and whether it still is published: one expression each.

`publication` holds what somebody wrote; what ends by its date is computed, as nothing is written on that day.
"""

from __future__ import annotations

# published no more
RETIREE = "publication.jusqu_au < %(aujourdhui)s"

# midnight in Paris, the day after the last one
FIN = "((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris')"

# it has ended since it was last written: `publication_jusqu_au_idx` holds what will
ECHUE = f"(isfinite(publication.jusqu_au) AND {RETIREE} AND publication.le < {FIN})"

# since when it is as it is
DEPUIS = f"CASE WHEN {ECHUE} THEN {FIN} ELSE publication.le END"
