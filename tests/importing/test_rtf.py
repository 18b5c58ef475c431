"""RTF: Arabic in code pages of fonts, in Unicode with and without what stands for it; notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.importing.found import Guess
from tests.importing.reading import read_all, read_one, told

SENTENCE = "قال المتحدث إن الهدوء عاد إلى المدينة."


def _hex(text: str, codec: str = "cp1256") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def _unicode(text: str, fallback: str = "?") -> str:
    units = text.encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    numbers = [high << 8 | low for high, low in pairs]
    return "".join(f"\\u{n - 65536 if n > 32767 else n}{fallback}" for n in numbers)


def _rtf(body: str, head: str = "\\ansi\\ansicpg1256") -> bytes:
    return f"{{\\rtf1{head}{body}}}".encode("latin-1")


_FONTS = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset178 Arial (Arabic);}}"


@pytest.mark.parametrize(
    "raw",
    [
        _rtf(_hex(SENTENCE)),
        _rtf(_hex(SENTENCE, "mac_arabic"), "\\ansi\\ansicpg10004"),
        _rtf(f"{_FONTS}\\f1 {_hex(SENTENCE)}", "\\ansi\\ansicpg1252"),
        _rtf(
            f"{_FONTS}{{\\ltrch\\fcs0\\af0\\f0 \\rtlch\\fcs1\\af1 {_hex(SENTENCE)}}}",
            "\\ansi\\ansicpg1252",
        ),
        _rtf(f"\\uc1 {_unicode(SENTENCE)}"),
        _rtf(f"\\uc0 {_unicode(SENTENCE, ' ')}"),
        _rtf("\\uc2 " + _unicode(SENTENCE, "\\'3f\\'3f")),
        _rtf(f"{_hex('قال')}{{\\b  {_unicode('المتحدث')}}}{_hex(SENTENCE[11:])}"),
        b"{\\rtf1\\ansi\\ansicpg1256 " + SENTENCE.encode("cp1256") + b"}",
        _rtf(_hex(SENTENCE))[:-1],
    ],
)
def test_arabic_in_every_way_that_rtf_has(raw: bytes) -> None:
    assert read_one(raw, "خبر.rtf").text == SENTENCE


def test_what_is_seen_is_read_and_what_is_not_is_not() -> None:
    body = (
        "{\\header page}{\\*\\generator Rawi;}{\\pict\\wmetafile8 0102}{\\object{\\*\\objdata 00}}"
        f"{_hex('قال')}{{\\v {_hex('سراً')}}} {{\\field{{\\*\\fldinst LINK}}{{\\fldrslt "
        f"{_hex('المتحدث')}}}}}{{\\footnote {_hex('بحسب الوكالة.')}}}\\par "
        f"\\trowd {_hex('المدينة')}\\cell 12\\cell\\row "
        f"\\bin5 xxxxx{_hex('نهاية')} \\u-10179?\\u-8704?"
    )
    assert read_one(_rtf(body), "a.rtf").text.split("\n") == [
        "قال المتحدث",
        "المدينة\t12",
        "نهاية 😀",
        "بحسب الوكالة.",
    ]


_INFO = (
    f"{{\\info{{\\title {_hex('عنوان الخبر')}}}{{\\author {_hex('سلمى القاضي')}}}"
    "{\\creatim\\yr2024\\mo3\\dy4\\hr10\\min5}}"
)
WHOLE = _rtf(f"{_INFO}{_hex('عنوان الخبر')}\\par {_hex(SENTENCE)}")


def test_what_the_document_says_of_itself() -> None:
    found = read_one(WHOLE, "a.rtf")
    assert found.title == Guess("عنوان الخبر", "document_title", "عنوان الخبر")
    assert found.author == Guess("سلمى القاضي", "document_author", "سلمى القاضي")
    assert found.published is not None
    assert found.published.value == "2024-03-04T10:05:00"
    assert found.text == f"عنوان الخبر\n{SENTENCE}"


def test_a_heading_is_the_title() -> None:
    text = f"\\pard\\outlinelevel0 {{{_hex('عنوان الخبر')}}}\\par\\pard {_hex(SENTENCE)}"
    assert read_one(_rtf(text), "a.rtf").title == Guess(
        "عنوان الخبر", "first_heading", "عنوان الخبر"
    )


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (_rtf("no Arabic"), "NoArabic"),
        (_rtf(""), "FileEmpty"),
        (_rtf("{" * 50_000), "FileEmpty"),
        (_rtf("}" * 50), "FileEmpty"),
        (b"plain", "FileDamaged"),
    ],
)
def test_a_file_that_is_no_use_is_one_sentence(raw: bytes, problem: str) -> None:
    assert told(raw, "a.rtf") == [problem]


@given(some.lists(some.sampled_from(["{", "}", "\\u-1?", "\\'c7", "\\f9", "\\uc-5", "\\*", "\\"])))
def test_any_tokens_are_read_or_told(parts: list[str]) -> None:
    assert len(read_all(_rtf("".join(parts)), "a.rtf")) == 1
