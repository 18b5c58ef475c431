"""Which spans of an article are marked and how: pure, so that tests need no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from desktop.analysis.claims.loaded import LoadedTerm
from desktop.analysis.model import Analysis, Mention
from desktop.look.palette import Palette
from desktop.panes.article_spans import SpanIndex
from desktop.panes.of_reading import once_a_reading
from desktop.workspace.lighting import Lit
from desktop.workspace.notes import PlacedNote
from desktop.workspace.rules import AllOf, AnyOf, Chosen, ItemKind, Rule

Layer = Literal[
    "person", "organisation", "place", "facility", "weapon", "other", "time", "quantity", "loaded",
    "claim", "note",
]  # fmt: skip
NAME_LAYERS: tuple[Layer, ...] = (
    "person", "organisation", "place", "facility", "weapon", "other",
)  # fmt: skip
LAYERS: tuple[Layer, ...] = (*NAME_LAYERS, "time", "quantity", "loaded", "claim", "note")
Strength = Literal["confirmed", "strong", "weak", "doubtful"]

DOUBT = 0.6
"""Below this confidence a mention is drawn lighter."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span: ``layer`` names the shape and hue, ``item``/``id`` what a click chooses (of a
    note, what it opens).

    ``start``/``end`` are characters of the stored text, end exclusive.
    """

    start: int
    end: int
    layer: Layer
    item: ItemKind | Literal["note"]
    id: str
    strength: Strength


class Span(NamedTuple):
    """Characters of the stored text, end exclusive."""

    start: int
    end: int


class Ink(NamedTuple):
    """Words in another colour than the text's."""

    start: int
    end: int
    colour: str


def marks(
    analysis: Analysis,
    layers: Set[Layer],
    notes: Iterable[PlacedNote] = (),
    loaded: Iterable[LoadedTerm] = (),
) -> SpanIndex[Mark]:
    """The marks of the visible layers; ``loaded`` are the words that take a side."""
    return SpanIndex(
        [
            *(mark for mark in reading_marks(analysis) if mark.layer in layers),
            *_loaded_marks(loaded, layers),
            *_note_marks(notes, layers),
        ]
    )


def _loaded_marks(loaded: Iterable[LoadedTerm], layers: Set[Layer]) -> Iterator[Mark]:
    """A click on one chooses the claim that uses it; the outlet's own words have none."""
    if "loaded" in layers:
        for term in loaded:
            place = term.term.start, term.term.end
            yield Mark(*place, "loaded", "claim", term.claim or "", "strong")


def _note_marks(notes: Iterable[PlacedNote], layers: Set[Layer]) -> Iterator[Mark]:
    if "note" in layers:
        for note in notes:
            if note.place is not None:
                yield Mark(*note.place, "note", "note", note.uid, "strong")


@once_a_reading
def reading_marks(analysis: Analysis) -> tuple[Mark, ...]:
    """What a reading itself marks, of all layers."""
    return (
        *(
            Mark(m.start, m.end, m.kind, "mention", m.id, mention_strength(m))
            for m in analysis.mentions
            if m.form != "pronoun"
        ),
        *(
            Mark(
                t.start,
                t.end,
                "time",
                "time",
                t.id,
                "strong" if t.earliest or t.latest else "doubtful",
            )
            for t in analysis.times
        ),
        *(
            Mark(
                q.start,
                q.end,
                "quantity",
                "quantity",
                q.id,
                "doubtful" if q.approximate else "strong",
            )
            for q in analysis.quantities
        ),
    )


def mention_strength(mention: Mention) -> Strength:
    """Confirmed by a person; else doubt before form: a description is weaker than a name."""
    if mention.by == "analyst":
        return "confirmed"
    if mention.confidence < DOUBT:
        return "doubtful"
    return "strong" if mention.form == "name" else "weak"


def is_lit(mark: Mark, lit: Lit | None) -> bool:
    """Whether the shared selection leaves a mark bright."""
    if lit is None or mark.item == "note":
        return True
    ids = {
        "mention": lit.mentions,
        "time": lit.times,
        "quantity": lit.quantities,
        "claim": lit.claims,
    }
    return mark.id in ids.get(mark.item, frozenset())


def chosen_spans(rule: Rule | None, analysis: Analysis) -> list[Span]:
    """The spans of what was chosen itself: they get the selection's ground."""
    match rule:
        case Chosen("entity", item):
            found = [Span(m.start, m.end) for m in analysis.mentions if m.entity == item]
        case Chosen("mention", item):
            found = [Span(m.start, m.end) for m in analysis.mentions if m.id == item]
        case Chosen("time", item):
            found = [Span(t.start, t.end) for t in analysis.times if t.id == item]
        case Chosen("quantity", item):
            found = [Span(q.start, q.end) for q in analysis.quantities if q.id == item]
        case Chosen("event", item):
            found = [Span(e.trigger.start, e.trigger.end) for e in analysis.events if e.id == item]
        case Chosen("claim", item):
            found = [Span(c.start, c.end) for c in analysis.claims if c.id == item]
        case AnyOf(rules) | AllOf(rules):
            found = [span for part in rules for span in chosen_spans(part, analysis)]
        case _:
            found = []
    return found


def dimmed_spans(length: int, bright: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What lies between sorted bright spans in a text of ``length`` characters."""
    dimmed, at = [], 0
    for start, end in bright:
        if start > at:
            dimmed.append((at, start))
        at = max(at, end)
    return [*dimmed, (at, length)] if at < length else dimmed


def lit_spans(analysis: Analysis, lit: Lit) -> list[tuple[int, int]]:
    """The spans that keep their full ink under a selection: its marks, claims and triggers."""
    spans = [(m.start, m.end) for m in analysis.mentions if m.id in lit.mentions]
    spans += [(t.start, t.end) for t in analysis.times if t.id in lit.times]
    spans += [(q.start, q.end) for q in analysis.quantities if q.id in lit.quantities]
    spans += [(c.start, c.end) for c in analysis.claims if c.id in lit.claims]
    spans += [(e.trigger.start, e.trigger.end) for e in analysis.events if e.id in lit.events]
    return sorted(spans)


def inks(
    analysis: Analysis, lit: Lit | None, layers: Set[Layer], palette: Palette
) -> SpanIndex[Ink]:
    """Words of another ink than the text's: what a selection dims, else what attributes claims."""
    if lit is not None:
        dimmed = dimmed_spans(len(analysis.document.text), lit_spans(analysis, lit))
        return SpanIndex(Ink(start, end, palette.faint) for start, end in dimmed)
    if "claim" not in layers:
        return SpanIndex()
    return SpanIndex(
        Ink(cue.start, cue.end, palette.stances[claim.stance][0])
        for claim in analysis.claims
        for cue in claim.cues
    )
