"""What the case calls those whose names are hidden: aliases, merged names, other spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from desktop.analysis.model import Analysis, Entity, MentionKind
from desktop.exporting.redaction.names import HiddenName, NameFinder


@dataclass(frozen=True, slots=True)
class _Called:
    """What one entity of one article is called; ``printed``: its aliases and mentions."""

    kind: MentionKind
    name: str
    printed: frozenset[str]
    place: str | None
    side: str | None


@dataclass
class _Bearer:
    """Who bears a hidden name, as far as it is known."""

    typed: NameFinder
    kind: MentionKind | None
    names: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    kinds: Counter[MentionKind] = field(default_factory=Counter)

    def is_called(self, called: _Called) -> bool:
        """Whether an entity is the bearer. An alias of a person is compared with what was typed
        alone: two persons share a family name, and are two. Two bodies share none."""
        if self.kind not in (None, called.kind):
            return False
        if called.place is not None and called.place in self.places:
            return True
        if called.name in self.names or self.typed.is_whole(called.name):
            return True
        if called.kind == "organisation" and not self.names.isdisjoint(called.printed):
            return True
        return any(map(self.typed.is_whole, called.printed))

    def take(self, called: _Called) -> None:
        self.names.add(called.name)
        self.printed |= called.printed
        self.kinds[called.kind] += 1
        if called.place is not None:
            self.places.add(called.place)
        if called.side is not None and called.kind == "organisation":
            self.sides.add(called.side)


@dataclass(frozen=True, slots=True)
class Hidden:
    """All that is to be hidden: the names with their spellings in the case, and the sides that
    hidden organisations are."""

    names: tuple[HiddenName, ...]
    sides: frozenset[str]


def spelt_in_case(names: Sequence[HiddenName], analyses: Iterable[Analysis]) -> Hidden:
    """The names with all that the case calls their bearers.

    Args:
        names: as a person chose them.
        analyses: of the whole case, for what another article calls somebody counts too.
    """
    bearers = [_Bearer(NameFinder([name]), name.kind) for name in names]
    entities = {called for analysis in analyses for called in _called(analysis)}
    while True:
        left = set()
        for called in entities:
            known = [bearer for bearer in bearers if bearer.is_called(called)]
            for bearer in known:
                bearer.take(called)
            if not known:
                left.add(called)
        if left == entities:
            break
        entities = left
    return Hidden(
        tuple(map(_spelt, names, bearers)),
        frozenset(side for bearer in bearers for side in bearer.sides),
    )


def _spelt(name: HiddenName, bearer: _Bearer) -> HiddenName:
    found = sorted(bearer.names | bearer.printed)
    kinds = sorted(bearer.kinds.items(), key=lambda each: (-each[1], each[0]))
    kind = name.kind or (kinds[0][0] if kinds else None)
    return replace(name, spellings=tuple(dict.fromkeys((*name.spellings, *found))), kind=kind)


def _called(analysis: Analysis) -> Iterable[_Called]:
    printed: dict[str, set[str]] = {}
    for mention in analysis.mentions:
        if mention.form == "name" and mention.entity is not None:
            printed.setdefault(mention.entity, set()).add(mention.text)
    for entity in analysis.entities:
        words = frozenset({*entity.aliases, *printed.get(entity.id, ())})
        yield _Called(entity.kind, entity.name, words, _place(entity), entity.side)


def _place(entity: Entity) -> str | None:
    return entity.place.gazetteer if entity.place else None
