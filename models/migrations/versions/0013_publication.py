"""What the public sees of each object, and since when"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"
branch_labels = None
depends_on = None

TYPES = "'ORGANISME', 'ETABLISSEMENT', 'SITE', 'CONTACT', 'FORMATION', 'ACTION', 'SESSION', 'CERTIFICATION'"

# The lines of a catalogue that had none, as loaders/tenue/changements.py wrote them when this was written.
REMPLIR = r"""
-- remplir_publication
WITH voulue AS MATERIALIZED (
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT organisme.numero, 'ORGANISME' AS type, organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu AS visible, organisme.statut = 'VALIDEE' AS validee, 'infinity' AS fin,
      organisme.version AS empreinte
    FROM organisme OFFSET 0) AS organisme_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT etablissement.numero, 'ETABLISSEMENT' AS type, etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AS visible, etablissement.statut = 'VALIDEE' AS validee, 'infinity' AS fin,
      etablissement.version AS empreinte
    FROM etablissement OFFSET 0) AS etablissement_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT site.numero, 'SITE' AS type, site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)) AS visible, site.statut = 'VALIDEE' AS validee, 'infinity' AS fin,
      site.version AS empreinte
    FROM site OFFSET 0) AS site_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT contact.numero, 'CONTACT' AS type, contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AS visible, contact.statut = 'VALIDEE' AS validee, 'infinity' AS fin,
      contact.version AS empreinte
    FROM contact OFFSET 0) AS contact_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT formation.numero, 'FORMATION' AS type, formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)) AS visible, formation.statut = 'VALIDEE' AS validee, 'infinity' AS fin,
      formation.version AS empreinte
    FROM formation OFFSET 0) AS formation_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT action.numero, 'ACTION' AS type, action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)) AS visible, action.statut = 'VALIDEE' AS validee, 'infinity' AS fin,
      hashtextextended(ROW (action.version, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id), (SELECT e.siret FROM etablissement AS e WHERE e.id = action.etablissement_id))::text, 0) AS empreinte
    FROM action OFFSET 0) AS action_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT session.numero, 'SESSION' AS type, session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AS visible, session.statut = 'VALIDEE' AS validee, CASE WHEN session.declaree_perimee THEN '-infinity' ELSE coalesce(session.fin, 'infinity') END AS fin,
      session.version AS empreinte
    FROM session OFFSET 0) AS session_lue
  UNION ALL
  SELECT numero, type, visible AND validee AS publiee,
    CASE WHEN visible AND validee THEN fin::date ELSE '-infinity' END AS jusqu_au,
    CASE WHEN visible THEN empreinte ELSE 0 END AS empreinte
  FROM (
    SELECT certification.numero, 'CERTIFICATION' AS type, true AS visible, certification.absent_depuis IS NULL AND coalesce(certification.etat, 'PUBLIEE') = 'PUBLIEE' AS validee, 'infinity' AS fin,
      hashtextextended(ROW (certification.numero, certification.fiche_id, certification.code_certifinfo, certification.intitule, certification.type_certification, certification.type_diplome_code, certification.niveau_code, certification.etat, certification.premiere_session, certification.derniere_session, certification.absent_depuis, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP'), (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS'), (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id), (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id), (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id), coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}'), array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL), array_remove(ARRAY[CASE WHEN certification.acces_fi = 2 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca = 2 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp = 2 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc = 2 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae = 2 THEN 'VAE' END], NULL), certification.acces_ind > 0, ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code), ARRAY(SELECT DISTINCT k.code FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL ORDER BY k.code))::text, 0) AS empreinte
    FROM certification OFFSET 0) AS certification_lue),
differente AS (
  SELECT voulue.* FROM voulue LEFT JOIN publication USING (numero)
  WHERE CASE WHEN publication.numero IS NULL THEN voulue.publiee
    ELSE (publication.jusqu_au, publication.empreinte) IS DISTINCT FROM (voulue.jusqu_au, voulue.empreinte) END)
INSERT INTO publication (numero, type, le, jusqu_au, empreinte)
SELECT numero, type,
  (SELECT greatest(clock_timestamp(), max(le) + interval '1 microsecond') FROM publication), jusqu_au, empreinte
FROM differente ORDER BY numero
ON CONFLICT (numero) DO UPDATE SET (le, jusqu_au, empreinte) = (excluded.le, excluded.jusqu_au, excluded.empreinte)"""


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("numero", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("jusqu_au", sa.Date(), nullable=False),
        sa.Column("empreinte", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(f"type IN ({TYPES})", name=op.f("publication_type_check")),
        sa.PrimaryKeyConstraint("numero", name=op.f("publication_pkey")),
    )
    op.create_index("publication_le_idx", "publication", ["le", "numero"], unique=False)
    op.create_index(
        "publication_jusqu_au_idx",
        "publication",
        ["jusqu_au", "numero"],
        unique=False,
        postgresql_where=sa.text("isfinite(jusqu_au) AND le < ((jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris')"),
    )
    op.get_bind().exec_driver_sql(REMPLIR)


def downgrade() -> None:
    op.drop_table("publication")
