"""Articles that people wrote, from a folder of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from desktop.analysis.model import Article
from desktop.importing import read_article


def articles(folder: Path) -> Iterator[Article]:
    """The articles in the text and JSON-lines files of a folder."""
    for file in sorted(folder.rglob("*.txt")):
        yield read_article(file)
    for file in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = json.loads(line)
                day = str(fields.get("published") or "")[:10] or None
                yield Article(fields["text"], outlet=fields.get("publisher"), published=day)
