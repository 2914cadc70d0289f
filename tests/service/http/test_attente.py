import asyncio

import pytest
from starlette.requests import ClientDisconnect

from models.erreurs import CoutExcessif
from service.http.attente import tant_que_le_client_attend

pytestmark = pytest.mark.anyio


async def rester() -> dict[str, str]:
    await asyncio.sleep(30)
    return {"type": "http.disconnect"}


async def partir() -> dict[str, str]:
    return {"type": "http.disconnect"}


async def test_work_that_ends_gives_its_result():
    assert await tant_que_le_client_attend(asyncio.sleep(0, "fait"), rester, 5) == "fait"


async def test_work_that_fails_raises_its_exception():
    async def echouer() -> None:
        raise KeyError("a")

    with pytest.raises(KeyError):
        await tant_que_le_client_attend(echouer(), rester, 5)


async def test_work_that_lasts_too_long_is_cancelled():
    with pytest.raises(CoutExcessif, match=r"dure plus de 0\.01 secondes : réduisez"):
        await tant_que_le_client_attend(asyncio.sleep(30), rester, 0.01)


async def test_work_is_cancelled_and_cleaned_before_the_departure_is_told():
    etapes = []

    async def travailler() -> None:
        try:
            await asyncio.sleep(30)
        finally:
            await asyncio.sleep(0.01)
            etapes.append("nettoyé")

    with pytest.raises(ClientDisconnect):
        await tant_que_le_client_attend(travailler(), partir, 5)
    assert etapes == ["nettoyé"]
