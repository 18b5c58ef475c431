"""The system's libraries that Qt's wheel does not bring, found by asking the dynamic linker.

Qt's plugins are opened while the program runs, so a missing library shows itself late, as "no Qt
platform plugin could be initialized". We ask before that, of the very files in the environment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

# soname -> the Debian package's names, newest first. Source: `apt-file search SONAME` in Debian 12,
# Debian 13 and Ubuntu 24.04.
PACKAGES: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libGLX.so.0": ("libglx0",),
    "libOpenGL.so.0": ("libopengl0",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libX11.so.6": ("libx11-6",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libdrm.so.2": ("libdrm2",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libz.so.1": ("zlib1g",),
    "libzstd.so.1": ("libzstd1",),
    "libbrotlidec.so.1": ("libbrotli1",),
}

_DRAWING = ("libEGL.so.1", "libGL.so.1", "libdbus-1.so.3", "libfontconfig.so.1", "libglib-2.0.so.0")
# What each platform of Qt asks for beyond drawing; a guess for the time before Qt is there to be
# asked, so that a person without root types one line and not two.
_EXPECTED = {
    "offscreen": ("libxkbcommon.so.0",),
    "xcb": (
        "libX11-xcb.so.1",
        "libxcb-cursor.so.0",
        "libxcb-icccm.so.4",
        "libxcb-image.so.0",
        "libxcb-keysyms.so.1",
        "libxcb-randr.so.0",
        "libxcb-render-util.so.0",
        "libxcb-shape.so.0",
        "libxcb-xkb.so.1",
        "libxkbcommon-x11.so.0",
    ),
    "wayland": ("libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
}
_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def platforms_for(environment: dict[str, str]) -> tuple[str, ...]:
    """Return Qt's platforms that the person's screen asks for; `offscreen` where there is none."""
    found = []
    if environment.get("DISPLAY"):
        found.append("xcb")
    if environment.get("WAYLAND_DISPLAY"):
        found.append("wayland")
    return tuple(found) or ("offscreen",)


def not_found(ldd_says: str) -> set[str]:
    """Return the sonames that the dynamic linker could not find, from the output of `ldd`.

    Without Qt's own: the wheel has plugins for parts of Qt that come in another wheel (QtPdf).
    """
    return {name for name in _NOT_FOUND.findall(ldd_says) if not name.startswith("libQt6")}


def packages_of(sonames: Iterable[str]) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the packages that bring `sonames`, and the sonames of which we know no package."""
    sonames = sorted(sonames)
    known = sorted({PACKAGES[name] for name in sonames if name in PACKAGES})
    return known, [name for name in sonames if name not in PACKAGES]


def expected(platforms: Sequence[str]) -> set[str]:
    """Return the sonames that Qt will probably ask for on `platforms`."""
    drawing = _DRAWING if platforms else ()
    return set(drawing).union(*(_EXPECTED[platform] for platform in platforms))


def probably_missing(platforms: Sequence[str]) -> set[str]:
    """Return which of the expected sonames the linker's cache lacks; none where it has no cache."""
    ldconfig = shutil.which("ldconfig", path=os.defpath + ":/sbin:/usr/sbin")
    if ldconfig is None:
        return set()
    cache = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return {name for name in expected(platforms) if f"\t{name} " not in cache}


def files_to_ask(pyside: Path, platforms: Sequence[str]) -> list[Path]:
    """Return the files of Qt whose needs count: the modules we import and their plugins.

    Args:
        pyside: the folder of PySide6 in the environment.
        platforms: Qt's platforms in use: offscreen, xcb, wayland.
    """
    plugins = pyside / "Qt" / "plugins"
    wanted = [pyside / f"{module}.abi3.so" for module in _MODULES]
    wanted += [plugins / "platforms" / f"libq{platform}.so" for platform in platforms]
    wanted += sorted((plugins / "iconengines").glob("*.so"))
    wanted += sorted((plugins / "imageformats").glob("*.so"))
    return [file for file in wanted if file.exists()]


def missing(pyside: Path, platforms: Sequence[str]) -> set[str]:
    """Return the sonames that Qt needs on `platforms` and the system does not have.

    Empty on a system without `ldd` (macOS, Windows), where Qt's wheel brings everything.
    """
    files = files_to_ask(pyside, platforms)
    if shutil.which("ldd") is None or not files:
        return set()
    answer = subprocess.run(
        ["ldd", *map(str, files)], capture_output=True, text=True, check=False
    ).stdout
    return not_found(answer)
