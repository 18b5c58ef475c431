"""Search forgives spelling, clitics and form, and says how far it went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.case_file import CaseFile
from storage.problems import BadQuery, CaseError
from storage.search.hits import SearchHit
from storage.search.tokens import bare_words
from tests.storage.cases import OTHER, TEXT, analysis, article

TEXTS = (
    TEXT,
    OTHER,
    "كتب المراسل من حلب أن الكتاب الجديد وصل إلى المكتبة العامة مساء أمس.",
    "قال الوزير إن الاتفاق على وقف إطلاق النار وُقّع، ولم يصل إلى القورية أحد.",
    "وصلت القافلة إلى القورية. إطلاق النار لم يتوقف، بحسب مراسلين في القورية.",
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path_factory.mktemp("search") / "a.rawi") as opened:
        for n, text in enumerate(TEXTS):
            number = opened.documents.add(article(text), file=f"{n}.txt").id
            opened.layers.replace(number, analysis(text))
        yield opened


def ids(hits: list[SearchHit]) -> list[int]:
    return sorted(hit.document.id for hit in hits)


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("صيدا", [1, 2]),
        ("صيدا رويترز", [1]),
        ('"مدينة صيدا"', [1, 2]),
        ("«لمدينة صيدا»", [1, 2]),
        ('"صيدا مدينة"', []),
        ("صيدا -رويترز", [2]),
        ("صيدا NOT رويترز", [2]),
        ("صيدا ليس لرويترز", [2]),
        ("رويترز OR الكهرباء", [1, 2]),
        ("رويترز أو الكهرباء", [1, 2]),
        ("صيدا رويترز OR الكهرباء", [1, 2]),
        ("صيدا (رويترز OR القورية)", [1]),
        ("(صيدا رويترز) OR القورية", [1, 4, 5]),
        ("صيدا -(رويترز OR الكهرباء)", []),
        ("كهرب*", [2]),
        ('"إطلاق النا*"', [4, 5]),
        ("NEAR(الوزير النار, 5)", [4]),
        ("NEAR(الوزير النار, 4)", []),
        ("قرب(«إطلاق النار» مراسل، 4)", [5]),
        ("صيدا OR", [1, 2]),
        ("صيدا (رويترز", [1]),
    ],
)
def test_queries(case: CaseFile, query: str, documents: list[int]) -> None:
    assert ids(case.search(query)) == documents
    assert case.search.count(query) == len(documents)


@pytest.mark.parametrize(
    ("query", "level"),
    [
        ("البلدية", "exact"),
        ("البلديه", "spelling"),
        ("أصيب", "spelling"),
        ("للبلدية", "spelling"),
        ("بلديات", "stem"),
        ("مُصاب", "root"),
    ],
)
def test_each_hit_says_its_level(case: CaseFile, query: str, level: str) -> None:
    hits = case.search(query, level="root")
    assert hits[0].document.id == 1
    assert hits[0].level == level


def test_no_further_than_asked(case: CaseFile) -> None:
    assert case.search("البلديه", level="exact") == []
    assert len(case.search("البلديه", level="spelling")) == 1
    assert case.search("بلديات", level="spelling") == []
    assert case.search("كاتب", level="stem") == []
    assert ids(case.search("كاتب", level="root")) == [3]


def test_the_tightest_level_comes_first(case: CaseFile) -> None:
    levels = [hit.level for hit in case.search("مراسلين", level="root")]
    assert levels[0] == "exact"
    assert levels[1:] == ["stem"]


def test_an_exact_phrase_stands_in_a_row(case: CaseFile) -> None:
    """«إلى القورية» stands in both; in the second «في القورية» does too, «وصل إلى» in the first."""
    assert [hit.level for hit in case.search('"وصلت القافلة"')] == ["exact"]
    hit = next(h for h in case.search('"قال وزير"') if h.document.id == 4)
    assert hit.level == "spelling"


def test_an_unknown_name_is_found_with_its_particles(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "names.rawi") as opened:
        for text in ("انسحبت من زركشان أمس", "وصلوا لزركشان", "وزركشان بلدة", "زركش وحدها"):
            opened.documents.add(article(text), file=None)
        assert ids(opened.search("زركشان", level="spelling")) == [1, 2, 3]
        assert ids(opened.search("لزركشان", level="spelling")) == [1, 2]


def test_spans_are_places_of_the_stored_text(case: CaseFile) -> None:
    hit = next(h for h in case.search("للمدينة") if h.document.id == 1)
    assert [TEXT[start:end] for start, end in hit.spans] == ["مدينة", "مدينة"]
    assert hit.snippet in TEXT
    assert hit.document.title == "البلدية تعيد فتح الجسر"
    assert hit.document.file == "0.txt"


@pytest.mark.parametrize("query", ["", "  ", "«»", '"', "*", "-", "OR", "NOT", "-صيدا", "'؛ OR"])
def test_a_query_that_asks_for_nothing_is_refused_kindly(case: CaseFile, query: str) -> None:
    with pytest.raises(BadQuery):
        case.search(query)


ODD = ['a" OR "b', "مدينة)", "(مدينة", "NEAR(مدينة", "spelling:مدينة", "^م", "((((", "a_b", "{م}"]


@pytest.mark.parametrize("query", ODD)
def test_nothing_typed_is_an_operator_of_the_index(case: CaseFile, query: str) -> None:
    with suppress(BadQuery):
        case.search(query)


_PIECES = st.sampled_from(
    (
        "صيدا", "مدينة", "كتب", "قال", "AND", "OR", "NOT", "أو", "ليس", "(", ")", '"', "«", "»",
        "-", "*", "NEAR(", "قرب(", ",", "،3", "from:", "من:", "place:", "2017", "a_b", "'",
    )
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_PIECES | st.text(max_size=4), max_size=9).map(" ".join))
def test_whatever_is_typed_is_answered_or_refused_in_words(case: CaseFile, query: str) -> None:
    for level in ("exact", "root"):
        try:
            hits = case.search(query, level=level, limit=100)
        except CaseError:
            continue
        assert case.search.count(query, level=level) == len(hits)
        for hit in hits:
            length = len(TEXTS[hit.document.id - 1])
            assert all(0 <= start < end <= length for start, end in hit.spans)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_word_and_row_of_words_finds_its_text_exactly(
    case: CaseFile, data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(TEXTS)))
    words = bare_words(TEXTS[number - 1])
    first = data.draw(st.integers(0, len(words) - 1))
    row = words[first : first + data.draw(st.integers(1, 3))]
    levels = {hit.document.id: hit.level for hit in case.search(f'"{" ".join(row)}"')}
    assert levels[number] == "exact"


def test_pages_are_parts_of_one_list(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "many.rawi") as opened:
        with opened.together():
            for n in range(150):
                word = "مدرسة" if n % 3 else "المدارس"
                opened.documents.add(article(f"{word} رقم {n}"), file=None)
        whole = opened.search("مدرسة", limit=200)
        assert len(whole) == opened.search.count("مدرسة") == 150
        assert [hit.level for hit in whole] == ["exact"] * 100 + ["stem"] * 50
        pages = [opened.search("مدرسة", limit=40, offset=at) for at in range(0, 200, 40)]
        assert [hit for page in pages for hit in page] == whole


def test_a_phrase_of_many_forms_is_found_wherever_it_stands(tmp_path: Path) -> None:
    """The words of the phrase stand in very many texts, in a row in few: as places tell."""
    forms = ("كتاب", "كتابة", "مكتب", "مكتبة", "كاتب", "كتب", "مكاتب", "يكتب")
    others = ("درس", "مدرسة", "مدارس", "مدرس", "دراسة", "يدرس", "تدريس", "دروس")
    with CaseFile.create(tmp_path / "many.rawi") as opened:
        with opened.together():
            for n in range(600):
                apart = f"{forms[n % 8]} هنا ثم {others[n // 8 % 8]} هناك {n}"
                opened.documents.add(article(apart), file=None)
            for n in range(8):
                opened.documents.add(article(f"قبل ذلك {forms[n]} {others[-n]}"), file=None)
        hits = opened.search('"كتاب درس"', level="root", limit=100)
        assert ids(hits) == list(range(601, 609))
        assert opened.search.count('"كتاب درس"', level="root") == 8
        assert opened.search.count("NEAR(كتاب درس, 2)", level="root") == 608


def test_a_text_that_was_replaced_is_passed_over_where_the_later_one_matches(
    tmp_path: Path,
) -> None:
    long = "قالت البلدية إن فرق الصيانة أعادت فتح الجسر في المدينة بعد أعمال استمرت أياماً عدة. " * 4
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        opened.documents.add(article(long + "وأصيب عاملان."), file="a.txt")
        opened.documents.add(article(long + "وأصيب ثلاثة."), file="a.txt")
        assert opened.revisions.earlier(2) == [1]
        assert ids(opened.search("الجسر")) == [2]
        assert opened.search.count("الجسر") == 1
        assert ids(opened.search("عاملان")) == [1]
        assert opened.search.count("عاملان") == 1


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [("عاملان", "عاملان.", "العاملان."), ('"وأصيب عاملان"', "وأصيب عاملان.", "عاملان وأصيب.")],
)
def test_exactly_a_later_text_that_only_resembles_takes_no_place(
    tmp_path: Path, query: str, first: str, second: str
) -> None:
    long = "قالت البلدية إن فرق الصيانة أعادت فتح الجسر في المدينة بعد أعمال استمرت أياماً عدة. " * 4
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        opened.documents.add(article(long + first), file="a.txt")
        opened.documents.add(article(long + second), file="a.txt")
        assert opened.revisions.earlier(2) == [1]
        assert ids(opened.search(query, level="exact")) == [1]
        assert opened.search.count(query, level="exact") == 1


class _MistakeOfOurs(Exception):
    pass


def test_what_was_taken_back_is_not_found_and_what_comes_after_is(tmp_path: Path) -> None:
    """A rollback takes back what the index knows of words, too."""
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        with suppress(_MistakeOfOurs), opened.together():
            opened.documents.add(article("المدارس مغلقة"), file=None)
            raise _MistakeOfOurs
        assert opened.search("مدرسة") == []
        opened.documents.add(article("المدارس مفتوحة"), file=None)
        assert len(opened.search("مدرسة")) == 1


def test_two_texts_that_each_took_the_place_of_the_other_are_both_found(tmp_path: Path) -> None:
    """As two copies of a case may say when they are merged."""
    with CaseFile.create(tmp_path / "both.rawi") as case:
        first = case.documents.add(article("عاد التيار إلى مدينة صيدا"), file=None).id
        second = case.documents.add(article("عاد التيار إلى مدينة صيدا أمس"), file=None).id
        with case.connection.atomic() as db:
            pairs = [(first, second), (second, first)]
            db.conn.executemany("INSERT INTO revisions VALUES (?, ?)", pairs)
        assert {hit.document.id for hit in case.search("صيدا")} == {first, second}
        assert case.search.count("صيدا") == 2
