"""An open file goes from one process to another, as the system hands such things over."""

from __future__ import annotations

import os
import sys
from multiprocessing import reduction
from multiprocessing.connection import Connection
from typing import BinaryIO


def send_file(pipe: Connection, file: BinaryIO, process: int) -> None:
    """Hand an open file to the process with that number, which receives it from ``pipe``."""
    handle = file.fileno()
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        handle = msvcrt.get_osfhandle(handle)
    reduction.send_handle(pipe, handle, process)


def receive_file(pipe: Connection) -> BinaryIO:
    """The open file that was sent, for reading from its beginning."""
    handle = reduction.recv_handle(pipe)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        handle = msvcrt.open_osfhandle(handle, os.O_RDONLY)
    return os.fdopen(handle, "rb")
