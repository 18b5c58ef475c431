"""The help that ships with Rawi: a Markdown file a topic and language, in order of its number."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
_MARKS = re.compile(r"[^\w\s]")


class Topic(NamedTuple):
    """``id``: the same in both languages; ``text``: Markdown, without the line of the title."""

    id: str
    title: str
    text: str

    @property
    def words(self) -> str:
        """All words of it, without marks, to be searched."""
        return _MARKS.sub(" ", f"{self.title} {self.text}")


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """All topics in a language, ``ar`` or ``en``."""
    return tuple(_topic(file) for file in sorted((FOLDER / language).glob("*.md")))


def _topic(file: Path) -> Topic:
    title, _, text = file.read_text(encoding="utf-8").partition("\n")
    return Topic(file.stem.partition("_")[2], title.removeprefix("# "), text.strip())
