"""A catalogue of Mon Compte Formation: forty lines for each pair, as in the real one; the yardstick of its import."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.typees import ecrire_les_deux, fusionner, importer
from tests.importers.cpf.fichier import ENTETE_MCF, offre

LIGNES_PAR_PAIRE = 40
TRANSIT = "CREATE TEMP TABLE paires (code text, fiche text, intitule text) ON COMMIT DROP"
FUSION = """
INSERT INTO fiche (code, intitule) SELECT DISTINCT fiche, fiche FROM paires ON CONFLICT (code) DO NOTHING;
INSERT INTO certification AS c (code_certifinfo, fiche_id, intitule)
SELECT DISTINCT ON (p.code) p.code, f.id, p.intitule FROM paires p JOIN fiche f ON f.code = p.fiche
ON CONFLICT (code_certifinfo) DO UPDATE SET fiche_id = excluded.fiche_id WHERE c.fiche_id IS NULL"""


def _paire(rang: int) -> tuple[str, str, str]:
    paire = rang // LIGNES_PAR_PAIRE
    return str(4_000 + paire), str(20_000 + paire), f"Certification inventée {paire}"


def generer_mcf(dossier: str, nombre: str) -> dict[str, Any]:
    """The catalogue, then the same lines in another order."""
    lignes = []
    for rang in range(int(nombre)):
        certifinfo, rncp, intitule = _paire(rang)
        ligne = offre(certifinfo, rncp, intitule=intitule, departement=f"{rang % 95 + 1:02}")
        lignes.append(ligne.split(";"))
    ecrire_les_deux(dossier, "catalogue.csv", ENTETE_MCF.split(";"), lignes)
    return {"lignes": 2 * (int(nombre) // LIGNES_PAR_PAIRE)}  # a certification and a sheet for each pair


def fusionner_mcf(_lot: str, nombre: str, url: str) -> dict[str, Any]:
    """The yardstick."""
    paires = [(code, f"RNCP{fiche}", intitule) for code, fiche, intitule in map(_paire, range(int(nombre)))]
    return fusionner(url, TRANSIT, {"paires": paires}, FUSION)


def importer_mcf(lot: str, url: str) -> dict[str, Any]:
    """One lot of `sofi import cpf`."""
    return importer(url, "cpf", lot)
