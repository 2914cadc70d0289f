"""The layouts of Idéo's three lists: from the cells of a line to what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.ideo import entetes
from importers.ideo.enregistrements import Diplome, Enseignement, Lieu, Ressort
from importers.ideo.lecture import FICHE, NSF, SCOLARITE, Lecture, fiche, identifiant, modalite, texte, textes
from importers.ideo.ressort import region
from importers.reception import cellules
from importers.reception.forme import Flux, Forme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reception.forme import Reserve

EDITEUR = "onisep"
D_UN_LIEU, D_UNE_FORMATION = "l'identifiant du lieu", "l'identifiant de la formation"


def _structure(*cases: str) -> Iterator[Ressort | Lieu | Reserve]:
    ligne, lecture = entetes.Structure(*cases), Lecture()
    yield Ressort(region(ligne.region_cog, ligne.departement, ligne.region, ligne.code_postal))
    yield Lieu(
        identifiant(ligne.url_et_id, "ENS", D_UN_LIEU),
        cellules.obligatoire(ligne.nom, "nom"),
        lecture.uai(ligne.uai),
        lecture.siret(ligne.siret),
        texte(ligne.genre),
        textes(ligne.adresse, ligne.boite_postale),
        texte(ligne.code_postal),
        texte(ligne.commune),
        texte(ligne.commune_cog),
        lecture.point(ligne.latitude, ligne.longitude),
        texte(ligne.telephone),
        None,
    )
    yield from lecture.reserves


def _formation(*cases: str) -> Iterator[Diplome | Reserve]:
    ligne, lecture = entetes.Formation(*cases), Lecture()
    rncp = lecture.code(ligne.rncp, FICHE, "code RNCP")
    yield Diplome(
        identifiant(ligne.url_et_id, "FOR", D_UNE_FORMATION),
        cellules.obligatoire(ligne.libelle, "libellé"),
        lecture.code(ligne.scolarite.upper(), SCOLARITE, "code scolarité"),
        f"RNCP{rncp.lstrip('0')}" if rncp else None,
        lecture.code(ligne.nsf.lower(), NSF, "code NSF"),
        lecture.niveau(ligne.niveau),
    )
    yield from lecture.reserves


def _action(*cases: str) -> Iterator[Ressort | Enseignement | Reserve]:
    ligne, lecture = entetes.Action(*cases), Lecture()
    yield Ressort(region("", ligne.departement, ligne.region, ligne.code_postal))
    scolarite = texte(ligne.scolarite)
    yield Enseignement(
        identifiant(ligne.af, "AF", "l'identifiant de l'action"),
        _diplome(ligne),
        _lieu(ligne, lecture),
        lecture.jour(ligne.modifie_le),
        scolarite,
        modalite(scolarite),
        texte(ligne.duree),
        _descriptif(ligne),
        texte(ligne.cout),
        texte(ligne.hebergement),
        texte(ligne.accessibilite),
        textes(ligne.page),
    )
    yield from lecture.reserves


def _diplome(ligne: entetes.Action) -> Diplome:
    return Diplome(
        identifiant(ligne.formation_url, "FOR", D_UNE_FORMATION),
        cellules.obligatoire(ligne.formation, "libellé de formation"),
        None,
        fiche(ligne.referentiel),
        None,
        None,
    )


def _lieu(ligne: entetes.Action, lecture: Lecture) -> Lieu:
    return Lieu(
        identifiant(ligne.lieu_url, "ENS", D_UN_LIEU),
        cellules.obligatoire(ligne.lieu, "libellé de lieu"),
        lecture.uai(ligne.uai),
        None,
        None,
        textes(ligne.adresse),
        texte(ligne.code_postal),
        texte(ligne.commune),
        None,
        lecture.point(ligne.latitude, ligne.longitude),
        texte(ligne.telephone),
        texte(ligne.site_web),
    )


def _descriptif(ligne: entetes.Action) -> str | None:
    """What has no field of its own, under the words of Onisep."""
    dits = (("Éléments d'enseignement", ligne.enseignements), ("Modalités d'accueil", ligne.accueil))
    return "\n".join(f"{quoi} : {lu}" for quoi, dit in dits if (lu := texte(dit))) or None


STRUCTURES = Forme("structures", EDITEUR, entetes.STRUCTURE, _structure, (Lieu,))
FORMATIONS = Forme("formations", EDITEUR, entetes.FORMATION, _formation, (Diplome,))
ACTIONS = Forme("actions", EDITEUR, entetes.ACTION, _action, (Enseignement,))

# for the reception to know its files; they hold offers, which the lots of offers merge
IDEO = Flux(
    nom="ideo",
    titre="formation initiale : structures, formations et actions de l'Onisep",
    formes=(STRUCTURES, FORMATIONS, ACTIONS),
    cibles=(),
    cles={},
)
