"""Names that stand in a lexicon: armed groups, bodies, parties, media, widely known persons."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import pieces
from desktop.analysis.mentions.whole_words import is_whole_word
from desktop.analysis.mentions.words import Known, NameWords
from desktop.analysis.reading import Reading

_OPENING = "«\"“'‹("
_MINISTERS = frozenset(("وزير", "وزيره", "وزيرا", "وزيري", "وزراء"))
_CLOSING = "»\"”'›)-–،"


def find_lexicon_names(reading: Reading, words: NameWords) -> Iterator[Candidate]:
    """The longest known name that begins at each token, proclitics aside."""
    for first, token in enumerate(reading.tokens):
        if token.kind == "mark":
            continue
        for piece in pieces(reading, token):
            found = _longest(reading, words, first, piece.stem, piece.article)
            if found is None:
                continue
            written, last, known = found
            key = _without_nationality(words, written, known)
            last -= written.count(" ") - key.count(" ")
            rest = key.partition(" ")[2]
            if rest in words.known and piece.stem in words.describing:
                continue  # «تنظيم داعش»: the name is داعش
            if first and _portfolio(reading, first):
                continue
            if first == last and is_whole_word(piece):
                continue
            medium = key in words.media and key not in words.known
            marked = key != written or _marked(words, reading, first, last, medium=medium)
            if not marked and _too_common(words, key, known):
                continue
            yield Candidate(
                first=first,
                last=last,
                start=piece.start,
                end=reading.tokens[last].end,
                key=key,
                kind=known.kind,
                form="name",
                by="gazetteer",
                confidence=0.9 if " " in key else 0.8,
                why=f"gazetteer:{known.kind}:{known.canonical}",
                klass=known.klass,
                canonical=known.canonical,
                side=known.side,
                rule=_rule(words, marked, key, known),
            )
            break


def _portfolio(reading: Reading, first: int) -> bool:
    """«وزيرة الخارجية الأميركية»: behind a minister stands what they do, not the ministry."""
    before = reading.tokens[first - 1]
    return any(piece.stem in _MINISTERS for piece in pieces(reading, before))


def _longest(
    reading: Reading, words: NameWords, first: int, stem: str, article: bool
) -> tuple[str, int, Known] | None:
    options = (stem, "ال" + stem) if article else (stem,)
    found = [match for option in options for match in _matches(reading, words, first, option)]
    return max(found, key=lambda match: match[1], default=None)


def _matches(
    reading: Reading, words: NameWords, first: int, beginning: str
) -> Iterator[tuple[str, int, Known]]:
    """The known names that begin so at a token, from the shortest."""
    key, last = beginning, first
    while True:
        known = words.known.get(key) or _medium(words, key)
        if known is not None:
            yield key, last, known
        last += 1
        if key not in words.known_beginnings or last >= len(reading.tokens):
            return
        if reading.tokens[last].kind == "mark":
            return
        key = f"{key} {reading.tokens[last].fold}"


def _without_nationality(words: NameWords, key: str, known: Known) -> str:
    """«ميلان الإيطالي»: whose club it is tells it from the city, and is no part of its name;
    «الملعب التونسي» would be none without it."""
    name, _, adjective = key.rpartition(" ")
    if known.klass != "club" or adjective not in words.nationalities:
        return key
    return key if name.removeprefix("ال") in words.descriptors else name


def _medium(words: NameWords, key: str) -> Known | None:
    kind = words.media.get(key)
    return None if kind is None else Known(key, "organisation", kind, "", alias=False)


def _rule(words: NameWords, marked: bool, key: str, known: Known) -> str:
    if key in words.media and marked:
        return "gazetteer:medium:marked"
    return f"gazetteer:{known.kind}" + (":long" if " " in key else "")


def _too_common(words: NameWords, key: str, known: Known) -> bool:
    """A single ordinary word, a newspaper called like a place or an adjective (الرياض، العربية), or
    the name of a place too, is a name only where the words round it say so."""
    if key in words.marked:
        return True
    is_medium = key in words.media and key not in words.known
    bare = key.removeprefix("ال")
    if " " in key:
        return is_medium and key.startswith("ال")
    ordinary = bool({key, bare} & (words.common | words.vocabulary))
    if is_medium:
        return ordinary or key.startswith("ال")
    if not ordinary and known.kind != "place":
        return False
    return ordinary or key in words.given or key in words.person_words


def _marked(words: NameWords, reading: Reading, first: int, last: int, *, medium: bool) -> bool:
    """Whether guillemets, the word for what it is (صحيفة، وكالة، حركة) or a byline mark a name."""
    if reading.in_byline(reading.tokens[first].start):
        return True
    if not first:
        return False
    before = reading.tokens[first - 1]
    if before.kind == "mark":
        following = reading.tokens[last + 1].text if last + 1 < len(reading.tokens) else ""
        return before.text in _OPENING and following in _CLOSING
    return any(
        _says_what_it_is(words, piece.stem, medium=medium) for piece in pieces(reading, before)
    )


def _says_what_it_is(words: NameWords, stem: str, *, medium: bool) -> bool:
    """Whether a word before a name is one for such a body (صحيفة X، النادي X); «الجيش النصر» is
    not, for of an army only adjectives follow."""
    bare = stem.removeprefix("ال")
    strength = words.heads.get(bare)
    if medium:
        return strength == "media" or bare in words.outlet_cues
    return strength is not None and (stem == bare or stem not in words.heads)
