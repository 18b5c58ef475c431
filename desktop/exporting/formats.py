"""The formats that a case leaves in. A new one is a module beside this, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from desktop.exporting import conll, follow_the_money, json_lines, stix, web_annotations
from desktop.exporting.brief.writing import WRITERS
from desktop.exporting.content import Content
from desktop.exporting.problems import ExportNameLeft, ExportNeedsText


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        key: its name in the terminal; ``export.format.KEY`` are its words for people.
        suffix: what its files end with.
        writer: writes the content into an open file, which is thrown away when it raises.
        needs_text: it is of no use without the original texts.
    """

    key: str
    suffix: str
    writer: Callable[[Content, IO[bytes]], None]
    needs_text: bool = False

    def write(self, content: Content, file: IO[bytes]) -> None:
        """Write the content into an empty file that can be read too.

        Raises:
            ExportNeedsText: the texts are not to leave.
            ExportNameLeft: a name that is hidden is in what was written.
        """
        if self.needs_text and not content.text:
            raise ExportNeedsText(content.case)
        self.writer(content, file)
        if content.check is not None:
            file.seek(0)
            if content.check.finds_in(file.read()):
                raise ExportNameLeft(content.case)


def _write_cas(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import cas  # noqa: PLC0415 - loads cassis, which only this format needs

    cas.write(content, file)


def _write_refi(content: Content, file: IO[bytes]) -> None:
    from desktop.exporting import refi  # noqa: PLC0415 - loads lxml, which nothing needs before

    refi.write(content, file)


FORMATS = (
    Format("analysis-jsonl", ".jsonl", json_lines.write_analyses),
    Format("claims-jsonl", ".jsonl", json_lines.write_claims),
    Format("conll", ".conll", conll.write, needs_text=True),
    Format("cas", ".zip", _write_cas, needs_text=True),
    Format("web-annotations", ".jsonld", web_annotations.write),
    Format("refi-qda", ".qdpx", _write_refi, needs_text=True),
    Format("followthemoney", ".ftm.json", follow_the_money.write),
    Format("stix", ".json", stix.write),
    Format("brief-html", ".html", WRITERS["brief-html"]),
    Format("brief-docx", ".docx", WRITERS["brief-docx"]),
    Format("brief-pdf", ".pdf", WRITERS["brief-pdf"]),
)


def format_of(key: str) -> Format:
    """The format of that name. Raises KeyError."""
    return {each.key: each for each in FORMATS}[key]
