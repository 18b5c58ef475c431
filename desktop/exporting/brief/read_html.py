"""Reads a page of HTML back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

from desktop.exporting.brief.exactness import without_isolates
from desktop.exporting.brief.judgements import CELLS, Stated
from desktop.exporting.brief.markup_faults import lack_of_memory_told
from desktop.exporting.brief.read_back import BriefRead, FootnoteRead
from desktop.exporting.brief.seal import body_digest

SEAL = "rawi-seal"
"""The name of the page's metadata that is its seal."""


def read_html(data: bytes) -> BriefRead:
    """The footnotes and quotations of a page; none of anything where it is no brief. Raises
    MemoryError."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        with lack_of_memory_told():
            root = html.document_fromstring(data, parser=parser)
    except (ValueError, html.etree.ParserError, html.etree.XMLSyntaxError):
        return BriefRead(())
    footnotes, unreadable = [], []
    for item in root.xpath("//*[@data-rawi-note]"):
        number = _number(item.get("data-rawi-note"))
        start, end = _number(item.get("data-start")), _number(item.get("data-end"))
        quotations = item.xpath(".//*[@data-rawi-quotation]")
        digest = item.get("data-digest") or ""
        if start < 0 or end < 0 or len(quotations) != 1 or not digest:
            unreadable.append(max(number, 0))
            continue
        footnotes.append(FootnoteRead(number, digest, start, end, quotations[0].text_content()))
    quoted = [
        (_number(words.get("data-rawi-quotes")), words.text_content())
        for words in root.xpath("//*[@data-rawi-quotes]")
    ]
    declared = [_number(each) for each in root.xpath("//@data-rawi-brief")]
    cited = {_number(each) for each in root.xpath("//@data-rawi-cites")}
    return BriefRead(
        tuple(footnotes), tuple(quoted), tuple(unreadable), frozenset(cited),
        declared[0] if declared else None,
        judged=tuple(_judged(root)),
        seal="".join(root.xpath("//meta[@name=$name]/@content", name=SEAL)),
        body=body_digest("\n".join(filter(None, _said(root)))),
    )  # fmt: skip


def _judged(root: Any) -> Iterator[Stated]:
    """What is stated of judgements; a row of a table as a whole."""
    for element in root.xpath("//*[@data-rawi-judged]"):
        row = element.getparent().iterchildren("td") if element.tag == "td" else [element]
        shown = (_shown(each) for each in row)
        yield Stated(element.get("data-rawi-judged"), CELLS.join(filter(None, shown)))


def _shown(element: Any) -> str:
    """The words of an element, without the numbers of its notes."""
    words = element.xpath(".//text()[not(ancestor::*[@data-rawi-cites])]")
    return " ".join(without_isolates("".join(words)).split())


def _said(root: Any) -> Iterator[str]:
    """All that a page says and how it shows it, whatever its spaces; not its seal."""
    for element in root.iter():
        if element.tag != "meta" or element.get("name") != SEAL:
            yield f"<{element.tag} {sorted(element.attrib.items())}>"
            yield " ".join((element.text or "").split())
        yield " ".join((element.tail or "").split())


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 13 else -1
