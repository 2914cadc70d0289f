"""JWT of an OIDC provider: whose address a token proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import jwt

from service.comptes.refus import JetonRefuse
from service.comptes.trousseau import Trousseau

if TYPE_CHECKING:
    from service.reglages import Reglages

EXIGEES: Final = ["exp", "iat", "iss", "aud", "sub"]
LONGUEUR: Final = 8192  # characters: longer, it is no token


class Fournisseur(NamedTuple):
    """Who signs tokens, for whom, and how they say whose they are."""

    emetteur: str
    audience: str
    jwks_url: str
    algorithmes: tuple[str, ...]
    tolerance_s: float
    courriel: str  # the claim that holds the address


class Verificateur:
    """Verifies the tokens of one provider."""

    def __init__(self, fournisseur: Fournisseur, trousseau: Trousseau | None = None) -> None:
        self._fournisseur = fournisseur
        self._trousseau = trousseau or Trousseau(fournisseur.jwks_url)

    async def courriel(self, jeton: str) -> str:
        """The address of whom it is of, in lower case; raises JetonRefuse, and Indisponible without any key."""
        if len(jeton) > LONGUEUR:
            raise JetonRefuse
        try:
            cle = await self._cle(jwt.get_unverified_header(jeton))
            dit = self._lire(jeton, cle)
        except (jwt.PyJWTError, ArithmeticError, RecursionError, ValueError):  # the last three: numbers, nesting
            raise JetonRefuse from None
        return _adresse(dit, self._fournisseur.courriel)

    async def fermer(self) -> None:
        """Wait for what is still being fetched."""
        await self._trousseau.fermer()

    async def _cle(self, entete: dict[str, Any]) -> jwt.PyJWK:
        """The key that the token names; none is looked for unless the algorithm it names is allowed."""
        algorithme, kid = entete.get("alg"), entete.get("kid")
        if algorithme not in self._fournisseur.algorithmes:
            raise JetonRefuse
        publiee = await self._trousseau.cle(kid)
        if publiee is None or publiee.get("alg", algorithme) != algorithme:
            raise JetonRefuse
        return jwt.PyJWK(publiee, algorithm=algorithme)

    def _lire(self, jeton: str, cle: jwt.PyJWK) -> dict[str, Any]:
        return jwt.decode(
            jeton,
            cle,
            algorithms=list(self._fournisseur.algorithmes),
            audience=self._fournisseur.audience,
            issuer=self._fournisseur.emetteur,
            leeway=self._fournisseur.tolerance_s,
            options={"require": EXIGEES, "enforce_minimum_key_length": True},
        )


def _adresse(dit: dict[str, Any], nom: str) -> str:
    """The address that the claims give, unless the provider says that it never checked it."""
    adresse, verifiee = dit.get(nom), dit.get("email_verified", True)
    if not isinstance(adresse, str) or not adresse.strip() or f"{verifiee}".lower() != "true":
        raise JetonRefuse
    return adresse.strip().lower()


def verificateur(reglages: Reglages) -> Verificateur | None:
    """That of the settings; None when they name no provider."""
    if not (reglages.oidc_emetteur and reglages.oidc_audience and reglages.oidc_jwks_url):
        return None
    return Verificateur(
        Fournisseur(
            reglages.oidc_emetteur,
            reglages.oidc_audience,
            reglages.oidc_jwks_url,
            reglages.oidc_algorithmes,
            reglages.oidc_tolerance_s,
            reglages.oidc_courriel,
        )
    )
