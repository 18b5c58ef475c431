"""What words are at each level: the same form in every writing, the same lemma, the same root."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import word_forms
from storage.search.forms import form, light_stem
from storage.search.tokens import written


def spellings(word: str) -> set[str]:
    return {reading.spelling for reading in form(written(word)).readings}


@pytest.mark.parametrize(
    ("words", "spelling"),
    [
        ("مدرسة المدرسة وَالمَدرسة للمدرسه مدرستها وبمدرستهم كالمدرســة", "مدرسه"),
        ("كتاب الكتاب وكتابهم بالكتاب ككتاب كتابه", "كتاب"),
        ("وزراء الوزراء وزراءهم وزرائهم وزراؤنا", "وزراء"),
        ("مستشفى مستشفي بالمستشفى مستشفاهم", "مستشفي"),
        ("لغة للغة اللغة ولغتنا", "لغه"),
        ("كتبوا كتبوها وكتبوا", "كتبوا"),
        ("يقول سيقول وسيقول فيقول", "يقول"),
        ("أصيب اصيب وأُصيب", "اصيب"),
        ("القورية بالقورية", "قوريه"),
    ],
)
def test_every_writing_of_a_form_is_one_spelling(words: str, spelling: str) -> None:
    assert [word for word in words.split() if spelling not in spellings(word)] == []


LETTERS = ("وادي", "والد", "بيان", "لسان", "فهم", "كلام", "وجد", "سلاح", "ألف")


@pytest.mark.parametrize("word", LETTERS)
def test_a_letter_is_not_taken_for_a_particle(word: str) -> None:
    found = form(written(word)).readings
    assert len(found[0].spelling) == len(word)


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("كتاب كاتب مكتبة يكتبون", "كتب"),
        ("مفاوضات يفاوض", "فوض"),
        ("اتفاق يتفقون", "وفق"),
        ("قتلى مقتل مقاتلين", "قتل"),
        ("سيطرة سيطروا", "سيطر"),
        ("قال يقول قيل", "قول"),
    ],
)
def test_words_of_one_root(words: str, root: str) -> None:
    for word in words.split():
        assert root in {reading.root for reading in form(word).readings}, word


def test_a_writing_of_two_forms_is_both() -> None:
    assert {"كتاب", "كتابه"} <= spellings("كتابه")
    assert spellings("كتابة") == {"كتابه"}


def test_broken_plurals_have_the_lemma_of_their_singular() -> None:
    for singular, plural in (("مدرسة", "مدارس"), ("وزير", "وزراء"), ("قتيل", "قتلى")):
        stems = [{reading.stem for reading in form(word).readings} for word in (singular, plural)]
        assert stems[0] & stems[1], plural


@given(st.text(alphabet="وفبكلسايهتمنرادعقةىءؤئآأ", min_size=1, max_size=9))
def test_every_word_has_one_term_and_nested_readings(word: str) -> None:
    found = form(written(word))
    assert found.term
    assert not set(found.term) & set(' "')
    assert 1 <= len(found.readings) <= 4
    assert form(written(word)) is found


@pytest.mark.parametrize(
    ("word", "left"),
    [("والمدرسه", "مدرس"), ("بالسيارات", "سيار"), ("وقف", "وقف"), ("الحكوميه", "حكوم")],
)
def test_light_stems(word: str, left: str) -> None:
    assert light_stem(word) == left


def test_the_table_is_sorted_and_each_sense_has_lemma_and_root() -> None:
    rows = list(word_forms.rows())
    forms = [row.form for row in rows]
    assert forms == sorted(set(forms))
    assert all(len(row.lemmas) == len(row.roots) in (1, 2) for row in rows)
    assert {row.kind for row in rows} <= set("nvbpxNVP")
    assert {row.weight for row in rows} <= set(range(10))
