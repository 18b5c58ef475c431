"""The spellings of one name: words that news writes in two ways (أمريكي، أميركي; سوريا، سورية)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.analysis.text.fold import fold_word
from resources.lexicons import Row


class Spelling(NamedTuple):
    """Two folded spellings of a whole word, or of letters wherever they stand."""

    one: str
    other: str
    whole: bool


def read_spellings(rows: Iterable[Row]) -> tuple[Spelling, ...]:
    """The rows of ``name_spellings.tsv``."""
    return tuple(
        Spelling(fold_word(row["one"]), fold_word(row["other"]), row["part"] == "word")
        for row in rows
    )


def spellings_of(name: str, pairs: Iterable[Spelling]) -> Iterator[str]:
    """A folded name, and it with each word spelt the other way."""
    found = {name: None}
    for pair in pairs:
        for held in tuple(found):
            found.setdefault(_replaced(held, pair.one, pair.other, whole=pair.whole))
            found.setdefault(_replaced(held, pair.other, pair.one, whole=pair.whole))
    yield from found


def _replaced(name: str, one: str, other: str, *, whole: bool) -> str:
    if not whole:
        return name.replace(one, other)
    return f" {name} ".replace(f" {one} ", f" {other} ").strip()
