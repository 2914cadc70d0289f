"""reference feeds: who wrote a row, what is no longer published, communes and jobs in full"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SANS_ACCENTS = "lower(regexp_replace(normalize({}, NFD), '[\u0300-\u036f]', '', 'g'))"
MOTS = f"' ' || regexp_replace(replace(replace({SANS_ACCENTS}, 'œ', 'oe'), 'Œ', 'oe'), '[^a-z0-9]+', ' ', 'g')"
PLIE = f"regexp_replace({MOTS}, '\\mst(e?)\\M', 'saint\\1', 'g')"


def suivi() -> list[sa.Column[Any]]:
    return [
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("absent_depuis", sa.Date(), nullable=True),
    ]


def plie(de: str) -> sa.Column[str]:
    return sa.Column("plie", sa.Text(), sa.Computed(PLIE.format(de), persisted=True), nullable=True)


def upgrade() -> None:
    op.add_column(
        "lot", sa.Column("formes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column("lot", sa.Column("empreinte", sa.Text(), nullable=True))
    for colonne in suivi():
        op.add_column("nsf", colonne)

    op.add_column("commune", sa.Column("parent_id", sa.BigInteger(), nullable=True))
    op.add_column("commune", sa.Column("population", sa.Integer(), nullable=True))
    op.add_column("commune", plie("libelle"))
    for colonne in suivi():
        op.add_column("commune", colonne)
    # what could not be a place was never one
    op.execute("""UPDATE commune SET latitude = NULL, longitude = NULL WHERE num_nonnulls(latitude, longitude) = 1
        OR latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180""")
    op.create_check_constraint(op.f("commune_latitude_check"), "commune", "latitude BETWEEN -90 AND 90")
    op.create_check_constraint(op.f("commune_longitude_check"), "commune", "longitude BETWEEN -180 AND 180")
    op.create_check_constraint(op.f("commune_coordonnees_check"), "commune", "(latitude IS NULL) = (longitude IS NULL)")
    op.create_foreign_key(op.f("commune_parent_id_fkey"), "commune", "commune", ["parent_id"], ["id"])
    op.create_index(op.f("commune_parent_id_idx"), "commune", ["parent_id"], unique=False)
    op.create_index("commune_codes_postaux_idx", "commune", ["codes_postaux"], unique=False, postgresql_using="gin")
    op.create_table(
        "commune_code_postal",
        sa.Column("commune_id", sa.BigInteger(), nullable=False),
        sa.Column("code_postal", sa.Text(), nullable=False),
        *suivi(),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("commune_code_postal_commune_id_fkey")),
        sa.PrimaryKeyConstraint("commune_id", "code_postal", name=op.f("commune_code_postal_pkey")),
    )
    op.create_table(
        "commune_nom",
        sa.Column("commune_id", sa.BigInteger(), nullable=False),
        sa.Column("nom", sa.Text(), nullable=False),
        plie("nom"),
        *suivi(),
        sa.ForeignKeyConstraint(["commune_id"], ["commune.id"], name=op.f("commune_nom_commune_id_fkey")),
        sa.PrimaryKeyConstraint("commune_id", "nom", name=op.f("commune_nom_pkey")),
    )

    op.add_column("rome", sa.Column("parent_code", sa.Text(), nullable=True))
    op.add_column("rome", plie("libelle"))
    for colonne in suivi():
        op.add_column("rome", colonne)
    op.create_table(
        "rome_appellation",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rome_code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        sa.Column("libelle_court", sa.Text(), nullable=True),
        plie("libelle"),
        *suivi(),
        sa.ForeignKeyConstraint(["rome_code"], ["rome.code"], name=op.f("rome_appellation_rome_code_fkey")),
        sa.PrimaryKeyConstraint("code", name=op.f("rome_appellation_pkey")),
    )
    op.create_index(op.f("rome_appellation_rome_code_idx"), "rome_appellation", ["rome_code"], unique=False)


def downgrade() -> None:
    op.drop_table("rome_appellation")
    op.drop_table("commune_nom")
    op.drop_table("commune_code_postal")
    op.drop_index("commune_codes_postaux_idx", table_name="commune")
    op.drop_index(op.f("commune_parent_id_idx"), table_name="commune")
    op.drop_constraint(op.f("commune_parent_id_fkey"), "commune", type_="foreignkey")
    for nom in ("coordonnees", "longitude", "latitude"):
        op.drop_constraint(op.f(f"commune_{nom}_check"), "commune", type_="check")
    colonnes = {
        "commune": ("parent_id", "population", "plie", "lot_id", "absent_depuis"),
        "rome": ("parent_code", "plie", "lot_id", "absent_depuis"),
        "nsf": ("lot_id", "absent_depuis"),
        "lot": ("formes", "empreinte"),
    }
    for table, noms in colonnes.items():
        for nom in noms:
            op.drop_column(table, nom)
