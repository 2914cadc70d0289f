"""Exports of France compétences as tests write them: the real shapes, invented content."""

from __future__ import annotations

import io
import zipfile

ENTETE = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
SIRET = "73282932000074"
AUTRE_SIRET = "12345678200010"

FICHE = {
    "NOUVELLES_CERTIFICATIONS": "",
    "INTITULE": "Ébéniste d’essai",
    "ABREGE": "<CODE>TP</CODE><LIBELLE>Titre professionnel</LIBELLE>",
    "ETAT_FICHE": "Publiée",
    "NOMENCLATURE_EUROPE": "<NIVEAU>NIV4</NIVEAU><LIBELLE>Niveau 4</LIBELLE>",
    "ACTIVITES_VISEES": "<![CDATA[  Fabriquer & vernir.  ]]>",
    "CAPACITES_ATTESTEES": "Lire un plan.",
    "SECTEURS_ACTIVITE": "Ameublement",
    "TYPE_EMPLOI_ACCESSIBLES": "Ébéniste",
    "SI_JURY_CA": "<ACTIF>Non</ACTIF>",
    "DATE_DECISION": "20/02/2023",
    "DATE_FIN_ENREGISTREMENT": "29/02/2028",
    "DATE_EFFET": "01/03/2023",
    "TYPE_ENREGISTREMENT": "Enregistrement sur demande",
    "OBJECTIFS_CONTEXTE": "Former des ébénistes.",
    "ACTIF": "Oui",
    "DATE_DE_PUBLICATION": "04/03/2023",
    "DATE_LIMITE_DELIVRANCE": "28/02/2029",
}


def balises(**textes: str | None) -> str:
    """Elements by name; what is None is left out."""
    return "".join(f"<{nom}>{texte}</{nom}>" for nom, texte in textes.items() if texte is not None)


def fiche(numero: str | None = "RNCP90001", **autres: str | None) -> str:
    """A sheet, with its usual content unless said otherwise."""
    return balises(FICHE=balises(ID_FICHE="1", NUMERO_FICHE=numero, **{**FICHE, **autres}))


def export(*fiches: str, version: str | None = "4.1") -> str:
    """A whole export in XML."""
    return ENTETE + balises(FICHES=balises(VERSION_FLUX=version) + "".join(fiches))


def certificateur(nom: str, siret: str | None = None, etat: str | None = "Actif") -> str:
    return balises(CERTIFICATEUR=balises(SIRET_CERTIFICATEUR=siret, NOM_CERTIFICATEUR=nom, ETAT_CERTIFICATEUR=etat))


def partenaire(
    nom: str, siret: str | None = SIRET, habilitation: str = "HABILITATION_FORMER", **autres: str | None
) -> str:
    return balises(
        PARTENAIRE=balises(
            NOM_PARTENAIRE=nom,
            SIRET_PARTENAIRE=siret,
            HABILITATION_PARTENAIRE=habilitation,
            **{"ETAT_HABILITATION": "Actif", "DATE_ACTIF": "01/09/2024", **autres},
        )
    )


def bloc(code: str, libelle: str = "Fabriquer", **autres: str) -> str:
    return balises(BLOC_COMPETENCES=balises(CODE=code, LIBELLE=libelle, **autres))


def code(element: str, valeur: str, libelle: str) -> str:
    return balises(**{element: balises(CODE=valeur, LIBELLE=libelle)})


def remplace(autre: str) -> str:
    """What `ANCIENNES_CERTIFICATIONS` holds."""
    return balises(ANCIENNE_CERTIFICATION=balises(ID_FICHE_ANCIENNE_CERTIFICATION=autre))


def remplacee_par(autre: str) -> str:
    """What `NOUVELLES_CERTIFICATIONS` holds."""
    return balises(NOUVELLE_CERTIFICATION=balises(ID_FICHE_NOUVELLE_CERTIFICATION=autre))


STANDARD = (
    "Id_Fiche",
    "Numero_Fiche",
    "Intitule",
    "Abrege_Libelle",
    "Abrege_Intitule",
    "Nomenclature_Europe_Niveau",
    "Date_Decision",
    "Date_Fin_Enregistrement",
    "Date_Effet",
    "Type_Enregistrement",
    "Actif",
)


def table(entete: tuple[str, ...], *lignes: tuple[str, ...]) -> str:
    """A table as they write it: every value quoted, nothing where there is none."""
    toutes = [";".join(f'"{cellule}"' if cellule else "" for cellule in ligne) for ligne in (entete, *lignes)]
    return "\r\n".join([*toutes, ""])


def archive(**tables: str) -> bytes:
    """The zip of tables, named as theirs."""
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w") as ecrite:
        for nom, texte in tables.items():
            ecrite.writestr(f"export_fiches_CSV_{nom}_2024_02_22.csv", texte)
    return octets.getvalue()
