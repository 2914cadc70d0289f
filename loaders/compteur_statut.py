"""How many sessions of an organisme are at each status: what a dashboard begins with."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.relation import Cardinalite, Relation, Tri
from loaders.visibilite import STATUT_SESSION

COMPTEUR_STATUT = Noun(
    nom="CompteurStatut",
    table="compteur",
    colonnes=propres("compteur", "statut", "nombre", "lecture_seule", "modifications"),
)

# an edit that waits counts where it is, its session where that one is
compteurs_par_organisme = Relation(
    "compteurs_par_organisme",
    COMPTEUR_STATUT,
    Cardinalite.LISTE,
    tables=f"""LATERAL (
  SELECT statut, sum(nombre)::integer AS nombre, sum(lecture_seule)::integer AS lecture_seule,
    sum(modifications)::integer AS modifications
  FROM (
    SELECT {STATUT_SESSION} AS statut, count(*) AS nombre, count(*) FILTER (WHERE session.source = 'IDEO')
      AS lecture_seule, 0 AS modifications
    FROM session WHERE session.organisme_id = p.cle GROUP BY 1
    UNION ALL SELECT modification.statut, 0, 0, count(*)
    FROM modification JOIN session ON session.id = modification.objet_id
    WHERE modification.noun = 'session' AND session.organisme_id = p.cle GROUP BY 1
  ) AS c GROUP BY statut
) AS compteur""",  # noqa: S608  our own names
    ordre=(Tri("compteur.statut"),),
)
