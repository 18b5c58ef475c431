"""What is read back from a brief: its footnotes, and the words that its sentences quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from desktop.exporting.brief.judgements import Stated

_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{16,64}(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class FootnoteRead:
    """A footnote as it stands in a file; ``digest``: of the document's text, or its beginning."""

    number: int
    digest: str
    start: int
    end: int
    quotation: str


@dataclass(frozen=True, slots=True)
class BriefRead:
    """A brief as it stands in a file.

    Attributes:
        footnotes: in order.
        quoted: what sentences quote, with the number of the footnote.
        unreadable: numbers of footnotes whose place cannot be made out any more.
        cited: the numbers that the text cites.
        declared: how many footnotes the file says that it has; None where it does not say.
        unseen: numbers of footnotes whose words are not on the paper as the file tells them.
        unseen_quoted: the same of what sentences quote.
        judged: what it states of the analyst's judgements, in order.
        seal: that the file has; "" where it has none.
        body: the digest of all that it says, which the seal is of.
    """

    footnotes: tuple[FootnoteRead, ...]
    quoted: tuple[tuple[int, str], ...] = ()
    unreadable: tuple[int, ...] = ()
    cited: frozenset[int] = frozenset()
    declared: int | None = None
    unseen: tuple[int, ...] = ()
    unseen_quoted: tuple[tuple[int, str], ...] = ()
    judged: tuple[Stated, ...] = ()
    seal: str = ""
    body: str = ""


def to_record(brief: BriefRead) -> dict[str, Any]:
    """Plain values, for JSON and between processes."""
    return {**asdict(brief), "cited": sorted(brief.cited)}


def from_record(record: Mapping[str, Any]) -> BriefRead:
    """The brief of :func:`to_record`.

    Raises:
        ValueError: the record is none.
    """
    try:
        return BriefRead(
            tuple(_note(note) for note in record["footnotes"]),
            tuple(map(_quoted, record["quoted"])),
            tuple(map(_whole, record["unreadable"])),
            frozenset(map(_whole, record["cited"])),
            None if record["declared"] is None else _whole(record["declared"]),
            tuple(map(_whole, record["unseen"])),
            tuple(map(_quoted, record["unseen_quoted"])),
            tuple(map(_stated, record["judged"])),
            _text(record["seal"]),
            _text(record["body"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not what was read of a brief") from error


def _note(note: Mapping[str, Any]) -> FootnoteRead:
    return FootnoteRead(
        _whole(note["number"]),
        _text(note["digest"]),
        _whole(note["start"]),
        _whole(note["end"]),
        _text(note["quotation"]),
    )


def _quoted(quoted: Sequence[object]) -> tuple[int, str]:
    number, words = quoted
    return _whole(number), _text(words)


def _stated(stated: Mapping[str, Any]) -> Stated:
    return Stated(_text(stated["code"]), _text(stated["words"]))


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("no number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def digest_in(text: str) -> str:
    """The digest that words of a footnote name; «» where they name none."""
    found = _DIGEST.search(text)
    return found.group() if found else ""


def numbers_in(text: str) -> list[int]:
    """The whole numbers in words, in any digits; separators of thousands are skipped."""
    plain = "".join(
        str(unicodedata.digit(letter)) if letter.isdecimal() else letter
        for letter in re.sub(r"(?<=\d)[,٬](?=\d)", "", text)
    )
    return [int(number) for number in re.findall(r"\d{1,12}", plain)]
