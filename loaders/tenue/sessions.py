"""What `recherche_session` and `recherche_lieu` are made of."""

from __future__ import annotations

from loaders.entree import ACTIVE_JUSQU_AU, DEBUT_AU_PLUS_TARD, ENTREE_JUSQU_AU
from loaders.objets import SESSION, SITE
from loaders.offre.publics import VALEUR_DU_PUBLIC
from loaders.tenue.table import TableTenue
from loaders.tenue.valeurs import bits
from loaders.visibilite import STATUT_DE_L_OFFRE, visible
from models.lecteur import Portee
from models.recherche import A_DISTANCE, SANS_LIEU, colonnes_du_masque

# no `FORMATION`, `ACTION`: the statement itself joins them
_VISIBLE = "\n    AND ".join(visible(SESSION, Portee.PUBLIQUE))
# a session may take place at another organisme's, which may be suspended: `Session.sites` does not show it either
_LIEU_VISIBLE = "\n    AND ".join(visible(SITE, Portee.PUBLIQUE))


def _reunis(axe: str) -> str:
    """The words of a mask of several values, from rows joined to their bits."""
    return ", ".join(
        f"coalesce(bit_or({mot}), 0) AS {colonne}"
        for mot, colonne in zip(bits(axe, "valeur"), colonnes_du_masque(axe), strict=True)
    )


def _seul(axe: str, valeur: str) -> str:
    """The words of a mask of one value at most."""
    return ", ".join(f"coalesce({mot}, 0)" for mot in bits(axe, valeur))


def _colonnes(axe: str, table: str) -> str:
    return ", ".join(f"coalesce({table}.{colonne}, 0)" for colonne in colonnes_du_masque(axe))


def _jusqu_au(sienne: str) -> str:
    """The last day of an offer, from that of its session."""
    return f"CASE WHEN action.statut = 'VALIDEE' THEN {sienne} ELSE '-infinity'::date END"


OFFERTE_JUSQU_AU, OUVERTE_JUSQU_AU = map(_jusqu_au, (ACTIVE_JUSQU_AU, ENTREE_JUSQU_AU))
DES_TYPES, DES_PUBLICS, DES_CHAMPS = map(_reunis, ("TYPE_DISPOSITIF", "PUBLIC", "CHAMP"))
# in the order of the columns of the table
MASQUES_LUS = ", ".join(
    (
        _seul("DEPARTEMENT", "dep"),
        _colonnes("TYPE_DISPOSITIF", "type_d"),
        _colonnes("PUBLIC", "public_d"),
        _seul("MOIS_DEBUT", "mois"),
        _colonnes("CHAMP", "champ_f"),
    )
)

# `dit`: as `loaders.offre.publics.PUBLICS` says it, from the sessions chosen.
_LIGNES = f"""\
WITH choisie AS MATERIALIZED (
  SELECT session.id, session.action_id, {STATUT_DE_L_OFFRE} AS statut, session.debut, session.modifie_le,
    {DEBUT_AU_PLUS_TARD} AS debut_au, {OFFERTE_JUSQU_AU} AS active_jusqu_au,
    {OUVERTE_JUSQU_AU} AS entree_jusqu_au,
    CASE WHEN session.debut_precision IN ('JOUR', 'MOIS') THEN to_char(session.debut, 'YYYY-MM') END AS mois_debut,
    action.numero, action.formation_id, action.organisme_id, action.modalite_enseignement,
    action.modifie_le AS action_modifiee_le
  FROM session JOIN action ON action.id = session.action_id
  WHERE {{parmi}}
    AND {_VISIBLE}),
place AS MATERIALIZED (
  SELECT choisie.id AS session_id, site.id AS site_id, commune.code AS commune_code, commune.departement_code
  FROM choisie JOIN session_site ON session_site.session_id = choisie.id JOIN site ON site.id = session_site.site_id
  JOIN adresse ON adresse.id = site.adresse_id LEFT JOIN commune ON commune.id = adresse.commune_id
  WHERE {_LIEU_VISIBLE}),
lieu AS MATERIALIZED (
  SELECT * FROM place
  UNION ALL SELECT id, {A_DISTANCE}, NULL, NULL FROM choisie WHERE modalite_enseignement = 'A_DISTANCE'
  UNION ALL SELECT id, {SANS_LIEU}, NULL, NULL FROM choisie WHERE modalite_enseignement IS DISTINCT FROM 'A_DISTANCE'
    AND NOT EXISTS (SELECT FROM place WHERE place.session_id = choisie.id)),
financement AS MATERIALIZED (
  SELECT choisie.id AS session_id, choisie.action_id, dispositif.id, dispositif.type_code
  FROM choisie LEFT JOIN dispositif ON dispositif.session_id = choisie.id),
type_d AS MATERIALIZED (
  SELECT financement.session_id, {DES_TYPES}
  FROM financement JOIN recherche_valeur AS valeur
    ON (valeur.axe, valeur.valeur) = ('TYPE_DISPOSITIF', financement.type_code)
  GROUP BY 1),
dit AS MATERIALIZED (
  SELECT financement.session_id, coalesce(d.public_id, a.public_id) AS public_id
  FROM financement LEFT JOIN dispositif_public AS d ON d.dispositif_id = financement.id
  LEFT JOIN action_public AS a ON d.public_id IS NULL AND a.action_id = financement.action_id),
public_v AS MATERIALIZED (
  SELECT public_vise.id, valeur.rang FROM public_vise
  JOIN recherche_valeur AS valeur ON (valeur.axe, valeur.valeur) = ('PUBLIC', {VALEUR_DU_PUBLIC})
  WHERE public_vise.id IN (SELECT public_id FROM dit)),
public_d AS MATERIALIZED (
  SELECT dit.session_id, {DES_PUBLICS} FROM dit JOIN public_v AS valeur ON valeur.id = dit.public_id GROUP BY 1),
region AS MATERIALIZED (
  SELECT DISTINCT lieu.session_id, departement.region_code
  FROM lieu JOIN departement ON departement.code = lieu.departement_code),
eligible AS MATERIALIZED (
  SELECT DISTINCT choisie.id AS session_id
  FROM choisie JOIN formation_certification AS l ON l.formation_id = choisie.formation_id
  JOIN eligibilite_cpf AS e ON e.certification_id = l.certification_id
  LEFT JOIN region ON (region.session_id, region.region_code) = (choisie.id, e.region_code)
  WHERE choisie.debut >= e.debut AND coalesce(choisie.debut <= least(e.fin, e.absent_depuis - 1), true)
    AND (e.region_code IS NULL OR choisie.modalite_enseignement = 'A_DISTANCE' OR region.session_id IS NOT NULL)),
champ_f AS MATERIALIZED (
  SELECT formation_formacode.formation_id, {DES_CHAMPS}
  FROM (SELECT DISTINCT formation_id FROM choisie) AS f
  JOIN formation_formacode ON formation_formacode.formation_id = f.formation_id
  JOIN formacode ON formacode.id = formation_formacode.formacode_id
  JOIN recherche_valeur AS valeur ON (valeur.axe, valeur.valeur) = ('CHAMP', formacode.champ_code)
  GROUP BY 1)
SELECT choisie.id AS session_id, lieu.site_id, choisie.action_id, choisie.numero AS action_numero,
  choisie.formation_id, choisie.organisme_id, lieu.commune_code, lieu.departement_code, choisie.statut,
  coalesce(choisie.debut, '9999-12-31') AS debut, coalesce(choisie.debut_au, '-infinity') AS debut_au,
  choisie.mois_debut, choisie.active_jusqu_au, choisie.entree_jusqu_au,
  greatest(choisie.modifie_le, choisie.action_modifiee_le) AS modifiee_le,
  formation.niveau_sortie_code, choisie.modalite_enseignement, formation.certifiante,
  choisie.id IN (SELECT session_id FROM eligible) AS eligible_cpf,
  {MASQUES_LUS}
FROM choisie JOIN lieu ON lieu.session_id = choisie.id JOIN formation ON formation.id = choisie.formation_id
LEFT JOIN type_d ON type_d.session_id = choisie.id LEFT JOIN public_d ON public_d.session_id = choisie.id
LEFT JOIN champ_f ON champ_f.formation_id = choisie.formation_id
LEFT JOIN recherche_valeur AS dep ON (dep.axe, dep.valeur) = ('DEPARTEMENT', lieu.departement_code)
LEFT JOIN recherche_valeur AS mois ON (mois.axe, mois.valeur) = ('MOIS_DEBUT', choisie.mois_debut)"""  # noqa: S608

SESSIONS = TableTenue("recherche_session", par="session_id", source="session.id", lignes=_LIGNES)

# Where its address is, or the centre of its commune when nobody located it: what `Site.distanceKm` measures to.
LIEUX = TableTenue(
    "recherche_lieu",
    par="site_id",
    source="site.id",
    lignes="""\
SELECT site.id, coalesce(adresse.latitude, commune.latitude), coalesce(adresse.longitude, commune.longitude)
FROM site JOIN adresse ON adresse.id = site.adresse_id LEFT JOIN commune ON commune.id = adresse.commune_id
WHERE {parmi} AND coalesce(adresse.latitude, commune.latitude) IS NOT NULL""",
)
