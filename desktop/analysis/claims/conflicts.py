"""Conflicts between the claims of an article: contradiction, admission, discrepancy, framing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.analysis.claims.claim_view import ClaimView
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.contradictions import Contradictions
from desktop.analysis.claims.discrepancies import discrepancy
from desktop.analysis.claims.laid_open import lay_open
from desktop.analysis.claims.lexicon import compiled
from desktop.analysis.model import Conflict, ConflictKind
from desktop.analysis.reading import Reading
from desktop.analysis.reasons import reason
from resources.lexicons import Lexicons

# Likeness (Comparison.likeness) from which two claims tell of the same thing.
_SAME_NEWS = 1.5
# Of claims that are as like the headline as the likest but for so much, the first is framed.
_AS_LIKE = 0.3
_CONFIRMED = 1.2
# Share of words from which an admission can be of what another said.
_ALIKE = 0.3
# Claims further apart than this in an article are not compared: long texts stay linear.
_WINDOW = 60
_REFERENCE = frozenset({"،", ",", "وهو", "هو", "ما", "الامر", "الذي"})


@dataclass(frozen=True, slots=True)
class _Found:
    kind: ConflictKind
    one: ClaimView
    two: ClaimView
    why: str


def find_conflicts(reading: Reading, lexicons: Lexicons) -> Reading:
    """Fill ``conflicts``, each with a reason that ``reasons.describe`` puts in words. Two claims
    conflict once: what the text itself marks (admission) and what is surest comes first."""
    comparison = Comparison(lay_open(reading))
    steering = compiled(lexicons).function_words
    oppositions = lexicons.rows("event_oppositions")
    contradictions = Contradictions(comparison, oppositions, steering["own_part"])
    kept: dict[frozenset[str], _Found] = {}
    framings = list(_framings(comparison))
    framed = frozenset(found.one.claim.id for found in framings)
    rivals = _rivals(comparison, contradictions, framed, steering["happening"])
    for found in (*framings, *_admissions(comparison, reading), *rivals):
        kept.setdefault(frozenset((found.one.claim.id, found.two.claim.id)), found)
    conflicts = tuple(
        Conflict(f"x{number}", found.kind, (found.one.claim.id, found.two.claim.id), found.why)
        for number, found in enumerate(kept.values(), 1)
    )
    return replace(reading, conflicts=conflicts)


def _framings(comparison: Comparison) -> Iterator[_Found]:
    """A headline states flatly what the text only attributes: with the likest attributed claim."""
    for headline in comparison.views:
        if not headline.headline or headline.attributed:
            continue
        rivals = [
            (comparison.likeness(headline, view), -number, view)
            for number, view in enumerate(comparison.views)
            if view.attributed and not view.headline and not view.background
            and view.claim.stance != "denies"
        ]  # fmt: skip
        if not rivals:
            continue
        best = max(rival[0] for rival in rivals)
        likeness, _, view = next(rival for rival in rivals if rival[0] >= best - _AS_LIKE)
        if likeness >= _SAME_NEWS and (headline.types & view.types or likeness >= 2 * _SAME_NEWS):
            second, what = comparison.texts[view.origin], headline.claim.text
            yield _Found(
                "framing", headline, view, reason("headline_flat", second=second, what=what)
            )


def _admissions(comparison: Comparison, reading: Reading) -> Iterator[_Found]:
    """An admission confirms the claim that it refers to («وهو ما أقرت به …») or the likest one
    before it, of another origin."""
    for number, view in enumerate(comparison.views):
        if view.claim.stance != "admits":
            continue
        before = comparison.views[number - 1] if number else None
        if before is not None and _refers(reading, before, view):
            yield _admission(comparison, "admitted_by_reference", before, view)
            continue
        near = comparison.views[max(0, number - _WINDOW) : number + _WINDOW]
        others = [
            (comparison.likeness(other, view), -index, other)
            for index, other in enumerate(near)
            if _apart(other, view) and other.origin != view.origin and not other.headline
            and _tells_alike(other, view)
            and other.claim.stance not in ("denies", "opines")
        ]  # fmt: skip
        if others:
            likeness, _, other = max(others, key=lambda rival: rival[:2])
            if likeness >= _CONFIRMED:
                yield _admission(comparison, "admitted", other, view)


def _admission(comparison: Comparison, code: str, one: ClaimView, two: ClaimView) -> _Found:
    first, second = comparison.texts[one.origin], comparison.texts[two.origin]
    why = reason(code, first=first, second=second, what=two.claim.text)
    return _Found("admission", one, two, why)


def _refers(reading: Reading, before: ClaimView, view: ClaimView) -> bool:
    if not view.claim.cues or before.claim.end > view.claim.cues[0].start:
        return False
    between = reading.tokens_between(before.claim.end, view.claim.cues[0].start)
    folds = [token.fold for token in between]
    return "ما" in folds and set(folds) <= _REFERENCE


def _rivals(
    comparison: Comparison,
    contradictions: Contradictions,
    framed: frozenset[str],
    happenings: frozenset[str],
) -> Iterator[_Found]:
    """Contradictions and discrepancies. A headline that repeats a claim of the text does not differ
    in numbers a second time."""
    for number, one in enumerate(comparison.views):
        for two in comparison.views[number + 1 : number + 1 + _WINDOW]:
            if not _apart(one, two):
                continue
            why = contradictions.between(one, two)
            if why is not None:
                yield _Found("contradiction", one, two, why)
                continue
            why = None if one.claim.id in framed else discrepancy(comparison, one, two, happenings)
            if why is not None:
                yield _Found("discrepancy", one, two, why)


def _tells_alike(one: ClaimView, two: ClaimView) -> bool:
    """Whether two claims tell of one kind of event, of two same names, or in the same words."""
    fewer = min(len(one.stems), len(two.stems)) or 1
    alike = len(one.stems & two.stems) / fewer >= _ALIKE
    return alike or bool(one.types & two.types) or len(one.entities & two.entities) > 1


def _apart(one: ClaimView, two: ClaimView) -> bool:
    """Whether neither claim is a part of the other; a repeated span is another's answer to it."""
    a, b = one.claim, two.claim
    if (a.start, a.end) == (b.start, b.end):
        return a.stance != b.stance
    return a.end <= b.start or b.end <= a.start
