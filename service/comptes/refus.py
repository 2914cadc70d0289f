"""Tokens that are refused: one sentence for all reasons, so that nobody learns which key ever existed."""

from __future__ import annotations

from models.erreurs import NonAuthentifie

REFUS = (
    "Ce jeton n’est pas accepté : il est illisible, inconnu, expiré, révoqué, ou donné pour un autre service."
    " Vérifiez l’en-tête « Authorization: Bearer … », ou demandez un autre jeton au Carif-Oref."
)
SANS_COMPTE = (
    "Votre identité est reconnue, mais elle n’a pas de compte ici : demandez-en un au Carif-Oref, pour l’adresse avec"
    " laquelle vous vous connectez."
)


class JetonRefuse(NonAuthentifie):
    """What a request gives as its token is none."""

    def __init__(self, message: str = REFUS) -> None:
        super().__init__(message)
