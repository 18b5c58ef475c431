"""Clusters: which name mentions are of one entity (same name, alias, abbreviation, short form)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.model import Mention, MentionKind
from desktop.analysis.text.fold import fold_word

# A short form of a person's name is one of its words of at least so many letters.
_SHORT_FORM = 3
_Key = TypeVar("_Key")


@dataclass(slots=True)
class Cluster:
    """Mentions of one entity while it is being put together. ``klasses``: what anaphora may call
    it; ``told``: those of them that a word before the name told («مدينة»); ``keys``: its folded
    names."""

    kind: MentionKind
    side: str = ""
    keys: set[str] = field(default_factory=set)
    klasses: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    members: list[int] = field(default_factory=list)

    def add(self, index: int, candidate: Candidate) -> None:
        self.members.append(index)
        self.keys |= {candidate.key, fold_word(candidate.canonical)} - {""}
        self.klasses.add(candidate.klass)
        if candidate.by == "pattern":
            self.told.add(candidate.klass)
        self.side = self.side or candidate.side


def cluster_names(
    mentions: tuple[Mention, ...], candidates: tuple[Candidate, ...]
) -> list[Cluster]:
    """One cluster for each entity that is named, in order of its first name.

    Args:
        mentions, candidates: the recognised mentions and what is known of each, index by index.
    """
    names = [i for i, mention in enumerate(mentions) if mention.form == "name"]
    register = _Register()
    # Full names first, so that a short form before the full one finds it too.
    for index in sorted(names, key=lambda i: -len(candidates[i].key.split())):
        register.add(index, candidates[index])
    for cluster in register.clusters:
        cluster.members.sort()
    return sorted(register.clusters, key=lambda c: c.members[0])


class _Register:
    """The clusters so far by the names that lead to them: an article that names thousands is not
    gone through for each of them."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_name: dict[tuple[str, ...], int] = {}
        self._by_part: dict[str, int] = {}

    def add(self, index: int, candidate: Candidate) -> None:
        """Put a mention into the first cluster that it may be of, or into a new one."""
        number = self._find(candidate)
        if number is None:
            number = len(self.clusters)
            self.clusters.append(Cluster(candidate.kind))
        self.clusters[number].add(index, candidate)
        for key in _names(candidate):
            _lower(self._by_name, _address(candidate, key), number)
            if candidate.kind == "person" and " " in key:
                for word in (key.split()[0], key.split()[-1]):
                    _lower(self._by_part, _bare(word), number)

    def _find(self, candidate: Candidate) -> int | None:
        found = [self._by_name.get(_address(candidate, key)) for key in _names(candidate)]
        if candidate.kind == "person" and _may_be_short(candidate.key):
            found.append(self._by_part.get(_bare(candidate.key)))
        return min((number for number in found if number is not None), default=None)


def _names(candidate: Candidate) -> set[str]:
    return {candidate.key, fold_word(candidate.canonical)} - {""}


def _address(candidate: Candidate, key: str) -> tuple[str, ...]:
    """What two names of one entity share: a region is not the city that it has its name from."""
    region = candidate.kind == "place" and candidate.klass == "region"
    return candidate.kind, "region" if region else "", _bare(key)


def _lower(numbers: dict[_Key, int], key: _Key, number: int) -> None:
    numbers[key] = min(number, numbers.get(key, number))


def _may_be_short(key: str) -> bool:
    """«العبدالله» or «ليلوي» for «ليلوي العبدالله»."""
    return " " not in key and len(key) >= _SHORT_FORM


def _bare(key: str) -> str:
    """A name without its articles: «الرقة» and «رقة» are one."""
    return " ".join(word.removeprefix("ال") for word in key.split())
