"""Coded values of the small tables of models/listes.py: by code, and those that an object carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders import references as r
from loaders.indexation import indexes_d_une_certification
from loaders.objets import ACTION, DISPOSITIF, FORMATION, ORGANISME, SESSION, SITE
from loaders.relation import Cardinalite, Cle, Relation, Tri, par, recherche
from loaders.visibilite import visible
from models.lecteur import Portee

if TYPE_CHECKING:
    from loaders.noun import Noun

financeur_par_code = recherche("financeur_par_code", r.FINANCEUR, "code")
type_dispositif_par_code = recherche("type_dispositif_par_code", r.TYPE_DISPOSITIF, "code")
niveau_par_code = recherche("niveau_par_code", r.NIVEAU, "code")
type_contact_par_code = recherche("type_contact_par_code", r.TYPE_CONTACT, "code")
objectif_general_par_code = recherche("objectif_general_par_code", r.OBJECTIF_GENERAL, "code")
perimetre_recrutement_par_code = recherche("perimetre_recrutement_par_code", r.PERIMETRE_RECRUTEMENT, "code")
modalite_recrutement_par_code = recherche("modalite_recrutement_par_code", r.MODALITE_RECRUTEMENT, "code")
type_diplome_par_code = recherche("type_diplome_par_code", r.TYPE_DIPLOME, "code")
departement_par_code = recherche("departement_par_code", r.DEPARTEMENT, "code")
region_par_code = recherche("region_par_code", r.REGION, "code")
categorie_par_code = recherche("categorie_par_code", r.CATEGORIE_ORGANISME, "code")
nsf_par_code = recherche("nsf_par_code", r.NSF, "code")
bloc_par_code = recherche("bloc_par_code", r.BLOC_COMPETENCES, "code")
public_par_cle = recherche("public_par_cle", r.PUBLIC, "id", "bigint")

champ_semantique_par_formacode = Relation(
    "champ_semantique_par_formacode",
    r.CHAMP_SEMANTIQUE,
    Cardinalite.UN,
    de=r.FORMACODE,
    par=(Cle("version", "integer"), Cle("champ_code", "text")),
    sur=("champ_semantique.version", "champ_semantique.code"),
)


def _portees(nom: str, vers: Noun, de: Noun, liens: str, jointure: str) -> Relation:
    """Values an object carries by rank, through the table `liens`."""
    return Relation(
        nom,
        vers,
        Cardinalite.LISTE,
        de=de,
        sur=(f"{liens}.{de.table}_id",),
        tables=f"{liens} JOIN {vers.table} ON {jointure}",
        ordre=(Tri(f"{liens}.rang", "integer"), Tri(f"{vers.table}.code")),
    )


publics_par_action = _portees(
    "publics_par_action", r.PUBLIC, ACTION, "action_public", "public_vise.id = action_public.public_id"
)
publics_par_dispositif = _portees(
    "publics_par_dispositif", r.PUBLIC, DISPOSITIF, "dispositif_public", "public_vise.id = dispositif_public.public_id"
)
nsf_par_formation = _portees(
    "nsf_par_formation", r.NSF, FORMATION, "formation_nsf", "nsf.code = formation_nsf.nsf_code"
)
categories_par_organisme = _portees(
    "categories_par_organisme",
    r.CATEGORIE_ORGANISME,
    ORGANISME,
    "organisme_categorie",
    "categorie_organisme.code = organisme_categorie.categorie_code",
)
blocs_par_session = _portees(
    "blocs_par_session",
    r.BLOC_COMPETENCES,
    SESSION,
    "session_bloc",
    "bloc_competences.code = session_bloc.bloc_code",
)

nsf_par_certification = Relation(
    "nsf_par_certification",
    r.NSF,
    Cardinalite.LISTE,
    de=r.CERTIFICATION,
    tables=indexes_d_une_certification("nsf"),
    ordre=(Tri("portee.rang", "integer"), Tri("nsf.code")),
)

departements_par_region = Relation(
    "departements_par_region",
    r.DEPARTEMENT,
    Cardinalite.LISTE,
    par=par("region_code", "text"),
    sur=("departement.region_code",),
    ordre=(Tri("departement.code"),),
)

# where its places are, those that `Session.sites` shows and searches read; what is not located is nowhere
regions_par_session = Relation(
    "regions_par_session",
    r.REGION,
    Cardinalite.LISTE,
    de=SESSION,
    lien=(
        "region.code IN (SELECT departement.region_code FROM session_site "  # noqa: S608  our own names
        "JOIN site ON site.id = session_site.site_id JOIN adresse ON adresse.id = site.adresse_id "
        "JOIN commune ON commune.id = adresse.commune_id "
        "JOIN departement ON departement.code = commune.departement_code "
        f"WHERE session_site.session_id = p.cle AND {' AND '.join(visible(SITE, Portee.PUBLIQUE))})"
    ),
    ordre=(Tri("region.code"),),
)

types_dispositif_par_session = Relation(
    "types_dispositif_par_session",
    r.TYPE_DISPOSITIF,
    Cardinalite.LISTE,
    de=SESSION,
    sur=("dispositif.session_id",),
    tables="dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code",
    ordre=(Tri("dispositif.rang", "integer"), Tri("dispositif.numero")),
)

nsf_par_fiche = Relation(
    "nsf_par_fiche",
    r.NSF,
    Cardinalite.LISTE,
    de=r.FICHE,
    par=par("code", "text"),
    sur=("fiche_nsf.fiche_code",),
    lien="fiche_nsf.absent_depuis IS NULL",
    tables="fiche_nsf JOIN nsf ON nsf.code = fiche_nsf.nsf_code",
    ordre=(Tri("fiche_nsf.rang", "integer"), Tri("nsf.code")),
)


def _blocs(nom: str, de: Noun, cle: str) -> Relation:
    """The blocs of a sheet; one that is published no more stays with the sessions that named it, and nowhere else."""
    return Relation(
        nom,
        r.BLOC_COMPETENCES,
        Cardinalite.LISTE,
        de=de,
        par=par(cle),
        sur=("bloc_competences.fiche_id",),
        lien="bloc_competences.absent_depuis IS NULL",
        ordre=(Tri("bloc_competences.code"),),
    )


# those of the sheets of its certifications, in the order of these; two of one sheet give them once
blocs_par_formation = Relation(
    "blocs_par_formation",
    r.BLOC_COMPETENCES,
    Cardinalite.LISTE,
    de=FORMATION,
    lien="bloc_competences.absent_depuis IS NULL",
    tables="""LATERAL (
  SELECT c.fiche_id, min(l.rang) AS rang
  FROM formation_certification AS l JOIN certification AS c ON c.id = l.certification_id
  WHERE l.formation_id = p.cle GROUP BY c.fiche_id
) AS portee JOIN bloc_competences ON bloc_competences.fiche_id = portee.fiche_id""",
    ordre=(Tri("portee.rang", "integer"), Tri("bloc_competences.code")),
)

blocs_par_fiche = _blocs("blocs_par_fiche", r.FICHE, "cle")
blocs_par_certification = _blocs("blocs_par_certification", r.CERTIFICATION, "fiche_id")
