from __future__ import annotations

from dataclasses import replace

from desktop.look.palette import LIGHT
from desktop.look.translation import words
from desktop.panes.compare_rows import (
    CompareHeading,
    compare_rows,
    differing_spans,
    entity_html,
    entity_words,
)
from desktop.workspace.naming import Naming, SharedEntity

SAME = Naming("القورية", loaded=False, spans=((60, 67),))
PLACE = SharedEntity("place", "القورية", ("e2",), ("e5",), (SAME,), (SAME,))
GROUP = SharedEntity(
    "organisation",
    "داعش",
    ("e1",),
    ("e1", "e3"),
    (
        Naming("داعش الإرهابي", loaded=True, spans=((10, 23), (40, 53))),
        Naming("التنظيم", loaded=False, spans=((30, 37),)),
    ),
    (
        Naming("تنظيم الدولة", loaded=False, spans=((5, 17),)),
        Naming("التنظيم", loaded=False, spans=((20, 27),)),
    ),
)


def test_what_is_named_differently_comes_first_under_its_heading() -> None:
    assert compare_rows([PLACE, GROUP]) == [
        CompareHeading("compare.differently", 1),
        GROUP,
        CompareHeading("compare.alike", 1),
        PLACE,
    ]
    assert compare_rows([]) == []


def test_only_words_that_the_other_does_not_use_are_marked() -> None:
    assert differing_spans([GROUP, PLACE], here=True) == [(10, 23), (40, 53)]
    assert differing_spans([GROUP, PLACE], here=False) == [(5, 17)]


def test_loaded_words_are_underlined_and_all_are_counted() -> None:
    told = entity_html(GROUP, words("ar"), LIGHT)
    assert told.index("<u") < told.index("داعش الإرهابي") < told.index("</u>")
    assert "×2" in told
    assert told.index("هذا المقال") < told.index("الآخر") < told.index("تنظيم الدولة")
    assert 'dir="ltr"' in entity_html(GROUP, words("en"), LIGHT)


def test_who_hears_a_row_is_told_both_wordings() -> None:
    told = entity_words(GROUP, words("ar"))
    assert "داعش الإرهابي" in told
    assert "تنظيم الدولة" in told
    assert entity_words(PLACE, words("ar")) == "القورية"


def test_a_loaded_word_of_one_is_a_difference_by_itself() -> None:
    loaded = Naming("عصابات داعش", loaded=True, spans=((1, 5),))
    plain = Naming("داعش", loaded=False, spans=((1, 5),))
    one = replace(GROUP, names_here=(plain, loaded), names_there=(plain,))
    assert one.differs
    assert not replace(one, names_here=(plain,)).differs
