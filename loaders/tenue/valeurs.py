"""The bits that stand for values in the masks of `recherche_session`: given once, in the order values come."""

from __future__ import annotations

from loaders.offre.publics import VALEUR_DU_PUBLIC
from models.recherche import BITS, MASQUES

# Those in use alone, so that they hold in as few words as can be.
_EN_USAGE = f"""
  SELECT 'MOIS_DEBUT' AS axe, to_char(session.debut, 'YYYY-MM') AS valeur
  FROM session JOIN action ON action.id = session.action_id
  WHERE session.debut_precision IN ('JOUR', 'MOIS') AND {{parmi}}
  UNION SELECT 'TYPE_DISPOSITIF', dispositif.type_code
  FROM action JOIN session ON session.action_id = action.id JOIN dispositif ON dispositif.session_id = session.id
  WHERE {{parmi}}
  UNION SELECT 'PUBLIC', {VALEUR_DU_PUBLIC} FROM public_vise WHERE public_vise.id IN (
    SELECT p.public_id FROM action JOIN session ON session.action_id = action.id
    JOIN dispositif ON dispositif.session_id = session.id JOIN dispositif_public AS p ON p.dispositif_id = dispositif.id
    WHERE {{parmi}}
    UNION ALL SELECT p.public_id FROM action JOIN action_public AS p ON p.action_id = action.id WHERE {{parmi}})
  UNION SELECT 'CHAMP', formacode.champ_code
  FROM action JOIN formation_formacode AS l ON l.formation_id = action.formation_id
  JOIN formacode ON formacode.id = l.formacode_id WHERE formacode.champ_code IS NOT NULL AND {{parmi}}
  UNION SELECT 'DEPARTEMENT', commune.departement_code
  FROM action JOIN session ON session.action_id = action.id JOIN session_site AS l ON l.session_id = session.id
  JOIN site ON site.id = l.site_id JOIN adresse ON adresse.id = site.adresse_id
  JOIN commune ON commune.id = adresse.commune_id WHERE {{parmi}}"""  # noqa: S608  our own names

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
SELECT EXISTS (SELECT FROM public_vise WHERE {VALEUR_DU_PUBLIC} <> public_vise.code
  AND NOT EXISTS (SELECT FROM recherche_valeur AS r WHERE (r.axe, r.valeur) = ('PUBLIC', {VALEUR_DU_PUBLIC}))
  AND public_vise.id IN (SELECT public_id FROM dispositif_public UNION ALL SELECT public_id FROM action_public))"""  # noqa: S608

_TOUTES = _SANS_BIT.format(valeurs=_EN_USAGE.format(parmi="true"))
_TOUCHEES = _SANS_BIT.format(valeurs=_EN_USAGE.format(parmi="action.id = ANY(%(touches)s::bigint[])"))
DONNER_AUX_TOUCHEES = _DONNER.format(sans_bit=_TOUCHEES, capacites=_CAPACITES)
DONNER_A_TOUTES = _DONNER.format(sans_bit=_TOUTES, capacites=_CAPACITES)
SANS_BIT = f"-- valeurs_sans_bit\n{_TOUTES} ORDER BY axe, valeur"


def bits(axe: str, valeur: str) -> list[str]:
    """SQL of the words of a mask that holds one value, each null when the value has no bit in it."""
    return [
        f"CASE WHEN {valeur}.rang / {BITS} = {mot} THEN 1::bigint << mod({valeur}.rang, {BITS}) END"
        for mot in range(MASQUES[axe])
    ]
