"""Orders, groups, words and lines of the whole ledger are what a scan of the current views says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis, Article, Claim, Event
from desktop.analysis.text.fold import fold_word
from storage.case_file import CaseFile
from storage.intervals import minutes
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.queries.ledger_filter import ALL_CLAIMS, ClaimFilter, SharedKey
from storage.queries.ledger_lines import LedgerLine
from storage.queries.ledger_order import SortKey
from tests.benchmarks.cases import articles
from tests.read_once import read_once

KEYS: tuple[SortKey, ...] = (
    "document", "published", "origin", "stance", "outlet", "kind", "time", "number", "place",
    "actor", "target", "grade",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A claim of the views, with what it tells."""

    document: int
    view: Analysis
    claim: Claim

    @property
    def events(self) -> list[Event]:
        return [event for event in self.view.events if event.id in self.claim.events]

    @property
    def number(self) -> float | None:
        counts = {q.id: q.low for q in self.view.quantities}
        return next(
            (counts[a.quantity] for e in self.events for a in e.arguments if a.quantity), None
        )

    @property
    def moment(self) -> int | None:
        times = {time.id: time for time in self.view.times}
        return next((minutes(times[e.time].earliest, last=False) for e in self.events if e.time), 0)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path = tmp_path_factory.mktemp("ledger") / "a.rawi"
    with CaseFile.create(path) as case:
        with case.together():
            for number, (article, read) in enumerate(articles(12)):
                added = case.documents.add(article, file=f"{number}.txt")
                case.layers.replace(added.id, read)
        yield case


@pytest.fixture(scope="module")
def told(case: CaseFile) -> list[Told]:
    views = [(number, case.current(number)) for number in case.documents.ids()]
    return [Told(n, view, claim) for n, view in views if view for claim in view.claims]


def rows(
    case: CaseFile, order: SortKey = "document", wanted: ClaimFilter = ALL_CLAIMS,
    *, descending: bool = False,
) -> list[int]:  # fmt: skip
    packets = case.ledger_order.packets(wanted, order=order, descending=descending)
    return [row for packet in packets for row in packet]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", KEYS)
def test_every_order_holds_every_claim_once(
    case: CaseFile, told: list[Told], order: SortKey, descending: bool
) -> None:
    found = rows(case, order, descending=descending)
    assert len(set(found)) == len(found) == len(told)


@pytest.mark.parametrize("descending", [False, True])
def test_by_number_those_without_one_come_last(
    case: CaseFile, told: list[Told], descending: bool
) -> None:
    numbers = {(one.document, one.claim.id): one.number for one in told}
    lines = case.ledger_lines(rows(case, "number", descending=descending))
    found = [numbers[line.claim.document.id, line.claim.claim] for line in lines]
    known = [number for number in found if number is not None]
    assert known == sorted(known, reverse=descending)
    assert found[: len(known)] == known


def test_by_kind_equal_kinds_stand_together(case: CaseFile) -> None:
    kinds = [line.events[0].type for line in case.ledger_lines(rows(case, "kind")) if line.events]
    runs = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
    assert len(runs) == len(set(runs))


def test_lines_tell_what_the_claim_tells(case: CaseFile, told: list[Told]) -> None:
    lines = {(line.claim.document.id, line.claim.claim): line for line in
             case.ledger_lines(rows(case))}  # fmt: skip
    assert len(lines) == len(told)
    for one in told:
        line = lines[one.document, one.claim.id]
        called = {m.id: m.entity for m in one.view.mentions}
        names = {entity.id: entity.name for entity in one.view.entities}
        event, (shown,) = one.events[0], line.events
        assert line.claim.passage.words == one.claim.text
        assert (shown.type, shown.low) == (event.type, one.number)
        assert shown.earliest == one.moment
        roles = {a.role: names[called[a.mention] or ""] for a in event.arguments if a.mention}
        assert roles["actor"] in shown.actors
        assert roles["target"] in shown.targets


def test_a_number_finds_the_claims_that_count_so_many(case: CaseFile, told: list[Told]) -> None:
    number = next(one.number for one in told if one.number)
    wanted = {(one.document, one.claim.id) for one in told if one.number == number}
    lines = case.ledger_lines(rows(case, wanted=ClaimFilter(number=number)))
    assert {(line.claim.document.id, line.claim.claim) for line in lines} == wanted
    typed = [row for packet in case.ledger_words.packets(f"{number:g}") for row in packet]
    found = {(line.claim.document.id, line.claim.claim) for line in case.ledger_lines(typed)}
    assert wanted <= found


def test_arabic_digits_are_a_number_too(case: CaseFile, told: list[Told]) -> None:
    number = next(one.number for one in told if one.number)
    arabic = f"{number:g}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    latin, other = (
        {row for packet in case.ledger_words.packets(typed) for row in packet}
        for typed in (f"{number:g}", arabic)
    )
    assert latin == other


def test_a_place_finds_the_claims_of_what_happened_there(case: CaseFile) -> None:
    ((name, place),) = case.connection.rows(
        "SELECT n.id, n.name FROM role_index r JOIN names n ON n.id = r.name_id"
        " WHERE n.kind = 'place' GROUP BY n.id ORDER BY count(*) DESC LIMIT 1"
    )
    lines = case.ledger_lines(rows(case, wanted=ClaimFilter(places=(name,))))
    assert lines
    assert all(place in {event.place for event in line.events} for line in lines)


def test_words_of_what_is_said_and_of_who_says_it(case: CaseFile, told: list[Told]) -> None:
    one = told[7]
    word = max(one.claim.text.split(), key=len)
    found = {row for packet in case.ledger_words.packets(word[:-1]) for row in packet}
    lines = case.ledger_lines(sorted(found))
    assert (one.document, one.claim.id) in {(x.claim.document.id, x.claim.claim) for x in lines}
    origin = next(s.text for s in one.view.sources if s.id == one.claim.chain[0])
    said = {row for packet in case.ledger_words.packets(origin) for row in packet}
    assert any(line.claim.chain[0] == origin for line in case.ledger_lines(sorted(said)))


def test_outlets_that_no_text_names_are_found(case: CaseFile) -> None:
    outlet = case.ledger_lines(rows(case))[0].claim.document.outlet
    assert outlet
    found = {row for packet in case.ledger_words.packets(outlet) for row in packet}
    wanted = {x.claim.row for x in case.ledger_lines(rows(case)) if outlet in x.claim.chain}
    assert wanted <= found


def test_groups_of_origins_and_documents_hold_every_claim(case: CaseFile, told: list[Told]) -> None:
    for key in ("origin", "document"):
        groups = case.ledger_order.groups(key)
        assert sum(group.count for group in groups) == len(told)
        counts = [group.count for group in groups]
        assert counts == sorted(counts, reverse=True)
        first = groups[0]
        assert first.wanted is not None
        assert len(rows(case, wanted=first.wanted)) == first.count
    origins = Counter(
        fold_word(next(s.text for s in one.view.sources if s.id == one.claim.chain[0]))
        for one in told
    )
    largest = case.ledger_order.groups("origin")[0]
    assert largest.count == origins[fold_word(largest.name)]


def test_groups_of_events_are_of_one_kind_at_one_place(case: CaseFile) -> None:
    # Another copy of the first article: all that it tells is told twice.
    article, read = next(articles(1))
    text = article.text + "\nسطر."
    read = replace(read, document=replace(read.document, text=text))
    number = case.documents.add(replace(article, text=text), file="again.txt").id
    case.layers.replace(number, read)
    *groups, alone = case.ledger_order.groups("event")
    assert len({row for group in [*groups, alone] for row in group.rows}) == len(rows(case))
    assert (alone.frame, alone.count) == (None, len(alone.rows))
    group = groups[0]
    assert group.count == len(set(group.rows)) >= 2
    assert group.frame is not None
    for line in case.ledger_lines(group.rows):
        assert group.frame.type in {event.type for event in line.events}
        assert group.name in {event.place for event in line.events}


def test_grades_stand_in_the_lines(case: CaseFile) -> None:
    line = case.ledger_lines(rows(case)[:1])[0]
    document, passage = line.claim.document.id, line.claim.passage
    assert (line.reliability, line.credibility, line.confirmed) == (None, None, False)
    anchor = anchor_at(case.documents.get(document).text, passage.start, passage.end)
    assert line.claim.origin is not None
    source = EntityRef(line.claim.origin.kind, line.claim.origin.name)
    case.journal.append(
        Judgement(action="grade_claim", document=document, anchor=anchor, value="2")
    )
    case.journal.append(Judgement(action="confirm_claim", document=document, anchor=anchor))
    case.journal.append(Judgement(action="grade_source", entity=source, value="B"))
    graded = case.ledger_lines([line.claim.row])[0]
    assert (graded.reliability, graded.credibility, graded.confirmed) == ("B", "2", True)
    for _ in range(3):
        case.journal.undo()
    assert case.ledger_lines([line.claim.row])[0] == line


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("key", ["place", "actor", "target"])
def test_by_who_and_where_names_are_in_their_order_and_none_comes_last(
    case: CaseFile, key: SortKey, descending: bool
) -> None:
    lines = case.ledger_lines(rows(case, key, descending=descending))

    def name(line: LedgerLine) -> str | None:
        told = {
            "place": [event.place for event in line.events if event.place],
            "actor": [name for event in line.events for name in event.actors],
            "target": [name for event in line.events for name in event.targets],
        }
        return next(iter(told[key]), None)

    names = [name(line) for line in lines]
    known = [fold_word(name) for name in names if name is not None]
    assert len(set(known)) > 1
    assert known == sorted(known, reverse=descending)
    assert None not in names[: len(known)]


@pytest.mark.parametrize("key", ["outlet", "place", "kind", "side", "stance"])
def test_groups_hold_what_their_claims_share(case: CaseFile, key: SharedKey) -> None:
    every = {line.claim.row: line for line in case.ledger_lines(rows(case))}
    seen: list[int] = []
    for group in case.ledger_order.groups(key):
        assert group.wanted is not None
        held = rows(case, wanted=group.wanted)
        assert len(held) == group.count
        seen += held
        if key != "side":
            assert {_shared(every[row], key) for row in held} == {group.name}
    assert sorted(seen) == sorted(every)


def _shared(line: LedgerLine, key: SharedKey) -> str:
    match key:
        case "outlet":
            return line.claim.document.outlet or ""
        case "place":
            return next((event.place for event in line.events if event.place), "")
        case "kind":
            return next((event.type for event in line.events), "")
    return line.claim.stance


def test_sides_are_those_of_who_says_it(tmp_path: Path) -> None:
    text = "قال الجيش العربي السوري إن قواته سيطرت على القورية. وقال شهود إن القصف استمر ساعتين."
    article = Article(text, published="2017-11-10")
    with CaseFile.create(tmp_path / "a.rawi") as case:
        added = case.documents.add(article, file=None)
        case.layers.replace(added.id, read_once(article))
        groups = {group.name: group for group in case.ledger_order.groups("side")}
        government = groups["syrian_government"].wanted
        assert government is not None
        (line,) = case.ledger_lines(rows(case, wanted=government))
        assert line.claim.origin is not None
        assert line.claim.origin.name == "الجيش العربي السوري"
        assert groups[""].count == 1


def test_grades_of_sources_come_first_and_merged_names_share_theirs(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        for number, (article, read) in enumerate(articles(3)):
            added = case.documents.add(article, file=f"{number}.txt")
            case.layers.replace(added.id, read)
        lines = case.ledger_lines(rows(case))
        named = [line for line in lines if line.claim.origin is not None]
        worst, best = (
            named[0],
            next(line for line in named if line.claim.origin != named[0].claim.origin),
        )
        graded = next(line for line in reversed(lines) if line.claim.origin not in
                      (worst.claim.origin, best.claim.origin))  # fmt: skip
        for line, letter in ((worst, "E"), (best, "A")):
            assert line.claim.origin is not None
            ref = EntityRef(line.claim.origin.kind, line.claim.origin.name)
            case.journal.append(Judgement(action="grade_source", entity=ref, value=letter))
        passage, document = graded.claim.passage, graded.claim.document.id
        text = case.documents.get(document).text
        case.journal.append(
            Judgement(
                action="grade_claim",
                document=document,
                anchor=anchor_at(text, passage.start, passage.end),
                value="2",
            )
        )
        found = [
            (line.reliability, line.credibility) for line in case.ledger_lines(rows(case, "grade"))
        ]
        letters = [letter for letter, _ in found if letter]
        assert letters == sorted(letters)
        assert set(letters) == {"A", "E"}
        assert found[: len(letters)] == [(letter, None) for letter in letters]
        assert found[len(letters)] == (None, "2")
        assert set(found[len(letters) + 1 :]) == {(None, None)}


def test_the_time_of_what_happened_narrows_down(case: CaseFile, told: list[Told]) -> None:
    moments = sorted(one.moment for one in told if one.moment)
    first, last = moments[len(moments) // 3], moments[len(moments) // 2]
    wanted = ClaimFilter(happened_from=first, happened_to=last)
    lines = case.ledger_lines(rows(case))
    expected = {
        line.claim.row
        for line in lines
        if any(
            (event.earliest, event.latest) != (None, None)
            and (event.latest is None or event.latest >= first)
            and (event.earliest is None or event.earliest <= last)
            for event in line.events
        )
    }
    assert 0 < len(expected) < len(lines)
    assert set(rows(case, wanted=wanted)) == expected
    assert set(case.ledger.ids(wanted, limit=1000)) == expected


def test_claims_without_any_time_are_found(tmp_path: Path) -> None:
    text = "قال شهود إن ثلاثة مدنيين قتلوا. وقال طبيب إن القصف وقع في 10 تشرين الثاني 2017."
    article = Article(text, published="2017-11-12")
    with CaseFile.create(tmp_path / "a.rawi") as case:
        added = case.documents.add(article, file=None)
        case.layers.replace(added.id, read_once(article))
        lines = case.ledger_lines(rows(case))
        timeless = {
            line.claim.row
            for line in lines
            if all(event.earliest is None and event.latest is None for event in line.events)
        }
        assert 0 < len(timeless) < len(lines)
        assert set(rows(case, wanted=ClaimFilter(undated=True))) == timeless
