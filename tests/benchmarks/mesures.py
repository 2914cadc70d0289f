"""What is measured, in a process of its own: `python mesures.py GESTE ARGUMENT...` prints seconds and peak memory."""

import json
import re
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from importers.lheo import importer as importer_lheo
from importers.lot import Options
from service.demo.generateur import ecrire

AUJOURDHUI = date(2026, 11, 23)
BALISE = re.compile(
    rb">\s*<(?=[a-z])"
)  # an element that opens after another opened or closed: spaces there say nothing


def generer(dossier: str, sessions: str) -> dict[str, Any]:
    """Write the sample that `sofi demo --sessions` imports, then the same content in other bytes."""
    fichiers = ecrire(Path(dossier, "lot"), sessions=int(sessions), aujourdhui=AUJOURDHUI)
    for fichier in fichiers:
        copie = Path(dossier, "rejeu", fichier.name)
        copie.parent.mkdir(exist_ok=True)
        copie.write_bytes(BALISE.sub(b">\n  <", fichier.read_bytes()))
    return {"octets": sum(fichier.stat().st_size for fichier in fichiers)}


def lire(dossier: str) -> dict[str, Any]:
    """The yardstick: every end event of the files, each formation freed once read."""
    evenements = 0
    for fichier in sorted(Path(dossier).iterdir()):
        for _, noeud in etree.iterparse(fichier, events=("end",)):
            evenements += 1
            if noeud.tag.endswith("}formation"):
                noeud.clear()
                del noeud.getparent()[0]
    return {"evenements": evenements}


def importer(dossier: str, url: str) -> dict[str, Any]:
    """One lot of `sofi import lheo`."""
    bilan = importer_lheo(url, sorted(Path(dossier).iterdir()), Options("banc"))
    crees, modifies, inchanges = map(sum, zip(*bilan.comptes.values(), strict=True))
    return {"crees": crees, "modifies": modifies, "inchanges": inchanges, "rejets": bilan.rejets.total()}


def memoire_mo() -> float:
    """The most this process ever held, plus the largest it started (a second reader): never less than the truth."""
    statut = Path("/proc/self/status").read_text(encoding="ascii")
    haute = re.search(r"VmHWM:\s*(\d+) kB", statut)
    assert haute
    return (int(haute[1]) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


GESTES = {"generer": generer, "lire": lire, "importer": importer}

if __name__ == "__main__":
    geste, *arguments = sys.argv[1:]
    debut = time.perf_counter()
    dit = GESTES[geste](*arguments)
    dit |= {"secondes": time.perf_counter() - debut, "memoire": memoire_mo()}
    sys.stdout.write(json.dumps(dit))
