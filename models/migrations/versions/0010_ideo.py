"""Possible duplicates between Idéo and what came otherwise"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "doublon",
        sa.Column("session_ideo_id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("motif", sa.Text(), nullable=False),
        sa.Column("detecte_le", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("lot_id", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.CheckConstraint("motif IN ('UAI', 'SIRET', 'ETABLISSEMENT', 'ADRESSE')", name=op.f("doublon_motif_check")),
        sa.CheckConstraint("decision IN ('MEME_OFFRE', 'AUTRE_OFFRE')", name=op.f("doublon_decision_check")),
        sa.CheckConstraint("session_ideo_id <> session_id", name=op.f("doublon_autre_check")),
        sa.ForeignKeyConstraint(["session_ideo_id"], ["session.id"], name=op.f("doublon_session_ideo_id_fkey")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("doublon_session_id_fkey")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("doublon_lot_id_fkey")),
        sa.PrimaryKeyConstraint("session_ideo_id", "session_id", name=op.f("doublon_pkey")),
    )
    op.create_index(op.f("doublon_session_id_idx"), "doublon", ["session_id"], unique=False)
    op.create_index(op.f("doublon_lot_id_idx"), "doublon", ["lot_id"], unique=False)


def downgrade() -> None:
    op.drop_table("doublon")
