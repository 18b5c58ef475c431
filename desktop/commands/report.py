"""One reading as terminal tables: entities, timeline, claims with their chains, conflicts."""

from __future__ import annotations

from desktop.analysis.claims.reasons import describe as describe_conflict
from desktop.analysis.model import Analysis, Claim, Entity, Event
from desktop.commands.terminal import Terminal

# A chain is read from its origin to the outlet that printed it, whatever the direction of the text.
ARROW = " ← "
_QUOTE_LENGTH = 160


def print_report(analysis: Analysis, terminal: Terminal) -> None:
    """Print everything that was read in an article."""
    _print_head(analysis, terminal)
    _print_entities(analysis, terminal)
    _print_timeline(analysis, terminal)
    _print_claims(analysis, terminal)
    _print_conflicts(analysis, terminal)


def _print_head(analysis: Analysis, terminal: Terminal) -> None:
    words, document = terminal.words, analysis.document
    terminal.line(document.title or words.tr("report.untitled"))
    known = (document.outlet, document.published, document.dateline)
    terminal.line(" · ".join(part for part in known if part) or words.tr("report.nothing_known"))


def _print_entities(analysis: Analysis, terminal: Terminal) -> None:
    tr = terminal.words.tr
    terminal.heading(tr("report.entities", count=len(analysis.entities)))
    rows = [
        (
            tr(f"kind.{entity.kind}"),
            entity.name,
            str(len(entity.mentions)),
            "، ".join(entity.aliases),
            _where(entity),
        )
        for entity in sorted(analysis.entities, key=lambda e: (e.kind, -len(e.mentions)))
    ]
    columns = ("kind", "name", "mentions", "aliases", "where")
    terminal.table([tr(f"report.column.{column}") for column in columns], rows)


def _where(entity: Entity) -> str:
    place = entity.place
    if place is None or place.lat is None or place.lon is None:
        return ""
    return f"{place.lat:.2f}, {place.lon:.2f}"


def _print_timeline(analysis: Analysis, terminal: Terminal) -> None:
    tr = terminal.words.tr
    times = {time.id: time for time in analysis.times}
    mentions = {mention.id: mention.text for mention in analysis.mentions}

    def when(event: Event) -> tuple[str, str]:
        time = times.get(event.time or "")
        return (time.earliest or "", time.latest or "") if time else ("", "")

    dated = sorted((e for e in analysis.events if when(e)[0] or when(e)[1]), key=when)
    terminal.heading(tr("report.timeline", count=len(dated)))
    rows = [
        (
            interval(*when(event)),
            tr(f"event.{event.type}"),
            event.trigger.text,
            mentions.get(event.place or "", ""),
        )
        for event in dated
    ]
    columns = ("when", "event", "words", "place")
    terminal.table([tr(f"report.column.{column}") for column in columns], rows)
    terminal.line(tr("report.undated", count=len(analysis.events) - len(dated)))


def interval(earliest: str, latest: str) -> str:
    """An interval of ISO dates: one date when both ends are the same, open ends as ``…``."""
    return earliest if earliest == latest else f"{earliest or '…'} – {latest or '…'}"


def _print_claims(analysis: Analysis, terminal: Terminal) -> None:
    tr = terminal.words.tr
    terminal.heading(tr("report.claims", count=len(analysis.claims)))
    rows = [
        (_chain_words(analysis, claim), tr(f"stance.{claim.stance}"), shortened(claim.text))
        for claim in analysis.claims
    ]
    columns = ("chain", "stance", "claim")
    terminal.table([tr(f"report.column.{column}") for column in columns], rows)


def _print_conflicts(analysis: Analysis, terminal: Terminal) -> None:
    tr = terminal.words.tr
    claims = {claim.id: claim for claim in analysis.claims}
    terminal.heading(tr("report.conflicts", count=len(analysis.conflicts)))
    for conflict in analysis.conflicts:
        reason = describe_conflict(conflict.why, terminal.words.language)
        terminal.line(f"{tr(f'conflict.{conflict.kind}')}: {reason}")
        for claim in (claims[claim_id] for claim_id in conflict.claims):
            terminal.line(f"  {_claim_words(analysis, claim, terminal)}")


def _claim_words(analysis: Analysis, claim: Claim, terminal: Terminal) -> str:
    """Who says it through whom, how, and what."""
    stance = terminal.words.tr(f"stance.{claim.stance}")
    return f"{_chain_words(analysis, claim)} ({stance}): {shortened(claim.text)}"


def _chain_words(analysis: Analysis, claim: Claim) -> str:
    """A claim's sources in words, from the origin to the printing outlet."""
    sources = {source.id: source.text for source in analysis.sources}
    return ARROW.join(sources[source] or "؟" for source in claim.chain if source in sources)


def shortened(text: str) -> str:
    """A quotation in at most so many characters as a line is given, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE_LENGTH else line[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + "…"
