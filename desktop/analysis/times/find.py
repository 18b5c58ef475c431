"""Time expressions of an article, each as an interval with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.analysis.model import TimeKind, Timex
from desktop.analysis.quantities.phrases import after_prefix
from desktop.analysis.reading import Reading
from desktop.analysis.text.addresses import address_spans, in_addresses
from desktop.analysis.times.anchor import anchor_day, anchor_moment
from desktop.analysis.times.context import Context, Resolved
from desktop.analysis.times.expressions import Found, expressions
from desktop.analysis.times.moved import is_moved
from desktop.analysis.times.reasons import reason
from desktop.analysis.times.resolve import resolve
from desktop.analysis.times.specs import Bound, Distance, Duration, Now, Recurring, Spec
from desktop.analysis.times.stated_days import OF_DIGEST, digest_day
from desktop.analysis.times.told_days import is_told
from desktop.analysis.times.words import Cursor
from resources.lexicons import Lexicons

# How many tokens before an expression a word that looks ahead still governs it.
_FUTURE_REACH = 12
_COMPARISON_REACH = 8
# How many prepositions and marks may stand beside a time that is the whole text.
_MOST_OUTSIDE = 6
# A text of more tokens is no note or appointment, but an article.
_LONGEST_NOTE = 30
# What «اليوم نفسه» means was told among so many times before it: a bound, so that a text of
# thousands of them is not gone through for each.
_REMEMBERED = 40
_UNTIL = frozenset(("حتي", "بحلول", "لغايه", "حلول"))
_PREPOSITIONS = frozenset(("في", "عند", "من", "خلال", "لمده", "بحدود", "حتي", "الي", "و"))


def find_times(reading: Reading, lexicons: Lexicons) -> Reading:
    """The reading with its times.

    Relative ones are counted from the day of publication; without one, from the day that the
    article states for itself or a full date printed above it, and the reason says so; without that
    they stay open.
    """
    digest = digest_day(reading, lexicons)
    anchor = anchor_day(reading, lexicons, digest)
    base = Context(anchor.day, dict(lexicons.tree("calendar")), anchor_moment(reading))
    times: list[Timex] = []
    addresses = address_spans(reading.text)
    for paragraph in reading.document.paragraphs:
        # An expression never runs over the end of a line.
        cursor = Cursor(reading.tokens_between(paragraph.start, paragraph.end), lexicons)
        for found in expressions(cursor):
            if in_addresses(cursor.tokens[found.first].start, addresses):
                continue
            if isinstance(found.spec, Now) and len(reading.tokens) > _LONGEST_NOTE:
                # «الآن» of an article dates nothing: it is the day of publication anyway.
                continue
            context = _context(reading, cursor, found, base, times)
            resolved = resolve(found.spec, context)
            if resolved.interval is None and is_told(found.spec):
                continue
            why = resolved.reason
            if digest is not None and cursor.tokens[found.first].start == digest.start:
                why = reason(OF_DIGEST, of=why)
            elif anchor.read is not None and "from=" in str(why):
                why = reason(anchor.read, of=why)
            resolved = replace(resolved, reason=why)
            times.append(_timex(reading, cursor, found, resolved, len(times) + 1))
    return replace(reading, times=tuple(times))


def _context(
    reading: Reading, cursor: Cursor, found: Found, base: Context, times: list[Timex]
) -> Context:
    token = cursor.tokens[found.first]
    sentence = reading.sentence_at(token.start)
    start = sentence.start if sentence else token.start
    compared = None
    if isinstance(found.spec, Distance) and _is_compared(cursor, found.first, start):
        compared = _last_time(times, start)
    alone = _is_alone(reading, cursor, found)
    recent = times[-_REMEMBERED:]
    return replace(
        base,
        future=alone or _is_deadline(found.spec) or _looks_ahead(cursor, found.first, start),
        alone=alone,
        day_before=_last_day(_of_paragraph(reading, recent, token.start)),
        told=_first_day(recent[-1]) if recent else None,
        told_day=_last_day(recent),
        compared=compared,
    )


def _is_alone(reading: Reading, cursor: Cursor, found: Found) -> bool:
    """Whether the whole text is that expression, but for a preposition and marks."""
    rest = len(cursor.tokens) - (found.end - found.first)
    if len(reading.document.paragraphs) > 1 or rest > _MOST_OUTSIDE:
        return False
    outside = (*cursor.tokens[: found.first], *cursor.tokens[found.end :])
    return all(token.kind == "mark" or token.fold in _PREPOSITIONS for token in outside)


def _is_deadline(spec: Spec) -> bool:
    """«حتى أيلول», «قبل نهاية الشهر»: ahead unless it says that it is past."""
    return isinstance(spec, Bound) and spec.side in ("until", "before")


def _looks_ahead(cursor: Cursor, index: int, start: int) -> bool:
    """A future verb, «من المقرر» or a verb of what is scheduled («تنطلق», «يزور») before the
    expression, in its sentence, and nothing between them that is past («بعد فوزه السبت»)."""
    until = cursor.fold(index - 1)
    if until in _UNTIL or (until == "الي" and is_moved(cursor, index - 1)):
        return True
    for at in range(index - 1, max(-1, index - 1 - _FUTURE_REACH), -1):
        token = cursor.tokens[at]
        if token.start < start:
            return False
        if at < index - 1 and cursor.first(at, "past_lead"):
            return False
        if cursor.first(at, "future") or cursor.is_future_verb(at):
            return True
        if cursor.first(at, "scheduled"):
            return cursor.first(at - 1, "past_lead", "past_auxiliary") is None
    return False


def _is_compared(cursor: Cursor, index: int, start: int) -> bool:
    return any(
        cursor.first(at, "comparison") is not None
        for at in range(max(0, index - _COMPARISON_REACH), index)
        if cursor.tokens[at].start >= start
    )


def _last_time(times: list[Timex], start: int) -> date | None:
    """The end of the last dated time of the sentence."""
    for time in reversed(times):
        if time.start < start:
            return None
        if time.latest is not None:
            return date.fromisoformat(time.latest[:10])
    return None


def _of_paragraph(reading: Reading, times: list[Timex], offset: int) -> list[Timex]:
    """The times of the paragraph before an offset."""
    sentence = reading.sentence_at(offset)
    start = reading.document.paragraphs[sentence.paragraph].start if sentence else offset
    return [time for time in times if time.start >= start]


def _last_day(times: list[Timex]) -> date | None:
    """The single day that was named last."""
    for time in reversed(times):
        if time.earliest and time.latest and time.earliest[:10] == time.latest[:10]:
            return date.fromisoformat(time.earliest[:10])
    return None


def _first_day(time: Timex) -> date | None:
    return date.fromisoformat(time.earliest[:10]) if time.earliest is not None else None


def _timex(
    reading: Reading, cursor: Cursor, found: Found, resolved: Resolved, number: int
) -> Timex:
    first, last = _trimmed(cursor, found), cursor.tokens[found.end - 1]
    token = cursor.tokens[first]
    start = after_prefix(token, _prefix(cursor, first))
    interval = resolved.interval
    return Timex(
        id=f"t{number}",
        start=start,
        end=last.end,
        text=reading.text[start : last.end],
        kind=_kind(found.spec, resolved),
        earliest=interval.earliest if interval else None,
        latest=interval.latest if interval else None,
        edtf=interval.edtf if interval else None,
        why=str(resolved.reason),
        duration=found.spec.iso if isinstance(found.spec, Duration | Recurring) else None,
    )


def _kind(spec: Spec, resolved: Resolved) -> TimeKind:
    if isinstance(spec, Duration) and resolved.interval is None:
        return "duration"
    if isinstance(spec, Recurring):
        return "recurring"
    return resolved.interval.kind if resolved.interval else "period"


def _trimmed(cursor: Cursor, found: Found) -> int:
    """The first token of the span: «من» and «بين» that open a range stay out."""
    opening = cursor.first(found.first, "from", "between")
    return opening.end if opening else found.first


def _prefix(cursor: Cursor, index: int) -> str:
    hits = cursor.hits(index)
    if hits:
        return hits[0].prefix
    number = cursor.number(index)
    return number.prefix if number is not None else ""
