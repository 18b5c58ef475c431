"""Reads a word processor's document back: its footnotes and what its sentences quote, as a person
sees them, by the styles of their words."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from desktop.exporting.brief.judgements import CELLS, Stated
from desktop.exporting.brief.markup_faults import lack_of_memory_told
from desktop.exporting.brief.problems import MOST_BYTES, BriefTooLarge
from desktop.exporting.brief.read_back import BriefRead, FootnoteRead, digest_in, numbers_in
from desktop.exporting.brief.seal import body_digest
from desktop.exporting.brief.word_footnotes import (
    BOOKMARK,
    DIGEST_STYLE,
    JUDGED,
    OFFSETS_STYLE,
    QUOTATION_STYLE,
    QUOTED_STYLE,
    SEAL,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_JUDGED = re.compile(rf"{JUDGED}\d+_(\w+)")
_MARKS = dict.fromkeys((0x200E, 0x200F))
_PARTING = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""What is no note, but parts notes from the text."""
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, OSError,
    RuntimeError,  # a locked archive; NotImplementedError, of a strange one, is one of them
)  # fmt: skip


def read_word(data: bytes, name: str = "") -> BriefRead:
    """The footnotes and quotations of a document; none of anything where it is no brief.

    Args:
        name: what messages call it.

    Raises:
        BriefTooLarge: unpacked, it holds more than a brief may.
        MemoryError: there is not enough.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [archive.getinfo(f"word/{part}.xml") for part in ("document", "footnotes")]
            if sum(part.file_size for part in parts) > MOST_BYTES:
                raise BriefTooLarge(name, megabytes=MOST_BYTES // 1_000_000)
            body, notes = (_xml(archive.read(part)) for part in parts)
    except _DAMAGED:
        return BriefRead(())
    order = _order(body)
    footnotes, unreadable = [], []
    for note in notes.iter(f"{_W}footnote"):
        if note.get(f"{_W}type") in _PARTING or (number := order.get(_id(note))) is None:
            continue
        offsets = numbers_in(_styled(note, OFFSETS_STYLE))
        digest = digest_in(_styled(note, DIGEST_STYLE))
        if len(offsets) != 2 or not digest:
            unreadable.append(number)
            continue
        start, end = offsets
        quotation = _styled(note, QUOTATION_STYLE)
        footnotes.append(FootnoteRead(number, digest, start, end, quotation))
    footnotes.sort(key=lambda each: each.number)
    quoted = tuple(_quoted(body, order))
    return BriefRead(
        tuple(footnotes), quoted, tuple(unreadable), frozenset(order.values()),
        judged=tuple(_judged(body)),
        seal=_seal(body),
        body=body_digest("\n".join(_said(body, notes, order))),
    )  # fmt: skip


def _seal(body: Any) -> str:
    names = (str(each.get(f"{_W}name")) for each in body.iter(f"{_W}bookmarkStart"))
    return next((name.removeprefix(SEAL) for name in names if name.startswith(SEAL)), "")


def _said(body: Any, notes: Any, order: Mapping[str, int]) -> Iterator[str]:
    """All paragraphs and notes as a reader sees them: a word processor that saves a document
    changes its runs and the numbers of its parts, and marks of direction."""
    named = _bookmarks(body, order)
    for paragraph in body.iter(f"{_W}p"):
        yield _line(paragraph, order, named)
    found = {order.get(_id(note)): note for note in notes.iter(f"{_W}footnote")}
    for number in order.values():
        if number in found:
            yield _line(found[number], {}, {})
    yield from (stated.code for stated in _judged(body))


def _judged(body: Any) -> Iterator[Stated]:
    """What is stated of judgements; a row of a table as a whole."""
    for mark in body.iter(f"{_W}bookmarkStart"):
        if named := _JUDGED.fullmatch(str(mark.get(f"{_W}name"))):
            row = next(mark.iterancestors(f"{_W}tr"), None)
            cells = [mark.getparent()] if row is None else row.iter(f"{_W}p")
            yield Stated(named[1], CELLS.join(filter(None, map(_plain, cells))))


def _plain(paragraph: Any) -> str:
    """The words of a paragraph, without the numbers of its notes."""
    runs = paragraph.iterchildren(f"{_W}r")
    return " ".join("".join(map(_words, runs)).translate(_MARKS).split())


def _line(element: Any, order: Mapping[str, int], named: Mapping[str, int]) -> str:
    words = ""
    for run in element.iter(f"{_W}r", f"{_W}fldSimple"):
        note = run.find(f"{_W}footnoteReference")
        if run.tag == f"{_W}fldSimple":
            instruction = (run.get(f"{_W}instr") or "").split()
            words += "".join(f"[{named[each]}]" for each in instruction if each in named)
        elif note is not None:
            words += f"[{order.get(_id(note), 0)}]"
        elif run.getparent().tag != f"{_W}fldSimple":  # a field's words are its program's
            words += _words(run)
    return " ".join(words.translate(_MARKS).split())


def _order(body: Any) -> dict[str, int]:
    """The numbers that a reader sees: notes are counted where the text refers to them."""
    found = dict.fromkeys(_id(each) for each in body.iter(f"{_W}footnoteReference"))
    return {name: number for number, name in enumerate(found, 1)}


def _xml(raw: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with lack_of_memory_told():
        return etree.fromstring(raw, parser)


def _id(note: Any) -> str:
    return str(note.get(f"{_W}id"))


def _styled(element: Any, style: str) -> str:
    """The words of a style."""
    return "".join(_words(run) for run in element.iter(f"{_W}r") if _style(run) == style)


def _style(run: Any) -> str:
    named = run.find(f"{_W}rPr/{_W}rStyle")
    return "" if named is None else named.get(f"{_W}val") or ""


def _words(run: Any) -> str:
    words = ""
    for child in run:
        if child.tag == f"{_W}t":
            words += child.text or ""
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            words += "\n"
        elif child.tag == f"{_W}tab":
            words += "\t"
    return words


def _quoted(body: Any, order: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """The words that a sentence quotes, with the note behind them: real, or repeated by a field."""
    named = _bookmarks(body, order)
    for paragraph in body.iter(f"{_W}p"):
        words = ""
        for run in paragraph.iter(f"{_W}r", f"{_W}fldSimple"):
            number = None
            if run.tag == f"{_W}fldSimple":
                instruction = (run.get(f"{_W}instr") or "").split()
                number = next((named[each] for each in instruction if each in named), None)
            elif _style(run) == QUOTED_STYLE:
                words += _words(run)
            elif (note := run.find(f"{_W}footnoteReference")) is not None:
                number = order[_id(note)]
            if number is not None and words:
                yield number, words
                words = ""


def _bookmarks(body: Any, order: Mapping[str, int]) -> dict[str, int]:
    """The number of the note behind each bookmark of ours."""
    found: dict[str, int] = {}
    name = ""
    for element in body.iter(f"{_W}bookmarkStart", f"{_W}footnoteReference"):
        if element.tag == f"{_W}footnoteReference":
            found.setdefault(name, order[_id(element)])
            name = ""
        elif str(element.get(f"{_W}name")).startswith(BOOKMARK):
            name = str(element.get(f"{_W}name"))
    return found
