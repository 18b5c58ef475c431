"""The one article of a page, or each of several, with what the page says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle, Guess
from desktop.importing.problems import (
    FileDamaged,
    ImportProblem,
    PagesWithoutArticle,
    PageWithoutArticle,
)
from desktop.importing.source import Reading
from desktop.importing.text_file import article_from_text, has_arabic
from desktop.importing.web.about import About
from desktop.importing.web.beside import author_beside, date_beside
from desktop.importing.web.blocks import Page
from desktop.importing.web.main_text import MainText, main_text
from desktop.importing.web.markup import Markup
from desktop.importing.web.several import Part

# Characters below which what is left of a page is a notice and no article.
_LEAST = 40


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that was parsed: ``name`` is what messages call it, ``lines`` are all of it, ``key``
    is the format that it is told as."""

    name: str
    markup: Markup
    lines: Page
    about: About
    reading: Reading
    key: str
    encoding: str


def article_of_page(page: OpenPage) -> FoundArticle:
    """The article of a page that has one.

    Raises:
        ImportProblem: there is none in it.
    """
    about = page.about
    titles = list(about.titles())
    main = main_text(page.markup.root, [title.value for title in titles], page.lines)
    if _length(main) < _LEAST and about.body():
        main = MainText(None, tuple(about.body()))
    if _length(main) < _LEAST:
        if page.markup.whole:
            raise PageWithoutArticle(page.name)
        raise FileDamaged(page.name, format="HTML")
    title = _title(main, titles)
    return FoundArticle(
        _text(title, main, page.name),
        page.key,
        page.reading.member,
        title=title,
        outlet=about.outlet(title.value if title else ""),
        published=about.published() or date_beside(main.beside),
        author=about.author() or author_beside(main.beside),
        encoding=page.encoding,
    )


def articles_of(page: OpenPage, parts: Sequence[Part]) -> Iterator[Found]:
    """Each article of a page that has several; those that it shows only the beginning of, or that
    are not Arabic, are counted."""
    left_out = 0
    outlet = page.about.outlet("")
    titles = frozenset(said.value for said in page.about.titles())
    for number, part in enumerate(parts, 1):
        try:
            article = _article_of(page, part, titles)
            member = page.reading.part(str(number))
            yield replace(article, member=member, outlet=outlet)
        except ImportProblem:
            left_out += 1
    if left_out:
        yield PagesWithoutArticle(page.name, count=left_out)


def _article_of(page: OpenPage, part: Part, titles: Collection[str]) -> FoundArticle:
    """One of several. What the page says of an article for programs it says of the one that has one
    of these ``titles``; raises ImportProblem where there is none."""
    if part.cut:
        raise PageWithoutArticle(page.name)
    # Read like a page of its own.
    part.heading.element.tag = "h1"
    main = main_text(part.element, [part.heading.text])
    written = main.headline or part.heading.text
    title = Guess(written, "page_headline", written)
    own = [About(part.element, part.address)]
    if written in titles:
        own.append(page.about)
    beside = (*main.beside, part.above)
    return FoundArticle(
        _text(title, main, page.name),
        page.key,
        title=title,
        published=_first(about.published() for about in own) or date_beside(beside),
        author=_first(about.author() for about in own) or author_beside(beside),
        encoding=page.encoding,
    )


def _first(guesses: Iterator[Guess | None]) -> Guess | None:
    return next(filter(None, guesses), None)


def _text(title: Guess | None, main: MainText, name: str) -> str:
    lines = [title.value, *main.paragraphs] if title else main.paragraphs
    return article_from_text("\n".join(lines), name).text


def _length(main: MainText) -> int:
    return sum(map(len, main.paragraphs))


def _title(main: MainText, titles: Sequence[Guess]) -> Guess | None:
    if main.headline is not None:
        return Guess(main.headline, "page_headline", main.headline)
    # A program's own name for what it exported is no headline.
    return next((title for title in titles if has_arabic(title.value)), None)
