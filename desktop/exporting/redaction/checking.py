"""The last look at what was written: whether a hidden name is in it all the same.

Archives are looked into, and the pages and attachments of a PDF. Marks of XML are taken away, so
that a name over two runs of a document is seen.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from desktop.exporting.redaction.names import NameFinder
from desktop.look.translation import Words

_PART = 1 << 16
_OVER = 512
"""Characters that two parts share: longer than a name with what stands between its words."""
_MOST_BESIDE = 6
_TAG = re.compile("<[^<>]{0,4096}>")


@dataclass(frozen=True, slots=True)
class Check:
    """Looks for names.

    Attributes:
        finder: finds them in a file, whose own words may look like a name in Latin letters.
        in_texts: finds them in texts, in Latin letters too.
        names: as they were typed.
        seen: the numbers of those that were somewhere, as far as was written.
        beside: persons whose names hold a hidden one and more, as they left («أبو ياسر Person 1»).
    """

    finder: NameFinder
    in_texts: NameFinder
    names: tuple[str, ...] = ()
    seen: set[int] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)

    def warnings(self, words: Words) -> list[str]:
        """What a person should look at again after something was written, in sentences."""
        told = [words.tr("export.hidden_nowhere", name=name) for name in self.nowhere()]
        if self.beside:
            names = sorted(self.beside, key=lambda name: (len(name), name))[:_MOST_BESIDE]
            shown = words.tr("export.comma").join(f"«\u2068{name}\u2069»" for name in names)
            told.append(words.tr("export.hidden_beside", names=shown))
        return told

    def nowhere(self) -> list[str]:
        """The names that nothing of what was written held: they may be mistyped."""
        return [name for number, name in enumerate(self.names) if number not in self.seen]

    def finds_in(self, data: bytes) -> bool:
        """Whether a name is in a file."""
        return any(self.finder.finds(part) for text in _texts(data) for part in _parts(text))


def _texts(data: bytes) -> Iterator[str]:
    if data.startswith(b"PK") and zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(archive.read(name))
        return
    if data.startswith(b"%PDF"):
        yield from _texts_of_pdf(data)
        return
    text = _decoded(data)
    yield text
    if text.lstrip("\ufeff \r\n").startswith("<"):
        yield _TAG.sub("", text)


def _texts_of_pdf(data: bytes) -> Iterator[str]:
    import pypdfium2  # noqa: PLC0415 - only a PDF needs it

    document = pypdfium2.PdfDocument(data)
    try:
        yield from document.get_metadata_dict().values()
        for page in document:
            yield page.get_textpage().get_text_range()
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            yield attachment.get_name()
            yield from _texts(bytes(attachment.get_data()))
    finally:
        document.close()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def _parts(text: str) -> Iterator[str]:
    """Parts that share some characters and begin between words, so that none makes a name of a
    word's end."""
    start = 0
    while start < len(text):
        end = start + _PART
        yield text[start : end + _OVER]
        space = re.search(r"\s", text[end : end + _OVER])
        start = end + space.start() if space else end
