"""CPF: periods in which certifications are eligible"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLE = "eligibilite_cpf"
SOURCES = "'SAISIE', 'CARIF', 'LHEO', 'IDEO', 'CERTIFINFO', 'RNCP', 'CPF', 'LISTE_PUBLIQUE', 'SIRENE'"
CONDITIONS = {
    "public": "public IN ('TOUT_PUBLIC', 'SALARIE', 'DEMANDEUR_EMPLOI')",
    "source": f"source IN ({SOURCES})",
    "code_cpf": "code_cpf ~ '^[1-9][0-9]{0,6}$'",
    "periode": "debut <= fin",
    "cle": "cle = coalesce(region_code, '') || '/' || coalesce(liste, '')",
}


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("certification_id", sa.BigInteger(), nullable=False),
        sa.Column("code_cpf", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("debut", sa.Date(), nullable=False),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("fin", sa.Date(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("branches", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("liste", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("absent_depuis", sa.Date(), nullable=True),
        *(sa.CheckConstraint(sql, name=op.f(f"{TABLE}_{nom}_check")) for nom, sql in CONDITIONS.items()),
        sa.ForeignKeyConstraint(
            ["certification_id"], ["certification.id"], name=op.f(f"{TABLE}_certification_id_fkey")
        ),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f(f"{TABLE}_region_code_fkey")),
        sa.PrimaryKeyConstraint("certification_id", "code_cpf", "public", "debut", "cle", name=op.f(f"{TABLE}_pkey")),
    )


def downgrade() -> None:
    op.drop_table(TABLE)
