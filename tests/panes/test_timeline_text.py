from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.analysis.model import Timex
from desktop.look.palette import PALETTES, Theme, contrast
from desktop.look.translation import Language, words
from desktop.panes.timeline_events import told_events
from desktop.panes.timeline_ink import ink
from desktop.panes.timeline_text import interval_words, label, time_words
from desktop.panes.timeline_time import interval_of
from desktop.panes.timeline_tips import bar_tip
from tests import builders

_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))


def plain(text: str) -> str:
    return text.translate(_ISOLATES)


def interval(earliest: str | None, latest: str | None, language: Language = "ar") -> str:
    time = Timex("t", 0, 1, "x", "date", earliest, latest, None, "")
    return interval_words(interval_of(time), words(language))


@pytest.mark.parametrize(
    ("earliest", "latest", "arabic"),
    [
        ("2017-11-10", "2017-11-10", "10 تشرين الثاني 2017"),
        ("2017-11-10", "2017-11-12", "من 10 تشرين الثاني 2017 إلى 12 تشرين الثاني 2017"),
        ("2017-11-10T06:00", "2017-11-10T12:00", "من 10 تشرين الثاني 2017 06:00 إلى 12:00"),
        ("2017-11-10T06:00", "2017-11-10T06:00", "10 تشرين الثاني 2017 06:00"),
        ("2017-11-10", None, "منذ 10 تشرين الثاني 2017"),
        (None, "2017-11-10", "حتى 10 تشرين الثاني 2017"),
        (None, None, "—"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-01-01", "2021-12-31", "2020–2021"),
        ("2024-02-01", "2024-02-29", "شباط 2024"),
        ("2024-02-02", "2024-02-29", "من 2 شباط 2024 إلى 29 شباط 2024"),
        ("2024-01-01", None, "منذ 1 كانون الثاني 2024"),
    ],
)
def test_an_interval_in_words(earliest: str | None, latest: str | None, arabic: str) -> None:
    assert interval(earliest, latest) == arabic


def test_a_short_time_for_tables() -> None:
    time = Timex("t", 0, 1, "x", "period", "2017-11-10", "2017-11-12", None, "")
    assert time_words(time, words("ar")) == "10 ت2 – 12 ت2"
    assert time_words(time, words("en")) == "10 Nov – 12 Nov"
    dawn = replace(time, earliest="2017-11-10T03:00", latest="2017-11-10T06:00")
    assert plain(time_words(dawn, words("ar"))) == "10 ت2 03:00\u2060–\u206006:00"


def test_a_label_is_the_type_and_what_tells_the_event_from_others() -> None:
    told = {event.id: event for event in told_events(builders.analysis())}
    assert plain(label(told["v1"], words("ar"))) == "صدّ هجوم · الكرامة"
    assert plain(label(told["v1"], words("en"))) == "Attack repelled · الكرامة"
    denied = replace(told["v1"], event=replace(told["v1"].event, polarity="negated"))
    assert plain(label(denied, words("ar"))) == "نفي: صدّ هجوم · الكرامة"
    nameless = replace(told["v1"], event=replace(told["v1"].event, type="other"), focus="")
    assert plain(label(nameless, words("ar"))) == "صدوا"


def test_words_of_the_article_cannot_become_markup() -> None:
    told = told_events(builders.analysis())[0]
    trick = replace(told, focus="<b>x</b>")
    assert "<b>x</b>" not in bar_tip(trick, words("ar"), rtl=True)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("hue", range(-1, 6))
def test_words_on_bars_can_be_read(theme: Theme, hue: int) -> None:
    colours = ink(PALETTES[theme], hue)
    for ground, over in zip(colours.ground, colours.words, strict=True):
        assert contrast(ground, over) >= 4.5
