"""Who looks at the catalogue of reserve.sql, and what each of them alone may see."""

from models.autosaisie import Droit, Role
from models.lecteur import PUBLIC, DroitSur, Lecteur

BOIS, GRETA, SUSPENDU, A_VENIR = 101, 102, 103, 104


def membre(*organismes: int, droit: Droit = Droit.LECTURE) -> Lecteur:
    """The account of somebody who works for these organismes."""
    return Lecteur(Role.ORGANISME, 1, "membre@of.example", tuple(DroitSur(cle, droit) for cle in organismes))


LECTEURS = {
    "public": PUBLIC,
    "partenaire": Lecteur(Role.PARTENAIRE, 2, "flux@partenaire.example"),
    "sans organisme": membre(),
    "bois": membre(BOIS),
    "greta": membre(GRETA),
    "suspendu": membre(SUSPENDU),
    "bois et à venir": membre(BOIS, A_VENIR),
    "carif": Lecteur(Role.CARIF, 3, "agent@carif.example"),
    "admin": Lecteur(Role.ADMIN, 4, "admin@carif.example"),
}

# what is not public, by its organisme
RESERVES = {
    BOIS: {
        *("FO_0000000004", "AC_0000000005", "SE_0000000005", "SE_0000000010", "ET_0000000008", "SI_0000000006"),
        *("CT_0000000004", "AC_0000000008", "SE_0000000016", "SE_0000000018", "DI_0000000006"),
    },
    GRETA: {
        *("ET_0000000007", "SI_0000000005", "CT_0000000003", "FO_0000000006", "AC_0000000007", "AC_0000000009"),
        *("SE_0000000013", "SE_0000000014", "SE_0000000015", "SE_0000000017", "DI_0000000005"),
    },
    SUSPENDU: {
        *("OR_0000000003", "ET_0000000004", "SI_0000000004", "FO_0000000003", "AC_0000000004", "SE_0000000009"),
        "DI_0000000004",
    },
    A_VENIR: {"OR_0000000004", "ET_0000000006"},
}


def vus(lecteur: Lecteur) -> set[str]:
    """What this viewer sees besides what is public."""
    siens = RESERVES if lecteur.du_carif else lecteur.organismes
    return set().union(*(RESERVES[organisme] for organisme in siens))


def caches(lecteur: Lecteur) -> set[str]:
    """What this viewer may not see."""
    return set().union(*RESERVES.values()) - vus(lecteur)
