"""Events of a whole case as the timeline shows them: one thing, all who tell it. No Qt.

Two accounts are one thing where they agree in kind, outcome, actor, place and time, where they
stand in the same words in two prints of one report, or where the comparison of the case found that
their claims speak of one happening. How many tell it counts origins that could know of it
independently: eleven outlets that print one agency's report are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.analysis.text.fold import fold_word
from storage.intervals import DAY
from storage.queries.lines import ClaimLine, EventLine, Named

_ONE_THING = 2 * DAY
"""Minutes: accounts with a wider interval agree in time by chance."""
ClaimKey = tuple[int, str]
"""A claim of the case: its document, and its id in the document's reading."""
_FOCUS = ("destination", "object", "target", "victim", "partner", "actor")


@dataclass(frozen=True, slots=True)
class Party:
    """An entity of the case that takes part: its number and its name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Account:
    """An event as one article tells it.

    ``event`` and ``claim`` are ids of the article's reading; ``earliest``/``latest`` minutes since
    the year 1, both inclusive, None where open; ``start``/``end`` characters of its text;
    ``origin`` the words of who says so first, "" for the article itself.
    """

    document: int
    title: str
    outlet: str | None
    published: str | None
    event: str
    type: str
    polarity: str
    modality: str
    earliest: int | None
    latest: int | None
    words: str
    around: str
    start: int
    end: int
    actor: Party | None
    place: Party | None
    focus: str
    parties: tuple[Party, ...]
    claim: str | None
    stance: str
    origin: str
    source: Party | None
    own_words: bool


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """All accounts of one thing, the earliest printed first; ``origins`` could know of it
    independently."""

    accounts: tuple[Account, ...]
    origins: int

    @property
    def first(self) -> Account:
        return self.accounts[0]


def account(line: EventLine, claim: ClaimLine | None) -> Account:
    """A line of the index with the claim that tells it."""
    parties = [(Party(who.id, who.name), roles) for who, roles in line.roles]

    def of(*roles: str) -> Party | None:
        return next((who for role in roles for who, held in parties if role in held), None)

    place, focus = of("place"), of(*_FOCUS)
    return Account(
        document=line.document.id,
        title=line.document.title,
        outlet=line.document.outlet,
        published=line.document.published,
        event=line.event,
        type=line.type,
        polarity=line.polarity,
        modality=line.modality,
        earliest=line.earliest,
        latest=line.latest,
        words=line.passage.words,
        around=line.passage.around,
        start=line.passage.start,
        end=line.passage.end,
        actor=of("actor"),
        place=place,
        focus=(place or focus or Party(0, "")).name,
        parties=tuple(who for who, _ in parties),
        claim=claim.claim if claim else None,
        stance=claim.stance if claim else "reports",
        origin=claim.chain[0] if claim and claim.chain else "",
        source=_party(claim.origin) if claim else None,
        own_words=claim is None or len(claim.chain) < 2,
    )


def _party(named: Named | None) -> Party | None:
    return Party(named.id, named.name) if named else None


def candidates(accounts: Iterable[Account]) -> set[int]:
    """The documents of which it must be known whether they print one report."""
    seen: dict[object, int] = {}
    wanted: set[int] = set()
    for one in accounts:
        for key in (_same_thing(one), _same_words(one, 0)):
            other = seen.setdefault(key, one.document) if key is not None else one.document
            if other != one.document:
                wanted |= {other, one.document}
    return wanted


def one_happening(pairs: Iterable[tuple[ClaimKey, ClaimKey]]) -> dict[ClaimKey, ClaimKey]:
    """Claims that speak of one happening, each with the one that stands for all of them."""
    first: dict[ClaimKey, ClaimKey] = {}
    for one, two in pairs:
        old, new = first.setdefault(one, one), first.setdefault(two, two)
        if old != new:
            first = {claim: new if at == old else at for claim, at in first.items()}
    return first


def case_events(
    accounts: Iterable[Account],
    prints: Mapping[int, int],
    happenings: Mapping[ClaimKey, ClaimKey] = MappingProxyType({}),
) -> tuple[CaseEvent, ...]:
    """Accounts put together, in the order of time.

    Args:
        accounts: of any documents.
        prints: documents that print one report, each with the number of the report.
        happenings: claims that speak of one happening: see :func:`one_happening`.
    """
    groups: list[list[Account]] = []
    known: dict[object, int] = {}
    for one in accounts:
        report = prints.get(one.document, one.document)
        told = happenings.get((one.document, one.claim or ""))
        compared = (one.type, one.polarity, told) if told else None
        found = (_same_thing(one), _same_words(one, report), compared)
        keys = [key for key in found if key is not None]
        at = next((known[key] for key in keys if key in known), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(one)
        known.update({key: known.get(key, at) for key in keys})
    events = [
        CaseEvent(tuple(sorted(group, key=_printed)), independent_origins(group, prints))
        for group in groups
    ]
    return tuple(sorted(events, key=_when))


def independent_origins(accounts: Iterable[Account], prints: Mapping[int, int]) -> int:
    """How many could know of it each by themselves.

    An entity that is quoted is one, whoever quotes it; an unnamed source is one for each report
    that quotes it; an article that speaks for itself is one for all its reprints.
    """
    found: set[tuple[object, ...]] = set()
    for one in accounts:
        report = prints.get(one.document, one.document)
        if one.own_words:
            found.add(("report", report))
        elif one.source is not None:
            found.add(("entity", one.source.id))
        else:
            found.add(("words", fold_word(one.origin), report))
    return len(found)


def _same_thing(one: Account) -> tuple[object, ...] | None:
    if one.place is None or one.earliest is None or one.latest is None:
        return None
    if one.latest - one.earliest >= _ONE_THING:
        return None
    actor = one.actor.id if one.actor else None
    return one.type, one.polarity, one.modality, actor, one.place.id, one.earliest, one.latest


def _same_words(one: Account, report: int) -> tuple[object, ...]:
    return report, one.type, one.around, one.words


def _printed(one: Account) -> tuple[str, int]:
    return one.published or "9999", one.document


def _when(event: CaseEvent) -> tuple[int, int, int, int]:
    one = event.first
    moment = one.earliest if one.earliest is not None else one.latest or 0
    return moment, one.latest or moment, one.document, one.start
