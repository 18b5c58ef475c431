"""How two articles call the same: which entities both name, and in which words each. No Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from desktop.analysis.claims.loaded import loaded_terms
from desktop.analysis.entities.case_names import CaseNames, NameKey, names_in
from desktop.analysis.entities.suggestions import suggest_merges
from desktop.analysis.model import Analysis, Entity, Mention, MentionKind
from desktop.analysis.text.fold import fold_word
from resources.gazetteer import Gazetteer
from resources.lexicons import Lexicons

Span = tuple[int, int]
_HERE, _THERE = 1, 2
# Words that a name goes on in after its mention («داعش الإرهابي الوحشي»).
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that an article uses for an entity, where, and whether they take a side."""

    words: str
    loaded: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SharedEntity:
    """An entity of both articles: its ids in each reading, and what each calls it, the most used
    first. ``name`` is what the first article calls it."""

    kind: MentionKind
    name: str
    here: tuple[str, ...]
    there: tuple[str, ...]
    names_here: tuple[Naming, ...]
    names_there: tuple[Naming, ...]

    @property
    def only_here(self) -> tuple[Naming, ...]:
        """What the other article does not call it."""
        return _without(self.names_here, self.names_there)

    @property
    def only_there(self) -> tuple[Naming, ...]:
        return _without(self.names_there, self.names_here)

    @property
    def differs(self) -> bool:
        """Whether each has words for it that the other has not, or one has words that take a
        side."""
        here, there = self.only_here, self.only_there
        return bool(here and there) or any(naming.loaded for naming in (*here, *there))


def shared_entities(
    here: Analysis,
    there: Analysis,
    lexicons: Lexicons,
    gazetteer: Gazetteer,
    *,
    apart: Collection[tuple[NameKey, NameKey]] = (),
) -> tuple[SharedEntity, ...]:
    """The entities that both articles call by name; those named differently first, then those
    named most.

    Args:
        here, there: the readings of the two.
        lexicons, gazetteer: what tells that two names are one entity's.
        apart: pairs that a person said are two.
    """
    group = _Groups()
    names = CaseNames({_HERE: names_in(here), _THERE: names_in(there)})
    for found in suggest_merges(names, lexicons, gazetteer, apart=apart):
        group.join(
            (found.entity.key.kind, found.entity.key.folded),
            (found.target.key.kind, found.target.key.folded),
        )
    sides = [_by_group(reading, group) for reading in (here, there)]
    words = [_Wording(reading, lexicons) for reading in (here, there)]
    shared = []
    for key in sides[0].keys() & sides[1].keys():
        one, other = (sorted(side[key], key=lambda e: -len(e.mentions)) for side in sides)
        shared.append(
            SharedEntity(
                one[0].kind, one[0].name,
                tuple(entity.id for entity in one), tuple(entity.id for entity in other),
                words[0].namings(one), words[1].namings(other),
            )
        )  # fmt: skip
    return tuple(sorted(shared, key=_order))


def _order(entity: SharedEntity) -> tuple[bool, int, str]:
    named = sum(len(n.spans) for n in (*entity.names_here, *entity.names_there))
    return (not entity.differs, -named, entity.name)


Key = tuple[str, str]


@dataclass
class _Groups:
    """Names that are one entity's lead to one of them."""

    _parent: dict[Key, Key] = field(default_factory=dict)

    def join(self, one: Key, other: Key) -> None:
        self._parent[self.of(one)] = self.of(other)

    def of(self, key: Key) -> Key:
        while (parent := self._parent.get(key, key)) != key:
            key = parent
        return key


def _by_group(reading: Analysis, groups: _Groups) -> Mapping[Key, list[Entity]]:
    named = {mention.entity for mention in reading.mentions if mention.form == "name"}
    found: dict[Key, list[Entity]] = defaultdict(list)
    for entity in reading.entities:
        if entity.id in named:
            found[groups.of((entity.kind, fold_word(entity.name)))].append(entity)
    return found


class _Wording:
    """The words that one article uses: mentions, with the loaded words that go on from them."""

    def __init__(self, reading: Analysis, lexicons: Lexicons) -> None:
        self._text = reading.document.text
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._loaded = [(t.term.start, t.term.end) for t in loaded_terms(reading, lexicons)]
        self._starts = [start for start, _ in self._loaded]

    def namings(self, entities: Iterable[Entity]) -> tuple[Naming, ...]:
        found: dict[str, list[tuple[Span, bool]]] = defaultdict(list)
        for entity in entities:
            for mention in (self._mentions[m] for m in entity.mentions if m in self._mentions):
                if mention.form != "pronoun":
                    span, loaded = self._extended(mention)
                    found[fold_word(" ".join(self._text[slice(*span)].split()))].append(
                        (span, loaded)
                    )
        namings = [
            Naming(
                " ".join(self._text[slice(*held[0][0])].split()),
                any(loaded for _, loaded in held),
                tuple(sorted(span for span, _ in held)),
            )
            for held in found.values()
        ]
        return tuple(sorted(namings, key=lambda n: (-len(n.spans), n.spans)))

    def _extended(self, mention: Mention) -> tuple[Span, bool]:
        start, end, loaded = mention.start, mention.end, mention.loaded
        for _ in range(_MOST_WORDS):
            after = end + 1 if self._text[end : end + 1] == " " else end
            at = bisect_left(self._starts, after)
            if after == end or at == len(self._loaded) or self._loaded[at][0] != after:
                break
            end, loaded = self._loaded[at][1], True
        within = bisect_left(self._starts, start)
        inside = within < len(self._loaded) and self._loaded[within][1] <= end
        return (start, end), loaded or inside


def _without(namings: tuple[Naming, ...], others: tuple[Naming, ...]) -> tuple[Naming, ...]:
    known = {fold_word(naming.words) for naming in others}
    return tuple(naming for naming in namings if fold_word(naming.words) not in known)
