"""Rules on actions: durations, prices, publics, and that the organisme may train for the certification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import TypeObjet
from rules.contact import declarer_contacts, joignable
from rules.mots_cles import declarer_mots_cles, declarer_nombre
from rules.non_modifiable import declarer_non_modifiable
from rules.regle import AVERTISSEMENT, BLOQUANT, CONSEIL, Cadre, Moment, Regle, constat, declarer, si
from rules.textes import declarer_textes, declarer_urls, en_api, lire_urls, obligatoire, texte, vide

if TYPE_CHECKING:
    from rules.dossier import Action
    from rules.regle import Constats

PUBLICS_MAX, LANGUES_MAX, DATES_MAX = 10, 5, 3
HEURES_MAX, PRIX_MAX = 99_999, 100_000
INTITULE_MAX = 255
HEURES = ("heures_total", "heures_centre", "heures_entreprise", "heures_hebdomadaires", "heures_conventionnees")
SEMAINE = 168  # hours
PRIX = ("prix_total_ttc", "prix_horaire_ttc")

declarer_textes(
    TypeObjet.ACTION,
    (
        texte("complement_intitule", "le complément d'intitulé", INTITULE_MAX),
        texte("complement_descriptif", "le complément de descriptif", 3000),
        texte("rythme", "le rythme", "rythme-formation"),
        texte("duree_indicative", "la durée indicative", "duree-indicative"),
        texte("frais_restants", "le texte des frais restants", "frais-restants"),
        texte("conditions_prise_en_charge", "le détail de la prise en charge", "detail-conditions-prise-en-charge"),
        texte("conditions_specifiques", "le texte des conditions spécifiques", "conditions-specifiques"),
        texte("info_publics", "l'information sur les publics", "info-public-vise"),
        texte("modalites_recrutement", "le texte des modalités de recrutement", "modalites-recrutement"),
        texte("modalites_pedagogiques", "le texte des modalités pédagogiques", "modalites-pedagogiques"),
        texte("modalites_alternance", "le texte des modalités d'alternance", "modalites-alternance"),
        texte("acces_handicapes", "le texte sur l'accès des personnes handicapées", "acces-handicapes"),
        texte("hebergement", "le texte sur l'hébergement", "hebergement"),
        texte("restauration", "le texte sur la restauration", "restauration"),
        texte("transport", "le texte sur le transport", "transport"),
    ),
)
declarer_urls(TypeObjet.ACTION, lire_urls)
declarer_mots_cles(TypeObjet.ACTION, "publics", "PUBLIC", PUBLICS_MAX)
declarer_nombre(TypeObjet.ACTION, "langues", "LANGUE", LANGUES_MAX)
declarer_nombre(TypeObjet.ACTION, "dates_information", "DATE_INFORMATION", DATES_MAX, "datesInformation")
declarer_contacts(
    TypeObjet.ACTION,
    lambda action: (action.organisme.id, *(formateur.organisme_id for formateur in action.formateurs)),
)
declarer_non_modifiable(TypeObjet.ACTION)


@declarer(
    Regle(
        code="ACTION_ETABLISSEMENT_ETRANGER",
        niveau=BLOQUANT,
        message="L'établissement responsable n'est pas à l'organisme.",
        quoi_faire="Choisissez un établissement de l'organisme.",
        champ=("etablissement",),
        moment=Moment.SAISIE,
    )
)
def etablissement_etranger(action: Action, _: Cadre) -> Constats:
    """The responsible établissement of another organisme."""
    return si(action.etablissement.organisme_id != action.organisme.id)


@declarer(
    Regle(
        code="ACTION_INTITULE_LONG",
        niveau=AVERTISSEMENT,
        message="L'intitulé et son complément font {longueur} caractères : Lhéo en diffuse 255.",
        quoi_faire="Raccourcissez le complément d'intitulé.",
        champ=("complementIntitule",),
    )
)
def intitule_long(action: Action, _: Cadre) -> Constats:
    """A title that the flow cuts."""
    entier = f"{action.formation.intitule} – {action.complement_intitule}"
    return si(action.complement_intitule and len(entier) > INTITULE_MAX, longueur=len(entier))


@declarer(obligatoire("ACTION_RYTHME_OBLIGATOIRE", "le rythme", "rythme"))
def rythme_obligatoire(action: Action, _: Cadre) -> Constats:
    """No pace."""
    return si(vide(action.rythme))


@declarer(
    Regle(
        code="ACTION_CONDITIONS_SPECIFIQUES_OBLIGATOIRE",
        niveau=BLOQUANT,
        message="Les conditions spécifiques et les prérequis manquent.",
        quoi_faire="Remplissez ce champ ; écrivez « Aucune » s'il n'y en a pas.",
        champ=("conditionsSpecifiques",),
    )
)
def conditions_specifiques_obligatoires(action: Action, _: Cadre) -> Constats:
    """No word on what is needed to enter."""
    return si(vide(action.conditions_specifiques))


@declarer(obligatoire("ACTION_MODALITE_ENSEIGNEMENT_OBLIGATOIRE", "la modalité d'enseignement", "modaliteEnseignement"))
def modalite_enseignement_obligatoire(action: Action, _: Cadre) -> Constats:
    """Nobody knows where one learns."""
    return si(action.modalite_enseignement is None)


@declarer(
    Regle(
        code="ACTION_CONTACT_REQUIS",
        niveau=BLOQUANT,
        message="On ne sait qui joindre pour cette action : aucun contact n'a de téléphone ni de courriel.",
        quoi_faire="Donnez un contact à l'action, à la formation ou à l'organisme.",
        champ=("contacts",),
    )
)
def contact_requis(action: Action, _: Cadre) -> Constats:
    """Nobody to reach."""
    siens = (*action.contacts, *action.formation.contacts)
    autres = (*action.etablissement.contacts, *action.organisme.contacts)
    return si(not any(map(joignable, (*siens, *autres))))


@declarer(
    Regle(
        code="ACTION_HEURES_BORNES",
        niveau=BLOQUANT,
        message="{heures} heures ne sont pas une durée : de 0 à {maximum}.",
        quoi_faire="Corrigez ce nombre d'heures.",
        champ=("heuresTotal",),
        moment=Moment.SAISIE,
    )
)
def heures_bornes(action: Action, _: Cadre) -> Constats:
    """Hours that Lhéo does not hold, or more of them a week than there are."""
    for attribut in HEURES:
        heures = getattr(action, attribut)
        maximum = SEMAINE if attribut == "heures_hebdomadaires" else HEURES_MAX
        if heures is not None and not 0 <= heures <= maximum:
            yield constat(en_api(attribut), heures=heures, maximum=maximum)


@declarer(
    Regle(
        code="ACTION_HEURES_INCOHERENTES",
        niveau=BLOQUANT,
        message="{centre} h en centre et {entreprise} h en entreprise ne font pas {total} h au total.",
        quoi_faire="Corrigez l'un des trois nombres.",
        champ=("heuresTotal",),
    )
)
def heures_incoherentes(action: Action, _: Cadre) -> Constats:
    """Parts that do not make the total."""
    total, centre, entreprise = action.heures_total, action.heures_centre, action.heures_entreprise
    faux = total is not None and centre is not None and entreprise is not None and centre + entreprise != total
    trop = total is not None and (centre or 0) + (entreprise or 0) > total
    return si(faux or trop, centre=centre or 0, entreprise=entreprise or 0, total=total)


@declarer(
    Regle(
        code="ACTION_HEURES_INCONNUES",
        niveau=AVERTISSEMENT,
        message="La durée en heures n'est pas donnée.",
        quoi_faire="Donnez le nombre d'heures : c'est un maximum, non une promesse.",
        champ=("heuresTotal",),
    )
)
def heures_inconnues(action: Action, _: Cadre) -> Constats:
    """No hours at all."""
    return si(not (action.heures_total or action.heures_centre or action.heures_entreprise))


@declarer(
    Regle(
        code="ACTION_PRIX_BORNES",
        niveau=BLOQUANT,
        message="{prix} € n'est pas un prix : de 0 à {maximum} €.",
        quoi_faire="Corrigez ce prix, toutes taxes et tous frais compris, pour un stagiaire.",
        champ=("prixTotalTtc",),
        moment=Moment.SAISIE,
    )
)
def prix_bornes(action: Action, _: Cadre) -> Constats:
    """Negative, or more than any formation costs."""
    for attribut in PRIX:
        prix = getattr(action, attribut)
        if prix is not None and not 0 <= prix <= PRIX_MAX:
            yield constat(en_api(attribut), prix=prix, maximum=PRIX_MAX)


@declarer(
    Regle(
        code="ACTION_PRIX_INCONNU",
        niveau=BLOQUANT,
        message="Ni prix, ni frais restants, ni conditions de prise en charge ne sont donnés.",
        quoi_faire="Donnez un prix, ou dites en quelques mots ce qui reste à payer.",
        champ=("prixTotalTtc",),
    )
)
def prix_inconnu(action: Action, _: Cadre) -> Constats:
    """Neither a price nor words on it."""
    dits = (action.frais_restants, action.conditions_prise_en_charge)
    return si(action.prix_total_ttc is None and action.prix_horaire_ttc is None and all(map(vide, dits)))


@declarer(
    Regle(
        code="ACTION_NIVEAU_ENTREE_INCONNU",
        niveau=AVERTISSEMENT,
        message="Un niveau d'entrée est obligatoire, mais la formation ne dit pas lequel.",
        quoi_faire="Dites-le dans les conditions spécifiques, ou levez l'obligation.",
        champ=("niveauEntreeObligatoire",),
    )
)
def niveau_entree_inconnu(action: Action, _: Cadre) -> Constats:
    """A level is demanded, nobody knows which one."""
    return si(action.niveau_entree_obligatoire and action.formation.niveau_entree_code is None)


@declarer(
    Regle(
        code="ACTION_DOUBLON",
        niveau=AVERTISSEMENT,
        message="L'action {autre} de cette formation a les mêmes complément, modalités, langues, prix et durée.",
        quoi_faire="Ajoutez une session à cette action plutôt que d'en créer une autre.",
        champ=(),
    )
)
def doublon(action: Action, _: Cadre) -> Constats:
    """The same as another action of the formation."""
    memes = [autre.numero for autre in action.autres if autre.identite == action.identite]
    return si(memes, autre=", ".join(memes))


@declarer(
    Regle(
        code="ACTION_TEXTE_DUPLIQUE",
        niveau=CONSEIL,
        message="Le complément de descriptif est aussi celui de {autres}.",
        quoi_faire="Dites ce que cette action a de propre.",
        champ=("complementDescriptif",),
    )
)
def texte_duplique(action: Action, _: Cadre) -> Constats:
    """A description that actions of other formations have."""
    return si(action.meme_texte, autres=", ".join(action.meme_texte[:3]))
