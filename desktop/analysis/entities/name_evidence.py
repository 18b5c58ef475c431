"""What speaks for two names of a case being one entity's, and what forbids it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import product

from desktop.analysis.entities.case_names import CaseName, CaseNames, NameKey, near
from desktop.analysis.entities.nearness import kilometres
from desktop.analysis.entities.spelling import bound_words, differing_words, same_letters
from desktop.analysis.mentions.words import Known, NameWords
from resources.gazetteer import Gazetteer

# Company tells something where it is kept in at most this share of the articles, or so few.
_RARE = 0.1
_FEW = 3
# Of the names that two keep company with so many are weighed, in so many articles of either.
_RAREST, _ARTICLES = 60, 8


class NameEvidence:
    """Compares the names of one case."""

    def __init__(self, names: CaseNames, words: NameWords, gazetteer: Gazetteer) -> None:
        self._names = names
        self._words = words
        self._gazetteer = gazetteer
        self._companies: dict[NameKey, Mapping[str, set[int]]] = {}
        self._printed = {name.folded: name.name for name in names.names.values()}
        pinned = {key.folded for key in names.names if key.kind == "place" and key.places}
        self._homonyms = frozenset(pinned)

    def forbidden(self, one: CaseName, two: CaseName) -> bool:
        """Whether the two are surely not one: other bodies by the lexicon, other sides, places far
        from one another or in different ones, a name that is of several places."""
        first, second = self.known(one), self.known(two)
        if first is not None and second is not None and first.canonical != second.canonical:
            return True
        if one.sides and two.sides and one.sides.isdisjoint(two.sides):
            return True
        return one.kind == "place" and not self._one_spot(one, two)

    def known(self, name: CaseName) -> Known | None:
        """What the lexicons of names say of it."""
        words = self._words.known
        known = words.get(name.folded) or words.get(f"ال{name.folded}")
        return known if known is not None and known.kind == name.kind else None

    def called(self, full: CaseName, name: CaseName) -> frozenset[int]:
        """The articles that call the one also by the other."""
        return frozenset(
            document
            for alias, documents in full.aliases.items()
            if same_letters(alias, name.folded)
            for document in documents
        )

    def office(self, one: CaseName, two: CaseName) -> str:
        """A body that both belong to; "" for none."""
        for folded in sorted(one.related):
            if any(same_letters(folded, other) for other in two.related):
                return self._printed.get(folded, folded)
        return ""

    def shared(self, one: CaseName, two: CaseName) -> list[str]:
        """Rare names that an article of the one and another article of the other both name, of the
        two articles that share most, the rarest first: what two long-known names share in all
        their articles tells nothing."""
        first, second = self._company(one), self._company(two)
        most = max(_FEW, int(self._names.articles * _RARE))
        rare = sorted(
            (self._names.known_in(folded), folded)
            for folded in first.keys() & second.keys()
            if self._names.known_in(folded) <= most and folded not in (one.folded, two.folded)
        )
        between: dict[tuple[int, int], list[str]] = defaultdict(list)
        for _, folded in rare[:_RAREST]:
            for mine, theirs in product(
                sorted(first[folded])[:_ARTICLES], sorted(second[folded])[:_ARTICLES]
            ):
                if mine != theirs:
                    between[mine, theirs].append(folded)
        found = max(between.values(), key=len, default=[])
        return [self._printed.get(folded, folded) for folded in found]

    def _company(self, name: CaseName) -> Mapping[str, set[int]]:
        if name.key not in self._companies:
            self._companies[name.key] = self._names.company(name)
        return self._companies[name.key]

    def spelled_alike(self, one: CaseName, two: CaseName) -> bool:
        """Whether the names are two spellings of one, and not two names that are both known."""
        pairs = differing_words(one.folded, two.folded)
        if not pairs or any(self._are_two_words(a, b, one.kind) for a, b in pairs):
            return False
        return (
            one.kind != "place"
            or not (one.folded in self._gazetteer and two.folded in self._gazetteer)
            or bool(one.points and two.points)
        )

    def is_common(self, part: str) -> bool:
        """Whether a part of a person's name is a given name of many («محمد»)."""
        return part in self._words.given or f"ال{part}" in self._words.given

    def distance(self, one: CaseName, two: CaseName) -> float | None:
        """Kilometres between two places; None where one has no point."""
        if not one.points or not two.points:
            return None
        return min(
            kilometres(a.lat, a.lon, b.lat, b.lon)
            for a in one.points.values()
            for b in two.points.values()
        )

    def _are_two_words(self, one: str, two: str, kind: str) -> bool:
        words = self._words
        if kind == "person":
            known = words.given | words.person_words
        else:
            known = words.common | words.vocabulary | words.given
        return all(word in known or f"ال{word}" in known for word in (one, two))

    def _one_spot(self, one: CaseName, two: CaseName) -> bool:
        for name in (one, two):
            if name.folded in self._homonyms and not name.key.places:
                return False
        if one.related and two.related and not self.office(one, two):
            return False  # they lie in different places
        if not one.points or not two.points:
            return True
        return any(near(a, b) for a in one.points.values() for b in two.points.values())


def is_part(name: CaseName, full: CaseName) -> bool:
    """Whether a person's name is the other without some of its parts, the first or last of it."""
    parts, whole = bound_words(name.folded), bound_words(full.folded)
    if len(parts) >= len(whole):
        return False
    if len(parts) == 1:
        return parts[0] in (whole[0], whole[-1])
    rest = iter(whole)
    return parts[0] == whole[0] and all(part in rest for part in parts)
