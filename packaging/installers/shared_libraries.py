"""What the ELF files of a folder need, and which packages of Debian bring what it does not hold."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from qt_libraries import PACKAGES

from installers import frozen

# What every Linux for people has, beside the libraries that Qt asks for: soname -> packages.
_BASE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1"),
            *("libutil.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"),
        ),
        ("libc6",),
    ),
    "libstdc++.so.6": ("libstdc++6",),
    "libgcc_s.so.1": ("libgcc-s1",),
    "libXau.so.6": ("libxau6",),
    "libexpat.so.1": ("libexpat1",),
    "libuuid.so.1": ("libuuid1",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
}
OF_THE_SYSTEM: Mapping[str, tuple[str, ...]] = {**PACKAGES, **_BASE}
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_SYMBOL_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def is_elf(file: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def elf_files(folder: Path) -> list[Path]:
    """Return the programs and libraries of a folder, without links."""
    return [file for file in frozen.files(folder) if not file.is_symlink() and is_elf(file)]


def needed(file: Path) -> set[str]:
    """Return the sonames that a file asks the dynamic linker for."""
    return set(_NEEDED.findall(_readelf("--dynamic", [file])))


def outside(folder: Path) -> dict[str, list[str]]:
    """Return the sonames that a folder asks for and does not hold, each with the files that ask."""
    held = {file.name for file in frozen.files(folder)}
    asked: dict[str, list[str]] = {}
    for file in elf_files(folder):
        for name in needed(file) - held:
            asked.setdefault(name, []).append(file.relative_to(folder).as_posix())
    return dict(sorted(asked.items()))


def newest_glibc(files: Iterable[Path]) -> tuple[int, int]:
    """Return the version of the C library that the files need, as (2, 35)."""
    told = _readelf("--version-info", files)
    return max((int(major), int(minor)) for major, minor in _SYMBOL_VERSION.findall(told))


def depends(sonames: Iterable[str], glibc: tuple[int, int]) -> str:
    """Return the field Depends of a Debian package.

    Args:
        sonames: what has to be there.
        glibc: the oldest version of the C library that will do.

    Raises:
        KeyError: a soname of which we know no package.
    """
    packages = {" | ".join(OF_THE_SYSTEM[name]) for name in sonames} - {"libc6"}
    return ", ".join([f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted(packages)])


def _readelf(what: str, files: Iterable[Path]) -> str:
    command = ["readelf", "--wide", what, *map(str, files)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
