"""Which of its two media types GraphQL answers in, from the header Accept."""

from __future__ import annotations

from functools import lru_cache

from service.http.reponses import JSON, REPONSE_GRAPHQL, RefusHttp

# From the vaguest to the most precise: the most precise range that names a type decides (RFC 9110, 12.5.1).
PLAGES = {JSON: ("*/*", "application/*", JSON), REPONSE_GRAPHQL: ("*/*", "application/*", REPONSE_GRAPHQL)}


@lru_cache(maxsize=100)  # clients have few wishes
def negocier(accept: str) -> str:
    """The media type of the answer; JSON when the client has no wish, RefusHttp 406 when it wants neither."""
    if not accept.strip():
        return JSON
    poids = _poids(accept)
    json, graphql = (_prefere(poids, media) for media in (JSON, REPONSE_GRAPHQL))
    if max(json, graphql) <= 0:
        raise RefusHttp(406, f"La réponse ne peut être que {REPONSE_GRAPHQL} ou {JSON} : corrigez l’en-tête Accept.")
    return REPONSE_GRAPHQL if REPONSE_GRAPHQL in poids and graphql >= json else JSON


def _poids(accept: str) -> dict[str, float]:
    """The weight of each media range."""
    poids: dict[str, float] = {}
    for plage in accept.lower().split(","):
        media, *parametres = (morceau.strip() for morceau in plage.split(";"))
        poids[media] = next((_nombre(p[2:]) for p in parametres if p.startswith("q=")), 1.0)
    return poids


def _prefere(poids: dict[str, float], media: str) -> float:
    return next((poids[plage] for plage in reversed(PLAGES[media]) if plage in poids), 0.0)


def _nombre(texte: str) -> float:
    try:
        return float(texte)
    except ValueError:
        return 0.0
