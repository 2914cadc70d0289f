"""What is proposed while one types; communes found by their names"""

import sqlalchemy as sa
from alembic import op

from models.mots import PLIE

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None

TYPES = "'METIER', 'FORMACODE', 'CERTIFICATION', 'ORGANISME', 'COMMUNE', 'DEPARTEMENT'"


def texte(nom: str, *, obligatoire: bool = True) -> sa.Column[str]:
    return sa.Column(nom, sa.Text(), nullable=not obligatoire)


def mot(nom: str) -> sa.Column[str]:
    return sa.Column(nom, sa.Text(collation="C"), nullable=False)


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS fuzzystrmatch")
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "suggestion",
        sa.Column("cle", sa.Uuid(), nullable=False),
        *map(texte, ("type", "valeur", "libelle")),
        texte("complement", obligatoire=False),
        texte("autres", obligatoire=False),
        sa.Column("actions", sa.Integer(), nullable=False),
        sa.Column("frequence", sa.Integer(), nullable=False),
        sa.Column("plie", sa.Text(), sa.Computed(PLIE.format("libelle"), persisted=True)),
        sa.CheckConstraint(f"type IN ({TYPES})", name=op.f("suggestion_type_check")),
        sa.PrimaryKeyConstraint("cle", name=op.f("suggestion_pkey")),
    )
    op.create_index("suggestion_plie_idx", "suggestion", ["type", sa.text('("left"(plie, 200)) COLLATE "C"')])
    op.create_table(
        "suggestion_mot",
        texte("type"),
        mot("mot"),
        sa.Column("cle", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("type", "mot", "cle", name=op.f("suggestion_mot_pkey")),
    )
    op.create_table(
        "suggestion_vocabulaire",
        texte("type"),
        mot("mot"),
        sa.Column("nombre", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("type", "mot", name=op.f("suggestion_vocabulaire_pkey")),
    )
    for nom, reste in (("premiere", "substr(mot, 2)"), ("deuxieme", '("left"(mot, 1) || substr(mot, 3))')):
        op.create_index(f"suggestion_vocabulaire_{nom}_idx", "suggestion_vocabulaire", ["type", sa.text(reste)])
    op.create_table(
        "suggestion_debut",
        texte("type"),
        mot("debut"),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("cle", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("type", "debut", "place", name=op.f("suggestion_debut_pkey")),
    )
    for table in ("commune", "commune_nom"):
        op.create_index(
            f"{table}_plie_idx", table, ["plie"], postgresql_using="gin", postgresql_ops={"plie": "gin_trgm_ops"}
        )


def downgrade() -> None:
    for table in ("commune", "commune_nom"):
        op.drop_index(f"{table}_plie_idx", table_name=table)
    for table in ("suggestion_debut", "suggestion_vocabulaire", "suggestion_mot", "suggestion"):
        op.drop_table(table)
