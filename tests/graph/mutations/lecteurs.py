"""Who writes: the accounts of catalogue.sql."""

from dataclasses import replace

from models.autosaisie import Droit, Role
from models.lecteur import PUBLIC, DroitSur, Lecteur

A, B = 101, 102


def _membre(compte: int, courriel: str, *droits: DroitSur) -> Lecteur:
    return Lecteur(Role.ORGANISME, compte, courriel, droits)


CARIF = Lecteur(Role.CARIF, 901, "agent@carif.example")
ADMIN = Lecteur(Role.ADMIN, 902, "admin@carif.example")
PARTENAIRE = Lecteur(Role.PARTENAIRE, 903, "flux@partenaire.example")
A_GESTION = _membre(911, "gestion@bois.example", DroitSur(A, Droit.GESTION))
A_SAISIE = _membre(912, "saisie@bois.example", DroitSur(A, Droit.SAISIE))
A_LECTURE = _membre(913, "lecture@bois.example", DroitSur(A, Droit.LECTURE))
B_GESTION = _membre(921, "gestion@greta.example", DroitSur(B, Droit.GESTION))
SANS_ORGANISME = _membre(931, "nouveau@of.example")

LECTEURS = {
    "public": PUBLIC,
    "partenaire": PARTENAIRE,
    "sans organisme": SANS_ORGANISME,
    "lecture": A_LECTURE,
    "saisie": A_SAISIE,
    "gestion": A_GESTION,
    "clé de lecture": replace(A_GESTION, lecture_seule=True),
    "autre organisme": B_GESTION,
    "carif": CARIF,
    "admin": ADMIN,
}
