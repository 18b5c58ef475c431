"""Which accounts are one thing, and how many could know of it each by themselves."""

from __future__ import annotations

from dataclasses import replace

from desktop.workspace.case_events import (
    Account,
    Party,
    candidates,
    case_events,
    independent_origins,
    one_happening,
)

TOWN, ARMY, AGENCY = Party(1, "القرية"), Party(2, "الجيش"), Party(3, "وكالة")
ONE = Account(
    document=1, title="عنوان", outlet="صحيفة", published="2021-05-04", event="v1", type="attack",
    polarity="affirmed", modality="actual", earliest=1000, latest=1100, words="هاجم",
    around="الجيش هاجم القرية", start=6, end=10, actor=ARMY, place=TOWN, focus="القرية",
    parties=(ARMY, TOWN), claim="c1", stance="asserts", origin="ناطق", source=AGENCY,
    own_words=False,
)  # fmt: skip
OWN = replace(ONE, own_words=True, source=None, origin="صحيفة")
UNNAMED = replace(ONE, source=None, origin="مصدر عسكري")


def on(document: int, account: Account = ONE, **other: object) -> Account:
    return replace(account, document=document, around=f"نص {document}", **other)  # type: ignore[arg-type]


def test_accounts_of_one_deed_at_one_place_and_time_are_one_event() -> None:
    [event] = case_events([on(1), on(2, published="2021-05-02")], {})
    assert [account.document for account in event.accounts] == [2, 1]


def test_what_differs_or_is_not_known_keeps_accounts_apart() -> None:
    for other in (
        {"type": "strike"}, {"polarity": "negated"}, {"actor": Party(9, "غيره")},
        {"place": Party(9, "غيرها")}, {"latest": 1101}, {"earliest": None}, {"place": None},
    ):  # fmt: skip
        assert len(case_events([on(1), on(2, **other)], {})) == 2, other
    wide = replace(ONE, earliest=0, latest=9000)
    assert len(case_events([on(1, wide), on(2, wide)], {})) == 2


def test_the_same_words_in_two_prints_of_a_report_are_one_event() -> None:
    one = replace(ONE, place=None)
    other = replace(one, document=2, earliest=2000, latest=2100)
    assert candidates([one, other]) == {1, 2}
    assert len(case_events([one, other], {1: 1, 2: 1})) == 1
    assert len(case_events([one, other], {})) == 2


def test_events_come_in_the_order_of_time() -> None:
    later = on(1, earliest=5000, latest=5001)
    until = on(2, earliest=None, latest=500)
    assert [event.first for event in case_events([later, on(3), until], {})] == [
        until, on(3), later,
    ]  # fmt: skip


def test_an_entity_that_is_quoted_is_one_origin_whoever_quotes_it() -> None:
    assert independent_origins([on(1), on(2)], {}) == 1
    assert independent_origins([on(1), on(2, source=ARMY)], {}) == 2


def test_reprints_are_one_origin_and_other_reports_are_not() -> None:
    for account in (OWN, UNNAMED):
        assert independent_origins([on(1, account), on(2, account)], {1: 1, 2: 1}) == 1
        assert independent_origins([on(1, account), on(2, account)], {}) == 2


def test_documents_that_share_nothing_are_not_asked_about() -> None:
    assert candidates([on(1), on(2, type="strike"), on(1, type="meeting")]) == set()


def test_claims_of_one_happening_tell_one_event() -> None:
    pairs = [((1, "c1"), (2, "c1")), ((3, "c1"), (2, "c1")), ((8, "x"), (9, "x"))]
    happenings = one_happening(pairs)
    assert len({happenings[number, "c1"] for number in (1, 2, 3)}) == 1
    assert happenings[8, "x"] != happenings[1, "c1"]
    three = [on(number, latest=1100 + number) for number in (1, 2, 3)]
    assert len(case_events(three, {})) == 3
    [event] = case_events(three, {}, happenings)
    assert [account.document for account in event.accounts] == [1, 2, 3]
    assert len(case_events([on(1), on(2, latest=1, type="strike")], {}, happenings)) == 2
