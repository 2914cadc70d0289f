"""Files damaged at random: a sentence in French or rejects, never anything else, and nothing half applied."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from models.erreurs import ErreurSofi

Recevoir = Callable[..., Any]
Base = psycopg.Connection[Any]

COG = """code_insee;nom;codes_postaux;code_departement;population;latitude;longitude
49901;"Les Chênes ; ""sur"" Loire";49910 49920;49;1234;47.1;-0.5
44901;Noirmont;44910;44;800;;
"""
TROUVES = [0, 9, 10, 13, 34, 44, 45, 48, 59, 0x80, 0xE9, 0xFF]


def emballe(hasard: random.Random) -> bytes:
    octets = COG.encode(hasard.choice(["utf-8", "cp1252", "utf-16"]))
    match hasard.randrange(3):
        case 0:
            return gzip.compress(octets)
        case 1:
            tampon = io.BytesIO()
            with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("é.csv", octets)
            return tampon.getvalue()
    return octets


def abime(octets: bytes, hasard: random.Random) -> bytes:
    tampon = bytearray(octets)
    for _ in range(hasard.choice([1, 1, 2, 5, 20])):
        place = hasard.randrange(len(tampon))
        match hasard.randrange(3):
            case 0:
                tampon[place] = hasard.choice([*TROUVES, hasard.randrange(256)])
            case 1:
                del tampon[place : place + hasard.choice([1, 10])]
            case 2:
                tampon[place:place] = bytes(hasard.choices(TROUVES, k=3))
    return bytes(tampon)


@pytest.mark.parametrize("graine", range(4))
def test_a_damaged_file_is_told_in_a_sentence_or_by_its_rejects(recevoir: Recevoir, lu: Base, graine: int):
    hasard = random.Random(graine)  # noqa: S311  the same files at each run
    lots = 0
    for _ in range(25):
        try:
            recevoir("communes", abime(emballe(hasard), hasard), confirmer=True)
        except ErreurSofi:
            pass
        else:
            lots += 1
        etats = lu.execute("SELECT etat FROM lot").fetchall()
        assert len(etats) <= lots
        assert set(etats) <= {("TERMINE",)}
