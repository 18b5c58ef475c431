"""A conflict as it was found, and which of several that tell the same are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.analysis.claims.claim_view import ClaimView
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.model import ConflictKind
from desktop.analysis.reasons import code_of

# Who denies a part in a deed answers everyone who tells of it; any other denial answers one.
_ANSWERS_ALL = "denied_part"
# What is denied may only be said not to have been («لم يسقط قتلى»).
_NEGATED = "denied_event"


@dataclass(frozen=True, slots=True)
class Found:
    kind: ConflictKind
    one: ClaimView
    two: ClaimView
    why: str

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.one.claim.id, self.two.claim.id))

    @property
    def mixed(self) -> bool:
        """Whether one of the two stands in the headline, the other in the text."""
        return self.one.headline != self.two.headline


def apart(one: ClaimView, two: ClaimView) -> bool:
    """Whether neither claim is a part of the other; a repeated span is another's answer to it."""
    a, b = one.claim, two.claim
    if (a.start, a.end) == (b.start, b.end):
        return a.stance != b.stance
    return a.end <= b.start or b.end <= a.start


def nearest_tellings(comparison: Comparison, found: Iterable[Found]) -> Iterator[Found]:
    """Of the pairs that tell one conflict anew those of the nearest tellings, in their order.

    A denial answers one claim: that whose words it repeats, else the likest of its part of the
    article. Two voices that tell opposite outcomes again and again do so once.
    """
    rows = sorted(found, key=lambda row: _rank(comparison, row))
    denials: set[str] = set()
    voices: set[tuple[str, frozenset[str]]] = set()
    texts: set[tuple[str, str]] = set()
    kept: list[Found] = []
    for row in rows:
        code = code_of(row.why)
        told = code, frozenset((row.one.origin, row.two.origin))
        denied = next((v.claim.id for v in (row.one, row.two) if _denies(v, code)), None)
        if denied in denials and code != _ANSWERS_ALL:
            continue
        if told in voices or (row.mixed and not texts.isdisjoint(_in_text(row))):
            continue
        voices.add(told)
        texts |= _in_text(row)
        if denied is not None:
            denials.add(denied)
        kept.append(row)
    yield from sorted(kept, key=lambda row: (row.one.number, row.two.number))


def _denies(view: ClaimView, code: str) -> bool:
    negates = code == _NEGATED and any(e.polarity == "negated" for e in view.events)
    return view.claim.stance == "denies" or negates


def _in_text(row: Found) -> set[tuple[str, str]]:
    return {(row.kind, view.claim.id) for view in (row.one, row.two) if not view.headline}


def _rank(comparison: Comparison, row: Found) -> tuple[bool, bool, float, int]:
    """The surest first: repeated words, the same part of the article, likeness, nearness."""
    repeated = row.one.claim.start == row.two.claim.start
    likeness = comparison.likeness(row.one, row.two)
    return not repeated, row.mixed, -likeness, abs(row.one.number - row.two.number)
