"""API keys: what they look like, and the fingerprint that alone is kept of them."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

PREFIXE: Final = "sofi_"  # tells a key from a JWT, and lets scanners of leaked secrets find it
OCTETS: Final = 32
MONTRES: Final = len(PREFIXE) + 8  # of its characters, to tell it in lists; far too few to guess the others


def nouvelle() -> str:
    """A key that nobody has."""
    return PREFIXE + secrets.token_urlsafe(OCTETS)


def empreinte(cle: str) -> str:
    """What is kept of a key: it has as much chance in it as its fingerprint, so that no salt is needed."""
    return hashlib.sha256(cle.encode()).hexdigest()


def debut(cle: str) -> str:
    """Its first characters, which are no secret."""
    return cle[:MONTRES]
