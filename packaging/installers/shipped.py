"""Of whose works the installed program is made: each with its version, its licence and its text.

Read off the folder itself: a package that is installed for the build and not shipped is not named.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from licences import BEGIN, home_of, licence_of

from installers import frozen, release

_WITHIN = Path(__file__).parent / "within_wheels.toml"
_OWN_TEXTS = Path(__file__).parent / "licences"
_TEXT = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[-_.]+")  # of a distribution's name: all the same
_CODE = (".py", ".pyc", ".pyi", ".h")
# Texts of our own keeping, for wheels that bring none.
_WITHOUT_TEXT = {
    "pyside6-essentials": "LGPL-3.0-only.txt",
    "shiboken6": "LGPL-3.0-only.txt",
    "flatbuffers": "Apache-2.0.txt",
    "dkpro-cassis": "Apache-2.0.txt",
}
# Part of PyInstaller is in every program that it makes, under the GPL with an exception for them.
_ALWAYS = ("pyinstaller",)


@dataclass(frozen=True)
class Part:
    """One work in the program.

    Attributes:
        name, version: as its authors call it; the version is empty where nothing tells it.
        licence: an expression of SPDX, or the name that its authors give.
        source: where it comes from.
        kind: `library` or `data`.
        address: as package registries write it (https://github.com/package-url), or empty.
        texts: files with its licence.
    """

    name: str
    version: str
    licence: str
    source: str
    kind: str
    address: str
    texts: tuple[Path, ...]


class TextMissing(Exception):
    """A work has no text of its licence; somebody has to find it before it may be shipped."""


def parts(program: Path) -> list[Part]:
    """Return every work in the folder of the program, sorted by kind and name.

    Raises:
        TextMissing: a library brings no licence, and none of ours is named for it.
    """
    found = [_python(), *_distributions(program), *_within_wheels(program), *data()]
    if sys.platform == "linux":
        found += _of_debian(program)
    return sorted(found, key=lambda part: (part.kind, part.name.lower()))


def distribution_names(program: Path) -> list[str]:
    """Return the names of the distributions of PyPI that the program has something of."""
    owners = metadata.packages_distributions()
    tops = {name.partition(".")[0] for name in frozen.modules(program)}
    tops |= {path.name.removesuffix(".libs") for path in (program / frozen.INSIDE).iterdir()}
    names = {_PUNCTUATION.sub("-", o).lower() for top in tops for o in owners.get(top, ())}
    return sorted(names | set(_ALWAYS))


def _distributions(program: Path) -> Iterator[Part]:
    for name in distribution_names(program):
        about = metadata.metadata(name)
        version = str(about["Version"])
        yield Part(
            name=name,
            version=version,
            licence=licence_of(about),
            source=home_of(about),
            kind="library",
            address=f"pkg:pypi/{name}@{version}",
            texts=_texts_of(name),
        )


def _texts_of(name: str) -> tuple[Path, ...]:
    if name in _WITHOUT_TEXT:
        return (_OWN_TEXTS / _WITHOUT_TEXT[name],)
    found = tuple(
        Path(str(file.locate()))
        for file in sorted(metadata.files(name) or ())
        if (_TEXT.search(file.name) or "licenses" in file.parts[:-1])
        and file.suffix not in _CODE
        and (file.parts[0].endswith(".dist-info") or len(file.parts) == 2)
    )
    if not found:
        raise TextMissing(
            f"{name} brings no text of its licence: find it, and name it in shipped.py."
        )
    return found


def _python() -> Part:
    version = sys.version.split()[0]
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
    )
    text = next((place for place in places if place.is_file()), None)
    if text is None:
        raise TextMissing("This Python has no LICENSE.txt beside its library.")
    address, source = f"pkg:generic/python@{version}", "https://www.python.org"
    return Part("Python", version, "PSF-2.0", source, "library", address, (text,))


def _within_wheels(program: Path) -> Iterator[Part]:
    places = [str(file.relative_to(program)) for file in frozen.files(program)]
    for row in tomllib.loads(_WITHIN.read_text(encoding="utf-8"))["library"]:
        if any(re.search(row["files"], place) for place in places):
            version = metadata.version(row["version_of"]) if "version_of" in row else ""
            texts = _texts_of(row["of"])
            yield Part(row["name"], version, row["licence"], row["source"], "library", "", texts)


def _of_debian(program: Path) -> Iterator[Part]:
    """The libraries of the machine that builds, by the packages of Debian that they are of."""
    packages: dict[str, str] = {}
    for file in (program / frozen.INSIDE).glob("*.so*"):
        foreign = file.is_symlink() or file.name.startswith("libpython")
        owner = None if foreign else _debian_owner(file.name)
        if owner is not None:
            packages[owner[0]] = owner[1]
    for name, version in sorted(packages.items()):
        text = Path("/usr/share/doc") / name / "copyright"
        if not text.is_file():
            raise TextMissing(f"{text} is not there.")
        source = f"https://packages.debian.org/bookworm/{name}"
        address = f"pkg:deb/debian/{name}@{version}"
        yield Part(name, version, "see its text", source, "library", address, (text.resolve(),))


def _debian_owner(library: str) -> tuple[str, str] | None:
    """Name and version of the package that has a library; none where no package does."""
    told = subprocess.run(
        ["dpkg-query", "--search", f"*/{library}"], capture_output=True, text=True, check=False
    )
    name = told.stdout.partition(":")[0] if told.returncode == 0 else ""
    if not name:
        return None
    asked = ["dpkg-query", "--show", "--showformat=${Version}\n", name]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    return name, version[0]


def data() -> Iterator[Part]:
    """Return the fonts, tables and weights that NOTICE.md lists before its libraries."""
    notice = (release.ROOT / "resources" / "NOTICE.md").read_text(encoding="utf-8")
    text = release.ROOT / "resources" / "NOTICE.md"
    for line in notice.split(BEGIN)[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if (
            line.startswith("| ")
            and not line.startswith("| ---")
            and cells[-1].startswith(("http", "as "))
        ):
            yield Part(cells[0], "", cells[-2], cells[-1], "data", "", (text,))
