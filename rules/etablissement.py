"""Rules on établissements: what identifies one, where it lies, its principal site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import TypeObjet
from rules.adresse import declarer_adresse, textes_d_adresse
from rules.contact import declarer_contacts
from rules.dates import sessions
from rules.identifiants import declarer_identifiant
from rules.non_modifiable import declarer_non_modifiable
from rules.organisme import SIRET, lire_siret, lire_uai
from rules.perimetre import departement_de, en_derogation, hors_perimetre
from rules.regle import A_VERIFIER, BLOQUANT, Cadre, Moment, Regle, constat, declarer, si
from rules.textes import declarer_textes, obligatoire, texte, vide

if TYPE_CHECKING:
    from rules.dossier import Etablissement
    from rules.regle import Constats

declarer_textes(
    TypeObjet.ETABLISSEMENT,
    (texte("nom", "le nom", "nom-organisme"), *textes_d_adresse("adresse", lambda un: un.adresse)),
)
declarer_adresse(TypeObjet.ETABLISSEMENT)
declarer_identifiant(TypeObjet.ETABLISSEMENT, "siret", lire_siret)
declarer_identifiant(TypeObjet.ETABLISSEMENT, "uai", lire_uai)
declarer_non_modifiable(TypeObjet.ETABLISSEMENT)
declarer_contacts(TypeObjet.ETABLISSEMENT, lambda etablissement: (etablissement.organisme_id,))


@declarer(obligatoire("ETABLISSEMENT_NOM_OBLIGATOIRE", "le nom", "nom", Moment.SAISIE))
def nom_obligatoire(etablissement: Etablissement, _: Cadre) -> Constats:
    """No name."""
    return si(vide(etablissement.nom))


@declarer(
    Regle(
        code="ETABLISSEMENT_SIRET_UNIQUE",
        niveau=BLOQUANT,
        message="Le SIRET {siret} est déjà celui d'un établissement du catalogue.",
        quoi_faire="Si c'est le vôtre, demandez-en l'accès au Carif ; sinon corrigez le numéro.",
        champ=("siret",),
        moment=Moment.SAISIE,
    )
)
def siret_unique(etablissement: Etablissement, _: Cadre) -> Constats:
    """A SIRET that another fiche has; the other one is not named, for it may be a draft."""
    return si(etablissement.du_siret, siret=etablissement.siret)


@declarer(
    Regle(
        code="ETABLISSEMENT_SIRET_AUTRE_SIREN",
        niveau=BLOQUANT,
        message="Le SIRET {siret} n'est pas à l'entreprise {siren}.",
        quoi_faire="Corrigez le SIRET : ses neuf premiers chiffres sont le SIREN de l'organisme.",
        champ=("siret",),
        moment=Moment.SAISIE,
    )
)
def siret_autre_siren(etablissement: Etablissement, _: Cadre) -> Constats:
    """A SIRET of another enterprise."""
    siret, siren = etablissement.siret, etablissement.organisme_siren
    touche = etablissement.nouveau or "siret" in etablissement.modifies
    # one that is none is told by another rule
    lisible = siret is not None and SIRET.fullmatch(siret) is not None
    return si(touche and lisible and siren and not f"{siret}".startswith(siren), siret=siret, siren=siren)


@declarer(
    Regle(
        code="ETABLISSEMENT_SIRET_SUR_DEMANDE",
        niveau=BLOQUANT,
        message="Cet établissement est connu sous le SIRET {siret} : il n'en change qu'à une date, que les partenaires"
        " apprennent avec l'ancien et le nouveau.",
        quoi_faire="Gardez ce SIRET ici, et demandez le changement au Carif (creerDemande, CHANGEMENT_SIRET).",
        champ=("siret",),
        moment=Moment.SAISIE,
    )
)
def siret_sur_demande(etablissement: Etablissement, cadre: Cadre) -> Constats:
    """Another SIRET than the one it was validated with, in an edit, which has no date; the Carif corrects errors."""
    connu = etablissement.siret_connu
    autre = not etablissement.nouveau and connu and lire_siret(etablissement.siret).valeur != connu
    return si(cadre.par_l_organisme and autre, siret=connu)


@declarer(
    Regle(
        code="ETABLISSEMENT_SIRET_FERME",
        niveau=BLOQUANT,
        message="L'établissement {siret} est fermé au répertoire Sirene.",
        quoi_faire="Rattachez l'offre à un établissement ouvert, ou demandez un changement de SIRET.",
        champ=("siret",),
        prealable=True,
    )
)
def siret_ferme(etablissement: Etablissement, _: Cadre) -> Constats:
    """Closed in Sirene."""
    return si(etablissement.ouvert is False, siret=etablissement.siret)


@declarer(
    Regle(
        code="ETABLISSEMENT_SITE_PRINCIPAL_REQUIS",
        niveau=BLOQUANT,
        message="L'établissement n'a pas de site principal.",
        quoi_faire="Décrivez le lieu où il est, et déclarez-le principal.",
        champ=("sites",),
        prealable=True,
    )
)
def site_principal_requis(etablissement: Etablissement, _: Cadre) -> Constats:
    """No principal site; one that is being made has none yet, since a site needs its établissement."""
    return si(etablissement.numero is not None and not etablissement.sites_principaux)


@declarer(
    Regle(
        code="ETABLISSEMENT_HORS_REGION",
        niveau=BLOQUANT,
        message="L'établissement est {ou} : le catalogue couvre {ici}.",
        quoi_faire="Adressez-vous au {carif}, ou demandez une dérogation au périmètre, datée et motivée.",
        champ=("adresse", "commune"),
        prealable=True,
    )
)
def hors_region(etablissement: Etablissement, cadre: Cadre) -> Constats:
    """Out of the perimeter without an exception."""
    ailleurs = hors_perimetre(etablissement.adresse, cadre.parametres)
    if ailleurs and not en_derogation(etablissement.derogations, cadre.aujourdhui):
        yield constat(**ailleurs._asdict())


@declarer(
    Regle(
        code="ETABLISSEMENT_ADRESSE_INCONNUE",
        niveau=A_VERIFIER,
        message="On ne sait pas où est l'établissement.",
        quoi_faire="Donnez sa commune ; le Carif vérifie qu'il est dans son périmètre.",
        champ=("adresse", "commune"),
        prealable=True,
    )
)
def adresse_inconnue(etablissement: Etablissement, cadre: Cadre) -> Constats:
    """Nothing tells the place; an exception makes it of no matter."""
    excepte = en_derogation(etablissement.derogations, cadre.aujourdhui)
    return si(departement_de(etablissement.adresse) is None and not excepte)


@declarer(
    Regle(
        code="ETABLISSEMENT_UTILISE",
        niveau=BLOQUANT,
        message="{sessions} à venir ou en cours dans cet établissement.",
        quoi_faire="Annulez d'abord ce qui en dépend, ou rattachez-le à un autre établissement.",
        champ=(),
        moment=Moment.RETRAIT,
    )
)
def utilise(etablissement: Etablissement, _: Cadre) -> Constats:
    """Removed while sessions need it."""
    return si(etablissement.sessions_actives, sessions=sessions(etablissement.sessions_actives))
