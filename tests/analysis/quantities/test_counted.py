from __future__ import annotations

from dataclasses import replace

from desktop.analysis.model import Mention
from desktop.analysis.quantities.counted import link_counted
from desktop.analysis.reading import Reading
from resources.lexicons import load
from tests.analysis.times.told import read


def mention(reading: Reading, word: str, name: str) -> Mention:
    start = reading.text.index(word)
    end = start + len(word)
    return Mention(name, start, end, word, "person", "nominal", None, "pattern", 1.0)


def test_a_quantity_counts_the_mention_in_its_span_or_right_after() -> None:
    reading = read("قتل سبعة مسلحين في الوادي، وأسر اثنين من مرافقيه، وابتعد 5 كم عن القرية.")
    mentions = (
        mention(reading, "مسلحين", "m1"),
        mention(reading, "مرافقيه", "m2"),
        mention(reading, "القرية", "m3"),
    )
    linked = link_counted(replace(reading, mentions=mentions), load())
    assert [(q.low, q.counts) for q in linked.quantities] == [(7, "m1"), (2, "m2"), (5, None)]


def test_without_mentions_nothing_is_counted() -> None:
    linked = link_counted(read("قتل سبعة مسلحين"), load())
    assert [q.counts for q in linked.quantities] == [None]
