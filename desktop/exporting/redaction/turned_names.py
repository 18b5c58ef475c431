"""A person's name in other orders than it is spoken in: «الكرماوي، سمير», «Karmawi, Samir»,
«S. Karmawi», «skarmawi@…», and with the fathers' names in it («سمير بن خالد الكرماوي»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.analysis.model import MentionKind
from desktop.exporting.redaction.latin_letters import latin_letter, latin_pattern
from desktop.exporting.redaction.letters import ARABIC, IS_ARABIC

FATHERS = rf"(?:[\W_]{{1,4}}(?:بن|ابن|بنت)[\W_]{{1,4}}[{ARABIC}]+){{0,2}}"
"""Names of a father and his father may stand before the last word of a name."""
_APART = r"[\W_]{1,4}"
_KUNYA = frozenset(("ابو", "ابا", "ابي", "بو", "ام", "اخو", "بن", "ابن", "بنت", "عبد", "ال"))
_ARTICLE = "(?:(?:al|el)[-_ .]?)?"
_MOST = 4
_LONG_ENOUGH = 4


def may_be_turned(words: Sequence[str], kind: MentionKind | None) -> bool:
    """Whether a name may have a first and a family name."""
    return (
        kind in (None, "person")
        and 2 <= len(words) <= _MOST
        and len(words[-1]) >= _LONG_ENOUGH
        and _KUNYA.isdisjoint(words)
        and not any(map(str.isdecimal, words))
    )


def turned(words: Sequence[str]) -> Iterator[str]:
    """Patterns of a name in its own letters, one group each, to be found at the beginning of a
    word."""
    *first, family = words
    given = _APART.join(map(re.escape, first))
    if not IS_ARABIC.match(family):
        known = f"{_ARTICLE}{re.escape(family)}"
        yield _whole("a", f"{known}{_APART}{given}")
        yield _initial(re.escape(first[0][0]), known)
        return
    known = f"(?:ال)?{re.escape(family.removeprefix('ال'))}"
    yield _whole("ا", f"{known}{_APART}{given}")
    yield _whole("ا", rf"{re.escape(first[0][0])}\.[\W_]{{0,3}}{known}")


def turned_in_latin(words: Sequence[str]) -> Iterator[str]:
    """Those of an Arabic name in Latin letters."""
    *first, family = words
    given, known = latin_pattern(first, _APART), latin_pattern([family], "")
    if given and known:
        yield _whole("a", f"{known}{_APART}{given}")
    if known:
        yield _initial(latin_letter(first[0][0]), known)


def _initial(letter: str, family: str) -> str:
    """«S. Karmawi», and before an address's sign «skarmawi@»."""
    return _whole("a", rf"{letter}(?:[._-]{{1,2}}[ ]?{family}|{family}(?=\d{{0,4}}@))")


def _whole(letter: str, pattern: str) -> str:
    """As a group, no letter of the same writing behind it."""
    beside = f"[{ARABIC}]" if IS_ARABIC.match(letter) else rf"[^\W\d_{ARABIC}]"
    return f"({pattern})(?!{beside})"
