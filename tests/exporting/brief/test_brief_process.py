"""A brief from somebody is read by a process that can touch nothing else."""

from __future__ import annotations

import json
import multiprocessing
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.brief_process import read_brief_apart
from desktop.exporting.brief import reading_briefs
from desktop.exporting.brief.problems import (
    BriefBroke,
    BriefOutOfMemory,
    BriefTooLarge,
    BriefTooSlow,
    BriefUnreadable,
    NoBrief,
)
from desktop.exporting.brief.read_back import from_record, to_record
from desktop.exporting.content import Content
from tests.exporting.brief.conftest import READERS, written

_MEGABYTE = 1_000_000


@pytest.mark.parametrize("key", READERS)
def test_what_is_read_apart_is_what_is_read(
    content: Content,
    tmp_path: Path,
    key: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = written(key, content)
    here = READERS[key](data)
    assert here.footnotes
    assert here.quoted or key == "brief-pdf"
    monkeypatch.delattr(reading_briefs, "read_brief")  # this process cannot read it
    file = tmp_path / "تقرير"
    file.write_bytes(data)
    assert read_brief_apart(file) == here
    assert not multiprocessing.active_children()


def test_half_a_letter_comes_through(content: Content, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(written("brief-pdf", content))
    attachment = document.get_attachment(0)
    held = json.loads(bytes(attachment.get_data()))
    held["footnotes"][0]["quotation"] = "\ud83d"
    attachment.set_data(json.dumps(held).encode())
    file = tmp_path / "brief.pdf"
    document.save(file)
    assert read_brief_apart(file).footnotes[0].quotation == "\ud83d"


def _packed(path: Path, piece: bytes, times: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in ("word/document.xml", "word/footnotes.xml"):
            with archive.open(part, "w") as unpacked:
                unpacked.write(b"<a>")
                for _ in range(times):
                    unpacked.write(piece)
                unpacked.write(b"</a>")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to the limit")
@pytest.mark.parametrize("name", ["zeros.docx", "elements.docx", "elements.html"])
def test_what_unpacks_or_grows_to_too_much_is_told(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    match name:
        case "zeros.docx":
            _packed(file, bytes(_MEGABYTE), 151)
        case "elements.docx":
            _packed(file, b"<a/>" * (_MEGABYTE // 4), 140)
        case "elements.html":
            file.write_bytes(b"<b>a</b>" * (200 * _MEGABYTE // 8))
    expected = BriefTooLarge if name == "zeros.docx" else BriefOutOfMemory
    with pytest.raises(expected):
        read_brief_apart(file)


def test_a_file_that_is_larger_than_a_brief_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    with file.open("wb") as hollow:
        hollow.truncate(1000 * _MEGABYTE)
    with pytest.raises(BriefTooLarge):
        read_brief_apart(file)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", b"<div>" * 2_000_000),
        ("broken.pdf", b"%PDF-1.7\nbroken"),
        ("broken.docx", b"PK\x03\x04 broken"),
        ("empty", b""),
    ],
)
def test_what_is_broken_is_no_brief(name: str, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(NoBrief, match=name):
        read_brief_apart(file)


def test_what_the_system_does_not_give_is_told(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "none"):
        with pytest.raises(BriefUnreadable):
            read_brief_apart(file)


def test_a_reader_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "slow.html"
    file.write_bytes(b"<p>")
    with pytest.raises(BriefTooSlow):
        read_brief_apart(file, patience=0.01)
    assert not multiprocessing.active_children()


def test_a_reader_that_falls_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"<p>")

    def fell() -> None:
        while not (children := multiprocessing.active_children()):
            time.sleep(0.001)
        children[0].kill()

    killer = threading.Thread(target=fell, daemon=True)
    killer.start()
    with pytest.raises(BriefBroke):
        read_brief_apart(file)
    killer.join()


@pytest.mark.parametrize(
    "change",
    [
        {"footnotes": [{"number": "1"}]},
        {"footnotes": [["a"]]},
        {"quoted": [[1, 2]]},
        {"cited": ["1"]},
        {"declared": "all"},
        {"unseen": None},
    ],
)
def test_what_comes_back_is_checked(content: Content, change: dict[str, Any]) -> None:
    record = json.loads(
        json.dumps(to_record(READERS["brief-html"](written("brief-html", content))))
    )
    assert from_record(record).footnotes
    with pytest.raises(ValueError, match="not what was read"):
        from_record({**record, **change})
