"""Whatever the text: no crash, every span quotes it, every reference finds its item."""

from __future__ import annotations

import json

import arabic_reshaper
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.analysis.schema import from_dict, to_dict
from desktop.analysis.text.fold import fold_word
from resources.lexicons import load
from tests.analysis.quoting import assert_quotes

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةٱ"
OTHER_LETTERS = "پچژگکیەڵێۆۀھٹڈےۃ" + "abcXYZéß" + "中文日本" + "אבג" + "кот"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹²½٪%"
MARKS = "ًٌٍَُِّْٰٕٖٓٔۖۗۘۙۚۛۜ۞۩ـ" + "\u0610\u0615\u06dd"
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u061c\u00ad"
ISOLATES = "\u2066\u2067\u2068\u2069"
POINTS = "،؛؟.!:…-–—ـ«»“”\"'()[]{}/\\|*٫٬,"
SPACES = " \t\n\r\u00a0\u2028\u2029\u0085\x0b\x0c\u3000"
EMOJI = "🙂🇸🇾👨‍👩‍👧🏳️‍🌈"
ALPHABET = LETTERS + OTHER_LETTERS + DIGITS + MARKS + CONTROLS + ISOLATES + POINTS + SPACES + EMOJI

# Words at which some stage begins to look: any of them beside any other.
BEGINNINGS = """
قال وأعلن نفى زعمت بحسب نقلاً عن إن أن المتحدث باسم الجيش اللواء الرئيس أبو بن محمد حمص
وحلب و في من إلى حي بلدة مقتل سيطر على قصف أمس يوم الجمعة الماضي منذ قبل ثلاثة أيام تشرين
الثاني 2017 ١٢ نحو مئة ألف ونصف سبعة وعشرون سيارتين بين 15 كم شمال شرق لم لن سوف حاول « »
، . : - ( ) هـ 1439 رمضان وكالة رويترز داعش الساعة
"""
WORDS = some.sampled_from([*BEGINNINGS.split(), "في المئة", "\n", "\n\n"])
ANY_TEXT = some.text(some.sampled_from(ALPHABET), max_size=120)
WORDY = some.lists(WORDS | some.text(some.sampled_from(ALPHABET), max_size=4), max_size=60).map(
    " ".join
)
UNSPACED = some.lists(WORDS, max_size=25).map("".join)
DAYS = some.sampled_from(("2021-03-04", "0001-01-01", "9999-12-31", None))


def read(text: str, published: str | None = "2021-03-04") -> Analysis:
    return analyse(Article(text, outlet="الشام", published=published), load())


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT | WORDY | UNSPACED, DAYS)
@example("", None)
@example("خبر\n| تشرين", None)
@example("\ufeff", None)
@example("\u0640", "2021-03-04")
@example("قبل 999999999 سنة", "2021-03-04")
@example("منذ ١٠٠٠٠ عام وبعد 10000 يوم", "9999-12-31")
@example("في 30 شباط 2021 و31/02/2021 و99/99/9999", "2021-03-04")
@example("32 تشرين الثاني 0000", "0001-01-01")
@example("1439 هـ و 99999 هـ", None)
def test_any_text_is_read(text: str, published: str | None) -> None:
    assert_quotes(read(text, published))


@settings(max_examples=40, deadline=None)
@given(WORDY)
def test_what_is_read_can_be_written_and_read_again(text: str) -> None:
    analysis = read(text)
    assert from_dict(json.loads(json.dumps(to_dict(analysis)))) == analysis


@settings(max_examples=30, deadline=None)
@given(WORDY)
def test_reading_twice_is_reading_once(text: str) -> None:
    assert read(text) == read(text)


SENTENCE = "قال المتحدث باسم الجيش اللواء سامي الحداد أمس إن سبعة جنود قتلوا في بلدة الكرامة."


def noisy(text: str, every: int, noise: str) -> str:
    """The text with a character of noise in its words, behind every so many of its letters."""
    return "".join(
        letter + (noise[at % len(noise)] if at % every == 0 and letter.isalpha() else "")
        for at, letter in enumerate(text)
    )


AWKWARD = {
    "Arabic and English": "The army (الجيش) said في حمص 7 soldiers قتلوا; says Reuters رويترز.",
    "Persian": "سخنگوی ارتش گفت که هفت سرباز دیروز در شهر کرمان کشته شدند؛ پژوهشگران می‌گویند.",
    "Kurdish": "وتەبێژی سوپا ڕایگەیاند کە دوێنێ حەوت سەرباز لە شاری کۆبانێ کوژران.",
    "Quranic marks": "قَالَ ٱلْمُتَحَدِّثُ إِنَّ ٱلْهُدُوءَ عَادَ ۖ إِلَىٰ حِمْصَ ۚ ۝ أَمْسِ ۩",
    "every letter vocalised": noisy(SENTENCE, 1, "ًٌٍَُِّْ"),
    "tatweel": noisy(SENTENCE, 2, "ـ"),
    "zero-width": noisy(SENTENCE, 3, "\u200b\u200c\u200d\ufeff"),
    "bidi controls": noisy(SENTENCE, 4, "\u202e\u202c\u2067\u2069\u200f\u061c"),
    "emoji": noisy(SENTENCE, 5, "🙂🔥🇸"),
    "no spaces": SENTENCE.replace(" ", ""),
    "a space after each letter": " ".join(SENTENCE),
    "a line for each word": "\n".join(SENTENCE.split() * 20),
    "OCR": SENTENCE.replace("ل", "1").replace("و", "9").replace("ق", "ف").replace(" ", "  . "),
    "presentation forms": "ﻗﺎﻝ ﺍﻟﻤﺘﺤﺪﺙ ﺇﻥ ﺍﻟﻬﺪﻭﺀ ﻋﺎﺩ ﺇﻟﻰ ﺣﻤﺺ ﻭﷲ ﷺ",
    "digits": "١٢٣ 456 ۷۸۹ 1,000,000 1.5 ١٫٥ 1/2 12/3/2021 00:00 " * 10,
    "one digit run": "٩" * 400,
    "a number as long as a word": "9" * 5000,
    "marks alone": "ًٌٍَُِّْ" * 30,
    "quotation marks alone": "«»" * 50 + "»«" * 50 + "«" * 50,
    "brackets never closed": "(حمص [حلب {دمشق " * 20,
    "conjunctions": "و" * 300 + " و و و ف ف ب ل ك",
    "articles": "الالالالالال ال ال الا لل وال",
    "line ends of all kinds": SENTENCE.replace(" ", "\r\n\u2028\x0b\u0085"),
    "a null character": SENTENCE.replace(" ", "\x00"),
    "a very long line": SENTENCE[:-1] * 60,
    "lone surrogates": SENTENCE.replace("ق", "\ud83d").replace("س", "\ude00"),
    "decomposed": "قال المتحدث با\u0654سم ا\u0655ن ا\u0653خر و\u0654 ي\u0654".replace(
        "أ", "ا\u0654"
    ),
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_awkward_text_is_read(text: str) -> None:
    assert_quotes(read(text))
    assert_quotes(read(f"{text}\n{SENTENCE}\n{text}"))


@pytest.mark.parametrize(
    "name",
    ["every letter vocalised", "tatweel", "Arabic and English", "a very long line"],
)
def test_awkward_text_is_still_understood(name: str) -> None:
    texts = {mention.text for mention in read(AWKWARD[name] + "\n" + SENTENCE).mentions}
    assert any("الكرامة" in text for text in texts)


NOISE = {
    "tatweel": "ـ",
    "vowel marks": "\u064e\u0651\u0652",
    "Quranic marks": "\u0670\u06d6\u06da\u0615\u08d4",
    "zero-width": "\u200b\u200c\u200d\ufeff",
    "bidi controls": "\u200e\u200f\u061c\u202b\u202e\u202c",
    "bidi isolates": "\u2067\u2068\u2069",
    "soft hyphens": "\u00ad",
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
def test_marks_inside_words_change_no_reading(noise: str) -> None:
    plain = read(f"خبر\n{SENTENCE}")
    marked = read(f"خبر\n{noisy(SENTENCE, 3, noise)}")
    assert_quotes(marked)
    for kind in ("mentions", "times", "quantities", "sources", "claims", "events"):
        found = [_bare(getattr(item, "text", ""), noise) for item in getattr(marked, kind)]
        assert found == [_bare(getattr(item, "text", ""), noise) for item in getattr(plain, kind)]


def _bare(text: str, noise: str) -> str:
    return "".join(letter for letter in text if letter not in noise)


WRITTEN = {
    "Persian letters": SENTENCE.replace("ي", "ی").replace("ك", "ک"),
    "Urdu letters": SENTENCE.replace("ه", "ہ").replace("ى", "ے"),
    "presentation forms": arabic_reshaper.reshape(SENTENCE),
    "no-break spaces": SENTENCE.replace(" ", "\u00a0"),
    "two spaces": SENTENCE.replace(" ", "  "),
    "emoji beside words": "🔥 " + SENTENCE.replace("أمس", "أمس 🙂") + " 🙏🏽",
    "signs of the Quran": SENTENCE.replace("أمس", "أمس ۝").replace("إن", "إن ۖ"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_the_same_words_written_otherwise_mean_the_same(text: str) -> None:
    plain, other = read(f"خبر\n{SENTENCE}"), read(f"خبر\n{text}")
    assert_quotes(other)
    for kind in ("mentions", "times", "quantities", "sources", "claims"):
        found = [fold_word(" ".join(item.text.split())) for item in getattr(other, kind)]
        assert found == [fold_word(item.text) for item in getattr(plain, kind)]
    assert [event.type for event in other.events] == [event.type for event in plain.events]


def test_english_between_the_words_hides_none_of_them() -> None:
    text = SENTENCE.replace("أمس", "(yesterday) أمس").replace("جنود", "جنود (soldiers)")
    found = read(f"خبر\n{text}")
    assert {"سامي الحداد", "الكرامة"} <= {mention.text for mention in found.mentions}
    assert [time.text for time in found.times] == ["أمس"]
    assert [quantity.text for quantity in found.quantities] == ["سبعة جنود"]
    assert [event.type for event in found.events] == ["killing"]


@pytest.mark.parametrize("name", ["digits", "one digit run", "a number as long as a word"])
def test_digits_alone_name_nobody_and_tell_of_nothing(name: str) -> None:
    found = read(AWKWARD[name])
    assert [m.text for m in found.mentions if m.entity != found.sources[0].entity] == []
    assert found.events == ()
    assert found.conflicts == ()
