"""The table of libraries in resources/NOTICE.md, from the lock file and the installed metadata.

Runs in the environment. `python3 packaging/dev.py lock` starts it; a test compares the result.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
NOTICE = ROOT / "resources" / "NOTICE.md"
BEGIN = "<!-- libraries: written by packaging/dev.py lock -->"
END = "<!-- end of libraries -->"

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")
# What some authors write in the field License is a name and not an identifier of SPDX.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "LGPL": "LGPL",
    "MIT License": "MIT",
    "zlib/libpng license": "Zlib",
}

# Packages whose metadata names none; read in the LICENSE file of their source.
_READ = {"sqlcipher3": "Zlib"}


class LicenceUnknown(Exception):
    """A package's metadata names no licence; somebody has to read its source and decide."""


def locked(lock: str) -> dict[str, str]:
    """Return the version of each package in the text of a lock file."""
    return dict(_LOCKED.findall(lock))


def licence_of(about: metadata.PackageMetadata) -> str:
    """Return the licence that a package's metadata names, as SPDX where it can be told.

    Raises:
        LicenceUnknown: there is none in it.
    """
    if "License-Expression" in about:
        return str(about["License-Expression"])
    classified = [_CLASSIFIER.match(line) for line in about.get_all("Classifier", [])]
    names = [found[1] for found in classified if found and found[1] != "OSI Approved"]
    field = _field(about, "License")
    if field and "\n" not in field and len(field) < 60:
        names.insert(0, field)
    if not names and about["Name"] in _READ:
        return _READ[about["Name"]]
    if not names:
        raise LicenceUnknown(f"The metadata of {about['Name']} names no licence.")
    return _SPDX.get(names[0], names[0])


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return str(about[name]).strip() if name in about else ""


def home_of(about: metadata.PackageMetadata) -> str:
    """Return the address of a package's source, or of its home page."""
    addresses: dict[str, str] = {}
    for line in about.get_all("Project-URL", []):
        word, _, address = str(line).partition(", ")
        addresses.setdefault(word.lower(), address)
    for word in ("source", "source code", "repository", "github", "homepage", "home"):
        if addresses.get(word):
            return addresses[word]
    return _field(about, "Home-page") or next(iter(addresses.values()), "")


def table(versions: dict[str, str]) -> str:
    """Return the Markdown table of the packages in `versions`, all of which are installed."""
    rows = ["| library | version | licence | source |", "| --- | --- | --- | --- |"]
    for name, version in sorted(versions.items()):
        about = metadata.metadata(name)
        rows.append(f"| {name} | {version} | {licence_of(about)} | {home_of(about)} |")
    return "\n".join(rows)


def with_table(notice: str, rows: str) -> str:
    """Return the text of NOTICE.md with the table between its two marks replaced."""
    before, rest = notice.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{rows}\n{END}{after}"


def main() -> int:
    """Write the table into resources/NOTICE.md."""
    rows = table(locked(LOCK.read_text(encoding="utf-8")))
    NOTICE.write_text(with_table(NOTICE.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
