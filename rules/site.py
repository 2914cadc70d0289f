"""Rules on sites: one principal, an address, not removed while sessions take place there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import TypeObjet
from rules.adresse import declarer_adresse, textes_d_adresse
from rules.dates import sessions
from rules.identifiants import declarer_identifiant
from rules.non_modifiable import declarer_non_modifiable
from rules.organisme import lire_siret, lire_uai
from rules.perimetre import departement_de
from rules.regle import AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, declarer, si
from rules.textes import declarer_textes, obligatoire, texte, vide

if TYPE_CHECKING:
    from rules.dossier import Site
    from rules.regle import Constats

declarer_textes(
    TypeObjet.SITE, (texte("nom", "le nom", "denomination"), *textes_d_adresse("adresse", lambda site: site.adresse))
)
declarer_adresse(TypeObjet.SITE)
declarer_identifiant(TypeObjet.SITE, "siret", lire_siret)
declarer_identifiant(TypeObjet.SITE, "uai", lire_uai)
declarer_non_modifiable(TypeObjet.SITE)


@declarer(obligatoire("SITE_NOM_OBLIGATOIRE", "le nom", "nom", Moment.SAISIE))
def nom_obligatoire(site: Site, _: Cadre) -> Constats:
    """No name."""
    return si(vide(site.nom))


@declarer(
    Regle(
        code="SITE_NOM_UNIQUE",
        niveau=AVERTISSEMENT,
        message="Le site {autre} de l'organisme a le même nom.",
        quoi_faire="Donnez-leur des noms qui les distinguent, ou gardez un seul des deux.",
        champ=("nom",),
    )
)
def nom_unique(site: Site, _: Cadre) -> Constats:
    """A name that another site of the organisme has."""
    return si(site.homonymes, autre=", ".join(site.homonymes))


@declarer(
    Regle(
        code="SITE_PRINCIPAL_UNIQUE",
        niveau=BLOQUANT,
        message="L'établissement a déjà un site principal : {autre}.",
        quoi_faire="Ôtez d'abord cette qualité à l'autre site.",
        champ=("principal",),
        moment=Moment.SAISIE,
    )
)
def principal_unique(site: Site, _: Cadre) -> Constats:
    """A second principal site."""
    return si(site.principal and site.autres_principaux, autre=", ".join(site.autres_principaux))


@declarer(
    Regle(
        code="SITE_ADRESSE_COMMUNE_REQUISE",
        niveau=BLOQUANT,
        message="On ne sait pas où est ce site.",
        quoi_faire="Donnez sa commune et son code postal.",
        champ=("adresse", "commune"),
    )
)
def commune_requise(site: Site, _: Cadre) -> Constats:
    """Neither a commune nor a postal code that tells."""
    return si(departement_de(site.adresse) is None)


@declarer(
    Regle(
        code="SITE_UTILISE",
        niveau=BLOQUANT,
        message="{sessions} à venir ou en cours sur ce site.",
        quoi_faire="Changez d'abord de lieu ce qui s'y tient, ou annulez-le.",
        champ=(),
        moment=Moment.RETRAIT,
    )
)
def utilise(site: Site, _: Cadre) -> Constats:
    """Removed while sessions take place there."""
    return si(site.sessions_actives, sessions=sessions(site.sessions_actives))


@declarer(
    Regle(
        code="SITE_PRINCIPAL_RETIRE",
        niveau=BLOQUANT,
        message="Ce site est le site principal de l'établissement.",
        quoi_faire="Déclarez-en un autre principal d'abord.",
        champ=("principal",),
        moment=Moment.RETRAIT,
    )
)
def principal_retire(site: Site, _: Cadre) -> Constats:
    """The principal one removed."""
    return si(site.principal)
