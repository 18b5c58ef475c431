"""Tellings of one claim, made by hand, for tests of chains."""

from __future__ import annotations

from desktop.workspace.chain import Link, Telling
from storage.queries.lines import ClaimLine, Origin, Passage


def telling(
    document: int,
    *chain: str,
    report: int | None = None,
    named: bool = True,
    row: int | None = None,
) -> Telling:
    """A telling in a document through these sources, the origin first; ``named``: the origin is."""
    links = tuple(Link(words, words, named or at > 0) for at, words in enumerate(chain))
    claim = ClaimLine(
        row if row is not None else document * 100 + len(chain),
        Origin(document, f"عنوان {document}", chain[-1], "2024-03-04"),
        "c1",
        "asserts",
        chain,
        None,
        Passage(0, 10, "ما قيل", "ما قيل"),
    )
    return Telling(claim, links, document if report is None else report)
