"""The lists that clients fill their forms with: those of small tables; enums are listed from the code."""

from __future__ import annotations

from psycopg.sql import SQL, Literal

from loaders.noun import Noun, propres
from loaders.objets import SESSION
from loaders.relation import Cardinalite, Relation, Tri, par
from loaders.visibilite import visible
from models.choix import Axe, Profil
from models.enumerations import (
    CategorieQualiopi,
    Enumeration,
    EtatRecrutement,
    ModaliteEnseignement,
    NiveauAnomalie,
    Statut,
    TypeCertification,
    TypeParcours,
    Voie,
)
from models.lecteur import Portee


class NomNomenclature(Enumeration):
    """Lists by name."""

    STATUT = "STATUT", "statuts"
    VOIE = "VOIE", "voies de formation"
    MODALITE_ENSEIGNEMENT = "MODALITE_ENSEIGNEMENT", "modalités d'enseignement"
    ETAT_RECRUTEMENT = "ETAT_RECRUTEMENT", "états du recrutement"
    TYPE_PARCOURS = "TYPE_PARCOURS", "types de parcours"
    TYPE_CERTIFICATION = "TYPE_CERTIFICATION", "types de certification"
    CATEGORIE_QUALIOPI = "CATEGORIE_QUALIOPI", "catégories de Qualiopi"
    TYPE_DISPOSITIF = "TYPE_DISPOSITIF", "types de dispositif"
    FINANCEUR = "FINANCEUR", "financeurs"
    PROGRAMME = "PROGRAMME", "programmes des dispositifs du catalogue"
    PUBLIC = "PUBLIC", "publics visés"
    NIVEAU = "NIVEAU", "niveaux de qualification"
    TYPE_CONTACT = "TYPE_CONTACT", "types de contact"
    CATEGORIE_ORGANISME = "CATEGORIE_ORGANISME", "catégories d'organisme"
    OBJECTIF_GENERAL = "OBJECTIF_GENERAL", "objectifs généraux"
    PERIMETRE_RECRUTEMENT = "PERIMETRE_RECRUTEMENT", "périmètres de recrutement"
    MODALITE_RECRUTEMENT = "MODALITE_RECRUTEMENT", "modalités de recrutement"
    CHAMP = "CHAMP", "champs sémantiques du Formacode"
    NSF = "NSF", "spécialités de formation (NSF)"
    DEPARTEMENT = "DEPARTEMENT", "départements"
    LANGUE = "LANGUE", "langues"
    PROFIL = "PROFIL", "profils de ceux qui cherchent"
    AXE = "AXE", "axes des facettes et des statistiques"
    NIVEAU_ANOMALIE = "NIVEAU_ANOMALIE", "poids des anomalies"


ENUMERATIONS: dict[NomNomenclature, type[Enumeration]] = {
    NomNomenclature.STATUT: Statut,
    NomNomenclature.VOIE: Voie,
    NomNomenclature.MODALITE_ENSEIGNEMENT: ModaliteEnseignement,
    NomNomenclature.ETAT_RECRUTEMENT: EtatRecrutement,
    NomNomenclature.TYPE_PARCOURS: TypeParcours,
    NomNomenclature.TYPE_CERTIFICATION: TypeCertification,
    NomNomenclature.CATEGORIE_QUALIOPI: CategorieQualiopi,
    NomNomenclature.PROFIL: Profil,
    NomNomenclature.AXE: Axe,
    NomNomenclature.NIVEAU_ANOMALIE: NiveauAnomalie,
}

# One number changes meaning between versions of the Formacode: today's version alone.
VERSIONNEES = {NomNomenclature.PUBLIC: "public_vise", NomNomenclature.CHAMP: "champ_semantique"}
# The table of another list bears its name.
TABLES = [
    nom
    for nom in NomNomenclature
    if nom not in ENUMERATIONS and nom not in VERSIONNEES and nom != NomNomenclature.PROGRAMME
]

_UNE_LISTE = SQL("SELECT {nom} AS nomenclature, rang, code, libelle, code_lheo, debut, {fin}, successeur FROM {table}")
_DE_LA_VERSION_COURANTE = SQL(
    "SELECT {nom}, 0, code, libelle, NULL, NULL, absent_depuis - 1, NULL FROM {table} "
    "WHERE version = (SELECT max(version) FROM {table})"
)
_LES_ANCIENS_LIBELLES = SQL("SELECT upper(liste), 9999, code, libelle, NULL, debut, fin, NULL FROM libelle_date")
# what its feed does not have any more was last in force the day before
FINS = {NomNomenclature.NSF: "coalesce(fin, absent_depuis - 1) AS fin"}
_LISTES = [
    _UNE_LISTE.format(nom=Literal(nom.value), fin=SQL(FINS.get(nom, "fin")), table=SQL(nom.lower())) for nom in TABLES
]
_LISTES += [_DE_LA_VERSION_COURANTE.format(nom=Literal(n.value), table=SQL(t)) for n, t in VERSIONNEES.items()]

VALEUR_NOMENCLATURE = Noun(
    nom="ValeurNomenclature",
    table="valeur",
    colonnes=propres("valeur", "code", "libelle", "code_lheo", "debut", "fin", "successeur"),
)

valeurs_par_nomenclature = Relation(
    "valeurs_par_nomenclature",
    VALEUR_NOMENCLATURE,
    Cardinalite.LISTE,
    par=par("nom", "text"),
    sur=("valeur.nomenclature",),
    tables=f"({SQL(' UNION ALL ').join([*_LISTES, _LES_ANCIENS_LIBELLES]).as_string()}) AS valeur",
    ordre=(Tri("valeur.rang", "integer"), Tri("valeur.code")),
    filtres={"en_vigueur": "(valeur.fin IS NULL OR valeur.fin >= %(aujourdhui)s)"},
)

# No table lists the programmes: they are what dispositifs say, those of sessions to come when they must be in force.
_LE_DISENT = "EXISTS (SELECT FROM session WHERE session.id = ANY(valeur.sessions) AND {})"
_PROGRAMMES = """(
    SELECT 0 AS rang, d.programme AS code, d.programme AS libelle, NULL AS code_lheo, NULL::date AS debut,
      NULL::date AS fin, NULL AS successeur, array_agg(d.session_id) AS sessions
    FROM dispositif AS d WHERE d.programme IS NOT NULL GROUP BY d.programme
  ) AS valeur"""

valeurs_de_programme = Relation(
    "valeurs_de_programme",
    VALEUR_NOMENCLATURE,
    Cardinalite.LISTE,
    par=par("nom", "text"),
    lien=_LE_DISENT.format(" AND ".join(visible(SESSION, Portee.PUBLIQUE))),
    traverse={"session": SESSION},
    tables=_PROGRAMMES,
    ordre=(Tri("valeur.code"),),
    filtres={"en_vigueur": _LE_DISENT.format("{session}")},
)
