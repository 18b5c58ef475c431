"""Conflicts between the claims of an article: contradiction, admission, discrepancy, framing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.analysis.claims.admissions import admissions
from desktop.analysis.claims.claim_view import ClaimView
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords, conflict_words
from desktop.analysis.claims.contradictions import Contradictions
from desktop.analysis.claims.discrepancies import Discrepancies
from desktop.analysis.claims.found import Found, apart, nearest_tellings
from desktop.analysis.claims.framings import framings, states_nothing
from desktop.analysis.claims.laid_open import lay_open
from desktop.analysis.claims.tolls import Tolls
from desktop.analysis.model import Conflict
from desktop.analysis.reading import Reading
from desktop.analysis.reasons import reason
from resources.lexicons import Lexicons

# Claims further apart than this in an article are not compared: long texts stay linear.
_WINDOW = 60


def find_conflicts(reading: Reading, lexicons: Lexicons) -> Reading:
    """Fill ``conflicts``, each with a reason that ``reasons.describe`` puts in words. Two claims
    conflict once: what the text itself marks (admission) and what is surest comes first."""
    comparison = Comparison(lay_open(reading, lexicons))
    words = conflict_words(lexicons)
    kept: dict[frozenset[str], Found] = {}
    framed = list(_framings(comparison, words))
    contradictions = Contradictions(comparison, words)
    admitted = list(admissions(comparison, words, contradictions.denials, reading))
    discrepancies = Discrepancies(comparison, words, Tolls(comparison, words))
    repeating = frozenset(found.one.claim.id for found in framed)
    views = [view for view in comparison.views if not _is_empty(comparison, view, words)]
    found_rivals = _rivals(views, contradictions, discrepancies, repeating)
    rivals = nearest_tellings(comparison, found_rivals)
    for found in (*framed, *admitted, *rivals):
        kept.setdefault(found.pair, found)
    conflicts = tuple(
        Conflict(f"x{number}", found.kind, (found.one.claim.id, found.two.claim.id), found.why)
        for number, found in enumerate(kept.values(), 1)
    )
    return replace(reading, conflicts=conflicts)


def _framings(comparison: Comparison, words: ConflictWords) -> Iterator[Found]:
    for headline, view in framings(comparison, words):
        second, what = comparison.texts[view.origin], headline.claim.text
        why = reason("headline_flat", second=second, what=what)
        yield Found("framing", headline, view, why)


def _rivals(
    views: list[ClaimView],
    contradictions: Contradictions,
    discrepancies: Discrepancies,
    repeating: frozenset[str],
) -> Iterator[Found]:
    """Contradictions and discrepancies. A headline ``repeating`` a claim of the text does not
    differ in numbers a second time."""
    for number, one in enumerate(views):
        for two in views[number + 1 : number + 1 + _WINDOW]:
            if not apart(one, two):
                continue
            why = contradictions.between(one, two)
            if why is not None:
                yield Found("contradiction", one, two, why)
                continue
            again = one.claim.id in repeating
            why = None if again else discrepancies.between(one, two)
            if why is not None:
                yield Found("discrepancy", one, two, why)


def _is_empty(comparison: Comparison, view: ClaimView, words: ConflictWords) -> bool:
    """Whether a claim is a headline that states nothing."""
    return view.headline and not view.attributed and states_nothing(comparison, view, words)
