"""The export in CSV, a zip of tables: sheets without their texts, partners without their state. The XML says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.reception.forme import Colonne, Forme, Refus, Reserve
from importers.rncp import enregistrements as e
from importers.rncp.fiche import Champs, bloc, certificateur, fiche, partenaire, succession
from importers.rncp.indexation import metiers, mots_cles, specialites
from importers.rncp.valeurs import code_fiche, propre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from importers.reception.forme import Enregistrement

    Dits = Iterator[Enregistrement | Reserve | Refus]

EDITEUR = "francecompetences_csv"
COLONNES_FICHE = (
    "Numero_Fiche",
    "Intitule",
    "Abrege_Libelle",
    "Nomenclature_Europe_Niveau",
    "Date_Decision",
    "Date_Fin_Enregistrement",
    "Date_Effet",
    "Type_Enregistrement",
    "Actif",
)
ABSENT = ""  # what this export does not have
CHAMPS = Champs(
    intitule="Intitule",
    sigle="Abrege_Libelle",
    etat=ABSENT,
    actif="Actif",
    type_enregistrement="Type_Enregistrement",
    niveau="Nomenclature_Europe_Niveau",
    decision="Date_Decision",
    effet="Date_Effet",
    fin="Date_Fin_Enregistrement",
    limite=ABSENT,
    publication=ABSENT,
    textes=(ABSENT,) * 5,
    liens=ABSENT,
)


def _fiche(*cellules: str) -> Dits:
    textes = dict(zip(COLONNES_FICHE, cellules, strict=True))
    dits: list[Reserve | Refus] = []
    yield fiche(code_fiche(textes["Numero_Fiche"]), textes.get, CHAMPS, dits)
    yield from dits


def _bloc(numero: str, code: str, libelle: str) -> Dits:
    yield bloc(code_fiche(numero), code, (libelle, None, None))


def _certificateur(numero: str, siret: str, nom: str) -> Dits:
    dits: list[Reserve | Refus] = []
    if lu := certificateur(code_fiche(numero), siret, nom, _rien, dits):
        yield lu
    yield from dits


def _partenaire(numero: str, nom: str, siret: str, habilitation: str) -> Dits:
    dits: list[Reserve | Refus] = []
    if lu := partenaire(code_fiche(numero), siret, nom, {"HABILITATION_PARTENAIRE": habilitation}.get, dits):
        yield lu
    yield from dits


def _mot_cle(numero: str, code: str, libelle: str) -> Dits:
    yield from mots_cles(code_fiche(numero), [(code, libelle)])


def _specialite(numero: str, code: str, libelle: str) -> Dits:
    yield from specialites(code_fiche(numero), [(code, libelle)])


def _metier(numero: str, code: str, libelle: str) -> Dits:
    yield from metiers(code_fiche(numero), [(code, libelle)])


def _successions(numero: str, ancienne: str, nouvelle: str) -> Dits:
    if dite := propre(ancienne):
        yield succession(dite, numero)
    if dite := propre(nouvelle):
        yield succession(numero, dite)


def _rien(_: str) -> None:
    """A state that this export does not tell."""


def _table(nom: str, colonnes: tuple[str, ...], lire: Callable[..., Dits], genre: type[Enregistrement]) -> Forme:
    return Forme(
        nom=nom,
        editeur=EDITEUR,
        colonnes=tuple(Colonne((colonne,)) for colonne in colonnes),
        lire=lire,
        enregistrements=(genre,),
    )


TABLES = (
    _table("fiches_csv", COLONNES_FICHE, _fiche, e.Fiche),
    _table("blocs_csv", ("Numero_Fiche", "Bloc_Competences_Code", "Bloc_Competences_Libelle"), _bloc, e.Bloc),
    _table(
        "certificateurs_csv",
        ("Numero_Fiche", "Siret_Certificateur", "Nom_Certificateur"),
        _certificateur,
        e.Certificateur,
    ),
    _table(
        "partenaires_csv",
        ("Numero_Fiche", "Nom_Partenaire", "Siret_Partenaire", "Habilitation_Partenaire"),
        _partenaire,
        e.Partenaire,
    ),
    _table("formacodes_csv", ("Numero_Fiche", "Formacode_Code", "Formacode_Libelle"), _mot_cle, e.Motcle),
    _table("nsf_csv", ("Numero_Fiche", "Nsf_Code", "Nsf_Intitule"), _specialite, e.Specialite),
    _table("romes_csv", ("Numero_Fiche", "Codes_Rome_Code", "Codes_Rome_Libelle"), _metier, e.Metier),
    _table(
        "successions_csv",
        ("Numero_Fiche", "Ancienne_Certification", "Nouvelle_Certification"),
        _successions,
        e.Succession,
    ),
)
