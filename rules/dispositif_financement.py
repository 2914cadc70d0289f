"""Rules on dispositifs: their publics, their financeur, their places, what is not entered here.

They look at a session, since a D is edited with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.enumerations import Source, TypeObjet, Voie
from rules.dispositif import financeurs_publics
from rules.mots_cles import perimes
from rules.regle import AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, constat, declarer
from rules.textes import Texte, declarer_textes, en_api

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.dossier import Dispositif, Session
    from rules.regle import Constats

TEXTE_MAX, PLACES_MAX, PUBLICS_MAX = 250, 99_999, 10
ENTREES = frozenset({Source.SAISIE, Source.CARIF})
PRIVES = frozenset({"5", "10"})  # financeurs: the enterprise, the person
SUR_FONDS_PRIVES: Final = frozenset({"OPCO", "ENTREPRISE", "PRO_A", "CPF_TRANSITION", "INDIVIDUEL"})
# types for who seeks a job, and for who has one; publics 80xxx are without a job, 82xxx have one
SANS_EMPLOI: Final = frozenset({"PRF", "PREPA", "VISA_METIERS", "ACCES_EMPLOI", "POEC", "POEI", "AFPR", "AIF", "AFC"})
EN_EMPLOI: Final = frozenset({"OPCO", "ENTREPRISE", "PRO_A", "CPF_TRANSITION"})


def _texte(attribut: str, libelle: str) -> Texte:
    champ = ("dispositifs", "*", en_api(attribut))
    return Texte(
        attribut.upper(),
        libelle,
        TEXTE_MAX,
        champ,
        lambda s: [(("dispositifs", str(n), champ[2]), getattr(d, attribut)) for n, d in enumerate(s.dispositifs)],
    )


declarer_textes(
    TypeObjet.DISPOSITIF,
    (_texte("programme", "le nom du programme"), _texte("reference_marche", "la référence du marché")),
)


def _rangs(session: Session) -> Iterator[tuple[str, Dispositif]]:
    return ((str(rang), d) for rang, d in enumerate(session.dispositifs))


@declarer(
    Regle(
        code="DISPOSITIF_PUBLIC_REQUIS",
        niveau=BLOQUANT,
        message="Le dispositif « {type} » ne dit pas pour quels publics.",
        quoi_faire="Choisissez au moins un public.",
        champ=("dispositifs", "*", "publics"),
    )
)
def public_requis(session: Session, _: Cadre) -> Constats:
    """A D for nobody; a file may give them on the action, for all of its D."""
    communs = session.source not in ENTREES and session.action.publics
    for rang, d in _rangs(session):
        if not d.publics and not communs:
            yield constat("dispositifs", rang, "publics", type=d.type_libelle)


@declarer(
    Regle(
        code="DISPOSITIF_PUBLIC_NOMBRE",
        niveau=BLOQUANT,
        message="Le dispositif « {type} » a {nombre} publics : 10 au plus.",
        quoi_faire="Gardez les principaux, ou un public plus large.",
        champ=("dispositifs", "*", "publics"),
        moment=Moment.SAISIE,
    )
)
def public_nombre(session: Session, _: Cadre) -> Constats:
    """More publics than Lhéo holds."""
    for rang, d in _rangs(session):
        if len(d.publics) > PUBLICS_MAX:
            yield constat("dispositifs", rang, "publics", type=d.type_libelle, nombre=len(d.publics))


@declarer(
    Regle(
        code="DISPOSITIF_PUBLIC_PERIME",
        niveau=AVERTISSEMENT,
        message="Le public {code} (Formacode V{version}) n'a plus cours.",
        quoi_faire="Remplacez-le par un public de la version en vigueur.",
        champ=("dispositifs", "*", "publics", "*"),
    )
)
def public_perime(session: Session, _: Cadre) -> Constats:
    """Publics of a version that is over."""
    for rang, d in _rangs(session):
        yield from perimes(d.publics, "dispositifs", rang, "publics")


@declarer(
    Regle(
        code="DISPOSITIF_PUBLIC_INCOMPATIBLE",
        niveau=AVERTISSEMENT,
        message="Le dispositif « {type} » n'est pas fait pour {publics}.",
        quoi_faire="Vérifiez le type de financement, ou les publics.",
        champ=("dispositifs", "*", "publics"),
    )
)
def public_incompatible(session: Session, _: Cadre) -> Constats:
    """Funds for who seeks a job offered to who has one, or the reverse."""
    for rang, d in _rangs(session):
        exclu = "82" if d.type_code in SANS_EMPLOI else "80" if d.type_code in EN_EMPLOI else None
        if exclu and d.publics and all(public.code.startswith(exclu) for public in d.publics):
            publics = ", ".join(f"« {public.libelle} »" for public in d.publics)
            yield constat("dispositifs", rang, "publics", type=d.type_libelle, publics=publics)


@declarer(
    Regle(
        code="DISPOSITIF_TYPE_PERIME",
        niveau=BLOQUANT,
        message="Le dispositif « {type} » n'a {quand} cours au début de la session.",
        quoi_faire="Choisissez {autre}.",
        champ=("dispositifs", "*", "type"),
    )
)
def type_perime(session: Session, cadre: Cadre) -> Constats:
    """A type of funding that is over, or that has not begun."""
    debut = session.debut or cadre.aujourdhui
    for rang, d in _rangs(session):
        pas_encore = d.type_debut is not None and debut < d.type_debut
        if pas_encore or (d.type_fin and debut > d.type_fin):
            remplace = d.successeur and not pas_encore
            autre = f"celui qui le remplace : {d.successeur}" if remplace else "un type qui a cours ce jour-là"
            quand = "pas encore" if pas_encore else "plus"
            yield constat("dispositifs", rang, "type", type=d.type_libelle, quand=quand, autre=autre)


@declarer(
    Regle(
        code="DISPOSITIF_FORMATION_INITIALE_INTERDITE",
        niveau=BLOQUANT,
        message="La formation initiale ne se saisit pas dans SOFI : elle vient d'Idéo (Onisep).",
        quoi_faire="Inutile de saisir cette session : vérifiez qu'elle est dans Idéo, ou demandez-la à l'Onisep.",
        champ=("dispositifs", "*", "type"),
        moment=Moment.SAISIE,
    )
)
def formation_initiale_interdite(session: Session, cadre: Cadre) -> Constats:
    """Initial training entered by hand."""
    for rang, d in _rangs(session):
        if cadre.qui and d.voie is Voie.FORMATION_INITIALE:
            yield constat("dispositifs", rang, "type")


@declarer(
    Regle(
        code="DISPOSITIF_CONVENTIONNEMENT",
        niveau=BLOQUANT,
        message="Le dispositif « {type} » est {fonds} : {exclu} ne le finance.",
        quoi_faire="Choisissez l'un de ses financeurs, ou un autre type.",
        champ=("dispositifs", "*", "financeur"),
    )
)
def conventionnement(session: Session, _: Cadre) -> Constats:
    """Public funds of a private financeur, or the reverse; aids to a person may be public and bought by nobody."""
    for rang, d in _rangs(session):
        if d.conventionne and d.financeur_code in PRIVES:
            dits = {"fonds": "acheté sur fonds publics", "exclu": "ni l'entreprise ni la personne"}
            yield constat("dispositifs", rang, "financeur", type=d.type_libelle, **dits)
        elif d.type_code in SUR_FONDS_PRIVES and d.financeur_code in financeurs_publics():
            dits = {"fonds": "un financement privé", "exclu": "aucun financeur public"}
            yield constat("dispositifs", rang, "financeur", type=d.type_libelle, **dits)


@declarer(
    Regle(
        code="DISPOSITIF_PLACES_BORNES",
        niveau=BLOQUANT,
        message="{places} n'est pas un nombre de places : de 0 à {maximum}.",
        quoi_faire="Corrigez ce nombre.",
        champ=("dispositifs", "*", "placesFinancees"),
        moment=Moment.SAISIE,
    )
)
def places_bornes(session: Session, _: Cadre) -> Constats:
    """A number of places that Lhéo does not hold."""
    for rang, d in _rangs(session):
        if d.places_financees is not None and not 0 <= d.places_financees <= PLACES_MAX:
            yield constat("dispositifs", rang, "placesFinancees", places=d.places_financees, maximum=PLACES_MAX)


@declarer(
    Regle(
        code="DISPOSITIF_PLACES_EN_TROP",
        niveau=BLOQUANT,
        message="{places} places financées, pour une capacité de {capacite}.",
        quoi_faire="Corrigez les places, ou la capacité de la session.",
        champ=("dispositifs", "*", "placesFinancees"),
    )
)
def places_en_trop(session: Session, _: Cadre) -> Constats:
    """More places paid for than there are."""
    capacite = session.capacite_cumulee if session.capacite_cumulee is not None else session.capacite_simultanee
    for rang, d in _rangs(session):
        if capacite is not None and d.places_financees is not None and d.places_financees > capacite:
            yield constat("dispositifs", rang, "placesFinancees", places=d.places_financees, capacite=capacite)
