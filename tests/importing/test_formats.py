"""A file's format is told by what it holds, then by how it begins, then by its name."""

from __future__ import annotations

from io import BytesIO

import pytest

from desktop.importing import formats
from desktop.importing.formats import TEXT, Format, format_of
from desktop.importing.source import Source


def _holds_letter(source: Source, head: bytes) -> bool:
    return head.startswith(b"PK") and b"letter" in source.stream.read()


ZIP = Format("zip", "zip", (".zip",), magic=(b"PK",))
LETTER = Format("letter", "letter", (".letter", ".let.gz"), recognises=_holds_letter)
TABLE = Format("table", "table", (".tsv",))


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.zip", b"PK letter", LETTER),
        ("a.letter", b"PK letter", LETTER),
        ("a.letter", b"PK", ZIP),
        ("a.tsv", b"PK", ZIP),
        ("a.LET.GZ", b"?", LETTER),
        ("a.gz", b"?", TEXT),
        ("a.tsv", b"?", TABLE),
        ("a", b"", TEXT),
    ],
)
def test_what_is_inside_is_before_the_name(
    name: str, raw: bytes, told: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "FORMATS", (TEXT, ZIP, LETTER, TABLE))
    source = Source(name, BytesIO(raw))
    assert format_of(source) is told
    assert source.stream.tell() == 0
