"""Letters as paper and bitmaps need them: Arabic joined, lines in the order of the eye.

Neither the PDF library nor the bitmap library joins letters or knows directions, so lines are
broken in the order of reading, levels are those of the whole paragraph (Unicode UAX #9), and each
run is joined and turned when it is drawn.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from arabic_reshaper import ArabicReshaper
from bidi import algorithm
from bidi.mirror import MIRRORED

_LRM, _RLM = "\u200e", "\u200f"
_LRE, _RLE, _PDF = "\u202a", "\u202b", "\u202c"
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in order of reading, with its embedding level and whatever it is drawn with."""

    text: str
    level: int
    style: int


def levels(pieces: Sequence[tuple[str, int]], *, rtl: bool) -> list[Letter]:
    """The letters of a paragraph with their levels; marks of direction are gone.

    Args:
        pieces: texts with the numbers of their styles, in order of reading.
        rtl: the direction of the paragraph.
    """
    text, styles = "", []
    for piece, style in pieces:
        plain = _embedded(piece, rtl=rtl)
        text += plain
        styles += [style] * len(plain)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    algorithm.get_embedding_levels(text, storage)
    for letter, style in zip(storage["chars"], styles, strict=True):
        letter["style"] = style
    for stage in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
    ):
        stage(storage, False)  # noqa: FBT003 - their own argument, without a name in all of them
    return [
        Letter(char["ch"], char["level"], char["style"])
        for char in storage["chars"]
        if ord(char["ch"]) not in _INVISIBLE
    ]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one level and style, joined and in the order of the eye."""

    text: str
    style: int


def visual_runs(line: Sequence[Letter], *, rtl: bool) -> list[Run]:
    """The runs of a line from left to right (rules L1, L2 and L4 of UAX #9)."""
    letters = _without_ends(line, int(rtl))
    runs = [
        (level, Run(_drawn("".join(each.text for each in group), level), style))
        for (level, style), group in _grouped(letters)
    ]
    highest = max((level for level, _ in runs), default=0)
    lowest = min((level for level, _ in runs if level % 2), default=highest + 1)
    for level in range(highest, lowest - 1, -1):
        runs = _turned(runs, level)
    return [run for _, run in runs]


def _turned(runs: list[tuple[int, Run]], least: int) -> list[tuple[int, Run]]:
    """The runs with each stretch of a level and higher turned round."""
    found: list[tuple[int, Run]] = []
    stretch: list[tuple[int, Run]] = []
    for run in runs:
        if run[0] >= least:
            stretch.append(run)
            continue
        found += [*reversed(stretch), run]
        stretch = []
    return [*found, *reversed(stretch)]


def one_line(text: str, *, rtl: bool) -> str:
    """A text of one style as it is drawn from left to right."""
    return "".join(run.text for run in visual_runs(levels([(text, 0)], rtl=rtl), rtl=rtl))


@lru_cache(maxsize=1 << 14)
def joined(text: str) -> str:
    """A text with its Arabic letters in the forms that they have beside each other."""
    return str(_reshaper().reshape(text))


def clusters(text: str) -> Iterator[str]:
    """Each letter with the marks on it."""
    cluster = ""
    for letter in text:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (rule P2)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})


def _embedded(text: str, *, rtl: bool) -> str:
    """Isolates as embeddings between marks: the library knows no isolates."""
    if "\u2066" not in text and "\u2067" not in text and "\u2068" not in text:
        return text
    mark = _RLM if rtl else _LRM
    out = []
    for at, letter in enumerate(text):
        if letter in "\u2066\u2067\u2068":
            inner = {"\u2066": False, "\u2067": True}.get(letter, is_rtl(text[at + 1 :]))
            out.append(mark + (_RLE if inner else _LRE))
        else:
            out.append(_PDF + mark if letter == "\u2069" else letter)
    return "".join(out)


def _without_ends(line: Sequence[Letter], base: int) -> list[Letter]:
    """The line with the spaces at its end at the level of the paragraph (rule L1)."""
    end = len(line)
    while end and line[end - 1].text.isspace():
        end -= 1
    return [*line[:end], *(Letter(x.text, base, x.style) for x in line[end:])]


def _grouped(letters: list[Letter]) -> Iterator[tuple[tuple[int, int], Iterator[Letter]]]:
    return groupby(letters, key=lambda letter: (letter.level, letter.style))


def _drawn(text: str, level: int) -> str:
    text = joined(text)
    if level % 2 == 0:
        return text
    turned = reversed(list(clusters(text)))
    return "".join(MIRRORED.get(cluster, cluster) for cluster in turned)
