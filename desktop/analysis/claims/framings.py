"""Framing: a headline states flatly what the text only attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords, has_phrase
from desktop.analysis.text.fold import fold_word

# Likeness (Comparison.likeness) from which two claims tell of the same thing.
_SAME_NEWS = 1.5
# Of claims that are as like the headline as the likest but for so much, the first is framed.
_AS_LIKE = 0.7
# A headline of no more words (stems), and without anybody in it, names its subject only.
_LABEL = 3
# Words of a headline among which its speaker stands («الصحة: …»، «تونس تستنكر …»).
_SPEAKER = 4
_OUR = "نا"
_ARABIC = re.compile("[\u0621-\u064a]")


def framings(comparison: Comparison, words: ConflictWords) -> Iterator[tuple[ClaimView, ClaimView]]:
    """Each headline that states flatly what the text attributes, with the nearest telling of it. A
    headline frames nothing when the outlet tells the same flatly in its text before."""
    for headline in comparison.views:
        if not headline.headline or headline.attributed:
            continue
        if states_nothing(comparison, headline, words):
            continue
        told = [
            (comparison.likeness(headline, view), view)
            for view in comparison.views
            if not view.headline and not view.background and view.claim.stance != "denies"
        ]
        attributed = [row for row in told if _is_of_another(comparison, row[1], words)]
        if not attributed:
            continue
        best = max(likeness for likeness, _ in attributed)
        likeness, view = next(row for row in attributed if row[0] >= best - _AS_LIKE)
        if likeness < _SAME_NEWS:
            continue
        if not _same_news(comparison, headline, view, likeness):
            continue
        if not any(
            like >= _SAME_NEWS and not flat.attributed and flat.number < view.number
            for like, flat in told
        ):
            yield headline, view


def _same_news(
    comparison: Comparison, headline: ClaimView, view: ClaimView, likeness: float
) -> bool:
    """Whether like claims tell one event, a number of one thing, or of two same names."""
    if headline.types & view.types or likeness >= 2 * _SAME_NEWS:
        return True
    numbers = {(q.what, q.low, q.high) for q in headline.quantities}
    counted = numbers & {(q.what, q.low, q.high) for q in view.quantities}
    named = len(headline.entities & view.entities) > 1
    return (bool(counted) or named) and comparison.alike(headline, view)


def states_nothing(comparison: Comparison, headline: ClaimView, words: ConflictWords) -> bool:
    """Whether a headline states no fact: a label, a question, a doubt, or words of a speaker."""
    if len(headline.stems - words.particles) <= _LABEL and not comparison.takes_part(headline):
        return True
    if any(map(words.judges, headline.folds[:_SPEAKER])):
        return True
    if ":" in headline.folds[:_SPEAKER] or "؟" in headline.folds:
        return True
    return bool(headline.claim.hedges) or has_phrase(words.open_headline, headline.folds)


def _is_of_another(comparison: Comparison, view: ClaimView, words: ConflictWords) -> bool:
    """Whether a claim is attributed to anybody but the outlet's own reporter."""
    if not view.attributed:
        return False
    source = fold_word(comparison.texts[view.origin]).split()
    if not source or light_stem(source[0]) not in words.reporters:
        return True
    outlet = set(fold_word(comparison.texts[view.claim.chain[-1]]).split())
    unknown = len(source) == 1 or not _ARABIC.search(" ".join(outlet))
    return not (unknown or source[0].endswith(_OUR) or not outlet.isdisjoint(source[1:]))
