"""ICU's data as Qt brings it, without what the languages of the window have no use for.

Most of its 32 MB are names of currencies, units, regions and time zones in some 200 languages. The
file is ICU's common data (https://unicode-org.github.io/icu/userguide/icu_data/, `ucmndata.h`): a
header; how many items there are; where the name and the bytes of each stand, counted from behind
the header, in the order of their names; the names; the items, each at a multiple of 16.
"""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from struct import Struct
from tempfile import TemporaryDirectory

_LANGUAGES = ("ar", "en")
_OF_A_LANGUAGE = re.compile(r"(?:^|/)(?!res_index)(?P<language>[a-z]{2,3})(?:_\w+)?\.(?:res|brk)$")
# Words of languages that are written without spaces, and how scripts are written in others.
_FOR_NOBODY = re.compile(r"\.dict$|/translit/")
_HEADER_SIZE, _COUNT, _ENTRY = Struct("<H"), Struct("<I"), Struct("<II")
_ALIGNED_AT = 16
_LIBRARY = re.compile(r"libicudata\.so\.(?P<version>\d+)")
_SECTION = ".rodata"


def lighten(library: Path) -> None:
    """Write the library (`libicudata.so.N`) anew with the data that `is_needed` keeps.

    Raises:
        ValueError: that is not what the library is called, or holds.
        subprocess.CalledProcessError: objcopy, as or ld could not do it.
    """
    named = _LIBRARY.fullmatch(library.name)
    if named is None:
        raise ValueError(f"{library.name} is not ICU's data for Linux")
    with TemporaryDirectory() as folder:
        data, code = Path(folder, "data"), Path(folder, "code")
        _run("objcopy", "-O", "binary", "-j", _SECTION, str(library), str(data))
        data.write_bytes(without_needless(data.read_bytes()))
        symbol = f"icudt{named['version']}_dat"
        source = (
            f'.section {_SECTION},"a"\n.balign {_ALIGNED_AT}\n.global {symbol}\n'
            f'.type {symbol}, %object\n{symbol}: .incbin "data"\n.size {symbol}, . - {symbol}\n'
            '.section .note.GNU-stack,"",%progbits\n'
        )
        Path(folder, "source").write_text(source, encoding="ascii")
        _run("as", "-I", folder, "-o", str(code), str(Path(folder, "source")))
        made = ("--build-id=none", "-soname", library.name, "-o", str(library), str(code))
        _run("ld", "-shared", *made)


def is_needed(name: str) -> bool:
    """Whether an item is kept: all but what is of another language, or for nobody.

    Args:
        name: the package's name first, as in `icudt73l/coll/ar.res`.
    """
    found = _OF_A_LANGUAGE.search(name)
    return (found is None or found["language"] in _LANGUAGES) and not _FOR_NOBODY.search(name)


def without_needless(data: bytes) -> bytes:
    """Return ICU's common data without the items that are not needed.

    Raises:
        ValueError: it is not such data, of a little-endian machine.
    """
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD" or data[8]:
        raise ValueError("this is not ICU's common data of a little-endian machine")
    (header,) = _HEADER_SIZE.unpack_from(data)
    kept = [(name, item) for name, item in _items(data[header:]) if is_needed(name)]
    return data[:header] + _joined(kept)


def _items(body: bytes) -> list[tuple[str, bytes]]:
    (count,) = _COUNT.unpack_from(body)
    table = body[_COUNT.size : _COUNT.size + count * _ENTRY.size]
    places = list(_ENTRY.iter_unpack(table))
    ends = [*(start for _, start in places), len(body)]
    names = [body[place : body.index(b"\0", place)].decode("ascii") for place, _ in places]
    return [
        (name, body[start:end]) for name, (start, end) in zip(names, pairwise(ends), strict=True)
    ]


def _joined(items: list[tuple[str, bytes]]) -> bytes:
    names = b"".join(name.encode("ascii") + b"\0" for name, _ in items)
    first_name = _COUNT.size + len(items) * _ENTRY.size
    first_item = first_name + len(names)
    first_item += -first_item % _ALIGNED_AT
    table, name_at, item_at = _COUNT.pack(len(items)), first_name, first_item
    for name, item in items:
        table += _ENTRY.pack(name_at, item_at)
        name_at += len(name) + 1
        item_at += len(item)
    return (table + names).ljust(first_item, b"\0") + b"".join(item for _, item in items)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
