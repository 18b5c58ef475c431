"""Rawi opens no network connection, ever: an audit hook refuses the attempt, whoever makes it.

Sockets between processes of one machine (Unix domain) stay allowed: displays and worker processes
use them.
"""

from __future__ import annotations

import socket
import sys
from functools import cache
from typing import Any

_LOOK_UPS = frozenset(
    ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
)
_LOCAL = frozenset(
    family for name in ("AF_UNIX", "AF_NETLINK") if (family := getattr(socket, name, None))
)


class NetworkRefused(RuntimeError):
    """Some code tried to reach the network: a fault of ours or of a library's."""


@cache
def refuse_network() -> None:
    """Refuse every network socket and name look-up in this process from now on, for good."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _LOOK_UPS or (event == "socket.__new__" and arguments[1] not in _LOCAL):
        raise NetworkRefused(f"Rawi opens no network connection; refused: {event}")
