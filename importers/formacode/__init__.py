"""The Formacode, Centre Inffo's thesaurus: keywords of one version, their tree, and what replaces them in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formacode.controles import CONTROLES
from importers.formacode.edition import Edition, edition_de
from importers.formacode.enregistrements import (
    Associe,
    Champ,
    Correspondance,
    Generique,
    Mot,
    Notes,
    Place,
    Remplacement,
    Synonyme,
)
from importers.formacode.formes import formes
from importers.formacode.tables import CIBLES
from importers.reception.forme import Flux
from importers.references import VERSION_COURANTE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _flux(edition: Edition) -> Flux:
    return Flux(
        nom="formacode",
        titre="thésaurus Formacode de Centre Inffo",
        formes=formes(edition),
        cibles=CIBLES,
        cles={
            Mot: ("version", "code"),
            Champ: ("version", "code"),
            Place: ("version", "code"),
            Notes: ("version", "code"),
            Generique: ("version", "code"),
            Synonyme: ("version", "code", "libelle"),
            Associe: ("version", "code", "associe_code"),
            Remplacement: ("version", "code", "nouvelle_version", "nouveau_code"),
            Correspondance: ("version", "code", "rome_code", "origine"),
        },
        controles=CONTROLES,
        edition=_de_leur_version,
    )


def _de_leur_version(chemins: Sequence[Path], version: int | None) -> Flux:
    """The feed of the version that files are of; raises FichierRefuse when it cannot be told."""
    return _flux(edition_de(chemins, version))


FORMACODE = _flux(Edition(VERSION_COURANTE, VERSION_COURANTE - 1))
