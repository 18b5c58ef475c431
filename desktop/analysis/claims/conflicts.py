"""To be written."""

from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons


def find_conflicts(reading: Reading, lexicons: Lexicons) -> Reading:
    return reading
