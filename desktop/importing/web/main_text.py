"""The article in a page: its headline and its paragraphs, without what the page says around it.

1. Elements that are called menu, comment, consent and the like are left out, and so are groups of
   teasers: neighbours that each are a linked headline with a few words.
2. Each line of prose counts for the elements around it, less with each step outwards; the element
   with most is the body.
3. The article runs from the headline to the end of the body, without lines that are links, that
   begin as pages' own lines do, or that stand, short, between headline and first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.importing.named_dates import date_named
from desktop.importing.text_file import has_arabic
from desktop.importing.web.blocks import Line, Page, page_of
from desktop.importing.web.page_words import page_words
from desktop.importing.xml_parts import Element

# What an element further out has of a line's weight, and how many steps are gone.
_DECAY, _STEPS = 0.8, 10
# The share of a page's prose above which an element that may be no article is taken for one.
_MUCH = 0.3
# Lines and characters of a teaser.
_TEASER_LINES, _TEASER_LENGTH = 4, 500
# A line without a sentence, between headline and text, is a date or a name below this.
_SHORT = 60
_MOST_BESIDE = 12
# Lines above the first sentence among which a headline without a name is looked for.
_MOST_ABOVE = 4
# Characters of prose that an article has at least before readers comment on it.
_ENOUGH = 150
# Cells of a row of figures are shorter.
_CELL = 60
_ENDS = (".", "؟", "!", "…", "»", '"', "”")

_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"[\d():]+")


@dataclass(frozen=True, slots=True)
class MainText:
    """``headline``: as it stands in the page, or None; ``paragraphs``: what follows it;
    ``beside``: the short lines between the two, dates and names mostly."""

    headline: str | None
    paragraphs: tuple[str, ...]
    beside: tuple[str, ...] = ()


def main_text(root: Element, titles: Iterable[str], whole: Page | None = None) -> MainText:
    """The article of a page, or of an element that is one; ``titles``: what the page's metadata
    call it, the surest first; ``whole``: the page's lines, where they are known."""
    wanted = [title for title in titles if title]
    whole = whole or page_of(root)
    page = page_of(root, _not_article(root, whole))
    left_out = _teasers(page)
    headline = _headline(page, left_out, wanted)
    if headline is not None and _ends_the_page(page, headline):
        headline = None
    comments = _comments(page, headline or 0)
    left_out |= set(range(comments, len(page.lines)))
    start, end = _body(page, left_out, headline or 0)
    end = min(end, comments)
    title = None
    if headline is not None and headline < end:
        start = headline + 1
        title = page.lines[headline].text
    lines = list(_paragraphs(page, start, end, left_out))
    if title is None and lines and not any(map(has_arabic, wanted)):
        title = _nameless_headline(page, start, page.lines.index(lines[0]), left_out)
    kept = tuple(line.text for line in lines if line.text != title)
    return MainText(title, kept, tuple(_beside(whole, title, kept[:1])))


def _not_article(root: Element, whole: Page) -> set[Element]:
    """Elements that are called what no article is, the headline's own left alone."""
    words = page_words()
    prose = _sums(len(line.text) if line.is_prose else 0 for line in whole.lines)
    holding = _holding_headings(root)
    found = set()
    for element, (start, end) in whole.spans.items():
        if element in holding or element.tag in ("html", "body", "h1", "br"):
            continue
        little = prose[end] - prose[start] < _MUCH * prose[-1]
        if words.never.fit(element) or (little and words.seldom.fit(element)):
            found.add(element)
    return found


def _holding_headings(root: Element) -> set[Element]:
    found = {root}
    for heading in root.iter("h1"):
        for above in heading.iterancestors():
            if above in found:
                break
            found.add(above)
    return found


def _sums(values: Iterable[int]) -> list[int]:
    total, sums = 0, [0]
    for value in values:
        total += value
        sums.append(total)
    return sums


def _teasers(page: Page) -> set[int]:
    """The lines of linked headlines that stand with their likes, each with its few words."""
    titles = [at for at, line in enumerate(page.lines) if line.is_link and _is_title(line.text)]
    counted = _sums(line.is_link and _is_title(line.text) for line in page.lines)
    lengths = _sums(len(line.text) for line in page.lines)
    groups: dict[tuple[Element, object], list[tuple[int, int]]] = {}
    for at in titles:
        card = None
        for element in page.around(page.lines[at]):
            start, end = page.spans[element]
            small = end - start <= _TEASER_LINES and lengths[end] - lengths[start] <= _TEASER_LENGTH
            if not small or counted[end] - counted[start] != 1:
                break
            card = element
        if card is not None and card.getparent() is not None:
            groups.setdefault((card.getparent(), card.tag), []).append(page.spans[card])
    spans = [span for cards in groups.values() if len(cards) > 1 for span in cards]
    return {at for start, end in spans for at in range(start, end)}


def _is_title(text: str) -> bool:
    return len(_WORDS.findall(text)) >= 3


def _headline(page: Page, left_out: set[int], titles: list[str]) -> int | None:
    """The line that says what the metadata say, else the first of the headings of first rank."""
    for title in sorted(titles, key=lambda title: not _is_title(title)):
        found = _best_line(page, left_out, set(_WORDS.findall(title)))
        if found is not None:
            return found
    ranked = (at for at, line in enumerate(page.lines) if line.element.tag == "h1")
    return next(ranked, None)


def _best_line(page: Page, left_out: set[int], title: set[str]) -> int | None:
    best, best_score = None, 0.6
    for at, line in enumerate(page.lines):
        if at in left_out or (line.is_link and not line.is_heading):
            continue
        score = _likeness(set(_WORDS.findall(line.text)), title)
        score += (score >= 0.4) * (line.element.tag == "h1") * 0.5
        if score > best_score:
            best, best_score = at, score
    return best


def _nameless_headline(page: Page, start: int, first: int, left_out: set[int]) -> str | None:
    """The headline of a page whose title is none («New Page 1») and which has no heading: a line of
    some words right before the first sentence, and no day."""
    boilerplate = page_words().boilerplate
    for at in range(max(start, first - _MOST_ABOVE), first):
        line = page.lines[at]
        fits = at not in left_out and not line.is_link and not line.text.endswith(".")
        if (
            fits
            and _is_title(line.text)
            and not (boilerplate.fits(line.text) or date_named(line.text))
        ):
            return line.text
    return None


def _ends_the_page(page: Page, headline: int) -> bool:
    """Whether so little prose follows that the article stands before, and this is no headline."""
    prose = _sums(len(line.text) if line.is_prose else 0 for line in page.lines)
    return prose[-1] - prose[headline] < _MUCH * prose[-1]


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _comments(page: Page, headline: int) -> int:
    """The line at which the readers' comments begin, by their heading; behind all without one."""
    before = 0
    for at in range(headline, len(page.lines)):
        line = page.lines[at]
        if line.is_heading and before >= _ENOUGH and _heads_comments(line.text):
            return at
        before += len(line.text) if line.is_prose else 0
    return len(page.lines)


def _heads_comments(text: str) -> bool:
    return _NUMBERS.sub("", text).removeprefix("هناك").strip().lower() in page_words().comments


def _body(page: Page, left_out: set[int], headline: int) -> tuple[int, int]:
    """Where the lines of the element begin and end that has most of the prose close by, and few
    links; what ends before the headline is none."""
    weights: dict[Element, float] = {}
    for at, line in enumerate(page.lines):
        if at in left_out or at < headline or not line.is_prose:
            continue
        weight = float(len(line.text) - line.linked)
        for _, element in zip(range(_STEPS), page.around(line), strict=False):
            weights[element] = weights.get(element, 0) + weight
            weight *= _DECAY
    if not weights:
        return 0, len(page.lines)
    linked = _sums(len(line.text) if line.is_link else 0 for line in page.lines)

    def worth(element: Element) -> float:
        start, end = page.spans[element]
        return weights[element] - (linked[end] - linked[start]) / 2

    return page.spans[max(weights, key=worth)]


def _paragraphs(page: Page, start: int, end: int, left_out: set[int]) -> Iterator[Line]:
    boilerplate = page_words().boilerplate
    begun = False
    row_end = start
    for at, line in enumerate(page.lines[start:end], start):
        if at < row_end or at in left_out or line.is_link:
            continue
        if boilerplate.fits(line.text, linked=line.linked > 0):
            continue
        if not begun and not _begins(line):
            continue
        cells = _row_of_figures(page, at, end) if begun else ()
        if cells:
            row_end = at + len(cells)
            yield replace(line, text="\t".join(cell.text for cell in cells))
            continue
        if not any(map(str.isalpha, line.text)):
            continue
        if len(_WORDS.findall(line.text)) < 2 and not _is_sentence(line):
            continue
        if not line.is_prose and _leads_to_links(page, at + 1, end, left_out):
            continue
        begun = True
        yield line


def _row_of_figures(page: Page, at: int, end: int) -> Sequence[Line]:
    """The cells of a row of a table that begins with a line, each short and of one line; nothing
    where it is none, or only lays out the page."""
    row = next((each for each in page.around(page.lines[at]) if each.tag == "tr"), None)
    if row is None or page.spans[row][0] != at or page.spans[row][1] > end:
        return ()
    cells = page.lines[at : page.spans[row][1]]
    filled = [cell for cell in row if cell.tag in ("td", "th") and _height(page, cell)]
    if len(cells) < 2 or len(filled) != len(cells):
        return ()
    fit = all(len(cell.text) <= _CELL and not (cell.is_link or cell.is_prose) for cell in cells)
    return cells if fit else ()


def _height(page: Page, element: Element) -> int:
    start, end = page.spans.get(element, (0, 0))
    return end - start


def _begins(line: Line) -> bool:
    """Whether a line may be an article's first: no date and no name."""
    if _is_sentence(line) and len(_WORDS.findall(line.text)) > 1:
        return True
    if line.is_heading or len(line.text) >= _SHORT:
        return len(line.text) >= _SHORT
    return line.is_prose and line.text.endswith(_ENDS)


def _is_sentence(line: Line) -> bool:
    """Whether a paragraph is one, however short: a question of an interview, and «لا.»."""
    ends = line.text.endswith((".", "؟")) and not line.text.endswith("..")
    return ends and line.element.tag == "p" and not line.linked


def _leads_to_links(page: Page, following: int, end: int, left_out: set[int]) -> bool:
    """Whether what stands below a heading is other articles."""
    if following >= end:
        return False
    below = page.lines[following]
    return following in left_out or (below.is_link and _is_title(below.text))


def _beside(whole: Page, title: str | None, first: tuple[str, ...]) -> Iterator[str]:
    """The short lines below the headline, and at last the one above it, where some papers and
    journals put the day."""
    texts = [line.text for line in whole.lines]
    if title not in texts:
        return
    at = texts.index(title)
    for line in whole.lines[at + 1 : at + 1 + _MOST_BESIDE]:
        if line.text in first:
            break
        if (len(line.text) < _SHORT or not line.is_prose) and not line.is_caption:
            yield line.text
    if at and not whole.lines[at - 1].is_prose:
        yield texts[at - 1]
