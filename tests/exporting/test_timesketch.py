"""Timesketch's rows have what its import demands, in both of its formats."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

from desktop.exporting.content import Content
from desktop.exporting.timesketch import write_csv_rows, write_json_lines
from tests.exporting.reading_back import with_claims, written

MANDATORY = ["message", "datetime", "timestamp_desc"]


def test_each_row_has_a_message_a_moment_and_what_the_moment_is(content: Content) -> None:
    raw = written(content, write_csv_rows)
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))
    rows = list(reader)
    assert (reader.fieldnames or [])[:3] == MANDATORY, "and no byte order mark"
    assert len(rows) == 2 * 3, "nobody told when the fourth was"
    for row in rows:
        assert all(row[name] for name in MANDATORY)
        assert datetime.fromisoformat(row["datetime"]).tzinfo == UTC
    third = rows[2]
    assert third["datetime"] == "2021-05-02T03:00:00+00:00"
    assert third["timestamp_desc"] == "Event: earliest possible time"
    assert (third["earliest"], third["latest"]) == ("2021-05-02T03:00", "2021-05-02T06:00")


def test_json_lines_hold_the_same(content: Content) -> None:
    lines = [json.loads(line) for line in written(content, write_json_lines).splitlines()]
    reader = csv.DictReader(io.StringIO(written(content, write_csv_rows).decode(), newline=""))
    as_words = [
        {name: "" if value is None else str(value) for name, value in line.items()}
        for line in lines
    ]
    assert as_words == list(reader)


def test_its_cells_start_no_formula(content: Content) -> None:
    evil = with_claims(content, lambda claim: replace(claim, text="=1"))
    cells = csv.reader(io.StringIO(written(evil, write_csv_rows).decode(), newline=""))
    assert not any(cell.startswith("=") for row in cells for cell in row)
