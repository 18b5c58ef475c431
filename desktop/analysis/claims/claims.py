"""The claims of an article: what is said to be so, through whom, how surely."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from desktop.analysis.claims.headlines import split_headline
from desktop.analysis.claims.hedges import find_hedges
from desktop.analysis.claims.quoting import is_quoted
from desktop.analysis.claims.spans import trimmed
from desktop.analysis.claims.statements import Statement, Statements, read_statements
from desktop.analysis.model import Claim, Event, Quote, Stance
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


def find_claims(reading: Reading, lexicons: Lexicons) -> Reading:
    """Fill ``claims``, in the order of the text. Every sentence of headline and body belongs to at
    least one, but for one that only answers the sentence before («لكن الشرطة نفت ذلك»). Chains
    name the sources that ``find_sources`` found."""
    statements = read_statements(reading, lexicons)
    claims: list[Claim] = []
    for statement in statements.items:
        for start, end in _spans(statements, statement):
            if start < end:
                claims.append(_claim(statements, statement, start, end, len(claims) + 1))
    return replace(reading, claims=tuple(claims))


def _spans(statements: Statements, statement: Statement) -> list[tuple[int, int]]:
    piece = statement.piece
    opening = piece.opening
    governed = opening is not None and bool(opening.again)
    span = trimmed(statements.words, statements.known, piece.start, piece.end, governed=governed)
    if statement.headline and not piece.attributed:
        return split_headline(statements.words, *span)
    return [span]


def _claim(
    statements: Statements, statement: Statement, start: int, end: int, number: int
) -> Claim:
    words = statements.words
    reading = words.reading
    attributed = len(statement.chain.voices) > 1
    hedges = find_hedges(words, statements.known, start, end)
    opening = statement.piece.opening
    if opening is not None and opening.hedge is not None:
        hedges = (reading.quote(*opening.hedge), *hedges)
    return Claim(
        id=f"c{number}",
        start=start,
        end=end,
        text=reading.text[start:end],
        chain=statement.chain.voices,
        cues=statement.chain.cues,
        stance=_stance(statement),
        quoted=attributed and is_quoted(words, statements.known, start, end),
        hedges=_distinct(hedges),
        events=tuple(event.id for event in _inside(statements.events, start, end)),
    )


def _stance(statement: Statement) -> Stance:
    """The stance of the origin's cue; the outlet alone reports."""
    piece = statement.piece
    if len(statement.chain.voices) == 1:
        return "reports"
    if piece.opening is not None:
        return piece.opening.stance
    if piece.closing:
        return piece.closing[0].stance
    return "reports"


def _distinct(hedges: tuple[Quote, ...]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(hedges))


def _inside(events: list[Event], start: int, end: int) -> list[Event]:
    first = bisect_left(events, start, key=lambda event: event.trigger.start)
    return events[first : bisect_left(events, end, key=lambda event: event.trigger.start)]
