"""Rawi opens no network connection: an audit hook refuses the attempt, whoever makes it.

Sockets between processes of one machine (Unix domain) stay allowed: displays and worker processes
use them. The one exception is asked for by a person, for one command: the scheduler of their own
cluster (:mod:`desktop.cluster`, which no installer holds), and nothing else than its address.
"""

from __future__ import annotations

import socket
import sys
from functools import cache
from typing import Any

_LOOK_UPS = frozenset(
    ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
)
_SENDING = frozenset(("socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"))
_LOCAL = frozenset(
    family for name in ("AF_UNIX", "AF_NETLINK") if (family := getattr(socket, name, None))
)


class NetworkRefused(RuntimeError):
    """Some code tried to reach the network: a fault of ours or of a library's."""


_permitted: set[tuple[str, int]] = set()
"""Numeric addresses with their ports that may be connected to."""


@cache
def refuse_network() -> None:
    """Refuse every network socket and name look-up in this process from now on, for good."""
    sys.addaudithook(_refuse)


def permit(host: str, port: int) -> None:
    """Let this process connect to one port of one machine, which a person named.

    Raises:
        OSError: there is no such machine.
    """
    _looked_up.append(host)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    finally:
        _looked_up.remove(host)
    _permitted.update((str(address[0]), port) for *_, address in found)


_looked_up: list[str] = []


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if _is_refused(event, arguments):
        raise NetworkRefused(f"Rawi opens no network connection; refused: {event}")


def _is_refused(event: str, arguments: tuple[Any, ...]) -> bool:
    if event in _LOOK_UPS:
        return not _is_permitted_look_up(arguments[0])
    if event == "socket.__new__":
        return arguments[1] not in _LOCAL and not _permitted
    if event in _SENDING and arguments[0].family not in _LOCAL:
        return event != "socket.connect" or tuple(arguments[1][:2]) not in _permitted
    return False


def _is_permitted_look_up(host: object) -> bool:
    """A name is looked up once, when it is permitted; a library may ask for the number again."""
    name = host.decode() if isinstance(host, bytes) else host
    return name in _looked_up or any(name == number for number, _ in _permitted)
