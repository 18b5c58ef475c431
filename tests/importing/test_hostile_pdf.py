"""Broken and hostile PDFs end in one sentence, in the process that may fall."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle
from desktop.importing.problems import ImportProblem
from desktop.importing.reader_process import ReaderProcess
from tests.importing.samples.pdf import Shown, pdf

SENTENCE = "قال المتحدث إن الهدوء عاد إلى المدينة"
PAGE = [Shown(SENTENCE, 700), Shown("وأضاف أن الطرق فتحت من جديد.", 680)]


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    reader = ReaderProcess(patience=30)
    yield reader
    reader.close()


def _read(reader: ReaderProcess, path: Path, raw: bytes) -> Found:
    path.write_bytes(raw)
    (found,) = reader.read(path)
    return found


def test_an_article_comes_out_of_the_confined_process(
    reader: ReaderProcess, tmp_path: Path
) -> None:
    found = _read(reader, tmp_path / "a.pdf", pdf([PAGE]))
    assert isinstance(found, FoundArticle), found
    assert found.text.startswith(SENTENCE)


def test_a_million_objects(reader: ReaderProcess, tmp_path: Path) -> None:
    found = _read(reader, tmp_path / "a.pdf", pdf([PAGE], more=["0"] * 1_000_000))
    assert isinstance(found, (FoundArticle, ImportProblem))


@pytest.mark.parametrize(
    "change",
    [
        (b"/Kids [6 0 R]", b"/Kids [2 0 R]"),
        (b"/Kids [6 0 R]", b"/Kids [" + b"[" * 100_000),
        (b"/Count 1", b"/Count 2000000000"),
        (b"/Contents 7 0 R", b"/Contents 6 0 R"),
        (b"/ToUnicode 4 0 R", b"/ToUnicode 3 0 R"),
        (b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 1e30 -1e30]"),
        (b"/DW 500", b"/DW -999999999"),
        (b" Td [", b" Td 1e30 0 0 1e30 1e30 1e30 Tm ["),
        (b"BT ", b"q " * 100_000 + b"BT "),
        (b"/F 12 Tf", b"/F 1e-30 Tf"),
    ],
)
def test_what_refers_to_itself_or_is_beyond_measure(
    reader: ReaderProcess, tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    raw = pdf([PAGE])
    assert change[0] in raw
    found = _read(reader, tmp_path / "a.pdf", raw.replace(*change))
    assert isinstance(found, (FoundArticle, ImportProblem))


def test_bytes_that_changed_on_the_way(reader: ReaderProcess, tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(60):
        raw = bytearray(pdf([PAGE]))
        for _ in range(chance.randrange(1, 20)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        found = _read(reader, tmp_path / "a.pdf", bytes(raw[: chance.randrange(100, len(raw))]))
        assert isinstance(found, (FoundArticle, ImportProblem))
