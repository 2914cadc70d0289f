"""the catalogue: nouns, journal and lists"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


NUMEROTES = (
    "organisme",
    "etablissement",
    "site",
    "contact",
    "formation",
    "action",
    "session",
    "dispositif",
    "certification",
    "lot",
)


def upgrade() -> None:
    for noun in NUMEROTES:
        op.execute(sa.schema.CreateSequence(sa.Sequence(f"{noun}_numero")))
    op.create_table(
        "categorie_organisme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("categorie_organisme_pkey")),
    )
    op.create_table(
        "evenement",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("geste", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("objet_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("auteur", sa.Text(), nullable=True),
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("motif", sa.Text(), nullable=True),
        sa.Column("anciennes_valeurs", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "geste IN ('CREER', 'MODIFIER', 'IMPORTER', 'DUPLIQUER', 'CONFIRMER', 'SOUMETTRE', 'PRENDRE_EN_CHARGE', 'VALIDER', 'RETOURNER', 'REFUSER', 'SUSPENDRE', 'RETABLIR', 'ANNULER', 'ARCHIVER')",
            name=op.f("evenement_geste_check"),
        ),
        sa.CheckConstraint(
            "noun IN ('organisme', 'etablissement', 'site', 'contact', 'formation', 'action', 'session', 'dispositif', 'certification')",
            name=op.f("evenement_noun_check"),
        ),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("evenement_source_check"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("evenement_pkey")),
    )
    op.create_index("evenement_objet_id_idx", "evenement", ["objet_id", "noun", "id"], unique=False)
    op.create_table(
        "fiche",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("intitule", sa.Text(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.CheckConstraint("code ~ '^(RNCP|RS)[0-9]+$'", name=op.f("fiche_code_check")),
        sa.CheckConstraint("debut <= fin", name=op.f("fiche_periode_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("fiche_pkey")),
        sa.UniqueConstraint("code", name=op.f("fiche_code_key")),
    )
    op.create_table(
        "financeur",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("financeur_pkey")),
    )
    op.create_table(
        "formacode",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.CheckConstraint("code ~ '^[0-9]{5}$'", name=op.f("formacode_code_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("formacode_pkey")),
        sa.UniqueConstraint("version", "code", name=op.f("formacode_version_code_key")),
    )
    op.create_index(op.f("formacode_code_idx"), "formacode", ["code"], unique=False)
    op.create_table(
        "identifiant_externe",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("portee", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("objet_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("naturelle", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "noun IN ('organisme', 'etablissement', 'site', 'contact', 'formation', 'action', 'session', 'dispositif', 'certification')",
            name=op.f("identifiant_externe_noun_check"),
        ),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("identifiant_externe_source_check"),
        ),
        sa.PrimaryKeyConstraint("noun", "emetteur", "cle", "portee", name=op.f("identifiant_externe_pkey")),
    )
    op.create_index(
        "identifiant_externe_cle_idx",
        "identifiant_externe",
        ["cle"],
        unique=False,
        postgresql_where=sa.text("NOT naturelle"),
    )
    op.create_index("identifiant_externe_objet_id_idx", "identifiant_externe", ["objet_id", "noun"], unique=False)
    op.create_table(
        "langue",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("langue_pkey")),
    )
    op.create_table(
        "libelle_date",
        sa.Column("liste", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("liste", "code", "libelle", name=op.f("libelle_date_pkey")),
    )
    op.create_table(
        "lot",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'LO_' || lpad(nextval('lot_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("flux", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=False),
        sa.Column("fichier", sa.Text(), nullable=False),
        sa.Column("commence_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("termine_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etat", sa.Text(), nullable=False),
        sa.Column("lus", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("crees", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("modifies", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("inchanges", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rejetes", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("absents", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("lot_pkey")),
        sa.UniqueConstraint("numero", name=op.f("lot_numero_key")),
    )
    op.create_table(
        "modalite_recrutement",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("modalite_recrutement_pkey")),
    )
    op.create_table(
        "niveau",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("niveau_pkey")),
    )
    op.create_table(
        "nsf",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("nsf_pkey")),
    )
    op.create_table(
        "objectif_general",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("objectif_general_pkey")),
    )
    op.create_table(
        "organisme",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'OR_' || lpad(nextval('organisme_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("raison_sociale", sa.Text(), nullable=False),
        sa.Column("nom_usage", sa.Text(), nullable=True),
        sa.Column("siren", sa.Text(), nullable=True),
        sa.Column("numero_declaration_activite", sa.Text(), nullable=True),
        sa.Column("presentation", sa.Text(), nullable=True),
        sa.Column("urls", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("confirme_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("suspendu", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "numero_declaration_activite ~ '^[0-9]{3}[0-9AB][0-9P][0-9]{6}$'", name=op.f("organisme_nda_check")
        ),
        sa.CheckConstraint("siren ~ '^[0-9]{9}$'", name=op.f("organisme_siren_check")),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("organisme_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("organisme_statut_check"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("organisme_version_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("organisme_pkey")),
        sa.UniqueConstraint("numero", name=op.f("organisme_numero_key")),
    )
    op.create_index(
        op.f("organisme_numero_declaration_activite_idx"), "organisme", ["numero_declaration_activite"], unique=False
    )
    op.create_index(op.f("organisme_siren_idx"), "organisme", ["siren"], unique=False)
    op.create_table(
        "perimetre_recrutement",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("perimetre_recrutement_pkey")),
    )
    op.create_table(
        "public_vise",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("public_vise_pkey")),
        sa.UniqueConstraint("version", "code", name=op.f("public_vise_version_code_key")),
    )
    op.create_table(
        "region",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("region_pkey")),
    )
    op.create_table(
        "rome",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.CheckConstraint("code ~ '^[A-Z][0-9]{4}$'", name=op.f("rome_code_check")),
        sa.PrimaryKeyConstraint("code", name=op.f("rome_pkey")),
    )
    op.create_table(
        "type_contact",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("type_contact_pkey")),
    )
    op.create_table(
        "type_dispositif",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.Column("voie", sa.Text(), nullable=False),
        sa.Column("conventionne", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("intention_embauche", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "voie IN ('FORMATION_INITIALE', 'APPRENTISSAGE', 'CONTRAT_PROFESSIONNALISATION', 'FORMATION_CONTINUE', 'VAE')",
            name=op.f("type_dispositif_voie_check"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("type_dispositif_pkey")),
    )
    op.create_table(
        "bloc_competences",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("fiche_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["fiche_id"], ["fiche.id"], name=op.f("bloc_competences_fiche_id_fkey")),
        sa.PrimaryKeyConstraint("code", name=op.f("bloc_competences_pkey")),
    )
    op.create_index(op.f("bloc_competences_fiche_id_idx"), "bloc_competences", ["fiche_id"], unique=False)
    op.create_table(
        "certification",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'CE_' || lpad(nextval('certification_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("code_certifinfo", sa.Text(), nullable=True),
        sa.Column("fiche_id", sa.BigInteger(), nullable=True),
        sa.Column("intitule", sa.Text(), nullable=False),
        sa.Column("type_certification", sa.Text(), nullable=True),
        sa.Column("niveau_code", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "type_certification IN ('ETAT', 'RNCP_SUR_DEMANDE', 'CQP', 'HABILITATION', 'PREPARATION_CONCOURS')",
            name=op.f("certification_type_certification_check"),
        ),
        sa.CheckConstraint("num_nonnulls(code_certifinfo, fiche_id) > 0", name=op.f("certification_identite_check")),
        sa.ForeignKeyConstraint(["fiche_id"], ["fiche.id"], name=op.f("certification_fiche_id_fkey")),
        sa.ForeignKeyConstraint(["niveau_code"], ["niveau.code"], name=op.f("certification_niveau_code_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("certification_pkey")),
        sa.UniqueConstraint("code_certifinfo", name=op.f("certification_code_certifinfo_key")),
        sa.UniqueConstraint("numero", name=op.f("certification_numero_key")),
    )
    op.create_index("certification_fiche_id_idx", "certification", ["fiche_id"], unique=False)
    op.create_index(
        "certification_fiche_id_key",
        "certification",
        ["fiche_id"],
        unique=True,
        postgresql_where=sa.text("code_certifinfo IS NULL"),
    )
    op.create_table(
        "certification_qualite",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("categorie", sa.Text(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "categorie IN ('ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE')",
            name=op.f("certification_qualite_categorie_check"),
        ),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("certification_qualite_source_check"),
        ),
        sa.ForeignKeyConstraint(
            ["organisme_id"], ["organisme.id"], name=op.f("certification_qualite_organisme_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("certification_qualite_pkey")),
    )
    op.create_index(
        op.f("certification_qualite_organisme_id_idx"), "certification_qualite", ["organisme_id"], unique=False
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'CT_' || lpad(nextval('contact_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("type_code", sa.Text(), nullable=True),
        sa.Column("civilite", sa.Text(), nullable=True),
        sa.Column("prenom", sa.Text(), nullable=True),
        sa.Column("nom_famille", sa.Text(), nullable=True),
        sa.Column("telephones", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("courriel", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("contact_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("contact_statut_check"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("contact_version_check")),
        sa.ForeignKeyConstraint(
            ["organisme_id"],
            ["organisme.id"],
            name=op.f("contact_organisme_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["type_code"], ["type_contact.code"], name=op.f("contact_type_code_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("contact_pkey")),
        sa.UniqueConstraint("numero", name=op.f("contact_numero_key")),
    )
    op.create_index(op.f("contact_organisme_id_idx"), "contact", ["organisme_id"], unique=False)
    op.create_table(
        "departement",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), server_default=sa.text("9999"), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("code_lheo", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("successeur", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("departement_region_code_fkey")),
        sa.PrimaryKeyConstraint("code", name=op.f("departement_pkey")),
    )
    op.create_table(
        "domaine",
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("formacode_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["formacode_id"], ["formacode.id"], name=op.f("domaine_formacode_id_fkey")),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("domaine_organisme_id_fkey")),
        sa.PrimaryKeyConstraint("organisme_id", "formacode_id", name=op.f("domaine_pkey")),
    )
    op.create_table(
        "formation",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'FO_' || lpad(nextval('formation_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("proprietaire_id", sa.BigInteger(), nullable=True),
        sa.Column("intitule", sa.Text(), nullable=False),
        sa.Column("objectif", sa.Text(), nullable=True),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("resultats_attendus", sa.Text(), nullable=True),
        sa.Column("certifiante", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("objectif_general_code", sa.Text(), nullable=True),
        sa.Column("parcours", sa.Text(), nullable=True),
        sa.Column("niveau_entree_code", sa.Text(), nullable=True),
        sa.Column("niveau_sortie_code", sa.Text(), nullable=True),
        sa.Column("niveau_entree_lheo", sa.Text(), nullable=True),
        sa.Column("niveau_sortie_lheo", sa.Text(), nullable=True),
        sa.Column("urls", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.CheckConstraint(
            "parcours IN ('EN_GROUPE', 'INDIVIDUALISE', 'MODULARISE', 'MIXTE')", name=op.f("formation_parcours_check")
        ),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("formation_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("formation_statut_check"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("formation_version_check")),
        sa.ForeignKeyConstraint(
            ["niveau_entree_code"], ["niveau.code"], name=op.f("formation_niveau_entree_code_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["niveau_sortie_code"], ["niveau.code"], name=op.f("formation_niveau_sortie_code_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["objectif_general_code"], ["objectif_general.code"], name=op.f("formation_objectif_general_code_fkey")
        ),
        sa.ForeignKeyConstraint(["proprietaire_id"], ["organisme.id"], name=op.f("formation_proprietaire_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("formation_pkey")),
        sa.UniqueConstraint("numero", name=op.f("formation_numero_key")),
    )
    op.create_index(op.f("formation_proprietaire_id_idx"), "formation", ["proprietaire_id"], unique=False)
    op.create_table(
        "offre_lue",
        sa.Column("emetteur", sa.Text(), nullable=False),
        sa.Column("empreinte", sa.LargeBinary(), nullable=False),
        sa.Column("lot_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("offre_lue_lot_id_fkey")),
        sa.PrimaryKeyConstraint("emetteur", "empreinte", name=op.f("offre_lue_pkey")),
    )
    op.create_table(
        "organisme_categorie",
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("categorie_code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["categorie_code"], ["categorie_organisme.code"], name=op.f("organisme_categorie_categorie_code_fkey")
        ),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("organisme_categorie_organisme_id_fkey")),
        sa.PrimaryKeyConstraint("organisme_id", "categorie_code", name=op.f("organisme_categorie_pkey")),
    )
    op.create_table(
        "rejet",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("lot_id", sa.BigInteger(), nullable=False),
        sa.Column("bloquant", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("chemin", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("extrait", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("rejet_lot_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("rejet_pkey")),
    )
    op.create_index(op.f("rejet_lot_id_idx"), "rejet", ["lot_id"], unique=False)
    op.create_table(
        "commune",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("codes_postaux", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("departement_code", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["departement_code"], ["departement.code"], name=op.f("commune_departement_code_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("commune_pkey")),
        sa.UniqueConstraint("code", name=op.f("commune_code_key")),
    )
    op.create_index(op.f("commune_departement_code_idx"), "commune", ["departement_code"], unique=False)
    op.create_table(
        "formation_certification",
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("certification_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certification_id"], ["certification.id"], name=op.f("formation_certification_certification_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["formation_id"], ["formation.id"], name=op.f("formation_certification_formation_id_fkey")
        ),
        sa.PrimaryKeyConstraint("formation_id", "certification_id", name=op.f("formation_certification_pkey")),
    )
    op.create_index(
        op.f("formation_certification_certification_id_idx"),
        "formation_certification",
        ["certification_id"],
        unique=False,
    )
    op.create_table(
        "formation_contact",
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("formation_contact_contact_id_fkey")),
        sa.ForeignKeyConstraint(["formation_id"], ["formation.id"], name=op.f("formation_contact_formation_id_fkey")),
        sa.PrimaryKeyConstraint("formation_id", "contact_id", name=op.f("formation_contact_pkey")),
    )
    op.create_table(
        "formation_formacode",
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("formacode_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["formacode_id"], ["formacode.id"], name=op.f("formation_formacode_formacode_id_fkey")),
        sa.ForeignKeyConstraint(["formation_id"], ["formation.id"], name=op.f("formation_formacode_formation_id_fkey")),
        sa.PrimaryKeyConstraint("formation_id", "formacode_id", name=op.f("formation_formacode_pkey")),
    )
    op.create_index(op.f("formation_formacode_formacode_id_idx"), "formation_formacode", ["formacode_id"], unique=False)
    op.create_table(
        "formation_nsf",
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("nsf_code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["formation_id"], ["formation.id"], name=op.f("formation_nsf_formation_id_fkey")),
        sa.ForeignKeyConstraint(["nsf_code"], ["nsf.code"], name=op.f("formation_nsf_nsf_code_fkey")),
        sa.PrimaryKeyConstraint("formation_id", "nsf_code", name=op.f("formation_nsf_pkey")),
    )
    op.create_index(op.f("formation_nsf_nsf_code_idx"), "formation_nsf", ["nsf_code"], unique=False)
    op.create_table(
        "formation_rome",
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("rome_code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["formation_id"], ["formation.id"], name=op.f("formation_rome_formation_id_fkey")),
        sa.ForeignKeyConstraint(["rome_code"], ["rome.code"], name=op.f("formation_rome_rome_code_fkey")),
        sa.PrimaryKeyConstraint("formation_id", "rome_code", name=op.f("formation_rome_pkey")),
    )
    op.create_index(op.f("formation_rome_rome_code_idx"), "formation_rome", ["rome_code"], unique=False)
    op.create_table(
        "organisme_contact",
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("organisme_contact_contact_id_fkey")),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("organisme_contact_organisme_id_fkey")),
        sa.PrimaryKeyConstraint("organisme_id", "contact_id", name=op.f("organisme_contact_pkey")),
    )
    op.create_table(
        "adresse",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("denomination", sa.Text(), nullable=True),
        sa.Column("lignes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("code_postal", sa.Text(), nullable=True),
        sa.Column("ville", sa.Text(), nullable=True),
        sa.Column("commune_id", sa.BigInteger(), nullable=True),
        sa.Column("pays", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name=op.f("adresse_coordonnees_check")),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name=op.f("adresse_latitude_check")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("adresse_longitude_check")),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("adresse_commune_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("adresse_pkey")),
        sa.UniqueConstraint("empreinte", name=op.f("adresse_empreinte_key")),
    )
    op.create_table(
        "etablissement",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'ET_' || lpad(nextval('etablissement_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("uai", sa.Text(), nullable=True),
        sa.Column("nom", sa.Text(), nullable=False),
        sa.Column("principal", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("ouvert", sa.Boolean(), nullable=True),
        sa.Column("fiche", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("adresse_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("siret ~ '^[0-9]{14}$'", name=op.f("etablissement_siret_check")),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("etablissement_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("etablissement_statut_check"),
        ),
        sa.CheckConstraint("uai ~ '^[0-9A-Z]{8}$'", name=op.f("etablissement_uai_check")),
        sa.CheckConstraint("version > 0", name=op.f("etablissement_version_check")),
        sa.ForeignKeyConstraint(["adresse_id"], ["adresse.id"], name=op.f("etablissement_adresse_id_fkey")),
        sa.ForeignKeyConstraint(
            ["organisme_id"],
            ["organisme.id"],
            name=op.f("etablissement_organisme_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("etablissement_pkey")),
        sa.UniqueConstraint("numero", name=op.f("etablissement_numero_key")),
        sa.UniqueConstraint("siret", name=op.f("etablissement_siret_key")),
    )
    op.create_index(op.f("etablissement_organisme_id_idx"), "etablissement", ["organisme_id"], unique=False)
    op.create_index(
        "etablissement_principal_key",
        "etablissement",
        ["organisme_id"],
        unique=True,
        postgresql_where=sa.text("principal"),
    )
    op.create_index(op.f("etablissement_uai_idx"), "etablissement", ["uai"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'AC_' || lpad(nextval('action_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("etablissement_id", sa.BigInteger(), nullable=False),
        sa.Column("complement_intitule", sa.Text(), nullable=True),
        sa.Column("complement_descriptif", sa.Text(), nullable=True),
        sa.Column("modalite_enseignement", sa.Text(), nullable=True),
        sa.Column("rythme", sa.Text(), nullable=True),
        sa.Column("heures_total", sa.Integer(), nullable=True),
        sa.Column("heures_centre", sa.Integer(), nullable=True),
        sa.Column("heures_entreprise", sa.Integer(), nullable=True),
        sa.Column("heures_hebdomadaires", sa.Integer(), nullable=True),
        sa.Column("heures_conventionnees", sa.Integer(), nullable=True),
        sa.Column("duree_indicative", sa.Text(), nullable=True),
        sa.Column("prix_total_ttc", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("prix_horaire_ttc", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("frais_restants", sa.Text(), nullable=True),
        sa.Column("prise_en_charge_possible", sa.Boolean(), nullable=True),
        sa.Column("conditions_prise_en_charge", sa.Text(), nullable=True),
        sa.Column("conditions_specifiques", sa.Text(), nullable=True),
        sa.Column("niveau_entree_obligatoire", sa.Boolean(), nullable=True),
        sa.Column("conventionnement", sa.Boolean(), nullable=True),
        sa.Column("info_publics", sa.Text(), nullable=True),
        sa.Column("perimetre_recrutement_code", sa.Text(), nullable=True),
        sa.Column("modalites_recrutement", sa.Text(), nullable=True),
        sa.Column("modalites_pedagogiques", sa.Text(), nullable=True),
        sa.Column("modalites_alternance", sa.Text(), nullable=True),
        sa.Column("langues", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("acces_handicapes", sa.Text(), nullable=True),
        sa.Column("hebergement", sa.Text(), nullable=True),
        sa.Column("restauration", sa.Text(), nullable=True),
        sa.Column("transport", sa.Text(), nullable=True),
        sa.Column("dates_information", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("urls", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.CheckConstraint(
            "modalite_enseignement IN ('PRESENTIEL', 'MIXTE', 'A_DISTANCE')",
            name=op.f("action_modalite_enseignement_check"),
        ),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("action_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("action_statut_check"),
        ),
        sa.CheckConstraint("heures_centre >= 0", name=op.f("action_heures_centre_check")),
        sa.CheckConstraint("heures_conventionnees >= 0", name=op.f("action_heures_conventionnees_check")),
        sa.CheckConstraint("heures_entreprise >= 0", name=op.f("action_heures_entreprise_check")),
        sa.CheckConstraint("heures_hebdomadaires >= 0", name=op.f("action_heures_hebdomadaires_check")),
        sa.CheckConstraint("heures_total >= 0", name=op.f("action_heures_total_check")),
        sa.CheckConstraint("prix_horaire_ttc >= 0", name=op.f("action_prix_horaire_ttc_check")),
        sa.CheckConstraint("prix_total_ttc >= 0", name=op.f("action_prix_total_ttc_check")),
        sa.CheckConstraint("version > 0", name=op.f("action_version_check")),
        sa.ForeignKeyConstraint(["etablissement_id"], ["etablissement.id"], name=op.f("action_etablissement_id_fkey")),
        sa.ForeignKeyConstraint(["formation_id"], ["formation.id"], name=op.f("action_formation_id_fkey")),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("action_organisme_id_fkey")),
        sa.ForeignKeyConstraint(
            ["perimetre_recrutement_code"],
            ["perimetre_recrutement.code"],
            name=op.f("action_perimetre_recrutement_code_fkey"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("action_pkey")),
        sa.UniqueConstraint("id", "organisme_id", name=op.f("action_id_organisme_id_key")),
        sa.UniqueConstraint("numero", name=op.f("action_numero_key")),
    )
    op.create_index(op.f("action_etablissement_id_idx"), "action", ["etablissement_id"], unique=False)
    op.create_index(op.f("action_formation_id_idx"), "action", ["formation_id"], unique=False)
    op.create_index("action_organisme_id_formation_id_idx", "action", ["organisme_id", "formation_id"], unique=False)
    op.create_table(
        "etablissement_contact",
        sa.Column("etablissement_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("etablissement_contact_contact_id_fkey")),
        sa.ForeignKeyConstraint(
            ["etablissement_id"], ["etablissement.id"], name=op.f("etablissement_contact_etablissement_id_fkey")
        ),
        sa.PrimaryKeyConstraint("etablissement_id", "contact_id", name=op.f("etablissement_contact_pkey")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'SI_' || lpad(nextval('site_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("etablissement_id", sa.BigInteger(), nullable=False),
        sa.Column("nom", sa.Text(), nullable=False),
        sa.Column("principal", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("uai", sa.Text(), nullable=True),
        sa.Column("adresse_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("siret ~ '^[0-9]{14}$'", name=op.f("site_siret_check")),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("site_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("site_statut_check"),
        ),
        sa.CheckConstraint("uai ~ '^[0-9A-Z]{8}$'", name=op.f("site_uai_check")),
        sa.CheckConstraint("version > 0", name=op.f("site_version_check")),
        sa.ForeignKeyConstraint(["adresse_id"], ["adresse.id"], name=op.f("site_adresse_id_fkey")),
        sa.ForeignKeyConstraint(["etablissement_id"], ["etablissement.id"], name=op.f("site_etablissement_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("site_pkey")),
        sa.UniqueConstraint("numero", name=op.f("site_numero_key")),
    )
    op.create_index(op.f("site_etablissement_id_idx"), "site", ["etablissement_id"], unique=False)
    op.create_index(
        "site_principal_key", "site", ["etablissement_id"], unique=True, postgresql_where=sa.text("principal")
    )
    op.create_table(
        "action_contact",
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("action_contact_action_id_fkey")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("action_contact_contact_id_fkey")),
        sa.PrimaryKeyConstraint("action_id", "contact_id", name=op.f("action_contact_pkey")),
    )
    op.create_table(
        "action_formateur",
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("etablissement_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("action_formateur_action_id_fkey")),
        sa.ForeignKeyConstraint(
            ["etablissement_id"],
            ["etablissement.id"],
            name=op.f("action_formateur_etablissement_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("action_id", "etablissement_id", name=op.f("action_formateur_pkey")),
    )
    op.create_index(
        op.f("action_formateur_etablissement_id_idx"), "action_formateur", ["etablissement_id"], unique=False
    )
    op.create_table(
        "action_public",
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("action_public_action_id_fkey")),
        sa.ForeignKeyConstraint(["public_id"], ["public_vise.id"], name=op.f("action_public_public_id_fkey")),
        sa.PrimaryKeyConstraint("action_id", "public_id", name=op.f("action_public_pkey")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("emetteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'SE_' || lpad(nextval('session_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("debut_precision", sa.Text(), server_default=sa.text("'INCONNUE'"), nullable=False),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("fin_precision", sa.Text(), server_default=sa.text("'INCONNUE'"), nullable=False),
        sa.Column("entrees_sorties_permanentes", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("inscription_du", sa.Date(), nullable=True),
        sa.Column("inscription_du_precision", sa.Text(), server_default=sa.text("'INCONNUE'"), nullable=False),
        sa.Column("inscription_au", sa.Date(), nullable=True),
        sa.Column("inscription_au_precision", sa.Text(), server_default=sa.text("'INCONNUE'"), nullable=False),
        sa.Column("modalites_inscription", sa.Text(), nullable=True),
        sa.Column("adresse_inscription_id", sa.BigInteger(), nullable=True),
        sa.Column("etat_recrutement", sa.Text(), nullable=True),
        sa.Column("declaree_perimee", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("effectif_minimal", sa.Integer(), nullable=True),
        sa.Column("capacite_simultanee", sa.Integer(), nullable=True),
        sa.Column("capacite_cumulee", sa.Integer(), nullable=True),
        sa.Column("conventionnee", sa.Boolean(), nullable=True),
        sa.Column("urls", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.CheckConstraint("(debut IS NULL) = (debut_precision = 'INCONNUE')", name=op.f("session_debut_check")),
        sa.CheckConstraint("(fin IS NULL) = (fin_precision = 'INCONNUE')", name=op.f("session_fin_check")),
        sa.CheckConstraint(
            "(inscription_au IS NULL) = (inscription_au_precision = 'INCONNUE')",
            name=op.f("session_inscription_au_check"),
        ),
        sa.CheckConstraint(
            "(inscription_du IS NULL) = (inscription_du_precision = 'INCONNUE')",
            name=op.f("session_inscription_du_check"),
        ),
        sa.CheckConstraint(
            "debut_precision IN ('JOUR', 'MOIS', 'ANNEE', 'INCONNUE')", name=op.f("session_debut_precision_check")
        ),
        sa.CheckConstraint(
            "etat_recrutement IN ('OUVERT', 'FERME', 'SUSPENDU')", name=op.f("session_etat_recrutement_check")
        ),
        sa.CheckConstraint(
            "fin_precision IN ('JOUR', 'MOIS', 'ANNEE', 'INCONNUE')", name=op.f("session_fin_precision_check")
        ),
        sa.CheckConstraint(
            "inscription_au_precision IN ('JOUR', 'MOIS', 'ANNEE', 'INCONNUE')",
            name=op.f("session_inscription_au_precision_check"),
        ),
        sa.CheckConstraint(
            "inscription_du_precision IN ('JOUR', 'MOIS', 'ANNEE', 'INCONNUE')",
            name=op.f("session_inscription_du_precision_check"),
        ),
        sa.CheckConstraint(
            "source IN ('SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE')",
            name=op.f("session_source_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER', 'VALIDEE', 'REFUSEE', 'SUSPENDUE', 'ANNULEE', 'ARCHIVEE')",
            name=op.f("session_statut_check"),
        ),
        sa.CheckConstraint("capacite_cumulee >= 0", name=op.f("session_capacite_cumulee_check")),
        sa.CheckConstraint("capacite_simultanee >= 0", name=op.f("session_capacite_simultanee_check")),
        sa.CheckConstraint("debut <= fin", name=op.f("session_periode_check")),
        sa.CheckConstraint("effectif_minimal >= 0", name=op.f("session_effectif_minimal_check")),
        sa.CheckConstraint("version > 0", name=op.f("session_version_check")),
        sa.ForeignKeyConstraint(
            ["action_id", "organisme_id"],
            ["action.id", "action.organisme_id"],
            name=op.f("session_action_id_organisme_id_fkey"),
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["adresse_inscription_id"], ["adresse.id"], name=op.f("session_adresse_inscription_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("session_pkey")),
        sa.UniqueConstraint("numero", name=op.f("session_numero_key")),
    )
    op.create_index(
        "session_action_id_debut_idx",
        "session",
        ["action_id", sa.literal_column("coalesce(debut, '9999-12-31'::date)"), "numero"],
        unique=False,
    )
    op.create_index(
        "session_debut_idx",
        "session",
        [sa.literal_column("coalesce(debut, '9999-12-31'::date)"), "numero"],
        unique=False,
    )
    op.create_index(
        "session_organisme_id_debut_idx",
        "session",
        ["organisme_id", sa.literal_column("coalesce(debut, '9999-12-31'::date)"), "numero"],
        unique=False,
    )
    op.create_table(
        "dispositif",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'DI_' || lpad(nextval('dispositif_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.Column("type_code", sa.Text(), nullable=False),
        sa.Column("financeur_code", sa.Text(), nullable=True),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("conventionne", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("places_financees", sa.Integer(), nullable=True),
        sa.Column("intention_embauche", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("reference_marche", sa.Text(), nullable=True),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.CheckConstraint("places_financees >= 0", name=op.f("dispositif_places_financees_check")),
        sa.ForeignKeyConstraint(["financeur_code"], ["financeur.code"], name=op.f("dispositif_financeur_code_fkey")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("dispositif_session_id_fkey")),
        sa.ForeignKeyConstraint(["type_code"], ["type_dispositif.code"], name=op.f("dispositif_type_code_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("dispositif_pkey")),
        sa.UniqueConstraint("numero", name=op.f("dispositif_numero_key")),
    )
    op.create_index(op.f("dispositif_session_id_idx"), "dispositif", ["session_id"], unique=False)
    op.create_table(
        "recrutement",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.Column("modalite_code", sa.Text(), nullable=False),
        sa.Column("a_distance", sa.Boolean(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("debut_precision", sa.Text(), server_default=sa.text("'INCONNUE'"), nullable=False),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("fin_precision", sa.Text(), server_default=sa.text("'INCONNUE'"), nullable=False),
        sa.Column("heure_debut", sa.Text(), nullable=True),
        sa.Column("heure_fin", sa.Text(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("adresse_id", sa.BigInteger(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("commentaire", sa.Text(), nullable=True),
        sa.Column("complement", sa.Text(), nullable=True),
        sa.CheckConstraint("(debut IS NULL) = (debut_precision = 'INCONNUE')", name=op.f("recrutement_debut_check")),
        sa.CheckConstraint("(fin IS NULL) = (fin_precision = 'INCONNUE')", name=op.f("recrutement_fin_check")),
        sa.CheckConstraint(
            "debut_precision IN ('JOUR', 'MOIS', 'ANNEE', 'INCONNUE')", name=op.f("recrutement_debut_precision_check")
        ),
        sa.CheckConstraint(
            "fin_precision IN ('JOUR', 'MOIS', 'ANNEE', 'INCONNUE')", name=op.f("recrutement_fin_precision_check")
        ),
        sa.CheckConstraint("debut <= fin", name=op.f("recrutement_periode_check")),
        sa.CheckConstraint("places >= 0", name=op.f("recrutement_places_check")),
        sa.ForeignKeyConstraint(["adresse_id"], ["adresse.id"], name=op.f("recrutement_adresse_id_fkey")),
        sa.ForeignKeyConstraint(
            ["modalite_code"], ["modalite_recrutement.code"], name=op.f("recrutement_modalite_code_fkey")
        ),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("recrutement_session_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("recrutement_pkey")),
    )
    op.create_index(op.f("recrutement_session_id_idx"), "recrutement", ["session_id"], unique=False)
    op.create_table(
        "session_bloc",
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("bloc_code", sa.Text(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bloc_code"], ["bloc_competences.code"], name=op.f("session_bloc_bloc_code_fkey")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("session_bloc_session_id_fkey")),
        sa.PrimaryKeyConstraint("session_id", "bloc_code", name=op.f("session_bloc_pkey")),
    )
    op.create_table(
        "session_contact",
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("session_contact_contact_id_fkey")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("session_contact_session_id_fkey")),
        sa.PrimaryKeyConstraint("session_id", "contact_id", name=op.f("session_contact_pkey")),
    )
    op.create_table(
        "session_site",
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("site_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("session_site_session_id_fkey")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("session_site_site_id_fkey")),
        sa.PrimaryKeyConstraint("session_id", "site_id", name=op.f("session_site_pkey")),
    )
    op.create_index(op.f("session_site_site_id_idx"), "session_site", ["site_id"], unique=False)
    op.create_table(
        "dispositif_public",
        sa.Column("dispositif_id", sa.BigInteger(), nullable=False),
        sa.Column("public_id", sa.BigInteger(), nullable=False),
        sa.Column("rang", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispositif_id"], ["dispositif.id"], name=op.f("dispositif_public_dispositif_id_fkey")
        ),
        sa.ForeignKeyConstraint(["public_id"], ["public_vise.id"], name=op.f("dispositif_public_public_id_fkey")),
        sa.PrimaryKeyConstraint("dispositif_id", "public_id", name=op.f("dispositif_public_pkey")),
    )


def downgrade() -> None:
    op.drop_table("dispositif_public")
    op.drop_index(op.f("session_site_site_id_idx"), table_name="session_site")
    op.drop_table("session_site")
    op.drop_table("session_contact")
    op.drop_table("session_bloc")
    op.drop_index(op.f("recrutement_session_id_idx"), table_name="recrutement")
    op.drop_table("recrutement")
    op.drop_index(op.f("dispositif_session_id_idx"), table_name="dispositif")
    op.drop_table("dispositif")
    op.drop_index("session_organisme_id_debut_idx", table_name="session")
    op.drop_index("session_debut_idx", table_name="session")
    op.drop_index("session_action_id_debut_idx", table_name="session")
    op.drop_table("session")
    op.drop_table("action_public")
    op.drop_index(op.f("action_formateur_etablissement_id_idx"), table_name="action_formateur")
    op.drop_table("action_formateur")
    op.drop_table("action_contact")
    op.drop_index("site_principal_key", table_name="site", postgresql_where=sa.text("principal"))
    op.drop_index(op.f("site_etablissement_id_idx"), table_name="site")
    op.drop_table("site")
    op.drop_table("etablissement_contact")
    op.drop_index("action_organisme_id_formation_id_idx", table_name="action")
    op.drop_index(op.f("action_formation_id_idx"), table_name="action")
    op.drop_index(op.f("action_etablissement_id_idx"), table_name="action")
    op.drop_table("action")
    op.drop_index(op.f("etablissement_uai_idx"), table_name="etablissement")
    op.drop_index("etablissement_principal_key", table_name="etablissement", postgresql_where=sa.text("principal"))
    op.drop_index(op.f("etablissement_organisme_id_idx"), table_name="etablissement")
    op.drop_table("etablissement")
    op.drop_table("adresse")
    op.drop_table("organisme_contact")
    op.drop_index(op.f("formation_rome_rome_code_idx"), table_name="formation_rome")
    op.drop_table("formation_rome")
    op.drop_index(op.f("formation_nsf_nsf_code_idx"), table_name="formation_nsf")
    op.drop_table("formation_nsf")
    op.drop_index(op.f("formation_formacode_formacode_id_idx"), table_name="formation_formacode")
    op.drop_table("formation_formacode")
    op.drop_table("formation_contact")
    op.drop_index(op.f("formation_certification_certification_id_idx"), table_name="formation_certification")
    op.drop_table("formation_certification")
    op.drop_index(op.f("commune_departement_code_idx"), table_name="commune")
    op.drop_table("commune")
    op.drop_index(op.f("rejet_lot_id_idx"), table_name="rejet")
    op.drop_table("rejet")
    op.drop_table("organisme_categorie")
    op.drop_table("offre_lue")
    op.drop_index(op.f("formation_proprietaire_id_idx"), table_name="formation")
    op.drop_table("formation")
    op.drop_table("domaine")
    op.drop_table("departement")
    op.drop_index(op.f("contact_organisme_id_idx"), table_name="contact")
    op.drop_table("contact")
    op.drop_index(op.f("certification_qualite_organisme_id_idx"), table_name="certification_qualite")
    op.drop_table("certification_qualite")
    op.drop_index(
        "certification_fiche_id_key", table_name="certification", postgresql_where=sa.text("code_certifinfo IS NULL")
    )
    op.drop_index("certification_fiche_id_idx", table_name="certification")
    op.drop_table("certification")
    op.drop_index(op.f("bloc_competences_fiche_id_idx"), table_name="bloc_competences")
    op.drop_table("bloc_competences")
    op.drop_table("type_dispositif")
    op.drop_table("type_contact")
    op.drop_table("rome")
    op.drop_table("region")
    op.drop_table("public_vise")
    op.drop_table("perimetre_recrutement")
    op.drop_index(op.f("organisme_siren_idx"), table_name="organisme")
    op.drop_index(op.f("organisme_numero_declaration_activite_idx"), table_name="organisme")
    op.drop_table("organisme")
    op.drop_table("objectif_general")
    op.drop_table("nsf")
    op.drop_table("niveau")
    op.drop_table("modalite_recrutement")
    op.drop_table("lot")
    op.drop_table("libelle_date")
    op.drop_table("langue")
    op.drop_index("identifiant_externe_objet_id_idx", table_name="identifiant_externe")
    op.drop_index(
        "identifiant_externe_cle_idx", table_name="identifiant_externe", postgresql_where=sa.text("NOT naturelle")
    )
    op.drop_table("identifiant_externe")
    op.drop_index(op.f("formacode_code_idx"), table_name="formacode")
    op.drop_table("formacode")
    op.drop_table("financeur")
    op.drop_table("fiche")
    op.drop_index("evenement_objet_id_idx", table_name="evenement")
    op.drop_table("evenement")
    op.drop_table("categorie_organisme")
    for noun in NUMEROTES:
        op.execute(sa.schema.DropSequence(sa.Sequence(f"{noun}_numero")))
