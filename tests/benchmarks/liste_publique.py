"""A liste publique as large as the real one, one organisme in twenty of the region; the yardstick of its import."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from psycopg.sql import SQL
from stdnum import luhn

from importers.organismes.declaration import Declaration
from tests.benchmarks.typees import ecrire_les_deux, fusionner, importer
from tests.importers.organismes.fichier import NOMS

if TYPE_CHECKING:
    from collections.abc import Iterator

REGIONS = ("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94", "01", "02", "03", "04", "06")
ECRITS = {None: "", True: "true", False: "false"}
COLONNES = Declaration._fields

TRANSIT = "CREATE TEMP TABLE typees ON COMMIT DROP AS SELECT {colonnes} FROM organisme_declare WITH NO DATA"
FUSION = """INSERT INTO organisme_declare AS d ({colonnes}) SELECT {colonnes} FROM typees
ON CONFLICT (nda) DO UPDATE SET ({colonnes}) = ROW ({nouvelles}) WHERE ({anciennes}) IS DISTINCT FROM ({nouvelles})"""


def declarations(nombre: int) -> Iterator[Declaration]:
    """Invented, and the same each time."""
    for rang in range(nombre):
        corps = f"99{rang:06}"
        siren = corps + luhn.calc_check_digit(corps)
        siret = f"{siren}0001" + luhn.calc_check_digit(f"{siren}0001")
        region = REGIONS[rang % len(REGIONS)]
        yield Declaration(
            f"{region}44{rang:07}",
            [f"{region}53{rang:07}"] if rang % 10 == 0 else [],
            f"ORGANISME INVENTÉ {rang}",
            siren,
            siret,
            f"{rang % 97} RUE DU LAVOIR",
            f"44{rang % 300:03}",
            "NANTES",
            region,
            (True, False, None)[rang % 3],
            (None, True)[rang % 2],
            None,
            (False, True)[rang % 7 == 0],
            *(None,) * 5,
            date(2026, 5, 1 + rang % 28),
            date(2025, 1, 1),
            date(2025, 12, 31),
            ["314", "326"],
            ["Comptabilité, gestion", "Informatique, traitement de l'information"],
            rang % 900,
            0,
            rang % 12,
        )


def generer_liste(dossier: str, nombre: str) -> dict[str, Any]:
    """The list as data.gouv.fr writes it, then the same in another order."""
    lignes = [_cellules(dite) for dite in declarations(int(nombre))]
    ecrire_les_deux(dossier, "liste.csv", [*NOMS.values(), ""], lignes)
    return {"lignes": len(lignes)}


def _cellules(dite: Declaration) -> list[str]:
    """A line, with the empty cell at its end."""
    d = dite
    qualiopi = (ECRITS[d.actions_de_formation], ECRITS[d.bilans_de_competences], ECRITS[d.vae], ECRITS[d.apprentissage])
    dates = (f"{jour:%d/%m/%Y}" for jour in (d.declaration, d.exercice_debut, d.exercice_fin) if jour)
    specialites = [cellule for paire in zip(d.specialites, d.specialites_libelles, strict=True) for cellule in paire]
    lieu = (d.voie or "", d.code_postal or "", d.ville or "", d.region_code or "")
    return [
        *(d.nda, ", ".join(d.precedents), d.denomination, d.siren or "", d.siret or ""),
        *(*lieu, *qualiopi, *[""] * 5, *dates, *specialites, "", ""),
        *(str(d.stagiaires), str(d.stagiaires_confies), str(d.formateurs), ""),
    ]


def fusionner_liste(_lot: str, nombre: str, url: str) -> dict[str, Any]:
    """The yardstick."""
    noms = {
        "colonnes": SQL(", ").join(map(SQL, COLONNES)),
        "anciennes": SQL(", ").join(SQL(f"d.{nom}") for nom in COLONNES),
        "nouvelles": SQL(", ").join(SQL(f"excluded.{nom}") for nom in COLONNES),
    }
    typees = {"typees": list(declarations(int(nombre)))}
    return fusionner(url, SQL(TRANSIT).format(**noms), typees, SQL(FUSION).format(**noms))


def importer_liste(lot: str, url: str) -> dict[str, Any]:
    """One lot of `sofi import organismes`."""
    return importer(url, "organismes", lot)
