"""the Formacode in full: fields, generic terms, notes, synonyms, associated terms, replacements"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SANS_ACCENTS = "lower(regexp_replace(normalize({}, NFD), '[\u0300-\u036f]', '', 'g'))"
MOTS = f"' ' || regexp_replace(replace(replace({SANS_ACCENTS}, 'œ', 'oe'), 'Œ', 'oe'), '[^a-z0-9]+', ' ', 'g')"
PLIE = f"regexp_replace({MOTS}, '\\mst(e?)\\M', 'saint\\1', 'g')"
MOT_CLE = ["formacode.version", "formacode.code"]


def suivi() -> list[sa.Column[Any]]:
    return [
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("absent_depuis", sa.Date(), nullable=True),
    ]


def plie() -> sa.Column[str]:
    return sa.Column("plie", sa.Text(), sa.Computed(PLIE.format("libelle"), persisted=True), nullable=True)


def mot_cle(table: str, version: str, code: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([version, code], MOT_CLE, name=op.f(f"{table}_{version}_{code}_fkey"))


def upgrade() -> None:
    for colonne in suivi():
        op.add_column("public_vise", colonne)
    op.create_table(
        "champ_semantique",
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        *suivi(),
        sa.CheckConstraint("code ~ '^[0-9]{3}$'", name=op.f("champ_semantique_code_check")),
        sa.PrimaryKeyConstraint("version", "code", name=op.f("champ_semantique_pkey")),
    )
    for nom in ("champ_code", "generique_code", "note_explicative", "note_application"):
        op.add_column("formacode", sa.Column(nom, sa.Text(), nullable=True))
    op.add_column("formacode", plie())
    for colonne in suivi():
        op.add_column("formacode", colonne)
    op.create_check_constraint(op.f("formacode_generique_code_check"), "formacode", "generique_code <> code")
    op.create_foreign_key(
        op.f("formacode_version_champ_code_fkey"),
        "formacode",
        "champ_semantique",
        ["version", "champ_code"],
        ["version", "code"],
    )
    op.create_foreign_key(
        op.f("formacode_version_generique_code_fkey"),
        "formacode",
        "formacode",
        ["version", "generique_code"],
        ["version", "code"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_index("formacode_generique_code_idx", "formacode", ["generique_code", "version"], unique=False)
    op.create_index("formacode_champ_code_idx", "formacode", ["champ_code", "version"], unique=False)
    op.create_table(
        "formacode_synonyme",
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("metier", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        plie(),
        *suivi(),
        mot_cle("formacode_synonyme", "version", "code"),
        sa.PrimaryKeyConstraint("version", "code", "libelle", name=op.f("formacode_synonyme_pkey")),
    )
    op.create_table(
        "formacode_associe",
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("associe_code", sa.Text(), nullable=False),
        *suivi(),
        sa.CheckConstraint("code < associe_code", name=op.f("formacode_associe_ordre_check")),
        mot_cle("formacode_associe", "version", "code"),
        mot_cle("formacode_associe", "version", "associe_code"),
        sa.PrimaryKeyConstraint("version", "code", "associe_code", name=op.f("formacode_associe_pkey")),
    )
    op.create_index(
        "formacode_associe_associe_code_idx", "formacode_associe", ["associe_code", "version"], unique=False
    )
    cle = ("version", "code", "nouvelle_version", "nouveau_code")
    op.create_table(
        "formacode_remplacement",
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("nouvelle_version", sa.SmallInteger(), nullable=False),
        sa.Column("nouveau_code", sa.Text(), nullable=False),
        *suivi(),
        sa.CheckConstraint("version < nouvelle_version", name=op.f("formacode_remplacement_ordre_check")),
        mot_cle("formacode_remplacement", "version", "code"),
        mot_cle("formacode_remplacement", "nouvelle_version", "nouveau_code"),
        sa.PrimaryKeyConstraint(*cle, name=op.f("formacode_remplacement_pkey")),
    )
    op.create_index(
        "formacode_remplacement_nouveau_code_idx",
        "formacode_remplacement",
        ["nouveau_code", "nouvelle_version"],
        unique=False,
    )


def downgrade() -> None:
    for table in ("formacode_remplacement", "formacode_associe", "formacode_synonyme"):
        op.drop_table(table)
    op.drop_index("formacode_champ_code_idx", table_name="formacode")
    op.drop_index("formacode_generique_code_idx", table_name="formacode")
    op.drop_constraint(op.f("formacode_version_generique_code_fkey"), "formacode", type_="foreignkey")
    op.drop_constraint(op.f("formacode_version_champ_code_fkey"), "formacode", type_="foreignkey")
    op.drop_constraint(op.f("formacode_generique_code_check"), "formacode", type_="check")
    colonnes = ("champ_code", "generique_code", "note_explicative", "note_application", "plie")
    for nom in (*colonnes, "lot_id", "absent_depuis"):
        op.drop_column("formacode", nom)
    op.drop_table("champ_semantique")
    for nom in ("lot_id", "absent_depuis"):
        op.drop_column("public_vise", nom)
