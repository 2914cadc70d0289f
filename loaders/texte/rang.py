"""How much an action answers a text: an integer, so that cursors compare it."""

from __future__ import annotations

from typing import Final

PAS: Final = 1_000_000  # between what is about it and what only mentions it

# First what the title, the certifications or the domains say, whatever the rest; then what leads there or tells of it.
# `%(trouve)s` and `%(classe)s` are those of an `Essai`.
_RANG = f"""CASE WHEN court @@ %(classe)s::tsquery
  THEN {PAS} + ({PAS} * ts_rank(court, %(classe)s::tsquery))::integer
  ELSE least({PAS} - 1, ({PAS} * ts_rank(long, %(trouve)s::tsquery))::integer) END"""

TROUVEES_SANS_RANG: Final = "SELECT action_id FROM recherche_action WHERE long @@ %(trouve)s::tsquery"
TROUVEES: Final = TROUVEES_SANS_RANG.replace("action_id", f"action_id, {_RANG} AS score", 1)
