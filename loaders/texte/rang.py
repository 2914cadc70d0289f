"""How much an action answers a text: an integer, so that cursors compare it."""

from __future__ import annotations

from typing import Final

PAS: Final = 1_000_000  # between what is about it and what only mentions it

# First what the title, the certifications or the domains say, whatever the rest; then what leads there or tells of it.
# `%(trouve)s` and `%(classe)s` are those of an `Essai`.
RANG: Final = f"""\
CASE WHEN recherche_action.court @@ %(classe)s::tsquery
  THEN {PAS} + ({PAS} * ts_rank(recherche_action.court, %(classe)s::tsquery))::integer
  ELSE least({PAS} - 1, ({PAS} * ts_rank(recherche_action.long, %(trouve)s::tsquery))::integer) END"""

TROUVEE: Final = "recherche_action.long @@ %(trouve)s::tsquery"
