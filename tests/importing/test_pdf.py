"""PDF: the letters in their order, however a font names them; columns, paragraphs, what repeats."""

from __future__ import annotations

from itertools import product

import pytest

from desktop.importing.found import FoundArticle, Guess
from desktop.importing.problems import PdfLettersMissing
from tests.importing.reading import read_all, read_one, told
from tests.importing.samples.pdf import Naming, Shown, pdf

LINES = (
    "أعلنت وزارة الداخلية اليوم الثلاثاء 12 مارس 2024 أن قوات الأمن",
    "ألقت القبض على ثلاثة أشخاص في محافظة الأنبار (غرب البلاد)، بعد",
    "عملية استمرت 48 ساعة، كما نقلت وكالة Reuters News عن مصدر أمني.",
)
WHOLE = " ".join(LINES)


def _set(lines: tuple[str, ...], top: float = 700, right: float = 540) -> list[Shown]:
    return [Shown(line, top - 18 * number, right) for number, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("naming", "mirrored", "spaced"),
    list(product(("letters", "presentation"), (True, False), (True, False))),
)
def test_letters_come_in_the_order_of_writing(naming: Naming, mirrored: bool, spaced: bool) -> None:
    raw = pdf([_set(LINES)], naming=naming, mirrored=mirrored, spaced=spaced)
    assert read_one(raw, "خبر.pdf").text == WHOLE


def test_numbers_and_latin_words_keep_their_order() -> None:
    text = "في 10/3/2024 بلغ سعر برنت 82.5 دولاراً، بحسب Al Jazeera 24 وقناة BBC (لندن) و3 وكالات"
    assert read_one(pdf([[Shown(text, 700)]]), "a.pdf").text == text


def test_a_name_in_latin_letters_keeps_its_brackets() -> None:
    text = "وأشارت منظمة Médecins Sans Frontières (MSF) إلى أن لا إصابات (بحسب MSF)"
    # Drawn as the algorithm of Unicode has it since 6.3: both brackets belong to the name.
    turned = "وأشارت منظمة Médecins Sans Frontières (MSF)\u200e إلى أن لا إصابات (بحسب MSF)"
    for written in (text, turned):
        page = [*_set(LINES, 700), Shown(written, 600)]
        assert read_one(pdf([page]), "a.pdf").text.split("\n")[-1] == text


def test_a_line_of_an_arabic_page_is_arabic_however_many_latin_words_it_has() -> None:
    long = "تقرير Human Rights Watch and Amnesty International عن سوريا"
    assert read_one(pdf([[*_set(LINES, 700), Shown(long, 500)]]), "a.pdf").text.endswith(long)


def test_arabic_on_a_latin_page_is_read_from_the_right() -> None:
    names = [f"The report number {number} was read by many people" for number in range(9)]
    line = "Members of حركة أحرار الشام said in a statement today"
    shown = [Shown(text, 700 - 18 * at, latin=True) for at, text in enumerate((*names, line))]
    assert read_one(pdf([shown]), "a.pdf").text.split("\n")[-1].endswith(line)


def test_a_latin_name_that_is_set_wide_is_read_from_the_left() -> None:
    parts = ("وأشارت منظمة", "Frontières", "Sans", "Médecins", "في بيان")
    wide = [Shown(part, 600, 540 - 90 * at) for at, part in enumerate(parts)]
    text = read_one(pdf([[*_set(LINES, 700), *wide]]), "a.pdf").text
    assert "وأشارت منظمة Médecins Sans Frontières في بيان" in text


def test_columns_go_on_on_a_last_page_of_few_lines() -> None:
    right = ("قالت الوكالة إن الهدوء عاد إلى", "المدينة بعد يومين من القتال بين")
    left = ("وأضافت الوكالة أن الطرق فتحت من", "جديد أمام الناس في كل الأحياء")
    first = [*_set(right * 3, 700, 540), *_set(left * 3, 700, 310)]
    last = [*_set(right[::-1], 690, 540), *_set(left[::-1], 690, 310)]
    found = read_one(pdf([first, last]), "a.pdf").text
    assert found == " ".join((*right * 3, *left * 3, *right[::-1], *left[::-1]))


def test_a_glyph_without_a_letter_is_never_taken_for_another() -> None:
    raw = pdf([[*_set(LINES * 3)]], unnamed="4")
    article, problem = read_all(raw, "a.pdf")
    assert isinstance(article, FoundArticle)
    assert article.text == " ".join(LINES * 3).replace("4", "\ufffd")
    assert isinstance(problem, PdfLettersMissing)
    assert problem.fields["count"] == 6
    assert told(pdf([_set(LINES)], unnamed="نقلسو"), "a.pdf") == ["PdfLettersLost"]


@pytest.mark.parametrize("turned", [1, 2, 3])
def test_a_page_that_is_drawn_turned_is_read_as_it_is_shown(turned: int) -> None:
    text = "قالَ المتحدّثُ إنّ 48 شخصاً من Reuters News عادوا (أمس)"
    page = [*_set(LINES), Shown(text, 500)]
    assert read_all(pdf([page], turned=turned), "a.pdf") == read_all(pdf([page]), "a.pdf")


def test_signs_stand_after_their_letter() -> None:
    text = "قالَ المتحدّثُ إنّ الهدوءَ عادَ"
    assert read_one(pdf([[Shown(text, 700)]]), "a.pdf").text == text


def test_paragraphs_are_told_apart_by_gap_indent_and_a_short_last_line() -> None:
    short = "وعاد الهدوء إلى المدينة."
    page = [
        *_set((*LINES, short), 700),
        *_set(LINES, 620),
        *[Shown(LINES[0], 540, 520), *_set(LINES[1:], 522)],
    ]
    assert read_one(pdf([page]), "a.pdf").text.split("\n") == [f"{WHOLE} {short}", WHOLE, WHOLE]


def test_columns_are_read_from_the_right_beneath_their_headline() -> None:
    words = ("قالت الوكالة إن الهدوء عاد إلى", "المدينة بعد يومين من القتال بين")
    right = _set(words * 3, 700, 540)
    left = _set(("وأضافت الوكالة أن الطرق فتحت من", "جديد أمام الناس في كل الأحياء") * 3, 695, 310)
    headline = Shown("عودة الهدوء إلى المدينة بعد يومين من القتال", 760, 540, 20)
    found = read_one(pdf([[headline, *right, *left]]), "a.pdf")
    assert found.text.split("\n") == [
        headline.text,
        " ".join((*words * 3, *(shown.text for shown in left))),
    ]
    assert found.title == Guess(headline.text, "first_heading", headline.text)


def test_what_every_page_repeats_is_left_out_and_sentences_go_on() -> None:
    def page(number: int, *lines: str) -> list[Shown]:
        head, foot = Shown("جريدة الشاطئ – العدد 33", 800), Shown(f"- {number} -", 40, 300)
        return [head, *_set(lines), foot]

    raw = pdf([page(1, *LINES[:2]), page(2, LINES[2]), page(3, "وعاد الهدوء.")])
    assert read_one(raw, "a.pdf").text.split("\n") == [WHOLE, "وعاد الهدوء."]


def test_bold_that_is_drawn_twice_is_read_once() -> None:
    shown = Shown(LINES[2], 700)
    again = Shown(LINES[2], 700.1, 540.1)
    assert read_one(pdf([[shown, again]]), "a.pdf").text == LINES[2]


def test_what_the_document_says_of_itself() -> None:
    title = "\ufeffعنوان الخبر".encode("utf-16-be").hex()
    info = f"/Title <{title}> /Author (Salma) /CreationDate (D:20240304100000+03'00')"
    found = read_one(pdf([[Shown("عنوان الخبر", 760), *_set(LINES)]], info=info), "a.pdf")
    assert found.title == Guess("عنوان الخبر", "document_title", "عنوان الخبر")
    assert found.author == Guess("Salma", "document_author", "Salma")
    assert found.published is not None
    assert found.published.value == "2024-03-04T10:00:00+03:00"


def test_a_title_that_is_no_text_is_none() -> None:
    raw = pdf([_set(LINES)], info="/Title <feffd8000041> /CreationDate (D:20240304)")
    found = read_one(raw, "a.pdf")
    assert found.title is None
    assert found.published is not None


_LOCKED = (
    "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
    f"/O <{'00' * 32}> /U <{'11' * 32}> >>"
)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"%PDF-1.7 nothing", "FileDamaged"),
        (pdf([[]]), "PdfWithoutText"),
        (pdf([[Shown("no Arabic", 700)]]), "NoArabic"),
        (pdf([[Shown("\ufffd" * 20 + "قال", 700)]]), "PdfLettersLost"),
        (pdf([_set(LINES)], trailer=_LOCKED), "FilePasswordProtected"),
        (pdf([[]] * 3001), "PdfTooLong"),
    ],
)
def test_a_file_that_is_no_use_is_one_sentence(raw: bytes, problem: str) -> None:
    assert told(raw, "a.pdf") == [problem]


def test_a_file_that_lost_its_table_is_mended() -> None:
    whole = pdf([_set(LINES)])
    lost = whole[: whole.index(b"xref")] + whole[whole.index(b"trailer") :]
    assert read_all(lost, "a.pdf") == read_all(whole, "a.pdf")
