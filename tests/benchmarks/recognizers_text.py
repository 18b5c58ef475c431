"""The engine on Recognizers-Text's Arabic specifications: times, numbers, ordinals, percentages.

    python -m tests.benchmarks.recognizers_text [FOLDER] [--failing] [--all]

Where the suite gives a past and a future reading, either is right. Its ranges end with the first
day that they leave out, ours with the last that they hold. Which hours a part of the day has is a
convention: there the same day and hours in common are enough. Where a specification says nothing of
the value, only the span is asked for. Its boolean model is no time or number, and is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.recognizers_numbers import found_numbers, number_accepts
from tests.benchmarks.recognizers_times import time_accepts
from tests.benchmarks.suite import DATA, Case, Expected, Found, lines_of, read_times, run

# Times of day need some day to stand on where a specification gives none.
_REFERENCE = "2016-11-07T00:00:00"


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file of the suite."""
    timed = path.name.startswith("DateTime")
    if not timed and not path.name.startswith("Number"):
        return
    for line, row in lines_of(path):
        text = row["Input"]
        reference = row.get("Context", {}).get("ReferenceDateTime", _REFERENCE)
        if timed:
            times = read_times(text, reference)
            found = tuple(Found(time.start, time.end, time) for time in times)
        else:
            found = found_numbers(path.stem, text)
        accepting = time_accepts if timed else number_accepts
        expected = tuple(_expected(row, result, accepting) for result in row["Results"])
        yield Case(path.name, line, text, found, expected)


def _expected(
    row: dict[str, Any],
    result: dict[str, Any],
    accepting: Callable[[dict[str, Any], str], Callable[[Any], bool] | None],
) -> Expected:
    told = result.get("Value", result.get("Resolution"))
    reference = row.get("Context", {}).get("ReferenceDateTime", _REFERENCE)
    accepts = accepting(told, reference) if isinstance(told, dict) else None
    return Expected(_span(row["Input"], result), accepts, str(told or ""))


def _span(text: str, result: dict[str, Any]) -> tuple[int, int] | None:
    """The span of the quoted words; offsets of the suite are sometimes off by a space."""
    words = result["Text"].strip()
    start = text.find(words, max(0, result.get("Start", 0) - 1))
    if start < 0:
        start = text.find(words)
    return (start, start + len(words)) if start >= 0 else None


if __name__ == "__main__":
    sys.exit(run("recognizers_text", DATA / "recognizers_text_ar", cases, sys.argv[1:]))
