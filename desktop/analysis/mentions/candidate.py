"""A candidate: what one recogniser takes for a mention, before the judgement."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.model import MentionForm, MentionKind, Recogniser


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention of the tokens ``first`` to ``last`` (inclusive), from ``start`` to ``end``
    in the stored text.

    ``key``: the folded name. ``why``: a code ``recogniser:rule:detail`` that the window puts into
    words. ``klass``: what anaphora may call it (city, army, agency…). ``canonical``: the name that
    a lexicon gives it. ``lemma``: of a common noun, its singular and whether it is many. ``rule``:
    whose measured counts it shares in the judgement, where ``why`` is not fine enough.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: MentionKind
    form: MentionForm
    by: Recogniser
    confidence: float
    why: str
    klass: str = ""
    canonical: str = ""
    side: str = ""
    loaded: bool = False
    lemma: str = ""
    rule: str = ""
