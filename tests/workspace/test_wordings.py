"""In which words an entity is spoken of."""

from __future__ import annotations

from desktop.workspace.wordings import wordings
from storage.queries.entity_naming import Said

LOADED = {"الإرهابي", "الوحشي"}


def said(document: int, outlet: str | None, words: str, after: str = "") -> Said:
    return Said(document, outlet, 10, 10 + len(words), words, after)


def test_loaded_words_belong_to_the_name_they_follow() -> None:
    found = wordings([said(1, "الوطن", "تنظيم داعش", " الإرهابي الوحشي، في")], LOADED.__contains__)
    (one,) = found
    assert one.words == "تنظيم داعش الإرهابي الوحشي"
    assert one.loaded
    assert one.end - one.start == len(one.words)


def test_other_words_do_not() -> None:
    (one,) = wordings([said(1, "عنب", "تنظيم الدولة", " يتقدم")], LOADED.__contains__)
    assert (one.words, one.loaded) == ("تنظيم الدولة", False)


def test_spellings_are_one_and_outlets_are_counted() -> None:
    found = wordings(
        [
            said(3, "الوطن", "أحمد"),
            said(2, "الوطن", "احمد"),
            said(1, None, "أحمد"),
            said(1, None, "الرئيس"),
        ],
        LOADED.__contains__,
    )
    assert [(one.words, one.count) for one in found] == [("أحمد", 3), ("الرئيس", 1)]
    assert found[0].outlets == (("الوطن", 2), (None, 1))
    assert found[0].document == 3
