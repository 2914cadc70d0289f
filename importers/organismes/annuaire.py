"""The annuaire out of the liste publique: organismes of the region, and those that others brought, completed.

What came by the list alone is refreshed by it. Of what a Lhéo file brought or an organisme entered, it fills the SIREN
and the NDA that are missing, adds the établissement that declares, and touches nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

from importers import changements
from importers.changements import Origine
from importers.fusion import Compte
from importers.organismes.adresses import loger
from importers.organismes.qualiopi import certifier
from importers.organismes.rapprochement import rapprocher
from importers.reception.fusion import Fait
from models.enumerations import Source

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.changements import Pieces
    from importers.reception.fusion import Contexte

# what the list says of each
TENUES = {
    "organisme": ("raison_sociale", "siren", "numero_declaration_activite"),
    "etablissement": ("siret", "nom", "adresse_id"),
}

_VOULOIR_ORGANISMES = """-- vouloir_organisme
CREATE TEMP TABLE voulu_organisme ON COMMIT DROP AS
SELECT t.organisme_id AS id, t.nouveau, NULL::timestamptz AS cree_le, NULL::timestamptz AS modifie_le,
    CASE WHEN v.sien THEN t.denomination ELSE o.raison_sociale END AS raison_sociale,
    CASE WHEN v.sien THEN t.siren ELSE coalesce(o.siren, t.siren) END AS siren,
    CASE WHEN v.sien THEN t.nda_juste
        WHEN o.siren IS NULL OR o.siren = t.siren THEN coalesce(o.numero_declaration_activite, t.nda_juste)
        ELSE o.numero_declaration_activite END AS numero_declaration_activite
FROM retenu t LEFT JOIN organisme o ON o.id = t.organisme_id
CROSS JOIN LATERAL (SELECT t.nouveau OR o.source = 'LISTE_PUBLIQUE' AS sien) v"""

# The one of its SIRET if it is the list's own, else the one it made of this declaration before the SIRET changed: its
# number stays. Without a SIRET, only a new organisme gets one.
_VOULOIR_ETABLISSEMENTS = """-- vouloir_etablissement
CREATE TEMP TABLE voulu_etablissement ON COMMIT DROP AS
SELECT DISTINCT ON (coalesce(r.siret, r.nda)) coalesce(e.id, k.id) AS id, false AS nouveau,
    NULL::timestamptz AS cree_le, NULL::timestamptz AS modifie_le, r.organisme_id,
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

_COMPTER = """-- compter_inchanges
SELECT count(*) FROM {transit} v
WHERE NOT nouveau AND NOT EXISTS (SELECT FROM changement c WHERE c.noun = {noun} AND c.id = v.id)"""


def tenir_l_annuaire(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """Make, complete and refresh organismes and their établissements, then spread Qualiopi."""
    parametres = {
        "emetteur": contexte.arrivee.emetteur,
        "region": contexte.region,
        "aujourdhui": contexte.aujourdhui,
    }
    origine = Origine(contexte.lot, contexte.arrivee.emetteur, Source.LISTE_PUBLIQUE.value)
    pieces = {noun: changements.pieces(noun, f"voulu_{noun}", colonnes, origine) for noun, colonnes in TENUES.items()}
    changements.ouvrir(connexion)
    rapprocher(connexion, parametres)
    connexion.execute(_VOULOIR_ORGANISMES)
    changements.modifier(connexion, pieces["organisme"])
    changements.creer(connexion, pieces["organisme"])
    _vouloir_les_etablissements(connexion)
    changements.modifier(connexion, pieces["etablissement"])
    connexion.execute(_CREER_ETABLISSEMENTS, parametres)
    connexion.execute(_RECONNAITRE, parametres)
    qualiopi = certifier(connexion, parametres)
    comptes = {noun: _conclure(connexion, noms) for noun, noms in pieces.items()}
    if any(compte.crees for compte in comptes.values()):
        # the next list may come in the same minute, and must not be planned for empty tables
        connexion.execute("ANALYZE organisme, etablissement, identifiant_externe")
    return {table: Fait(compte, 0) for table, compte in (comptes | {"certification_qualite": qualiopi}).items()}


def _vouloir_les_etablissements(connexion: Connection[Any]) -> None:
    """Those that declare: where they are is their address; where they train, the list does not say."""
    connexion.execute(_VOULOIR_ETABLISSEMENTS)
    connexion.execute(_DEPARTAGER)
    connexion.execute("ANALYZE voulu_etablissement")
    loger(connexion)
    connexion.execute(_NUMEROTER_ETABLISSEMENTS)


def _conclure(connexion: Connection[Any], noms: Pieces) -> Compte:
    """Journal what was made and changed, Qualiopi spread to others included; the counts."""
    ((inchanges,),) = connexion.execute(sql.SQL(_COMPTER).format(**noms)).fetchall()
    return Compte(*changements.conclure(connexion, noms), inchanges)
