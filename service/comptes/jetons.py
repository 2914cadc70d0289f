"""API keys, given and revoked by hand; each function is one transaction."""

from __future__ import annotations

import psycopg

from models.erreurs import Conflit, Introuvable
from service.comptes import cle
from service.comptes.gestion import compte_de

_CREER = """-- creer_un_jeton
INSERT INTO jeton (compte_id, empreinte, debut, lecture_seule, expire_le)
VALUES (%(compte)s, %(empreinte)s, %(debut)s, %(lecture_seule)s, now() + %(jours)s * interval '1 day')"""

_REVOQUER = """-- revoquer_un_jeton
WITH vise AS (
    SELECT j.id, j.debut, j.revoque_le, c.courriel FROM jeton j JOIN compte c ON c.id = j.compte_id
    WHERE j.empreinte = %(empreinte)s OR j.debut = left(%(debut)s, length(j.debut))
        AND NOT EXISTS (SELECT FROM jeton entier WHERE entier.empreinte = %(empreinte)s) FOR UPDATE OF j
), fait AS (
    UPDATE jeton SET revoque_le = now() FROM vise
    WHERE jeton.id = vise.id AND jeton.revoque_le IS NULL AND (SELECT count(*) FROM vise) = 1)
SELECT debut, courriel, revoque_le IS NOT NULL FROM vise"""


def creer(url: str, courriel: str, *, lecture_seule: bool = False, jours: int | None = None) -> str:
    """A new key of an account, which nobody will be able to show again; `jours`: until when, for ever without.

    Raises EntreeInvalide, Introuvable, and Conflit for a suspended account.
    """
    jeton = cle.nouvelle()
    with psycopg.connect(url) as connexion:
        compte = compte_de(connexion, courriel)
        if compte.suspendu:
            raise Conflit("Ce compte est suspendu : rétablissez-le avant de lui donner un jeton.")
        valeurs = {"compte": compte.id, "empreinte": cle.empreinte(jeton), "debut": cle.debut(jeton)}
        connexion.execute(_CREER, {**valeurs, "lecture_seule": lecture_seule, "jours": jours})
    return jeton


def revoquer(url: str, debut_ou_jeton: str) -> str:
    """Accept a key no more, told whole or by its beginning; says in French which; raises Introuvable, Conflit."""
    dit = debut_ou_jeton.strip().rstrip("…")
    with psycopg.connect(url) as connexion:
        trouves = connexion.execute(_REVOQUER, {"empreinte": cle.empreinte(dit), "debut": dit}).fetchall()
    match trouves:
        case []:
            raise Introuvable(f"Aucun jeton ne commence par « {cle.debut(dit)} » : voir sofi compte lister.")
        case [(debut, courriel, False)]:
            return f"Jeton révoqué : {debut}…, de {courriel} ; il n'est plus accepté (dans les cinq secondes)."
        case [(debut, courriel, True)]:
            return f"Rien n'a changé : {debut}…, de {courriel}, était déjà révoqué."
        case _:
            raise Conflit(f"Plusieurs jetons commencent par « {dit} » : donnez le jeton entier.")
