import pytest

from tests.analysis.times.told import only_quantity, quantities


@pytest.mark.parametrize(
    ("text", "span", "what"),
    [
        ("دمرت سيارتين", "سيارتين", "سيارة"),
        ("سقط قتيلان في الحادث", "قتيلان", "قتيل"),
        ("ضبطوا دراجتين ناريتين", "دراجتين ناريتين", "دراجة نارية"),
        ("استشهاد مدنيين اثنين", "مدنيين اثنين", "مدني"),
        ("سقطت بقذيفتي هاون", "قذيفتي", "قذيفة"),
        ("أصيبت امرأتان", "امرأتان", "امرأة"),
    ],
)
def test_duals_count_two(text: str, span: str, what: str) -> None:
    found = only_quantity(text)
    assert (found.text, found.low, found.high, found.what) == (span, 2, 2, what)


@pytest.mark.parametrize(
    "text",
    [
        "تحدث مسلحين عن ذلك",
        "زار عدة بلدان",
        "قصف بلدة أم حارتين",
        "سيطر على قريتي عطشان وأم الحارات",
        "سافر مع زوجتي.",
        "قصف دوار الميلان",
    ],
)
def test_plurals_names_and_pairs_of_names_do_not(text: str) -> None:
    assert quantities(text) == ()
