"""The rule on how far away the dates of a session are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.dates import dire
from rules.regle import BLOQUANT, Cadre, Moment, Regle, constat, declarer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rules.dossier import Session
    from rules.regle import Constats


@declarer(
    Regle(
        code="SESSION_DATE_IMPOSSIBLE",
        niveau=BLOQUANT,
        message="La date du {jour} n'est pas possible : {annees}.",
        quoi_faire="Corrigez cette date.",
        champ=("debut",),
        moment=Moment.SAISIE,
    )
)
def date_impossible(session: Session, cadre: Cadre) -> Constats:
    """A date that nobody may mean; no calendar goes on after 9999, when a campaign is moved to the next one."""
    for champ, jour in _dates(session):
        if jour is not None and not cadre.parametres.possible(jour, cadre.aujourdhui):
            annees = cadre.parametres.annees(cadre.aujourdhui)
            yield constat(*champ, jour=dire(jour.isoformat()), annees=annees)


def _dates(session: Session) -> Iterator[tuple[tuple[str, ...], date | None]]:
    yield ("debut",), session.debut
    yield ("fin",), session.fin
    yield ("inscriptionDu",), session.inscription_du
    yield ("inscriptionAu",), session.inscription_au
    for rang, r in enumerate(session.recrutements):
        yield ("recrutements", str(rang), "debut"), r.debut
        yield ("recrutements", str(rang), "fin"), r.fin
