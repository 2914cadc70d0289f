"""Answers of both sides in one form, to be compared: pure functions over decoded JSON.

SOFI says a list where the peer says a connection, and one object where the peer says a page of one; dates and their
precisions are two columns to the peer.
"""

from typing import Any

LONGUEURS = {"JOUR": 10, "MOIS": 7, "ANNEE": 4, "INCONNUE": 0}  # of a date as it is written
PREMIERS = ("certification", "site")  # the peer gives the first of its list under these names


def commune(valeur: Any) -> Any:
    """A connection as its lines, with whether others follow where that was asked; an edge as its node and the rest."""
    if isinstance(valeur, list):
        return [commune(element) for element in valeur]
    if not isinstance(valeur, dict):
        return valeur
    if (lignes := valeur.get("nodes", valeur.get("edges"))) is not None:
        page = valeur.get("pageInfo")
        return {"lignes": commune(lignes), "suite": page["hasNextPage"]} if page else commune(lignes)
    autres = {nom: commune(element) for nom, element in valeur.items() if nom != "node"}
    return {**commune(valeur["node"]), **autres} if "node" in valeur else autres


def du_pair(valeur: Any) -> Any:
    """An answer of the peer, connections undone, as SOFI would say it."""
    if isinstance(valeur, list):
        return [du_pair(element) for element in valeur]
    if not isinstance(valeur, dict):
        return valeur
    lu = {nom: du_pair(element) for nom, element in valeur.items()}
    if len(lu) == 1 and isinstance(seul := next(iter(lu.values())), dict):
        return seul  # a row of a table of links, which leads to one object
    lu |= {nom: (lu[nom] or [None])[0] for nom in PREMIERS if isinstance(lu.get(nom), list)}
    return avec_dates(lu)


def avec_dates(objet: dict[str, Any]) -> dict[str, Any]:
    """The object, each date cut where what is known of it ends."""
    precisions = {nom.removesuffix("Precision"): objet[nom] for nom in objet if nom.endswith("Precision")}
    dates = {nom: objet[nom] and objet[nom][: LONGUEURS[precision]] for nom, precision in precisions.items()}
    return {nom: dates.get(nom, objet[nom]) for nom in objet if not nom.endswith("Precision")}


def objets(valeur: Any) -> int:
    """How many objects an answer holds."""
    if isinstance(valeur, list):
        return sum(map(objets, valeur))
    return 1 + sum(map(objets, valeur.values())) if isinstance(valeur, dict) else 0
