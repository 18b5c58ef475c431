"""Where in an article a step of a chain stands: the words that name it, with what it says."""

from __future__ import annotations

from desktop.analysis.model import Analysis
from desktop.panes.chain_graph import Node


def words_of_step(analysis: Analysis, claim: tuple[int, int], node: Node) -> tuple[int, int]:
    """The characters to go to, end exclusive: of an origin or carrier from the words that name it
    in this article to the end of the claim, where both stand in one paragraph; else the claim.

    Args:
        analysis: of the article.
        claim: the characters of the claim in it.
        node: the step.
    """
    told = next((one for one in analysis.claims if (one.start, one.end) == claim), None)
    if told is None or node.kind not in ("origin", "carrier") or node.column >= len(told.chain):
        return claim
    link = told.chain[node.column]
    source = next((one for one in analysis.sources if one.id == link), None)
    if source is None or source.start is None or source.end is None:
        return claim
    start, end = min(source.start, claim[0]), max(source.end, claim[1])
    return claim if "\n" in analysis.document.text[start:end] else (start, end)
