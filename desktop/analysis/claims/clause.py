"""The clause that an attribution is looked for in."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.claims.phrase_shapes import SourcePhrase


@dataclass(frozen=True, slots=True)
class Clause:
    """``first``/``end``: the tokens of the sentence; ``subject``: who stands at the head of the
    clause, before its verb; ``headline``: a headline or a line that reads like one; ``speaking``:
    somebody in this sentence has been given the word already; ``beside``: the source that a
    particle named right before («وفق فلان، الذي أشار إلى …»)."""

    first: int
    end: int
    subject: SourcePhrase | None
    headline: bool
    speaking: bool
    beside: SourcePhrase | None = None
