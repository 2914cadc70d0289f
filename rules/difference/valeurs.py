"""How the values of a state are said: codes and keys by their labels, lists joined, dates as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.enumerations import Precision, Statut
from rules.dates import LONGUEURS, PARIS

if TYPE_CHECKING:
    from models.enumerations import Enumeration

Etat = Mapping[str, Any]
Cle = tuple[str, str]  # a list whose values have labels, and the key of one
Libelles = Mapping[Cle, str]

ENTRE, DANS = " ; ", " – "


@dataclass(frozen=True)
class Valeur:
    """Texts, numbers, yes or no, and lists of them: as they are."""

    def cles(self, cle: str) -> tuple[str, ...]:
        """The keys of a state that the value under this one is made of."""
        return (cle,)

    def references(self, _valeur: Any) -> Iterator[Cle]:
        """What it needs the labels of."""
        yield from ()

    def dire(self, etat: Etat, cle: str, libelles: Libelles) -> str | None:
        """Its text; null when there is nothing."""
        valeur = etat.get(cle)
        if isinstance(valeur, list):
            return ENTRE.join(self.un(element, libelles) for element in valeur) or None
        return None if valeur is None else self.un(valeur, libelles)

    def un(self, valeur: Any, _libelles: Libelles) -> str:
        """One value."""
        if isinstance(valeur, bool):
            return "oui" if valeur else "non"
        return str(valeur)


class Prix(Valeur):
    """Euros: « 1 234,50 € », its spaces unbreakable."""

    def un(self, valeur: Any, _libelles: Libelles) -> str:
        """One price."""
        return f"{Decimal(str(valeur)):,.2f} €".translate({ord(","): "\u202f", ord("."): ",", ord(" "): "\u00a0"})


class Instant(Valeur):
    """A moment, as clocks told it in Paris."""

    def un(self, valeur: Any, _libelles: Libelles) -> str:
        """One moment."""
        return f"{datetime.fromisoformat(str(valeur)).astimezone(PARIS):%Y-%m-%d %H:%M}"


class DatePartielle(Valeur):
    """A date as far as it is known: `2027-09`."""

    def cles(self, cle: str) -> tuple[str, ...]:
        """Its day, and how much of it is known."""
        return (cle, f"{cle}_precision")

    def dire(self, etat: Etat, cle: str, _libelles: Libelles) -> str | None:
        """What is known of it."""
        jour = etat.get(cle)
        return None if jour is None else str(jour)[: LONGUEURS[Precision[etat[f"{cle}_precision"]]]]


@dataclass(frozen=True)
class Parmi(Valeur):
    """Of a closed list."""

    liste: type[Enumeration]

    def un(self, valeur: Any, _libelles: Libelles) -> str:
        """Its label."""
        return self.liste[valeur].libelle


class StatutDeSession(Valeur):
    """Its place in the circuit, unless its source said that it is over."""

    def cles(self, cle: str) -> tuple[str, ...]:
        """What tells it; that its dates are past changes nothing to it."""
        return (cle, "declaree_perimee")

    def dire(self, etat: Etat, cle: str, _libelles: Libelles) -> str | None:
        """Its label."""
        statut = Statut[etat[cle]]
        finie = statut is Statut.VALIDEE and etat.get("declaree_perimee")
        return (Statut.PERIMEE if finie else statut).libelle


@dataclass(frozen=True)
class Reference(Valeur):
    """Keys of what has a name of its own."""

    liste: str

    def references(self, valeur: Any) -> Iterator[Cle]:
        """Those that it names."""
        yield from ((self.liste, str(cle)) for cle in (valeur if isinstance(valeur, list) else [valeur]))

    def un(self, valeur: Any, libelles: Libelles) -> str:
        """Its name; its key, when it is no more."""
        return libelles.get((self.liste, str(valeur)), str(valeur))


class Dispositifs(Valeur):
    """« type – financeur – programme – publics », one after the other."""

    def references(self, valeur: Any) -> Iterator[Cle]:
        """Types, financeurs, publics."""
        for dispositif in valeur or ():
            yield ("type_dispositif", dispositif["type_code"])
            if dispositif.get("financeur_code") is not None:
                yield ("financeur", dispositif["financeur_code"])
            yield from (("public_vise", str(public)) for public in dispositif.get("publics") or ())

    def un(self, valeur: Any, libelles: Libelles) -> str:
        """One dispositif."""
        publics = (libelles.get(("public_vise", str(p)), str(p)) for p in valeur.get("publics") or ())
        places = valeur.get("places_financees")
        parties = (
            libelles.get(("type_dispositif", valeur["type_code"]), valeur["type_code"]),
            libelles.get(("financeur", str(valeur.get("financeur_code"))), valeur.get("financeur_code")),
            valeur.get("programme"),
            valeur.get("reference_marche") and f"marché {valeur['reference_marche']}",
            None if places is None else f"places : {places}",
            "avec intention d'embauche" if valeur.get("intention_embauche") else None,
            ", ".join(publics),
        )
        return DANS.join(partie for partie in parties if partie)


class Recrutements(Valeur):
    """« modalité – dates – heures – places », one after the other."""

    def references(self, valeur: Any) -> Iterator[Cle]:
        """Modalités and addresses."""
        for recrutement in valeur or ():
            yield ("modalite_recrutement", recrutement["modalite_code"])
            if recrutement.get("adresse_id") is not None:
                yield ("adresse", str(recrutement["adresse_id"]))

    def un(self, valeur: Any, libelles: Libelles) -> str:
        """One event."""
        date = DatePartielle()
        jours = dict.fromkeys(date.dire(valeur, nom, libelles) for nom in ("debut", "fin"))
        heures = (valeur.get("heure_debut"), valeur.get("heure_fin"))
        places = valeur.get("places")
        parties = (
            libelles.get(("modalite_recrutement", valeur["modalite_code"]), valeur["modalite_code"]),
            " au ".join(jour for jour in jours if jour),
            " à ".join(heure for heure in heures if heure),
            "à distance" if valeur.get("a_distance") else None,
            libelles.get(("adresse", str(valeur.get("adresse_id")))),
            None if places is None else f"places : {places}",
            valeur.get("url"),
            valeur.get("commentaire"),
        )
        return DANS.join(partie for partie in parties if partie)
