"""Columns of a PDF: what is set across them, beside them, and above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.pdf_columns import gutters_of, in_reading_order
from desktop.importing.pdf_lines import Line
from tests.importing.reading import read_one
from tests.importing.samples.pdf import Shown, pdf

RIGHT = (
    "قالت الوكالة إن الهدوء عاد إلى",
    "المدينة بعد يومين من القتال بين",
    "فصيلين تنازعا على المعبر منذ شهر",
    "وأضافت أن المدارس فتحت أبوابها",
) * 2
LEFT = (
    "وأكد رئيس المجلس أن المياه عادت",
    "إلى الأحياء الشرقية مساء أمس كلها",
    "وأن الكهرباء ستعود خلال أسبوع لو",
    "وصلت المولدات التي وعدت بها هيئة",
) * 2
TITLE = "عودة الهدوء إلى المدينة بعد يومين من القتال"


def _column(lines: Sequence[str], top: float, right: float, size: float = 12) -> list[Shown]:
    return [Shown(text, top - 18 * at, right, size) for at, text in enumerate(lines)]


def _set_wide(text: str, base: float, right: float, size: float, gap: float) -> list[Shown]:
    """A line whose words are drawn so far apart as fills the page."""
    words = []
    for word in text.split():
        words.append(Shown(word, base, right, size))
        right -= len(word) * size / 2 + gap
    return words


TWO = [*_column(RIGHT, 700, 540), *_column(LEFT, 695, 320)]


@pytest.mark.parametrize("gap", [10, 14, 18])
def test_a_headline_that_is_set_wide_is_whole(gap: float) -> None:
    found = read_one(pdf([[*_set_wide(TITLE, 760, 540, 20, gap), *TWO]]), "a.pdf")
    assert found.text.split("\n") == [TITLE, " ".join((*RIGHT, *LEFT))]
    assert found.title is not None
    assert found.title.value == TITLE


def test_headlines_side_by_side_stay_with_their_columns() -> None:
    heads = [
        Shown("عودة الهدوء إلى المدينة", 760, 540, 18),
        Shown("مياه الأحياء كلها", 760, 320, 18),
    ]
    assert read_one(pdf([[*heads, *TWO]]), "a.pdf").text.split("\n") == [
        heads[0].text, " ".join(RIGHT), heads[1].text, " ".join(LEFT),
    ]  # fmt: skip


def test_lines_of_a_headline_in_the_middle_are_one() -> None:
    first, second = "عودة الهدوء إلى المدينة كلها", "بعد يومين من القتال"
    middle = [Shown(first, 775, 430, 20), Shown(second, 750, 385, 20)]
    found = read_one(pdf([[*middle, *TWO]]), "a.pdf")
    assert found.text.split("\n")[0] == f"{first} {second}"


def test_a_headline_over_two_of_three_columns_leaves_the_third_alone() -> None:
    def narrow(lines: Sequence[str], top: float, right: float) -> list[Shown]:
        return _column(lines, top, right, 8)

    head, other = "عودة الهدوء إلى المدينة كلها", "مياه الأحياء"
    page = [
        *(Shown(head, 760, 560, 16), *narrow(RIGHT, 730, 560), *narrow(LEFT, 730, 400)),
        *(Shown(other, 775, 240, 14), *narrow(RIGHT[::-1], 752, 240)),
    ]
    assert read_one(pdf([page]), "a.pdf").text.split("\n") == [
        head, " ".join((*RIGHT, *LEFT)), other, " ".join(RIGHT[::-1]),
    ]  # fmt: skip


WIDE = (
    "تبحث هذه الورقة في أثر انقطاع المياه عن الأحياء الشرقية من المدينة خلال",
    "سنوات الحرب وما تلاها من نزوح وعودة، وتقارن بين أرقام البلديات وأرقام ما",
    "عمل من المنظمات في تلك السنوات كلها، ثم تقول رأيها في ما يجب أن يكون في",
    "الأعوام التي تأتي بعد أن تعود المضخات إلى العمل في المدينة وفي القرى التي",
    "كانت تشرب من الشبكة نفسها قبل أن تنقطع عنها في ذلك الصيف بسبب الأنابيب",
)


def test_columns_below_text_that_is_set_across_are_columns() -> None:
    page = [
        *(*_column(WIDE, 800, 540), Shown("وهذا آخرها.", 710, 540)),
        *(*_column(RIGHT, 680, 540), *_column(LEFT, 680, 320)),
    ]
    assert read_one(pdf([page]), "a.pdf").text.split("\n") == [
        " ".join((*WIDE, "وهذا آخرها.")), " ".join((*RIGHT, *LEFT)),
    ]  # fmt: skip


def test_a_table_among_text_is_read_row_by_row() -> None:
    towns = ("بلدة الشيخ غانم", "مدينة وادي الخروب الكبرى", "قرية السد", "حي المعرض الشرقي")
    told = ("ثلاثة منازل مدمرة", "لا شيء يذكر هنا", "جسر ومدرسة وفرن قديم", "خزان مياه")
    rows = [
        Shown(text, 680 - 18 * at, right)
        for at, row in enumerate(zip(towns, told, strict=True))
        for text, right in zip(row, (540, 320), strict=True)
    ]
    text = read_one(pdf([[*_column(WIDE, 800, 540), *rows]]), "a.pdf").text
    assert all(f"{town} {damage}" in text for town, damage in zip(towns, told, strict=True))


def test_a_page_of_lines_across_one_another_takes_no_time() -> None:
    columns = [
        Line("سطر من عمود في صفحة", left, left + 200, 12.0 * row, 10)
        for row in range(20_000)
        for left in (0, 220)
    ]
    across = [Line("سطر فوق العمودين كليهما", 0, 420, 120.0 * row + 6, 10) for row in range(2_000)]
    page = [*columns, *across]
    begun = process_time()
    assert len(list(in_reading_order(page, gutters_of(page)))) >= 22_000
    assert process_time() - begun < 20


_POINTS = st.integers(0, 60).map(lambda number: number * 10.0)


@given(
    st.lists(st.tuples(_POINTS, _POINTS, st.integers(0, 9)), max_size=40),
    st.lists(_POINTS, max_size=4, unique=True),
)
def test_no_line_is_lost_or_told_twice(
    placed: list[tuple[float, float, int]], gutters: list[float]
) -> None:
    lines = [
        Line(f"كلمة{number}", min(one, other), max(one, other), 12.0 * row, 10)
        for number, (one, other, row) in enumerate(placed)
    ]
    for dividing in (sorted(gutters, reverse=True), gutters_of(lines)):
        read = [each.line.text.split() for each in in_reading_order(lines, dividing)]
        assert sorted(chain.from_iterable(read)) == sorted(line.text for line in lines)
