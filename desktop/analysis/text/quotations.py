"""Quotations: the spans between quotation marks, nested ones included."""

from __future__ import annotations

from dataclasses import dataclass

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", "﴿": "﴾"}
# Straight quotes and, in careless typing, two curly ones of the same kind, open and close alike.
# Which of the two a mark does is then told by where the word stands.
_TOGGLES = '"”″'
# A quotation that runs on further than this was never closed.
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start``/``end`` include the marks, ``inner_start``/``inner_end`` don't (characters)."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All closed quotations in order of their opening mark. A line break inside one ends the search
    for its closing mark only at the next blank line: a quotation may run over several sentences."""
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if stack and _closes(text, index, stack[-1]):
            _, start = stack.pop()
            if index - start <= _LONGEST:
                found.append(Quotation(start, index + 1, start + 1, index))
        elif character in _PAIRS:
            stack.append((_PAIRS[character], index))
        elif character in _TOGGLES:
            closing = '"' if character == '"' else character
            stack.append((closing, index))
        elif character == "\n":
            stack = [] if text[index + 1 : index + 2] in ("\n", "") else stack
    return tuple(sorted(found, key=lambda quotation: quotation.start))


def _closes(text: str, index: int, opened: tuple[str, int]) -> bool:
    """Whether a mark closes the quotation ``opened`` last (its closing mark, where it opened)."""
    character, (closing, start) = text[index], opened
    if character not in (closing, text[start]):
        return False
    before = text[index - 1 : index]
    after = text[index + 1 : index + 2]
    opens = (not before or before.isspace() or before in "([") and after.isalnum()
    if character in _TOGGLES and closing == character:
        return not opens
    if character == closing:
        return True
    return character == "“" and index - start > 1 and not opens and not before.isspace()
