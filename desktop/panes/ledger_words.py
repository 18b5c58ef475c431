"""The words of the ledger's cells, in the person's language. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.claims_text import chain_words
from desktop.panes.ledger_columns import Column
from desktop.panes.timeline_text import interval_words
from desktop.panes.timeline_time import DAY, Interval
from desktop.workspace.ledger import ClaimGroup, LedgerLine, ToldEvent


def cell_words(line: LedgerLine, column: Column, words: Words) -> str:
    """What a cell says; nothing where the claim has no such thing."""
    return _CELLS[column](line, words)


def _document(line: LedgerLine, words: Words) -> str:
    document = line.claim.document
    return f"{isolate(document.outlet or words.tr('claims.outlet'))} · {isolate(document.title)}"


def _chain(line: LedgerLine, words: Words) -> str:
    links = [link or words.tr("claims.outlet") for link in line.claim.chain]
    return chain_words(links, rtl=words.language == "ar")


def _number(line: LedgerLine, words: Words) -> str:
    return next((told for event in line.events if (told := number_words(event, words))), "")


def _time(line: LedgerLine, words: Words) -> str:
    intervals = (interval(event) for event in line.events)
    first = next((one for one in intervals if one is not None), None)
    return interval_words(first, words, short=True) if first else ""


def origin_words(line: LedgerLine, words: Words) -> str:
    """Whose word it is: the name of the first source, its words where it has none."""
    claim = line.claim
    if claim.origin is not None:
        return claim.origin.name
    return (claim.chain[0] if claim.chain else "") or words.tr("claims.outlet")


def grade_words(line: LedgerLine) -> str:
    """«B2»; a question mark stands for the half that is not graded, nothing for both; a tick before
    it where a person confirmed the claim, a pencil where they noted something."""
    grade = f"{line.reliability or '?'}{line.credibility or '?'}"
    marks = ("✓" if line.confirmed else "") + ("✎" if line.notes else "")
    parts = [marks, grade if grade != "??" else ""]
    return " ".join(part for part in parts if part)


def grade_tip(line: LedgerLine, words: Words) -> str:
    """What the grades mean, a line for each."""
    told = []
    if line.confirmed:
        told.append(words.tr("ledger.confirmed"))
    if line.reliability:
        told.append(reliability_words(line.reliability, words))
    if line.credibility:
        told.append(credibility_words(line.credibility, words))
    told += [words.tr("ledger.noted", note=isolate(note)) for note in line.notes]
    return "\n".join(told) or words.tr("ledger.not_graded")


def reliability_words(letter: str, words: Words) -> str:
    """«B · موثوق عادة»."""
    return f"{isolate(letter, 'ltr')} · {words.tr(f'reliability.{letter}')}"


def credibility_words(digit: str, words: Words) -> str:
    return f"{isolate(digit, 'ltr')} · {words.tr(f'credibility.{digit}')}"


def number_words(event: ToldEvent, words: Words) -> str:
    """What an event counts: «12», «7–12», «أكثر من 30»."""
    low, high = event.low, event.high
    if low is None and high is None:
        return ""
    if high is None:
        return words.tr("ledger.at_least", number=_plain(low))
    if low is None:
        return words.tr("ledger.at_most", number=_plain(high))
    return _plain(low) if low == high else isolate(f"{_plain(low)}–{_plain(high)}", "ltr")


def kind_words(event: ToldEvent, words: Words) -> str:
    kind = words.tr(f"event.{event.type}")
    return words.tr("timeline.negated", what=kind) if event.polarity == "negated" else kind


def interval(event: ToldEvent) -> Interval | None:
    """When an event happened; None where neither bound is known."""
    first, last = event.earliest, event.latest
    if first is None and last is None:
        return None
    start = first if first is not None else last or 0
    end = last if last is not None else start
    return Interval(start, max(end, start) + 1, first is None, last is None)


def group_words(group: ClaimGroup, words: Words) -> str:
    """What the claims of a group have in common."""
    frame = group.frame
    if frame is None:
        return (
            _shared_words(group, words) if group.name else words.tr(f"ledger.without.{group.key}")
        )
    day = None if frame.day is None else Interval(frame.day * DAY, (frame.day + 1) * DAY)
    parts = [
        words.tr(f"event.{frame.type}"),
        isolate(group.name) if group.name else "",
        interval_words(day, words) if day else "",
    ]
    return " · ".join(part for part in parts if part)


def _shared_words(group: ClaimGroup, words: Words) -> str:
    match group.key:
        case "kind":
            return words.tr(f"event.{group.name}")
        case "stance":
            return words.tr(f"stance.{group.name}")
        case "side":
            return side_words(group.name, words)
    return isolate(group.name)


def side_words(side: str, words: Words) -> str:
    """What a side of the lexicon is called; a name that is none stays as it is."""
    key = f"side.{side}"
    return words.tr(key) if key in words else side


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:,.10g}"


def _joined(parts: list[str]) -> str:
    different = list(dict.fromkeys(parts))
    return "، ".join(map(isolate, different)) if len(different) > 1 else "".join(different)


_CELLS: Mapping[Column, Callable[[LedgerLine, Words], str]] = {
    "origin": origin_words,
    "stance": lambda line, words: words.tr(f"stance.{line.claim.stance}"),
    "quote": lambda line, _: " ".join(line.claim.passage.words.split()),
    "number": _number,
    "kind": lambda line, words: _joined([kind_words(event, words) for event in line.events]),
    "place": lambda line, _: _joined([event.place for event in line.events if event.place]),
    "time": _time,
    "grade": lambda line, _: grade_words(line),
    "document": _document,
    "chain": _chain,
    "actor": lambda line, _: _joined([name for event in line.events for name in event.actors]),
    "target": lambda line, _: _joined([name for event in line.events for name in event.targets]),
}
