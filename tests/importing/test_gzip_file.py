"""A file that was packed by itself is read as what it is."""

from __future__ import annotations

import gzip
import json

import pytest

from desktop.importing.found import FoundArticle
from tests.importing.reading import read_all, read_one, told
from tests.importing.samples.zipped import SENTENCE, zipped


@pytest.mark.parametrize("name", ["a.txt.gz", "A.TXT.GZ", "a"])
def test_what_is_inside_is_read(name: str) -> None:
    found = read_one(gzip.compress(SENTENCE.encode()), name)
    assert (found.text, found.format, found.member) == (SENTENCE, "text", "")


def test_the_name_inside_tells_where_the_bytes_do_not() -> None:
    lines = "\n".join(json.dumps({"text": f"{SENTENCE} {number}"}) for number in range(3))
    found = read_all(gzip.compress(lines.encode()), "tweets.jsonl.gz")
    articles = [each for each in found if isinstance(each, FoundArticle)]
    assert [(each.format, each.member) for each in articles] == [
        ("json", "1"), ("json", "2"), ("json", "3"),
    ]  # fmt: skip


def test_it_stands_in_an_archive() -> None:
    raw = zipped({"a.txt.gz": gzip.compress(SENTENCE.encode())})
    assert read_one(raw, "a.zip").member == "a.txt.gz"


def test_what_is_broken_is_told() -> None:
    raw = gzip.compress(f"{SENTENCE}\n".encode() * 5000, 0)
    article, problem = read_all(raw[: len(raw) // 2], "a.txt.gz")
    assert isinstance(article, FoundArticle)
    assert article.text.startswith(SENTENCE)
    assert type(problem).__name__ == "FilePartlyRead"
    assert told(raw[:12], "a.txt.gz") == ["FileDamaged"]
    assert told(b"\x1f\x8b\x08\x00rubbish", "a.gz") == ["FileDamaged"]


def test_bombs_end() -> None:
    assert told(gzip.compress(bytes(260_000_000), 9), "a.gz") == ["ArchiveTooLarge"]
    nested = SENTENCE.encode()
    for _ in range(9):
        nested = gzip.compress(nested)
    assert told(nested, "a.gz") == ["ArchiveTooDeep"]
