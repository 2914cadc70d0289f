"""What organismes hand in, and what is said about it."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.autosaisie import EtatSoumission
from models.colonnes import booleen, cle_primaire, instant, parmi, texte, vers
from models.enumerations import Noun


class Soumission(SQLModel, table=True):
    """An object handed in, new or modified: one row from its first deposit to the decision, through returns.

    What goes with it (`avec`) is that of its objects that wait too: it is read, not kept. `remarques`: how many the
    rules made of it when it was last written.
    """

    __table_args__ = (
        parmi("noun", Noun, sauf=(Noun.DISPOSITIF, Noun.CERTIFICATION)),
        parmi("etat", EtatSoumission),
        Index(
            "soumission_ouverte_key",
            *("objet_id", "noun"),
            unique=True,
            postgresql_where=text("etat IN ('DEPOSEE', 'RETOURNEE')"),
        ),
        Index("soumission_file_idx", "deposee_le", "id", postgresql_where=text("etat = 'DEPOSEE'")),
    )

    id: int | None = cle_primaire()
    noun: str = Field(sa_type=Text, nullable=False)
    objet_id: int = Field(sa_type=BigInteger, nullable=False)
    organisme_id: int = vers("organisme", indexe=True)  # who answers for it
    nouvelle: bool = booleen(defaut=True)  # else the edit of something validated
    etat: str = Field(sa_type=Text, nullable=False)
    motif: str | None = texte()  # why it was returned or refused
    remarques: int = Field(default=0, nullable=False, sa_column_kwargs={"server_default": text("0")})
    deposee_le: datetime = instant()  # the last time
    deposee_par: int = vers("compte")
    prise_en_charge_par: int | None = vers("compte", obligatoire=False)
    prise_en_charge_le: datetime | None = instant(obligatoire=False)
    close_le: datetime | None = instant(obligatoire=False)


class Message(SQLModel, table=True):
    """A word between an organisme and the Carif, on a submission or on a demande."""

    __table_args__ = (CheckConstraint("num_nonnulls(soumission_id, demande_id) = 1", name="sujet"),)

    id: int | None = cle_primaire()
    soumission_id: int | None = vers("soumission", obligatoire=False, indexe=True)
    demande_id: int | None = vers("demande", obligatoire=False, indexe=True)
    compte_id: int = vers("compte")
    le: datetime = instant()
    texte: str = texte(obligatoire=True)
