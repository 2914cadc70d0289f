"""Rule on who may train for a sheet: its certificateurs, and the partners they let train while it is active."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.enumerations import (
    CorrespondanceHabilitation,
    EtatHabilitation,
    QualiteHabilitation,
    ReponseHabilitation,
    TypeHabilitation,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SIREN = 9  # first digits of a SIRET
A_FORMER = frozenset({TypeHabilitation.FORMER, TypeHabilitation.ORGA_FORM})


class Certificateur(NamedTuple):
    """A certificateur of the sheet; `actif` unless the file that came says that it is not any more."""

    siret: str | None
    actif: bool


class Partenaire(NamedTuple):
    """A partner of the sheet; `etat` null: the file that came does not say, and nothing is taken for granted."""

    siret: str | None
    habilitation: TypeHabilitation
    etat: EtatHabilitation | None


class FicheLue(NamedTuple):
    """What a sheet says of who trains; `de_droit`: a State diploma, whose list of organismes is kept nowhere."""

    active: bool
    de_droit: bool
    certificateurs: Sequence[Certificateur]
    partenaires: Sequence[Partenaire]


class Verdict(NamedTuple):
    """The answer, how the organisme was recognised, as what, and why, in French."""

    reponse: ReponseHabilitation
    correspondance: CorrespondanceHabilitation | None
    qualite: QualiteHabilitation | None
    motif: str


def habilitation_a_former(siret: str, fiche: FicheLue) -> Verdict:
    """Whether the établissement of this SIRET may train; the same SIRET is looked for first, then the same SIREN."""
    par_siret = _qualite(siret, fiche, len(siret))
    if par_siret:
        return Verdict(
            ReponseHabilitation.HABILITE,
            CorrespondanceHabilitation.SIRET,
            par_siret,
            f"Cet établissement est {par_siret.libelle} de la fiche.",
        )
    if par_siren := _qualite(siret, fiche, SIREN):
        return Verdict(
            ReponseHabilitation.HABILITE,
            CorrespondanceHabilitation.SIREN,
            par_siren,
            f"Un autre établissement de la même entreprise (même SIREN) est {par_siren.libelle} de la fiche.",
        )
    if fiche.de_droit:
        motif = "La certification est enregistrée de droit : aucune liste publique ne dit qui peut y former."
        return Verdict(ReponseHabilitation.A_VERIFIER, None, None, motif)
    return Verdict(ReponseHabilitation.NON_HABILITE, None, None, _pourquoi_pas(siret, fiche))


def peut_former(partenaire: Partenaire, *, active: bool) -> bool:
    """An active partner who may train, on an active sheet."""
    return active and partenaire.etat == EtatHabilitation.ACTIF and partenaire.habilitation in A_FORMER


def _qualite(siret: str, fiche: FicheLue, chiffres: int) -> QualiteHabilitation | None:
    """As what somebody whose number begins with as many digits of this one may train."""
    debut = siret[:chiffres]
    if any(c.siret and c.siret.startswith(debut) and c.actif for c in fiche.certificateurs):
        return QualiteHabilitation.CERTIFICATEUR
    partenaires = (p for p in fiche.partenaires if p.siret and p.siret.startswith(debut))
    if any(peut_former(p, active=fiche.active) for p in partenaires):
        return QualiteHabilitation.PARTENAIRE
    return None


def _pourquoi_pas(siret: str, fiche: FicheLue) -> str:
    siens = [p for p in fiche.partenaires if p.siret and p.siret.startswith(siret[:SIREN])]
    formateurs = [p for p in siens if p.habilitation in A_FORMER]
    if not siens:
        return "L'organisme n'est ni certificateur ni partenaire de la fiche. Voyez le certificateur."
    if not formateurs:
        return "L'organisme peut organiser l'évaluation, mais pas former. Demandez cette habilitation au certificateur."
    if not any(p.etat == EtatHabilitation.ACTIF for p in formateurs):
        return "L'habilitation à former n'est pas active. Vérifiez-la auprès du certificateur."
    return "La fiche n'est plus active : l'habilitation est sans effet. Choisissez la fiche qui la remplace."
