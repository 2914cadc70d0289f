"""Actions and sessions as the rules look at them: SQL expressions of their JSON."""

from __future__ import annotations

from functools import partial

from loaders.dossier.ecrit import elements, enfants, socle, vers
from loaders.dossier.pieces import ETABLISSEMENT, FORMATION, ORGANISME, SORTIS, adresse, contacts, de, publics

# what makes two actions of one formation the same one
_IDENTITE = """jsonb_build_array({a}.etablissement_id::text, lower({a}.complement_intitule), {a}.modalite_enseignement,
    array_to_string({a}.langues, ','), lower({a}.modalites_pedagogiques), {a}.prix_total_ttc::text,
    {a}.heures_total::text, lower({a}.duree_indicative))"""

_ACTION = """to_jsonb(action) || jsonb_build_object({socle},
  'organisme', {organisme}, 'etablissement', {etablissement}, 'formation', {formation},
  'formateurs', (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'numero', e.numero, 'organisme_id', e.organisme_id,
      'siret', e.siret, 'nom', e.nom) ORDER BY element.rang)
    FROM {formateurs} {etablissement_de_cle}),
  'publics', {publics}, 'contacts', {contacts},
  'acteurs', (SELECT jsonb_agg(jsonb_build_object('fiche', h.fiche_code, 'siret', h.siret, 'actif', h.actif,
      'habilitation', h.habilitation, 'etat', h.etat))
    FROM formation_certification AS fc JOIN certification AS c ON c.id = fc.certification_id
      JOIN fiche AS f ON f.id = c.fiche_id CROSS JOIN LATERAL (
        SELECT fiche_code, siret, actif IS NOT FALSE AS actif, NULL::text AS habilitation, NULL::text AS etat
        FROM fiche_certificateur WHERE fiche_code = f.code AND absent_depuis IS NULL
        UNION ALL SELECT fiche_code, siret, true, habilitation, etat
        FROM fiche_partenaire WHERE fiche_code = f.code AND absent_depuis IS NULL) AS h
    WHERE fc.formation_id = action.formation_id AND left(h.siret, 9) IN (SELECT left(e.siret, 9)
      FROM (SELECT action.etablissement_id UNION ALL SELECT element.cle::bigint FROM {formateurs}) AS element (cle)
        {etablissement_de_cle})),
  'identite', {identite},
  'autres', (SELECT jsonb_agg(jsonb_build_object('numero', a.numero, 'identite', {autre_identite}) ORDER BY a.numero)
    FROM action AS a WHERE a.organisme_id = action.organisme_id AND a.formation_id = action.formation_id
      AND a.id IS DISTINCT FROM action_avant.id AND a.statut NOT IN {sortis}),
  'meme_texte', (SELECT jsonb_agg(d.numero) FROM (SELECT a.numero FROM action AS a
    WHERE a.organisme_id = action.organisme_id AND a.complement_descriptif = action.complement_descriptif
      AND a.formation_id <> action.formation_id AND a.statut NOT IN {sortis} ORDER BY a.numero LIMIT 3) AS d))"""

_SITES = """(SELECT jsonb_agg(jsonb_build_object('id', s.id, 'numero', s.numero, 'statut', s.statut, 'source', s.source,
    'nom', s.nom, 'etablissement_id', s.etablissement_id, 'organisme_id', e.organisme_id, 'adresse', {adresse})
    ORDER BY element.rang)
  FROM {elements} {site} {etablissement})"""

_LIGNES_DE_D = """SELECT jsonb_agg(to_jsonb(d) || jsonb_build_object('publics',
    (SELECT jsonb_agg(p.public_id ORDER BY p.rang) FROM dispositif_public AS p WHERE p.dispositif_id = d.id))
    ORDER BY d.rang) FROM dispositif AS d WHERE d.session_id = session_avant.id"""

_DISPOSITIFS = """(SELECT jsonb_agg(to_jsonb(d) || jsonb_build_object('conventionne', t.conventionne,
    'voie', t.voie, 'type_libelle', t.libelle, 'type_debut', t.debut, 'type_fin', t.fin, 'publics', {publics},
    'successeur', (SELECT n.libelle FROM type_dispositif AS n WHERE n.code = t.successeur)) ORDER BY element.rang)
  FROM {dispositifs} CROSS JOIN LATERAL jsonb_populate_record(NULL::dispositif, element.valeur) AS d
    {type})"""

_DU_DISPOSITIF = """jsonb_array_elements_text(coalesce(nullif(element.valeur -> 'publics', 'null'), '[]'))
    WITH ORDINALITY AS element (cle, rang)"""

_LIGNES_DE_RECRUTEMENT = """SELECT jsonb_agg(to_jsonb(r) ORDER BY r.rang)
    FROM recrutement AS r WHERE r.session_id = session_avant.id"""

_RECRUTEMENTS = """(SELECT jsonb_agg(to_jsonb(r) || jsonb_build_object('adresse', {adresse}) ORDER BY element.rang)
  FROM {recrutements} CROSS JOIN LATERAL jsonb_populate_record(NULL::recrutement, element.valeur) AS r)"""

# sessions that could be the same one, or stand beside it: of its year; what nobody handed in is in nobody's way
_AUTRES = """(SELECT jsonb_agg(jsonb_build_object('numero', s.numero, 'debut', s.debut, 'fin', s.fin,
    'entrees_sorties_permanentes', s.entrees_sorties_permanentes,
    'sites', (SELECT jsonb_agg(l.site_id ORDER BY l.rang) FROM session_site AS l WHERE l.session_id = s.id))
    ORDER BY s.numero)
  FROM session AS s WHERE s.action_id = session.action_id AND s.id IS DISTINCT FROM session_avant.id
    AND s.statut NOT IN {sortis} AND s.statut NOT IN ('EN_COURS_DE_SAISIE', 'A_CORRIGER')
    AND extract(year FROM s.debut) IS NOT DISTINCT FROM extract(year FROM session.debut))"""

_SESSION = """to_jsonb(session) || jsonb_build_object({socle}, 'action', {action}, 'sites', {sites},
  'dispositifs', {dispositifs}, 'recrutements', {recrutements}, 'contacts', {contacts},
  'blocs', (SELECT jsonb_agg(jsonb_build_object('code', b.code, 'fiche', f.code) ORDER BY element.rang)
    FROM {blocs} {bloc} LEFT JOIN fiche AS f ON f.id = b.fiche_id),
  'adresse_inscription', {adresse}, 'autres', {autres},
  'doublons', (SELECT jsonb_agg(s.numero ORDER BY s.numero) FROM doublon AS d JOIN session AS s
    ON s.id = d.session_ideo_id WHERE d.session_id = session_avant.id AND d.decision IS NULL),
  'debut_valide', session_avant.debut)"""


_A_PART = "NULL"  # read by a statement of its own

_action = partial(
    _ACTION.format,
    socle=socle("action"),
    formateurs=elements("action", "etablissements_formateurs"),
    etablissement_de_cle=vers("etablissement", "e"),
    publics=publics(elements("action", "publics")),
    contacts=contacts("action"),
    identite=_IDENTITE.format(a="action"),
    autre_identite=_IDENTITE.format(a="a"),
    sortis=SORTIS,
)
_session = partial(
    _SESSION.format,
    socle=socle("session"),
    sites=_SITES.format(
        elements=elements("session", "sites"),
        site=vers("site", "s"),
        etablissement=vers("etablissement", "e", "id = s.etablissement_id"),
        adresse=adresse("s.adresse_id"),
    ),
    dispositifs=_DISPOSITIFS.format(
        dispositifs=enfants("dispositifs", _LIGNES_DE_D),
        type=vers("type_dispositif", "t", "code = d.type_code"),
        publics=publics(_DU_DISPOSITIF),
    ),
    recrutements=_RECRUTEMENTS.format(
        recrutements=enfants("recrutements", _LIGNES_DE_RECRUTEMENT), adresse=adresse("r.adresse_id")
    ),
    contacts=contacts("session"),
    blocs=elements("session", "blocs"),
    bloc=vers("bloc_competences", "b", "code = element.cle"),
    adresse=adresse("session.adresse_inscription_id"),
    autres=_AUTRES.format(sortis=SORTIS),
)

ACTION = _action(
    organisme=de("organisme", ORGANISME, "action.organisme_id"),
    etablissement=de("etablissement", ETABLISSEMENT, "action.etablissement_id"),
    formation=de("formation", FORMATION, "action.formation_id"),
)
SESSION = _session(action=de("action", ACTION, "session.action_id"))

# by themselves: what is around them is read apart, once for many
ACTION_SEULE = _action(organisme=_A_PART, etablissement=_A_PART, formation=_A_PART)
SESSION_SEULE = _session(action=_A_PART)
