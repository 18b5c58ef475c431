"""An item of the review in words: what the machine says, why, and what can be answered. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from desktop.analysis.doubts import is_carried_over
from desktop.analysis.model import Analysis, Claim, Mention, Quantity, Timex
from desktop.analysis.text.sentences import split_sentences
from desktop.case_comparison import CaseConflict, ToldClaim
from desktop.look.appearance import Appearance
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.reasons import conflict_reason, mention_reason, merge_reason, time_reason
from desktop.workspace.review_deeds import HOLDING, KINDS, STANCES, Told, told, value_of
from desktop.workspace.reviewing import ReviewItem

# Longer sentences are cut on both sides of the words in doubt.
_LONGEST_SIDE = 240


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: ``command`` names it, ``keys`` as a person reads them; ``present``: it is what
    the machine says already."""

    command: str
    keys: str
    words: str
    present: bool = False


@dataclass(frozen=True, slots=True)
class ItemText:
    """``kind``: what is asked about; ``says``: what the machine takes it for; ``why``: its reasons,
    a line each; ``sentence``: HTML with the words in doubt marked."""

    kind: str
    says: str
    why: tuple[str, ...]
    sentence: str
    choices: tuple[Choice, ...]


def item_text(item: ReviewItem, reading: Analysis | None, look: Appearance) -> ItemText | None:
    """The item in words; ``reading`` is that of its document. None where it is gone."""
    words = look.words
    if item.suggestion is not None:
        return _merge_text(item, look)
    if item.conflict is not None:
        return _conflict_text(item.conflict, look)
    said = told(item, reading) if reading else None
    if reading is None or said is None:
        return None
    return ItemText(
        words.tr(f"review.kind.{item.kind}"),
        _says(said, reading, words),
        tuple(_why(said, reading, words)),
        _sentence(reading, item, look),
        choices(item, said, words, dated=reading.document.published is not None),
    )


def choices(
    item: ReviewItem, said: Told | None, words: Words, *, dated: bool = True
) -> tuple[Choice, ...]:
    """What can be answered with one key, in the order of the hand. ``dated``: whether it is known
    when the article was published."""
    tr = words.tr
    confirm = Choice("confirm", "⏎", tr("review.confirm"))
    reject = Choice("reject", "Del", tr(f"review.reject_{item.kind}"))
    rest = (Choice("skip", "S", tr("review.skip")), Choice("undo", "Z", tr("action.undo")))
    match said:
        case Mention():
            kinds = _numbered(KINDS, said.kind, "kind", words)
            names = (
                Choice("rename", "F2", tr("review.rename")),
                Choice("merge", "M", tr("review.merge")),
                Choice("batch", "B", tr("review.batch")),
            )
            return (confirm, reject, *kinds, *names, *rest)
        case Claim():
            return (confirm, reject, *_numbered(STANCES, said.stance, "stance", words), *rest)
        case Timex() if not dated:
            # With the day of the article all its «yesterdays» are known at once.
            date = Choice("date", "D", tr("review.date"))
            return (date, confirm, reject, Choice("edit", "E", tr("review.edit")), *rest)
        case Timex() | Quantity():
            return (confirm, reject, Choice("edit", "E", tr("review.edit")), *rest)
    return (confirm, reject, *rest)


def _numbered(kinds: tuple[str, ...], present: str, group: str, words: Words) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(number), str(number), words.tr(f"{group}.{kind}"), kind == present)
        for number, kind in enumerate(kinds, 1)
    )


def _says(said: Told, reading: Analysis, words: Words) -> str:
    tr = words.tr
    match said:
        case Mention():
            entity = next((e for e in reading.entities if e.id == said.entity), None)
            kind = tr(f"kind.{said.kind}")
            if entity is None or entity.name == said.text:
                return kind
            return tr("review.of_entity", kind=kind, name=isolate(entity.name))
        case Timex():
            if said.earliest is None and said.latest is None:
                return tr("card.time_open")
            return _interval(said, words)
        case Quantity():
            what = f" {isolate(said.what)}" if said.what else ""
            return isolate(words.digits(value_of(said).replace("/", "–"))) + what
    chain = {source.id: source.text or tr("claims.outlet") for source in reading.sources}
    origin = isolate(chain.get(said.chain[0], "؟")) if said.chain else "؟"
    return tr("review.claim_of", who=origin, stance=tr(f"stance.{said.stance}"))


def _interval(said: Timex, words: Words) -> str:
    ends = [words.iso_date(end[:10] if end else None) for end in (said.earliest, said.latest)]
    return ends[0] if ends[0] == ends[1] else f"{isolate(ends[0])} – {isolate(ends[1])}"


def _why(said: Told, reading: Analysis, words: Words) -> list[str]:
    tr = words.tr
    match said:
        case Mention():
            percent = words.digits(str(round(said.confidence * 100)))
            found = tr("card.found_by", who=tr(f"recogniser.{said.by}"))
            lines = [tr("review.sure", found=found, percent=percent)]
            if reason := mention_reason(said.why, words):
                lines.append(reason)
            entity = next((e for e in reading.entities if e.id == said.entity), None)
            places = len(entity.place.candidates) if entity and entity.place else 0
            return [*lines, tr("review.several_places", count=places)] if places > 1 else lines
        case Timex():
            return [time_reason(said.why, words)] if said.why else []
        case Quantity():
            return [tr("review.what_unknown")] if said.what is None else []
    return [tr("review.carried_over" if is_carried_over(said) else "review.source_unknown")]


def _sentence(reading: Analysis, item: ReviewItem, look: Appearance) -> str:
    text = reading.document.text
    start, end = item.start, item.end
    for sentence in split_sentences(text, reading.document.paragraphs):
        if sentence.start < item.end and item.start < sentence.end:
            start, end = min(start, sentence.start), max(end, sentence.end)
    before, after = text[start : item.start], text[item.end : end]
    if len(before) > _LONGEST_SIDE:
        before = "… " + before[-_LONGEST_SIDE:].partition(" ")[2]
    if len(after) > _LONGEST_SIDE:
        after = after[:_LONGEST_SIDE].rpartition(" ")[0] + " …"
    return marked(before, text[item.start : item.end], after, look)


def marked(before: str, words: str, after: str, look: Appearance) -> str:
    """Words among others, marked by ground and line, as HTML: the letters keep their joins."""
    palette = look.palette
    style = f"background-color:{palette.warning_soft}; text-decoration:underline"
    return f'{escape(before)}<span style="{style}">{escape(words)}</span>{escape(after)}'


def _conflict_text(conflict: CaseConflict, look: Appearance) -> ItemText:
    words, tr = look.words, look.words.tr
    one, other = (_side(side, look) for side in conflict.sides)
    verdicts = (Choice(str(n), str(n), tr(f"verdict.{v}")) for n, v in enumerate(HOLDING, 1))
    answers = (
        Choice("confirm", "⏎", tr("verdict.open")),
        Choice("reject", "Del", tr("verdict.none")),
        *verdicts,
        Choice("skip", "S", tr("review.skip")),
        Choice("undo", "Z", tr("action.undo")),
    )
    return ItemText(
        tr("review.kind.conflict"),
        tr(f"conflict.{conflict.kind}").capitalize(),
        (conflict_reason(conflict.why, words),),
        f"{one}<br>{other}",
        answers,
    )


def _side(claim: ToldClaim, look: Appearance) -> str:
    """Who says it, and what."""
    who = claim.chain[0] if claim.chain and claim.chain[0] else look.words.tr("claims.outlet")
    muted = f"color:{look.palette.muted}"
    return f'<span style="{muted}">{escape(isolate(who))}:</span> {escape(claim.text)}'


def _merge_text(item: ReviewItem, look: Appearance) -> ItemText:
    found, words = item.suggestion, look.words
    assert found is not None, "asked only of suggestions"
    arrow = " ← " if look.right_to_left else " → "
    pair = f"{escape(isolate(found.entity.name))}{arrow}{escape(isolate(found.target.name))}"
    articles = len({*found.entity.documents, *found.target.documents})
    return ItemText(
        words.tr("review.kind.merge"),
        words.tr(f"kind.{found.kind}"),
        (merge_reason(found.why, words), words.tr("status.articles", count=articles)),
        f"<b>{pair}</b>",
        choices(item, None, words),
    )
