"""Why a session is not in the feed of the day, and when it will be: what it and all that it belongs to are at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from models.enumerations import NiveauAnomalie, Statut, TypeObjet
from rules.dates import dire
from rules.regle import Anomalie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

DELAIS: Final = (1, 2, 3)  # days: in the feed, at the aggregator, at the partners

_STATUTS: Final[Mapping[Statut, tuple[str, str]]] = {
    Statut.EN_COURS_DE_SAISIE: ("est en cours de saisie : elle n'a pas encore été soumise au Carif", "Soumettez-la."),
    Statut.SOUMISE: (
        "attend la validation du Carif",
        "Rien : elle sera chez les partenaires trois jours au plus après sa validation.",
    ),
    Statut.A_CORRIGER: ("a été retournée par le Carif", "Corrigez-la, puis soumettez-la de nouveau."),
    Statut.REFUSEE: ("a été refusée par le Carif", "Lisez le motif, puis dupliquez-la si vous pouvez y répondre."),
    Statut.SUSPENDUE: ("est suspendue par le Carif", "Lisez le motif, et répondez au Carif."),
    Statut.ANNULEE: ("est annulée", "Dupliquez-la pour la proposer de nouveau."),
    Statut.ARCHIVEE: ("est archivée", "Dupliquez-la pour la proposer de nouveau."),
    Statut.PERIMEE: ("est finie", "Dupliquez-la aux dates suivantes."),
}
# what somebody may give the reason of
_MOTIVES: Final = frozenset({Statut.A_CORRIGER, Statut.REFUSEE, Statut.SUSPENDUE, Statut.ANNULEE, Statut.ARCHIVEE})
_QUI: Final[Mapping[str, str]] = {
    "session": "La session",
    "action": "L'action",
    "formation": "La formation",
    "etablissement": "La fiche de l'établissement",
    "organisme": "La fiche de l'organisme",
}


class Faits(NamedTuple):
    """What a session and those that it is shown with are at.

    `motif`: why it last changed of status; `validee_le`: the day it did, to VALIDEE if that is what it is.
    """

    statuts: Mapping[str, Statut]
    motif: str | None
    validee_le: date | None
    refus_lheo: tuple[str, ...] = ()


def motifs(faits: Faits, numero: str, aujourdhui: date) -> Iterator[Anomalie]:
    """All of them, the session's own first; none when it is in the feed."""
    for noun, statut in faits.statuts.items():
        if statut is not Statut.VALIDEE:
            dit, faire = _STATUTS[statut]
            motif = f" : « {faits.motif} »" if noun == "session" and statut in _MOTIVES and faits.motif else ""
            yield _motif(f"{noun.upper()}_{statut}", f"{_QUI[noun]} {dit}{motif}.", faire, numero)
    for refus in faits.refus_lheo:
        yield _motif("LHEO", f"Lhéo refuse cette offre : {refus}", "Complétez ce qui manque.", numero)
    if faits.statuts["session"] is Statut.VALIDEE and faits.validee_le == aujourdhui:
        flux, traitement, partenaires = (dire((aujourdhui + timedelta(days=n)).isoformat()) for n in DELAIS)
        message = f"Validée aujourd'hui : dans le flux du {flux}, traitée le {traitement}, chez les partenaires"
        yield _motif("DEMAIN", f"{message} le {partenaires} au plus tard.", "Rien.", numero, NiveauAnomalie.CONSEIL)


def _motif(
    defaut: str, message: str, faire: str, numero: str, niveau: NiveauAnomalie = NiveauAnomalie.BLOQUANT
) -> Anomalie:
    return Anomalie(f"SESSION_DIFFUSION_{defaut}", niveau, message, (), faire, TypeObjet.SESSION, numero)
