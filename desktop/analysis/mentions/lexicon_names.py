"""Names that stand in a lexicon: armed groups, bodies, parties, media, widely known persons."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import key_of, pieces
from desktop.analysis.mentions.words import Known, NameWords
from desktop.analysis.reading import Reading

_OPENING = "«\"“'‹("
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
            key, last, known = found
            rest = key.partition(" ")[2]
            if rest in words.known and piece.stem in words.describing:
                continue  # «تنظيم داعش»: the name is داعش
            medium = key in words.media and key not in words.known
            marked = _marked(words, reading, first, last, medium=medium)
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


def _longest(
    reading: Reading, words: NameWords, first: int, stem: str, article: bool
) -> tuple[str, int, Known] | None:
    stems = (stem, "ال" + stem) if article else (stem,)
    tokens = reading.tokens
    for last in range(min(len(tokens), first + words.longest_known) - 1, first - 1, -1):
        if any(token.kind == "mark" for token in tokens[first : last + 1]):
            continue
        for option in stems:
            key = key_of(tokens[first : last + 1], option)
            known = words.known.get(key) or _medium(words, key)
            if known is not None:
                return key, last, known
    return None


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
    strengths = (
        words.heads.get(piece.stem.removeprefix("ال")) for piece in pieces(reading, before)
    )
    return any(strength == "media" if medium else strength for strength in strengths)
