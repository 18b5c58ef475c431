"""Framing: a headline states flatly what the text only attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords
from desktop.analysis.text.fold import fold_word

# Likeness (Comparison.likeness) from which two claims tell of the same thing.
_SAME_NEWS = 1.5
# The same where the outlet itself tells of no such event and somebody does at the top of the text,
# so many claims behind the headline.
_ONLY_NEWS = 1.2
_TOP = 6
# Of claims that are as like the headline as the likest but for so much, the first is framed.
_AS_LIKE = 0.7
# A headline of no more words (stems), and without anybody in it, names its subject only.
_LABEL = 3
# Words of a headline among which its speaker stands («الصحة: …»، «تونس تستنكر …»).
_SPEAKER = 4
# Share of the words (stems) of a headline that a claim at the top of the text tells again.
_RETOLD = 0.6
_NEGATIONS = frozenset({"لا", "لم", "لن", "ليس", "ليست"})
_OUR = "نا"
_ARABIC = re.compile("[\u0621-\u064a]")


def framings(comparison: Comparison, words: ConflictWords) -> Iterator[tuple[ClaimView, ClaimView]]:
    """Each headline that states flatly what the text attributes, with the nearest telling of it. A
    headline frames nothing when the outlet tells the same flatly in its text before."""
    framed: set[str] = set()
    for headline in comparison.views:
        if not headline.headline or headline.attributed:
            continue
        if states_nothing(comparison, headline, words):
            continue
        view = _framed(comparison, headline, words)
        if view is not None and view.claim.id not in framed:
            framed.add(view.claim.id)
            yield headline, view


def _framed(comparison: Comparison, headline: ClaimView, words: ConflictWords) -> ClaimView | None:
    """The first of the claims likest to a headline that somebody else is said to tell."""
    told = [
        (comparison.likeness(headline, view), view)
        for view in comparison.views
        if not view.headline and not view.background and view.claim.stance != "denies"
    ]
    attributed = [
        (like, view)
        for like, view in told
        if _is_of_another(comparison, view, words)
        and _same_news(comparison, headline, view, like)
        and not (_negates(view) and not _negates(headline))
    ]
    flat = [(like, view) for like, view in told if not view.attributed and like >= _SAME_NEWS]
    open_ones = [
        (like, view)
        for like, view in attributed
        if not any(_tells_before(comparison, headline, view, *other) for other in flat)
    ]
    if not open_ones:
        return None
    best = max(like for like, _ in open_ones)
    view = next(view for like, view in open_ones if like >= best - _AS_LIKE)
    flatly = any(headline.types & each.types for _, each in told if not each.attributed)
    top = view.number - headline.number <= _TOP
    least = _ONLY_NEWS if top and (not flatly or _is_retold(headline, view)) else _SAME_NEWS
    if best < max(least, max(like for like, _ in attributed) - _AS_LIKE):
        return None
    return view


def _tells_before(
    comparison: Comparison, headline: ClaimView, view: ClaimView, likeness: float, flat: ClaimView
) -> bool:
    """Whether the outlet tells flatly, before a claim, what that claim and the headline share, or
    the headline's own words."""
    if flat.number > view.number or _is_whole(headline, view):
        return False
    if headline.types & view.types <= flat.types:
        return True
    told = _same_fact(comparison, headline, flat, likeness)
    return told and comparison.alike(headline, flat)


def _is_whole(headline: ClaimView, view: ClaimView) -> bool:
    """Whether a claim tells each event and number of a headline: the outlet has them from there,
    though it tells them itself as well."""
    numbers = {(q.low, q.high) for q in headline.quantities}
    told = {(q.low, q.high) for q in view.quantities}
    return bool(numbers) and numbers <= told and headline.types <= view.types


def _same_news(
    comparison: Comparison, headline: ClaimView, view: ClaimView, likeness: float
) -> bool:
    """Whether like claims tell one fact, or the headline's words come again at the top."""
    top = view.number - headline.number <= _TOP
    again = top and _is_retold(headline, view)
    return again or _same_fact(comparison, headline, view, likeness)


def _same_fact(
    comparison: Comparison, headline: ClaimView, view: ClaimView, likeness: float
) -> bool:
    """Whether like claims tell one event, a number of one thing, or of two same names."""
    if likeness >= 2 * _SAME_NEWS:
        return True
    if headline.types & view.types:
        return likeness >= _SAME_NEWS + _AS_LIKE or not _is_elsewhere(comparison, headline, view)
    numbers = {(q.what, q.low, q.high) for q in headline.quantities}
    counted = numbers & {(q.what, q.low, q.high) for q in view.quantities}
    named = len(headline.entities & view.entities) > 1
    return (bool(counted) or named) and comparison.alike(headline, view)


def _is_retold(headline: ClaimView, view: ClaimView) -> bool:
    """Whether a claim tells what a headline says happened, in most of its words."""
    common = len(headline.stems & view.stems)
    return bool(headline.events) and common >= _RETOLD * len(headline.stems)


def _negates(view: ClaimView) -> bool:
    return not _NEGATIONS.isdisjoint(view.folds[:1])


def _is_elsewhere(comparison: Comparison, headline: ClaimView, view: ClaimView) -> bool:
    """Whether a claim at the far end of a text is of another place than the headline."""
    far = view.number - headline.number > _TOP
    return far and comparison.different(headline.places, view.places)


def states_nothing(comparison: Comparison, headline: ClaimView, words: ConflictWords) -> bool:
    """Whether a headline states no fact: a label, a question, a doubt, or words of a speaker."""
    if len(headline.stems - words.particles) <= _LABEL and not comparison.takes_part(headline):
        return True
    if any(map(words.judges, headline.folds[:_SPEAKER])):
        return True
    if ":" in headline.folds[:_SPEAKER] or "؟" in headline.folds:
        return True
    return bool(headline.claim.hedges) or _is_open(headline, words)


def _is_open(headline: ClaimView, words: ConflictWords) -> bool:
    """Whether a headline leaves open what is so; «وسط جدل» is round what it states."""
    folds = list(headline.folds)
    return any(
        words.open_headline.match(folds, at, len(folds)) is not None
        and not (at and folds[at - 1] in words.round_it)
        for at in range(len(folds))
    )


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
