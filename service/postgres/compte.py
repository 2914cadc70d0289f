"""Whom the server runs as: the current user, never root."""

import os
import pwd
from pathlib import Path
from typing import NamedTuple

from models.erreurs import Indisponible

COMPTE_SANS_DROITS = "nobody"


class Compte(NamedTuple):
    """The operating system account that root lends to the server."""

    uid: int
    gid: int


def compte_du_serveur(donnees: Path) -> Compte | None:
    """None when the current user runs it; else the owner of existing data, `nobody` for new ones."""
    if os.geteuid() != 0:
        return None
    if donnees.exists() and (proprietaire := donnees.stat()).st_uid != 0:
        return Compte(proprietaire.st_uid, proprietaire.st_gid)
    try:
        entree = pwd.getpwnam(COMPTE_SANS_DROITS)
    except KeyError:
        message = f"PostgreSQL refuse de tourner sous root et le compte « {COMPTE_SANS_DROITS} » n'existe pas."
        raise Indisponible(f"{message} Lancez SOFI sous un autre compte, ou donnez DATABASE_URL.") from None
    return Compte(entree.pw_uid, entree.pw_gid)


def traversable(chemin: Path) -> bool:
    """Whether any account may go through `chemin`; what does not exist yet will be made so."""
    return all(p.stat().st_mode & 0o001 for p in (chemin, *chemin.parents) if p.exists())
