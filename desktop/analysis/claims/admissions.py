"""Admissions: one side confirms, against its interest, what another tells."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords
from desktop.analysis.claims.denials import Denials
from desktop.analysis.claims.found import Found, apart
from desktop.analysis.reading import Reading
from desktop.analysis.reasons import reason
from desktop.analysis.text.fold import fold_word

# Likeness (Comparison.likeness) from which an admission confirms what another tells.
_CONFIRMED = 1.2
# Share of words from which an admission can be of what another said.
_ALIKE = 0.3
# An admission in the same words stands at most so many claims behind them.
_BEHIND = 2
# No more words in common are chance.
_FEW = 2
# Claims further apart than this in an article are not compared: long texts stay linear.
_WINDOW = 60
# Characters before an admission in which its conjunction stands («بأنه»).
_OPENING = 14
_INDEFINITE = ("اً", "ًا")
_REFERENCE = frozenset({"،", ",", "وهو", "هو", "ما", "الامر", "الذي"})


def admissions(
    comparison: Comparison, words: ConflictWords, denials: Denials, reading: Reading
) -> Iterator[Found]:
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
        likeness, _, other = max(others, key=lambda rival: rival[:2], default=(0.0, 0, None))
        if other is None or (likeness < _CONFIRMED and not _is_retold(other, view)):
            other = _denied_before(near, denials, view)
        if other is not None:
            yield _admission(comparison, "admitted", other, view)


def _is_retold(other: ClaimView, view: ClaimView) -> bool:
    """Whether an admission right behind a claim says half of its words again."""
    common = len(other.stems & view.stems)
    fewer = min(len(other.stems), len(view.stems))
    return 0 < view.number - other.number <= _BEHIND and common > _FEW and 2 * common >= fewer


def _denied_before(near: list[ClaimView], denials: Denials, view: ClaimView) -> ClaimView | None:
    """What another told that the same voice denied just before it admitted something («نفى …، لكنه
    أقر بـ»): the admission is of a part of it."""
    denied = next((v for v in near if v.number == view.number - 1), None)
    if denied is None or denied.origin != view.origin or not denials.is_denial(denied):
        return None
    said = [v for v in near if v.number < denied.number and v.origin != view.origin]
    return next((v for v in reversed(said) if denials.of(v, denied) is not None), None)


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
    """Whether what is admitted stands behind «بـ», «أن» or a colon: «أقر القانون» and «أقرت حكماً
    بإسقاط …» approve it."""
    before = reading.tokens_between(max(0, view.claim.start - _OPENING), view.claim.start + 1)
    words = [token for token in before if token.start < view.claim.start]
    if not words or (len(words) > 1 and words[-2].text.endswith(_INDEFINITE)):
        return False
    return words[-1].end > view.claim.start or words[-1].kind == "mark" or "ان" in words[-1].fold


def _tells_alike(one: ClaimView, two: ClaimView) -> bool:
    """Whether two claims tell of one kind of event, of two same names, or in the same words; a
    word for the event itself is not yet the same words."""
    fewer = min(len(one.stems), len(two.stems)) or 1
    common = one.stems & two.stems - {
        light_stem(fold_word(e.trigger.text)) for e in (*one.events, *two.events)
    }
    shared = common or one.entities & two.entities or one.places & two.around
    alike = len(one.stems & two.stems) / fewer >= _ALIKE
    same = alike or bool(one.types & two.types) or len(one.entities & two.entities) > 1
    return same and bool(shared)
