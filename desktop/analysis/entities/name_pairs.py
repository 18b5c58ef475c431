"""Which names of a case are compared: those that share a key, not all with all.

Keys are the letters without spaces and articles, the consonants by sound, a gazetteer's id and a
lexicon's name. An alias, the beginning of a body's name and the parts of a person's are looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from desktop.analysis.entities.case_names import CaseName
from desktop.analysis.entities.spelling import bare_words, bound_words, letters, skeleton
from desktop.analysis.mentions.words import NameWords

# Of a block's names each is compared with so many, those of most articles.
_COMPARED = 12
# Consonants from which a name with one of them left out is met too.
_LONG = 5
_SHORTEST = 2
# A body's name is cut to no fewer words.
_BEGINNING = 2

_Key = tuple[str, str, str]
_Pair = tuple[CaseName, CaseName]


def pairs_of(names: Iterable[CaseName], words: NameWords) -> Iterator[_Pair]:
    """Pairs of names that may be of one entity, each once, in no direction."""
    ordered = sorted(names, key=lambda name: (-len(name.documents), name.folded, name.key.places))
    own: dict[tuple[str, str], list[CaseName]] = defaultdict(list)
    blocks: dict[_Key, list[CaseName]] = defaultdict(list)
    for name in ordered:
        for written in letters(name.folded):
            own[name.kind, written].append(name)
        for key in set(_keys(name, words)):
            blocks[key].append(name)
    seen: set[tuple[int, int]] = set()
    number = {id(name): at for at, name in enumerate(ordered)}
    for one, two in (*_in_blocks(blocks.values()), *_looked_up(ordered, own)):
        if one.folded == two.folded:
            continue  # one name already, or two places that share it
        first, second = number[id(one)], number[id(two)]
        pair = min(first, second), max(first, second)
        if pair not in seen:
            seen.add(pair)
            yield ordered[pair[0]], ordered[pair[1]]


def _in_blocks(blocks: Iterable[list[CaseName]]) -> Iterator[_Pair]:
    for block in blocks:
        for at, name in enumerate(block[1:], 1):
            for other in block[: min(at, _COMPARED)]:
                yield other, name


def _keys(name: CaseName, words: NameWords) -> Iterator[_Key]:
    for written in letters(name.folded):
        yield name.kind, "letters", written
    sounds = skeleton(name.folded)
    if len(sounds) >= _SHORTEST:
        yield name.kind, "sounds", sounds
    if len(sounds) >= _LONG:
        for at in range(len(sounds)):
            yield name.kind, "sounds", sounds[:at] + sounds[at + 1 :]
    for identifier in name.points:
        yield name.kind, "place", identifier
    known = words.known.get(name.folded)
    if known is not None:
        yield name.kind, "known", known.canonical


def _looked_up(
    names: Iterable[CaseName], own: dict[tuple[str, str], list[CaseName]]
) -> Iterator[_Pair]:
    for name in names:
        for written in {*chain.from_iterable(map(letters, name.aliases)), *_shorter(name)}:
            for other in own.get((name.kind, written), ()):
                if other is not name:
                    yield name, other


def _shorter(name: CaseName) -> Iterator[str]:
    """What a name may be cut to: a person's first or last, or both without what is between; a
    body's beginning."""
    if name.kind == "person":
        parts = bound_words(name.folded)
        if len(parts) > 1:
            yield from (parts[0], parts[-1])
        for end in range(2, len(parts)):
            yield "".join(parts[:end])
        if len(parts) > 2:
            yield parts[0] + parts[-1]
    elif name.kind in ("organisation", "facility"):
        bare = bare_words(name.folded)
        for end in range(_BEGINNING, len(bare)):
            yield "".join(bare[:end])
