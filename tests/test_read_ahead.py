from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.read_ahead import read_ahead


def test_so_many_are_begun_before_the_first_is_waited_for_and_all_come_in_order() -> None:
    seen: list[str] = []

    def items() -> Iterator[int]:
        for number in range(5):
            seen.append(f"taken {number}")
            yield number

    def begin(number: int) -> Callable[[], int]:
        seen.append(f"begun {number}")

        def ended() -> int:
            seen.append(f"ended {number}")
            return number * 10

        return ended

    results = read_ahead(items(), begin, 2)
    assert seen == []
    assert next(results) == 0
    assert seen == [
        *("taken 0", "begun 0", "taken 1", "begun 1", "taken 2", "begun 2"),
        "ended 0",
    ]
    assert list(results) == [10, 20, 30, 40]
    assert [word for word in seen if "ended" in word] == [f"ended {n}" for n in range(5)]
