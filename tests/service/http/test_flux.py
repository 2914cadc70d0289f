import asyncio
import threading
from collections.abc import Iterator

import pytest

from models.erreurs import Indisponible
from service.http.flux import Flux

pytestmark = pytest.mark.anyio


class Source:
    """Chunks `0`, `1`, … without end, that says how many it made and when it was closed."""

    def __init__(self) -> None:
        self.faits = 0
        self.fermee = threading.Event()
        self.fils: set[str] = set()

    def morceaux(self) -> Iterator[bytes]:
        try:
            while True:
                self.fils.add(threading.current_thread().name)
                self.faits += 1
                yield str(self.faits - 1).encode()
        finally:
            self.fermee.set()


async def test_chunks_come_in_order_then_none():
    flux = Flux([b"a", b"b"])
    assert [await flux.suivant() for _ in range(3)] == [b"a", b"b", None]
    await flux.fermer()


async def test_waiting_for_a_chunk_leaves_it_there():
    flux = Flux([b"a"])
    await flux.pret()
    assert await flux.suivant() == b"a"
    await flux.fermer()


async def test_the_generator_runs_in_one_thread_of_its_own():
    source = Source()
    flux = Flux(source.morceaux())
    for _ in range(5):
        await flux.suivant()
    await flux.fermer()
    assert len(source.fils) == 1
    assert threading.current_thread().name not in source.fils


async def test_a_generator_is_never_more_than_one_chunk_ahead_of_its_reader():
    source = Source()
    flux = Flux(source.morceaux())
    await flux.suivant()
    await asyncio.sleep(0.05)
    assert source.faits == 2
    await flux.fermer()


async def test_closing_closes_the_generator_before_it_returns():
    source = Source()
    flux = Flux(source.morceaux())
    await flux.suivant()
    await flux.fermer()
    assert source.fermee.is_set()


async def test_what_the_generator_raises_comes_after_the_chunks_before_it():
    def morceaux() -> Iterator[bytes]:
        yield b"a"
        raise Indisponible("La base est partie.")

    flux = Flux(morceaux())
    assert await flux.suivant() == b"a"
    with pytest.raises(Indisponible):
        await flux.suivant()
    await flux.fermer()
