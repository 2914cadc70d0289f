"""What the command that starts a server tells its keeper."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from service.postgres.compte import Compte


class Consigne(NamedTuple):
    """Which server to keep; `verrou` is the inherited descriptor of `serveur.lock`, already locked."""

    dossier: Path
    binaires: Path
    verrou: int
    compte: Compte | None = None
    fsync: bool = True

    @property
    def donnees(self) -> Path:
        """The data directory proper, below the one that holds locks and log."""
        return self.dossier / "donnees"

    def options_de_compte(self) -> dict[str, Any]:
        """Arguments of `subprocess` that make a child run as the server's account."""
        if self.compte is None:
            return {}
        return {"user": self.compte.uid, "group": self.compte.gid, "extra_groups": []}

    def en_texte(self) -> str:
        """One argument of a command line."""
        return json.dumps([os.fspath(self.dossier), os.fspath(self.binaires), *self[2:]])

    @classmethod
    def lire(cls, texte: str) -> "Consigne":
        """The inverse of `en_texte`."""
        dossier, binaires, verrou, compte, fsync = json.loads(texte)
        return cls(Path(dossier), Path(binaires), verrou, Compte(*compte) if compte else None, fsync)


def environnement() -> dict[str, str]:
    """This environment for PostgreSQL's programs: without PG* variables, which would change what they do."""
    herite = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("PG", "LC_"))}
    return herite | {"LC_ALL": "C", "TZ": "UTC"}
