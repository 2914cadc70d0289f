"""What searches read: sessions at their places, the bits of values, the places; evenements of a lot"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MASQUES = [
    f"{axe}_{mot}" for axe, n in (("departement", 2), ("type_dispositif", 1), ("public", 3)) for mot in range(1, n + 1)
]
MASQUES += [f"{axe}_{mot}" for axe, n in (("mois_debut", 3), ("champ", 2)) for mot in range(1, n + 1)]

BOOLEENS = ("certifiante", "eligible_cpf")


def obligatoires(genre: type[sa.types.TypeEngine[Any]], *noms: str) -> list[sa.Column[Any]]:
    return [sa.Column(nom, genre(), nullable=False) for nom in noms]


def facultatives(genre: type[sa.types.TypeEngine[Any]], *noms: str) -> list[sa.Column[Any]]:
    return [sa.Column(nom, genre(), nullable=True) for nom in noms]


def upgrade() -> None:
    op.create_table(
        "recherche_session",
        *obligatoires(sa.BigInteger, "session_id", "site_id", "action_id"),
        *obligatoires(sa.Text, "action_numero"),
        *obligatoires(sa.BigInteger, "formation_id", "organisme_id"),
        *facultatives(sa.Text, "commune_code", "departement_code"),
        *obligatoires(sa.Text, "statut"),
        *obligatoires(sa.Date, "debut", "debut_au"),
        *facultatives(sa.Text, "mois_debut"),
        *obligatoires(sa.Date, "active_jusqu_au", "entree_jusqu_au"),
        sa.Column("modifiee_le", sa.DateTime(timezone=True), nullable=False),
        *facultatives(sa.Text, "niveau_sortie_code", "modalite_enseignement"),
        *(sa.Column(nom, sa.Boolean(), server_default=sa.text("false"), nullable=False) for nom in BOOLEENS),
        *obligatoires(sa.BigInteger, *MASQUES),
        sa.PrimaryKeyConstraint("session_id", "site_id", name=op.f("recherche_session_pkey")),
    )
    op.create_index("recherche_session_action_id_idx", "recherche_session", ["action_id", "debut"])
    op.create_index("recherche_session_debut_idx", "recherche_session", ["debut", "action_numero"])
    for cle in ("formation", "organisme", "site"):
        op.create_index(f"recherche_session_{cle}_id_idx", "recherche_session", [f"{cle}_id"])
    op.create_table(
        "recherche_valeur",
        *obligatoires(sa.Text, "axe", "valeur"),
        *obligatoires(sa.SmallInteger, "rang"),
        sa.PrimaryKeyConstraint("axe", "valeur", name=op.f("recherche_valeur_pkey")),
    )
    op.create_table(
        "recherche_etat",
        *obligatoires(sa.BigInteger, "transaction"),
        sa.PrimaryKeyConstraint("transaction", name=op.f("recherche_etat_pkey")),
    )
    op.create_table(
        "recherche_lieu",
        *obligatoires(sa.BigInteger, "site_id"),
        *obligatoires(sa.Float, "latitude", "longitude"),
        sa.PrimaryKeyConstraint("site_id", name=op.f("recherche_lieu_pkey")),
    )
    op.create_index("recherche_lieu_latitude_idx", "recherche_lieu", ["latitude", "longitude"])
    op.create_index("evenement_lot_id_idx", "evenement", ["lot_id"], postgresql_using="brin")
