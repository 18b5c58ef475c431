"""The dateline: the place that a byline begins with («دمشق - سانا»)."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


def find_dateline(reading: Reading, _lexicons: Lexicons) -> Reading:
    """The reading with ``document.dateline`` set to the first place named in a byline, if any."""
    for paragraph in reading.document.paragraphs:
        if paragraph.kind != "byline":
            continue
        for mention in reading.mentions:
            if paragraph.start <= mention.start < paragraph.end and mention.kind == "place":
                document = replace(reading.document, dateline=mention.text)
                return replace(reading, document=document)
    return reading
