"""The import of what an organisme sent: as one lot, under a name of its own, tried or for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from importers.fusion import somme
from importers.lheo import importer
from importers.lot import Options
from importers.refus_du_lot import LotCourt
from models.erreurs import EntreeInvalide, Interdit
from service.envois.depot import deballer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from importers.journal import Rejet
    from importers.lot import Bilan
    from rules.regle import Cadre
    from service.envois.destinataire import Destinataire

MONTRES: Final = 100  # rejects, and as many reservations
A_ACCEPTER: Final = (
    "Les fichiers de cet organisme ne sont pas encore acceptés : seul l'essai est possible. Quand l'essai est bon,"
    " demandez au Carif de les accepter."
)


class Demande(NamedTuple):
    """What is asked of a file; `maximum`: its bytes, unpacked; `regles`: with what the rules look at what it brings."""

    essai: bool
    confirmer: bool
    maximum: int
    regles: Cadre


def exiger_l_accord(de: Destinataire, demande: Demande) -> None:
    """Files that the Carif did not agree to are only tried; raises Interdit."""
    if not (demande.essai or de.accepte):
        raise Interdit(A_ACCEPTER)


def passer(url: str, envoi: Path, de: Destinataire, demande: Demande) -> dict[str, Any]:
    """Import it; the report. Raises FichierRefuse, EntreeInvalide, Conflit, Indisponible."""
    options = Options(
        de.emetteur,
        essai=demande.essai,
        confirmer=demande.confirmer,
        organisme=de.id,
        retenus=MONTRES,
        attendre=False,
        regles=demande.regles,
    )
    try:
        bilan = importer(url, deballer(envoi, demande.maximum), options)
    except LotCourt as refus:
        raise EntreeInvalide(f"{refus.constat} S'il est bon, renvoyez-le avec confirmer=true.") from refus
    except EntreeInvalide as refus:
        # paths of this machine are nobody's business
        raise EntreeInvalide(refus.message.replace(f"{envoi.parent}/", "")) from refus
    return rapport(bilan, de, demande)


def rapport(bilan: Bilan, de: Destinataire, demande: Demande) -> dict[str, Any]:
    """What it did, or would do."""
    crees, modifies, inchanges = somme(bilan.comptes.values()) if bilan.comptes else (0, 0, 0)
    remarques = [*_remarques(bilan.premiers, bloquant=True), *_remarques(bilan.signales, bloquant=False)]
    return {
        "essai": demande.essai,
        "message": _message(de, demande),
        "lot": None if demande.essai else bilan.numero,
        "organisme": {"numero": de.numero, "nom": de.nom},
        "emetteur": de.emetteur,
        "fichiersAcceptes": de.accepte,
        "lus": crees + modifies + inchanges,
        "crees": crees,
        "modifies": modifies,
        "inchanges": inchanges,
        "rejetes": bilan.rejets.total(),
        "absents": bilan.absents,
        "objets": {noun: compte._asdict() for noun, compte in bilan.comptes.items() if any(compte)},
        "rejets": remarques,
        "rejetsNonMontres": bilan.rejets.total() + bilan.reserves.total() - len(remarques),
    }


def _message(de: Destinataire, demande: Demande) -> str:
    if not demande.essai:
        return "Importé. Ce qui n'est plus dans le fichier n'a pas été supprimé : retirez-le, ou annulez-le."
    suite = "Pour l'importer, renvoyez le fichier avec essai=false." if de.accepte else A_ACCEPTER
    return f"Essai : rien n'a été écrit. {suite}"


def _remarques(dites: Sequence[Rejet], *, bloquant: bool) -> Iterator[dict[str, Any]]:
    for dite in dites:
        yield {**dite._asdict(), "bloquant": bloquant}
