"""What lines about eligibility become."""

from __future__ import annotations

from datetime import date  # noqa: TC003  staging reads annotations at run time
from typing import NamedTuple


class Eligibilite(NamedTuple):
    """A period of a code CPF for a certification; `cle` is what its region and its list make, null or not."""

    certification: str
    code_cpf: str
    public: str
    debut: date
    cle: str
    fin: date | None
    region: str | None
    liste: str | None
    branches: list[str]
