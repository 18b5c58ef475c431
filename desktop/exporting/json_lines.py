"""JSON Lines: each article's reading as ``rawi.analysis/1``, and claims as flat rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO

from desktop.analysis.schema import to_dict
from desktop.exporting.claim_rows import claim_rows
from desktop.exporting.content import Content


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
    # Escaped where a text holds half a surrogate pair, which UTF-8 cannot tell.
    line = json.dumps(value, ensure_ascii=False)
    try:
        file.write(line.encode() + b"\n")
    except UnicodeEncodeError:
        file.write(json.dumps(value).encode() + b"\n")
