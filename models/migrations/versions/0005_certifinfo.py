"""Certif Info: certifications in full, their links, the formation de référence of each"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ACCES = ("fi", "ca", "fc", "cp", "vae", "ind")
LIENS = {"formacode": "formacode_id", "rome": "rome_code", "nsf": "nsf_code"}


def suivi() -> list[sa.Column[Any]]:
    return [
        sa.Column("lot_id", sa.BigInteger(), nullable=True),
        sa.Column("absent_depuis", sa.Date(), nullable=True),
    ]


def certification(table: str, colonne: str = "certification_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([colonne], ["certification.id"], name=op.f(f"{table}_{colonne}_fkey"))


def completer_les_certifications() -> None:
    op.create_table(
        "type_diplome",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("libelle", sa.Text(), nullable=False),
        *suivi(),
        sa.PrimaryKeyConstraint("code", name=op.f("type_diplome_pkey")),
    )
    op.add_column("certification", sa.Column("type_diplome_code", sa.Text(), nullable=True))
    op.create_foreign_key(
        op.f("certification_type_diplome_code_fkey"), "certification", "type_diplome", ["type_diplome_code"], ["code"]
    )
    op.add_column("certification", sa.Column("etat", sa.Text(), nullable=True))
    for nom in ("premiere_session", "derniere_session"):
        op.add_column("certification", sa.Column(nom, sa.Integer(), nullable=True))
    for voie in ACCES:
        op.add_column("certification", sa.Column(f"acces_{voie}", sa.SmallInteger(), nullable=True))
        op.create_check_constraint(
            op.f(f"certification_acces_{voie}_check"), "certification", f"acces_{voie} BETWEEN 0 AND 2"
        )
    op.add_column("certification", sa.Column("maj_le", sa.Date(), nullable=True))
    for colonne in suivi():
        op.add_column("certification", colonne)
    op.create_check_constraint(
        op.f("certification_etat_check"), "certification", "etat IN ('PUBLIEE', 'ERRONEE', 'ARCHIVEE')"
    )
    op.create_check_constraint(
        op.f("certification_sessions_check"), "certification", "premiere_session <= derniere_session"
    )


def creer_les_liens() -> None:
    for nom, cle in LIENS.items():
        table = f"certification_{nom}"
        genre, de = (sa.BigInteger(), "id") if cle.endswith("_id") else (sa.Text(), "code")
        op.create_table(
            table,
            sa.Column("certification_id", sa.BigInteger(), nullable=False),
            sa.Column(cle, genre, nullable=False),
            sa.Column("rang", sa.Integer(), nullable=False),
            *suivi(),
            certification(table),
            sa.ForeignKeyConstraint([cle], [f"{nom}.{de}"], name=op.f(f"{table}_{cle}_fkey")),
            sa.PrimaryKeyConstraint("certification_id", cle, name=op.f(f"{table}_pkey")),
        )
        op.create_index(op.f(f"{table}_{cle}_idx"), table, [cle], unique=False)


def creer_les_autres_liens() -> None:
    op.create_table(
        "certification_autorite",
        sa.Column("certification_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("nom", sa.Text(), nullable=False),
        *suivi(),
        sa.CheckConstraint("role IN ('CERTIFICATEUR', 'VALIDEUR')", name=op.f("certification_autorite_role_check")),
        certification("certification_autorite"),
        sa.PrimaryKeyConstraint("certification_id", "role", "nom", name=op.f("certification_autorite_pkey")),
    )
    op.create_table(
        "certification_code",
        sa.Column("certification_id", sa.BigInteger(), nullable=False),
        sa.Column("referentiel", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("origine", sa.Text(), nullable=False),
        *suivi(),
        sa.CheckConstraint("referentiel IN ('SCOLARITE', 'IDEO')", name=op.f("certification_code_referentiel_check")),
        certification("certification_code"),
        sa.PrimaryKeyConstraint(
            "certification_id", "referentiel", "code", "origine", name=op.f("certification_code_pkey")
        ),
    )
    op.create_index("certification_code_code_idx", "certification_code", ["code", "referentiel"], unique=False)
    table = "certification_remplacement"
    op.create_table(
        table,
        sa.Column("ancienne_id", sa.BigInteger(), nullable=False),
        sa.Column("nouvelle_id", sa.BigInteger(), nullable=False),
        sa.Column("origine", sa.Text(), nullable=False),
        *suivi(),
        sa.CheckConstraint("ancienne_id <> nouvelle_id", name=op.f(f"{table}_autre_check")),
        certification(table, "ancienne_id"),
        certification(table, "nouvelle_id"),
        sa.PrimaryKeyConstraint("ancienne_id", "nouvelle_id", "origine", name=op.f(f"{table}_pkey")),
    )
    op.create_index(op.f(f"{table}_nouvelle_id_idx"), table, ["nouvelle_id"], unique=False)


def creer_les_codes_des_fiches() -> None:
    op.create_table(
        "fiche_scolarite",
        sa.Column("fiche_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        *suivi(),
        sa.ForeignKeyConstraint(["fiche_id"], ["fiche.id"], name=op.f("fiche_scolarite_fiche_id_fkey")),
        sa.PrimaryKeyConstraint("fiche_id", "code", name=op.f("fiche_scolarite_pkey")),
    )
    op.create_index(op.f("fiche_scolarite_code_idx"), "fiche_scolarite", ["code"], unique=False)


def upgrade() -> None:
    completer_les_certifications()
    creer_les_liens()
    creer_les_autres_liens()
    creer_les_codes_des_fiches()
    op.add_column("formation", sa.Column("certification_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("formation_certification_id_fkey"), "formation", "certification", ["certification_id"], ["id"]
    )
    op.create_unique_constraint(op.f("formation_certification_id_key"), "formation", ["certification_id"])
    op.create_check_constraint(
        op.f("formation_reference_check"), "formation", "num_nonnulls(proprietaire_id, certification_id) < 2"
    )


def downgrade() -> None:
    op.drop_column("formation", "certification_id")
    op.drop_table("fiche_scolarite")
    for nom in ("remplacement", "code", *reversed(LIENS)):
        op.drop_table(f"certification_{nom}")
    op.drop_table("certification_autorite")
    colonnes = ("type_diplome_code", "etat", "premiere_session", "derniere_session", "maj_le", "lot_id")
    for nom in (*colonnes, "absent_depuis", *(f"acces_{voie}" for voie in ACCES)):
        op.drop_column("certification", nom)
    op.drop_table("type_diplome")
