"""Scoring the engine on a public suite of expressions: cases, what was found, and the table.

A case is right *by span* when each expected expression is found with at least six tenths of the
two spans in common, and right *by value* when what is found also means the same. Cases whose
expectation we judge unsound stand in ``unsound_cases.tsv`` with the reason, named by the digest of
their text.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from desktop.analysis.model import Article, Timex
from desktop.analysis.text.document import begin_reading
from desktop.analysis.times.find import find_times
from resources.lexicons import load

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"
COMMON = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found: a span and whatever tells its value."""

    start: int
    end: int
    value: Any


@dataclass(frozen=True, slots=True)
class Expected:
    """``span`` None: the whole text. ``accepts`` None: only the span is asked for."""

    span: tuple[int, int] | None
    accepts: Callable[[Any], bool] | None
    told: str


@dataclass(frozen=True, slots=True)
class Case:
    file: str
    line: int
    text: str
    found: tuple[Found, ...]
    expected: tuple[Expected, ...]

    @property
    def digest(self) -> str:
        return digest(self.file, self.text)


@dataclass(frozen=True, slots=True)
class Judged:
    case: Case
    by_span: bool
    by_value: bool


def digest(file: str, text: str) -> str:
    """What names a case in ``unsound_cases.tsv``, whatever its line."""
    return hashlib.sha256(f"{file}:{text}".encode()).hexdigest()[:10]


def judge(case: Case) -> Judged:
    """Whether every expected expression is found, and whether every one means the same. A case that
    expects nothing is right when nothing is found."""
    if not case.expected:
        return Judged(case, not case.found, not case.found)
    spans = values = True
    for expected in case.expected:
        near = [found for found in case.found if _is_common(case, expected, found)]
        spans = spans and bool(near)
        accepts = expected.accepts
        values = values and bool(near) and (accepts is None or any(accepts(f.value) for f in near))
    return Judged(case, spans, values)


def _is_common(case: Case, expected: Expected, found: Found) -> bool:
    start, end = expected.span or (0, len(case.text))
    shared = min(end, found.end) - max(start, found.start)
    return shared >= COMMON * (max(end, found.end) - min(start, found.start))


@lru_cache(maxsize=1)
def unsound() -> dict[str, str]:
    """Why a case is not counted, by digest."""
    with (HERE / "unsound_cases.tsv").open(encoding="utf-8", newline="") as file:
        return {row["digest"]: row["why"] for row in csv.DictReader(file, delimiter="\t")}


def read_times(text: str, reference: str | None) -> tuple[Timex, ...]:
    """The times that ``rawi analyse`` gives for a text."""
    lexicons = load()
    reading = begin_reading(Article(text, published=reference), lexicons)
    return find_times(reading, lexicons).times


def lines_of(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The numbered objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            yield number, json.loads(line)


def run(name: str, folder: Path, cases: Callable[[Path], Iterator[Case]], argv: list[str]) -> int:
    """Score the files of a suite from the command line; see ``--help``."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.benchmarks.{name}")
    parser.add_argument("folder", nargs="?", type=Path, default=folder)
    parser.add_argument("--failing", action="store_true", help="print the sound cases that fail")
    parser.add_argument("--all", action="store_true", help="count the unsound cases too")
    options = parser.parse_args(argv)
    files = sorted(options.folder.glob("*.jsonl"))
    if not files:
        print(f"{options.folder} has no suite: nothing is scored")
        return 0
    print(f"{'file':<44}{'cases':>6}{'sound':>6}{'span':>6}{'value':>6}{'share':>7}")
    every: list[Judged] = []
    for path in files:
        judged = [judge(case) for case in cases(path)]
        if judged:
            every += _print_file(path.name, judged, options)
    if every:
        _print_row("all", len(every), [j for j in every if _counts(j, options)])
    return 0


def _counts(judged: Judged, options: argparse.Namespace) -> bool:
    return options.all or judged.case.digest not in unsound()


def _print_file(
    name: str, judged: Sequence[Judged], options: argparse.Namespace
) -> Sequence[Judged]:
    sound = [each for each in judged if _counts(each, options)]
    _print_row(name, len(judged), sound)
    for each in sound if options.failing else ():
        if not each.by_value:
            _print_failure(each)
    return judged


def _print_row(name: str, cases: int, sound: Sequence[Judged]) -> None:
    spans, values = sum(j.by_span for j in sound), sum(j.by_value for j in sound)
    share = values / len(sound) if sound else 1.0
    print(f"{name:<44}{cases:>6}{len(sound):>6}{spans:>6}{values:>6}{share:>7.1%}")


def _print_failure(judged: Judged) -> None:
    case = judged.case
    kind = "value" if judged.by_span else "span"
    print(f"  {case.line} {case.digest} [{kind}] {case.text!r}")
    for expected in case.expected:
        print(f"      expected {case.text[slice(*(expected.span or (0, None)))]!r} {expected.told}")
    for found in case.found:
        print(f"      found    {case.text[found.start : found.end]!r} {found.value}")
