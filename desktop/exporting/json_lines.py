"""JSON Lines: each article's reading as ``rawi.analysis/1``, and claims as flat rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import IO

from desktop.analysis.schema import to_dict
from desktop.exporting.claim_rows import claim_rows
from desktop.exporting.content import Content
from desktop.exporting.json_text import json_bytes


def write_analyses(content: Content, file: IO[bytes]) -> None:
    """A line for each article: its reading, with its number in the case, digest and file."""
    for document in content.documents():
        reading = to_dict(document.analysis)
        about = {"number": document.number, "sha256": document.digest, "file": document.file}
        _write_line(file, {**reading, "case": about})


def write_claims(content: Content, file: IO[bytes]) -> None:
    """A line for each claim; see :class:`desktop.exporting.claim_rows.ClaimRow`."""
    for row in claim_rows(content):
        _write_line(file, asdict(row))


def _write_line(file: IO[bytes], value: Mapping[str, object]) -> None:
    file.write(json_bytes(value) + b"\n")
