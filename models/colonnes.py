"""How a column of the catalogue is declared: numbers, enumerations, lists, instants, addresses of other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Computed, Date, DateTime, ForeignKey, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from models.mots import PLIE

if TYPE_CHECKING:
    from models.enumerations import Enumeration

# Constraints get the same name on every machine, so that migrations can be compared with the tables.
SQLModel.metadata.naming_convention = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

PREFIXES = {
    "organisme": "OR",
    "etablissement": "ET",
    "site": "SI",
    "contact": "CT",
    "formation": "FO",
    "action": "AC",
    "session": "SE",
    "dispositif": "DI",
    "certification": "CE",
    "lot": "LO",
    "demande": "DE",
    "doublon": "DB",
}


def cle_primaire() -> Any:
    """The internal key: a bigint the database gives; it never leaves SOFI."""
    return Field(default=None, primary_key=True, sa_type=BigInteger)


def numero(noun: str) -> Any:
    """The public number, `SE_0000000042`: given once by the database, immutable, never reused."""
    defaut = f"'{PREFIXES[noun]}_' || lpad(nextval('{noun}_numero')::text, 10, '0')"
    return Field(
        default=None, unique=True, sa_type=Text, nullable=False, sa_column_kwargs={"server_default": text(defaut)}
    )


def vers(table: str, *, obligatoire: bool = True, cle: str = "id", primaire: bool = False, indexe: bool = False) -> Any:
    """A foreign key; tables keyed by their code say `cle="code"`."""
    genre = BigInteger if cle == "id" else Text
    options: dict[str, Any] = {"primary_key": True} if primaire else {"nullable": not obligatoire}
    defaut = ... if obligatoire else None
    return Field(default=defaut, foreign_key=f"{table}.{cle}", sa_type=genre, index=indexe, **options)


def vers_plus_tard(table: str, *, primaire: bool = False) -> Any:
    """A foreign key checked at the end of the transaction: a lot may mention somebody before it describes them."""
    cle = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    options: dict[str, Any] = {"primary_key": True} if primaire else {"nullable": False}
    return Field(sa_type=BigInteger, sa_column_args=[cle], index=True, **options)


def texte(*, obligatoire: bool = False, unique: bool = False, indexe: bool = False) -> Any:
    """A text, null when unknown: an empty string is never stored."""
    defaut = ... if obligatoire else None
    return Field(default=defaut, sa_type=Text, nullable=not obligatoire, unique=unique, index=indexe)


def textes() -> Any:
    """A bounded list of texts in order, empty rather than null."""
    return Field(
        default_factory=list, sa_type=ARRAY(Text), nullable=False, sa_column_kwargs={"server_default": text("'{}'")}
    )


def plie(de: str) -> Any:
    """The words of another column as searches compare them, kept by the database."""
    return Field(default=None, sa_column=Column("plie", Text, Computed(PLIE.format(de), persisted=True)))


def lot_de_reference() -> Any:
    """The lot of the reference feed that last wrote the row; null: no feed did, somebody merely mentioned it."""
    return Field(default=None, sa_type=BigInteger)


def absence() -> Any:
    """The day the row was first missing from its feed; it stays, for others point to it."""
    return Field(default=None, sa_type=Date)


def instant(*, obligatoire: bool = True) -> Any:
    """A moment with its offset; now when the row is written, unless the source says otherwise."""
    options: dict[str, Any] = {"sa_column_kwargs": {"server_default": text("now()")}} if obligatoire else {}
    return Field(default=None, sa_type=DateTime(timezone=True), nullable=not obligatoire, **options)


def booleen(*, defaut: bool) -> Any:
    """A yes or no that is always known."""
    return Field(default=defaut, nullable=False, sa_column_kwargs={"server_default": text(str(defaut).lower())})


def parmi(colonne: str, liste: type[Enumeration], *, sauf: tuple[Enumeration, ...] = ()) -> CheckConstraint:
    """The CHECK that keeps a column within a closed list."""
    noms = ", ".join(f"'{membre.value}'" for membre in liste if membre not in sauf)
    return CheckConstraint(f"{colonne} IN ({noms})", name=colonne)
