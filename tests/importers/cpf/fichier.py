"""Files about the CPF that a test writes: periods in our own columns, the catalogue in its real ones."""

from __future__ import annotations

ENTETE = "code_cpf;code_certifinfo;public;liste;debut;fin;region;branches"
# the columns of the catalogue around those that are read
ENTETE_MCF = (
    "date_extract;nom_of;nom_departement;nom_region;type_referentiel;code_inventaire;code_rncp;intitule_certification;"
    "code_formacode_1;code_nsf_1;code_certifinfo;siret;numero_formation;intitule_formation;nb_action;code_departement"
)


LIGNE = {
    "code": "CPF236000",
    "certifinfo": "4101",
    "public": "3",
    "liste": "COPANEF",
    "debut": "01/01/2025",
    "fin": "31/12/2027",
    "region": "",
    "branches": "",
}


def periode(code: str = "CPF236000", **cellules: str) -> str:
    """A line of periods, one cell apart from the others."""
    assert cellules.keys() <= LIGNE.keys()
    return ";".join((LIGNE | {"code": code} | cellules).values())


def periodes(*lignes: str) -> bytes:
    """The file of periods."""
    return "\n".join([ENTETE, *lignes, ""]).encode("utf-8-sig")


def offre(
    certifinfo: str = "4101",
    rncp: str = "4411",
    inventaire: str = "-1",
    intitule: str = "CAP tonnelier",
    departement: str = "44",
) -> str:
    """A line of the catalogue."""
    registre = "RNCP" if inventaire == "-1" else "RS"
    debut = f"2026-11-22;TONNEAUX ET CIE;Loire-Atlantique;Pays de la Loire;{registre};{inventaire};{rncp};{intitule}"
    return f"{debut};45554;234;{certifinfo};12345678200010;12345678200010_T1;Devenir tonnelier;1;{departement}"


def catalogue(*lignes: str) -> bytes:
    """Mon Compte Formation's catalogue."""
    return "\n".join([ENTETE_MCF, *lignes, ""]).encode("utf-8-sig")
