"""The rules by which one name of a case may be another's entity, the surest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.analysis.entities.case_names import CaseName
from desktop.analysis.entities.name_evidence import NameEvidence, is_part
from desktop.analysis.entities.spelling import bare_words, bound_words, same_letters
from desktop.analysis.reasons import reason

# What the surest rules are worth, and how much each article or shared name adds to the others.
_SAME_LETTERS, _KNOWN, _ONE_PLACE, _NEAR = 0.9, 0.88, 0.86, 0.75
_CALLED, _PART, _SPELLED = 0.7, 0.6, 0.62
_MORE = 0.03
_MOST = 6
# From so many shared names on, a part of a name is told by its company.
_COMPANY = 2
# A word of fewer letters is another word too easily when a letter changes.
_LONG_WORD = 6
_SHOWN = 3
# Characters of an article's title in a reason.
_TITLE = 80


@dataclass(frozen=True, slots=True)
class LikelyMerge:
    """``sure``: by the letters, a lexicon or the gazetteer, whatever other names there are."""

    name: CaseName
    full: CaseName
    score: float
    why: str
    sure: bool


class NameRules:
    """Judges pairs of names; ``titles`` are those of the documents, for the reasons."""

    def __init__(self, evidence: NameEvidence, titles: Mapping[int, str]) -> None:
        self._evidence = evidence
        self._titles = titles

    def between(self, one: CaseName, two: CaseName) -> LikelyMerge | None:
        """Why one name may be the other's entity; None where nothing says so."""
        if self._evidence.forbidden(one, two):
            return None
        return (
            self._by_letters(one, two)
            or self._by_lexicon(one, two)
            or self._by_gazetteer(one, two)
            or self._by_part(one, two)
            or self._by_part(two, one)
            or self._by_alias(one, two)
            or self._by_alias(two, one)
            or self._by_spelling(one, two)
        )

    def _by_letters(self, one: CaseName, two: CaseName) -> LikelyMerge | None:
        if not same_letters(one.folded, two.folded):
            return None
        return _found(*_rarer_first(one, two), "spacing", _SAME_LETTERS, sure=True)

    def _by_lexicon(self, one: CaseName, two: CaseName) -> LikelyMerge | None:
        first, second = self._evidence.known(one), self._evidence.known(two)
        if first is None or second is None:
            return None
        name, full = _rarer_first(one, two)
        if first.alias != second.alias:
            name, full = (one, two) if first.alias else (two, one)
        values = {"canonical": first.canonical}
        return _found(name, full, "known", _KNOWN, sure=True, **values)

    def _by_gazetteer(self, one: CaseName, two: CaseName) -> LikelyMerge | None:
        if one.kind != "place" or one.points.keys().isdisjoint(two.points):
            return None
        return _found(*_rarer_first(one, two), "one_place", _ONE_PLACE, sure=True)

    def _by_part(self, name: CaseName, full: CaseName) -> LikelyMerge | None:
        """A person by the first, last or some of the names; a body by the beginning of its name."""
        evidence, person = self._evidence, full.kind == "person"
        if not (is_part(name, full) if person else _begins(name, full)):
            return None
        common = self._is_common(name)
        called = () if common else sorted(evidence.called(full, name))
        office = evidence.office(name, full) if person else ""
        shared = evidence.shared(name, full)
        more = _MORE * min(_MOST, len(called) + len(shared))
        if called:
            title = _shortened(self._titles.get(called[0], ""))
            return _found(name, full, "part_called", _CALLED + more, title=title)
        if office:
            return _found(name, full, "part_office", _CALLED + more, office=office)
        if len(shared) < _COMPANY or common or _is_commoner(name, full):
            return None
        return _found(name, full, "part_shared", _PART + more, shared=_listed(shared))

    def _is_common(self, name: CaseName) -> bool:
        """Whether it is a person of whom only names are known that many bear."""
        parts = bound_words(name.folded)
        return name.kind == "person" and all(map(self._evidence.is_common, parts))

    def _by_alias(self, name: CaseName, full: CaseName) -> LikelyMerge | None:
        called = sorted(self._evidence.called(full, name))
        if not called or self._is_common(name):
            return None
        title = _shortened(self._titles.get(called[0], ""))
        score = _CALLED + _MORE * min(_MOST, len(called))
        return _found(name, full, "called", score, title=title)

    def _by_spelling(self, one: CaseName, two: CaseName) -> LikelyMerge | None:
        evidence = self._evidence
        if not evidence.spelled_alike(one, two):
            return None
        name, full = _rarer_first(one, two)
        km = evidence.distance(one, two)
        if km is not None:
            return _found(name, full, "spelling_near", _NEAR, km=f"{km:.0f}")
        shared = evidence.shared(one, two)
        word = len(bare_words(one.folded)) == 1
        least = _COMPANY if word and len(one.folded) < _LONG_WORD else 1
        if len(shared) >= least:
            score = _SPELLED + _MORE * min(_MOST, len(shared))
            return _found(name, full, "spelling_shared", score, shared=_listed(shared))
        if word or one.kind == "person" or one.documents & two.documents:
            return None  # too little: an article tells its own names apart, and people are many
        return _found(name, full, "spelling", _SPELLED)


def _found(
    name: CaseName, full: CaseName, code: str, score: float, *, sure: bool = False, **values: str
) -> LikelyMerge:
    why = reason(code, name=name.name, full=full.name, **values)
    return LikelyMerge(name, full, round(score, 2), why, sure)


def _is_commoner(name: CaseName, full: CaseName) -> bool:
    """Whether a part stands in far more articles than the whole: «وزارة الداخلية» is of no one
    country."""
    return len(name.documents) > 2 * len(full.documents) + 1


def _listed(names: list[str]) -> str:
    return "، ".join(names[:_SHOWN])


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + "…"


def _begins(name: CaseName, full: CaseName) -> bool:
    """Whether a body's name of two words or more is the beginning of the other."""
    if full.kind not in ("organisation", "facility"):
        return False
    words, whole = bare_words(name.folded), bare_words(full.folded)
    return 1 < len(words) < len(whole) and whole[: len(words)] == words


def _rarer_first(one: CaseName, two: CaseName) -> tuple[CaseName, CaseName]:
    """The name of more articles stays; of two of as many, the longer one."""

    def weight(name: CaseName) -> tuple[int, int, str]:
        return len(name.documents), len(name.folded), name.folded

    return (one, two) if weight(one) < weight(two) else (two, one)
