"""Possible duplicates, by number: the Carif alone reads them."""

from __future__ import annotations

from loaders.noun import Noun, Requis, propres
from loaders.objets import SESSION
from loaders.relation import Cardinalite, Relation, Tri, recherche
from models.enumerations import MotifDoublon

_LIEUX = " ".join(f"WHEN '{motif}' THEN '{motif.libelle}'" for motif in MotifDoublon)
_DEBUT = "(SELECT session.debut FROM session WHERE session.id = doublon.{cle})"
_ANNEES = tuple(f"extract(year FROM {_DEBUT.format(cle=cle)})" for cle in ("session_ideo_id", "session_id"))
_CERTIFICATION = """(SELECT concat_ws(
      ' ', 'même certification :', min(c.intitule), '(' || min(c.code_certifinfo) || ')')
    FROM session AS i JOIN action AS ai ON ai.id = i.action_id
    JOIN formation_certification AS fi ON fi.formation_id = ai.formation_id
    JOIN formation_certification AS fo ON fo.certification_id = fi.certification_id
    JOIN action AS ao ON ao.formation_id = fo.formation_id JOIN session AS o ON o.action_id = ao.id
    JOIN certification AS c ON c.id = fi.certification_id
    WHERE i.id = doublon.session_ideo_id AND o.id = doublon.session_id HAVING count(*) > 0)"""
_INDICES = f"""ARRAY[
    coalesce({_CERTIFICATION}, 'certifications d''une même fiche'),
    CASE doublon.motif {_LIEUX} END,
    CASE WHEN {_ANNEES[0]} = {_ANNEES[1]} THEN 'même année de début : ' || {_ANNEES[0]}
      ELSE 'début inconnu de l''une des deux' END]"""

DOUBLON = Noun(
    nom="Doublon",
    table="doublon",
    visible=("false",),
    requis=(Requis("session_ideo_id", SESSION), Requis("session_id", SESSION)),
    colonnes={
        "id": "doublon.numero",
        **propres("doublon", "numero", "session_ideo_id", "session_id"),
        "indices": _INDICES,
        "verdict": "doublon.decision",
    },
)

doublon_par_numero = recherche("doublon_par_numero", DOUBLON, "numero")
doublons = Relation(
    "doublons",
    DOUBLON,
    Cardinalite.PAGE,
    par=(),
    ordre=(Tri("doublon.numero"),),
    filtres={
        "en_attente": "(doublon.decision IS NULL) = %(en_attente)s",
        "organisme": """EXISTS (SELECT FROM session JOIN organisme ON organisme.id = session.organisme_id
  WHERE session.id IN (doublon.session_ideo_id, doublon.session_id)
    AND (organisme.numero = %(organisme)s OR EXISTS (SELECT FROM etablissement
      WHERE etablissement.organisme_id = organisme.id AND etablissement.siret = %(organisme)s)))""",
    },
)
