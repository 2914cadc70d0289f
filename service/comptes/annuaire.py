"""Accounts as they are listed: what each may do, which of its keys are accepted."""

from __future__ import annotations

from typing import NamedTuple

import psycopg
from psycopg.rows import class_row

_COMPTES = """-- comptes_inscrits
SELECT courriel, role, suspendu_le IS NOT NULL AS suspendu,
    (SELECT coalesce(array_agg(m.droit || '  ' || o.numero || '  ' || coalesce(o.nom_usage, o.raison_sociale)
            || CASE WHEN m.importe THEN '  (fichiers Lhéo acceptés)' ELSE '' END ORDER BY o.numero), '{}')
        FROM membre m JOIN organisme o ON o.id = m.organisme_id WHERE m.compte_id = compte.id) AS droits,
    (SELECT coalesce(array_agg(j.debut || '…'
            || CASE WHEN j.lecture_seule THEN ', lecture seule' ELSE '' END
            || coalesce(', expire le ' || (j.expire_le AT TIME ZONE 'Europe/Paris')::date, '')
            || coalesce(', utilisé le ' || (j.utilise_le AT TIME ZONE 'Europe/Paris')::date, ', jamais utilisé')
            ORDER BY j.cree_le, j.id), '{}')
        FROM jeton j WHERE j.compte_id = compte.id AND j.revoque_le IS NULL
            AND (j.expire_le > now()) IS NOT FALSE) AS jetons
FROM compte ORDER BY courriel"""


class Inscrit(NamedTuple):
    """An account, its rights and its keys as they are read."""

    courriel: str
    role: str
    suspendu: bool
    droits: list[str]
    jetons: list[str]


def inscrits(url: str) -> list[Inscrit]:
    """All accounts, by their address."""
    with psycopg.connect(url) as connexion, connexion.cursor(row_factory=class_row(Inscrit)) as curseur:
        return curseur.execute(_COMPTES).fetchall()
