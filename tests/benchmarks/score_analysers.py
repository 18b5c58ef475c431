"""Which analyser of Arabic words the search should stand on: each, scored on our relevance set.

    python -m pip install --target OTHERS farahidi==0.4.0 qalsadi==0.5.1 tashaphyne==0.3.6 \\
        snowballstemmer==3.1.1 nltk==3.9.1
    PYTHONPATH=OTHERS .venv/bin/python -m tests.benchmarks.score_analysers [--held-out]

None of these is needed by Rawi; one that is not installed is passed over. A word is found by
another where an analyser gives both one key: a stem, a lemma or a root; where it gives several
analyses, one of each suffices. ``words/s``: words of the set that are analysed in a second of one
core, each for the first time. The set names few roots, so two that fall together by mistake are
rarely both in it: the precision of those that cut much off is flattered.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from desktop.analysis.text.fold import fold_word
from storage.search.forms import form, light_stem
from storage.search.tokens import bare_words, written
from tests.benchmarks.relevance import FAMILIES, HELD_OUT, Find, Text, measured, texts

Keys = Callable[[str], set[str]]


@dataclass(frozen=True)
class Analyser:
    """``levels``: of each level that it speaks of, the keys of a word."""

    name: str
    licence: str
    levels: dict[str, Keys]


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--held-out", action="store_true", help="the set that nobody looked at")
    held_out = parser.parse_args(arguments).held_out
    known = texts(HELD_OUT if held_out else FAMILIES)
    print(f"{'analyser':30}{'level':10}{'recall':>8}{'precision':>11}{'words/s':>10}  licence")
    for make in (_rawi, _light10, _farahidi, _qalsadi, _tashaphyne, _snowball, _isri):
        try:
            analyser = make()
        except ImportError as error:
            print(f"{make.__name__[1:]:30}not installed ({error.name})")
            continue
        for row in _rows(analyser, known):
            print(row, flush=True)


def _rows(analyser: Analyser, known: list[Text]) -> Iterator[str]:
    words = {word for text in known for word in bare_words(text.text)}
    speed = 0.0
    for level, keys in analyser.levels.items():
        began = time.process_time()
        found = {word: keys(word) for word in words}
        # From the second level on, some remember what they answered.
        speed = speed or len(words) / (time.process_time() - began)
        recall, precision = measured(known, _finder(known, found), level)
        yield (
            f"{analyser.name:30}{level:10}{recall:8.3f}{precision:11.3f}{speed:10,.0f}"
            f"  {analyser.licence}"
        )


def _finder(known: list[Text], keys: dict[str, set[str]]) -> Find:
    """Texts by the keys of their words."""
    index: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(known):
        for word in bare_words(text.text):
            for key in keys[word]:
                index[key].add(number)
    return lambda query: set().union(*(index[key] for key in keys[query]))


def _rawi() -> Analyser:
    """What is used: the table of forms."""
    form("كتاب")
    parts = ("spelling", "stem", "root")

    def keys(level: int) -> Keys:
        # At each level what counts as the same one level tighter counts, too.
        return lambda word: {
            f"{part} {getattr(reading, part)}"
            for part in parts[: level + 1]
            for reading in form(written(word)).readings
        }

    levels = {part: keys(number) for number, part in enumerate(parts)}
    return Analyser("Rawi's table of forms", "GPL-3.0+ (the table)", levels)


def _light10() -> Analyser:
    levels: dict[str, Keys] = {"stem": lambda word: {light_stem(fold_word(word))}}
    return Analyser("light10 (Larkey 2007)", "ours", levels)


def _farahidi() -> Analyser:
    analyser: Any = import_module("farahidi").Analyzer()

    def keys(part: str) -> Keys:
        def of(word: str) -> set[str]:
            found = {getattr(one, part) for one in analyser.analyze(word)}
            return {fold_word(one) for one in found if one} or {fold_word(word)}

        return of

    levels = {"spelling": keys("stem"), "stem": keys("lemma"), "root": keys("root")}
    return Analyser("farahidi 0.4.0, all analyses", "GPL-3.0+", levels)


def _qalsadi() -> Analyser:
    lemmatizer: Any = import_module("qalsadi.lemmatizer").Lemmatizer()
    levels: dict[str, Keys] = {
        "stem": lambda word: {fold_word(str(lemmatizer.lemmatize(word) or word))}
    }
    return Analyser("qalsadi 0.5.1", "GPL", levels)


def _tashaphyne() -> Analyser:
    stemmer: Any = import_module("tashaphyne.stemming").ArabicLightStemmer()

    def keys(part: str) -> Keys:
        def of(word: str) -> set[str]:
            stemmer.light_stem(word)
            return {fold_word(str(getattr(stemmer, part)() or word))}

        return of

    levels = {"stem": keys("get_stem"), "root": keys("get_root")}
    return Analyser("tashaphyne 0.3.6", "GPL", levels)


def _snowball() -> Analyser:
    stemmer: Any = import_module("snowballstemmer").stemmer("arabic")
    levels: dict[str, Keys] = {"stem": lambda word: {fold_word(stemmer.stemWord(word))}}
    return Analyser("snowballstemmer 3.1.1", "BSD", levels)


def _isri() -> Analyser:
    stemmer: Any = import_module("nltk.stem.isri").ISRIStemmer()
    levels: dict[str, Keys] = {"root": lambda word: {fold_word(stemmer.stem(word))}}
    return Analyser("ISRI (nltk 3.9.1)", "Apache-2.0", levels)


if __name__ == "__main__":
    main(sys.argv[1:])
