"""The printing outlet, last in every chain, and the agencies that a byline names.

The outlet's span is where a byline prints its name. When nobody told which outlet printed the
article, or only in Latin letters, a byline may («بيروت - النهار»); else the source has no span, no
name and the kind unknown: a chain is never empty.
"""

from __future__ import annotations

import re

from desktop.analysis.claims.lexicon import Attributions
from desktop.analysis.claims.phrase_shapes import SourcePhrase
from desktop.analysis.claims.words import Words
from desktop.analysis.model import Source, SourceKind
from desktop.analysis.text.fold import fold_word

_ARABIC = re.compile("[\u0621-\u064a]")


def find_outlet(words: Words, known: Attributions) -> list[Source]:
    """The outlet's source, then those of other agencies in the bylines."""
    name = fold_word(words.reading.document.outlet or "").split()
    bylines = _bylines(words)
    span = next((found for line in bylines if (found := _find(words, line, name))), None)
    agencies = [found for line in bylines for found in _media(words, known, line)]
    if span is None and agencies and not any(_ARABIC.search(word) for word in name):
        span = agencies[0][0]
    outlet = _outlet(words, known, span)
    sources = [outlet]
    for (first, stop), kind, named in agencies:
        start, end = words.start(first), words.end(stop)
        if _overlaps(outlet, start, end):
            continue
        text = words.reading.text[start:end]
        if any(source.text == text for source in sources) or [*words.folds[first:stop]] == name:
            continue
        mention = words.covered[first]
        entity = mention.entity if mention is not None and named else None
        sources.append(Source(f"s{len(sources) + 1}", start, end, text, entity, kind, named))
    return sources


def _overlaps(source: Source, start: int, end: int) -> bool:
    if source.start is None or source.end is None:
        return False
    return start < source.end and source.start < end


def _outlet(words: Words, known: Attributions, span: tuple[int, int] | None) -> Source:
    reading = words.reading
    name = reading.document.outlet
    if span is None:
        kind: SourceKind = _kind(known, fold_word(name or "")) if name else "unknown"
        return Source("s1", None, None, name or "", _entity(words, name), kind, bool(name))
    first, stop = span
    start, end = words.start(first), words.end(stop)
    mention = words.covered[first]
    entity = mention.entity if mention is not None else _entity(words, name)
    kind = _kind(known, " ".join(words.folds[first:stop]))
    return Source("s1", start, end, reading.text[start:end], entity, kind, named=True)


def _entity(words: Words, name: str | None) -> str | None:
    wanted = fold_word(name or "")
    for entity in words.reading.entities:
        if wanted and wanted in {fold_word(alias) for alias in (entity.name, *entity.aliases)}:
            return entity.id
    return None


def _kind(known: Attributions, name: str) -> SourceKind:
    if name in known.media:
        return known.media[name]
    nouns = [known.nouns[word] for word in name.split() if word in known.nouns]
    return next((noun.kind for noun in nouns if noun.medium), "media")


def _bylines(words: Words) -> list[tuple[int, int]]:
    document = words.reading.document
    return [words.range_of(p.start, p.end) for p in document.paragraphs if p.kind == "byline"]


def _find(words: Words, line: tuple[int, int], name: list[str]) -> tuple[int, int] | None:
    for at in range(line[0], line[1] - len(name) + 1):
        if name and words.folds[at : at + len(name)] == name:
            return at, at + len(name)
    return None


def _media(
    words: Words, known: Attributions, line: tuple[int, int]
) -> list[tuple[tuple[int, int], SourceKind, bool]]:
    """What a byline names of agencies and outlets: («سانا»), («وكالات»)."""
    found: list[tuple[tuple[int, int], SourceKind, bool]] = []
    at, stop = line
    while at < stop:
        lengths = range(min(3, stop - at), 0, -1)
        length = next((n for n in lengths if " ".join(words.folds[at : at + n]) in known.media), 0)
        if length:
            name = " ".join(words.folds[at : at + length])
            found.append(((at, at + length), known.media[name], True))
        elif words.folds[at].removeprefix("ال") == "وكالات":
            found.append(((at, at + 1), "agency", False))
        at += length or 1
    return found


def names_outlet(phrase: SourcePhrase, words: Words, known: Attributions, outlet: Source) -> bool:
    """Whether a phrase means the outlet itself, with a noun before the name or not («مراسل سانا»،
    «مراسلنا»)."""
    if phrase.noun_class == "anonymous" and phrase.kind == "media" and phrase.head.endswith("نا"):
        return True
    mention = phrase.mention
    if mention is not None and outlet.entity is not None and mention.entity == outlet.entity:
        return phrase.medium
    if not outlet.text or not (phrase.medium or phrase.named):
        return False
    name = fold_word(outlet.text).split()
    said = [words.folds[at] for at in range(phrase.first, phrase.stop) if words.is_word(at)]
    said[:1] = [phrase.head] if said else []
    while (
        said
        and said[0].removeprefix("ال") in known.nouns
        and known.nouns[said[0].removeprefix("ال")].medium
    ):
        said = said[1:]
    return bool(said) and said == name[: len(said)] and len(said) * 2 >= len(name)
