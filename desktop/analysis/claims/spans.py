"""The exact span of a proposition: without connectives before it and punctuation behind it."""

from __future__ import annotations

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.words import Words

_TRAILING = frozenset(" .،؛,:;!…-–—|\n\r\t\u200f\u200e\u00a0")
_LEADING = _TRAILING | {")"}
_PAIRS = {"«": "»", "“": "”", '"': '"', "”": "”", "„": "“"}
# A word with a conjunction written on it has at least so many letters.
_SHORTEST_JOINED = 4
_ENDINGS = ("ت", "ا", "وا", "ات", "ه", "ها", "هم", "نا", "ي", "ين", "ون")
_LEAD_KINDS = ("lead", "contrast", "formula")


def trimmed(
    words: Words, known: Attributions, start: int, end: int, *, governed: bool = False
) -> tuple[int, int]:
    """The span ``start:end`` (characters) without leading connectives, outer punctuation, a
    conjunction that is surely one, and quotation marks that enclose the whole or hang unclosed.

    ``governed``: أن or a preposition stands before it, so that nothing in it can join.
    """
    text = words.reading.text
    start, end = _bare(text, start, end)
    first, stop = words.range_of(start, end)
    if first < stop and words.start(first) == start:
        at = _after_leads(words, known, first, stop)
        if first < at < stop:
            start = words.start(at)
        start = start if governed and at == first else _after_and(words, known, at, start)
    return _bare(text, start, end)


def _after_leads(words: Words, known: Attributions, first: int, stop: int) -> int:
    at = first
    while at < stop:
        lead = known.leads.match(words.folds, at, stop)
        if lead is not None and lead[1] in _LEAD_KINDS and at + lead[0] < stop:
            at += lead[0]
        elif words.is_comma(at):
            at += 1
        else:
            break
    return at


def _after_and(words: Words, known: Attributions, at: int, start: int) -> int:
    """The start behind a conjunction. A word keeps a «و» or «ف» of its own («وزير»): what the
    lexicon has, what is a name, and any «ف» that nothing tells from a root's letter."""
    token = words.tokens[at]
    if token.start != start or token.text[0] not in "وف" or len(token.fold) < _SHORTEST_JOINED:
        return start
    mention = words.mention_at.get(at)
    if mention is not None and mention.start == start:
        return start
    rest = token.fold[1:]
    if rest in known.breaks | known.function_words["after_and"] or rest.startswith("ال"):
        return start + 1
    if mention is not None or start + 1 in words.triggers:
        return start + 1
    own = known.function_words["waw"]
    endings = (token.fold, *(token.fold.removesuffix(end) for end in _ENDINGS))
    return start if token.text[0] == "ف" or not own.isdisjoint(endings) else start + 1


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while True:
        before = (start, end)
        while start < end and text[start] in _LEADING:
            start += 1
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        if end - start > 2 and _PAIRS.get(text[start]) == text[end - 1]:
            if not any(mark in text[start + 1 : end - 1] for mark in (text[start], text[end - 1])):
                start, end = start + 1, end - 1
        elif end > start and _hangs(text, start, end):
            end -= 1
        elif end > start and _opens_alone(text, start, end):
            start += 1
        if (start, end) == before:
            return start, end


def _hangs(text: str, start: int, end: int) -> bool:
    """A closing mark whose opening one stands outside."""
    mark = text[end - 1]
    if mark in ("»", "”", ")"):
        opening = {"»": "«", "”": "“", ")": "("}[mark]
        return text.count(mark, start, end) > text.count(opening, start, end)
    return mark == '"' and text.count('"', start, end) % 2 == 1


def _opens_alone(text: str, start: int, end: int) -> bool:
    mark = text[start]
    if mark in ("«", "“", "("):
        closing = {"«": "»", "“": "”", "(": ")"}[mark]
        return text.count(closing, start, end) < text.count(mark, start, end)
    return mark == '"' and text.count('"', start, end) % 2 == 1
