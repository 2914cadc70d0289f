"""Eligibility for the CPF, in the CSV of periods that SOFI reads, and Mon Compte Formation's catalogue of offers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from service.demo.references import mcf, tableaux
from service.demo.references.certifications import certifications, enregistrement
from service.demo.references.dossier import ecrit
from service.demo.tables import lignes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from service.demo.organismes import Organisme

ENTETE = ("code_certifinfo", "code_cpf", "public", "debut", "fin", "liste", "region", "branches")
PREMIER_CODE = 900_001  # of the CPF, past those of the Caisse des Dépôts: they are invented
TOUT_PUBLIC = "3"


def ecrire(dossier: Path, formateurs: Mapping[str, Sequence[Organisme]], aujourdhui: date, graine: int) -> list[Path]:
    """The periods of every certification, and the offers of those that are prepared today."""
    periodes = [*_de_la_fiche(aujourdhui, graine), *_des_listes(aujourdhui)]
    codees = ((code, str(PREMIER_CODE + rang), *reste) for rang, (code, *reste) in enumerate(periodes))
    return [
        tableaux.ecrire(dossier / "eligibilites_cpf.csv", [ENTETE, *codees], tableaux.Dialecte()),
        tableaux.ecrire(
            dossier / "moncompteformation_catalogueformation.csv",
            [mcf.ENTETE, *mcf.lignes(formateurs, aujourdhui)],
            tableaux.Dialecte(encodage="utf-8-sig"),
        ),
    ]


def _de_la_fiche(aujourdhui: date, graine: int) -> Iterator[tuple[str, ...]]:
    """For all, as long as it is registered; a diploma that a ministry keeps has no last day."""
    for certification in certifications():
        jours = enregistrement(certification, aujourdhui, graine)
        ouverte = certification.fin is None and certification.genre.ministere
        fin = "" if ouverte else ecrit(jours.fin)
        yield certification.code, TOUT_PUBLIC, ecrit(jours.effet), fin, "", "", ""


def _des_listes(aujourdhui: date) -> Iterator[tuple[str, ...]]:
    """What a branch, a region or all of them together listed: whole years, counted from the one that runs."""
    for ligne in lignes("listes_cpf"):
        debut = date(aujourdhui.year + int(ligne["debut"]), 1, 1)
        fin = date(aujourdhui.year + int(ligne["fin"]), 12, 31) if ligne["fin"] else None
        yield (
            *(ligne["certifinfo"], ligne["public"], ecrit(debut), ecrit(fin) if fin else ""),
            *(ligne["liste"], ligne["region"], ligne["branches"]),
        )
