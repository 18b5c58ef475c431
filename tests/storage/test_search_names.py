"""Names are looked up in any spelling and in Latin letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.analysis.text.fold import fold_word
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.search import latin
from tests.storage.cases import OTHER, TEXT, analysis, article

KNOWN = (
    "قاسم سليماني", "بشار الأسد", "معمر القذافي", "حزب الله", "دير الزور", "الرقة",
    "عبد الفتاح السيسي", "قاسم الأعرجي", "سليمان فرنجية", "حسن نصر الله",
    "نور الدين زنكي", "يوسف العظمة",
)  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        for text in (TEXT, OTHER):
            number = opened.documents.add(article(text), file=None).id
            opened.layers.replace(number, analysis(text))
        with opened.connection.atomic() as db:
            for number, name in enumerate(KNOWN, 1000):
                kind = "person"
                db.conn.execute(
                    "INSERT INTO names VALUES (?, ?, ?, '', ?, ?)",
                    (number, kind, fold_word(name), name, number),
                )
                db.conn.execute("INSERT INTO entity_index VALUES (1, ?, NULL, 1, '0+1')", (number,))
        yield opened


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Qasem Soleimani", "قاسم سليماني"),
        ("Ghassem Suleymani", "قاسم سليماني"),
        ("Bashar al-Assad", "بشار الأسد"),
        ("Muammar Gaddafi", "معمر القذافي"),
        ("Qaddafi", "معمر القذافي"),
        ("Khadafi", "معمر القذافي"),
        ("Hezbollah", "حزب الله"),
        ("Hizbullah", "حزب الله"),
        ("Deir ez-Zor", "دير الزور"),
        ("Raqqa", "الرقة"),
        ("ar-Raqqah", "الرقة"),
        ("Abdul Fattah el-Sisi", "عبد الفتاح السيسي"),
        ("Nasrallah", "حسن نصر الله"),
        ("Noureddine Zenki", "نور الدين زنكي"),
        ("قاسم سليمانى", "قاسم سليماني"),
        ("سليماني", "قاسم سليماني"),
        ("السيسى", "عبد الفتاح السيسي"),
        ("معمر القدافي", "معمر القذافي"),
    ],
)
def test_the_name_that_is_meant_comes_first(case: CaseFile, query: str, name: str) -> None:
    assert case.names(query)[0].name == name


def test_only_of_the_kind_that_is_asked(case: CaseFile) -> None:
    assert [hit.name for hit in case.names("Saida", kind="place")] == ["صيدا"]
    assert case.names("Saida", kind="weapon") == []


def test_what_is_like_no_name_finds_none(case: CaseFile) -> None:
    for query in ("", "   ", "xyzzy", "123", "؟", "-"):
        assert case.names(query) == []


def test_an_entity_is_found_by_every_name_that_was_merged_with_it(case: CaseFile) -> None:
    one, other = EntityRef("place", "طرابلس"), EntityRef("place", "صيدا")
    case.journal.append(Judgement(action="merge", entity=one, target=other))
    (hit,) = case.names("Trablous", kind="place")
    assert (hit.name, hit.documents) == ("صيدا", 2)


def test_names_that_are_new_are_found_and_names_taken_back_are_not(case: CaseFile) -> None:
    assert case.names("Baalbek") == []
    text = "وصل الوفد إلى مدينة بعلبك صباح اليوم، بحسب بلدية بعلبك."
    number = case.documents.add(article(text), file=None).id
    case.layers.replace(number, analysis(text))
    assert [hit.name for hit in case.names("Baalbek", kind="place")] == ["بعلبك"]


@pytest.mark.parametrize(
    ("word", "skeleton"),
    [("القذافي", "kdf"), ("سليماني", "slmn"), ("فاطمة", "ftm"), ("عيسى", "s"), ("الله", "l")],
)
def test_skeletons_of_arabic_words(word: str, skeleton: str) -> None:
    assert latin.of_arabic(word) == skeleton


@pytest.mark.parametrize("word", ["Qaddafi", "Gaddafi", "Khadafi", "Kadhafi", "Alqadhafi"])
def test_skeletons_of_latin_words(word: str) -> None:
    assert "kdf" in latin.of_latin(latin.plain(word))


def test_names_are_known_to_every_connection_and_taken_back_from_all(case: CaseFile) -> None:
    earlier = case.once_more()
    assert earlier is not None
    with earlier, earlier.connection.moment():
        assert [hit.name for hit in earlier.names("سليماني")][:1] == ["قاسم سليماني"]
        with case.connection.atomic() as db:
            db.conn.execute(
                "INSERT INTO names VALUES (2000, 'person', 'هالي بيري', '', 'هالي بيري', 2000)"
            )
            db.conn.execute("INSERT INTO entity_index VALUES (1, 2000, NULL, 1, '0+1')")
        assert [hit.name for hit in case.names("هالي بيري")][:1] == ["هالي بيري"]
        assert earlier.names("هالي بيري")[:1] == [], "its moment is before that"
        assert [hit.name for hit in earlier.names("سليماني")][:1] == ["قاسم سليماني"]
    with case.connection.atomic() as db:
        db.conn.execute("DELETE FROM entity_index WHERE name_id = 2000")
        db.conn.execute("UPDATE names SET name = 'توم', folded = 'توم هانكس' WHERE id = 2000")
        db.conn.execute("INSERT INTO entity_index VALUES (1, 2000, NULL, 1, '0+1')")
    assert case.names("هالي بيري")[:1] == [], "its number is another name's now"
    assert [hit.name for hit in case.names("توم هانكس")][:1] == ["توم"]
