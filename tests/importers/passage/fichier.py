"""Files of bridges that a test writes, in their real shapes."""

from __future__ import annotations

ENTETE_ONISEP = (
    '"Certif Info (CI) Identifiant";"CI Niveau européen";"CI Intitulé type diplôme";"CI Intitulé";"CI Certifiant";'
    '"CI Code RNCP";"CI Code Scolarité";"RNCP Intitulé";"RNCP Type enregistrement";"V_Formation_Diplôme Libellé long";'
    '"Idéo Identifiant formation";"Idéo Libellé complet formation";"Statut"'
)
ENTETE_KIT = (
    "Code_Diplome;Intitulé diplôme (DEPP);Code_RNCP;Niveau fiche RNCP;Abrégé de diplôme (RNCP);Dernière MaJ;"
    "Accès à l'apprentissage de la fiche RNCP (oui/non);Date d'échéance de la fiche RNCP;Fiche ACTIVE/INACTIVE"
)


def pont(code: str = "4101", rncp: str = "4411", scolarite: str = "50023499", ideo: str = "FOR.7001") -> str:
    """A line of Onisep's table."""
    cellules = (
        code,
        "3",
        "CAP",
        "CAP tonnelier",
        "Oui",
        rncp,
        scolarite,
        "CAP - Tonnelier",
        "",
        "",
        ideo,
        "",
        "identique",
    )
    return ";".join(f'"{cellule}"' for cellule in cellules)


def diplome(cfd: str, rncp: str) -> str:
    """A line of the kit; a label there may be cut by an end of line."""
    return f'{cfd};"TONNELIER\n(CAP)";{rncp};Niveau 3;CAP;v1.0;oui;31/12/2028;ACTIVE'


def onisep(*lignes: str) -> bytes:
    """The table of Onisep."""
    return "\n".join([ENTETE_ONISEP, *lignes, ""]).encode("utf-8-sig")


def kit(*lignes: str) -> bytes:
    """The kit."""
    return "\r\n".join([ENTETE_KIT, *lignes, ""]).encode("utf-8-sig")
