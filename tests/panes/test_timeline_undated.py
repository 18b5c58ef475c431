from __future__ import annotations

from dataclasses import replace

from desktop.look.appearance import Appearance
from desktop.panes.timeline_events import told_events
from desktop.panes.timeline_undated import why_case_undated, why_undated
from desktop.workspace.case_timeline import CaseOverview
from tests.panes.told import reading

WORDS = Appearance("en").words


def test_a_time_that_hangs_on_publication_is_quoted() -> None:
    known = reading([("2021-05-04", "2021-05-04")], published=None)
    (time,) = known.times
    open_time = replace(time, earliest=None, latest=None, why="range|first=no_publication_date")
    hanging = replace(known, times=(open_time,))
    assert time.text in why_undated(hanging, WORDS)
    assert told_events(hanging)[0].said == time.text
    assert told_events(known)[0].said == ""


def test_a_text_without_times_is_told_so_whether_or_not_the_article_has_a_date() -> None:
    for published in ("2021-05-04", None):
        told = why_undated(reading([None], published=published), WORDS)
        assert told == WORDS.tr("timeline.undated_text")


def test_of_a_case_it_is_told_how_many_articles_have_no_date() -> None:
    some = CaseOverview(undated=3, publications=((0, 5),), unpublished=2)
    assert "2 articles" in why_case_undated(some, WORDS)
    assert "no article" in why_case_undated(replace(some, publications=()), WORDS)
    every = replace(some, unpublished=0)
    assert why_case_undated(every, WORDS) == WORDS.tr("timeline.undated_texts")
