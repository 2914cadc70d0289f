"""The RNCP and the RS as France compétences exports them, version 4.1 of its XML: one file for each register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from service.demo.hasard import Hasard
from service.demo.references.arbre import element
from service.demo.references.certifications import certifications, enregistrement
from service.demo.references.dossier import Dossier
from service.demo.references.fiches import fiche

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from service.demo.organismes import Organisme
    from service.demo.references.arbre import Paires

REGISTRES = ("RNCP", "RS")
VERSION = "4.1"


def ecrire(dossier: Path, formateurs: Mapping[str, Sequence[Organisme]], aujourdhui: date, graine: int) -> list[Path]:
    """Every sheet; its partners are those who train for it in the sample."""
    par_fiche = {certification.fiche: certification for certification in reversed(certifications())}
    fiches: dict[str, Paires] = {registre: [] for registre in REGISTRES}
    for rang, (code, certification) in enumerate(sorted(par_fiche.items()), 1):
        jours = enregistrement(certification, aujourdhui, graine)
        alea = Hasard(f"{graine} partenaires de {code}")
        contenu = fiche(rang, Dossier(certification, jours, formateurs.get(code, ()), aujourdhui, alea))
        fiches[code.rstrip("0123456789")].append(("FICHE", contenu))
    return [_exporter(dossier, registre, fiches[registre], aujourdhui) for registre in REGISTRES]


def _exporter(dossier: Path, registre: str, fiches: Paires, aujourdhui: date) -> Path:
    racine = element("FICHES", [("VERSION_FLUX", VERSION), *fiches])
    etree.indent(racine)
    chemin = dossier / f"export_fiches_{registre}_V4_1_{aujourdhui:%Y-%m-%d}.xml"
    etree.ElementTree(racine).write(chemin, encoding="UTF-8", xml_declaration=True, standalone=False)
    return chemin
