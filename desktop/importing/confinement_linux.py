"""Landlock and seccomp through the C library: what Python has no words for.

Constants from ``linux/landlock.h``, ``linux/seccomp.h``, ``linux/filter.h``, ``linux/audit.h`` and
the tables of system calls in ``asm/unistd_64.h`` (x86-64) and ``asm-generic/unistd.h`` (aarch64).
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.prctl.argtypes = (
    ctypes.c_int,
    ctypes.c_ulong,
    ctypes.c_char_p,
    ctypes.c_ulong,
    ctypes.c_ulong,
)

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# Landlock; the numbers are the same on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
# How many rights on files each version of the interface knows (from 1 on).
_FILE_RIGHTS = (13, 14, 15, 15, 16)
_NETWORK_SINCE, _NETWORK_RIGHTS = 4, 0b11
_SCOPES_SINCE, _SCOPES = 6, 0b11


def forbid_files(readable: Iterable[Path]) -> bool:
    """Take the file system away from this process but for reading beneath ``readable``.

    Returns:
        Whether the kernel can (Linux 5.13 or newer, with Landlock on).
    """
    version = _call(_CREATE_RULESET, None, 0, _CREATE_RULESET_VERSION)
    if version < 1:
        return False
    rights = (1 << _FILE_RIGHTS[min(version, len(_FILE_RIGHTS)) - 1]) - 1
    network = _NETWORK_RIGHTS if version >= _NETWORK_SINCE else 0
    scopes = _SCOPES if version >= _SCOPES_SINCE else 0
    attributes = struct.pack("QQQ", rights, network, scopes)
    size = 24 if scopes else 16 if network else 8
    ruleset = _checked(_call(_CREATE_RULESET, attributes, size, 0))
    try:
        for path in readable:
            _allow(ruleset, path)
        _no_new_privileges()
        _checked(_call(_RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)
    return True


def _allow(ruleset: int, path: Path) -> None:
    rights = _READ_FILE | _EXECUTE | (_READ_DIR if path.is_dir() else 0)
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = struct.pack("=Qi", rights, handle)
        _checked(_call(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0))
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class _Calls:
    """Numbers of an architecture's system calls."""

    audit: int
    refused: tuple[int, ...]
    clone: int
    clone3: int
    tgkill: int
    first_foreign: int | None = None


_X86_64 = _Calls(
    audit=0xC000003E,
    refused=(
        *(41, 42, 43, 49, 50, 53, 288),  # socket connect accept bind listen socketpair accept4
        *(57, 58, 59, 322),  # fork vfork execve execveat
        *(62, 200, 129, 297, 424, 434, 438),  # kill tkill sigqueue(2) pidfd_signal _open _getfd
        *(101, 310, 311, 312),  # ptrace process_vm_readv _writev kcmp
        *(155, 161, 165, 166, 272, 308),  # pivot_root chroot mount umount unshare setns
        *(175, 313, 176, 246, 320),  # modules, kexec
        *(248, 249, 250, 298, 304, 321, 323),  # keys perf open_by_handle bpf userfaultfd
        *(425, 426, 427),  # io_uring: it would open sockets past this filter
    ),
    clone=56,
    clone3=435,
    tgkill=234,
    first_foreign=0x40000000,  # the x32 numbers of the same calls
)
_AARCH64 = _Calls(
    audit=0xC00000B7,
    refused=(
        *(198, 203, 202, 200, 201, 199, 242),
        *(221, 281),
        *(129, 130, 138, 240, 424, 434, 438),
        *(117, 270, 271, 272),
        *(41, 51, 40, 39, 97, 268),
        *(105, 273, 106, 104, 294),
        *(217, 218, 219, 241, 265, 280, 282),
        *(425, 426, 427),
    ),
    clone=220,
    clone3=435,
    tgkill=131,
)
_ARCHITECTURES = {"x86_64": _X86_64, "aarch64": _AARCH64}

_CLONE_THREAD = 0x00010000
# Operations of a filter's program: load a word, jump if equal, at least, any of these bits; return.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
# Where the call's number, its architecture and the low half of its first argument stand.
_NUMBER, _ARCHITECTURE, _FIRST = 0, 4, 16


def forbid_calls() -> bool:
    """Take sockets, new processes and other processes' memory away from this process.

    Returns:
        Whether this architecture is one whose calls are known here.
    """
    calls = _ARCHITECTURES.get(platform.machine())
    if calls is None:
        return False
    program = _program(calls)
    packed = b"".join(struct.pack("HBBI", *line) for line in program)
    code = ctypes.create_string_buffer(packed, len(packed))
    filter_program = struct.pack("HxxxxxxQ", len(program), ctypes.addressof(code))
    _no_new_privileges()
    _checked(_LIBC.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, filter_program, 0, 0))
    return True


_Line = tuple[int, int, int, int]


def _program(calls: _Calls) -> list[_Line]:
    """A filter: each line is an operation, lines to skip if it holds, if it does not, a value."""
    refuse = (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    lines: list[_Line] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, calls.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if calls.first_foreign is not None:
        lines += [(_AT_LEAST, 0, 1, calls.first_foreign), refuse]
    for number in calls.refused:
        lines += [(_EQUAL, 0, 1, number), refuse]
    # The C library asks for the older call where this one does not exist; its flags can be seen.
    lines += [(_EQUAL, 0, 1, calls.clone3), (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)]
    # Threads are fine, processes are not; signals to oneself (abort) are, to others are not.
    lines += [(_EQUAL, 0, 4, calls.clone), (_LOAD, 0, 0, _FIRST)]
    lines += [(_ANY_BIT, 0, 1, _CLONE_THREAD), (_RETURN, 0, 0, _ALLOW), refuse]
    lines += [(_EQUAL, 0, 3, calls.tgkill), (_LOAD, 0, 0, _FIRST)]
    lines += [(_EQUAL, 1, 0, os.getpid()), refuse]
    lines += [(_RETURN, 0, 0, _ALLOW)]
    return lines


def _no_new_privileges() -> None:
    _checked(_LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, None, 0, 0))


def _call(number: int, *arguments: int | bytes | None) -> int:
    """A system call; its integers fill whole registers."""
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    return int(_LIBC.syscall(ctypes.c_long(number), *words))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
