"""What a caller says of a Lhéo export, on the command line or over HTTP, made a Demande."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.lheo import Demande, exiger_des_statuts_diffuses
from models.erreurs import EntreeInvalide
from models.lecteur import PUBLIC
from models.lheo.espaces import ESPACES, Version
from rules.organisme import lire_siret

if TYPE_CHECKING:
    from datetime import date

    from loaders.offre.question import Question

VERSION: Final[Version] = "2.3"


def lire_demande(aujourdhui: date, organisme: str | None, version: str, *, annuaire: bool) -> Demande:
    """What the public may export; EntreeInvalide when `organisme` is no SIRET, or `version` none that is written."""
    return Demande(PUBLIC, aujourdhui, _siret(organisme), annuaire, _version(version))


def choisir(demande: Demande, question: Question) -> Demande:
    """The same, of what a search retains only; EntreeInvalide when no document can say it."""
    if demande.annuaire:
        raise EntreeInvalide(
            "Un annuaire ajoute les organismes sans offre, qu'aucun filtre ne retient : demandez l'un ou l'autre."
        )
    exiger_des_statuts_diffuses(question.filtre)
    return demande._replace(question=question)


def _siret(brut: str | None) -> str | None:
    if brut is None:
        return None
    siret = lire_siret(brut).valeur
    if siret is None:  # the rule's own words are for feeds, where no SIRET may be said
        raise EntreeInvalide(f"« {brut[:50]} » n'est pas un SIRET : 14 chiffres, le dernier en étant la clé.")
    return siret


def _version(nom: str) -> Version:
    for version in ESPACES:
        if nom == version:
            return version
    raise EntreeInvalide(f"Lhéo {nom[:20]} n'est pas une version exportée : choisissez {' ou '.join(sorted(ESPACES))}.")
