"""What strace writes is read for attempts at a network; sockets of one machine are none."""

from __future__ import annotations

import pytest
from installers import network_watch


@pytest.mark.parametrize(
    "line",
    [
        "71 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 5",
        "71 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = -1 EAFNOSUPPORT (Address family)",
        "71 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=...}, 16) = 0",
        '71 sendto(5, "a", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 1',
        "71 socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = -1 EPERM",
        "71 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3",
        '71 openat(AT_FDCWD, "/etc/resolv.conf", O_RDONLY|O_CLOEXEC) = 3',
        '71 openat(AT_FDCWD, "/lib/x86_64-linux-gnu/libnss_dns.so.2", O_RDONLY) = 3',
        '71 open("/etc/hosts", O_RDONLY) = -1 ENOENT (No such file)',
    ],
)
def test_attempts(line: str) -> None:
    assert network_watch.read([line]).attempts == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "71 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4",
        "71 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0",
        '71 openat(AT_FDCWD, "/home/reader/hosts.txt", O_RDONLY) = 3',
        '71 recvfrom(4, "AF", 2, 0, NULL, NULL) = 2',
        "71 <... recvmsg resumed>) = 32",
        "71 +++ exited with 0 +++",
    ],
)
def test_what_is_none(line: str) -> None:
    assert network_watch.read([line]).attempts == ()


def test_processes_and_addresses_of_this_machine_are_told() -> None:
    seen = network_watch.read(
        [
            '71 connect(4, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X9"}, 20) = 0',
            '72 connect(4, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X9"}, 20) = -1',
            "72 +++ exited with 0 +++",
        ]
    )
    assert seen.processes == 2
    assert seen.local == {'"/tmp/.X11-unix/X9"', '@"/tmp/.X11-unix/X9"'}
