"""Grades of the Admiralty scale as the numbers of STIX 2.1 (appendix A, "Admiralty Credibility").

6, "truth cannot be judged", is no confidence at all. Reliability ("A" to "F") has no number there.
"""

from __future__ import annotations

_CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}


def confidence(credibility: str | None) -> int | None:
    """Of a credibility, 0 to 100; None where it is not graded or cannot be judged."""
    return _CONFIDENCE.get(credibility or "")
