import pytest

from desktop.importing.encoding import decode

TEXT = (
    "قال متحدث باسم البلدية إن الجسر أعيد فتحه صباح اليوم بعد إصلاحه، وإن حركة السير عادت إلى "
    "طبيعتها في المدينة. وأضاف أن 15 عاملاً شاركوا في الأعمال."
)
SHORT = "عاد الهدوء إلى السوق"


@pytest.mark.parametrize("text", [TEXT, SHORT])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"],
)
def test_arabic_text_is_read_in_each_encoding(text: str, encoding: str) -> None:
    if encoding == "iso8859_6":
        text = text.replace("ـ", "")
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


def test_mac_arabic_is_told_from_windows() -> None:
    decoded = decode(TEXT.replace("،", ",").encode("mac_arabic"))
    assert decoded is not None
    assert "قال متحدث باسم البلدية" in decoded.text


def test_windows_1256_with_latin_words_and_quotation_marks() -> None:
    text = "نقلت وكالة «رويترز» (Reuters) عن مسؤول قوله إن المفاوضات – وهي الثالثة – مستمرة"
    decoded = decode(text.encode("cp1256"))
    assert decoded is not None
    assert decoded.text == text
    assert decoded.encoding == "cp1256"


def test_utf8_is_never_taken_for_a_code_page() -> None:
    decoded = decode(TEXT.encode())
    assert decoded is not None
    assert decoded.encoding == "utf-8"


def test_other_code_pages_are_not_guessed() -> None:
    assert decode("Съешь же ещё этих мягких французских булок".encode("koi8-r")) is None
