"""Dispositifs as filters and counts see them, with their publics.

A dispositif that names no public has those of its action; a session without dispositifs stands as one that says
nothing but these, under the opposite of its own id.
"""

from __future__ import annotations

# One number changes meaning between versions of the Formacode: alone, it means what it last meant.
VALEUR_DU_PUBLIC = (
    "CASE WHEN public_vise.libelle = (SELECT p.libelle FROM public_vise AS p WHERE p.code = public_vise.code"
    " ORDER BY p.version DESC LIMIT 1) THEN public_vise.code"
    " ELSE concat('V', public_vise.version, '-', public_vise.code) END"
)

DISPOSITIFS = """(
    SELECT id, session_id, type_code, financeur_code, programme FROM dispositif
    UNION ALL SELECT -session.id, session.id, NULL, NULL, NULL FROM session
    WHERE NOT EXISTS (SELECT FROM dispositif WHERE dispositif.session_id = session.id))"""

PUBLICS = """(
    SELECT dispositif.session_id, dispositif.id AS dispositif_id, dispositif_public.public_id
    FROM dispositif JOIN dispositif_public ON dispositif_public.dispositif_id = dispositif.id
    UNION ALL SELECT session.id, coalesce(dispositif.id, -session.id), action_public.public_id
    FROM action_public JOIN session ON session.action_id = action_public.action_id
    LEFT JOIN dispositif ON dispositif.session_id = session.id
    WHERE NOT EXISTS (SELECT FROM dispositif_public WHERE dispositif_public.dispositif_id = dispositif.id))"""


_POUR = """(
    EXISTS (SELECT FROM dispositif_public AS p WHERE p.dispositif_id = dispositif.id AND p.public_id = ANY({voulus}))
    OR (NOT EXISTS (SELECT FROM dispositif_public AS p WHERE p.dispositif_id = dispositif.id)
      AND EXISTS (SELECT FROM session AS s JOIN action_public AS p ON p.action_id = s.action_id
        WHERE s.id = dispositif.session_id AND p.public_id = ANY({voulus}))))"""

_VOULUS = "ARRAY(SELECT public_vise.id FROM public_vise WHERE {valeur} = ANY(%({parametre})s::text[]))"


def est_pour(parametre: str) -> str:
    """SQL true of a `dispositif` that is for one of the publics of this parameter, by their values."""
    return _POUR.format(voulus=_VOULUS.format(valeur=VALEUR_DU_PUBLIC, parametre=parametre))
