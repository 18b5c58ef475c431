"""An article read for who says what: its statements in order, each with its chain."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.claims.attribution import Attribution, Link
from desktop.analysis.claims.attribution_reader import AttributionReader
from desktop.analysis.claims.chains import Chain, Ledger
from desktop.analysis.claims.lexicon import Attributions, compiled
from desktop.analysis.claims.passages import Passage, passages
from desktop.analysis.claims.pieces import Piece, divide
from desktop.analysis.claims.words import Words, annotate
from desktop.analysis.model import Event, Source
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


@dataclass(frozen=True, slots=True)
class Statement:
    piece: Piece
    chain: Chain
    headline: bool


@dataclass(frozen=True, slots=True)
class Statements:
    """``events`` in the order of their triggers."""

    words: Words
    known: Attributions
    sources: tuple[Source, ...]
    items: tuple[Statement, ...]
    events: list[Event]


def read_statements(reading: Reading, lexicons: Lexicons) -> Statements:
    """The statements of an article and the sources that they are from."""
    known = compiled(lexicons)
    words = annotate(reading, known.verbs)
    reader = AttributionReader(words, known)
    ledger = Ledger(words, known)
    items: list[Statement] = []
    speech = -1
    for number, passage in enumerate(passages(words, known)):
        pieces = _pieces(words, known, reader, passage, speech)
        chains: dict[int, Chain] = {}
        for piece in pieces:
            parent = chains.get(id(piece.parent)) if piece.parent is not None else None
            chain = ledger.chain_of(piece, parent, number)
            chains[id(piece)] = chain
            if piece.first < 0:
                if not items:
                    continue
                last = items[-1].piece
                piece.start, piece.end = last.start, last.end
            items.append(Statement(piece, chain, passage.headline))
        speech = _open_speech(words, passage, pieces)
    events = sorted(reading.events, key=lambda event: event.trigger.start)
    return Statements(words, known, ledger.sources, tuple(items), events)


def _pieces(
    words: Words, known: Attributions, reader: AttributionReader, passage: Passage, speech: int
) -> list[Piece]:
    first, stop = passage.first, passage.stop
    if speech >= 0 and words.speech[first] == speech:
        start = words.start(first)
        goes_on = Attribution("opens", first, first, (Link(None, start, start),), "asserts", start)
        return divide(words, known, first, stop, [goes_on])
    attributions = reader.read(first, stop, headline=passage.headline)
    return divide(words, known, first, stop, attributions)


def _open_speech(words: Words, passage: Passage, pieces: list[Piece]) -> int:
    """The number of an attributed quotation that runs on into the next sentence, or -1."""
    if not pieces or not pieces[-1].attributed:
        return -1
    return words.speech[passage.stop - 1]
