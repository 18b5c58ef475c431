"""The pages in ``tests/importing/pages``, each with what a reader takes for its article.

Written for these tests. The rules were made on ten layouts: semantic, nameless ``div``, tables in a
mislabelled code page, nested lists, live blog, long comments, menus longer than the article,
paywall, AMP, print. Those called ``held_…`` had no part in that. Those called after a program that
writes pages came later, and the little that went wrong with them was mended; interview, opinion,
short and wiki came then and needed nothing. Of the last, each showed a fault: the day above the
headline or after a Hijri one, a headline of two lines, a text that only scripts show or that is
typed, what is read aloud, a table of figures, comments without a name, a date of a picture, a logo
as a heading, a headline that nothing names, questions and answers of a word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
MADE_ON = frozenset(
    (
        *("article", "div_soup", "tables", "nested_lists", "live_blog", "comments", "long_menus"),
        *("paywall", "amp", "print"),
    )
)
BODY = (
    "أعلنت البلدية صباح اليوم فتح الجسر أمام السيارات بعد أسبوع من الإصلاح.",
    "وقال رئيس البلدية إن الأعمال انتهت قبل موعدها بيومين، وشكر السكان على صبرهم.",
)


@dataclass(frozen=True, slots=True)
class Expected:
    """``ignored``: lines that may be kept or left; what the page does not say is None."""

    lines: tuple[str, ...]
    ignored: frozenset[str]
    outlet: str | None
    published: str | None
    author: str | None


def raw(name: str) -> bytes:
    """The bytes of a page."""
    return (FOLDER / f"{name}.html").read_bytes()


def expected(name: str) -> Expected:
    """What a reader takes for the article of that page."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Expected(
        tuple(table["text"].strip().split("\n")),
        frozenset(table["ignored"]),
        table.get("outlet"),
        table.get("published"),
        table.get("author"),
    )


def page(
    title: str = "البلدية تفتح الجسر", body: Sequence[str] = BODY, head: str = "", after: str = ""
) -> str:
    """A plain page with an article."""
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body><h1>{title}</h1>{paragraphs}{after}</body></html>"
    )
