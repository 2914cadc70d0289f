"""The layout of Certif Info's open data: several lines per code, each with another old diploma or authority."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.certifinfo.enregistrements import (
    Autorite,
    Certification,
    CodeExterne,
    Domaine,
    Mention,
    Metier,
    Remplacement,
    Specialite,
    TypeDiplome,
)
from importers.certifinfo.genre import genre
from importers.certifinfo.lecture import CODE, FORMACODE, IDEO, NSF, ROME, SCOLARITE, Lecture
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme, Reserve
from models.enumerations import Referentiel, RoleCertification

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGINE = "certifinfo"


class Ligne(NamedTuple):
    """The cells of a line, named as the header names them."""

    Code_Diplome: str
    Libelle_Diplome: str
    Libelle_Type_Diplome: str
    Code_Niveau_Europeen: str
    Date_MaJ: str
    Code_FormaCode: str
    Libelle_FormaCode: str
    Code_Rome_1: str
    Code_Rome_2: str
    Code_Rome_3: str
    Code_Rome_4: str
    Code_Rome_5: str
    Code_Nsf: str
    Code_RNCP: str
    Code_RS: str
    Code_Scolarite: str
    valideur: str
    certificateur: str
    Annee_Premiere_Session: str
    Annee_Derniere_Session: str
    Code_Ancien_Diplome: str
    Intitule_Ancien_Diplome: str
    Code_Ancien_RNCP: str
    Code_Ancien_Scolarite: str
    Etat: str
    Etat_Ancien_Diplome: str
    accessibilite_fi: str
    accessibilite_ca: str
    accessibilite_fc: str
    accessibilite_cp: str
    accessibilite_vae: str
    accessibilite_ind: str
    code_type_diplome: str
    code_ideo2: str


NOMS = {"valideur": ("valideur", "validateur"), "code_ideo2": ("codeIdeo2",)}
Dit = (
    Certification
    | TypeDiplome
    | Domaine
    | Metier
    | Specialite
    | Autorite
    | CodeExterne
    | Mention
    | Remplacement
    | Reserve
)


def _lire(*cases: str) -> Iterator[Dit]:
    ligne, lecture = Ligne(*cases), Lecture()
    code = cellules.code(ligne.Code_Diplome, CODE, "code Certif Info")
    yield _certification(code, ligne, lecture)
    yield from _indexation(code, ligne, lecture)
    yield from _autorites(code, ligne)
    yield from _codes(code, ligne, lecture)
    yield from _ancienne(code, ligne, lecture)
    if type_diplome := cellules.texte(ligne.code_type_diplome):
        yield TypeDiplome(type_diplome, cellules.texte(ligne.Libelle_Type_Diplome) or type_diplome)
    yield from lecture.reserves


def _certification(code: str, ligne: Ligne, lecture: Lecture) -> Certification:
    fiche = lecture.fiche(ligne.Code_RNCP, ligne.Code_RS)
    debut, fin = lecture.annees(ligne.Annee_Premiere_Session, ligne.Annee_Derniere_Session)
    return Certification(
        code,
        cellules.obligatoire(ligne.Libelle_Diplome, "libellé de diplôme"),
        fiche,
        genre(ligne.Libelle_Type_Diplome, fiche),
        cellules.texte(ligne.code_type_diplome),
        lecture.niveau(ligne.Code_Niveau_Europeen),
        lecture.etat(ligne.Etat),
        debut,
        fin,
        lecture.acces(ligne.accessibilite_fi),
        lecture.acces(ligne.accessibilite_ca),
        lecture.acces(ligne.accessibilite_fc),
        lecture.acces(ligne.accessibilite_cp),
        lecture.acces(ligne.accessibilite_vae),
        lecture.acces(ligne.accessibilite_ind),
        lecture.jour(ligne.Date_MaJ),
    )


def _indexation(code: str, ligne: Ligne, lecture: Lecture) -> Iterator[Domaine | Metier | Specialite]:
    if domaine := lecture.code(ligne.Code_FormaCode, FORMACODE, "Formacode"):
        yield Domaine(code, domaine, cellules.texte(ligne.Libelle_FormaCode))
    codes = (ligne.Code_Rome_1, ligne.Code_Rome_2, ligne.Code_Rome_3, ligne.Code_Rome_4, ligne.Code_Rome_5)
    lus = [lu for cellule in codes if (lu := lecture.code(cellule, ROME, "code ROME"))]
    yield from (Metier(code, metier, rang) for rang, metier in enumerate(dict.fromkeys(lus)))
    if specialite := lecture.code(ligne.Code_Nsf, NSF, "code NSF"):
        yield Specialite(code, specialite.lower())


def _autorites(code: str, ligne: Ligne) -> Iterator[Autorite]:
    if nom := cellules.texte(ligne.certificateur):
        yield Autorite(code, RoleCertification.CERTIFICATEUR, nom)
    if nom := cellules.texte(ligne.valideur):
        yield Autorite(code, RoleCertification.VALIDEUR, nom)


def _codes(code: str, ligne: Ligne, lecture: Lecture) -> Iterator[CodeExterne]:
    if cfd := lecture.code(ligne.Code_Scolarite, SCOLARITE, "code scolarité"):
        yield CodeExterne(code, Referentiel.SCOLARITE, cfd, ORIGINE)
    if ideo := lecture.code(ligne.code_ideo2, IDEO, "code Idéo"):
        yield CodeExterne(code, Referentiel.IDEO, ideo, ORIGINE)


def _ancienne(code: str, ligne: Ligne, lecture: Lecture) -> Iterator[Mention | CodeExterne | Remplacement]:
    ancien = lecture.code(ligne.Code_Ancien_Diplome, CODE, "code de l'ancien diplôme")
    if ancien is None:
        return
    if ancien == code:
        message = "La ligne dit que la certification se remplace elle-même : ce remplacement est laissé de côté."
        lecture.reserves.append(Reserve("REMPLACEMENT_PAR_SOI", message, ancien))
        return
    yield Mention(
        ancien,
        cellules.texte(ligne.Intitule_Ancien_Diplome),
        lecture.fiche(ligne.Code_Ancien_RNCP, ""),
        lecture.etat(ligne.Etat_Ancien_Diplome),
    )
    if cfd := lecture.code(ligne.Code_Ancien_Scolarite, SCOLARITE, "code scolarité de l'ancien diplôme"):
        yield CodeExterne(ancien, Referentiel.SCOLARITE, cfd, ORIGINE)
    yield Remplacement(ancien, code, ORIGINE)


OPENDATA = Forme(
    nom=ORIGINE,
    editeur="certifinfo",
    colonnes=tuple(Colonne(NOMS.get(nom, (nom,))) for nom in Ligne._fields),
    lire=_lire,
    enregistrements=(
        TypeDiplome,
        Certification,
        Domaine,
        Metier,
        Specialite,
        Autorite,
        CodeExterne,
        Mention,
        Remplacement,
    ),
    guillemets=False,
)
