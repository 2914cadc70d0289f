"""A file of Certif Info that a test writes: a small certification, one cell apart, in the real shape."""

from __future__ import annotations

ENTETE = (
    "Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;Date_MaJ;Code_FormaCode;Libelle_FormaCode;"
    "Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_Nsf;Code_RNCP;Code_RS;Code_Scolarité;valideur;"
    "certificateur;Annee_Premiere_Session;Annee_Derniere_Session;Code_Ancien_Diplome;Intitule_Ancien_Diplome;"
    "Code_Ancien_RNCP;Code_Ancien_Scolarite;Etat;Etat_Libelle;Etat_Ancien_Diplome;Etat_Ancien_Diplome_Libelle;"
    "accessibilite_fi;accessibilite_ca;accessibilite_fc;accessibilite_cp;accessibilite_vae;accessibilite_ind;"
    "code_type_diplome;codeIdeo2"
)
COLONNES = ENTETE.split(";")

TONNELIER = {
    "Code_Diplome": "4101",
    "Libelle_Diplome": "CAP tonnelier",
    "Libelle_Type_Diplome": "Certificat d'aptitude professionnelle",
    "Code_Niveau_Europeen": "3",
    "Date_MaJ": "02/03/2026",
    "Code_FormaCode": "22211",
    "Libelle_FormaCode": "Tonnellerie",
    "Code_Rome_1": "H2201",
    "Code_Nsf": "234",
    "Code_RNCP": "4411",
    "Code_Scolarité": "50023499",
    "valideur": "Ministère des tonneaux",
    "Annee_Premiere_Session": "2004",
    "Etat": "1",
    "Etat_Libelle": "Publiée",
    "accessibilite_fi": "1",
    "accessibilite_ca": "1",
    "accessibilite_fc": "2",
    "accessibilite_cp": "0",
    "accessibilite_vae": "1",
    "accessibilite_ind": "0",
    "code_type_diplome": "500",
    "codeIdeo2": "FOR.7001",
}


def ligne(**cellules: str) -> str:
    """The line of the tonnelier, some cells apart."""
    dites = TONNELIER | {nom: valeur for nom, valeur in cellules.items() if nom != "Code_Scolarite"}
    if "Code_Scolarite" in cellules:
        dites["Code_Scolarité"] = cellules["Code_Scolarite"]
    return ";".join(dites.get(colonne, "") for colonne in COLONNES)


def certifinfo(*lignes: str) -> bytes:
    """A file of these lines, as Certif Info writes it."""
    return "\r\n".join([ENTETE, *lignes, ""]).encode("cp1252")


def remplacements(*lignes: str) -> bytes:
    """A table of replacements."""
    entete = "cer3_code;cer3_libelle;cer3_etat;cer3_codenew;cer3_libelle;cer3_etat"
    return "\r\n".join([entete, *lignes, ""]).encode("cp1252")
