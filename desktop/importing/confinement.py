"""The process that opens other people's files gives up what it does not need, for good.

What holds on which system:

* everywhere: an audit hook refuses sockets, name look-ups, new processes, and files other than
  those of Python's own installation;
* Linux: Landlock takes the file system away (all but reading what Python itself is made of),
  seccomp takes sockets, new processes and the memory of other processes away; whatever a broken
  C library then tries is refused by the kernel;
* Linux and macOS: limits on memory, written bytes and core dumps.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

from desktop.no_network import refuse_network

# A PDF of a thousand pages stays below 400 MB; addresses are counted, not pages in use.
MOST_MEMORY_MEGABYTES = 1500

_PROCESSES = frozenset(
    (
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork"),
        *("os.forkpty", "pty.spawn", "os.startfile"),
    )
)
_CHANGES = frozenset(
    (
        *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"),
        *("os.chmod", "os.chown", "os.utime", "shutil.rmtree", "shutil.move"),
    )
)


# What Rawi is made of, beside one another.
_PACKAGES = ("desktop", "storage", "resources")


class Refused(PermissionError):
    """What reads a file tried something that no reading needs."""


def confine() -> None:
    """Give up network, other processes and the file system, in this process and for good."""
    readable = _own_folders()
    refuse_network()
    _limit()
    if sys.platform == "linux":
        linux = importlib.import_module("desktop.importing.confinement_linux")
        linux.forbid_files(readable)
        linux.forbid_calls()
    sys.addaudithook(_Guard(readable).watch)


class _Guard:
    def __init__(self, readable: tuple[Path, ...]) -> None:
        self._readable = tuple(f"{folder}/" for folder in readable)

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _PROCESSES or event in _CHANGES:
            raise Refused(f"Reading a file needs no such thing; refused: {event}")
        if event == "open":
            self._opening(arguments[0], arguments[2])

    def _opening(self, path: object, flags: object) -> None:
        """Handles that are open already (numbers) are fine: they were given to this process."""
        if isinstance(path, int) or path is None:
            return
        given = os.fsdecode(path) if isinstance(path, bytes) else str(path)
        name = f"{Path(given).absolute().as_posix()}/"
        writes = isinstance(flags, int) and flags & 0b11 != 0
        if writes or not name.startswith(self._readable):
            raise Refused("Reading a file needs no other file; refused: open")


def _own_folders() -> tuple[Path, ...]:
    """What Python, the libraries and Rawi itself are loaded from: where that is installed as a link
    to a checkout, no path of Python's names it."""
    own = Path(__file__).parents[2]
    given = {sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)}
    if getattr(sys, "frozen", False):
        given.add(sys.executable)  # the installed program: its modules lie in its own file
    given |= {str(own / package) for package in _PACKAGES}
    given |= {"/usr/lib", "/usr/local/lib", "/usr/share/zoneinfo", "/lib", "/lib64", "/dev/urandom"}
    found = {form for text in given for path in [Path(text)] for form in (path, path.resolve())}
    return tuple(sorted(path for path in found if path.exists() and path != Path("/")))


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        # macOS knows the name and does not keep to it.
        most = MOST_MEMORY_MEGABYTES * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
