"""Whether a brief quotes its sources exactly: each footnote against the text in the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.exporting.brief.exactness import same, writable
from desktop.exporting.brief.read_back import BriefRead, FootnoteRead
from desktop.exporting.brief.seal import holds, key_of, text_seal

Kind = Literal[
    "no_document", "outside", "differs", "says_otherwise", "no_footnote", "unreadable", "lost",
    "unseen", "unseen_quotation", "changed",
]  # fmt: skip
TextOf = Callable[[str], str | None]
"""The text of the document whose digest begins so; None where the case has none."""

_SHOWN = 160
_CUT = " …"


@dataclass(frozen=True, slots=True)
class Difference:
    """What is wrong with a footnote.

    Attributes:
        kind: no_document: the case has no such text. outside: it is shorter than the footnote says.
            differs: other words stand there. says_otherwise: a sentence quotes other words than its
            footnote. no_footnote: a sentence cites one that is not there. unreadable: its place
            cannot be made out. lost: so many footnotes are missing. unseen: the paper shows other
            words than the file's own list. unseen_quotation: the same of what a sentence quotes.
            changed: what stands around the quotations is not as Rawi wrote it; told where all
            else is right.
        number: of the footnote; how many for "lost".
        found: the brief's words.
        text: the words that stand there.
    """

    kind: Kind
    number: int
    digest: str = ""
    start: int = 0
    end: int = 0
    found: str = ""
    text: str = ""


def differences(brief: BriefRead, text_of: TextOf) -> list[Difference]:
    """All that is wrong with the footnotes of a brief, in their order.

    Args:
        brief: as it was read back.
        text_of: gives texts of the case.
    """
    found = [d for note in brief.footnotes if (d := _of_footnote(note, text_of)) is not None]
    found += _of_sentences(brief)
    found += [Difference("unreadable", number) for number in brief.unreadable]
    sealed = _is_sealed(brief, text_of)
    if not sealed:
        found += _unseen(brief)
    if brief.declared is not None and brief.declared > len(brief.footnotes) + len(brief.unreadable):
        missing = brief.declared - len(brief.footnotes) - len(brief.unreadable)
        found.append(Difference("lost", missing))
    if brief.seal and not sealed and not found:
        return [Difference("changed", 0)]
    return sorted(found, key=lambda each: (each.kind == "lost", each.number))


def _is_sealed(brief: BriefRead, text_of: TextOf) -> bool:
    texts = {text_of(note.digest) for note in brief.footnotes}
    key = key_of("" if text is None else text_seal(text) for text in texts)
    return bool(brief.seal and key) and holds(brief.seal, key, brief.body)


def _unseen(brief: BriefRead) -> Iterator[Difference]:
    """What the pages of a paper do not show as its list has it. The order of letters on a page is
    made out by rules of thumb; where the seal holds, the page is proven."""
    quotations = {note.number: note.quotation for note in brief.footnotes}
    for number in brief.unseen:
        yield Difference("unseen", number, found=_short(quotations[number]))
    for number, words in brief.unseen_quoted:
        yield Difference("unseen_quotation", number, found=_short(words))


def _of_footnote(note: FootnoteRead, text_of: TextOf) -> Difference | None:
    place = (note.number, note.digest, note.start, note.end)
    text = text_of(note.digest)
    if text is None:
        return Difference("no_document", *place, found=_short(note.quotation))
    if not 0 <= note.start <= note.end <= len(text):
        return Difference("outside", *place, found=_short(note.quotation))
    stands = text[note.start : note.end]
    if not same(stands, note.quotation):
        return Difference(
            "differs",
            *place,
            _from_difference(note.quotation, stands),
            _from_difference(stands, note.quotation),
        )
    return None


def _of_sentences(brief: BriefRead) -> Iterator[Difference]:
    """What sentences quote must be their footnotes' words, or the beginning of them."""
    notes = {note.number: note for note in brief.footnotes}
    for number, words in brief.quoted:
        note = notes.get(number)
        if note is not None and not _is_of(words, note.quotation):
            yield Difference(
                "says_otherwise", number, found=_short(words), text=_short(note.quotation)
            )
    known = {*notes, *brief.unreadable}
    cited = brief.cited | {number for number, _ in brief.quoted}
    yield from (Difference("no_footnote", number) for number in sorted(cited - known))


def _is_of(words: str, quotation: str) -> bool:
    one, whole = (" ".join(writable(text).split()) for text in (words, quotation))
    if one.endswith(_CUT):
        return whole.startswith(one.removesuffix(_CUT))
    return one == whole


def _from_difference(text: str, other: str) -> str:
    """A text from a little before where it begins to differ from another."""
    at = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), 0)
    start = max(at - 30, 0)
    return ("… " if start else "") + _short(text[start:])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + _CUT
