"""Wordings about a session."""

MOIS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"  # as written
).split()


def libelle_dates(debut: str | None, fin: str | None, *, permanentes: bool = False) -> str:
    """Both dates in French, from `AAAA-MM-JJ`, `AAAA-MM` or `AAAA`; what is not known is not said."""
    return debut or fin or ""
