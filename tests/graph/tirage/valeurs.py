"""Values of arguments: such as exist in the catalogue, and in an operation that is at fault, some that do not."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    get_nullable_type,
    is_required_input_field,
)

from tests.conftest import AUJOURD_HUI
from tests.graph.tirage.arbre import Nom
from tests.graph.tirage.recolte import Recolte
from tests.graph.tirage.tireur import Tireur

# by place (`Query.organisme.numero`, `OffreFiltre.champs`), else by the name of the argument
SOURCES: dict[str, tuple[str, ...]] = {
    "Query.organisme.numero": ("Organisme.numero",),
    "Query.formation.numero": ("Formation.numero",),
    "Query.action.numero": ("Action.numero",),
    "Query.session.numero": ("Session.numero",),
    "Query.formacode.code": ("Formacode.code",),
    "Query.rome.code": ("Rome.code",),
    "Query.formacodes.champ": ("ChampSemantique.code",),
    "Query.retrouver.identifiant": (
        "Etablissement.siret",
        "IdentifiantExterne.cle",
        "Session.numero",
        "Organisme.siren",
    ),
    "siret": ("Etablissement.siret", "Habilitation.siret"),
    "sirets": ("Etablissement.siret",),
    "utilisablePar": ("Etablissement.siret",),
    "formacode": ("Formacode.code",),
    "formacodes": ("Formacode.code",),
    "domaines": ("Formacode.code",),
    "champs": ("ChampSemantique.code",),
    "codesRome": ("Rome.code",),
    "codeCertifinfo": ("Certification.codeCertifinfo",),
    "codesCertifinfo": ("Certification.codeCertifinfo",),
    "codeRncp": ("Certification.codeRncp",),
    "codesRncp": ("Certification.codeRncp",),
    "codeRs": ("Certification.codeRs",),
    "codesRs": ("Certification.codeRs",),
    "codesNsf": ("Nsf.code",),
    "niveaux": ("Niveau.code",),
    "niveauxEntree": ("Niveau.code",),
    "niveauxSortie": ("Niveau.code",),
    "departement": ("Departement.code",),
    "departements": ("Departement.code",),
    "commune": ("Commune.code",),
    "communes": ("Commune.code",),
    "codePostal": ("Commune.codesPostaux",),
    "typesDispositif": ("TypeDispositif.code",),
    "financeurs": ("Financeur.code",),
    "programmes": ("Dispositif.programme",),
    "publics": ("Public.code",),
    "organismes": ("Organisme.numero", "Etablissement.siret"),
    "categories": ("CategorieOrganisme.code",),
    "depuis": ("Organisme.modifieLe", "Organisme.creeLe"),
    "deposeesAvant": ("Organisme.modifieLe",),
    "modifieDepuis": ("Organisme.modifieLe", "Session.modifieLe"),
}
NOMS = {
    "Query.communes": ("Commune.libelle",),
    "Query.romes": ("Rome.libelle",),
    "Query.formacodes": ("Formacode.libelle",),
    "OrganismeFiltre": ("Organisme.raisonSociale", "Etablissement.nom"),
    "CertificationFiltre": ("Certification.intitule",),
    "": ("Formation.intitule", "Formacode.libelle", "Rome.libelle", "Commune.libelle"),
}
PUBLICS = ("VALIDEE", "PERIMEE", "ANNULEE", "ARCHIVEE")
ENTIERS = {"decalage": (0, 5), "maximum": (1, 20), "first": (0, 5), "last": (0, 5), "version": (13, 14)}
MAUVAIS_TEXTES = ("", "inconnu", "\0", "\"'\\ é", "OR_0000000000", "99999")
MAUVAIS_ENTIERS = (-1, 251, 0, 2_000_000_000)
JOURS = tuple((AUJOURD_HUI + timedelta(jours)).isoformat() for jours in (0, 1, -1, 30, 100, 250, -200, -700))


def tirer_valeur(tireur: Tireur, place: str, genre: GraphQLInputType) -> Any:
    """A value for this place; null where the schema allows it and the operation is at fault."""
    nu = get_nullable_type(genre)
    if nu is genre and tireur.fautif and tireur.parfois(10):
        return None
    if isinstance(nu, GraphQLList):
        return _liste(tireur, place, nu)
    if isinstance(nu, GraphQLInputObjectType):
        return ENSEMBLES.get(nu.name, _ensemble)(tireur, nu)
    if isinstance(nu, GraphQLEnumType):
        return _enum(tireur, place, nu)
    return _scalaire(tireur, place, str(nu))


def _liste(tireur: Tireur, place: str, genre: GraphQLList[Any]) -> Any:
    longueur = tireur.entier(1, 3) if not tireur.faute() else 0
    valeurs = [tirer_valeur(tireur, place, genre.of_type) for _ in range(longueur)]
    # a list of one may be written without its brackets
    return valeurs[0] if longueur == 1 and valeurs[0] is not None and tireur.parfois(4) else valeurs


def _ensemble(tireur: Tireur, genre: GraphQLInputObjectType) -> dict[str, Any]:
    obligatoires = [nom for nom, champ in genre.fields.items() if is_required_input_field(champ)]
    choisis = obligatoires + tireur.quelques([nom for nom in genre.fields if nom not in obligatoires], 0, 2)
    return {nom: tirer_valeur(tireur, f"{genre.name}.{nom}", genre.fields[nom].type) for nom in choisis}


def _enum(tireur: Tireur, place: str, genre: GraphQLEnumType) -> Nom:
    # some viewers may ask for any
    noms = PUBLICS if place.endswith(".statuts") and not (tireur.fautif or tireur.parfois(4)) else tuple(genre.values)
    return Nom(tireur.un(noms))


def _scalaire(tireur: Tireur, place: str, genre: str) -> Any:
    if genre in TIRAGES:
        return TIRAGES[genre](tireur, place)
    if tireur.faute():
        return tireur.un(MAUVAIS_TEXTES)
    return tireur.un(textes(tireur.recolte, place))


@cache
def textes(recolte: Recolte, place: str) -> list[str]:
    """What there is for this place in the catalogue."""
    parent, _, nom = place.rpartition(".")
    match nom:
        case "after" | "before":
            trouves = recolte.cueillir(parent, "Edge." + parent.rpartition(".")[2])
        case "recherche" | "texte":
            trouves = _mots(recolte.cueillir(*NOMS.get(parent, NOMS[""])))
        case "moisDebut":
            trouves = sorted({jour[:7] for jour in recolte.cueillir("Session.debut") if len(jour) > 6})
        case "id" | "ids":
            trouves = recolte.identifiants()
        case "champs" if parent.endswith(".provenances"):
            trouves = recolte.cueillir(parent) or ["statut"]  # of an interface: what all have
        case _:
            trouves = recolte.cueillir(*SOURCES.get(place, SOURCES.get(nom, ())))
    return trouves or ["0"]


def _mots(noms: list[str]) -> list[str]:
    mots = dict.fromkeys(mot for nom in noms for mot in nom.replace("'", " ").split() if len(mot) > 3)
    return [mot[: 4 + len(mot) // 2] for mot in mots] + noms[:20]


def _entier(tireur: Tireur, place: str) -> int:
    nom = place.rpartition(".")[2]
    if tireur.faute():
        return tireur.un(MAUVAIS_ENTIERS)
    return tireur.entier(*ENTIERS.get(nom, (0, 40)))


def _instant(tireur: Tireur, place: str) -> str:
    return tireur.un(["2020-01-01T00:00:00Z", *tireur.recolte.cueillir(*SOURCES[place.rpartition(".")[2]])])


TIRAGES: dict[str, Callable[[Tireur, str], Any]] = {
    "Int": _entier,
    "Boolean": lambda tireur, _: tireur.un([True, False]),
    "Float": lambda tireur, _: tireur.un([30, 50.5, 100, 0.5, 1000]),
    "Date": lambda tireur, _: tireur.un(JOURS),
    "DateTime": _instant,
}


def _point(tireur: Tireur, _: GraphQLInputObjectType) -> dict[str, Any]:
    if tireur.parfois(2):
        return {"commune": tireur.un(tireur.recolte.cueillir("Commune.code"))}
    latitude, longitude = tireur.un(tireur.recolte.cueillir("point"))
    return {"latitude": latitude, "longitude": longitude}


def _lieu(tireur: Tireur, genre: GraphQLInputObjectType) -> dict[str, Any]:
    if tireur.parfois(3):
        lieu: dict[str, Any] = {"rectangle": {"nord": 48.5, "sud": 46, "est": 1, "ouest": -2.5}}
    else:
        lieu = {"autour": _point(tireur, genre)}
        if tireur.parfois(2):
            lieu["rayonKm"] = tireur.un([30, 60.5, 200])
    return lieu | ({"avecFormationsADistance": tireur.parfois(2)} if tireur.parfois(3) else {})


def _periode(tireur: Tireur, _: GraphQLInputObjectType) -> dict[str, Any]:
    du, au = sorted(date.fromisoformat(tireur.un(JOURS)) for _ in "12")
    bornes = {"du": du.isoformat(), "au": au.isoformat()}
    return bornes if tireur.parfois(2) else dict([tireur.un(list(bornes.items()))])


def _intervalle(tireur: Tireur, _: GraphQLInputObjectType) -> dict[str, Any]:
    bornes = {"min": tireur.entier(0, 20), "max": tireur.entier(20, 60)}
    return bornes if tireur.parfois(2) else dict([tireur.un(list(bornes.items()))])


ENSEMBLES: dict[str, Callable[[Tireur, GraphQLInputObjectType], dict[str, Any]]] = {
    "PointFiltre": _point,
    "LieuFiltre": _lieu,
    "PeriodeFiltre": _periode,
    "IntervalleFiltre": _intervalle,
}
