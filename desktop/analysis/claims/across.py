"""Conflicts between the claims of different articles of a case.

Only claims that tell of one kind of event at one place, or of one person or body, on days that meet
are compared, so that the work grows with the number of claims and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.analysis.claims.claim_view import VAGUE_TYPES, ClaimView
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import conflict_words
from desktop.analysis.claims.contradictions import Contradictions
from desktop.analysis.claims.discrepancies import numbers_differ
from desktop.analysis.claims.identity import OneId, joined_ids, with_shared_ids
from desktop.analysis.claims.laid_open import LaidOpen, lay_open
from desktop.analysis.claims.tolls import Tolls
from desktop.analysis.model import Analysis, Article, ConflictKind, Event, Quantity
from desktop.analysis.reading import Reading
from desktop.analysis.reasons import reason
from desktop.analysis.text.document import begin_reading
from resources.lexicons import Lexicons

# A claim is compared with so many that lie next to it in time within a block.
_NEIGHBOURS = 40
# Numbers of claims in one article are fewer than this: they never stand near those of another.
_APART = 1_000_000
# Pairs between two questions whether to go on.
_PATIENCE = 256
# Likeness (Comparison.likeness) from which an admission confirms what another article tells.
_CONFIRMED = 1.6
# What kills and wounds.
_CAUSES = frozenset({"attack", "strike", "bombing", "clash", "accident", "weather", "protest"})
# Event types that contradict one another are compared with one another.
_FAMILIES = {
    "control_change": "ground", "advance": "ground", "repel": "ground", "displacement": "ground",
    "killing": "harm", "injury": "harm", "capture": "harm", "release": "harm", "arrest": "harm",
    "attack": "harm", "strike": "harm", "bombing": "harm", "clash": "harm", "accident": "harm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim of one of the articles, by the article's number."""

    article: int
    claim: str


@dataclass(frozen=True, slots=True)
class ConflictAcross:
    """Two claims of different articles; ``why`` as in Conflict."""

    kind: ConflictKind
    claims: tuple[ClaimOf, ClaimOf]
    why: str


@dataclass(frozen=True)
class _Article:
    laid_open: LaidOpen
    ids: tuple[tuple[str, ...], ...]


class ClaimsOfCase:
    """The claims of the articles of a case. An article is laid open once for each of its readings,
    so that a correction in one costs little in a case of hundreds."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._articles: dict[int, _Article] = {}

    def take(self, number: int, analysis: Analysis) -> None:
        """Take an article in, or another reading of it.

        Args:
            number: of the article in the case.
            analysis: the whole reading.
        """
        laid = lay_open(
            _reading(with_shared_ids(analysis, f"{number}:"), self._lexicons), self._lexicons
        )
        telling = (view for view in laid.views if view.types)
        views = tuple(replace(v, number=number * _APART + v.number) for v in telling)
        self._articles[number] = _Article(replace(laid, views=views), joined_ids(analysis))

    def drop(self, number: int) -> None:
        """Forget an article."""
        self._articles.pop(number, None)

    def conflicts(
        self, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[ConflictAcross, ...]:
        """The conflicts between claims of different articles, in the order of the articles. Two
        claims of one origin do not conflict: who says another thing on another day has learnt more.

        Args:
            cancelled: asked now and then; when it says yes, there are none.
        """
        articles = [self._articles[number] for number in sorted(self._articles)]
        one_id = OneId()
        for article in articles:
            for ids in article.ids:
                one_id.join(ids)
        moved = one_id.moved()
        comparison = Comparison(*(article.laid_open.renamed(moved) for article in articles))
        words = conflict_words(self._lexicons)
        contradictions = Contradictions(comparison, words, articles=len(articles))
        tolls = Tolls(comparison, words)
        found: dict[tuple[str, int, int], ConflictAcross] = {}
        pairs = sorted(_pairs(comparison), key=_body_first)
        for number, (one, two) in enumerate(pairs):
            if number % _PATIENCE == 0 and cancelled():
                return ()
            told = _conflict(comparison, contradictions, tolls, one, two)
            if told is not None:
                claims = (_claim_of(one), _claim_of(two))
                told_once = (told[1], claims[0].article, claims[1].article)
                found.setdefault(told_once, ConflictAcross(told[0], claims, told[1]))
        return tuple(sorted(found.values(), key=_order))


def conflicts_across(
    analyses: Sequence[Analysis], lexicons: Lexicons
) -> tuple[ConflictAcross, ...]:
    """The conflicts between claims of different articles; their numbers are those of the sequence.

    Args:
        analyses: the readings of a case, each whole.
    """
    case = ClaimsOfCase(lexicons)
    for number, analysis in enumerate(analyses):
        case.take(number, analysis)
    return case.conflicts()


def _body_first(pair: tuple[ClaimView, ClaimView]) -> tuple[int, int, int]:
    """A headline says what the text below says: of two pairs the one from the text is kept."""
    one, two = pair
    return one.headline + two.headline, one.number, two.number


def _order(conflict: ConflictAcross) -> tuple[tuple[int, int], ...]:
    return tuple((c.article, int(c.claim.lstrip("c") or 0)) for c in conflict.claims)


def _claim_of(view: ClaimView) -> ClaimOf:
    number, _, claim = view.claim.id.partition(":")
    return ClaimOf(int(number), claim)


def _reading(analysis: Analysis, lexicons: Lexicons) -> Reading:
    document = analysis.document
    article = Article(document.text, document.title, document.outlet, document.published)
    return replace(
        begin_reading(article, lexicons),
        document=document, mentions=analysis.mentions, entities=analysis.entities,
        times=analysis.times, quantities=analysis.quantities, sources=analysis.sources,
        events=analysis.events, claims=analysis.claims,
    )  # fmt: skip


def _pairs(comparison: Comparison) -> Iterator[tuple[ClaimView, ClaimView]]:
    """Pairs of claims of two articles and two origins that share a block and are next to one
    another in time, each once."""
    blocks: dict[tuple[str, str], dict[str, ClaimView]] = defaultdict(dict)
    for view in comparison.views:
        for event in view.events:
            for key in _block_keys(comparison, view, event):
                blocks[key][view.claim.id] = view
    days = {view.claim.id: comparison.first_day(view) for view in comparison.views}
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        ordered = sorted(block.values(), key=lambda view: (days[view.claim.id], view.number))
        for at, one in enumerate(ordered):
            for two in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
                if one.number // _APART == two.number // _APART or one.origin == two.origin:
                    continue
                first, second = (one, two) if one.number < two.number else (two, one)
                if (first.number, second.number) not in seen:
                    seen.add((first.number, second.number))
                    yield first, second


def _block_keys(comparison: Comparison, view: ClaimView, event: Event) -> Iterator[tuple[str, str]]:
    if event.type in VAGUE_TYPES:
        return
    family = _FAMILIES.get(event.type, event.type)
    places = comparison.small_places(comparison.places(event) | view.around)
    for key in places | comparison.targets(event):
        if key in comparison.named_entities:
            yield family, key


def _conflict(
    comparison: Comparison,
    contradictions: Contradictions,
    tolls: Tolls,
    one: ClaimView,
    two: ClaimView,
) -> tuple[ConflictKind, str] | None:
    admitted = _admission(comparison, one, two)
    if admitted is not None:
        return "admission", admitted
    if not comparison.same_days(one, two):
        return None
    why = contradictions.between(one, two)
    if why is not None:
        return "contradiction", why
    toll = tolls.differing(one, two) if _one_happening(comparison, one, two) else None
    if toll is None or _overlap(*toll):
        return None
    return "discrepancy", numbers_differ(comparison, one, two, *toll)


def _one_happening(comparison: Comparison, one: ClaimView, two: ClaimView) -> bool:
    """Whether two claims tell of one happening: no other place, and the same cause."""
    first, second = (view.places or view.around for view in (one, two))
    named = comparison.small_places(first & second & comparison.named_entities)
    if not named or not (first <= second or second <= first):
        return False
    return bool(one.types & two.types & _CAUSES)


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can both be so: «at least nine» does not deny thirteen."""
    lows = a.low or 0.0, b.low or 0.0
    highs = [high for high in (a.high, b.high) if high is not None]
    return not highs or max(lows) <= min(highs)


def _admission(comparison: Comparison, one: ClaimView, two: ClaimView) -> str | None:
    """Why one claim admits what the other tells, or None."""
    admits = [view.claim.stance == "admits" for view in (one, two)]
    if admits[0] == admits[1] or "denies" in (one.claim.stance, two.claim.stance):
        return None
    said, admitted = (two, one) if admits[0] else (one, two)
    if comparison.first_day(admitted) < comparison.first_day(said):
        return None
    if not said.types & admitted.types or comparison.likeness(said, admitted) < _CONFIRMED:
        return None
    first, second = comparison.texts[said.origin], comparison.texts[admitted.origin]
    return reason("admitted", first=first, second=second, what=admitted.claim.text)
