"""Accounts and their keys, edits that wait, submissions, demandes and what they leave; duplicates get a number"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = (
    "numero_precedent",
    "message",
    "derogation",
    "demande",
    "soumission",
    "reponse_gardee",
    "membre",
    "jeton",
    "delegation",
    "modification",
    "compte",
)
VERDICTS = {"0016": "'MEME_OFFRE', 'AUTRE_OFFRE'", "0017": "'MEME_OFFRE', 'OFFRES_DISTINCTES'"}


def upgrade() -> None:
    for noun in ("demande", "doublon"):
        op.execute(sa.schema.CreateSequence(sa.Sequence(f"{noun}_numero")))
    op.create_table(
        "compte",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("courriel", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("suspendu_le", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role IN ('ORGANISME', 'CARIF', 'PARTENAIRE', 'ADMIN')", name=op.f("compte_role_check")),
        sa.CheckConstraint("courriel = lower(courriel)", name=op.f("compte_courriel_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("compte_pkey")),
        sa.UniqueConstraint("courriel", name=op.f("compte_courriel_key")),
    )
    op.create_table(
        "modification",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("objet_id", sa.BigInteger(), nullable=False),
        sa.Column("version_de_base", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=False),
        sa.Column("valeurs", postgresql.JSONB(), nullable=False),
        sa.Column("auteur", sa.Text(), nullable=True),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("modifie_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "noun IN ('organisme', 'etablissement', 'site', 'contact', 'formation', 'action', 'session')",
            name=op.f("modification_noun_check"),
        ),
        sa.CheckConstraint(
            "statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER')", name=op.f("modification_statut_check")
        ),
        sa.CheckConstraint("version > version_de_base", name=op.f("modification_version_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("modification_pkey")),
        sa.UniqueConstraint("objet_id", "noun", name=op.f("modification_objet_id_noun_key")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("de_id", sa.BigInteger(), nullable=False),
        sa.Column("a_id", sa.BigInteger(), nullable=False),
        sa.Column("droit", sa.Text(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=False),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("accordee_par", sa.BigInteger(), nullable=False),
        sa.Column("revoquee_le", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("droit IN ('LECTURE', 'SAISIE', 'GESTION')", name=op.f("delegation_droit_check")),
        sa.CheckConstraint("de_id <> a_id", name=op.f("delegation_autre_check")),
        sa.CheckConstraint("debut <= fin", name=op.f("delegation_periode_check")),
        sa.ForeignKeyConstraint(["a_id"], ["organisme.id"], name=op.f("delegation_a_id_fkey")),
        sa.ForeignKeyConstraint(["accordee_par"], ["compte.id"], name=op.f("delegation_accordee_par_fkey")),
        sa.ForeignKeyConstraint(["de_id"], ["organisme.id"], name=op.f("delegation_de_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("delegation_pkey")),
    )
    op.create_index(op.f("delegation_a_id_idx"), "delegation", ["a_id"], unique=False)
    op.create_index(op.f("delegation_de_id_idx"), "delegation", ["de_id"], unique=False)
    op.create_table(
        "jeton",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("compte_id", sa.BigInteger(), nullable=False),
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("debut", sa.Text(), nullable=False),
        sa.Column("lecture_seule", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("cree_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expire_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoque_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("utilise_le", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["compte_id"], ["compte.id"], name=op.f("jeton_compte_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("jeton_pkey")),
        sa.UniqueConstraint("empreinte", name=op.f("jeton_empreinte_key")),
    )
    op.create_index(op.f("jeton_compte_id_idx"), "jeton", ["compte_id"], unique=False)
    op.create_table(
        "membre",
        sa.Column("compte_id", sa.BigInteger(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("droit", sa.Text(), nullable=False),
        sa.Column("importe", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("droit IN ('LECTURE', 'SAISIE', 'GESTION')", name=op.f("membre_droit_check")),
        sa.ForeignKeyConstraint(["compte_id"], ["compte.id"], name=op.f("membre_compte_id_fkey")),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("membre_organisme_id_fkey")),
        sa.PrimaryKeyConstraint("compte_id", "organisme_id", name=op.f("membre_pkey")),
    )
    op.create_index(op.f("membre_organisme_id_idx"), "membre", ["organisme_id"], unique=False)
    op.create_table(
        "reponse_gardee",
        sa.Column("compte_id", sa.BigInteger(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("empreinte", sa.Text(), nullable=False),
        sa.Column("issue", postgresql.JSONB(), nullable=False),
        sa.Column("le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["compte_id"], ["compte.id"], name=op.f("reponse_gardee_compte_id_fkey")),
        sa.PrimaryKeyConstraint("compte_id", "cle", name=op.f("reponse_gardee_pkey")),
    )
    op.create_index("reponse_gardee_le_idx", "reponse_gardee", ["le"])
    op.create_table(
        "soumission",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("objet_id", sa.BigInteger(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("nouvelle", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("etat", sa.Text(), nullable=False),
        sa.Column("motif", sa.Text(), nullable=True),
        sa.Column("remarques", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("deposee_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("deposee_par", sa.BigInteger(), nullable=False),
        sa.Column("prise_en_charge_par", sa.BigInteger(), nullable=True),
        sa.Column("prise_en_charge_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("close_le", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "etat IN ('DEPOSEE', 'RETOURNEE', 'VALIDEE', 'REFUSEE', 'CADUQUE')", name=op.f("soumission_etat_check")
        ),
        sa.CheckConstraint(
            "noun IN ('organisme', 'etablissement', 'site', 'contact', 'formation', 'action', 'session')",
            name=op.f("soumission_noun_check"),
        ),
        sa.ForeignKeyConstraint(["deposee_par"], ["compte.id"], name=op.f("soumission_deposee_par_fkey")),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("soumission_organisme_id_fkey")),
        sa.ForeignKeyConstraint(
            ["prise_en_charge_par"], ["compte.id"], name=op.f("soumission_prise_en_charge_par_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("soumission_pkey")),
    )
    op.create_index(
        "soumission_file_idx",
        "soumission",
        ["deposee_le", "id"],
        unique=False,
        postgresql_where=sa.text("etat = 'DEPOSEE'"),
    )
    op.create_index(op.f("soumission_organisme_id_idx"), "soumission", ["organisme_id"], unique=False)
    op.create_index(
        "soumission_ouverte_key",
        "soumission",
        ["objet_id", "noun"],
        unique=True,
        postgresql_where=sa.text("etat IN ('DEPOSEE', 'RETOURNEE')"),
    )
    op.create_table(
        "demande",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column(
            "numero",
            sa.Text(),
            server_default=sa.text("'DE_' || lpad(nextval('demande_numero')::text, 10, '0')"),
            nullable=False,
        ),
        sa.Column("type_demande", sa.Text(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=True),
        sa.Column("etablissement_id", sa.BigInteger(), nullable=True),
        sa.Column("session_id", sa.BigInteger(), nullable=True),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("courriel", sa.Text(), nullable=True),
        sa.Column("ancien", sa.Text(), nullable=True),
        sa.Column("nouveau", sa.Text(), nullable=True),
        sa.Column("effet_le", sa.Date(), nullable=True),
        sa.Column("motif", sa.Text(), nullable=True),
        sa.Column("deposee_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("deposee_par", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decidee_le", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decidee_par", sa.BigInteger(), nullable=True),
        sa.Column("motif_de_la_decision", sa.Text(), nullable=True),
        sa.CheckConstraint("decision IN ('ACCORDEE', 'REFUSEE')", name=op.f("demande_decision_check")),
        sa.CheckConstraint(
            "type_demande IN ('OUVERTURE_COMPTE', 'CHANGEMENT_SIRET', 'CHANGEMENT_NDA', 'FERMETURE', 'RETRAIT_SESSION', 'DEROGATION_PERIMETRE')",
            name=op.f("demande_type_demande_check"),
        ),
        sa.CheckConstraint("(decision IS NULL) = (decidee_le IS NULL)", name=op.f("demande_decidee_check")),
        sa.ForeignKeyConstraint(["decidee_par"], ["compte.id"], name=op.f("demande_decidee_par_fkey")),
        sa.ForeignKeyConstraint(["deposee_par"], ["compte.id"], name=op.f("demande_deposee_par_fkey")),
        sa.ForeignKeyConstraint(["etablissement_id"], ["etablissement.id"], name=op.f("demande_etablissement_id_fkey")),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("demande_organisme_id_fkey")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("demande_session_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("demande_pkey")),
        sa.UniqueConstraint("numero", name=op.f("demande_numero_key")),
    )
    op.create_index(
        "demande_attente_idx",
        "demande",
        ["deposee_le", "id"],
        unique=False,
        postgresql_where=sa.text("decision IS NULL"),
    )
    op.create_index(op.f("demande_organisme_id_idx"), "demande", ["organisme_id"], unique=False)
    op.create_table(
        "derogation",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("etablissement_id", sa.BigInteger(), nullable=False),
        sa.Column("motif", sa.Text(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=False),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("decidee_par", sa.BigInteger(), nullable=False),
        sa.Column("demande_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("debut <= fin", name=op.f("derogation_periode_check")),
        sa.ForeignKeyConstraint(["decidee_par"], ["compte.id"], name=op.f("derogation_decidee_par_fkey")),
        sa.ForeignKeyConstraint(["demande_id"], ["demande.id"], name=op.f("derogation_demande_id_fkey")),
        sa.ForeignKeyConstraint(
            ["etablissement_id"], ["etablissement.id"], name=op.f("derogation_etablissement_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("derogation_pkey")),
    )
    op.create_index(op.f("derogation_etablissement_id_idx"), "derogation", ["etablissement_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("soumission_id", sa.BigInteger(), nullable=True),
        sa.Column("demande_id", sa.BigInteger(), nullable=True),
        sa.Column("compte_id", sa.BigInteger(), nullable=False),
        sa.Column("le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("texte", sa.Text(), nullable=False),
        sa.CheckConstraint("num_nonnulls(soumission_id, demande_id) = 1", name=op.f("message_sujet_check")),
        sa.ForeignKeyConstraint(["compte_id"], ["compte.id"], name=op.f("message_compte_id_fkey")),
        sa.ForeignKeyConstraint(["demande_id"], ["demande.id"], name=op.f("message_demande_id_fkey")),
        sa.ForeignKeyConstraint(["soumission_id"], ["soumission.id"], name=op.f("message_soumission_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("message_pkey")),
    )
    op.create_index(op.f("message_demande_id_idx"), "message", ["demande_id"], unique=False)
    op.create_index(op.f("message_soumission_id_idx"), "message", ["soumission_id"], unique=False)
    op.create_table(
        "numero_precedent",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("genre", sa.Text(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("etablissement_id", sa.BigInteger(), nullable=True),
        sa.Column("ancien", sa.Text(), nullable=False),
        sa.Column("nouveau", sa.Text(), nullable=False),
        sa.Column("effet_le", sa.Date(), nullable=False),
        sa.Column("demande_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("genre IN ('SIRET', 'NDA')", name=op.f("numero_precedent_genre_check")),
        sa.CheckConstraint("ancien <> nouveau", name=op.f("numero_precedent_change_check")),
        sa.ForeignKeyConstraint(["demande_id"], ["demande.id"], name=op.f("numero_precedent_demande_id_fkey")),
        sa.ForeignKeyConstraint(
            ["etablissement_id"], ["etablissement.id"], name=op.f("numero_precedent_etablissement_id_fkey")
        ),
        sa.ForeignKeyConstraint(["organisme_id"], ["organisme.id"], name=op.f("numero_precedent_organisme_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("numero_precedent_pkey")),
    )
    op.create_index("numero_precedent_ancien_idx", "numero_precedent", ["ancien", "genre"], unique=False)
    op.create_index(op.f("numero_precedent_organisme_id_idx"), "numero_precedent", ["organisme_id"], unique=False)
    numero = sa.text("'DB_' || lpad(nextval('doublon_numero')::text, 10, '0')")
    op.add_column("doublon", sa.Column("numero", sa.Text(), server_default=numero, nullable=False))
    op.add_column("doublon", sa.Column("decide_par", sa.Text(), nullable=True))
    op.add_column("doublon", sa.Column("decide_le", sa.DateTime(timezone=True), nullable=True))
    op.create_unique_constraint(op.f("doublon_numero_key"), "doublon", ["numero"])
    renommer_le_verdict("AUTRE_OFFRE", "OFFRES_DISTINCTES", "0017")
    op.add_column("evenement", sa.Column("version", sa.Integer(), nullable=True))
    op.add_column("evenement", sa.Column("proposition", postgresql.JSONB(), nullable=True))


def renommer_le_verdict(ancien: str, nouveau: str, version: str) -> None:
    op.drop_constraint(op.f("doublon_decision_check"), "doublon")
    op.execute(sa.text("UPDATE doublon SET decision = :n WHERE decision = :a").bindparams(n=nouveau, a=ancien))
    op.create_check_constraint(op.f("doublon_decision_check"), "doublon", f"decision IN ({VERDICTS[version]})")


def downgrade() -> None:
    op.drop_column("evenement", "proposition")
    op.drop_column("evenement", "version")
    renommer_le_verdict("OFFRES_DISTINCTES", "AUTRE_OFFRE", "0016")
    for colonne in ("numero", "decide_par", "decide_le"):
        op.drop_column("doublon", colonne)
    for table in TABLES:
        op.drop_table(table)
    for noun in ("demande", "doublon"):
        op.execute(sa.schema.DropSequence(sa.Sequence(f"{noun}_numero")))
