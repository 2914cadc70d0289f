"""What a line of the liste publique says: one declaration d'activité."""

from __future__ import annotations

from datetime import date  # noqa: TC003  staging reads the annotations at run time
from typing import NamedTuple


class Declaration(NamedTuple):
    """Table organisme_declare."""

    nda: str
    precedents: list[str]
    denomination: str
    siren: str | None
    siret: str | None
    voie: str | None
    code_postal: str | None
    ville: str | None
    region_code: str | None
    actions_de_formation: bool | None
    bilans_de_competences: bool | None
    vae: bool | None
    apprentissage: bool | None
    etranger_denomination: str | None
    etranger_voie: str | None
    etranger_code_postal: str | None
    etranger_ville: str | None
    etranger_pays: str | None
    declaration: date | None
    exercice_debut: date | None
    exercice_fin: date | None
    specialites: list[str]
    specialites_libelles: list[str]
    stagiaires: int | None
    stagiaires_confies: int | None
    formateurs: int | None
