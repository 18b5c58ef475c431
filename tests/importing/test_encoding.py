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


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
@pytest.mark.parametrize("lacking", ["latin-1", "ignore"])
def test_text_that_was_read_as_latin_and_saved_is_turned_back(encoding: str, lacking: str) -> None:
    text = TEXT * 3

    def latin(byte: int) -> str:
        try:
            return bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            return chr(byte) if lacking == "latin-1" else ""

    mangled = "".join(map(latin, text.encode(encoding)))
    decoded = decode(mangled.encode())
    assert decoded is not None
    assert decoded.encoding == encoding
    if lacking == "latin-1":
        assert decoded.text == text
    else:
        assert "البلدية" in decoded.text


def test_utf_8_that_was_read_as_windows_1256_and_saved_is_turned_back() -> None:
    mangled = TEXT.encode().decode("cp1256")
    for raw in (mangled.encode(), f"\ufeff{mangled}".encode("utf-16-le")):
        decoded = decode(raw)
        assert decoded is not None
        assert decoded.text == TEXT
    # A space of its own kind that a program made an ordinary one costs a letter and no more.
    lost = decode(mangled.replace("\xa0", " ").encode())
    assert lost is not None
    assert "البلدية" in lost.text


@pytest.mark.parametrize(
    "text",
    [
        "طظ طبط ظرط ظظ طط مطاط وظيفة ظط طظ خطط ضغط وعظ طط",
        "L'été à Genève a été très long, préviennent les délégués déçus par l'échec répété. " * 9,
        "«Größe» über Äpfel für Müller – schöne Grüße … " * 9,
        "Ответ на вопрос о кодировке текста на русском языке",
    ],
)
def test_other_languages_are_left_as_they_are(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text


def test_a_few_broken_bytes_are_lost_and_not_the_text() -> None:
    raw = TEXT.encode()
    cut_off = decode(raw[: raw.index("عاملاً".encode()) + 1])
    assert cut_off is not None
    assert cut_off.text == TEXT[: TEXT.index("عاملاً")] + "\ufffd"
    broken = decode(raw.replace("متحدث".encode(), b"\xff" + "متحدث".encode()))
    assert broken is not None
    assert broken.text == TEXT.replace("متحدث", "\ufffdمتحدث")
    assert decode(bytes(range(128, 256)) * 9) is None
