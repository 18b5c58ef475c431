"""JSON Lines are read back by our own schema and hold what the reading holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import IO, Any

from desktop.analysis.schema import from_dict
from desktop.exporting.content import Content
from desktop.exporting.json_lines import write_analyses, write_claims
from tests import builders


def lines(content: Content, write: Callable[[Content, IO[bytes]], None]) -> list[dict[str, Any]]:
    file = BytesIO()
    write(content, file)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def test_a_reading_comes_back_as_it_was(content: Content) -> None:
    first, second = lines(content, write_analyses)
    about = first.pop("case")
    assert (about["number"], about["file"]) == (1, "خبر-1.txt")
    assert from_dict(first) == next(content.documents()).analysis
    assert second["case"]["sha256"] != about["sha256"]


def test_a_claim_is_one_line_with_its_chain_grades_and_place(content: Content) -> None:
    rows = lines(content, write_claims)
    claims = builders.analysis().claims
    assert len(rows) == 2 * len(claims)
    row, first = rows[0], claims[0]
    assert builders.TEXT[row["start"] : row["end"]] == row["text"] == first.text
    assert row["chain"][-1] == "وكالة الفرات"
    assert (row["credibility"], row["confirmed"]) == ("2", True)
    assert (row["number"], row["report"]) == (1, 1)
    assert rows[len(claims)]["report"] == 1, "the second is a reprint of the first"


def test_identities_are_those_of_the_words_and_not_of_the_reading(content: Content) -> None:
    before = [row["id"] for row in lines(content, write_claims)]
    assert len(set(before)) == len(before)

    def read_again() -> Any:
        for document in content.documents():
            claims = tuple(replace(c, id=f"again-{c.id}") for c in document.analysis.claims)
            yield replace(document, analysis=replace(document.analysis, claims=claims), number=7)

    again = lines(replace(content, documents=read_again), write_claims)
    assert [row["id"] for row in again] == before


def test_half_a_surrogate_pair_is_written(content: Content) -> None:
    def broken() -> Any:
        document = next(content.documents())
        about = replace(document.analysis.document, title="\ud83d")
        yield replace(document, analysis=replace(document.analysis, document=about))

    assert lines(replace(content, documents=broken), write_claims)[0]["title"] == "\ud83d"
