"""Whatever is in a file: an article, or a problem that a person can read; never a crash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.analysis.model import Article
from desktop.importing import ImportProblem, article_from_bytes, article_from_text

ARABIC = some.text(some.sampled_from("ابتجحدرسشصطعفقكلمنهوي ءأإآةىؤئ،؛؟\n"), min_size=40)
SENTENCE = "قال المتحدث إن الهدوء عاد إلى المدينة في هذا اليوم. "


def article_or_problem(read: Callable[[], Article]) -> Article | str:
    try:
        return read()
    except ImportProblem as problem:
        return str(problem)


@given(some.binary(max_size=400) | some.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes(raw: bytes) -> None:
    told = article_or_problem(lambda: article_from_bytes(raw, "a.txt"))
    if isinstance(told, Article):
        told.text.encode("utf-8")
    else:
        assert "a.txt" in told


@given(some.text(some.characters(), max_size=200), some.text(some.characters(), max_size=20))
def test_any_pasted_text(text: str, outlet: str) -> None:
    told = article_or_problem(lambda: article_from_text(text, "pasted", outlet=outlet))
    if isinstance(told, Article):
        assert len(told.text) == len(text)
        f"{told.text}{told.outlet}".encode()
    else:
        assert "pasted" in told


def test_half_a_character_becomes_the_mark_of_what_was_lost() -> None:
    assert article_from_text("قال \ud83d ثم", "pasted").text == "قال \ufffd ثم"
    assert article_from_text("قال 🙂 ثم", "pasted").text == "قال 🙂 ثم"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@given(text=ARABIC)
def test_unicode_comes_back_as_it_was(encoding: str, text: str) -> None:
    whole = SENTENCE + text
    assert article_from_bytes(whole.encode(encoding), "a.txt").text == whole


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "mac_arabic"])
@given(words=some.integers(1, 40))
def test_code_pages_are_told_apart_by_a_sentence_or_more(encoding: str, words: int) -> None:
    whole = SENTENCE + " ".join(SENTENCE.split()[:words]) * 3
    assert article_from_bytes(whole.encode(encoding), "a.txt").text == whole
