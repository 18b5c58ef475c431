"""A text reduced to what makes a name recognisable, with the way back to its characters.

It goes further than :mod:`desktop.analysis.text.fold`: capitals and accents fall away too, and a
letter that is written as an escape of a web address (``%D8%A3``), of HTML (``&#1571;``) or of JSON
(``\\u0623``) is the letter, since whoever reads the file can read it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from desktop.analysis.text.fold import fold_word

_ESCAPED = re.compile(
    r"(?P<url>(?:%[0-9A-Fa-f]{2})+)"
    r"|(?P<html>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});)"
    r"|(?P<json>(?:\\u[0-9A-Fa-f]{4})+)"
)

ARABIC = "\u0621-\u064a\u0671-\u06d3"
IS_ARABIC = re.compile(f"[{ARABIC}]")
_READ_OVER = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Letters:
    """``text`` in plain letters; letter ``i`` comes from ``starts[i]:ends[i]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that letters ``start:end`` (not empty) come from."""
        return self.starts[start], self.ends[end - 1]


def letters_alone(text: str) -> str:
    """The plain letters without the way back: fast, for large files."""
    return _ESCAPED.sub(_read, text).translate(_TABLE)


def letters(text: str) -> Letters:
    """The plain letters of a text; marks that follow a letter belong to it."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0

    def take(written: str, start: int, end: int) -> None:
        kept = "".join(map(_plain, written))
        if not kept and ends and ends[-1] == start:
            ends[-1] = end
        plain.append(kept)
        starts.extend([start] * len(kept))
        ends.extend([end] * len(kept))

    for escaped in _ESCAPED.finditer(text):
        for each in range(at, escaped.start()):
            take(text[each], each, each + 1)
        take(_read(escaped), escaped.start(), escaped.end())
        at = escaped.end()
    for each in range(at, len(text)):
        take(text[each], each, each + 1)
    return Letters("".join(plain), tuple(starts), tuple(ends))


@lru_cache(maxsize=1 << 14)
def _plain(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in parts if not _is_no_letter(part))
    return fold_word(kept).casefold()


def _is_no_letter(character: str) -> bool:
    """Marks, and what shows nothing or only that something was lost: a name is read over it."""
    if character in "\t\n\r":
        return False
    return character == "\ufffd" or unicodedata.category(character) in _READ_OVER


class _Table(dict[int, str]):
    """What a code point becomes, worked out when it is met first."""

    def __missing__(self, point: int) -> str:
        plain = self[point] = _plain(chr(point))
        return plain


_TABLE = _Table()


def _read(escaped: re.Match[str]) -> str:
    written = escaped.group()
    if escaped["url"]:
        read = _apart(unquote(written), escaped) if _is_utf8(written) else written
    elif escaped["html"]:
        read = html.unescape(written)
    else:
        read = "".join(chr(int(unit, 16)) for unit in written.split("\\u")[1:])
    return read


def _apart(read: str, escaped: re.Match[str]) -> str:
    """Arabic letters that an address has escaped are a word of their own beside those that it has
    not: a reader sees «أبو ياسر» in «أبو ياسر%D9%82…»."""
    beside = (
        escaped.string[max(0, escaped.start() - 1) : escaped.start()],
        escaped.string[escaped.end() : escaped.end() + 1],
    )
    before, behind = (IS_ARABIC.match(letter) is not None for letter in beside)
    left = " " if before and IS_ARABIC.match(read) else ""
    right = " " if behind and IS_ARABIC.match(read[-1:]) else ""
    return f"{left}{read}{right}"


def _is_utf8(written: str) -> bool:
    try:
        unquote(written, errors="strict")
    except UnicodeDecodeError:
        return False
    return True
