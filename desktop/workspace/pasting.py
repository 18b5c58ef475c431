"""What lies on the clipboard as a page is read as one: by the process that reads files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from desktop.importing import ReaderProcess
from desktop.importing.found import FoundArticle

_NAME = "clipboard.html"


def read_html(html: str) -> Iterator[FoundArticle]:
    """The article in a page or a part of one; none where there is none."""
    with closing(ReaderProcess()) as reader:
        raw = html.encode("utf-8", "replace")
        yield from (one for one in reader.read_bytes(raw, _NAME) if isinstance(one, FoundArticle))
