"""Children that end with their parent, even when it is killed."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def mourir_avec_le_parent(parent: int, ordre: signal.Signals) -> None:
    """Have the kernel send `ordre` to this process when its parent (whose pid is given) ends; Linux only."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, ordre)
    if os.getppid() != parent:  # it ended before the line above
        os.kill(os.getpid(), ordre)
