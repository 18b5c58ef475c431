"""The hover card of the article: what a mark is, who found it and why, as a few lines of HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from desktop.analysis.model import Analysis, Claim, Mention, Quantity, Timex
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.article_margin import MarginItem
from desktop.panes.article_marks import Mark
from desktop.panes.reasons import conflict_reason, mention_reason, time_reason
from desktop.panes.timeline_text import interval_words
from desktop.panes.timeline_time import interval_of
from desktop.workspace.notes import PlacedNote


def card(
    over: Mark | MarginItem, analysis: Analysis, words: Words, notes: Iterable[PlacedNote] = ()
) -> str:
    """The card of a mark, or of a claim or note in the margin."""
    kind = over.item if isinstance(over, Mark) else over.kind
    if isinstance(over, Mark) and over.layer == "loaded":
        return _page(_loaded_lines(over, analysis, words), words)
    match kind:
        case "claim":
            found = next(claim for claim in analysis.claims if claim.id == over.id)
            return _page(_claim_lines(found, analysis, words), words)
        case "time":
            time = next(time for time in analysis.times if time.id == over.id)
            return _page(_time_lines(time, words), words)
        case "quantity":
            quantity = next(item for item in analysis.quantities if item.id == over.id)
            return _page(_quantity_lines(quantity, words), words)
        case "note":
            note = next(note for note in notes if note.uid == over.id)
            return _page(_note_lines(note, words), words)
    mention = next(mention for mention in analysis.mentions if mention.id == over.id)
    return _page(_mention_lines(mention, analysis, words), words)


def _loaded_lines(mark: Mark, analysis: Analysis, words: Words) -> list[str]:
    """A loaded word, and whose it is: the origin's of the claim round it, or the outlet's."""
    term = analysis.document.text[mark.start : mark.end]
    claim = next((claim for claim in analysis.claims if claim.id == mark.id), None)
    names = {source.id: source.text for source in analysis.sources}
    origin = names.get(claim.chain[0], "") if claim is not None and claim.chain else ""
    who = words.tr("card.used_by", who=isolate(origin or words.tr("claims.outlet")))
    return [f"<b>{escape(term)}</b>", words.tr("card.loaded"), escape(who)]


def _note_lines(note: PlacedNote, words: Words) -> list[str]:
    who = words.tr("note.by", author=isolate(note.author), day=words.iso_date(note.at[:10]))
    return [*(escape(line) for line in note.text.split("\n")), escape(who)]


def _mention_lines(mention: Mention, analysis: Analysis, words: Words) -> list[str]:
    entity = next((entity for entity in analysis.entities if entity.id == mention.entity), None)
    kind, form = words.tr(f"kind.{mention.kind}"), words.tr(f"form.{mention.form}")
    times = words.tr("card.mentions", count=len(entity.mentions) if entity else 1)
    lines = [
        f"<b>{escape(entity.name if entity else mention.text)}</b>",
        f"{kind} · {form} · {times}",
        words.tr("card.found_by", who=words.tr(f"recogniser.{mention.by}")),
    ]
    if reason := mention_reason(mention.why, words):
        lines.append(escape(reason))
    if mention.by != "analyst":
        lines.append(words.tr("card.confidence", percent=round(mention.confidence * 100)))
    if mention.loaded:
        lines.append(words.tr("card.loaded"))
    return lines


def _time_lines(time: Timex, words: Words) -> list[str]:
    lines = [f"<b>{escape(time.text)}</b>", words.tr(f"time_kind.{time.kind}")]
    if interval := interval_of(time):
        lines.append(escape(interval_words(interval, words)))
    elif time.kind != "duration":
        lines.append(words.tr("card.time_open"))
    return [*lines, escape(time_reason(time.why, words))] if time.why else lines


def _quantity_lines(quantity: Quantity, words: Words) -> list[str]:
    low, high = _number(quantity.low, words), _number(quantity.high, words)
    if low and high:
        size = low if low == high else f"{low} – {high}"
    elif low:
        size = words.tr("card.at_least", number=low)
    else:
        size = words.tr("card.at_most", number=high) if high else "—"
    lines = [f"<b>{escape(quantity.text)}</b>", size]
    if quantity.what:
        lines.append(escape(quantity.what))
    if quantity.approximate:
        lines.append(words.tr("card.approximate"))
    return lines


def _claim_lines(claim: Claim, analysis: Analysis, words: Words) -> list[str]:
    outlet = words.tr("claims.outlet")
    names = {source.id: source.text or outlet for source in analysis.sources}
    arrow = " ← " if words.language == "ar" else " → "
    chain = arrow.join(escape(isolate(names.get(source, "؟"))) for source in claim.chain)
    lines = [f"<b>{chain}</b>", words.tr(f"stance.{claim.stance}"), escape(claim.text)]
    reasons = [conflict.why for conflict in analysis.conflicts if claim.id in conflict.claims]
    return [*lines, *(escape(conflict_reason(why, words)) for why in reasons)]


def _number(value: float | None, words: Words) -> str:
    if value is None:
        return ""
    return words.digits(f"{value:,.0f}" if value == int(value) else f"{value:,}")


def _page(lines: list[str], words: Words) -> str:
    direction = "rtl" if words.language == "ar" else "ltr"
    return f'<div dir="{direction}" style="max-width:320px">{"<br>".join(lines)}</div>'
