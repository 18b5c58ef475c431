"""Rich Text Format, of Word, WordPad and old databases: code pages by font, Unicode, notes.

striprtf drops notes and what the document says of itself, shows hidden and deleted text, and writes
the cells of tables with bars that cannot be told from the author's.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from desktop.importing.document import Block, Properties, article_of
from desktop.importing.found import FoundArticle
from desktop.importing.problems import FileDamaged, FileTooLarge
from desktop.importing.rtf_tokens import Token, tokens
from desktop.importing.source import Reading, Source
from desktop.importing.xml_parts import MOST_PART_BYTES

_CHARACTERS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "nestrow": "\n",
    "\n": "\n", "\r": "\n", "tab": "\t", "cell": "\t", "nestcell": "\t",
    "~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\",
    "emdash": "—", "endash": "–", "bullet": "•", "emspace": " ", "enspace": " ",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_BODY, _NOTE, _FONTS, _DROPPED = "body", "footnote", "fonttbl", ""
_KEPT = frozenset((_BODY, _NOTE, "title", "author", "company"))
# Groups that hold no text of the article; those after the symbol * are dropped unless known.
_UNSEEN = frozenset(
    (
        *("colortbl", "stylesheet", "info", "pict", "object", "nonshppict", "sp", "shprslt"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("listtext", "pntext", "fldinst", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "xe", "tc"),
        *("bkmkstart", "bkmkend", "revtbl", "filetbl", "upr", "private"),
    )
)
_STARRED = frozenset(("shpinst", "company"))
# Code pages by the number of a font's character set, and those whose codec has another name.
_CHARSETS = {
    77: "mac_roman", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256",
    204: "cp1251", 238: "cp1250",
}  # fmt: skip
_PAGES = {708: "iso8859_6", 10000: "mac_roman", 10004: "mac_arabic", 65001: "utf-8"}
_CHANGES: dict[str, dict[str, Any]] = {
    "rtlch": {"right_to_left": True, "associated": "complex"},
    "ltrch": {"right_to_left": False, "associated": "complex"},
    "loch": {"associated": "plain"},
    "hich": {"associated": "plain"},
    "dbch": {"associated": "far"},
    "pard": {"heading": False},
    "outlinelevel": {"heading": True},
}
_WHEN = {"yr": 4, "mo": 2, "dy": 2, "hr": 2, "min": 2}


def read(source: Source, reading: Reading) -> Iterator[FoundArticle]:
    """The one article of a file: its paragraphs and tables, then its notes.

    Raises:
        ImportProblem: the file is no RTF, too large, or holds no Arabic article.
    """
    if (size := source.size()) > MOST_PART_BYTES:
        limit = MOST_PART_BYTES // 1_000_000
        raise FileTooLarge(source.name, megabytes=ceil(size / 1_000_000), limit=limit)
    raw = source.stream.read()
    if not raw.startswith(b"{\\rtf"):
        raise FileDamaged(source.name, format="RTF")
    reader = _Reader()
    for token in tokens(raw):
        reader.take(token)
    blocks = [*reader.blocks(_BODY), *reader.blocks(_NOTE)]
    yield article_of(source, reading, "rtf", blocks, reader.properties())


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds in a group until it ends.

    ``fallback``: how many characters stand for a Unicode one; ``associated``: which of the fonts
    the word ``af`` sets.
    """

    destination: str = _BODY
    fallback: int = 1
    font: int | None = None
    complex_font: int | None = None
    right_to_left: bool = False
    associated: str = "complex"
    unseen: bool = False
    heading: bool = False


@dataclass(slots=True)
class _Reader:
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    headings: set[int] = field(default_factory=set)
    created: dict[str, int] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)
    skipped: int = 0
    starred: bool = False
    in_created: int = 0

    def take(self, token: Token) -> None:
        if token.text:
            self._bytes(token.text)
            return
        if token.brace:
            self._flush()
            self.skipped = 0
            self._brace(token.brace)
        elif token.word == "*":
            self.starred = True
            return
        elif self.skipped and token.word != "u":
            self.skipped -= 1
        else:
            self._word(token.word, token.number)
        self.starred = False

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self.outer.append(self.group)
        elif self.outer:
            self.group = self.outer.pop()
            if len(self.outer) < self.in_created:
                self.in_created = 0

    def _bytes(self, raw: bytes) -> None:
        if self.skipped:
            passed = min(self.skipped, len(raw))
            self.skipped -= passed
            raw = raw[passed:]
        if self.group.destination in _KEPT and not self.group.unseen:
            self.waiting += raw

    def _flush(self) -> None:
        if self.waiting:
            text = self.waiting.decode(self._codec(), errors="replace")
            self.waiting.clear()
            self._write(text)

    def _codec(self) -> str:
        group = self.group
        complex_script = group.right_to_left and group.complex_font is not None
        font = group.complex_font if complex_script else group.font
        return self.fonts.get(font, self.page) if font is not None else self.page

    def _write(self, text: str) -> None:
        group = self.group
        if group.destination in _KEPT and not group.unseen:
            pieces = self.texts.setdefault(group.destination, [])
            pieces.append(text)
            if group.heading and group.destination == _BODY:
                self.headings.add(len(pieces) - 1)

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        if word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word == "u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self.skipped = self.group.fallback
        elif self.starred and word not in _STARRED:
            self.group = replace(self.group, destination=_DROPPED)
        elif word == "creatim":
            self.in_created = len(self.outer)
        elif word in _WHEN and self.in_created:
            self.created[word] = number or 0
        elif word in _UNSEEN:
            self.group = replace(self.group, destination=_DROPPED)
        elif word in _KEPT or word == _FONTS:
            self.group = replace(self.group, destination=word)
        else:
            self._property(word, number)

    def _property(self, word: str, number: int | None) -> None:
        if word == "ansicpg":
            self.page = _codec_of_page(number)
        elif word == "mac":
            self.page = "mac_roman"
        elif word == "fcharset" and self.group.destination == _FONTS:
            if self.group.font is not None and number in _CHARSETS:
                self.fonts[self.group.font] = _CHARSETS[number]
        else:
            self.group = replace(self.group, **self._changes(word, number))

    def _changes(self, word: str, number: int | None) -> dict[str, Any]:
        """What a control word changes in its group."""
        if word == "f" or (word == "af" and self.group.associated == "plain"):
            return {"font": number}
        if word == "af" and self.group.associated == "complex":
            return {"complex_font": number}
        if word in {"v", "deleted", "plain"}:
            return {"unseen": word != "plain" and number != 0}
        if word == "uc":
            return {"fallback": max(number or 0, 0)}
        return _CHANGES.get(word, {})

    def blocks(self, destination: str) -> Iterator[Block]:
        """The paragraphs of the body or the notes."""
        self._flush()
        line: list[str] = []
        heading = False
        for number, piece in enumerate(self.texts.get(destination, ())):
            heading = destination == _BODY and number in self.headings
            *ended, rest = piece.split("\n")
            for part in ended:
                yield Block(_whole("".join((*line, part))), heading)
                line = []
            line.append(rest)
        yield Block(_whole("".join(line)), heading)

    def properties(self) -> Properties:
        said = {name: _whole("".join(self.texts.get(name, ()))) for name in ("title", "author")}
        when = [f"{self.created.get(name, 0):0{digits}}" for name, digits in _WHEN.items()]
        created = f"{'-'.join(when[:3])}T{':'.join(when[3:])}" if self.created else ""
        company = _whole("".join(self.texts.get("company", ())))
        return Properties(said["title"], said["author"], created, company)


def _codec_of_page(number: int | None) -> str:
    name = _PAGES.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def _whole(text: str) -> str:
    """Characters beyond the first 65,536 come in two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
