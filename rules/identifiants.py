"""Rules on the SIREN, the SIRET and the UAI, whatever the object that bears them: their form, their key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rules.regle import BLOQUANT, Cadre, Moment, Regle, declarer, si

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from models.enumerations import TypeObjet
    from rules.organisme import Lecture
    from rules.regle import Constats

# by attribute: what is said of a number that has not its form, and of one whose key is wrong
MESSAGES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "siren": (
        ("FORMAT", "Le SIREN « {valeur} » n'a pas 9 chiffres."),
        ("CLE", "La clé du SIREN {valeur} est fausse."),
    ),
    "siret": (
        ("FORMAT", "Le SIRET « {valeur} » n'a pas 14 chiffres."),
        ("CLE", "La clé du SIRET {valeur} est fausse."),
    ),
    "uai": (
        ("FORMAT", "L'UAI « {valeur} » n'a pas sept chiffres et une lettre."),
        ("CLE", "La lettre de l'UAI {valeur} est fausse."),
    ),
}


def declarer_identifiant(objet: TypeObjet, attribut: str, lire: Callable[[str | None], Lecture]) -> None:
    """The rules on a number of a kind of object."""
    for faute, message in MESSAGES[attribut]:
        regle = Regle(
            code=f"{objet}_{attribut.upper()}_{faute}",
            niveau=BLOQUANT,
            message=message,
            quoi_faire="Vérifiez-le, ou videz-le s'il n'y en a pas.",
            champ=(attribut,),
            moment=Moment.SAISIE,
        )
        declarer(regle)(_examen(attribut, faute, lire))


def _examen(attribut: str, faute: str, lire: Callable[[str | None], Lecture]) -> Callable[[Any, Cadre], Constats]:
    def examiner(objet: Any, _: Cadre) -> Constats:
        valeur = getattr(objet, attribut)
        lecture = lire(valeur)
        refuse = lecture.valeur is None and (lecture.code or "").endswith(faute)
        return si(refuse, valeur=(valeur or "")[:40])

    return examiner
