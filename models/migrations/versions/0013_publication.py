"""What the public sees of each object, and since when"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None

TYPES = "'ORGANISME', 'ETABLISSEMENT', 'SITE', 'CONTACT', 'FORMATION', 'ACTION', 'SESSION', 'CERTIFICATION'"


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
        postgresql_where=sa.text("isfinite(jusqu_au)"),
    )
    op.create_index("evenement_lot_id_idx", "evenement", ["lot_id"], unique=False, postgresql_using="brin")


def downgrade() -> None:
    op.drop_index("evenement_lot_id_idx", table_name="evenement", postgresql_using="brin")
    op.drop_table("publication")
