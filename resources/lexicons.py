"""The lexicons' loader: tables of rows (TSV) and trees (TOML) of ``resources/lexicons``, as data.

A row is a mapping from column to text; lines that are empty or begin with ``#`` are skipped. What a
table means is the business of the stage that asks for it.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "lexicons"

Row = Mapping[str, str]


class LexiconError(ValueError):
    """A lexicon is missing or malformed; the message names the file and the line."""


@dataclass(frozen=True)
class Lexicons:
    """All lexicons of one version. Equal versions hold equal rows, so stages may cache what they
    compile from them with the bundle as the key."""

    version: str
    tables: Mapping[str, tuple[Row, ...]]
    trees: Mapping[str, Mapping[str, Any]]

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicons) and other.version == self.version

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of ``NAME.tsv``. Raises LexiconError when there is no such table."""
        if name not in self.tables:
            raise LexiconError(f"no lexicon table {name}.tsv in {FOLDER}")
        return self.tables[name]

    def tree(self, name: str) -> Mapping[str, Any]:
        """The content of ``NAME.toml``. Raises LexiconError when there is no such file."""
        if name not in self.trees:
            raise LexiconError(f"no lexicon {name}.toml in {FOLDER}")
        return self.trees[name]

    def extended(self, name: str, rows: tuple[Row, ...]) -> Lexicons:
        """The same lexicons with rows added to one table: a case's own entries."""
        digest = hashlib.sha256(
            repr((self.version, name, [sorted(r.items()) for r in rows])).encode()
        )
        tables = {**self.tables, name: (*self.tables.get(name, ()), *rows)}
        return Lexicons(digest.hexdigest()[:12], tables, self.trees)


@lru_cache(maxsize=1)
def load() -> Lexicons:
    """The lexicons that ship with Rawi."""
    return load_from(FOLDER)


def load_from(folder: Path) -> Lexicons:
    """The lexicons of a folder: every ``*.tsv`` and ``*.toml`` in it.

    Raises:
        LexiconError: a table with a row of another length than its header, or broken TOML.
    """
    digest = hashlib.sha256()
    tables: dict[str, tuple[Row, ...]] = {}
    trees: dict[str, Mapping[str, Any]] = {}
    for path in sorted((*folder.glob("*.tsv"), *folder.glob("*.toml"))):
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw)
        if path.suffix == ".tsv":
            tables[path.stem] = tuple(_rows(path, raw.decode()))
        else:
            trees[path.stem] = _tree(path, raw.decode())
    return Lexicons(digest.hexdigest()[:12], tables, trees)


def _rows(path: Path, text: str) -> list[Row]:
    header: list[str] | None = None
    rows: list[Row] = []
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, cells in enumerate(reader, 1):
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise LexiconError(f"{path.name}:{number}: {len(cells)} cells, {len(header)} columns")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def _tree(path: Path, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
