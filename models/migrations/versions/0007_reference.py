"""references tied together: jobs of keywords, pages of sheets"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "fiche", sa.Column("urls", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.create_table(
        "formacode_rome",
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rome_code", sa.Text(), nullable=False),
        sa.Column("origine", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("absent_depuis", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version", "code"],
            ["formacode.version", "formacode.code"],
            name=op.f("formacode_rome_version_code_fkey"),
        ),
        sa.ForeignKeyConstraint(["rome_code"], ["rome.code"], name=op.f("formacode_rome_rome_code_fkey")),
        sa.PrimaryKeyConstraint("version", "code", "rome_code", "origine", name=op.f("formacode_rome_pkey")),
    )
    op.create_index(op.f("formacode_rome_rome_code_idx"), "formacode_rome", ["rome_code"], unique=False)
