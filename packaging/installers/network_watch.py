"""Reading what strace saw: whether any process so much as tried to reach a network.

Sockets of one machine (AF_UNIX) are how a window reaches its screen and a process its workers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Calls to be traced: all that have to do with sockets, and the opening of files.
TRACED = "%network,open,openat"

_LOCAL_FAMILIES = {"AF_UNIX", "AF_LOCAL"}
_FAMILY = re.compile(r"\b(AF_[A-Z0-9]+|PF_[A-Z0-9]+)\b")
# What the C library opens before it asks a server for a name.
_LOOK_UP = re.compile(
    r'"(/etc/(?:resolv\.conf|hosts|gai\.conf)|[^"]*libnss_(?:dns|resolve|mdns)[^"]*)"'
)
_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)$")
_UNIX_ADDRESS = re.compile(r'sun_path=(@?"[^"]*")')


@dataclass(frozen=True)
class Seen:
    """What a trace holds.

    Attributes:
        attempts: the lines in which a network was tried.
        processes: how many processes were watched.
        local: the addresses of sockets of this machine that were connected to.
    """

    attempts: tuple[str, ...]
    processes: int
    local: frozenset[str]


def read(lines: Iterable[str]) -> Seen:
    """Read the lines of `strace -f`."""
    attempts: list[str] = []
    processes: set[str] = set()
    local: set[str] = set()
    for line in lines:
        processes.add(line.partition(" ")[0])
        found = _CALL.match(line)
        if found is None:
            continue
        call, rest = found.groups()
        if is_attempt(call, rest):
            attempts.append(line.rstrip())
        elif call == "connect":
            local.update(_UNIX_ADDRESS.findall(rest))
    return Seen(tuple(attempts), len(processes), frozenset(local))


def is_attempt(call: str, rest: str) -> bool:
    """Whether a call tries a network, or what comes before it.

    Args:
        call: its name.
        rest: its arguments and what came of it, as strace writes them.
    """
    if call in {"open", "openat"}:
        return _LOOK_UP.search(rest) is not None
    families = set(_FAMILY.findall(rest))
    return bool(families - _LOCAL_FAMILIES)
