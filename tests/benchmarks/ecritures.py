"""The statements of a mutation as they went, and the same ones in PostgreSQL's own client."""

import json
import os
import re
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg.types.json import Jsonb

from loaders.requete import Ligne
from loaders.requete import Requete as Enonce
from service.postgres.binaires import trouver_binaires
from service.reglages import lire_reglages

OPTIONS = "-c jit=off -c timezone=UTC -c plan_cache_mode=force_generic_plan"
PARAMETRE = re.compile(r"%\((\w+)\)s|%%")


class Envoye(NamedTuple):
    """A statement and its parameters."""

    texte: str
    parametres: dict[str, Any]


class Registre:
    """What one operation sent: written, then read for its answer."""

    def __init__(self) -> None:
        self.ecrits: list[Envoye] = []
        self.lus: list[Envoye] = []

    def oublier(self) -> None:
        self.ecrits.clear()
        self.lus.clear()

    def noter(self, enonce: Enonce, _: list[Ligne]) -> None:
        """The observer of a Contexte."""
        self.lus.append(Envoye(enonce.texte, enonce.parametres))

    @contextmanager
    def ecoute(self) -> Iterator[None]:
        """Note what mutations write; no other connection of psycopg may be used meanwhile."""
        executer = psycopg.Connection.execute

        def noter(connexion: Any, enonce: Any, parametres: Any = None, **nommes: Any) -> Any:
            texte = enonce.decode() if isinstance(enonce, bytes) else enonce
            texte = texte if isinstance(texte, str) else texte.as_string(None)
            self.ecrits.append(Envoye(texte, dict(parametres or {})))
            return executer(connexion, enonce, parametres, **nommes)

        psycopg.Connection.execute = noter  # type: ignore[method-assign]
        try:
            yield
        finally:
            psycopg.Connection.execute = executer  # type: ignore[method-assign]

    @property
    def script(self) -> tuple[str, list[str]]:
        """All of it for pgbench, and the definitions of its variables."""
        definitions: dict[str, str] = {}
        ordres = [*self.ecrits, _FIN, _DEBUT, *self.lus, _FIN]
        texte = "".join(f"{_traduire(rang, ordre, definitions)};\n" for rang, ordre in enumerate(ordres))
        return texte, [morceau for nom, valeur in definitions.items() for morceau in ("-D", f"{nom}={valeur}")]


_DEBUT, _FIN = Envoye("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}), Envoye("COMMIT", {})


def par_pgbench(url: str, registre: Registre, place: Path, fois: int) -> float:
    """Median seconds of these statements, prepared, by one client."""
    script, definitions = registre.script
    fichier, journal = place / "ecriture.sql", place / "ecriture"
    for ancien in place.glob("ecriture.*"):
        ancien.unlink()
    fichier.write_text(script, encoding="utf-8")
    pgbench = str(trouver_binaires(lire_reglages().pg_bindir) / "pgbench")
    commande = [pgbench, "-n", "-M", "prepared", "-t", str(fois), "-f", str(fichier), "-l", f"--log-prefix={journal}"]
    fait = subprocess.run(
        [*commande, *definitions, url],
        check=False,
        capture_output=True,
        text=True,
        cwd=place,
        env=os.environ | {"PGOPTIONS": OPTIONS},
    )
    assert fait.returncode == 0, fait.stderr
    (mesures,) = (trouve for trouve in place.glob("ecriture.*") if trouve != fichier)
    durees = [int(ligne.split()[2]) / 1e6 for ligne in mesures.read_text(encoding="ascii").splitlines()]
    assert len(durees) == fois
    return statistics.median(durees)


def _traduire(rang: int, envoye: Envoye, definitions: dict[str, str]) -> str:
    """In pgbench's words, each value a variable under a name of its own; it has none that is null."""

    def variable(trouve: re.Match[str]) -> str:
        if trouve[1] is None:
            return "%"
        valeur = envoye.parametres[trouve[1]]
        if valeur is None:
            return "NULL"
        nom = f"e{rang}_{trouve[1]}"
        definitions[nom] = _en_texte(valeur)
        return f":{nom}"

    return PARAMETRE.sub(variable, envoye.texte)


def _en_texte(valeur: Any) -> str:
    if isinstance(valeur, Jsonb):
        return json.dumps(valeur.obj)
    if isinstance(valeur, list | tuple):
        return "{" + ",".join("NULL" if une is None else json.dumps(str(une)) for une in valeur) + "}"
    return str(valeur)
