"""The address that an account is known by: whatever made it, one rule says what is one."""

from __future__ import annotations

import re
from typing import Final

ADRESSE: Final = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
LONGUEUR: Final = 254


def lire_adresse(courriel: str) -> str | None:
    """An address in lower case; null for what is none."""
    adresse = courriel.strip().lower()
    return adresse if len(adresse) <= LONGUEUR and ADRESSE.fullmatch(adresse) and adresse.isprintable() else None
