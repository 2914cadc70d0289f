"""A declaration that is wrong."""

from __future__ import annotations

from typing import NamedTuple

from models.erreurs import ErreurSofi


class Faute(NamedTuple):
    """`champ`: `Session.site`; `relation`: the one that is wrong, or that the field follows; for developers."""

    motif: str
    champ: str | None = None
    relation: str | None = None

    def __str__(self) -> str:
        """Where it stands, then what is wrong."""
        ou = " by ".join(nom for nom in (self.champ, self.relation) if nom)
        return f"{ou}: {self.motif}"


class DeclarationsFausses(ErreurSofi):
    """What the schema promises is not what its relations read: the service does not start. For developers."""

    def __init__(self, fautes: list[Faute]) -> None:
        super().__init__("\n".join(["the schema and what it reads disagree:", *map(str, fautes)]))
        self.fautes = fautes
