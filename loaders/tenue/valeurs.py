"""The bits that stand for values in the masks of `recherche_session`: given once, in the order values come."""

from __future__ import annotations

from loaders.offre.publics import VALEUR_DU_PUBLIC
from loaders.tenue.touches import ECRITE
from models.recherche import BITS, MASQUES

# Those in use alone, so that they hold in as few words as can be.
_EN_USAGE = f"""
  WITH choisie AS MATERIALIZED (SELECT id, action_id, debut, debut_precision FROM session WHERE {{parmi}}),
  financement AS MATERIALIZED (
    SELECT dispositif.id, dispositif.type_code FROM choisie JOIN dispositif ON dispositif.session_id = choisie.id),
  pour AS (
    SELECT public_id FROM dispositif_public JOIN financement ON financement.id = dispositif_id
    UNION ALL SELECT public_id FROM action_public JOIN choisie USING (action_id)),
  lieu AS (
    SELECT adresse_id FROM site WHERE id IN (
      SELECT site_id FROM session_site JOIN choisie ON choisie.id = session_site.session_id))
  SELECT 'MOIS_DEBUT' AS axe, to_char(debut, 'YYYY-MM') AS valeur
  FROM choisie WHERE debut_precision IN ('JOUR', 'MOIS')
  UNION SELECT 'TYPE_DISPOSITIF', type_code FROM financement
  UNION SELECT 'PUBLIC', {VALEUR_DU_PUBLIC} FROM public_vise WHERE id IN (SELECT public_id FROM pour)
  UNION SELECT 'CHAMP', formacode.champ_code
  FROM action JOIN formation_formacode AS l USING (formation_id) JOIN formacode ON formacode.id = l.formacode_id
  WHERE formacode.champ_code IS NOT NULL AND action.id IN (SELECT action_id FROM choisie)
  UNION SELECT 'DEPARTEMENT', commune.departement_code
  FROM lieu JOIN adresse ON adresse.id = lieu.adresse_id JOIN commune ON commune.id = adresse.commune_id"""  # noqa: S608

_CAPACITES = ", ".join(f"('{axe}', {mots * BITS})" for axe, mots in MASQUES.items())

_SANS_BIT = """\
SELECT DISTINCT axe, valeur FROM ({valeurs}) AS v
  WHERE NOT EXISTS (SELECT FROM recherche_valeur AS r WHERE (r.axe, r.valeur) = (v.axe, v.valeur))"""

# Transactions that keep what searches read do it one after the other: no two give one bit to two values.
_DONNER = """\
-- donner_les_valeurs
INSERT INTO recherche_valeur (axe, valeur, rang)
SELECT axe, valeur, least(capacite - 1, coalesce((SELECT max(rang) FROM recherche_valeur AS r WHERE r.axe = n.axe), -1)
  + row_number() OVER (PARTITION BY axe ORDER BY valeur))
FROM ({sans_bit}) AS n
JOIN (VALUES {capacites}) AS c(axe, capacite) USING (axe)"""

# A code that a lot brings of another version may change what the one of before stands for, in offers that the lot does
# not touch: it has no bit yet.
UN_SENS_A_CHANGE = f"""\
-- un_sens_a_change
SELECT EXISTS (SELECT FROM public_vise WHERE {ECRITE})
  AND EXISTS (SELECT FROM public_vise WHERE {VALEUR_DU_PUBLIC} <> public_vise.code
    AND NOT EXISTS (SELECT FROM recherche_valeur AS r WHERE (r.axe, r.valeur) = ('PUBLIC', {VALEUR_DU_PUBLIC}))
    AND public_vise.id IN (SELECT public_id FROM dispositif_public UNION ALL SELECT public_id FROM action_public))"""  # noqa: S608

_TOUTES = _SANS_BIT.format(valeurs=_EN_USAGE.format(parmi="true"))
_TOUCHEES = _SANS_BIT.format(valeurs=_EN_USAGE.format(parmi="session.id = ANY(%(touches)s::bigint[])"))
DONNER_AUX_TOUCHEES = _DONNER.format(sans_bit=_TOUCHEES, capacites=_CAPACITES)
DONNER_A_TOUTES = _DONNER.format(sans_bit=_TOUTES, capacites=_CAPACITES)
SANS_BIT = f"-- valeurs_sans_bit\n{_TOUTES} ORDER BY axe, valeur"


def bits(axe: str, valeur: str) -> list[str]:
    """SQL of the words of a mask that holds one value, each null when the value has no bit in it."""
    return [
        f"CASE WHEN {valeur}.rang / {BITS} = {mot} THEN 1::bigint << mod({valeur}.rang, {BITS}) END"
        for mot in range(MASQUES[axe])
    ]
