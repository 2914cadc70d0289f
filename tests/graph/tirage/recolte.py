"""What arguments are drawn from: the values that the sample answers, by the type and the field they are of."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECOLTE = Path(__file__).with_name("recolte.graphql").read_text(encoding="utf-8")


@dataclass(frozen=True, eq=False)
class Recolte:
    """Values by `Type.field`, cursors by `Parent.list`, names of provenances by `Type.provenances`; each once."""

    valeurs: dict[str, list[Any]]

    def cueillir(self, *cles: str) -> list[Any]:
        """What there is under these keys."""
        return [valeur for cle in cles for valeur in self.valeurs.get(cle, [])]

    def identifiants(self) -> list[str]:
        """Ids of every type, as many of each as may be."""
        return [un for cle, trouves in self.valeurs.items() if cle.endswith(".id") for un in trouves[:40]]


def ranger(donnees: dict[str, Any]) -> Recolte:
    """What an answer to RECOLTE holds."""
    rangees: dict[str, dict[Any, None]] = {}
    for cle, valeur in _valeurs(donnees):
        rangees.setdefault(cle, {})[valeur] = None
    return Recolte({cle: list(valeurs) for cle, valeurs in rangees.items()})


def _valeurs(objet: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    genre = objet.get("__typename", "")
    if objet.get("latitude") is not None:
        yield "point", (objet["latitude"], objet["longitude"])
    for nom, valeur in objet.items():
        if isinstance(valeur, dict) and "edges" in valeur:
            yield from ((_liste(genre, nom), arete["cursor"]) for arete in valeur["edges"])
        for une in valeur if isinstance(valeur, list) else [valeur]:
            if isinstance(une, dict):
                yield from [(f"{genre}.{nom}", une["champ"])] if nom == "provenances" else _valeurs(une)
            elif une is not None and nom != "__typename":
                yield f"{genre}.{nom}", une


def _liste(genre: str, nom: str) -> str:
    """Objects without a name of their own are the edges of a page."""
    return f"{genre or 'Edge'}.{nom}"
