"""Rules on sessions: their dates, their capacities, what they are beside the other sessions of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import EtatRecrutement, TypeObjet, Voie
from rules.adresse import textes_d_adresse, textes_d_adresses
from rules.contact import declarer_contacts
from rules.dates import dire, passee
from rules.non_modifiable import declarer_non_modifiable
from rules.regle import AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, constat, declarer, si
from rules.textes import Texte, declarer_textes, declarer_urls, lire_urls, texte

if TYPE_CHECKING:
    from rules.dossier import Session
    from rules.regle import Constats

JOUR_DE_TRAVAIL = 12  # hours, at most
EFFECTIF_MAX = 99_999
ALTERNANCE = frozenset({Voie.APPRENTISSAGE, Voie.CONTRAT_PROFESSIONNALISATION})


def _urls(session: Session) -> list[tuple[tuple[str, ...], str | None]]:
    des_recrutements = [(("recrutements", str(n), "url"), r.url) for n, r in enumerate(session.recrutements)]
    return [*lire_urls(session), *des_recrutements]


declarer_textes(
    TypeObjet.SESSION,
    (
        texte("modalites_inscription", "le texte des modalités d'inscription", "modalites-inscription"),
        *textes_d_adresse("adresseInscription", lambda session: session.adresse_inscription),
        *textes_d_adresses(
            "RECRUTEMENT_ADRESSE",
            ("recrutements", "*", "adresse"),
            lambda session: [
                (("recrutements", str(n), "adresse"), r.adresse) for n, r in enumerate(session.recrutements)
            ],
        ),
        Texte(
            "RECRUTEMENT_COMMENTAIRE",
            "le commentaire sur le recrutement",
            500,
            ("recrutements", "*", "commentaire"),
            lambda session: [
                (("recrutements", str(n), "commentaire"), r.commentaire) for n, r in enumerate(session.recrutements)
            ],
        ),
    ),
)
declarer_urls(TypeObjet.SESSION, _urls)
declarer_contacts(
    TypeObjet.SESSION,
    lambda s: (s.action.organisme.id, *(formateur.organisme_id for formateur in s.action.formateurs)),
)
declarer_non_modifiable(TypeObjet.SESSION)


@declarer(
    Regle(
        code="SESSION_DATE_FIN_ANTERIEURE",
        niveau=BLOQUANT,
        message="La session finit le {fin}, avant de commencer le {debut}.",
        quoi_faire="Corrigez l'une des deux dates.",
        champ=("fin",),
        moment=Moment.SAISIE,
    )
)
def date_fin_anterieure(session: Session, _: Cadre) -> Constats:
    """The end before the start."""
    debut, fin = session.debut, session.fin
    if debut and fin and fin < debut:
        yield constat(fin=dire(fin.isoformat()), debut=dire(debut.isoformat()))


@declarer(
    Regle(
        code="SESSION_DATE_DEBUT_PASSEE",
        niveau=BLOQUANT,
        message="La date de début, {debut}, est passée.",
        quoi_faire="Donnez une date à venir, ou créez une session pour la prochaine rentrée.",
        champ=("debut",),
        moment=Moment.SAISIE,
    )
)
def date_debut_passee(session: Session, cadre: Cadre) -> Constats:
    """A new session, or one whose start is changed, that would have begun; a permanent one may, if it goes on."""
    debut, fin = session.debut, session.fin
    change = session.nouveau or ("debut" in session.modifies and debut != session.debut_valide)
    ouverte = session.entrees_sorties_permanentes and (fin is None or fin >= cadre.aujourdhui)
    if debut and change and not ouverte and passee(debut, session.debut_precision, cadre.aujourdhui):
        yield constat(debut=dire(debut.isoformat()))


@declarer(
    Regle(
        code="SESSION_DATE_FIN_PASSEE",
        niveau=BLOQUANT,
        message="La session serait déjà terminée : sa fin, {fin}, est passée.",
        quoi_faire="Donnez une date de fin à venir.",
        champ=("fin",),
        moment=Moment.SAISIE,
    )
)
def date_fin_passee(session: Session, cadre: Cadre) -> Constats:
    """A new session that is over."""
    if session.nouveau and session.fin and session.fin < cadre.aujourdhui:
        yield constat(fin=dire(session.fin.isoformat()))


@declarer(
    Regle(
        code="SESSION_DATE_DEBUT_INCONNUE",
        niveau=AVERTISSEMENT,
        message="On ne sait pas quand la session commence.",
        quoi_faire="Donnez une date, un mois ou une année.",
        champ=("debut",),
    )
)
def date_debut_inconnue(session: Session, _: Cadre) -> Constats:
    """No start."""
    return si(session.debut is None)


@declarer(
    Regle(
        code="SESSION_PERIODE_LONGUE",
        niveau=AVERTISSEMENT,
        message="La session dure {jours} jours.",
        quoi_faire="Vérifiez les deux dates.",
        champ=("fin",),
    )
)
def periode_longue(session: Session, cadre: Cadre) -> Constats:
    """Longer than any formation is."""
    if session.debut and session.fin:
        jours = (session.fin - session.debut).days
        if jours > cadre.parametres.duree_longue_jours:
            yield constat(jours=jours)


@declarer(
    Regle(
        code="SESSION_DUREE_INCOHERENTE",
        niveau=AVERTISSEMENT,
        message="{heures} heures ne tiennent pas entre le {debut} et le {fin}.",
        quoi_faire="Vérifiez les dates de la session, et les heures de l'action.",
        champ=("fin",),
    )
)
def duree_incoherente(session: Session, _: Cadre) -> Constats:
    """More hours than its days have."""
    heures, debut, fin = session.action.heures_total, session.debut, session.fin
    if heures and debut and fin and heures > ((fin - debut).days + 1) * JOUR_DE_TRAVAIL:
        yield constat(heures=heures, debut=dire(debut.isoformat()), fin=dire(fin.isoformat()))


@declarer(
    Regle(
        code="SESSION_INSCRIPTION_INVERSEE",
        niveau=BLOQUANT,
        message="Les inscriptions finissent le {fin}, avant de commencer le {debut}.",
        quoi_faire="Corrigez l'une des deux dates.",
        champ=("inscriptionAu",),
        moment=Moment.SAISIE,
    )
)
def inscription_inversee(session: Session, _: Cadre) -> Constats:
    """The registration period the wrong way round."""
    debut, fin = session.inscription_du, session.inscription_au
    if debut and fin and fin < debut:
        yield constat(fin=dire(fin.isoformat()), debut=dire(debut.isoformat()))


@declarer(
    Regle(
        code="SESSION_INSCRIPTION_TARDIVE",
        niveau=AVERTISSEMENT,
        message="Les inscriptions {vont} le {jour}, après la fin de la session.",
        quoi_faire="Vérifiez la période d'inscription.",
        champ=("inscriptionDu",),
    )
)
def inscription_tardive(session: Session, _: Cadre) -> Constats:
    """One may register, or may still, once it is over."""
    du, au, fin = session.inscription_du, session.inscription_au, session.fin
    if du and fin and du > fin:
        yield constat("inscriptionDu", vont="commencent", jour=dire(du.isoformat()))
    elif au and fin and au > fin:
        yield constat("inscriptionAu", vont="finissent", jour=dire(au.isoformat()))


@declarer(
    Regle(
        code="SESSION_RECRUTEMENT_INVERSE",
        niveau=BLOQUANT,
        message="Ce recrutement finit avant de commencer.",
        quoi_faire="Corrigez l'une des deux dates, ou des deux heures.",
        champ=("recrutements", "*", "fin"),
        moment=Moment.SAISIE,
    )
)
def recrutement_inverse(session: Session, _: Cadre) -> Constats:
    """A recruitment event the wrong way round."""
    for rang, r in enumerate(session.recrutements):
        memes = r.debut == r.fin or r.fin is None
        heures = memes and r.heure_debut and r.heure_fin and r.heure_fin.zfill(5) < r.heure_debut.zfill(5)
        if (r.debut and r.fin and r.fin < r.debut) or heures:
            yield constat("recrutements", str(rang), "fin")


@declarer(
    Regle(
        code="SESSION_EFFECTIF_BORNES",
        niveau=BLOQUANT,
        message="{effectif} n'est pas un effectif : de 0 à {maximum}.",
        quoi_faire="Corrigez ce nombre.",
        champ=("capaciteSimultanee",),
        moment=Moment.SAISIE,
    )
)
def effectif_bornes(session: Session, _: Cadre) -> Constats:
    """Numbers of people that Lhéo does not hold."""
    nombres = [
        (("effectifMinimal",), session.effectif_minimal),
        (("capaciteSimultanee",), session.capacite_simultanee),
        (("capaciteCumulee",), session.capacite_cumulee),
        *((("recrutements", str(n), "places"), r.places) for n, r in enumerate(session.recrutements)),
    ]
    for champ, effectif in nombres:
        if effectif is not None and not 0 <= effectif <= EFFECTIF_MAX:
            yield constat(*champ, effectif=effectif, maximum=EFFECTIF_MAX)


@declarer(
    Regle(
        code="SESSION_CAPACITE_INCOHERENTE",
        niveau=BLOQUANT,
        message="L'effectif minimal, la capacité simultanée et la capacité cumulée vont en croissant : {nombres}.",
        quoi_faire="Corrigez l'un de ces nombres.",
        champ=("capaciteSimultanee",),
    )
)
def capacite_incoherente(session: Session, _: Cadre) -> Constats:
    """Capacities out of order; those that are not known do not count."""
    tous = (session.effectif_minimal, session.capacite_simultanee, session.capacite_cumulee)
    connus = [nombre for nombre in tous if nombre is not None]
    return si(connus != sorted(connus), nombres=", ".join(map(str, connus)))


@declarer(
    Regle(
        code="SESSION_RECRUTEMENT_OUVERT_TARD",
        niveau=AVERTISSEMENT,
        message="Le recrutement est dit ouvert, mais les inscriptions ont fini le {fin}.",
        quoi_faire="Fermez le recrutement, ou prolongez les inscriptions.",
        champ=("etatRecrutement",),
    )
)
def recrutement_ouvert_tard(session: Session, cadre: Cadre) -> Constats:
    """Said to be open once registrations are over."""
    fin = session.inscription_au
    if session.etat_recrutement is EtatRecrutement.OUVERT and fin and fin < cadre.aujourdhui:
        yield constat(fin=dire(fin.isoformat()))


@declarer(
    Regle(
        code="SESSION_ALTERNANCE_RYTHME",
        niveau=AVERTISSEMENT,
        message="Le rythme de l'alternance n'est pas décrit.",
        quoi_faire="Dites dans l'action comment alternent le centre et l'entreprise.",
        champ=("dispositifs",),
    )
)
def alternance_rythme(session: Session, _: Cadre) -> Constats:
    """A contract in alternance whose pace nobody knows."""
    en_alternance = any(d.voie in ALTERNANCE for d in session.dispositifs)
    return si(en_alternance and not (session.action.modalites_alternance or "").strip(" -"))
