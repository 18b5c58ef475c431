"""The formats that Rawi reads: one module each, told by what a file holds first, then by its name.

A new format is one module with a ``read`` and one line here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from desktop.importing.found import FoundArticle
from desktop.importing.problems import ImportProblem
from desktop.importing.source import Reading, Source

Found = FoundArticle | ImportProblem
"""An article of a file, or what is wrong with one part of it; the other parts go on."""

Read = Callable[[Source, Reading], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Format:
    """``magic``: how such files begin, for certain. ``suffixes``: how their names end; they decide
    where no magic does. ``module`` holds ``read``; it is loaded when the first such file comes."""

    key: str
    module: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...] = ()

    def read(self, source: Source, reading: Reading) -> Iterator[Found]:
        """The articles of a source; raises ImportProblem where the whole of it is no use."""
        module = importlib.import_module(f"desktop.importing.{self.module}")
        read: Read = module.read
        yield from read(source, reading)


TEXT = Format("text", "text_file", (".txt", ".text"))

FORMATS = (TEXT,)

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)


def format_of(source: Source) -> Format:
    """The format of a source; what nothing else claims is plain text, or told not to be."""
    head = source.head()
    suffix = PurePath(source.name).suffix.lower()
    claimed = [known for known in FORMATS if known.magic and head.startswith(known.magic)]
    for known in claimed:
        if suffix in known.suffixes:
            return known
    if claimed:
        return claimed[0]
    return next((known for known in FORMATS if suffix in known.suffixes), TEXT)


def read_source(source: Source, reading: Reading) -> Iterator[Found]:
    """Every article of a source, and what is wrong with parts of it; never raises ImportProblem."""
    try:
        yield from format_of(source).read(source, reading)
    except ImportProblem as problem:
        yield problem
