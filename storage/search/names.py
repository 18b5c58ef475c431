"""Look-up of names: forgiving in spelling, and in Latin letters too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rapidfuzz import fuzz, process

from desktop.analysis.text.fold import fold_word
from storage.connection import Connection
from storage.search import latin
from storage.search.name_table import NameTable, bare

_SIMILAR_WORD = 74  # percent; below it, two skeletons or words share too little
_SIMILAR_NAME = 55
_SAME_NAME = 80
_MOST_WORDS = 40
_MOST_RANKED = 500
_AT_ONCE = 10_000
# An entity may go by several names; so many are looked at for one.
_PER_ENTITY = 3
# What a name gains by a word that is the same, and by one that is alike.
_SAME, _ALIKE = 3, 1


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the case that may be meant.

    ``score``: 0 to 100; ``documents``: how many the entity occurs in, under all names that were
    merged with it; ``id``: of the name that it now goes by.
    """

    id: int
    kind: str
    name: str
    score: float
    documents: int


class NameLookup:
    """The names of one open case, looked up on one connection to it; ``table`` may be that of
    others."""

    def __init__(self, connection: Connection, table: NameTable) -> None:
        self._connection = connection
        self._table = table

    def __call__(self, query: str, *, kind: str | None = None, limit: int = 10) -> list[NameHit]:
        """The entities of the case that are called most like what was typed, the likest first, of
        two alike the one that more documents name.

        Args:
            query: a name or a part of it, in Arabic or Latin letters, in any spelling.
            kind: only names of this kind; None: of any.
            limit: how many at most.
        """
        scores = self._scored(query, kind)
        likest = sorted(scores, key=lambda name: -scores[name])[: limit * _PER_ENTITY]
        best = {name: scores[name] for name in likest}
        return self._entities(best)[:limit]

    def called(self, value: str, kind: str | None) -> list[int]:
        """The numbers of the names that hold all words of a value, else those most like it."""
        self._table.take_in(self._connection)
        words = [bare(word) for word in fold_word(value).lower().split()]
        holding = [set(self._table.by_word.get(word, ())) for word in words]
        found = set.intersection(*holding) if holding else set()
        named = [name for name in found if kind in (None, self._table.names[name][0])]
        if named:
            return named
        scores = self._scored(value, kind)
        least = max(_SAME_NAME, max(scores.values(), default=0) - 8)
        return [name for name, score in scores.items() if score >= least]

    def _scored(self, query: str, kind: str | None) -> dict[int, float]:
        self._table.take_in(self._connection)
        is_latin = latin.is_latin(query)
        words = latin.latin_words(query) if is_latin else fold_word(query).lower().split()
        shared: Counter[int] = Counter()
        for word in words:
            for name, telling in self._with_word(word, is_latin=is_latin).items():
                shared[name] += telling
        score = (
            partial(_latin_score, {word: latin.of_latin(word) for word in words})
            if is_latin
            else partial(_arabic_score, " ".join(words))
        )
        scores: dict[int, float] = {}
        for number, _ in shared.most_common(_MOST_RANKED):
            of_kind, folded = self._table.names[number]
            if kind in (None, of_kind):
                worth = score(folded)
                if worth >= _SIMILAR_NAME:
                    scores[number] = worth
        return scores

    def _with_word(self, word: str, *, is_latin: bool) -> dict[int, int]:
        """The names with a word like this one, and how much it tells for each."""
        if not is_latin:
            return _holders(self._table.by_word, [bare(word)])
        return _holders(self._table.by_skeleton, latin.of_latin(word))

    def _entities(self, scores: dict[int, float]) -> list[NameHit]:
        """The names as the entities that they now are."""
        found: dict[int, NameHit] = {}
        for number, score in scores.items():
            rows = self._connection.rows(
                "SELECT t.id, t.kind, t.name, (SELECT count(DISTINCT e.document_id) FROM names m"
                " JOIN entity_index e ON e.name_id = m.id WHERE m.canonical_id = t.id)"
                " FROM names n JOIN names t ON t.id = n.canonical_id WHERE n.id = ?",
                number,
            )
            for canonical, kind, name, documents in rows:
                known = found.get(canonical)
                if documents and (known is None or known.score < score):
                    found[canonical] = NameHit(canonical, kind, name, round(score, 1), documents)
        return sorted(found.values(), key=lambda hit: (-hit.score, -hit.documents, hit.id))


def _holders(table: Mapping[str, Sequence[int]], words: list[str]) -> dict[int, int]:
    """The names under these words, and under those most like the first of them."""
    found: dict[int, int] = {}
    if words and words[0]:
        for other in _like(words[0], list(table)):
            found.update(dict.fromkeys(table[other], _ALIKE))
    for word in words:
        found.update(dict.fromkeys(table.get(word, ()), _SAME))
    return found


def _like(word: str, known: Sequence[str]) -> list[str]:
    """The words most like one, looked for in a part of all at a time: nobody else has a turn while
    one part is looked through."""
    found: list[tuple[str, float, int]] = []
    for start in range(0, len(known), _AT_ONCE):
        found += process.extract(
            word, known[start : start + _AT_ONCE], scorer=fuzz.ratio,
            score_cutoff=_SIMILAR_WORD, limit=_MOST_WORDS,
        )  # fmt: skip
    likest = sorted(found, key=lambda one: -one[1])[:_MOST_WORDS]
    return [other for other, _, _ in likest]


def _arabic_score(asked: str, name: str) -> float:
    """How alike two folded names are; a part of a name counts, the whole more."""
    first, second = (" ".join(map(bare, words.split())) for words in (asked, name))
    return 0.5 * fuzz.token_set_ratio(first, second) + 0.5 * fuzz.token_sort_ratio(first, second)


def _latin_score(asked: Mapping[str, list[str]], name: str) -> float:
    """How alike a Latin and an Arabic name are: their consonants first, then their sounds. Each
    word asked for comes with its skeletons."""
    arabic = name.split()
    bones = [latin.of_arabic(word) for word in arabic]
    sounds = latin.romanised(name).split()
    total = 0.0
    for word, skeletons in asked.items():
        total += max(
            (
                0.7 * fuzz.ratio(skeleton, bone) + 0.3 * fuzz.ratio(word, sound)
                for skeleton in skeletons
                for bone, sound in (*zip(bones, sounds, strict=False), *_pairs(bones, sounds))
            ),
            default=0.0,
        )
    covered = min(1.0, len(asked) / max(1, len(arabic)))
    return total / max(1, len(asked)) * (0.9 + 0.1 * covered)


def _pairs(bones: list[str], sounds: list[str]) -> Iterable[tuple[str, str]]:
    return (
        (bones[at] + bones[at + 1], sounds[at] + sounds[at + 1])
        for at in range(min(len(bones), len(sounds)) - 1)
    )
