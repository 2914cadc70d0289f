"""The layouts of the Formacode's files. Each bears its version in its name: what a version lacks, another may have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from importers.formacode import correspondances, fichiers, thesaurus
from importers.formacode.enregistrements import (
    Associe,
    Champ,
    Correspondance,
    Generique,
    Mot,
    Notes,
    Place,
    Remplacement,
    Synonyme,
)
from importers.reception.forme import Colonne, Forme

if TYPE_CHECKING:
    from importers.formacode.edition import Edition

EDITEUR = "centreinffo"
CODE = Colonne(("code", "code_formacode", "formacode"))
LIBELLE = Colonne(("libelle", "libelle_sans_accent", "libelle_formacode"))


def formes(edition: Edition) -> tuple[Forme, ...]:
    """Every layout, for the files of one version."""
    return (
        _thesaurus(edition),
        _fcod(edition),
        _codes(edition),
        _publics(edition),
        _champs(edition),
        _remplacements(edition),
        _remplacements_sans_entete(edition),
        *correspondances.formes(edition),
    )


def _thesaurus(edition: Edition) -> Forme:
    """Our own layout, with all relations."""
    facultatives = (
        ("libelle_typographique", "libelle_riche"),
        ("champ", "champ_semantique", "code_champ"),
        ("synonymes", "EP", "employe_pour"),
        ("synonymes_metiers", "EP_metier", "employe_pour_metier"),
        ("specifiques", "TS", "termes_specifiques"),
        ("associes", "TA", "termes_associes"),
        ("note_explicative", "NE"),
        ("note_application", "NA"),
        ("remplace", "codes_remplaces"),
        ("romes", "codes_rome"),
    )
    generique = Colonne(("generique", "TG", "terme_generique"))
    autres = tuple(Colonne(noms, facultative=True) for noms in facultatives)
    return Forme(
        nom=f"thesaurus_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(CODE, LIBELLE, generique, *autres),
        lire=partial(thesaurus.lire, edition),
        enregistrements=(Mot, Champ, Place, Generique, Notes, Synonyme, Associe, Remplacement, Correspondance),
    )


def _fcod(edition: Edition) -> Forme:
    """`FCod.xls`: tabs and no header; only these of its columns are known."""
    return Forme(
        nom=f"fcod_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(
            Colonne(("code",), place=0),
            Colonne(("libelle",), place=1),
            Colonne(("libelle_typographique",), place=2),
            Colonne(("champ",), place=fichiers.PLACE_DU_CHAMP),
            Colonne(("generique",), place=fichiers.PLACE_DU_GENERIQUE),
        ),
        lire=partial(fichiers.fcod, edition),
        enregistrements=(Mot, Champ, Place, Generique),
        guillemets=False,
        sans_entete=fichiers.est_un_fcod,
    )


def _codes(edition: Edition) -> Forme:
    return Forme(
        nom=f"codes_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(CODE, LIBELLE, Colonne(("champ_semantique", "champ", "code_champ"))),
        lire=partial(fichiers.mot, edition),
        enregistrements=(Mot, Champ),
    )


def _publics(edition: Edition) -> Forme:
    return Forme(
        nom=f"publics_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(CODE, LIBELLE),
        lire=partial(fichiers.public, edition),
        enregistrements=(Mot,),
    )


def _champs(edition: Edition) -> Forme:
    return Forme(
        nom=f"champs_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(
            Colonne(("code_champ",)),
            Colonne(("libelle_champ", "libelle_officiel_vu", "libelle")),
            Colonne(("descripteur_tete_nnn54", "descripteur_tete"), facultative=True),
        ),
        lire=partial(fichiers.champ, edition),
        enregistrements=(Champ,),
    )


def _remplacements(edition: Edition) -> Forme:
    def colonne(fin: str, nom: str, version: int, *, facultative: bool = False) -> Colonne:
        noms = (f"{nom}_{fin}", f"{nom}_v{version}", f"{nom}_formacode_v{version}")
        return Colonne(noms, facultative=facultative)

    return Forme(
        nom=f"remplacements_v{edition.precedente}_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(
            colonne("ancien", "code", edition.precedente),
            colonne("ancien", "libelle", edition.precedente),
            colonne("nouveau", "code", edition.version),
        ),
        lire=partial(fichiers.remplacement, edition),
        enregistrements=(Mot, Remplacement),
    )


def _remplacements_sans_entete(edition: Edition) -> Forme:
    """`V12_V13.xls`: tabs and no header."""
    return Forme(
        nom=f"tableau_v{edition.precedente}_v{edition.version}",
        editeur=EDITEUR,
        colonnes=(
            Colonne(("code_ancien",), place=0),
            Colonne(("libelle_ancien",), place=1),
            Colonne(("code_nouveau",), place=fichiers.PLACE_DU_NOUVEAU),
        ),
        lire=partial(fichiers.remplacement, edition),
        enregistrements=(Mot, Remplacement),
        guillemets=False,
        sans_entete=fichiers.est_un_tableau_de_remplacement,
    )
