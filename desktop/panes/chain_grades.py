"""The grades of a chain's boxes: an origin has its letter, an outlet the digit of what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.look.translation import Words
from desktop.panes.chain_graph import ChainGraph, Node
from desktop.panes.ledger_words import credibility_words, reliability_words
from desktop.workspace.ledger import LedgerLine


def box_grades(
    graph: ChainGraph, lines: Mapping[int, LedgerLine], words: Words
) -> dict[str, tuple[str, str]]:
    """The grade of each box that has one, with what it means; ``lines``: of the ledger, by row.

    Where the claims of a box have several grades, all of them stand in it; of outlets folded
    together one grade that all share, or none.
    """
    found: dict[str, tuple[str, str]] = {}
    for node in graph.nodes:
        grades = _grades(node, lines)
        if grades:
            told = reliability_words if node.kind == "origin" else credibility_words
            meanings = "\n".join(told(grade, words) for grade in grades)
            found[node.id] = (" ".join(grades), meanings)
    return found


def _grades(node: Node, lines: Mapping[int, LedgerLine]) -> list[str]:
    own = [lines[row] for row in node.rows if row in lines]
    match node.kind:
        case "origin":
            return _different(line.reliability for line in own)
        case "outlet":
            return _different(line.credibility for line in own)
        case "reprints":
            shared = {lines[row].credibility if row in lines else None for row in node.rows}
            return _different(shared) if len(shared) == 1 else []
    return []


def _different(grades: Iterable[str | None]) -> list[str]:
    return sorted({grade for grade in grades if grade})
