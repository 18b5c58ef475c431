"""Names of files and of members of archives as they are shown: without what would mislead a reader,
and never used as a path."""

from __future__ import annotations

import os
import re
import unicodedata
import zipfile
from pathlib import PurePath

# Flag of a name in UTF-8 (APPNOTE, 4.4.4); other names are in the code page of their machine.
_UTF8 = 0x800
# Arabic Windows writes the second, other programs the first; what is neither is the third.
_WINDOWS, _DOS, _WESTERN = "cp1256", "cp720", "cp437"
_ARABIC = re.compile(r"[\u0621-\u064a]")
_COMMON = re.compile(r"ال|[اليمنورتب]")
# Marks of direction can make «exe.txt» of «txt.exe»; controls break the line.
_MISLEADING = re.compile(r"[\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSEEN = re.compile(r"[\u200e\u200f\u061c\ufeff]")
_LONGEST = 300


def shown_name(info: zipfile.ZipInfo) -> str:
    """The path of a member as people read it, its parts divided by «/».

    Steps upwards stay to be seen; what would turn the direction of the name or break its line is
    shown as «\ufffd».
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        name = mended(name.encode(_WESTERN, errors="replace"))
    parts = safe_text(name).replace("\\", "/").split("/")
    whole = unicodedata.normalize("NFC", "/".join(part for part in parts if part not in {"", "."}))
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"


def file_name(path: PurePath) -> str:
    """The name of a file as people read it, also where it is no UTF-8, as on machines of before."""
    name = path.name
    try:
        name.encode()
    except UnicodeEncodeError:
        name = mended(os.fsencode(name))
    return safe_text(name)


def safe_name(name: str) -> str:
    """The name of a file that came with a message: one part of a path, shown like a member's."""
    return safe_text(name).replace("\\", "/").replace("/", "_")[-_LONGEST:]


def safe_text(text: str) -> str:
    """A text of one line without what turns its direction or breaks it."""
    return _MISLEADING.sub("\ufffd", _UNSEEN.sub("", text))


def mended(raw: bytes) -> str:
    """The text of a name in an encoding that nobody told."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    written = [raw.decode(page, errors="replace") for page in (_WINDOWS, _DOS)]
    likeliest = max(written, key=_likeness)
    foreign = sum(byte >= 0x80 for byte in raw)
    if len(_ARABIC.findall(likeliest)) >= 0.6 * foreign:
        return likeliest
    return raw.decode(_WESTERN)


def _likeness(name: str) -> int:
    """How much a name looks like Arabic: its letters, and those that are common once more."""
    return len(_ARABIC.findall(name)) + len(_COMMON.findall(name))
