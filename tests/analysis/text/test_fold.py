import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.text.fold import fold, fold_word

ARABIC = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xFEFF, codec="utf-8"), max_size=60
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُعِيدَ", "اعيد"),
        ("الجسـر", "الجسر"),
        ("مدرسة", "مدرسه"),
        ("مبنى", "مبني"),
        ("١٢٣٫٥", "123.5"),
        ("کتاب", "كتاب"),
        ("\ufefb", "لا"),
        ("لـ«النهر»", "ل«النهر»"),
        ("مؤسسة\u200f", "موسسه"),
    ],
)
def test_one_spelling_for_many(written: str, folded: str) -> None:
    assert fold(written).text == folded
    assert fold_word(written) == folded


@given(ARABIC)
def test_every_folded_character_has_its_origin(text: str) -> None:
    folded = fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    assert folded.origins[-1] == len(text)
    assert folded.text == fold_word(text)


@given(ARABIC, st.text("سوق ", max_size=5))
def test_a_word_is_found_again_behind_anything(before: str, after: str) -> None:
    text = f"{before} الجِســر {after}"
    folded = fold(text)
    at = folded.text.rindex("الجسر")
    start, end = folded.original_span(at, at + 5)
    assert text[start:end].startswith("الجِســر")


def test_folding_twice_changes_nothing() -> None:
    once = fold("وأضافت الوكالةُ أنّ ٣٠ شخصاً غادروا").text
    assert fold(once).text == once


def test_offsets_go_both_ways() -> None:
    text = "قالَ إنّ"
    folded = fold(text)
    for index, origin in enumerate(folded.origins):
        assert folded.folded_offset(origin) <= index
        assert folded.origins[folded.folded_offset(origin)] >= origin
