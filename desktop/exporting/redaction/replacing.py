"""A text with labels in the places of names, and where its characters went. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.exporting.redaction.names import Found, NameFinder

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """One replacement after another in one text: old spans in order, and their new ones."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]

    def moved(self, start: int, end: int) -> Span:
        first = self._start(start)
        return first, first if end == start else self._end(end)

    def _start(self, at: int) -> int:
        number = bisect_right(self.old, at, key=lambda span: span[0]) - 1
        if number >= 0 and at < self.old[number][1]:
            return self.new[number][0]
        return at + self._shift(number)

    def _end(self, at: int) -> int:
        number = bisect_left(self.old, at, key=lambda span: span[0]) - 1
        if number >= 0 and at < self.old[number][1]:
            return self.new[number][1]
        return at + self._shift(number)

    def _shift(self, number: int) -> int:
        """How far what stands behind a name went."""
        return self.new[number][1] - self.old[number][1] if number >= 0 else 0


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text after its names were replaced."""

    text: str
    _steps: tuple[_Step, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where a span of the old text went; one that begins or ends inside of a name takes in
        the whole label."""
        for step in self._steps:
            start, end = step.moved(start, end)
        return start, end


class Replace(Protocol):
    """Replaces the names of a text, and those that are seen where ``quoted`` spans are cut out of
    it: a quotation may begin or end within a word."""

    def __call__(self, text: str, quoted: Iterable[Span] = ()) -> Replaced: ...


def replacer(finder: NameFinder, labels: Sequence[str], seen: set[int] | None = None) -> Replace:
    """What puts a label in the place of every name.

    Args:
        finder: finds the names.
        labels: one for each name, none with a name in it.
        seen: is given the numbers of the names that were somewhere.
    """
    met = set[int]() if seen is None else seen

    def replace(text: str, quoted: Iterable[Span] = ()) -> Replaced:
        steps: list[_Step] = []
        cut = [span for span in quoted if _cuts_a_word(text, *span)]
        # A label and what stands beside it may make a name again. Each round leaves fewer
        # characters that are no label's, so it ends.
        while found := _found(finder, text, cut):
            met.update(each.name for each in found)
            text, step = _labelled(text, found, labels)
            steps.append(step)
            cut = [step.moved(*span) for span in cut]
        return Replaced(text, tuple(steps))

    return replace


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    return any(0 < at < len(text) and text[at - 1 : at + 1].isalnum() for at in (start, end))


def _found(finder: NameFinder, text: str, cut: Sequence[Span]) -> list[Found]:
    """All names in order, none over another."""
    found = list(finder(text))
    for start, end in cut:
        inside = finder(text[start:end])
        found += [Found(start + each.start, start + each.end, each.name) for each in inside]
    apart: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def _labelled(text: str, found: Sequence[Found], labels: Sequence[str]) -> tuple[str, _Step]:
    old, new, pieces, position, length = [], [], [], 0, 0
    for each in found:
        label = labels[each.name]
        length += each.start - position
        pieces += [text[position : each.start], label]
        old.append((each.start, each.end))
        new.append((length, length + len(label)))
        length += len(label)
        position = each.end
    return "".join([*pieces, text[position:]]), _Step(tuple(old), tuple(new))
