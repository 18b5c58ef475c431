"""The formats that a case leaves in. A new one is a module beside this, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from desktop.exporting import json_lines
from desktop.exporting.content import Content


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        key: its name in the terminal; ``export.format.KEY`` are its words for people.
        suffix: what its files end with.
        write: writes the content into an open file, which is thrown away when it raises.
        needs_text: it is of no use without the original texts.
    """

    key: str
    suffix: str
    write: Callable[[Content, IO[bytes]], None]
    needs_text: bool = False


FORMATS = (
    Format("analysis-jsonl", ".jsonl", json_lines.write_analyses),
    Format("claims-jsonl", ".jsonl", json_lines.write_claims),
)


def format_of(key: str) -> Format:
    """The format of that name. Raises KeyError."""
    return {each.key: each for each in FORMATS}[key]
