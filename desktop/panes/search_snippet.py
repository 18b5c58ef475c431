"""The words round the first place of a hit as one paragraph, and where the found words stand in it.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.workspace.searching import FoundHit

_LESS, _MORE = "… ", "\u00a0…"  # the second never stands alone in a line


@dataclass(frozen=True, slots=True)
class Snippet:
    """``spans``: characters of ``text``, (start, end exclusive)."""

    text: str
    spans: tuple[tuple[int, int], ...]


def snippet_of(found: FoundHit, around: int = 60) -> Snippet:
    """What is shown of a hit: whole words, line breaks as spaces.

    ``around``: how many characters the search gives before the first place.
    """
    hit = found.hit
    if not hit.spans:
        return Snippet(" ".join(hit.snippet.split()), ())
    first, begin = hit.spans[0], max(0, hit.spans[0][0] - around)
    text = "".join(" " if letter.isspace() else letter for letter in hit.snippet)
    cut = text.find(" ") + 1 if begin else 0
    cut = 0 if cut > first[0] - begin else cut
    goes_on = begin + len(text) >= first[1] + around
    last_space = text.rfind(" ")
    end = last_space if goes_on and last_space > first[1] - begin else len(text)
    lead = _LESS if begin else ""
    shift = len(lead) - cut - begin
    spans = tuple(
        (start + shift, stop + shift)
        for start, stop in found.places
        if start >= begin + cut and stop <= begin + end
    )
    return Snippet(lead + text[cut:end].rstrip() + (_MORE if goes_on else ""), spans)
