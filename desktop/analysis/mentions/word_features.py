"""What the name lists, the gazetteer and the lexicons say of each word, as the neural recogniser's
second input. Its training runs this very code, so a change here needs new weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from desktop.analysis.text.clitics import splits
from desktop.analysis.text.fold import fold_word
from resources import gazetteer, name_lists
from resources.lexicons import Lexicons, Row

# The order is the model's: column numbers of its input.
FEATURES = (
    "given", "given_common", "surname", "surname_common", "name_unknown_role", "foreign",
    "unit_b", "unit_i", "full_b", "full_i", "city", "city_b", "city_i",
    "gaz", "gaz_known", "gaz_b", "gaz_i", "org", "org_b", "org_i", "org_head",
    "title", "office", "descriptor", "clitic", "person_b", "person_i",
)  # fmt: skip
_COLUMN = {name: column for column, name in enumerate(FEATURES)}

# The letter of a list, and the feature of a word that is a name of that list by itself.
_ALONE = {
    "g": "given", "G": "given_common", "s": "surname", "S": "surname_common",
    "u": "name_unknown_role", "f": "foreign", "c": "city", "Z": "gaz", "K": "gaz_known",
    "O": "org", "h": "org_head", "t": "title", "o": "office", "d": "descriptor", "p": "person_b",
}  # fmt: skip
# The same for a name of several words: its first word gets _b, the others _i.
_LONG = {
    "g": "unit", "s": "unit", "u": "unit", "P": "full", "c": "city", "Z": "gaz", "O": "org",
    "p": "person",
}  # fmt: skip
_LONGEST = 6

Lists = dict[str, str]


class WordFeatures:
    """The features of words; ask for one through ``word_features``."""

    def __init__(self, tables: Sequence[tuple[Lists, frozenset[str]]]) -> None:
        self._tables = tables
        self._seen: dict[str, tuple[frozenset[int], tuple[str, ...]]] = {}

    def of(self, words: Sequence[str]) -> list[frozenset[int]]:
        """The columns that are 1 for each word.

        Args:
            words: the folded words, numbers and marks of a text in order.
        """
        found: list[set[int]] = []
        stems: list[tuple[str, ...]] = []
        for word in words:
            columns, beginnings = self._word(word)
            found.append(set(columns))
            stems.append(beginnings)
        for first, beginnings in enumerate(stems):
            for stem in beginnings:
                self._mark_long(words, first, stem, found)
        return [frozenset(columns) for columns in found]

    def _mark_long(
        self, words: Sequence[str], first: int, stem: str, found: list[set[int]]
    ) -> None:
        """Mark the names of several words that begin with this stem, the longest of each kind."""
        key, last, longest = stem, first, dict[str, int]()
        while self._begins(key) and last + 1 < min(len(words), first + _LONGEST):
            last += 1
            key = f"{key} {words[last]}"
            for letter in self._lists(key):
                if letter in _LONG:
                    longest[_LONG[letter]] = last
        for kind, end in longest.items():
            found[first].add(_COLUMN[kind + "_b"])
            for index in range(first + 1, end + 1):
                found[index].add(_COLUMN[kind + "_i"])

    def _word(self, word: str) -> tuple[frozenset[int], tuple[str, ...]]:
        """The columns of a word by itself, and its stems that a longer name may begin with."""
        if word not in self._seen:
            if len(self._seen) > 50_000:
                self._seen.clear()
            self._seen[word] = self._look_up(word)
        return self._seen[word]

    def _look_up(self, word: str) -> tuple[frozenset[int], tuple[str, ...]]:
        beginnings = (word,) if self._begins(word) else ()
        if lists := self._lists(word):
            return _columns(lists), beginnings
        if beginnings:
            return frozenset(), beginnings
        columns: frozenset[int] = frozenset()
        for split in splits(word, keep_article=True)[1:]:
            fused = split.article and not split.stem.startswith("ال")
            stem = "ال" + split.stem if fused else split.stem
            lists = self._lists(stem)
            if lists and not columns:
                columns = _columns(lists) | {_COLUMN["clitic"]}
            if self._begins(stem):
                beginnings = (*beginnings, stem)
        return columns, beginnings

    def _lists(self, name: str) -> str:
        return "".join(lists.get(name, "") for lists, _ in self._tables)

    def _begins(self, name: str) -> bool:
        return any(name in beginnings for _, beginnings in self._tables)


@lru_cache(maxsize=2)
def word_features(lexicons: Lexicons) -> WordFeatures:
    """The features by the name lists, the gazetteer and these lexicons."""
    return WordFeatures((_shipped(), _with_beginnings(_lexicon_lists(lexicons))))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Lists, frozenset[str]]:
    """The name lists and the gazetteer, which no case changes."""
    lists = dict(name_lists.rows())
    for name, known in gazetteer.load().names():
        held = lists.get(name, "")
        letters = "ZK" if known else "Z"
        lists[name] = held + "".join(letter for letter in letters if letter not in held)
    return _with_beginnings(lists)


def _lexicon_lists(lexicons: Lexicons) -> Lists:
    lists: Lists = {}
    for letter, names in _lexicon_names(lexicons):
        for name in names:
            key = " ".join(fold_word(name).split())
            if key and letter not in lists.get(key, ""):
                lists[key] = lists.get(key, "") + letter
    return lists


def _lexicon_names(lexicons: Lexicons) -> Iterable[tuple[str, Iterable[str]]]:
    yield from (("O", _names(row)) for row in lexicons.rows("organisations"))
    yield from (("O", row["names"].split(",")) for row in lexicons.rows("news_media"))
    yield from (("p", _names(row)) for row in lexicons.rows("persons"))
    yield from ((letter, [row["word"]]) for row in lexicons.rows("given_names") for letter in "gG")
    yield from (("h", [row["word"]]) for row in lexicons.rows("organisation_heads"))
    for row in lexicons.rows("titles"):
        yield "t" if row["follow"] == "direct" else "o", row["forms"].split()
    yield from (("d", row["forms"].split()) for row in lexicons.rows("place_descriptors"))


def _names(row: Row) -> list[str]:
    return [row["name"], *row["aliases"].split("|")]


def _with_beginnings(lists: Mapping[str, str]) -> tuple[Lists, frozenset[str]]:
    beginnings: set[str] = set()
    for name in lists:
        words = name.split(" ")
        beginnings.update(" ".join(words[:count]) for count in range(1, len(words)))
    return dict(lists), frozenset(beginnings)


def _columns(lists: str) -> frozenset[int]:
    return frozenset(_COLUMN[_ALONE[letter]] for letter in lists if letter in _ALONE)
