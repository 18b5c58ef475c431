"""Loaded terms and who uses them: «إرهابيون»، «تحرير»، «شهيد» say as much of the speaker as of the
thing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from desktop.analysis.model import Analysis, Claim, Quote
from desktop.analysis.text.clitics import splits, without_enclitics
from desktop.analysis.text.fold import fold, fold_word
from desktop.analysis.text.tokens import tokenise
from resources.lexicons import Lexicons

# Claims that lie in one another are fewer than this.
_NESTED = 8
LoadedClass = Literal["enemy", "own", "deed", "rule", "dead"]


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """``used_by``: the source whose words hold the term, the outlet's own where no claim does;
    ``quoted``: it is given as somebody's own words."""

    term: Quote
    kind: LoadedClass
    used_by: str
    claim: str | None
    quoted: bool


def loaded_terms(analysis: Analysis, lexicons: Lexicons) -> tuple[LoadedTerm, ...]:
    """The loaded terms of an article in their order, each once for the innermost claim round it."""
    terms = _terms(lexicons)
    text = analysis.document.text
    claims = sorted(analysis.claims, key=lambda claim: claim.start)
    found: list[LoadedTerm] = []
    for token in tokenise(text, fold(text)):
        kind = _kind(token.fold, terms) if token.kind == "word" else None
        if kind is None:
            continue
        claim = _innermost(claims, token.start, token.end)
        outlet = analysis.sources[0].id if analysis.sources else ""
        found.append(
            LoadedTerm(
                term=Quote(token.start, token.end, text[token.start : token.end]),
                kind=kind,
                used_by=claim.chain[0] if claim is not None else outlet,
                claim=claim.id if claim is not None else None,
                quoted=claim is not None and claim.quoted,
            )
        )
    return tuple(found)


def is_loaded(word: str, lexicons: Lexicons) -> bool:
    """Whether a word, with its clitics, takes a side."""
    return _kind(fold_word(word), _terms(lexicons)) is not None


def _innermost(claims: list[Claim], start: int, end: int) -> Claim | None:
    """The shortest claim round a span, among the last few that begin before it."""
    stop = bisect_right(claims, start, key=lambda claim: claim.start)
    round_it = [claim for claim in claims[max(0, stop - _NESTED) : stop] if end <= claim.end]
    return min(round_it, key=lambda claim: claim.end - claim.start, default=None)


def _kind(word: str, terms: dict[str, LoadedClass]) -> LoadedClass | None:
    for split in splits(word):
        for stem in without_enclitics(split.stem):
            if stem in terms:
                return terms[stem]
    return None


@lru_cache(maxsize=4)
def _terms(lexicons: Lexicons) -> dict[str, LoadedClass]:
    return {
        fold_word(form): cast("LoadedClass", row["class"])
        for row in lexicons.rows("loaded_terms")
        for form in row["forms"].split()
    }
