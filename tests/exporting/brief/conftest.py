"""Briefs of the content of two articles, as bytes of each format, and the texts of its case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from desktop.exporting.brief.checking import Difference, TextOf, differences
from desktop.exporting.brief.read_back import BriefRead
from desktop.exporting.brief.read_html import read_html
from desktop.exporting.brief.read_paper import read_paper
from desktop.exporting.brief.read_word import read_word
from desktop.exporting.brief.writing import WRITERS
from desktop.exporting.content import Content
from desktop.look.translation import words

READERS: dict[str, Callable[[bytes], BriefRead]] = {
    "brief-html": read_html,
    "brief-docx": read_word,
    "brief-pdf": read_paper,
}


@pytest.fixture
def arabic(content: Content) -> Content:
    return replace(content, words=words("ar"))


@pytest.fixture
def text_of(content: Content) -> TextOf:
    """The texts of the case by the beginnings of their digests."""
    texts = {d.digest: d.analysis.document.text for d in content.documents()}

    def text(digest: str) -> str | None:
        return next((text for key, text in texts.items() if key.startswith(digest)), None)

    return text


def written(key: str, content: Content) -> bytes:
    """A brief in a format."""
    file = BytesIO()
    WRITERS[key](content, file)
    return file.getvalue()


def checked(key: str, data: bytes, text_of: TextOf) -> list[Difference]:
    """What is wrong with a brief."""
    return differences(READERS[key](data), text_of)
