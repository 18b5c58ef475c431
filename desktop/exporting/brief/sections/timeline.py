"""The timeline: the dated accounts in a picture."""

from __future__ import annotations

from desktop.analysis.text.fold import fold_name
from desktop.exporting.brief.drafting import Draft
from desktop.exporting.brief.outline import Section
from desktop.exporting.brief.sections.chronology import dated_accounts
from desktop.exporting.brief.timeline_drawing import TimelineBar, timeline_of


def timeline(draft: Draft) -> Section:
    """A lane for each kind of event."""
    sentences = draft.sentences
    bars = [
        TimelineBar(
            lane=sentences.label("event", account.first.event or "other"),
            earliest=account.first.earliest,
            latest=account.first.latest,
            origins=len({fold_name(row.origin) for row in account.rows}),
        )
        for account in dated_accounts(draft)
    ]
    heading = sentences.say("section.timeline")
    drawn = timeline_of(bars, sentences)
    if drawn is None:
        return Section("timeline", heading)
    return Section(
        "timeline", heading, (draft.plain("timeline.key"),), picture=drawn.drawing,
        left_out=draft.left_out("timeline", drawn.outside),
    )  # fmt: skip
