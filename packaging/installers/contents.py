"""What goes into the installed program, by lists of what may: whatever a new version of a library
brings along stays out until somebody names it here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib import resources
from pathlib import Path, PurePosixPath

from installers.release import ROOT

ENTRY = Path(__file__).parent / "entry.py"
PACKAGES = ("desktop", "storage", "resources")

# Modules that libraries mention and Rawi never loads. First what could speak to a network: of Rawi
# itself, what asks a cluster, which only the package does.
MODULES_LEFT_OUT = (
    *("ssl", "_ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc"),
    *("asyncio", "socketserver", "webbrowser", "PySide6.QtNetwork", "warcio.capture_http"),
    *("desktop.cluster", "desktop.commands.import_on_cluster", "distributed", "dask", "tornado"),
    *("tkinter", "curses", "readline", "unittest", "doctest", "pydoc", "lib2to3", "distutils"),
    *("setuptools", "pip", "jsonschema", "defusedxml", "sqlite_utils.cli", "tabulate"),
    *("pygments", "markdown_it", "mdurl"),  # what rich colours code with
    *("numpy.random", "numpy.fft", "numpy.testing", "numpy.f2py", "numpy.ma", "numpy.polynomial"),
    *("onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.tools"),
    # kinds of pictures that no page of ours holds
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk"),
    *("PIL.ImageTk", "PIL.ImageQt"),
    # the same code once more, for many comparisons at once on newer processors
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    *("lxml.objectify", "lxml.sax", "lxml.isoschematron", "lxml.html.diff"),
    *("lxml.html._difflib", "lxml.html.soupparser"),
)

QT_LIBRARIES = frozenset(
    (
        *("Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus"),
        *("XcbQpa", "WaylandClient", "WlShellIntegration", "OpenGL"),
    )
)
# Without print plugins: CUPS asks for its server over TCP where it has no socket file.
QT_PLUGINS = {
    "platforms": {"xcb", "wayland", "offscreen", "windows", "cocoa"},
    "imageformats": {"svg", "ico"},
    "iconengines": {"svgicon"},
    "styles": {"modernwindowsstyle", "macstyle"},
    "platformthemes": {"xdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "xcbglintegrations": {"xcb-egl-integration", "xcb-glx-integration"},
    "wayland-shell-integration": {"xdg-shell", "qt-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
}
QT_WORDS = ("qtbase_ar.qm",)

# Of the libraries of the machine that builds, those that may be taken along: the others are on
# every desktop (https://github.com/AppImageCommunity/pkg2appimage, excludelist) and are kept safe
# by the system's own updates.
SYSTEM_LIBRARIES_TAKEN = re.compile(
    r"lib(python3\.\d+|ffi|bz2|lzma|crypto|sqlite3|xkbcommon|xkbcommon-x11"
    r"|xcb-(cursor|icccm|image|keysyms|randr|render|render-util|shape|shm|sync|util|xfixes|xkb))"
    r"\.so\b"
)
# What python-docx's empty document was packed from.
_FOLDERS_LEFT_OUT = {"default-docx-template"}
_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.so.*|\.dll|\.framework|)$")
_PLUGIN = re.compile(r"^(?:lib)?q?(?P<name>.+?)\.(?:so|dll|dylib)$")


def data_files() -> list[tuple[str, str]]:
    """Return Rawi's own data, each file with the folder that it goes to; and what python-docx needs
    to find its own, which it looks for in `docx/parts/../templates`."""
    found = sorted((ROOT / "resources").rglob("*"))
    own = [
        (str(file), file.parent.relative_to(ROOT).as_posix())
        for file in found
        if file.is_file() and file.suffix not in {".py", ".pyc"} and "pictures" not in file.parts
    ]
    return [*own, (str(resources.files("docx") / "py.typed"), "docx/parts")]


def kept(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return those of PyInstaller's entries (place, source, kind) that are shipped."""
    return [entry for entry in entries if is_shipped(entry[0], entry[1])]


def is_shipped(place: str, source: str) -> bool:
    """Whether a file that PyInstaller found is one of ours to ship.

    Args:
        place: where it would lie in the folder of the program.
        source: the file, or for a link what it points to.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    if _FOLDERS_LEFT_OUT & set(path.parts):
        return False
    if "PySide6" in path.parts and "plugins" in path.parts:
        return _is_plugin_taken(path)
    if "PySide6" in path.parts and "translations" in path.parts:
        return path.name in QT_WORDS
    library = _qt_library(path)
    if library is not None:
        return library in QT_LIBRARIES
    if sys.platform == "linux" and _is_of_the_system(source):
        return SYSTEM_LIBRARIES_TAKEN.match(path.name) is not None
    return True


def _is_plugin_taken(path: PurePosixPath) -> bool:
    found = _PLUGIN.match(path.name)
    kind = path.parts[path.parts.index("plugins") + 1]
    names = {found["name"], f"q{found['name']}"} if found else set()
    return bool(names & QT_PLUGINS.get(kind, set()))


def _qt_library(path: PurePosixPath) -> str | None:
    """The name of a part of Qt that a file is of: its library, or its module of PySide6."""
    for part in path.parts:
        found = _QT_LIBRARY.match(part)
        if found:
            return found[1]
    if path.parts[0] == "PySide6" and path.name.startswith("Qt"):
        return path.name.partition(".")[0].removeprefix("Qt")
    return None


def _is_of_the_system(source: str) -> bool:
    return source.startswith(_SYSTEM_FOLDERS) and "/site-packages/" not in source
