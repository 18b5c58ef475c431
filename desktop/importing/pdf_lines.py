"""Glyphs become lines of text: from where they are drawn to the order in which they are read."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from desktop.importing.pdf_glyphs import NO_LETTER, Glyph

# In parts of the type's size: what still stands on one line, where a word ends, where a column may.
_SAME_LINE, _WORD_GAP, _COLUMN_GAP = 0.35, 0.12, 0.7
# Headlines are larger than most of the page by so much. Where one has so many gaps, it may be set
# wide: what is not much wider than most of them is a space.
_LARGER, _SPACED_GAPS, _WIDER = 1.15, 3, 1.3
# How far a sign may be drawn from the baseline of its letter, above and below, and from its side.
_MARK_ABOVE, _MARK_BELOW, _MARK_BESIDE = 1.2, 0.7, 0.2
# What only fills a line, between two letters of a word; at a word's end it is written («هـ»).
_STRETCHED = re.compile(r"(?<=[\u0621-\u064a])\u0640+(?=[\u0621-\u0639\u0641-\u064a])")
# Between two digits the first belong to the number (Unicode Bidirectional Algorithm, W4); the
# second stand beside one; the third are in names of several words. Arabic points end all these.
_SIGNS = {"S": ".,/:٫٬", "E": "%+$€£‰", "J": " -–'’&"}
_IN_NAMES = frozenset(_SIGNS)
_LONGEST_RUN = 1000
_ARABIC_POINTS = frozenset("؛؟")
_PAIRS = {bracket: pair for pair in ("()", "[]", "«»", "{}") for bracket in pair}
_ALL_BRACKETS = "".join(_PAIRS)
# Brackets are hardly ever nested deeper.
_NEAR = 8
_POINTS = frozenset(".،؛:؟!,")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or a part of it between wide gaps; edges and baseline in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page, from the top; what stands far apart on one line comes as two."""
    rows = list(_rows([glyph for glyph in glyphs if not glyph.is_mark]))
    _put_marks(rows, [glyph for glyph in glyphs if glyph.is_mark])
    arabic = _mostly_arabic([_kind(glyph.text) for glyph in glyphs])
    body = _common_size(glyphs)
    parts = (part for row in rows for part in _parts(row, body) if _has_text(part))
    return [_line(part, arabic_page=arabic) for part in parts]


def is_latin(text: str) -> bool:
    """Whether a part of a line is read from the left: Latin words, and nothing Arabic."""
    kinds = set(map(_kind, text))
    return "L" in kinds and "R" not in kinds


def _mostly_arabic(kinds: Sequence[str]) -> bool:
    return kinds.count("R") >= kinds.count("L")


def _has_text(glyphs: Sequence[Glyph]) -> bool:
    return any(glyph.text.strip() for glyph in glyphs)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one baseline, from the right."""
    row: list[Glyph] = []
    base = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if row and base - glyph.base > _SAME_LINE * max(glyph.size, row[0].size):
            yield sorted(row, key=lambda glyph: -glyph.middle)
            row = []
        if not row:
            base = glyph.base
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda glyph: -glyph.middle)


def _put_marks(rows: Sequence[list[Glyph]], marks: Sequence[Glyph]) -> None:
    """Each vowel sign is put after the letter that it is drawn over or under."""
    heights = [-row[0].base for row in rows]
    for mark in marks:
        below = bisect(heights, -mark.base - _MARK_BELOW * mark.size)
        above = bisect(heights, -mark.base + _MARK_ABOVE * mark.size)
        near = [
            (row, place) for row in rows[below:above] if (place := _under(row, mark)) is not None
        ]
        if near:
            row, place = min(near, key=lambda found: abs(found[0][found[1]].base - mark.base))
            row[place] = _with_mark(row[place], mark)


def _with_mark(letter: Glyph, mark: Glyph) -> Glyph:
    """What the sign takes of the line's room is no space."""
    left, right = min(letter.left, mark.left), max(letter.right, mark.right)
    return replace(letter, text=letter.text + mark.text, left=left, right=right)


def _under(row: Sequence[Glyph], mark: Glyph) -> int | None:
    """The letter of a row that is nearest to a sign, and not beside it."""
    place = bisect(row, -mark.middle, key=lambda glyph: -glyph.middle)
    letters = [
        number
        for number in range(max(place - 2, 0), min(place + 2, len(row)))
        if row[number].text.strip() and _over(row[number], mark)
    ]
    return min(letters, key=lambda number: abs(row[number].middle - mark.middle), default=None)


def _over(glyph: Glyph, mark: Glyph) -> bool:
    reach = _MARK_BESIDE * mark.size
    return glyph.left - reach <= mark.middle <= glyph.right + reach


def _common_size(glyphs: Sequence[Glyph]) -> float:
    """The size of type that most of a page is set in."""
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _parts(row: Sequence[Glyph], body: float) -> Iterator[list[Glyph]]:
    """A row cut where a gap is wider than spaces are; blanks do not bridge it."""
    part: list[Glyph] = []
    left: float | None = None
    widest = _widest_space(row, body)
    for glyph in row:
        if glyph.text.strip():
            if left is not None and left - glyph.right > max(_COLUMN_GAP * glyph.size, widest):
                yield part
                part, left = [], None
            left = glyph.left if left is None else min(left, glyph.left)
        part.append(glyph)
    yield part


def _widest_space(row: Sequence[Glyph], body: float) -> float:
    """The widest gap between words of a headline that is set wide; 0 where that is not known."""
    seen = [glyph for glyph in row if glyph.text.strip()]
    if not seen or seen[0].size <= _LARGER * body:
        return 0.0
    gaps = [
        after.left - glyph.right
        for after, glyph in pairwise(seen)
        if after.left - glyph.right > _WORD_GAP * glyph.size
    ]
    return _WIDER * median(gaps) if len(gaps) >= _SPACED_GAPS else 0.0


def _line(glyphs: Sequence[Glyph], *, arabic_page: bool) -> Line:
    seen = [glyph for glyph in glyphs if glyph.text.strip()]
    sizes = sorted(glyph.size for glyph in seen)
    return Line(
        _read(glyphs, arabic_page=arabic_page),
        min(glyph.left for glyph in seen),
        max(glyph.right for glyph in seen),
        sorted(glyph.base for glyph in seen)[len(seen) // 2],
        sizes[len(sizes) // 2],
    )


def _read(glyphs: Sequence[Glyph], *, arabic_page: bool) -> str:
    """The text of a line whose glyphs are given from the right.

    A line of an Arabic page that has some Arabic is read from the right, however many Latin words
    a narrow column leaves on it.
    """
    spaced = list(_with_spaces(glyphs))
    kinds = _kinds(spaced)
    if _mostly_arabic(kinds) or (arabic_page and "R" in kinds):
        ordered = _left_to_right_turned(spaced, kinds)
    else:
        ordered = _right_to_left_turned(spaced, kinds)
    text = "".join(glyph.text for glyph in ordered)
    return _with_brackets_turned(_STRETCHED.sub("", " ".join(text.split())))


def _with_spaces(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Many PDFs only move on where a space is."""
    left: float | None = None
    for glyph in glyphs:
        if left is not None and left - glyph.right > _WORD_GAP * glyph.size:
            yield replace(glyph, text=" ", left=glyph.right, right=left)
        yield glyph
        left = glyph.left if left is None else min(left, glyph.left)


def _kinds(glyphs: Sequence[Glyph]) -> list[str]:
    """The kind of each; a glyph that may be any letter goes with the word or number beside it."""
    kinds = [_kind(glyph.text) for glyph in glyphs]
    for place, glyph in enumerate(glyphs):
        if glyph.text == NO_LETTER:
            beside = (*kinds[max(place - 1, 0) : place], *kinds[place + 1 : place + 2])
            kinds[place] = next((kind for kind in beside if kind in "RDAL"), "N")
    return kinds


@lru_cache(4096)
def _kind(text: str) -> str:
    """R: read from the right; L: from the left; D: a digit; A: an Arabic one; S: between digits;
    E: beside a number; J: between the words and numbers of a name; N: none of these."""
    first = text[0]
    if first.isdigit():
        return "A" if "\u0660" <= first <= "\u0669" else "D"
    if first in _ARABIC_POINTS or ("\u0590" <= first <= "\u08ff" and first.isalpha()):
        return "R"
    if first.isalpha():
        return "L"
    return next((kind for kind, signs in _SIGNS.items() if first in signs), "N")


def _left_to_right_turned(glyphs: Sequence[Glyph], kinds: Sequence[str]) -> Iterator[Glyph]:
    """Numbers and Latin words turned round, the rest as it is: from the right."""
    place = 0
    while place < len(glyphs):
        end = max(_end_of_run(kinds, place), place + 1)
        if glyphs[place].text in _PAIRS:
            end = max(_end_of_name(glyphs, kinds, place), end)
        yield from reversed(glyphs[place:end])
        place = end


def _right_to_left_turned(glyphs: Sequence[Glyph], kinds: Sequence[str]) -> Iterator[Glyph]:
    """The line from the left, its Arabic words from the right."""
    end = len(glyphs)
    while end:
        start = end - 1
        if kinds[start] == "R":
            while start and kinds[start - 1] != "L":
                start -= 1
            start = kinds.index("R", start)
            yield from _left_to_right_turned(glyphs[start:end], kinds[start:end])
        else:
            yield glyphs[start]
        end = start


def _end_of_name(glyphs: Sequence[Glyph], kinds: Sequence[str], bracket: int) -> int:
    """Where a Latin name ends that a ``bracket`` to its right belongs to: one whose pair it holds
    (Unicode Bidirectional Algorithm, N0)."""
    if kinds[bracket + 1 : bracket + 2] != ["L"]:
        return 0
    end = _end_of_run(kinds, bracket + 1)
    pair = _PAIRS[glyphs[bracket].text]
    within = sum(glyph.text in pair for glyph in glyphs[bracket + 1 : end])
    return end if within % 2 else 0


def _end_of_run(kinds: Sequence[str], start: int) -> int:
    """Where a run that is read from the left ends: a number with its points, or Latin words with
    all that stands between them, and numbers that are part of their name.

    A number to the right of a Latin word was written before or after it; what is drawn does not
    tell. It is taken for a part of the name (COVID 19) where nothing but a space divides them.
    """
    end, last = start, ""
    gap: list[str] = []
    first = start + 1 if kinds[start] == "E" else start
    for place in range(first, min(len(kinds), first + _LONGEST_RUN)):
        kind = kinds[place]
        if kind == "R" or (place == first and kind not in "DAL"):
            break
        if kind not in "DAL":
            gap.append(kind)
            continue
        if not (last == kind == "L" or _IN_NAMES.issuperset(gap)):
            break
        if last and last != kind and "A" in (last, kind):
            # Arabic digits never turn with Latin words.
            break
        attached = not gap or (gap == ["S"] and last == kind != "L")
        if kind == "L" or (attached and end == place - len(gap)):
            end = place + 1
        last, gap = kind, []
    return end


def _with_brackets_turned(text: str) -> str:
    """Opening brackets after a space and closing ones before one, or before a point: some PDFs name
    what is drawn, others what was written, and PDFium turns some of them. Where that does not tell,
    one opens that another of the line may close."""
    pending: Counter[str] = Counter()
    following = Counter(_PAIRS[character] for character in text if character in _PAIRS)
    written = list(text)
    for place, character in enumerate(text):
        pair = _PAIRS.get(character)
        if pair is None:
            continue
        before = text[max(place - _NEAR, 0) : place].rstrip(_ALL_BRACKETS)[-1:]
        after = text[place : place + _NEAR].lstrip(_ALL_BRACKETS)[:1]
        starts, ends = not before.strip(), not after.strip() or after in _POINTS
        pairs_up = not pending[pair] and following[pair] % 2 == 0
        opens = starts if starts != ends else pairs_up
        following[pair] -= 1
        pending[pair] += 1 if opens else -pending[pair]
        written[place] = pair[0] if opens else pair[1]
    return "".join(written)
