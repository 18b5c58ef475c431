"""The training case: articles of our own writing about an invented week, with outlet and date."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class TrainingArticle(NamedTuple):
    """``published`` is an ISO 8601 date."""

    path: Path
    outlet: str
    published: str


def training_articles() -> tuple[TrainingArticle, ...]:
    """The articles of the training case, oldest first."""
    table = tomllib.loads((FOLDER / "articles.toml").read_text(encoding="utf-8"))
    return tuple(
        TrainingArticle(FOLDER / row["file"], row["outlet"], row["published"])
        for row in table["article"]
    )
