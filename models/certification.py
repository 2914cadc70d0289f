"""Certifications; the RNCP/RS sheets they are registered by are in `fiche`."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import cle_primaire, numero, parmi, texte, vers
from models.enumerations import TypeCertification


class Certification(SQLModel, table=True):
    """One per Certif Info code, or per sheet that no code names."""

    __table_args__ = (
        parmi("type_certification", TypeCertification),
        CheckConstraint("num_nonnulls(code_certifinfo, fiche_id) > 0", name="identite"),
        Index("certification_fiche_id_key", "fiche_id", unique=True, postgresql_where=text("code_certifinfo IS NULL")),
        Index("certification_fiche_id_idx", "fiche_id"),
    )

    id: int | None = cle_primaire()
    numero: str | None = numero("certification")
    code_certifinfo: str | None = texte(unique=True)
    fiche_id: int | None = vers("fiche", obligatoire=False)
    intitule: str = texte(obligatoire=True)  # the code until Certif Info's file comes
    type_certification: str | None = Field(default=None, sa_type=Text)
    niveau_code: str | None = vers("niveau", cle="code", obligatoire=False)
