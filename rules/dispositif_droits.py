"""Rules on the right to a funding: Qualiopi for public funds, the CPF, apprenticeship, the rule of 2016."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from models.enumerations import CategorieQualiopi, ModaliteEnseignement, Voie
from rules.eligibilite_cpf import applicables
from rules.perimetre import region_de
from rules.regle import A_VERIFIER, AVERTISSEMENT, BLOQUANT, Cadre, Regle, constat, declarer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.dossier import Dispositif, Session
    from rules.regle import Constats

# funds that the law keeps for who is certified: what is bought on public funds, and these
RESERVES: Final = frozenset({"CPF", "CPF_TRANSITION", "AIF", "POEI", "AFPR", "AGEFIPH_INDIVIDUEL", "FAJ"})
# those that enterprises put in common
MUTUALISES: Final = frozenset({"OPCO", "PRO_A", "CONTRAT_APPRENTISSAGE", "CONTRAT_PROFESSIONNALISATION"})
QUALITE_PAR_VOIE: Final[Mapping[Voie, CategorieQualiopi]] = {
    Voie.APPRENTISSAGE: CategorieQualiopi.APPRENTISSAGE,
    Voie.VAE: CategorieQualiopi.VAE,
}


def _reserve(d: Dispositif) -> bool:
    return d.conventionne or d.type_code in RESERVES


def _certifie(session: Session, d: Dispositif, le: date) -> bool:
    """Whether the organisme is certified for what the D pays, on a day."""
    voulue = QUALITE_PAR_VOIE.get(d.voie, CategorieQualiopi.ACTIONS_DE_FORMATION)
    return any(
        q.categorie is voulue and (q.debut is None or q.debut <= le) and (q.fin is None or le <= q.fin)
        for q in session.action.organisme.qualiopi
    )


def _sue(session: Session) -> bool:
    """Whether somebody said who is certified: the liste publique came, or the Carif said it of this one."""
    return session.action.organisme.liste_recue or bool(session.action.organisme.qualiopi)


@declarer(
    Regle(
        code="DISPOSITIF_QUALIOPI_REQUIS",
        niveau=BLOQUANT,
        message="« {type} » est réservé aux organismes certifiés Qualiopi pour la catégorie « {categorie} ».",
        quoi_faire="Si le certificat est récent, signalez-le au Carif ; sinon choisissez un autre financement.",
        champ=("dispositifs", "*", "type"),
    )
)
def qualiopi_requis(session: Session, cadre: Cadre) -> Constats:
    """Public funds, or the CPF, without the certificate."""
    for rang, d in enumerate(session.dispositifs):
        if _reserve(d) and _sue(session) and not _certifie(session, d, cadre.aujourdhui):
            yield constat("dispositifs", str(rang), "type", type=d.type_libelle, categorie=_categorie(d))


@declarer(
    Regle(
        code="DISPOSITIF_QUALIOPI_INCONNU",
        niveau=A_VERIFIER,
        message="« {type} » demande la certification Qualiopi « {categorie} », et rien ne dit si l'organisme l'a.",
        quoi_faire="Le Carif la vérifie.",
        champ=("dispositifs", "*", "type"),
    )
)
def qualiopi_inconnu(session: Session, _: Cadre) -> Constats:
    """The same while nobody said who is certified."""
    for rang, d in enumerate(session.dispositifs):
        if _reserve(d) and not _sue(session):
            yield constat("dispositifs", str(rang), "type", type=d.type_libelle, categorie=_categorie(d))


@declarer(
    Regle(
        code="DISPOSITIF_QUALIOPI_MUTUALISE",
        niveau=AVERTISSEMENT,
        message="L'organisme n'est pas certifié Qualiopi « {categorie} » : « {type} » sera refusé par le financeur.",
        quoi_faire="Signalez le certificat au Carif, ou choisissez un autre financement.",
        champ=("dispositifs", "*", "type"),
    )
)
def qualiopi_mutualise(session: Session, cadre: Cadre) -> Constats:
    """Funds in common without the certificate."""
    for rang, d in enumerate(session.dispositifs):
        if d.type_code in MUTUALISES and _sue(session) and not _certifie(session, d, cadre.aujourdhui):
            yield constat("dispositifs", str(rang), "type", type=d.type_libelle, categorie=_categorie(d))


def _categorie(d: Dispositif) -> str:
    return QUALITE_PAR_VOIE.get(d.voie, CategorieQualiopi.ACTIONS_DE_FORMATION).libelle


@declarer(
    Regle(
        code="DISPOSITIF_CPF_NON_ELIGIBLE",
        niveau=BLOQUANT,
        message="Aucune certification de la formation n'est éligible au CPF le {jour}, en France ou dans la région.",
        quoi_faire="Vérifiez le code Certif Info : c'est lui qui fait l'éligibilité.",
        champ=("dispositifs", "*", "type"),
    )
)
def cpf_non_eligible(session: Session, cadre: Cadre) -> Constats:
    """The CPF for what it may not pay, the day the session starts."""
    le = session.debut or cadre.aujourdhui
    for rang, d in enumerate(session.dispositifs):
        if d.type_code == "CPF" and session.action.formation.cpf_recu and not _eligible(session, le):
            yield constat("dispositifs", str(rang), "type", jour=f"{le:%d/%m/%Y}")


@declarer(
    Regle(
        code="DISPOSITIF_CPF_INCONNU",
        niveau=A_VERIFIER,
        message="La liste de la Caisse des Dépôts n'a pas été reçue : rien ne dit si le CPF peut payer.",
        quoi_faire="Le Carif le vérifie.",
        champ=("dispositifs", "*", "type"),
    )
)
def cpf_inconnu(session: Session, _: Cadre) -> Constats:
    """The CPF while nobody said what it pays."""
    for rang, d in enumerate(session.dispositifs):
        if d.type_code == "CPF" and not session.action.formation.cpf_recu:
            yield constat("dispositifs", str(rang), "type")


def _eligible(session: Session, le: date) -> bool:
    a_distance = session.action.modalite_enseignement is ModaliteEnseignement.A_DISTANCE
    regions = None if a_distance else {r for site in session.sites if (r := region_de(site.adresse))}
    return any(applicables(c.cpf, le, regions) for c in session.action.formation.certifications)


@declarer(
    Regle(
        code="DISPOSITIF_APPRENTISSAGE_NON_OUVERT",
        niveau=BLOQUANT,
        message="D'après Certif Info, {certification} ne se prépare pas en apprentissage.",
        quoi_faire="Choisissez une certification ouverte à l'apprentissage, ou un autre dispositif.",
        champ=("dispositifs", "*", "type"),
    )
)
def apprentissage_non_ouvert(session: Session, _: Cadre) -> Constats:
    """A contract of apprenticeship for what it does not lead to."""
    fermees = [c.intitule for c in session.action.formation.certifications if c.acces_ca == 0]
    for rang, d in enumerate(session.dispositifs):
        if d.voie is Voie.APPRENTISSAGE and fermees:
            yield constat("dispositifs", str(rang), "type", certification=", ".join(f"« {f} »" for f in fermees))


@declarer(
    Regle(
        code="DISPOSITIF_PRIVE_NON_CERTIFIANT",
        niveau=BLOQUANT,
        message="Sur fonds privés, seules les formations qui mènent à une certification sont référencées.",
        quoi_faire="Partez d'un code Certif Info.",
        champ=("dispositifs", "*", "type"),
        debut=date(2016, 1, 1),
        fin=date(2018, 12, 31),  # since 2019, every action is
    )
)
def prive_non_certifiant(session: Session, _: Cadre) -> Constats:
    """The rule of 2016, kept as it was; it is off."""
    for rang, d in enumerate(session.dispositifs):
        if not d.conventionne and not session.action.formation.certifications:
            yield constat("dispositifs", str(rang), "type")
