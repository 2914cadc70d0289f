"""From the parameters of a request (a JSON object, or the address of a GET) to what GraphQL is asked."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from graph.execution import Requete
from service.http.reponses import RefusHttp
from service.json_recu import charger, premier_double

PARAMETRES = ("query", "variables", "operationName", "extensions")
EN_JSON = ("variables", "extensions")


def lire_corps(corps: bytes) -> Requete:
    """The request that the body of a POST holds; RefusHttp 400 when it holds none."""
    if not corps.strip():
        raise RefusHttp(400, "Le corps de la requête est vide : un objet JSON avec « query » est attendu.")
    parametres = _charger(corps, "Le corps de la requête")
    if not isinstance(parametres, dict):
        raise RefusHttp(400, "Le corps de la requête doit être un objet JSON avec « query ».")
    return _requete(parametres)


def lire_paires(adresse: bytes) -> dict[str, str]:
    """The parameters of a query string, each given once; RefusHttp 400."""
    try:
        paires = parse_qsl(adresse.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        raise RefusHttp(400, "Les paramètres de l’adresse sont illisibles (UTF-8, 20 au plus).") from None
    if double := premier_double([nom for nom, _ in paires]):
        raise RefusHttp(400, f"« {double} » est donné deux fois.")
    return dict(paires)


def lire_adresse(adresse: bytes) -> Requete:
    """The request that the query string of a GET holds; RefusHttp 400 when it holds none."""
    parametres: dict[str, Any] = {**lire_paires(adresse)}
    for nom in EN_JSON:
        if texte := parametres.pop(nom, ""):
            parametres[nom] = _charger(texte.encode(), f"Le paramètre « {nom} »")
    return _requete({**parametres, "operationName": parametres.get("operationName") or None})


def _charger(texte: bytes, sujet: str) -> Any:
    return charger(texte, sujet, partial(RefusHttp, 400))


def _requete(parametres: dict[str, Any]) -> Requete:
    texte, variables, operation, extensions = (parametres.get(nom) for nom in PARAMETRES)
    if not isinstance(texte, str) or not texte.strip():
        raise RefusHttp(400, "« query » est obligatoire : le texte d’un document GraphQL.")
    _verifier("variables", variables, dict, "un objet")
    _verifier("operationName", operation, str, "un texte")
    _verifier("extensions", extensions, dict, "un objet")
    return Requete(texte, variables, operation)


def _verifier(nom: str, valeur: object, attendu: type, mots: str) -> None:
    if valeur is not None and not isinstance(valeur, attendu):
        raise RefusHttp(400, f"« {nom} » doit être {mots}.")
