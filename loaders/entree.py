"""When one may still enter a session: one expression, that columns and filters share."""

from __future__ import annotations

from loaders.visibilite import PASSEE

_DEBUT_AU_PLUS_TARD = (
    "CASE session.debut_precision WHEN 'MOIS' THEN session.debut + interval '1 month - 1 day'"
    " WHEN 'ANNEE' THEN session.debut + interval '1 year - 1 day' ELSE session.debut END"
)

# Until it starts, which may be any day of its month or of its year; until it ends, where one enters at any time.
# Registrations that are yet to open forbid nothing, nor does what nobody said.
ENTREE_POSSIBLE = (
    f"(session.statut = 'VALIDEE' AND {PASSEE} IS NOT TRUE"
    " AND coalesce(session.etat_recrutement, 'OUVERT') = 'OUVERT'"
    " AND (session.inscription_au < %(aujourdhui)s) IS NOT TRUE"
    f" AND (session.entrees_sorties_permanentes OR ({_DEBUT_AU_PLUS_TARD} < %(aujourdhui)s) IS NOT TRUE))"
)
