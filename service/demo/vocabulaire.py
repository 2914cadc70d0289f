"""What the sample is made of: communes, domains, formations and fundings, read from the tables of `donnees/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from service.demo.tables import lignes

THEMES = ("alimentation", "batiment", "industrie", "sante", "tertiaire", "numerique", "socle")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the region; coordinates in degrees."""

    insee: str
    nom: str
    code_postal: str
    population: int
    latitude: str
    longitude: str

    @property
    def departement(self) -> str:
        """The département, first two digits of the INSEE code."""
        return self.insee[:2]


@dataclass(frozen=True, slots=True)
class Domaine:
    """A trade an organisme lives on; the price is a usual one, in euros per hour."""

    cle: str
    complement: str
    prix_horaire: int
    distance: bool


@dataclass(frozen=True, slots=True)
class Modele:
    """A formation that several organismes offer; hours are usual ones."""

    cle: str
    domaine: str
    intitule: str
    formacodes: tuple[str, ...]
    romes: tuple[str, ...]
    nsf: str
    repertoire: str | None
    certifinfo: str | None
    niveau_entree: str
    niveau_sortie: str | None
    heures_centre: int
    heures_entreprise: int
    usages: str
    objectifs: tuple[str, ...]
    contenus: tuple[str, ...]
    metiers: str


@dataclass(frozen=True, slots=True)
class Financement:
    """Who pays for an action and for whom; `domaines` (or keys of models) is empty when any is meant."""

    filiere: str
    poids: int
    financeurs: tuple[str, ...]
    drapeaux: tuple[str, ...]
    programme: str | None
    publics: tuple[str, ...]
    saisie: str
    domaines: tuple[str, ...]


@cache
def mots(liste: str) -> tuple[str, ...]:
    """Words that invented names, people and addresses are made of."""
    return next(tuple(ligne["mots"].split("|")) for ligne in lignes("mots") if ligne["liste"] == liste)


@cache
def communes() -> tuple[Commune, ...]:
    """The communes where organismes and sites stand."""
    return tuple(
        Commune(
            insee=ligne["insee"],
            nom=ligne["nom"],
            code_postal=ligne["code_postal"],
            population=int(ligne["population"]),
            latitude=ligne["latitude"],
            longitude=ligne["longitude"],
        )
        for ligne in lignes("communes")
    )


@cache
def domaines() -> dict[str, Domaine]:
    """The domains by key."""
    return {
        ligne["domaine"]: Domaine(
            ligne["domaine"], ligne["complement"], int(ligne["prix_horaire"]), ligne["distance"] == "oui"
        )
        for ligne in lignes("domaines")
    }


@cache
def modeles() -> tuple[Modele, ...]:
    """Every formation of the sample, in the order of the tables."""
    return tuple(_modele(ligne) for theme in THEMES for ligne in lignes(theme))


@cache
def financements(filiere: str, domaine: str, cle: str) -> tuple[Financement, ...]:
    """The fundings that an action of this kind may have, by the domain or the key of its model."""
    return tuple(
        financement
        for financement in map(_financement, lignes("financements"))
        if financement.filiere == filiere
        and (not financement.domaines or {domaine, cle}.intersection(financement.domaines))
    )


def _modele(ligne: dict[str, str]) -> Modele:
    repertoire, _, certifinfo = ligne["certification"].partition("/")
    centre, _, entreprise = ligne["heures"].partition("/")
    return Modele(
        cle=ligne["cle"],
        domaine=ligne["domaine"],
        intitule=ligne["intitule"],
        formacodes=tuple(ligne["formacodes"].split()),
        romes=tuple(ligne["romes"].split()),
        nsf=ligne["nsf"],
        repertoire=_ou_rien(repertoire),
        certifinfo=_ou_rien(certifinfo),
        niveau_entree=ligne["niveau_entree"],
        niveau_sortie=_ou_rien(ligne["niveau_sortie"]),
        heures_centre=int(centre),
        heures_entreprise=int(entreprise),
        usages=ligne["usages"],
        objectifs=tuple(ligne["objectifs"].split("|")),
        contenus=tuple(ligne["contenus"].split("|")),
        metiers=ligne["metiers"],
    )


def _financement(ligne: dict[str, str]) -> Financement:
    return Financement(
        filiere=ligne["filiere"],
        poids=int(ligne["poids"]),
        financeurs=tuple(ligne["financeurs"].strip("-").split()),
        drapeaux=tuple(ligne["drapeaux"].strip("-").split()),
        programme=_ou_rien(ligne["programme"]),
        publics=tuple(ligne["publics"].split()),
        saisie=ligne["saisie"],
        domaines=tuple(ligne["domaines"].strip("*").split()),
    )


def _ou_rien(valeur: str) -> str | None:
    return None if valeur in {"", "-"} else valeur
