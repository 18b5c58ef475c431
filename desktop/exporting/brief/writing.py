"""Writes a brief in its formats. Their libraries are loaded when one is written: every start of
Rawi knows the formats, few write one."""

from __future__ import annotations

from typing import IO

from desktop.exporting.brief.making import outline_of
from desktop.exporting.brief.outline import Outline
from desktop.exporting.brief.own_files import OwnFiles
from desktop.exporting.brief.sentences import Sentences
from desktop.exporting.content import Content

_AS_RAWI_HAS_IT = OwnFiles()


def write_html(content: Content, file: IO[bytes], own: OwnFiles = _AS_RAWI_HAS_IT) -> None:
    """As one page of the web.

    Raises:
        TemplateBroken, TemplateWithoutFootnotes: of a person's page.
        SentencesBroken: of a person's sentences.
        ExportNothing, ExportCancelled: as :func:`desktop.exporting.brief.making.outline_of`.
    """
    from desktop.exporting.brief.html import write_page  # noqa: PLC0415

    write_page(_outline(content, own), file, own.page)


def write_docx(content: Content, file: IO[bytes], own: OwnFiles = _AS_RAWI_HAS_IT) -> None:
    """For a word processor. Raises as :func:`write_html`, but for the page."""
    from desktop.exporting.brief.word import write_document  # noqa: PLC0415

    write_document(_outline(content, own), content.made, file)


def write_pdf(content: Content, file: IO[bytes], own: OwnFiles = _AS_RAWI_HAS_IT) -> None:
    """On paper. Raises as :func:`write_html`, but for the page."""
    from desktop.exporting.brief.paper import write_paper  # noqa: PLC0415

    write_paper(_outline(content, own), file)


WRITERS = {"brief-html": write_html, "brief-docx": write_docx, "brief-pdf": write_pdf}
"""By the key of their format."""


def _outline(content: Content, own: OwnFiles) -> Outline:
    said = own.sentences
    return outline_of(content, Sentences(content.words, said.text, said.file) if said else None)
