"""Names of a case that may be one entity's: suggested to a person, never merged by themselves.

Each suggestion says which name would give way to which, how much speaks for it, and why. What a
person refused is not suggested again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from desktop.analysis.entities.case_names import CaseName, CaseNames, NameKey
from desktop.analysis.entities.name_evidence import NameEvidence
from desktop.analysis.entities.name_pairs import pairs_of
from desktop.analysis.entities.name_rules import LikelyMerge, NameRules
from desktop.analysis.mentions.words import name_words
from desktop.analysis.model import MentionKind
from resources.gazetteer import Gazetteer
from resources.lexicons import Lexicons

# A name that may give way to two others goes to one that is worth so much more, or to none.
_MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class SuggestedName:
    """A name of the case with the numbers of its documents."""

    key: NameKey
    name: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SuggestedMerge:
    """``entity`` may be ``target``, whose name stays. ``score`` 0 to 1; ``why``: a reason that
    ``desktop.analysis.reasons`` puts in words by ``merge_reasons``."""

    kind: MentionKind
    entity: SuggestedName
    target: SuggestedName
    score: float
    why: str


def suggest_merges(
    names: CaseNames,
    lexicons: Lexicons,
    gazetteer: Gazetteer,
    *,
    apart: Collection[tuple[NameKey, NameKey]] = (),
    titles: Mapping[int, str] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[SuggestedMerge, ...]:
    """The suggestions, the best first; at most one for each name that would give way.

    Args:
        names: of the case, with what people merged already merged.
        apart: pairs that a person said are two.
        titles: of the documents, for the reasons.
        cancelled: asked now and then; when it says yes, nothing is suggested.
    """
    words = name_words(lexicons)
    rules = NameRules(NameEvidence(names, words, gazetteer), titles or {})
    refused = _Refused(apart)
    found: list[LikelyMerge] = []
    for number, (one, two) in enumerate(pairs_of(names.names.values(), words)):
        if number % 256 == 0 and cancelled():
            return ()
        if refused.holds(one.key, two.key):
            continue
        told = rules.between(one, two)
        if told is not None:
            found.append(told)
    return tuple(sorted(map(_suggestion, _best(found)), key=_order))


class _Refused:
    """Pairs of names that a person keeps apart."""

    def __init__(self, pairs: Iterable[tuple[NameKey, NameKey]]) -> None:
        self._pairs: dict[frozenset[tuple[str, str]], list[dict[tuple[str, str], NameKey]]]
        self._pairs = defaultdict(list)
        for pair in pairs:
            keys: dict[tuple[str, str], NameKey] = {(key.kind, key.folded): key for key in pair}
            self._pairs[frozenset(keys)].append(keys)

    def holds(self, one: NameKey, two: NameKey) -> bool:
        wanted = {(key.kind, key.folded): key for key in (one, two)}
        return any(
            all(_may_be_one(known[name], key) for name, key in wanted.items())
            for known in self._pairs.get(frozenset(wanted), ())
        )


def _may_be_one(one: NameKey, two: NameKey) -> bool:
    return not one.places or not two.places or not set(one.places).isdisjoint(two.places)


def _best(found: list[LikelyMerge]) -> list[LikelyMerge]:
    """For each name the best of what it may give way to. Where two others are as likely, and are
    not one themselves, nobody but a person can tell, and nothing is suggested."""
    one_entity = _Joined((item.name.key, item.full.key) for item in found if item.sure)
    by_name: dict[NameKey, list[LikelyMerge]] = defaultdict(list)
    for item in found:
        by_name[item.name.key].append(item)
    best = []
    for options in by_name.values():
        options.sort(key=lambda item: (-item.score, -len(item.full.documents), item.full.folded))
        first = options[0]
        rivals = [
            item
            for item in options[1:]
            if item.full.folded == first.full.folded  # two places of one name
            or (
                not first.sure
                and item.score > first.score - _MARGIN
                and not one_entity.same(item.full.key, first.full.key)
            )
        ]
        if not rivals:
            best.append(first)
    return best


class _Joined:
    """Names that lead to one another."""

    def __init__(self, pairs: Iterable[tuple[NameKey, NameKey]]) -> None:
        self._parent: dict[NameKey, NameKey] = {}
        for one, two in pairs:
            self._parent[self._root(one)] = self._root(two)

    def same(self, one: NameKey, two: NameKey) -> bool:
        return self._root(one) == self._root(two)

    def _root(self, key: NameKey) -> NameKey:
        while (parent := self._parent.get(key, key)) != key:
            key = parent
        return key


def _suggestion(found: LikelyMerge) -> SuggestedMerge:
    kind: MentionKind = found.name.kind
    return SuggestedMerge(kind, _named(found.name), _named(found.full), found.score, found.why)


def _named(name: CaseName) -> SuggestedName:
    return SuggestedName(name.key, name.name, tuple(sorted(name.documents)))


def _order(suggestion: SuggestedMerge) -> tuple[float, int, str]:
    known = len(suggestion.entity.documents) + len(suggestion.target.documents)
    return -suggestion.score, -known, suggestion.entity.name
