"""Work that is begun well before its result is wanted, and handed over in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

T = TypeVar("T")


def read_ahead(
    items: Iterable[T], begin: Callable[[T], Callable[[], T]], ahead: int
) -> Generator[T]:
    """The items in their order, each as its work left it.

    Args:
        items: taken no faster than their results are.
        begin: begins the work on an item; calling what it gives waits for the work's end.
        ahead: how many are begun before the first of them is waited for.
    """
    begun: deque[Callable[[], T]] = deque()
    for item in items:
        begun.append(begin(item))
        if len(begun) > ahead:
            yield begun.popleft()()
    while begun:
        yield begun.popleft()()
