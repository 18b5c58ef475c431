"""Why none of the events that are shown has a date, in one sentence. No Qt."""

from __future__ import annotations

from desktop.analysis.model import Analysis, Timex
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.timeline_events import times_of
from desktop.workspace.case_timeline import CaseOverview

_HANGS_ON_PUBLICATION = "no_publication_date"
"""The reason, or a part of it, of a time that is reckoned from the day of publication."""


def why_undated(analysis: Analysis, words: Words) -> str:
    """Of an article: it has no date that «yesterday» could be reckoned from, or it does not say
    when what it tells happened."""
    relative = _relative_time(analysis)
    if analysis.document.published is None and relative is not None:
        return words.tr("timeline.undated_article", said=isolate(relative.text))
    return words.tr("timeline.undated_text")


def why_case_undated(overview: CaseOverview, words: Words) -> str:
    """Of all articles of a case: none of them, or some of them, have no date of their own."""
    if not overview.unpublished:
        return words.tr("timeline.undated_texts")
    if not overview.publications:
        return words.tr("timeline.undated_articles")
    return words.tr("timeline.undated_some_articles", count=overview.unpublished)


def _relative_time(analysis: Analysis) -> Timex | None:
    """The first time of an event that a date of publication would settle."""
    by_id = {time.id: time for time in analysis.times}
    told = (time for event in analysis.events for time in times_of(event, by_id))
    return next((time for time in told if _HANGS_ON_PUBLICATION in time.why), None)
