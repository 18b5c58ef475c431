"""A process that writes to a case until it is killed, and says what it has written."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from storage.case_file import CaseFile
from storage.passphrase import Passphrase

Write = Callable[[CaseFile], object]


def write_until_killed(
    path: Path, passphrase: Passphrase | None, writes: Sequence[Write], *, after: int
) -> int:
    """Do writes in a process of its own and kill it (SIGKILL) in the middle, once so many are
    acknowledged; gives how many were. The case must not be open in this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            case = CaseFile.open(path, passphrase=passphrase)
            for write in writes:
                write(case)
                os.write(writing, b"+")
            signal.pause()
        finally:
            os._exit(1)
    os.close(writing)
    acknowledged = 0
    while acknowledged < after and (said := os.read(reading, 1)):
        acknowledged += len(said)
    os.kill(child, signal.SIGKILL)
    while said := os.read(reading, 64):
        acknowledged += len(said)
    os.close(reading)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it was to be killed, and ended by itself"
    return acknowledged
