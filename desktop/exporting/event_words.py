"""What an event is called, in the person's language."""

from __future__ import annotations

from desktop.exporting.event_rows import EventRow
from desktop.look.translation import Words


def event_title(row: EventRow, words: Words) -> str:
    """«قصف · الرقة»; the event's own word where it is of no kind of the list."""
    kind = row.trigger if row.event == "other" else words.tr(f"event.{row.event}")
    if row.polarity == "negated":
        kind = words.tr("timeline.negated", what=kind)
    return f"{kind} · {row.place}" if row.place else kind
