"""The brief as one page of HTML that loads nothing from anywhere and runs nothing."""

from __future__ import annotations

from typing import IO

from desktop.exporting.brief.outline import Outline
from desktop.exporting.brief.own_files import OwnFile
from desktop.exporting.brief.problems import TemplateWithoutFootnotes
from desktop.exporting.brief.read_html import SEAL, read_html
from desktop.exporting.brief.seal import seal_of
from desktop.exporting.brief.template import page


def write_page(outline: Outline, file: IO[bytes], template: OwnFile | None = None) -> None:
    """Write the page.

    Args:
        outline: what it says.
        file: open.
        template: a person's; None: that of Rawi.

    Raises:
        TemplateBroken: the template has a mistake.
        TemplateWithoutFootnotes: the template leaves a footnote out.
    """
    data = page(outline, template).encode()
    if template is not None:
        missing = len(outline.footnotes) - len(read_html(data).footnotes)
        if missing:
            raise TemplateWithoutFootnotes(template.file, count=missing)
    file.write(_sealed(data, outline.seal_key))


def _sealed(data: bytes, key: bytes) -> bytes:
    """The page with its seal in its head, where it has one."""
    head, end, rest = data.partition(b"</head>")
    if not key or not end:
        return data
    seal = seal_of(key, read_html(data).body)
    return b'%s<meta name="%s" content="%s">\n%s%s' % (
        head, SEAL.encode(), seal.encode(), end, rest,
    )  # fmt: skip
