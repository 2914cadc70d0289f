"""When one may still enter a session: one expression, that columns, filters and search tables share."""

from __future__ import annotations

# The last day a session may start on: any day of its month, of its year; null when nobody knows.
DEBUT_AU_PLUS_TARD = (
    "CASE session.debut_precision WHEN 'MOIS' THEN (session.debut + interval '1 month - 1 day')::date"
    " WHEN 'ANNEE' THEN (session.debut + interval '1 year - 1 day')::date ELSE session.debut END"
)

# The last day it is not past: see `PASSEE`.
ACTIVE_JUSQU_AU = (
    "CASE WHEN session.statut = 'VALIDEE' AND NOT session.declaree_perimee THEN coalesce(session.fin, 'infinity'::date)"
    " ELSE '-infinity'::date END"
)

# Until it starts, which may be any day of its month or of its year; until it ends, where one enters at any time.
# Registrations that are yet to open forbid nothing, nor does what nobody said: `least` leaves nulls aside.
ENTREE_JUSQU_AU = (
    "CASE WHEN coalesce(session.etat_recrutement, 'OUVERT') = 'OUVERT'"
    f" THEN least({ACTIVE_JUSQU_AU}, session.inscription_au,"
    f" CASE WHEN NOT session.entrees_sorties_permanentes THEN {DEBUT_AU_PLUS_TARD} END)"
    " ELSE '-infinity'::date END"
)

ENTREE_POSSIBLE = f"({ENTREE_JUSQU_AU} >= %(aujourdhui)s)"
