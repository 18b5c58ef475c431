"""Groups of conflicts, their verdicts, and what of the board is wanted. No Qt."""

from __future__ import annotations

from dataclasses import replace

from desktop.case_comparison import CaseConflict, Compared, ToldClaim
from desktop.panes.conflicts_board import BoardLayer, BoardQuestion
from desktop.panes.conflicts_filter import BoardWish, doubt, importance, places, tellers, wanted
from desktop.panes.conflicts_groups import grouped
from desktop.panes.conflicts_rows import ArticleLabel, ConflictRow, judged_of_row, rows_across
from desktop.workspace.conflicts import ClaimSpan, ConflictJudged

LABELS = {n: ArticleLabel(f"المقال {n}", "صحيفة", f"2021-03-0{n}") for n in range(1, 9)}


def told(document: int, origin: str = "", **other: object) -> ToldClaim:
    claim = ToldClaim(document, "c1", (origin or f"مصدر {document}",), "asserts", "قول", 0, 3)
    return replace(claim, **other)  # type: ignore[arg-type]


def rows(*pairs: tuple[int, int], kind: str = "contradiction") -> tuple[ConflictRow, ...]:
    found = [CaseConflict(kind, "", (told(a), told(b))) for a, b in pairs]  # type: ignore[arg-type]
    return rows_across(found, LABELS)


def documents(row: ConflictRow) -> list[list[int | None]]:
    return [[side.document for side in camp] for camp in row.camps]


def test_two_that_say_so_and_two_that_deny_it_are_one_question() -> None:
    (row,) = grouped(rows((1, 3), (1, 4), (2, 3), (2, 4)))
    assert documents(row) == [[1, 2], [3, 4]]
    assert len(row.all_pairs) == 4


def test_three_that_are_each_against_the_others_stay_pairs() -> None:
    assert len(grouped(rows((1, 2), (2, 3), (1, 3)))) == 3


def test_of_those_the_ones_of_the_same_origins_are_one() -> None:
    sides = [told(1, "أ"), told(2, "ب"), told(3, "ج"), told(4, "ب")]
    pairs = ((0, 1), (1, 2), (0, 2), (0, 3), (3, 2))
    found = [CaseConflict("discrepancy", "", (sides[a], sides[b])) for a, b in pairs]
    cards = grouped(rows_across(found, LABELS))
    assert sorted(len(card.all_sides) for card in cards) == [2, 3, 3]


def test_other_kinds_and_conflicts_without_a_shared_claim_stay_apart() -> None:
    both = (*rows((1, 2)), *rows((2, 3), kind="discrepancy"), *rows((5, 6)))
    assert len(grouped(both)) == 3


def test_a_group_has_a_verdict_where_all_its_pairs_have_the_same() -> None:
    (row,) = grouped(rows((1, 3), (2, 3)))
    one, two, three = (ClaimSpan(n, 0, 3) for n in (1, 2, 3))
    judged = {(one, three): ConflictJudged("first")}
    assert judged_of_row(row, None, judged).verdict is None
    judged[two, three] = ConflictJudged("first", "ملاحظة")
    assert judged_of_row(row, None, judged).verdict == "first"
    assert judged_of_row(row, None, judged).note == "ملاحظة"


def test_narrowing_lays_nothing_anew_and_a_verdict_does() -> None:
    found = (CaseConflict("contradiction", "", (told(1), told(2))),)
    question = BoardQuestion(Compared(found), None, None, None, "—")
    layer = BoardLayer(lambda _: LABELS)
    first = layer.lay(question, BoardWish(), {})
    narrowed = layer.lay(question, BoardWish(decided=True), {})
    assert narrowed.whole is first.whole
    assert narrowed.shown.across == ()
    judged = {(ClaimSpan(1, 0, 3), ClaimSpan(2, 0, 3)): ConflictJudged("first")}
    assert layer.lay(question, BoardWish(decided=True), judged).shown.across == first.whole.across


def test_filters_and_orders() -> None:
    pair = (told(1, places=("حلب",), day="2021-03-01"), told(2, places=("حلب",), hedged=True))
    far = (told(5, day="2020-01-01", side="north"), told(6))
    found = [CaseConflict("discrepancy", "", far), CaseConflict("contradiction", "", pair)]
    board = rows_across(found, LABELS)
    first, second = board
    judged = {first: ConflictJudged("open"), second: ConflictJudged("both")}
    assert wanted(board, BoardWish(kind="discrepancy"), judged) == (second,)
    assert wanted(board, BoardWish(place="حلب"), judged) == (first,)
    assert wanted(board, BoardWish(teller="north"), judged) == (second,)
    assert wanted(board, BoardWish(decided=True), judged) == (second,)
    assert wanted(board, BoardWish(decided=False), judged) == (first,)
    assert wanted(board, BoardWish(last="2020-12-31"), judged) == (second,)
    assert wanted(board, BoardWish(first="2021-01-01", last="2021-12-31"), judged) == (first,)
    assert wanted(board, BoardWish(order="date"), judged) == (second, first)
    assert importance(first) > importance(second)
    assert doubt(first, judged[first]) > doubt(second, judged[second]) == 0
    assert places(board) == ["حلب"]
    assert "north" in tellers(board)
