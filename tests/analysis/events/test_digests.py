"""The events of a digest, whose heading states the day of all."""

from __future__ import annotations

from tests.analysis.reading import event, read

_HEADING = "حصاد الأحداث الميدانية ليوم الأربعاء 14-06-2023\n"


def test_an_event_without_a_time_is_of_the_heading_s_day() -> None:
    found = read(_HEADING + "حلب: قصفت طائرات بلدة نيربون.\nدرعا: اعتقلت الشرطة ناشطاً.")
    for trigger in ("قصفت", "اعتقلت"):
        told = event(found, trigger)
        assert told.time == found.times[0].id
        # Concluded, not said of it.
        assert not any(argument.role == "time" for argument in told.arguments)


def test_an_event_keeps_the_time_that_its_sentence_gives() -> None:
    found = read(_HEADING + "قصفت طائرات بلدة نيربون أمس، ثم انسحب الجيش من التلة.")
    assert event(found, "قصفت").time == found.times[1].id
    assert event(found, "انسحب").time != found.times[0].id


def test_what_is_recalled_or_still_to_come_is_not_of_that_day() -> None:
    found = read(
        _HEADING + "يذكر أن الجيش سيطر على التلة.\n"
        "وكانت القوات قد حاصرت البلدة.\n"
        "ستقصف الطائرات بلدة نيربون."
    )
    assert [event(found, word).time for word in ("سيطر", "حاصرت", "تقصف")] == [None] * 3


def test_other_articles_date_no_event_by_their_heading() -> None:
    found = read("مقتل ثلاثة في بلدة نيربون يوم الأربعاء 14-06-2023\nاعتقلت الشرطة ناشطاً.")
    assert event(found, "اعتقلت").time is None
