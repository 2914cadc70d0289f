"""What lists are searched and sorted by: words of names, orders of sessions and formations, SIREN of who may train"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.mots import PLIE

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MOTS = {
    "organisme": (
        "coalesce(nom_usage || ' ', '') || raison_sociale || coalesce(' ' || siren, '')"
        " || coalesce(' ' || numero_declaration_activite, '')"
    ),
    "etablissement": "nom || coalesce(' ' || siret, '') || coalesce(' ' || uai, '')",
    "formation": "intitule",
    "certification": "intitule || coalesce(' ' || code_certifinfo, '')",
    "fiche": "coalesce(sigle || ' ', '') || intitule || ' ' || code",
}
INDEX: dict[str, tuple[str, list[Any]]] = {
    "formation_intitule_idx": ("formation", [sa.text('left(plie, 200) COLLATE "C"'), "numero"]),
    "formation_modifie_le_idx": ("formation", ["modifie_le", "numero"]),
    "session_modifie_le_idx": ("session", ["modifie_le", "numero"]),
    "session_cree_le_idx": ("session", ["cree_le", "numero"]),
    "fiche_certificateur_siren_idx": ("fiche_certificateur", [sa.text("left(siret, 9)")]),
    "fiche_partenaire_siren_idx": ("fiche_partenaire", [sa.text("left(siret, 9)")]),
}


def upgrade() -> None:
    for table, mots in MOTS.items():
        op.add_column(
            table, sa.Column("plie", sa.Text(), sa.Computed(PLIE.format(mots), persisted=True), nullable=True)
        )
    for nom, (table, colonnes) in INDEX.items():
        op.create_index(nom, table, colonnes)


def downgrade() -> None:
    for nom, (table, _) in INDEX.items():
        op.drop_index(nom, table)
    for table in MOTS:
        op.drop_column(table, "plie")
