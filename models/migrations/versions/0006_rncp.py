"""RNCP and RS: sheets in full, their blocs, certificateurs, partners, codes and successions"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXTES = ("sigle", "etat", "type_enregistrement", "niveau_code", "objectifs", "activites", "capacites")
TEXTES_DE_FIN = ("secteurs", "emplois")
DATES = ("decision", "effet", "limite_delivrance", "publication")
ETATS = "'PUBLIEE', 'ARCHIVEE', 'MODIFICATIONS_A_VALIDER', 'MODIFICATIONS_A_VALIDER_PAR_LE_MINISTERE'"


def suivi() -> list[sa.Column[Any]]:
    return [
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("absent_depuis", sa.Date(), nullable=True),
    ]


def cle(table: str, colonne: str, vers: str, genre: sa.types.TypeEngine[Any]) -> list[Any]:
    """A column of a primary key that points elsewhere."""
    return [
        sa.Column(colonne, genre, nullable=False),
        sa.ForeignKeyConstraint([colonne], [vers], name=op.f(f"{table}_{colonne}_fkey")),
    ]


def indexer(table: str, autre: str, vers: str, genre: sa.types.TypeEngine[Any]) -> None:
    """A list by rank of what a sheet is indexed with."""
    op.create_table(
        table,
        *cle(table, "fiche_code", "fiche.code", sa.Text()),
        *cle(table, autre, vers, genre),
        sa.Column("rang", sa.SmallInteger(), nullable=False),
        *suivi(),
        sa.PrimaryKeyConstraint("fiche_code", autre, name=op.f(f"{table}_pkey")),
    )


def completer_les_fiches() -> None:
    for nom in (*TEXTES, *TEXTES_DE_FIN):
        op.add_column("fiche", sa.Column(nom, sa.Text(), nullable=True))
    op.add_column("fiche", sa.Column("actif", sa.Boolean(), nullable=True))
    for nom in DATES:
        op.add_column("fiche", sa.Column(nom, sa.Date(), nullable=True))
    op.create_foreign_key(op.f("fiche_niveau_code_fkey"), "fiche", "niveau", ["niveau_code"], ["code"])
    op.create_check_constraint(op.f("fiche_etat_check"), "fiche", f"etat IN ({ETATS})")
    op.create_check_constraint(
        op.f("fiche_type_enregistrement_check"), "fiche", "type_enregistrement IN ('DE_DROIT', 'SUR_DEMANDE')"
    )
    for nom in ("competences", "modalites_evaluation"):
        op.add_column("bloc_competences", sa.Column(nom, sa.Text(), nullable=True))
    for table in ("fiche", "bloc_competences"):
        for colonne in suivi():
            op.add_column(table, colonne)


def upgrade() -> None:
    completer_les_fiches()
    op.create_table(
        "fiche_certificateur",
        *cle("fiche_certificateur", "fiche_code", "fiche.code", sa.Text()),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("nom", sa.Text(), nullable=False),
        sa.Column("actif", sa.Boolean(), nullable=True),
        sa.Column("modifie_le", sa.Date(), nullable=True),
        sa.Column("rang", sa.SmallInteger(), nullable=False),
        *suivi(),
        sa.PrimaryKeyConstraint("fiche_code", "cle", name=op.f("fiche_certificateur_pkey")),
    )
    op.create_table(
        "fiche_partenaire",
        *cle("fiche_partenaire", "fiche_code", "fiche.code", sa.Text()),
        sa.Column("cle", sa.Text(), nullable=False),
        sa.Column("habilitation", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("nom", sa.Text(), nullable=False),
        sa.Column("etat", sa.Text(), nullable=True),
        sa.Column("debut", sa.Date(), nullable=True),
        sa.Column("modifie_le", sa.Date(), nullable=True),
        *suivi(),
        sa.CheckConstraint(
            "habilitation IN ('FORMER', 'ORGANISER', 'ORGA_FORM')", name=op.f("fiche_partenaire_habilitation_check")
        ),
        sa.CheckConstraint("etat IN ('ACTIF', 'INACTIF', 'SUPPRIME')", name=op.f("fiche_partenaire_etat_check")),
        sa.PrimaryKeyConstraint("fiche_code", "cle", "habilitation", name=op.f("fiche_partenaire_pkey")),
    )
    indexer("fiche_formacode", "formacode_id", "formacode.id", sa.BigInteger())
    indexer("fiche_nsf", "nsf_code", "nsf.code", sa.Text())
    indexer("fiche_rome", "rome_code", "rome.code", sa.Text())
    op.create_table(
        "fiche_succession",
        *cle("fiche_succession", "ancienne_code", "fiche.code", sa.Text()),
        *cle("fiche_succession", "nouvelle_code", "fiche.code", sa.Text()),
        *suivi(),
        sa.CheckConstraint("ancienne_code <> nouvelle_code", name=op.f("fiche_succession_boucle_check")),
        sa.PrimaryKeyConstraint("ancienne_code", "nouvelle_code", name=op.f("fiche_succession_pkey")),
    )
    op.create_index(op.f("fiche_succession_nouvelle_code_idx"), "fiche_succession", ["nouvelle_code"], unique=False)


def downgrade() -> None:
    for table in ("succession", "rome", "nsf", "formacode", "partenaire", "certificateur"):
        op.drop_table(f"fiche_{table}")
    for nom in ("competences", "modalites_evaluation", "lot_id", "absent_depuis"):
        op.drop_column("bloc_competences", nom)
    for nom in (*TEXTES, *TEXTES_DE_FIN, *DATES, "actif", "lot_id", "absent_depuis"):
        op.drop_column("fiche", nom)
