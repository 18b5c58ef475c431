import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.model import Article
from desktop.analysis.reading import Reading
from desktop.analysis.text.document import begin_reading
from desktop.analysis.text.quotations import find_quotations
from resources.lexicons import load

NEWS = (
    "البلدية تعيد فتح جسر النهر.. والأهالي يرحبون\n"
    "| صحيفة المرفأ- وكالات\n"
    "\n"
    "قال رئيس البلدية إن الجسر «جاهز تماماً. لا خطر فيه» بعد إنفاق 8.2 مليون ليرة! وشكر العمال.\r\n"
    "Read more in English.\n"
)


def read(text: str, **known: str) -> Reading:
    return begin_reading(Article(text, **known), load())


def test_paragraphs_and_their_kinds() -> None:
    reading = read(NEWS)
    kinds = [paragraph.kind for paragraph in reading.document.paragraphs]
    assert kinds == ["headline", "byline", "body", "body"]
    assert reading.document.title == "البلدية تعيد فتح جسر النهر.. والأهالي يرحبون"


@pytest.mark.parametrize(
    "line",
    ["دمشق - سانا", "| المرفأ- وكالات", "2021-05-01", "خاص بالمرفأ", "عمّان/ بترا", "ليلى حداد"],
)
def test_a_short_line_under_the_headline_is_a_byline(line: str) -> None:
    reading = read(
        f"عودة الكهرباء إلى الميناء\n{line}\nقالت الشركة إن التيار عاد إلى الميناء مساءً."
    )
    assert [paragraph.kind for paragraph in reading.document.paragraphs] == [
        "headline",
        "byline",
        "body",
    ]


def test_a_text_of_one_sentence_has_no_headline() -> None:
    reading = read("عاد التيار إلى الميناء.")
    assert [paragraph.kind for paragraph in reading.document.paragraphs] == ["body"]
    assert reading.document.title == "عاد التيار إلى الميناء."


def test_sentences_end_at_marks_but_not_in_numbers_or_abbreviations() -> None:
    reading = read("بلغ السعر 8.2 ليرة وفق (م.و.إ). ثم انخفض؟ نعم!")
    sentences = [reading.text[s.start : s.end] for s in reading.sentences]
    assert sentences == ["بلغ السعر 8.2 ليرة وفق (م.و.إ).", "ثم انخفض؟", "نعم!"]


def test_two_dots_part_the_clauses_of_a_headline() -> None:
    first, second = [s for s in read(NEWS).sentences if s.paragraph == 0]
    assert NEWS[first.start : first.end].endswith("النهر..")
    assert NEWS[second.start : second.end] == "والأهالي يرحبون"


def test_lookups_by_offset() -> None:
    reading = read(NEWS)
    at = NEWS.index("البلدية إن")
    index = reading.token_index(at)
    assert index is not None
    assert reading.tokens[index].text == "البلدية"
    sentence = reading.sentence_at(at)
    assert sentence is not None
    assert sentence.start == NEWS.index("قال رئيس")
    assert reading.token_index(NEWS.index("\n")) is None


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("قال «نعم» ثم خرج", ["نعم"]),
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال “نعم” وخرج", ["نعم"]),
        ("سمّاه «مشروع «المرفأ» الكبير»", ["مشروع «المرفأ» الكبير", "المرفأ"]),
        ("قال «لم تُغلق", []),
    ],
)
def test_quotations(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == inner


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_span_quotes_it(text: str) -> None:
    reading = read(text)
    for token in reading.tokens:
        assert text[token.start : token.end] == token.text
    for sentence in reading.sentences:
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
    for paragraph in reading.document.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(text)
