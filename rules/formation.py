"""Rules on formations: what a formation propre must say, what nobody may change in one of reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.enumerations import TypeObjet
from rules.contact import declarer_contacts
from rules.mots_cles import declarer_mots_cles, declarer_nombre
from rules.non_modifiable import declarer_non_modifiable
from rules.regle import AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, constat, declarer, si
from rules.textes import declarer_textes, declarer_urls, lire_urls, obligatoire, texte, vide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.dossier import Formation
    from rules.regle import Constats

FORMACODES_MAX, ROMES_MAX, NSF_MAX = 5, 5, 3
# what Certif Info says of a formation de référence, by column or list, with its name in the API
CINQ_CHAMPS: Final[Mapping[str, str]] = {
    "intitule": "intitule",
    "objectif": "objectif",
    "programme": "programme",
    "formacodes": "formacodes",
    "eligibilite_cpf": "eligibleCpf",
}

declarer_textes(
    TypeObjet.FORMATION,
    (
        texte("intitule", "l'intitulé", "intitule-formation"),
        texte("objectif", "l'objectif", "objectif-formation"),
        texte("programme", "le programme", "contenu-formation"),
        texte("resultats_attendus", "le texte des résultats attendus", "resultats-attendus"),
    ),
)
declarer_urls(TypeObjet.FORMATION, lire_urls)
declarer_mots_cles(TypeObjet.FORMATION, "formacodes", "FORMACODE", FORMACODES_MAX)
declarer_nombre(TypeObjet.FORMATION, "romes", "ROME", ROMES_MAX, "codesRome")
declarer_nombre(TypeObjet.FORMATION, "nsf", "NSF", NSF_MAX, "codesNsf")
declarer_contacts(TypeObjet.FORMATION, lambda formation: (formation.proprietaire_id,))
declarer_non_modifiable(TypeObjet.FORMATION)


@declarer(obligatoire("FORMATION_INTITULE_OBLIGATOIRE", "l'intitulé", "intitule", Moment.SAISIE))
def intitule_obligatoire(formation: Formation, _: Cadre) -> Constats:
    """No title."""
    return si(vide(formation.intitule))


@declarer(obligatoire("FORMATION_OBJECTIF_OBLIGATOIRE", "l'objectif", "objectif"))
def objectif_obligatoire(formation: Formation, _: Cadre) -> Constats:
    """No purpose."""
    return si(vide(formation.objectif))


@declarer(obligatoire("FORMATION_PROGRAMME_OBLIGATOIRE", "le programme", "programme"))
def programme_obligatoire(formation: Formation, _: Cadre) -> Constats:
    """No programme."""
    return si(vide(formation.programme))


@declarer(
    obligatoire("FORMATION_RESULTATS_ATTENDUS_OBLIGATOIRE", "le texte des résultats attendus", "resultatsAttendus")
)
def resultats_attendus_obligatoires(formation: Formation, _: Cadre) -> Constats:
    """No word on what comes of it."""
    return si(vide(formation.resultats_attendus))


@declarer(
    Regle(
        code="FORMATION_FORMACODE_REQUIS",
        niveau=BLOQUANT,
        message="La formation n'a pas de Formacode principal.",
        quoi_faire="Indexez-la : de 1 à 5 Formacodes, le principal d'abord.",
        champ=("formacodes",),
    )
)
def formacode_requis(formation: Formation, _: Cadre) -> Constats:
    """No domain."""
    return si(not formation.formacodes)


@declarer(
    Regle(
        code="FORMATION_CHAMP_CERTIFINFO_MODIFIE",
        niveau=BLOQUANT,
        message="L'intitulé, l'objectif, le programme, le Formacode principal et l'éligibilité au CPF d'une formation"
        " de référence sont ceux de Certif Info : ils ne se modifient pas.",
        quoi_faire="Complétez l'intitulé et le descriptif dans l'action.",
        champ=("*",),
        moment=Moment.SAISIE,
    )
)
def champ_certifinfo_modifie(formation: Formation, cadre: Cadre) -> Constats:
    """Any of the five fields of a formation de référence, written by hand."""
    if formation.reference and cadre.qui is not None:
        for champ in formation.modifies:
            if champ in CINQ_CHAMPS:
                yield constat(CINQ_CHAMPS[champ])


@declarer(
    Regle(
        code="FORMATION_CERTIFIANTE_SANS_CODE",
        niveau=AVERTISSEMENT,
        message="La formation se dit certifiante, mais aucune certification n'y est liée.",
        quoi_faire="Partez du code Certif Info : l'action sera rattachée à la formation de référence.",
        champ=(),
    )
)
def certifiante_sans_code(formation: Formation, _: Cadre) -> Constats:
    """Certifying, nobody knows what."""
    return si(formation.certifiante and not formation.certifications)
