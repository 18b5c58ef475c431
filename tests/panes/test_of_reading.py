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


def test_other_arguments_are_another_question() -> None:
    asked: list[int] = []

    @once_a_reading
    def more(reading: Analysis, by: int) -> int:
        asked.append(by)
        return len(reading.mentions) + by

    first = analysis()
    more(first, 1), more(first, 1), more(first, 2)
    assert asked == [1, 2]
