"""Admissions: one side confirms, against its interest, what another tells."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords
from desktop.analysis.claims.found import Found, apart
from desktop.analysis.reading import Reading
from desktop.analysis.reasons import reason

# Likeness (Comparison.likeness) from which an admission confirms what another tells.
_CONFIRMED = 1.2
# Share of words from which an admission can be of what another said.
_ALIKE = 0.3
# Claims further apart than this in an article are not compared: long texts stay linear.
_WINDOW = 60
# Characters before an admission in which its conjunction stands («بأنه»).
_OPENING = 8
_REFERENCE = frozenset({"،", ",", "وهو", "هو", "ما", "الامر", "الذي"})


def admissions(comparison: Comparison, words: ConflictWords, reading: Reading) -> Iterator[Found]:
    """An admission confirms the claim that it refers to («وهو ما أقرت به …») or the likest one
    near it, of another origin. What a headline admits, the text admits again."""
    for number, view in enumerate(comparison.views):
        if view.claim.stance != "admits" or view.headline:
            continue
        before = comparison.views[number - 1] if number else None
        if before is not None and _refers(reading, before, view):
            yield _admission(comparison, "admitted_by_reference", before, view)
            continue
        if not _is_confessed(reading, view):
            continue
        near = comparison.views[max(0, number - _WINDOW) : number + _WINDOW]
        others = [
            (comparison.likeness(other, view), -index, other)
            for index, other in enumerate(near)
            if apart(other, view) and other.origin != view.origin and not other.headline
            and _tells_alike(other, view) and not words.confesses(other.folds)
            and other.claim.stance not in ("denies", "opines")
        ]  # fmt: skip
        if others:
            likeness, _, other = max(others, key=lambda rival: rival[:2])
            if likeness >= _CONFIRMED:
                yield _admission(comparison, "admitted", other, view)


def _admission(comparison: Comparison, code: str, one: ClaimView, two: ClaimView) -> Found:
    first, second = comparison.texts[one.origin], comparison.texts[two.origin]
    why = reason(code, first=first, second=second, what=two.claim.text)
    return Found("admission", one, two, why)


def _refers(reading: Reading, before: ClaimView, view: ClaimView) -> bool:
    if not view.claim.cues or before.claim.end > view.claim.cues[0].start:
        return False
    between = reading.tokens_between(before.claim.end, view.claim.cues[0].start)
    folds = [token.fold for token in between]
    return "ما" in folds and set(folds) <= _REFERENCE


def _is_confessed(reading: Reading, view: ClaimView) -> bool:
    """Whether what is admitted stands behind «بـ», «أن» or a colon: «أقر القانون» approves it."""
    before = reading.tokens_between(max(0, view.claim.start - _OPENING), view.claim.start + 1)
    words = [token for token in before if token.start < view.claim.start]
    if not words:
        return False
    return words[-1].end > view.claim.start or words[-1].kind == "mark" or "ان" in words[-1].fold


def _tells_alike(one: ClaimView, two: ClaimView) -> bool:
    """Whether two claims tell of one kind of event, of two same names, or in the same words."""
    fewer = min(len(one.stems), len(two.stems)) or 1
    alike = len(one.stems & two.stems) / fewer >= _ALIKE
    return alike or bool(one.types & two.types) or len(one.entities & two.entities) > 1
