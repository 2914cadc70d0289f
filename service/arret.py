"""Orders to stop, obeyed as Ctrl-C is: what was opened is cleaned up."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ORDRES = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def arret_propre() -> Iterator[None]:
    """Have SIGTERM and SIGHUP leave the block by SystemExit, instead of killing the process where it stands.

    Of the main thread only; an order that is ignored (nohup) stays so.
    """
    poses = [ordre for ordre in ORDRES if signal.getsignal(ordre) is signal.SIG_DFL]
    for ordre in poses:
        signal.signal(ordre, _sortir)
    try:
        yield
    finally:
        for ordre in poses:
            signal.signal(ordre, signal.SIG_DFL)


def _sortir(ordre: int, _: FrameType | None) -> None:
    sys.exit(128 + ordre)
