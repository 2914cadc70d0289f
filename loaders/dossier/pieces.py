"""The parts of dossiers, each an SQL expression of the JSON that a class of rules/dossier is made of."""

from __future__ import annotations

from loaders.dossier.ecrit import elements, present, socle, vers
from loaders.references import ELIGIBILITE_CPF

# what is not offered any more
SORTIS = "('REFUSEE', 'ANNULEE', 'ARCHIVEE')"
ENGAGEES = "('VALIDEE', 'SOUMISE', 'SUSPENDUE')"
A_VENIR = f"s.statut IN {ENGAGEES} AND NOT s.declaree_perimee AND (s.fin IS NULL OR s.fin >= %(aujourdhui)s)"

# the version of the thesaurus that is in force: the last that its feed brought, else the last that a file spoke of
COURANTE = (
    """coalesce((SELECT max(version) FROM formacode WHERE lot_id IS NOT NULL), (SELECT max(version) FROM formacode))"""
)

ADRESSE = """(SELECT jsonb_build_object('denomination', a.denomination, 'lignes', a.lignes,
    'code_postal', a.code_postal, 'ville', a.ville, 'commune', c.code, 'commune_libelle', c.libelle,
    'codes_postaux', c.codes_postaux, 'departement', c.departement_code, 'region', d.region_code,
    'latitude', a.latitude, 'longitude', a.longitude,
    'commune_latitude', c.latitude, 'commune_longitude', c.longitude)
  FROM adresse AS a LEFT JOIN commune AS c ON c.id = a.commune_id
    LEFT JOIN departement AS d ON d.code = c.departement_code WHERE a.id = {cle})"""

DEROGATIONS = """(SELECT jsonb_agg(jsonb_build_object('motif', d.motif, 'debut', d.debut, 'fin', d.fin))
  FROM derogation AS d {de})"""

CONTACTS = """(SELECT jsonb_agg(jsonb_build_object('id', c.id, 'numero', c.numero, 'organisme_id', c.organisme_id,
    'telephones', c.telephones, 'courriel', c.courriel) ORDER BY element.rang)
  FROM {elements} {contact})"""

MOTS = """(SELECT jsonb_agg(jsonb_build_object('code', f.code, 'version', f.version, 'libelle', f.libelle,
    'courant', f.version = {courante} AND f.absent_depuis IS NULL) ORDER BY element.rang)
  FROM {elements} {formacode})"""

PUBLICS = """(SELECT jsonb_agg(jsonb_build_object('code', v.code, 'version', v.version, 'libelle', v.libelle,
    'courant', v.version = (SELECT max(version) FROM public_vise) AND v.absent_depuis IS NULL) ORDER BY element.rang)
  FROM {elements} {public})"""

_ORGANISME = """to_jsonb(organisme) || jsonb_build_object({socle},
  'nda_connu', organisme_avant.numero_declaration_activite, 'domaines', {domaines}, 'contacts', {contacts},
  'qualiopi', (SELECT jsonb_agg(jsonb_build_object('categorie', q.categorie, 'debut', q.debut, 'fin', q.fin))
    FROM certification_qualite AS q WHERE q.organisme_id = organisme_avant.id),
  'declaration', (SELECT jsonb_build_object('siren', l.siren, 'absent_depuis', l.absent_depuis)
    FROM organisme_declare AS l WHERE l.nda = organisme.numero_declaration_activite),
  'liste_recue', EXISTS (SELECT FROM organisme_declare), 'derogations', {derogations},
  'homonymes', (SELECT jsonb_agg(o.numero ORDER BY o.numero) FROM organisme AS o
    WHERE o.numero_declaration_activite = organisme.numero_declaration_activite
      AND o.id IS DISTINCT FROM organisme_avant.id AND o.statut NOT IN {sortis}))"""

_ETABLISSEMENT = """to_jsonb(etablissement) || jsonb_build_object({socle}, 'organisme_id', etablissement.organisme_id,
  'siret_connu', etablissement_avant.siret,
  'organisme_siren', (SELECT o.siren FROM organisme AS o WHERE o.id = etablissement.organisme_id),
  'adresse', {adresse}, 'contacts', {contacts}, 'derogations', {derogations},
  'sites_principaux', (SELECT jsonb_agg(s.numero) FROM site AS s
    WHERE s.etablissement_id = etablissement_avant.id AND s.principal AND s.statut NOT IN {sortis}),
  'du_siret', (SELECT jsonb_agg(e.numero) FROM etablissement AS e
    WHERE e.siret = etablissement.siret AND e.id IS DISTINCT FROM etablissement_avant.id))"""

_FORMATION = """to_jsonb(formation) || jsonb_build_object({socle}, 'reference', formation.proprietaire_id IS NULL,
  'formacodes', {formacodes}, 'romes', (SELECT jsonb_agg(element.cle ORDER BY element.rang) FROM {romes}),
  'nsf', (SELECT jsonb_agg(element.cle ORDER BY element.rang) FROM {nsf}), 'contacts', {contacts},
  'certifications', (SELECT jsonb_agg({certification} ORDER BY element.rang)
    FROM {certifications} {vers_certification}),
  'cpf_recu', EXISTS (SELECT FROM eligibilite_cpf))"""

_CERTIFICATION = """to_jsonb(c) || jsonb_build_object(
  'fiche', (SELECT jsonb_build_object('id', f.id, 'code', f.code, 'actif', f.actif, 'debut', f.debut, 'fin', f.fin,
      'de_droit', f.type_enregistrement IS NOT DISTINCT FROM 'DE_DROIT',
      'decrite', EXISTS (SELECT FROM fiche_certificateur AS d WHERE d.fiche_code = f.code AND d.absent_depuis IS NULL)
        OR EXISTS (SELECT FROM fiche_partenaire AS p WHERE p.fiche_code = f.code AND p.absent_depuis IS NULL))
    FROM fiche AS f WHERE f.id = c.fiche_id),
  'successeurs', (SELECT jsonb_agg(DISTINCT concat_ws(' ', n.code_certifinfo, '« ' || n.intitule || ' »'))
    FROM certification_remplacement AS r JOIN certification AS n ON n.id = r.nouvelle_id
    WHERE r.ancienne_id = c.id AND r.absent_depuis IS NULL),
  'cpf', (SELECT jsonb_agg(jsonb_build_object('debut', eligibilite_cpf.debut, 'fin', {fin},
      'region', eligibilite_cpf.region_code))
    FROM eligibilite_cpf WHERE eligibilite_cpf.certification_id = c.id))"""

_CELUI = "(SELECT {piece} FROM {present})"
_DE_L_ETABLISSEMENT = "WHERE d.etablissement_id = etablissement_avant.id"
_DE_L_ORGANISME = "JOIN etablissement AS de ON de.id = d.etablissement_id WHERE de.organisme_id = organisme_avant.id"


def adresse(cle: str) -> str:
    """The address of this key."""
    return ADRESSE.format(cle=cle)


def contacts(noun: str) -> str:
    """The contacts of a noun, as far as one looks at them from there."""
    return CONTACTS.format(elements=elements(noun, "contacts"), contact=vers("contact", "c"))


def mots(noun: str, champ: str) -> str:
    """Formacodes of a noun."""
    return MOTS.format(elements=elements(noun, champ), formacode=vers("formacode", "f"), courante=COURANTE)


def publics(elements: str) -> str:
    """Publics, from what gives their keys."""
    return PUBLICS.format(elements=elements, public=vers("public_vise", "v"))


ORGANISME = _ORGANISME.format(
    socle=socle("organisme"),
    domaines=mots("organisme", "domaines"),
    contacts=contacts("organisme"),
    derogations=DEROGATIONS.format(de=_DE_L_ORGANISME),
    sortis=SORTIS,
)
ETABLISSEMENT = _ETABLISSEMENT.format(
    socle=socle("etablissement"),
    adresse=adresse("etablissement.adresse_id"),
    contacts=contacts("etablissement"),
    derogations=DEROGATIONS.format(de=_DE_L_ETABLISSEMENT),
    sortis=SORTIS,
)
FORMATION = _FORMATION.format(
    socle=socle("formation"),
    formacodes=mots("formation", "formacodes"),
    romes=elements("formation", "romes"),
    nsf=elements("formation", "nsf"),
    contacts=contacts("formation"),
    certification=_CERTIFICATION.format(fin=ELIGIBILITE_CPF.colonnes["fin"]),
    certifications=elements("formation", "certifications"),
    vers_certification=vers("certification", "c"),
)


def de(noun: str, piece: str, cle: str) -> str:
    """The object that another refers to by this key."""
    return _CELUI.format(piece=piece, present=present(noun, cle))
