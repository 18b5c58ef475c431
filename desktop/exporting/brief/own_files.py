"""A person's own page and sentences for a brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.exporting.brief.problems import TemplateUnreadable


@dataclass(frozen=True, slots=True)
class OwnFile:
    """``file``: what a person calls it, for problems."""

    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What a person changed; None: as Rawi has it. The page is that of HTML alone."""

    page: OwnFile | None = None
    sentences: OwnFile | None = None


def read_own(files: Sequence[Path]) -> OwnFiles:
    """Read a person's files: sentences end with ``.toml``, anything else is a page. Of two of one
    kind the last holds.

    Raises:
        TemplateUnreadable: one cannot be read, or is no text in UTF-8.
    """
    page = sentences = None
    for file in files:
        try:
            read = OwnFile(file.read_text("utf-8-sig"), str(file))
        except UnicodeDecodeError:
            raise TemplateUnreadable(str(file), reason="UTF-8") from None
        except OSError as error:
            raise TemplateUnreadable(str(file), reason=error.strerror or "?") from error
        if file.suffix.lower() == ".toml":
            sentences = read
        else:
            page = read
    return OwnFiles(page, sentences)
