"""A passage of an article in one line, from whole words to whole words. No Qt."""

from __future__ import annotations

from storage.queries.lines import AROUND, Passage


def sentence(passage: Passage) -> str:
    """The words with what stands round them in their paragraph, «…» where more does."""
    around = passage.around
    at = min(passage.start, AROUND)
    end = at + len(passage.words)
    start = around.rfind("\n", 0, at) + 1
    stop = around.find("\n", end)
    before, after = around[start:at], around[end : stop if stop >= 0 else len(around)]
    if start == 0 and passage.start > AROUND:
        before = f"… {before.partition(' ')[2]}"
    if stop < 0 and len(around) - end == AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return " ".join(f"{before}{passage.words}{after}".split())
