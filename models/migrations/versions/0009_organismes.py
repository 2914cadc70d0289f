"""The liste publique des organismes de formation; at most one Qualiopi certificate in force of a category and source"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLE = "organisme_declare"
CONTRAINTES = {
    "nda": "nda ~ '^[0-9A-Z]{11}$'",
    "siren": "siren ~ '^[0-9]{9}$'",
    "siret": "siret ~ '^[0-9]{14}$'",
    "siret_du_siren": "siret IS NULL OR (siren IS NOT NULL AND left(siret, 9) = siren)",
    "exercice": "exercice_debut <= exercice_fin",
    "specialites": "cardinality(specialites) = cardinality(specialites_libelles)",
    "effectifs": "stagiaires >= 0 AND stagiaires_confies >= 0 AND formateurs >= 0",
}
CATEGORIES = ("actions_de_formation", "bilans_de_competences", "vae", "apprentissage")


def facultatives(genre: type[sa.types.TypeEngine[Any]], *noms: str) -> list[sa.Column[Any]]:
    return [sa.Column(nom, genre(), nullable=True) for nom in noms]


def liste(nom: str) -> sa.Column[Any]:
    return sa.Column(nom, ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("nda", sa.Text(), nullable=False),
        liste("precedents"),
        sa.Column("denomination", sa.Text(), nullable=False),
        *facultatives(sa.Text, "siren", "siret", "voie", "code_postal", "ville", "region_code"),
        *facultatives(sa.Boolean, *CATEGORIES),
        *facultatives(sa.Text, "etranger_denomination", "etranger_voie", "etranger_code_postal"),
        *facultatives(sa.Text, "etranger_ville", "etranger_pays"),
        *facultatives(sa.Date, "declaration", "exercice_debut", "exercice_fin"),
        liste("specialites"),
        liste("specialites_libelles"),
        *facultatives(sa.Integer, "stagiaires", "stagiaires_confies", "formateurs"),
        *facultatives(sa.BigInteger, "lot_id"),
        *facultatives(sa.Date, "absent_depuis"),
        *(sa.CheckConstraint(dit, name=op.f(f"{TABLE}_{nom}_check")) for nom, dit in CONTRAINTES.items()),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f(f"{TABLE}_region_code_fkey")),
        sa.PrimaryKeyConstraint("nda", name=op.f(f"{TABLE}_pkey")),
    )
    op.create_index(f"{TABLE}_siren_idx", TABLE, ["siren"], unique=False)
    op.create_index(
        f"{TABLE}_precedents_idx",
        TABLE,
        ["precedents"],
        postgresql_using="gin",
        postgresql_where=sa.text("precedents <> '{}'"),
    )
    op.create_check_constraint(op.f("certification_qualite_periode_check"), "certification_qualite", "debut <= fin")
    op.create_index(
        "certification_qualite_en_cours_key",
        "certification_qualite",
        ["organisme_id", "categorie", "source"],
        unique=True,
        postgresql_where=sa.text("fin IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("certification_qualite_en_cours_key", table_name="certification_qualite")
    op.drop_constraint(op.f("certification_qualite_periode_check"), "certification_qualite")
    op.drop_table(TABLE)
