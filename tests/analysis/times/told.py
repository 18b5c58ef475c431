"""A text of our own read for its times and quantities."""

from __future__ import annotations

from desktop.analysis.model import Article, Quantity, Timex
from desktop.analysis.quantities.find import find_quantities
from desktop.analysis.reading import Reading
from desktop.analysis.text.document import begin_reading
from desktop.analysis.times.find import find_times
from resources.lexicons import load

# A Friday.
PUBLISHED = "2022-08-05"


def read(text: str, published: str | None = PUBLISHED) -> Reading:
    lexicons = load()
    reading = begin_reading(Article(text, published=published), lexicons)
    return find_quantities(find_times(reading, lexicons), lexicons)


def times(text: str, published: str | None = PUBLISHED) -> tuple[Timex, ...]:
    return read(text, published).times


def only_time(text: str, published: str | None = PUBLISHED) -> Timex:
    found = times(text, published)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


def quantities(text: str) -> tuple[Quantity, ...]:
    return read(text).quantities


def only_quantity(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]
