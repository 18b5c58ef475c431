"""The sources of an article: the printing outlet and all whom the text attributes words to."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.claims.statements import read_statements
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


def find_sources(reading: Reading, lexicons: Lexicons) -> Reading:
    """Fill ``sources``: one record for each distinct source, the outlet first («s1»)."""
    return replace(reading, sources=read_statements(reading, lexicons).sources)
