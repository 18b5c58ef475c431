"""Whether a case lies where SQLite's locks and writes are not sure: on another machine's disk, or
in a folder that a program copies to other machines. A warning, never a refusal.

The mount table is given, so that this is the same on every system and can be tested.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal

Kind = Literal["network", "synced", "absent", "same_disk"]

# Types of file systems as /proc/self/mountinfo names them; macOS's are among them.
_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "9p"),
    *("coda", "ceph", "glusterfs", "lustre", "gpfs", "orangefs"),
    *("davfs", "davfs2", "webdav", "webdavfs", "ftpfs"),
}
_NETWORK_FUSE = {
    *("sshfs", "curlftpfs", "davfs", "davfs2", "smbnetfs", "gvfsd-fuse", "kio-fuse", "onedriver"),
    *("rclone", "s3fs", "gcsfuse", "goofys", "google-drive-ocamlfuse"),
    *("glusterfs", "ceph", "mfs", "juicefs"),
}
# The folder of each program, by its name or by a file that the program keeps in it.
_SYNCED_NAMES = (
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?")),
    ("OneDrive", re.compile(r"OneDrive( - .+)?")),
    ("Google Drive", re.compile(r"Google ?Drive|GoogleDrive-.+")),
    ("iCloud", re.compile(r"iCloud ?Drive|com~apple~CloudDocs")),
    ("Nextcloud", re.compile(r"Nextcloud\d*")),
    ("ownCloud", re.compile(r"ownCloud\d*")),
    ("pCloud", re.compile(r"pCloudDrive|pCloud Drive")),
    ("MEGA", re.compile(r"MEGA|MEGAsync")),
)
_SYNCED_MARKS = (
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Syncthing", ".stfolder"),
    ("Nextcloud", ".sync_journal.db"),
    ("Nextcloud", "._sync_journal.db"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("Resilio Sync", ".sync/ID"),
    ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
    ("Google Drive", ".tmp.drivedownload"),
)
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of the mount table."""

    point: PurePath
    type: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a folder is doubtful: ``what`` is the type of the file system, the program's name, or the
    folder that is absent or on the disk of the case."""

    kind: Kind
    what: str


def doubt_about(case: Path) -> Doubt | None:
    """What there is to warn of where a case lies."""
    folder = case.absolute().parent
    with suppress(OSError):
        folder = folder.resolve()
    return network_doubt(folder, mounts(), remote_drive=_is_remote_drive) or synced_doubt(
        folder, exists=_exists
    )


def network_doubt(
    folder: PurePath, table: Iterable[Mount], *, remote_drive: Callable[[str], bool]
) -> Doubt | None:
    """Whether a folder is on another machine.

    Args:
        folder: absolute.
        table: what is mounted where; a later line hides an earlier one.
        remote_drive: whether a drive of Windows (``Z:\\``) is another machine's.
    """
    if isinstance(folder, PureWindowsPath):
        if folder.drive.startswith("\\\\"):
            return Doubt("network", folder.drive)
        return Doubt("network", folder.drive) if remote_drive(folder.drive + "\\") else None
    mount: Mount | None = None
    for one in table:
        deepest = mount is None or len(one.point.parts) >= len(mount.point.parts)
        if deepest and folder.is_relative_to(one.point):
            mount = one
    if mount is None:
        return None
    name, _, helper = mount.type.partition(".")
    remote = name in _NETWORK or (name == "fuse" and helper in _NETWORK_FUSE)
    return Doubt("network", mount.type) if remote else None


def synced_doubt(folder: PurePath, *, exists: Callable[[PurePath], bool]) -> Doubt | None:
    """Whether a program copies a folder to other machines; ``exists`` looks for its marks."""
    for part in reversed(folder.parts):
        for program, name in _SYNCED_NAMES:
            if name.fullmatch(part):
                return Doubt("synced", program)
    for place in (folder, *folder.parents):
        for program, mark in _SYNCED_MARKS:
            if exists(place / mark):
                return Doubt("synced", program)
    return None


def read_mounts(mountinfo: str) -> list[Mount]:
    """The mount table of Linux (proc_pid_mountinfo(5))."""
    found = []
    for line in mountinfo.splitlines():
        before, separator, after = line.partition(" - ")
        fields, types = before.split(" "), after.split(" ")
        if separator and len(fields) > 4 and types[0]:
            found.append(Mount(PurePath(_unescaped(fields[4])), types[0]))
    return found


def mounts() -> list[Mount]:
    """What is mounted on this system, where it can be told."""
    if sys.platform == "darwin":
        return _mounts_of_macos()
    try:
        return read_mounts(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return []


def _unescaped(field: str) -> str:
    """Spaces and the like stand as octal numbers, of bytes."""
    raw = re.sub(
        rb"\\([0-7]{3})",
        lambda found: bytes([int(found[1], 8)]),
        field.encode("utf-8", "surrogateescape"),
    )
    return os.fsdecode(raw)


def _is_remote_drive(drive: str) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE)
    return False


def _exists(path: PurePath) -> bool:
    return os.path.lexists(path)


class _Statfs(ctypes.Structure):
    """``struct statfs`` of macOS with 64-bit inodes (sys/mount.h)."""

    _fields_ = (
        ("sizes", ctypes.c_uint32 * 2),
        ("counts", ctypes.c_uint64 * 5),
        ("id", ctypes.c_int32 * 2),
        ("owner_type_flags_subtype", ctypes.c_uint32 * 4),
        ("type", ctypes.c_char * 16),
        ("point", ctypes.c_char * 1024),
        ("source", ctypes.c_char * 1024),
        ("reserved", ctypes.c_uint32 * 8),
    )


def _mounts_of_macos() -> list[Mount]:
    """getfsstat(2), without asking the file systems themselves (MNT_NOWAIT): a server may sleep."""
    libc = ctypes.CDLL(None)
    most = libc.getfsstat(None, 0, 2)
    if most <= 0:
        return []
    table = (_Statfs * most)()
    count = libc.getfsstat(table, ctypes.sizeof(table), 2)
    return [
        Mount(PurePath(os.fsdecode(one.point)), one.type.decode("ascii", "replace"))
        for one in table[: max(count, 0)]
    ]
