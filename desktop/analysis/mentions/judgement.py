"""The judgement: overlapping answers of the recognisers become one mention each.

A longer span beats a shorter one inside it, then confidence decides; agreement raises it. A name
found by a strong cue is found again wherever it stands (document-level consistency).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.evidence import LEAST
from desktop.analysis.mentions.pieces import key_of, pieces
from desktop.analysis.mentions.whole_words import is_whole_word
from desktop.analysis.mentions.words import NameWords
from desktop.analysis.reading import Reading

_AGREEMENT = 0.08
# A name must be at least so sure, and so long, to be looked for in the rest of the text.
_SURE = 0.75
_LETTERS = 3
# What a place of the gazetteer is worth that is joined to another place.
_JOINED = 0.6
_DESCRIBED, _ARTICLE = "pattern:place", "ال"
_LISTED = ("gazetteer:known", "gazetteer:country")


def judge(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """One candidate for each place in the text, in the order of the text."""
    chosen: list[Candidate] = []
    taken: dict[int, Candidate] = {}
    believed = (c for c in candidates if c.confidence >= LEAST)
    for candidate in sorted(believed, key=_rank):
        rivals = {id(c): c for t in _tokens(candidate) if (c := taken.get(t)) is not None}
        if rivals:
            continue
        chosen.append(candidate)
        for token in _tokens(candidate):
            taken[token] = candidate
    return tuple(sorted(chosen, key=lambda c: c.start))


def completed(
    reading: Reading, rules: tuple[Candidate, ...], heard: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """The rules' answers, a place's name of which the model hears the rest right behind it with
    that: «بلدة معارة | النعسان» is no «معارة»."""
    rest = {
        name.first: name
        for name in heard
        if name.kind == "place" and reading.tokens[name.first].fold.startswith(_ARTICLE)
    }
    return tuple(
        replace(name, last=more.last, end=more.end, key=f"{name.key} {more.key}")
        if name.rule.startswith(_DESCRIBED)
        and not name.key.startswith(_ARTICLE)
        and (more := rest.get(name.last + 1)) is not None
        else name
        for name in rules
    )


def joined_places(
    reading: Reading, names: tuple[Candidate, ...], weighed: Iterable[Candidate]
) -> list[Candidate]:
    """Places of the gazetteer that «و» joins to a place, though little else spoke for them."""
    ends = {name.last for name in names if name.kind == "place"}
    return [
        replace(candidate, confidence=max(candidate.confidence, _JOINED))
        for candidate in weighed
        if candidate.rule.startswith(_LISTED)
        and candidate.first - 1 in ends
        and reading.tokens[candidate.first].start < candidate.start
        and reading.tokens[candidate.first].text.startswith("و")
    ]


def strengthen(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those that several recognisers agree on made surer."""
    candidates = tuple(candidates)
    voters: dict[tuple[int, int, str], set[str]] = {}
    for c in candidates:
        voters.setdefault((c.start, c.end, c.kind), set()).add(c.why.split(":")[0])
    return tuple(
        replace(c, confidence=min(0.99, c.confidence + _AGREEMENT * (len(agreeing) - 1)))
        for c in candidates
        for agreeing in (voters[c.start, c.end, c.kind],)
    )


def repeated(
    reading: Reading, names: tuple[Candidate, ...], words: NameWords
) -> tuple[Candidate, ...]:
    """The other places where a name that is sure, or its short form, stands without its cue."""
    sure: dict[str, Candidate] = {}
    for name in names:
        if name.confidence >= _SURE and len(name.key) >= _LETTERS and _tells(name, words):
            sure.setdefault(name.key, name)
    for name in tuple(sure.values()):
        for short in _short_forms(name, words):
            sure.setdefault(short, replace(name, canonical=name.canonical or name.key))
    longest = max((len(key.split()) for key in sure), default=0)
    found = []
    for first, token in enumerate(reading.tokens):
        if token.kind == "mark":
            continue
        for piece in pieces(reading, token):
            match = _match(reading, sure, first, piece.stem, longest)
            if match is None and piece.article:
                match = _match(reading, sure, first, "ال" + piece.stem, longest)
            if match is not None and not (match[1] == first and is_whole_word(piece)):
                name, last = match
                found.append(
                    replace(
                        name,
                        first=first,
                        last=last,
                        start=piece.start,
                        end=reading.tokens[last].end,
                        by="reference" if name.by == "pattern" else name.by,
                        confidence=name.confidence - 0.1,
                        why="reference:again" if name.by == "pattern" else name.why,
                    )
                )
                break
    return tuple(found)


def of_one_kind(names: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The names, where the model alone gives one another kind than a cue gives the same name
    («أنباء القورية», which is a town by «بلدة القورية»): it is of the kind that the cue says."""
    cued: dict[str, Candidate] = {}
    kinds: dict[str, set[str]] = {}
    for name in names:
        if name.by != "neural":
            kinds.setdefault(name.key, set()).add(name.kind)
        if name.by == "pattern" and name.confidence >= _SURE:
            cued.setdefault(name.key, name)
    return tuple(_as_cued(name, cued.get(name.key), kinds) for name in names)


def _as_cued(name: Candidate, cue: Candidate | None, kinds: Mapping[str, set[str]]) -> Candidate:
    if cue is None or name.by != "neural" or kinds[name.key] != {cue.kind}:
        return name
    told = replace(cue, first=name.first, last=name.last, start=name.start, end=name.end)
    again = replace(told, by="reference", confidence=name.confidence, why="reference:again")
    return again if cue.kind != name.kind else name


def _tells(name: Candidate, words: NameWords) -> bool:
    """Whether a name can be told from an ordinary word where it stands without its cue: «بلدية
    القرية» may be called so, and «القرية» alone is still any village."""
    common = name.key in words.common
    return not common and not (name.kind == "place" and name.key in words.nominals)


def _short_forms(name: Candidate, words: NameWords) -> list[str]:
    """A person's first or family name; an organisation's name without its head (قوات، حركة)."""
    parts = name.key.split()
    if len(parts) < 2:
        return []
    if name.kind == "organisation" and name.by == "pattern" and parts[0] in words.heads:
        rest = parts[1:]
        ordinary = all({word, word.removeprefix("ال")} & words.common for word in rest)
        return [" ".join(rest)] if len(rest) > 1 and not ordinary else []
    if name.kind == "person":
        first = [] if parts[0] in words.given else [parts[0]]
        return [p for p in (*first, parts[-1]) if len(p) > _LETTERS and p not in words.common]
    return []


def _match(
    reading: Reading, sure: dict[str, Candidate], first: int, stem: str, longest: int
) -> tuple[Candidate, int] | None:
    for last in range(min(len(reading.tokens), first + longest) - 1, first - 1, -1):
        name = sure.get(key_of(reading.tokens[first : last + 1], stem))
        if name is not None:
            return name, last
    return None


def _rank(candidate: Candidate) -> tuple[float, int, int]:
    """Names before nominals; the longer before the shorter, weighed with how sure it is."""
    length = candidate.last - candidate.first + 1
    weight = candidate.confidence + 0.12 * min(length, 6)
    if candidate.form == "nominal":
        weight -= 2
    return (-weight, candidate.first, candidate.last)


def _tokens(candidate: Candidate) -> range:
    return range(candidate.first, candidate.last + 1)
