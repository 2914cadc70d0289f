"""What `recherche_action` is made of: the words of each action, by how much they say of it."""

from __future__ import annotations

from loaders.tenue.table import TableTenue
from loaders.texte.vides import VIDES

# PostgreSQL's parser takes « chauffage/sanitaire » for a path, « aide-soignant » for three words.
_SIGNES = "-/._@+<&~"
_VIDES = "{" + ",".join(sorted(VIDES)) + "}"


def _mots(texte: str, poids: str) -> str:
    for signe in _SIGNES:
        texte = f"replace({texte}, '{signe}', ' ')"
    return f"setweight(ts_delete(to_tsvector('recherche', {texte}), '{_VIDES}'::text[]), '{poids}')"


INTITULE = _mots("formation.intitule", "A")
PRINCIPAL = _mots("coalesce(sujet.principal, '')", "A")
COMPLEMENT = _mots("coalesce(choisie.complement_intitule, '')", "B")
SUJETS = _mots("concat_ws(' . ', certifiee.libelles, sujet.libelles)", "B")
CHEMINS = _mots("concat_ws(' . ', certifiee.chemins, sujet.chemins, metier_f.noms)", "C")
ORGANISME = _mots("concat_ws(' . ', organisme.raison_sociale, organisme.nom_usage)", "C")
PAROLES = _mots("concat_ws(' . ', formation.objectif, formation.programme, formation.resultats_attendus)", "D")
DESCRIPTIF = _mots("coalesce(choisie.complement_descriptif, '')", "D")

# A keyword of a former version is also called what those that stand for it today are. Jobs are those that the formation
# says, those of its certifications, and those of its principal domain where it says none.
_LIGNES = f"""\
WITH RECURSIVE choisie AS MATERIALIZED (
  SELECT action.id, action.formation_id, action.organisme_id, action.complement_intitule, action.complement_descriptif
  FROM action WHERE {{parmi}}),
f AS MATERIALIZED (SELECT DISTINCT formation_id AS id FROM choisie),
portee AS MATERIALIZED (
  SELECT f.id AS formation_id, formacode.id, formacode.version, formacode.code, formacode.libelle,
    formacode.champ_code, formacode.generique_code, l.rang
  FROM f JOIN formation_formacode AS l ON l.formation_id = f.id JOIN formacode ON formacode.id = l.formacode_id),
mot_cle AS MATERIALIZED (
  SELECT DISTINCT id, version, code, libelle, champ_code, generique_code FROM portee),
generique(id, version, code) AS (
  SELECT id, version, generique_code FROM mot_cle
  UNION SELECT generique.id, generique.version, formacode.generique_code
  FROM generique JOIN formacode ON (formacode.version, formacode.code) = (generique.version, generique.code)),
dit AS (
  SELECT mot_cle.id, s.libelle FROM mot_cle JOIN formacode_synonyme AS s USING (version, code)
  WHERE s.absent_depuis IS NULL
  UNION SELECT mot_cle.id, s.libelle FROM mot_cle JOIN formacode_remplacement AS r USING (version, code)
  JOIN formacode_synonyme AS s ON (s.version, s.code) = (r.nouvelle_version, r.nouveau_code)
  WHERE s.absent_depuis IS NULL AND r.absent_depuis IS NULL
  UNION SELECT generique.id, formacode.libelle
  FROM generique JOIN formacode ON (formacode.version, formacode.code) = (generique.version, generique.code)
  UNION SELECT mot_cle.id, champ.libelle FROM mot_cle
  JOIN champ_semantique AS champ ON (champ.version, champ.code) = (mot_cle.version, mot_cle.champ_code)),
chemin AS MATERIALIZED (
  SELECT id, string_agg(libelle, ' . ' ORDER BY libelle COLLATE "C") AS libelles FROM dit GROUP BY 1),
sujet AS MATERIALIZED (
  SELECT portee.formation_id, min(portee.libelle) FILTER (WHERE portee.rang = 0) AS principal,
    string_agg(portee.libelle, ' . ' ORDER BY portee.rang, portee.id) FILTER (WHERE portee.rang > 0) AS libelles,
    string_agg(concat_ws(' . ', portee.code, chemin.libelles), ' . ' ORDER BY portee.rang, portee.id) AS chemins
  FROM portee LEFT JOIN chemin USING (id) GROUP BY 1),
certifiee AS MATERIALIZED (
  SELECT l.formation_id,
    string_agg(concat_ws(' . ', c.intitule, type_diplome.libelle), ' . ' ORDER BY l.rang, c.id) AS libelles,
    string_agg(concat_ws(' . ', c.code_certifinfo, fiche.code, fiche.intitule), ' . ' ORDER BY l.rang, c.id) AS chemins
  FROM f JOIN formation_certification AS l ON l.formation_id = f.id JOIN certification AS c ON c.id = l.certification_id
  LEFT JOIN fiche ON fiche.id = c.fiche_id LEFT JOIN type_diplome ON type_diplome.code = c.type_diplome_code
  GROUP BY 1),
lien AS MATERIALIZED (
  SELECT f.id AS formation_id, l.rome_code FROM f JOIN formation_rome AS l ON l.formation_id = f.id
  UNION SELECT f.id, l.rome_code FROM f JOIN formation_certification AS c ON c.formation_id = f.id
  JOIN certification_rome AS l USING (certification_id) WHERE l.absent_depuis IS NULL
  UNION SELECT portee.formation_id, l.rome_code FROM portee JOIN formacode_rome AS l USING (version, code)
  WHERE portee.rang = 0 AND l.absent_depuis IS NULL
    AND NOT EXISTS (SELECT FROM formation_rome AS dite WHERE dite.formation_id = portee.formation_id)),
metier AS MATERIALIZED (
  SELECT rome.code, concat_ws(' . ', rome.code, rome.libelle, string_agg(a.libelle, ' . ' ORDER BY a.code)) AS noms
  FROM rome LEFT JOIN rome_appellation AS a ON a.rome_code = rome.code AND a.absent_depuis IS NULL
  WHERE rome.code IN (SELECT rome_code FROM lien) GROUP BY rome.code),
metier_f AS MATERIALIZED (
  SELECT lien.formation_id, string_agg(metier.noms, ' . ' ORDER BY metier.code) AS noms
  FROM lien JOIN metier ON metier.code = lien.rome_code GROUP BY 1),
mots_f AS MATERIALIZED (
  SELECT f.id, {INTITULE} AS intitule, {PRINCIPAL} || {SUJETS} AS sujets,
    {CHEMINS} AS chemins, {PAROLES} AS textes
  FROM f JOIN formation USING (id) LEFT JOIN sujet ON sujet.formation_id = f.id
  LEFT JOIN certifiee ON certifiee.formation_id = f.id LEFT JOIN metier_f ON metier_f.formation_id = f.id),
mots_a AS MATERIALIZED (
  SELECT choisie.id, choisie.formation_id, choisie.organisme_id,
    mots_f.intitule || {COMPLEMENT} || mots_f.sujets AS court,
    mots_f.chemins || {ORGANISME} || mots_f.textes || {DESCRIPTIF} AS suite
  FROM choisie JOIN mots_f ON mots_f.id = choisie.formation_id JOIN organisme ON organisme.id = choisie.organisme_id)
SELECT id AS action_id, formation_id, organisme_id, court, court || suite AS long FROM mots_a"""  # noqa: S608  our own names

TEXTES = TableTenue("recherche_action", par="action_id", source="action.id", lignes=_LIGNES)
