"""The annuaire out of the liste publique: organismes of the region, and those that others brought, completed.

What came by the list alone is refreshed by it. Of what a Lhéo file brought or an organisme entered, it fills the SIREN
and the NDA that are missing, adds the établissement that declares, and touches nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.fusion import Compte
from importers.organismes import changements
from importers.organismes.adresses import loger
from importers.organismes.qualiopi import certifier
from importers.organismes.rapprochement import rapprocher
from importers.reception.fusion import Fait

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.reception.fusion import Contexte

_VOULOIR_ORGANISMES = """-- vouloir_organisme
CREATE TEMP TABLE voulu_organisme ON COMMIT DROP AS
SELECT t.organisme_id AS id, t.nouveau,
    CASE WHEN v.sien THEN t.denomination ELSE o.raison_sociale END AS raison_sociale,
    CASE WHEN v.sien THEN t.siren ELSE coalesce(o.siren, t.siren) END AS siren,
    CASE WHEN v.sien THEN t.nda_juste
        WHEN o.siren IS NULL OR o.siren = t.siren THEN coalesce(o.numero_declaration_activite, t.nda_juste)
        ELSE o.numero_declaration_activite END AS numero_declaration_activite
FROM retenu t LEFT JOIN organisme o ON o.id = t.organisme_id
CROSS JOIN LATERAL (SELECT t.nouveau OR o.source = 'LISTE_PUBLIQUE' AS sien) v"""

_CREER_ORGANISMES = """-- creer_organisme
INSERT INTO organisme (id, statut, source, emetteur, raison_sociale, siren, numero_declaration_activite)
SELECT id, 'VALIDEE', 'LISTE_PUBLIQUE', %(emetteur)s, raison_sociale, siren, numero_declaration_activite
FROM voulu_organisme WHERE nouveau ORDER BY id"""

# The one of its SIRET if it is the list's own, else the one it made of this declaration before the SIRET changed: its
# number stays. Without a SIRET, only a new organisme gets one.
_VOULOIR_ETABLISSEMENTS = """-- vouloir_etablissement
CREATE TEMP TABLE voulu_etablissement ON COMMIT DROP AS
SELECT DISTINCT ON (coalesce(r.siret, r.nda)) coalesce(e.id, k.id) AS id, false AS nouveau, r.organisme_id,
    coalesce(r.siret, k.siret) AS siret, r.denomination AS nom, NULL::bigint AS adresse_id,
    r.nda, r.voie, r.code_postal, r.ville
FROM rapproche r JOIN retenu t USING (organisme_id)
LEFT JOIN etablissement e ON e.siret = r.siret
LEFT JOIN (SELECT i.cle, k.* FROM identifiant_externe i JOIN etablissement k ON k.id = i.objet_id
    WHERE i.noun = 'etablissement' AND i.source = 'LISTE_PUBLIQUE' AND k.source = 'LISTE_PUBLIQUE'
        AND NOT EXISTS (SELECT FROM rapproche a WHERE a.siret = k.siret)
    ) k ON k.cle = r.nda AND k.organisme_id = r.organisme_id
WHERE (r.siret IS NOT NULL OR r.nouveau OR k.id IS NOT NULL)
    AND (e.id IS NULL OR (e.organisme_id = r.organisme_id AND e.source = 'LISTE_PUBLIQUE'))
ORDER BY coalesce(r.siret, r.nda), r.nda = t.nda DESC, r.declaration DESC NULLS LAST, r.nda DESC"""

_DEPARTAGER = """-- departager_etablissement
UPDATE voulu_etablissement SET id = NULL
WHERE id IS NOT NULL AND nda NOT IN (SELECT min(nda) FROM voulu_etablissement WHERE id IS NOT NULL GROUP BY id)"""

_NUMEROTER_ETABLISSEMENTS = """-- numeroter_etablissement
UPDATE voulu_etablissement SET id = nextval('etablissement_id_seq'), nouveau = true WHERE id IS NULL"""

_CREER_ETABLISSEMENTS = """-- creer_etablissement
INSERT INTO etablissement (id, statut, source, emetteur, organisme_id, siret, nom, adresse_id, principal)
SELECT v.id, 'VALIDEE', 'LISTE_PUBLIQUE', %(emetteur)s, v.organisme_id, v.siret, v.nom, v.adresse_id,
    p.organisme_id IS NULL AND row_number() OVER (
        PARTITION BY v.organisme_id ORDER BY v.nda = t.nda DESC, v.siret, v.nda) = 1
FROM voulu_etablissement v JOIN retenu t USING (organisme_id)
LEFT JOIN etablissement p ON p.organisme_id = v.organisme_id AND p.principal
WHERE v.nouveau ORDER BY v.organisme_id, v.siret, v.nda"""

_RECONNAITRE = """-- reconnaitre_etablissement
INSERT INTO identifiant_externe (noun, emetteur, cle, objet_id, source, naturelle)
SELECT 'etablissement', %(emetteur)s, nda, id, 'LISTE_PUBLIQUE', true FROM voulu_etablissement v
WHERE NOT EXISTS (SELECT FROM identifiant_externe i WHERE i.noun = 'etablissement' AND i.source = 'LISTE_PUBLIQUE'
    AND i.cle = v.nda AND i.objet_id = v.id) ORDER BY nda
ON CONFLICT (noun, emetteur, cle, portee) DO UPDATE SET objet_id = excluded.objet_id"""

_COMPTER = """-- compter_annuaire
SELECT (SELECT count(*) FROM voulu_organisme WHERE nouveau),
    (SELECT count(*) FROM voulu_organisme v WHERE NOT nouveau
        AND NOT EXISTS (SELECT FROM changement c WHERE c.noun = 'organisme' AND c.id = v.id)),
    (SELECT count(*) FROM voulu_etablissement WHERE nouveau),
    (SELECT count(*) FROM voulu_etablissement v WHERE NOT nouveau
        AND NOT EXISTS (SELECT FROM changement c WHERE c.noun = 'etablissement' AND c.id = v.id))"""


def tenir_l_annuaire(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """Make, complete and refresh organismes and their établissements, then spread Qualiopi."""
    parametres = {
        "lot": contexte.lot,
        "emetteur": contexte.arrivee.emetteur,
        "region": contexte.region,
        "aujourdhui": contexte.aujourdhui,
    }
    changements.ouvrir(connexion)
    rapprocher(connexion, parametres)
    connexion.execute(_VOULOIR_ORGANISMES)
    changements.modifier(connexion, "organisme", ("raison_sociale", "siren", "numero_declaration_activite"))
    connexion.execute(_CREER_ORGANISMES, parametres)
    _tenir_les_etablissements(connexion, parametres)
    qualiopi = certifier(connexion, parametres)
    ((crees, inchanges, ouverts, intacts),) = connexion.execute(_COMPTER).fetchall()
    if crees or ouverts:  # the next list may come in the same minute, and must not be planned for empty tables
        connexion.execute("ANALYZE organisme, etablissement, identifiant_externe")
    organismes = Compte(crees, changements.conclure(connexion, "organisme", parametres), inchanges)
    etablissements = Compte(ouverts, changements.conclure(connexion, "etablissement", parametres), intacts)
    faits = {"organisme": organismes, "etablissement": etablissements, "certification_qualite": qualiopi}
    return {table: Fait(compte, 0) for table, compte in faits.items()}


def _tenir_les_etablissements(connexion: Connection[Any], parametres: dict[str, Any]) -> None:
    """Those that declare: where they are is their address; where they train, the list does not say."""
    connexion.execute(_VOULOIR_ETABLISSEMENTS)
    connexion.execute(_DEPARTAGER)
    connexion.execute("ANALYZE voulu_etablissement")
    loger(connexion)
    connexion.execute(_NUMEROTER_ETABLISSEMENTS)
    changements.modifier(connexion, "etablissement", ("siret", "nom", "adresse_id"))
    connexion.execute(_CREER_ETABLISSEMENTS, parametres)
    connexion.execute(_RECONNAITRE, parametres)
