"""Full text: the words of actions, the vocabulary, the families of words"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # both are trusted: whoever owns the database may create them
    op.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    op.execute("CREATE EXTENSION IF NOT EXISTS fuzzystrmatch")
    # Every word as it is, without accents nor capitals: forms are joined when one searches, see `recherche_mot.racine`.
    op.execute("CREATE TEXT SEARCH CONFIGURATION recherche (COPY = pg_catalog.simple)")
    op.execute(
        "ALTER TEXT SEARCH CONFIGURATION recherche ALTER MAPPING FOR word, numword WITH unaccent, pg_catalog.simple"
    )
    op.create_table(
        "recherche_action",
        sa.Column("action_id", sa.BigInteger(), nullable=False),
        sa.Column("formation_id", sa.BigInteger(), nullable=False),
        sa.Column("organisme_id", sa.BigInteger(), nullable=False),
        sa.Column("court", postgresql.TSVECTOR(), nullable=False),
        sa.Column("long", postgresql.TSVECTOR(), nullable=False),
        sa.PrimaryKeyConstraint("action_id", name=op.f("recherche_action_pkey")),
    )
    op.create_index("recherche_action_court_idx", "recherche_action", ["court"], unique=False, postgresql_using="gin")
    op.create_index("recherche_action_long_idx", "recherche_action", ["long"], unique=False, postgresql_using="gin")
    op.create_table(
        "recherche_mot",
        sa.Column("mot", sa.Text(collation="C"), nullable=False),
        sa.Column("nb", sa.Integer(), nullable=False),
        sa.Column("nb_court", sa.Integer(), nullable=False),
        sa.Column("racine", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mot", name=op.f("recherche_mot_pkey")),
    )
    op.create_index("recherche_mot_racine_idx", "recherche_mot", ["racine"], unique=False)
    op.create_index(
        "recherche_mot_epuise_idx", "recherche_mot", ["mot"], unique=False, postgresql_where=sa.text("nb = 0")
    )
    op.create_table(
        "recherche_parente",
        sa.Column("racine", sa.Text(), nullable=False),
        sa.Column("parente", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("racine", "parente", name=op.f("recherche_parente_pkey")),
    )
    op.create_table(
        "recherche_graphie",
        sa.Column("mot", sa.Text(), nullable=False),
        sa.Column("graphie", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mot", name=op.f("recherche_graphie_pkey")),
    )
    op.create_index("commune_plie_egal_idx", "commune", ["plie"], unique=False)
    op.create_index("commune_nom_plie_egal_idx", "commune_nom", ["plie"], unique=False)


def downgrade() -> None:
    op.drop_index("commune_nom_plie_egal_idx", table_name="commune_nom")
    op.drop_index("commune_plie_egal_idx", table_name="commune")
    op.drop_table("recherche_graphie")
    op.drop_table("recherche_parente")
    op.drop_table("recherche_mot")
    op.drop_table("recherche_action")
    op.execute("DROP TEXT SEARCH CONFIGURATION recherche")
