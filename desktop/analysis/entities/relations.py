"""Relations that the words say: who speaks for whom."""

from __future__ import annotations

from desktop.analysis.reading import Reading
from desktop.analysis.text.span_index import SpanIndex

# «المتحدث باسم X، فلان»: from the organisation to the name, at most so many characters.
_REACH = 40
_BEHALF = ("باسم", "بإسم")


def find_speakers(reading: Reading) -> list[tuple[str, str]]:
    """(person, organisation) mention ids of «… باسم X [title] فلان»."""
    persons = SpanIndex(m for m in reading.mentions if m.kind == "person" and m.form == "name")
    pairs = []
    for mention in reading.mentions:
        if mention.kind != "organisation":
            continue
        before = reading.text[max(0, mention.start - 30) : mention.start]
        if not any(word in before for word in _BEHALF):
            continue
        person = persons.next_from(mention.end)
        if person is not None and person.start - mention.end <= _REACH:
            sentence = reading.sentence_at(mention.start)
            if sentence is None or person.start < sentence.end:
                pairs.append((person.id, mention.id))
    return pairs
