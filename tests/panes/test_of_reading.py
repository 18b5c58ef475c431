from __future__ import annotations

from dataclasses import replace

from desktop.analysis.model import Analysis
from desktop.panes.of_reading import once_a_reading
from tests.builders import analysis


def test_it_is_worked_out_once_for_a_reading_and_anew_for_another() -> None:
    asked: list[Analysis] = []

    @once_a_reading
    def count(reading: Analysis) -> int:
        asked.append(reading)
        return len(reading.mentions)

    first = analysis()
    other = replace(first, mentions=())
    assert [count(first), count(first), count(other), count(other)] == [
        len(first.mentions), len(first.mentions), 0, 0,
    ]  # fmt: skip
    assert asked == [first, other]
