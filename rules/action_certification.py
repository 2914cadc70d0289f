"""Rules on what an action certifies: the certification runs, the organisme may train for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import ReponseHabilitation, TypeCertification
from rules.certification import Validite, active
from rules.fiche import Enregistrement, fiche_active
from rules.habilitation import Certificateur, FicheLue, Partenaire, habilitation_a_former
from rules.regle import A_VERIFIER, AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, constat, declarer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rules.dossier import Acteur, Action, Certification, Fiche
    from rules.regle import Constats


def en_cours(certification: Certification, le: date, aujourdhui: date) -> bool:
    """Whether a certification is active on a day."""
    fiche = certification.fiche
    enregistrement = Enregistrement(fiche.actif, fiche.debut, fiche.fin) if fiche else Enregistrement(None, None, None)
    c = certification
    validite = Validite(c.etat, c.premiere_session, c.derniere_session, c.absent_depuis, enregistrement)
    return active(validite, le, aujourdhui)


def nom_de(certification: Certification) -> str:
    """A certification by its code and its title."""
    code = certification.code_certifinfo or (certification.fiche.code if certification.fiche else "")
    return f"{code} « {certification.intitule} »"


@declarer(
    Regle(
        code="ACTION_CERTIFICATION_INACTIVE",
        niveau=BLOQUANT,
        message="La certification {certification} n'est plus active.",
        quoi_faire="Choisissez celle qui la remplace{successeurs}.",
        champ=("codeCertifinfo",),
        moment=Moment.SAISIE,
    )
)
def certification_inactive(action: Action, cadre: Cadre) -> Constats:
    """A new action on a certification that is over today; one that is to begin is judged by the dates of sessions."""
    if not action.nouveau:
        return
    for c in action.formation.certifications:
        jour = cadre.aujourdhui
        a_venir = c.fiche is not None and c.fiche.debut is not None and c.fiche.debut > jour
        if not en_cours(c, jour, jour) and not a_venir and (c.premiere_session or jour.year) <= jour.year:
            suite = f" : {', '.join(c.successeurs)}" if c.successeurs else ""
            yield constat(certification=nom_de(c), successeurs=suite)


@declarer(
    Regle(
        code="ACTION_CERTIFICATION_REMPLACEE",
        niveau=AVERTISSEMENT,
        message="La certification {certification} est remplacée.",
        quoi_faire="Voyez celle qui lui succède : {successeurs}.",
        champ=("codeCertifinfo",),
    )
)
def certification_remplacee(action: Action, _: Cadre) -> Constats:
    """A certification that has a successor."""
    for c in action.formation.certifications:
        if c.successeurs:
            yield constat(certification=nom_de(c), successeurs=", ".join(c.successeurs))


@declarer(
    Regle(
        code="ACTION_ORGANISME_NON_HABILITE",
        niveau=BLOQUANT,
        message="L'organisme n'est pas habilité à former à la certification {certification}. {motif}",
        quoi_faire="Demandez l'habilitation au certificateur, ou choisissez un autre code Certif Info.",
        champ=("codeCertifinfo",),
    )
)
def organisme_non_habilite(action: Action, cadre: Cadre) -> Constats:
    """None of who answers for the action or gives it may train, and the list of who may is public."""
    for c, (reponse, motif) in _reponses(action, cadre):
        if reponse is ReponseHabilitation.NON_HABILITE:
            yield constat(certification=nom_de(c), motif=motif)


@declarer(
    Regle(
        code="ACTION_HABILITATION_A_VERIFIER",
        niveau=A_VERIFIER,
        message="Rien ne dit si l'organisme est habilité à former à la certification {certification}. {motif}",
        quoi_faire="Le Carif le vérifie auprès du certificateur.",
        champ=("codeCertifinfo",),
    )
)
def habilitation_a_verifier(action: Action, cadre: Cadre) -> Constats:
    """State diplomas, and sheets of which nobody says who trains."""
    for c, (reponse, motif) in _reponses(action, cadre):
        if reponse is ReponseHabilitation.A_VERIFIER:
            yield constat(certification=nom_de(c), motif=motif)


def _reponses(action: Action, cadre: Cadre) -> Iterator[tuple[Certification, tuple[ReponseHabilitation, str]]]:
    """The answer for each certification; what prepares for a competition is nobody's to authorise."""
    sirets = [un.siret for un in (action.etablissement, *action.formateurs) if un.siret]
    for c in action.formation.certifications:
        if c.type_certification is not TypeCertification.PREPARATION_CONCOURS:
            yield c, _reponse(sirets, c, action, cadre)


def _reponse(sirets: list[str], c: Certification, action: Action, cadre: Cadre) -> tuple[ReponseHabilitation, str]:
    """The best answer of all who answer for the action or give it."""
    fiche, de_droit = c.fiche, c.type_certification is TypeCertification.ETAT or bool(c.fiche and c.fiche.de_droit)
    if fiche is None or not (fiche.decrite or de_droit):
        return ReponseHabilitation.A_VERIFIER, "France compétences ne dit pas qui peut y former."
    if not sirets:
        return ReponseHabilitation.A_VERIFIER, "L'établissement n'a pas de SIRET."
    enregistrement, jour = Enregistrement(fiche.actif, fiche.debut, fiche.fin), cadre.aujourdhui
    lue = _lue(fiche, action.acteurs, de_droit=de_droit, court=fiche_active(enregistrement, jour, jour))
    verdicts = [habilitation_a_former(siret, lue) for siret in sirets]
    rangs = list(ReponseHabilitation)
    meilleur = min(verdicts, key=lambda verdict: rangs.index(verdict.reponse))
    return meilleur.reponse, meilleur.motif


def _lue(fiche: Fiche, acteurs: tuple[Acteur, ...], *, de_droit: bool, court: bool) -> FicheLue:
    siens = [acteur for acteur in acteurs if acteur.fiche == fiche.code]
    return FicheLue(
        court,
        de_droit,
        [Certificateur(a.siret, a.actif) for a in siens if a.habilitation is None],
        [Partenaire(a.siret, a.habilitation, a.etat) for a in siens if a.habilitation is not None],
    )
