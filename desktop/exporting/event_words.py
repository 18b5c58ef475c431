"""What an event is called, in the person's language."""

from __future__ import annotations

from desktop.exporting.event_rows import EventRow
from desktop.look.translation import Words


def event_title(row: EventRow, words: Words) -> str:
    """«قصف · الرقة», «مخطط له: قصف · الرقة»; the event's own word where it is of no kind of the
    list."""
    kind = row.trigger if row.event == "other" else words.tr(f"event.{row.event}")
    kind = as_told(kind, row.polarity, row.modality, words)
    return f"{kind} · {row.place}" if row.place else kind


def as_told(kind: str, polarity: str, modality: str, words: Words) -> str:
    """An event's name so that what was denied or did not come to be is not told as
    what happened."""
    if modality in ("attempted", "planned"):
        kind = words.tr(f"timeline.{modality}", what=kind)
    if polarity == "negated":
        kind = words.tr("timeline.negated", what=kind)
    return kind
