"""Corpora of names in CoNLL lines: a token and a tag a line, an empty line between sentences."""

from __future__ import annotations

from pathlib import Path

# Every tenth sentence, from the first on, is never trained on: the development split.
DEVELOPMENT = 10

Tagged = list[tuple[str, str]]


def read_conll(path: Path) -> list[Tagged]:
    """The sentences of a file, each its tokens with their tags as they are written."""
    sentences: list[Tagged] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 2:
            sentences[-1].append((parts[0], parts[-1]))
        elif not parts and sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]
