"""Rules on what a session offers: by whom, for which certification, and that it is not there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import TypeCertification, Voie
from rules.action_certification import en_cours, nom_de
from rules.regle import A_VERIFIER, BLOQUANT, CONSEIL, Cadre, Moment, Regle, constat, declarer, si

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.dossier import AutreSession, Session
    from rules.regle import Constats


@declarer(
    Regle(
        code="SESSION_SIRET_REQUIS",
        niveau=BLOQUANT,
        message="L'établissement responsable n'a pas de SIRET : la formation continue en demande un.",
        quoi_faire="Complétez la fiche de l'établissement.",
        champ=("dispositifs",),
    )
)
def siret_requis(session: Session, _: Cadre) -> Constats:
    """Continuing training, or alternance, without the SIRET that partners exchange."""
    return si(_continue(session) and not session.action.etablissement.siret)


@declarer(
    Regle(
        code="SESSION_NDA_REQUIS",
        niveau=BLOQUANT,
        message="L'organisme n'a pas de numéro de déclaration d'activité : la formation continue en demande un.",
        quoi_faire="Complétez la fiche de l'organisme, ou déclarez son activité à la Dreets.",
        champ=("dispositifs",),
    )
)
def nda_requis(session: Session, _: Cadre) -> Constats:
    """The same without an NDA."""
    return si(_continue(session) and not session.action.organisme.numero_declaration_activite)


def _continue(session: Session) -> bool:
    return any(d.voie is not Voie.FORMATION_INITIALE for d in session.dispositifs)


@declarer(
    Regle(
        code="SESSION_DISPOSITIF_REQUIS",
        niveau=BLOQUANT,
        message="La session n'a pas de dispositif : on ne sait ni qui paie, ni pour quels publics.",
        quoi_faire="Ajoutez au moins un dispositif, avec ses publics.",
        champ=("dispositifs",),
    )
)
def dispositif_requis(session: Session, _: Cadre) -> Constats:
    """No D."""
    return si(not session.dispositifs)


@declarer(
    Regle(
        code="SESSION_CERTIFICATION_EXPIREE",
        niveau=BLOQUANT,
        message="La certification {certification} ne sera pas active au début de la session.",
        quoi_faire="Choisissez une session qui commence plus tôt, ou la certification qui la remplace{successeurs}.",
        champ=("debut",),
    )
)
def certification_expiree(session: Session, cadre: Cadre) -> Constats:
    """A certification that is not active the day the session starts; today, when nobody knows it."""
    debut = session.debut or cadre.aujourdhui
    for c in session.action.formation.certifications:
        if not en_cours(c, debut, cadre.aujourdhui):
            suite = f" : {', '.join(c.successeurs)}" if c.successeurs else ""
            yield constat(certification=nom_de(c), successeurs=suite)


@declarer(
    Regle(
        code="SESSION_BLOC_HORS_CERTIFICATION",
        niveau=BLOQUANT,
        message="Le bloc {bloc} n'est d'aucune certification de la formation.",
        quoi_faire="Choisissez un bloc de sa certification.",
        champ=("blocs", "*"),
        moment=Moment.SAISIE,
    )
)
def bloc_hors_certification(session: Session, _: Cadre) -> Constats:
    """A bloc of another sheet."""
    siennes = {c.fiche.code for c in session.action.formation.certifications if c.fiche}
    for rang, bloc in enumerate(session.blocs):
        if bloc.fiche not in siennes:
            yield constat("blocs", str(rang), bloc=bloc.code)


@declarer(
    Regle(
        code="SESSION_DOUBLON",
        niveau=BLOQUANT,
        message="La session {autre} de cette action a les mêmes lieux et les mêmes dates.",
        quoi_faire="Complétez celle-là plutôt que d'en créer une autre.",
        champ=("debut",),
    )
)
def doublon(session: Session, _: Cadre) -> Constats:
    """The same as another session of the action."""
    memes = [autre.numero for autre in session.autres if _memes(session, autre)]
    return si(memes, autre=", ".join(memes))


def _memes(session: Session, autre: AutreSession) -> bool:
    dates = (session.debut, session.fin, session.entrees_sorties_permanentes)
    lieux = {site.id for site in session.sites}
    return dates == (autre.debut, autre.fin, autre.entrees_sorties_permanentes) and lieux == set(autre.sites)


@declarer(
    Regle(
        code="SESSION_DOUBLON_IDEO",
        niveau=A_VERIFIER,
        message="La session {autre}, venue d'Idéo, est peut-être la même : même certification, même lieu, même année.",
        quoi_faire="Le Carif dira si les deux n'en font qu'une.",
        champ=(),
    )
)
def doublon_ideo(session: Session, _: Cadre) -> Constats:
    """What imports found of Idéo, that the Carif did not decide yet."""
    return si(session.doublons, autre=", ".join(session.doublons))


@declarer(
    Regle(
        code="SESSION_UNITAIRE_HABILITATION",
        niveau=CONSEIL,
        message="L'action mène à une habilitation et a {nombre} sessions datées en {annee}.",
        quoi_faire="Décrivez-la par une seule session annuelle, en entrées et sorties permanentes.",
        champ=("entreesSortiesPermanentes",),
    )
)
def unitaire_habilitation(session: Session, cadre: Cadre) -> Constats:
    """Dated sessions one by one, of an habilitation."""
    types = {c.type_certification for c in session.action.formation.certifications}
    if TypeCertification.HABILITATION in types and session.debut and not session.entrees_sorties_permanentes:
        annee = session.debut.year
        nombre = 1 + sum(autre.debut.year == annee for autre in _datees(session) if autre.debut)
        yield from si(nombre > cadre.parametres.sessions_unitaires_max, nombre=nombre, annee=annee)


def _datees(session: Session) -> Iterator[AutreSession]:
    return (autre for autre in session.autres if not autre.entrees_sorties_permanentes)


@declarer(
    Regle(
        code="SESSION_PERMANENTE_FENETRE",
        niveau=CONSEIL,
        message="Les entrées et sorties permanentes sont ouvertes {jours} jours.",
        quoi_faire="Décrivez une session par an : douze mois au plus.",
        champ=("fin",),
    )
)
def permanente_fenetre(session: Session, cadre: Cadre) -> Constats:
    """A permanent session open for more than a year."""
    if session.entrees_sorties_permanentes and session.debut and session.fin:
        jours = (session.fin - session.debut).days + 1
        yield from si(jours > cadre.parametres.fenetre_permanente_jours, jours=jours)


@declarer(
    Regle(
        code="SESSION_PERMANENTE_DOUBLE",
        niveau=CONSEIL,
        message="La session {autre} de cette action est déjà ouverte en permanence la même année, au même lieu.",
        quoi_faire="Gardez une session permanente par an et par lieu.",
        champ=("entreesSortiesPermanentes",),
    )
)
def permanente_double(session: Session, _: Cadre) -> Constats:
    """Two permanent sessions of one action in one place and one year."""
    if session.entrees_sorties_permanentes and session.debut:
        lieux, annee = {site.id for site in session.sites}, session.debut.year
        autres = [a for a in session.autres if a.entrees_sorties_permanentes and a.debut and a.debut.year == annee]
        memes = [a.numero for a in autres if set(a.sites) == lieux and not _memes(session, a)]
        yield from si(memes, autre=", ".join(memes))
