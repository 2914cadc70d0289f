"""Who pays, as an action says it: `organisme-financeur` with its publics and programme, and the flags of alternance."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from service.demo import vocabulaire
from service.demo.balises import extra, extras

if TYPE_CHECKING:
    from service.demo.hasard import Hasard
    from service.demo.vocabulaire import Financement, Modele

PUBLICS_DES_FINANCEURS = {"5": "82044", "16": "82044", "17": "82044", "10": "81050", "4": "80006", "7": "82061"}
REGION = ("2", "3")
MARCHES = ("Lot", "Marché", "Convention")


def tirer(alea: Hasard, filiere: str, modele: Modele) -> Financement:
    """A funding that suits this kind of offer of this formation."""
    candidats, cumul = _candidats(filiere, modele.domaine, modele.cle)
    return alea.choices(candidats, cum_weights=cumul)[0]


def financeurs(alea: Hasard, financement: Financement, annee: str) -> str:
    """One `organisme-financeur` each; a public purchase has places and the reference of a market of that year."""
    if financement.filiere != "publique":
        return _sans_marche(financement.filiere, financement.financeurs, financement.programme)
    marche = f"{alea.choice(MARCHES)} {annee}-{alea.randrange(1000, 9999)}"
    return "".join(
        f"<organisme-financeur><code-financeur>{code}</code-financeur>"
        f"<nb-places-financees>{alea.randrange(4, 17)}</nb-places-financees>{_marche(financement, code, marche)}"
        "</organisme-financeur>"
        for code in financement.financeurs
    )


@cache
def drapeaux(connus: tuple[str, ...]) -> str:
    """The flags by which the voie is known."""
    if not connus:
        return ""
    statut = extras("type-action", extra("formation-initiale", 1), extra("action-perimee", 0))
    return (statut if "initiale" in connus else "") + extras(
        "dispositif",
        extra("contrat-apprentissage", int("apprentissage" in connus)),
        extra("contrat-professionnalisation", int("professionnalisation" in connus)),
    )


@cache
def _candidats(filiere: str, domaine: str, cle: str) -> tuple[tuple[Financement, ...], tuple[int, ...]]:
    candidats = vocabulaire.financements(filiere, domaine, cle)
    return candidats, tuple(accumulate(candidat.poids for candidat in candidats))


@cache
def _sans_marche(filiere: str, codes: tuple[str, ...], programme: str | None) -> str:
    return "".join(
        f"<organisme-financeur><code-financeur>{code}</code-financeur>{_precision(filiere, code, programme)}"
        "</organisme-financeur>"
        for code in codes
    )


def _precision(filiere: str, code: str, programme: str | None) -> str:
    """For whom a private funding is meant, when the financeur tells."""
    if filiere != "individuelle" or code not in PUBLICS_DES_FINANCEURS:
        return ""
    cible = extra("code-public-vise", PUBLICS_DES_FINANCEURS[code], "V14")
    return extras("specificites", cible, extra("programme-financeur", programme) if programme else "")


def _marche(financement: Financement, code: str, marche: str) -> str:
    return extras(
        "specificites",
        *(extra("code-public-vise", public, "V14") for public in financement.publics),
        extra("code-perimetre-recrutement", 3) if code in REGION else "",
        extra("programme-financeur", financement.programme or ""),
        extra("ref-action-marche-financeur", marche),
    )
