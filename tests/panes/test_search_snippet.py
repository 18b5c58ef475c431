"""The words round a hit: whole words, and the light exactly on what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.analysis.model import Article
from desktop.panes.search_snippet import snippet_of
from desktop.workspace.searching import FoundHit, SearchWish, found_hits
from storage.case_file import CaseFile

LONG = " ".join(f"كلمة{n}" for n in range(40))


def found(path: Path, text: str, query: str) -> FoundHit:
    with CaseFile.create(path / "a.rawi") as case:
        case.documents.add(Article(text), file=None)
        (hit,) = found_hits(case, SearchWish(query), case.search(query, limit=1))
        return hit


@pytest.mark.parametrize(
    "text",
    [
        "المدرسة في حلب",
        f"{LONG} المدرسة {LONG}",
        f"{LONG}\nوالمدرسة\nبالمدرسة {LONG}",
        f"{LONG} المدرسة",
        "س" * 200 + " المدرسة",
    ],
)
def test_what_is_lit_is_what_was_found(tmp_path: Path, text: str) -> None:
    hit = found(tmp_path, text, "مدرسة")
    snippet = snippet_of(hit)
    lit = [snippet.text[start:end] for start, end in snippet.spans]
    assert lit == [text[start:end] for start, end in hit.places]
    assert "\n" not in snippet.text


def test_no_word_is_cut(tmp_path: Path) -> None:
    snippet = snippet_of(found(tmp_path, f"{LONG} المدرسة {LONG}", "المدرسة"))
    words = snippet.text.replace("\u00a0", " ").strip("… ").split()
    assert set(words) <= {*LONG.split(), "المدرسة"}
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")


def test_a_short_text_is_told_whole(tmp_path: Path) -> None:
    assert snippet_of(found(tmp_path, "المدرسة في حلب", "المدرسة")).text == "المدرسة في حلب"


def test_without_words_asked_the_beginning_is_told(tmp_path: Path) -> None:
    hit = found(tmp_path, "المدرسة في\nحلب", "-دمشق (المدرسة أو date:2017)")
    assert snippet_of(hit).text
