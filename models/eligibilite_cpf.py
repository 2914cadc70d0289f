"""Eligibility for the CPF: periods in which a certification may be paid by the compte personnel de formation."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, lot_de_reference, parmi, texte, textes, vers
from models.enumerations import PublicCpf, Source


class EligibiliteCpf(SQLModel, table=True):
    """A period of a code CPF: a certification has several codes, and a code several periods.

    `code_cpf` is its digits, without the `CPF` that Lhéo writes before them. `cle` is what tells apart the periods of
    one code that begin the same day for the same public. No `fin`: open; no `region_code`: the whole of France; no
    `branches`: all of them.
    """

    __tablename__ = "eligibilite_cpf"
    __table_args__ = (
        parmi("public", PublicCpf),
        parmi("source", Source),
        # Lhéo's code-CPF, ten characters, holds three letters and these
        CheckConstraint("code_cpf ~ '^[1-9][0-9]{0,6}$'", name="code_cpf"),
        CheckConstraint("debut <= fin", name="periode"),
        CheckConstraint("cle = coalesce(region_code, '') || '/' || coalesce(liste, '')", name="cle"),
    )

    certification_id: int = vers("certification", primaire=True)
    code_cpf: str = Field(primary_key=True, sa_type=Text)
    public: str = Field(primary_key=True, sa_type=Text)
    debut: date = Field(primary_key=True)
    cle: str = Field(primary_key=True, sa_type=Text)
    fin: date | None = None
    region_code: str | None = vers("region", cle="code", obligatoire=False)
    branches: list[str] = textes()  # NAF, `43.99E`
    liste: str | None = texte()  # who lists it: COPANEF, a branch, a COPAREF
    source: str = Field(sa_type=Text, nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
