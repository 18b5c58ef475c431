"""Hidden names are found as people write them, and replaced so that spans go with their words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.exporting.redaction.letters import letters, letters_alone
from desktop.exporting.redaction.names import HiddenName, NameFinder
from desktop.exporting.redaction.replacing import replacer


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("قسد", "هجوم لقسد وقسد، والقسد", "هجوم ل# و#، و#"),
        ("الجيش", "للجيش وبالجيش", "ل# وب#"),
        ("الأسد", "كالأسد أسد للأسد", "ك# أسد ل#"),
        ("أبو ياسر", "أبي ياسر وأبا ياسر وأبوياسر #أبو_ياسر", "# و# و# ##"),
        ("أبو ياسر", "ابـو يَاسِر\u200f أبو\nياسر", "#\u200f #"),
        ("داعش", "داعشي والداعشيين والدواعش", "# و# و#"),
        ("حركة النور", "حركة النور حركة نور", "# حركة نور"),
        ("علي", "عليه علي عليًا فعليه وعلي", "عليه # # فعليه و#"),
        ("الإخوان المسلمون", "الإخوان المسلمين", "#"),
        ("Abu Yasir", "ABU-YASIR's abu_yasir2 Abuyasirov", "#'s #2 Abuyasirov"),
        ("Müller", "Mu\u0308ller MULLER", "# #"),
        ("حلب", "http://x/%D8%AD%D9%84%D8%A8/1 &#1581;&#1604;&#1576;", "http://x/#/1 #"),
        ("حلب", "\\u062d\\u0644\\u0628", "#"),
        ("ﻗﺴﺪ", "قسد", "#"),
        ("اللواء 12", "اللواء ١٢ واللواء 123", "# واللواء 123"),
        ("الكرماوي", "للكرماويين والكرماوية والكرماويون", "ل# و# و#"),
        ("حركة", "حركتهم وحركتها حركته", "# و# #"),
        ("🙂", "نعم🙂 لا", "نعم# لا"),
        ("أبو ياسر", "بو ياسر وأم ياسر", "# وأم ياسر"),
        ("الكرماوي", "كرماوي وكرماوية", "# و#"),
        ("العربي", "عربي والعربي", "عربي و#"),
        ("سمير الكرماوي", "سمير كرماوي، وسمير بن خالد الكرماوي", "#، و#"),
        ("سمير الكرماوي", "الكرماوي، سمير ثم كرماوي_سمير وس. الكرماوي", "# ثم # و#"),
        ("سمير الكرماوي", "وقال س. الكرماوي: يا س الكرماوي", "وقال #: يا س الكرماوي"),
        ("أبو ياسر", "ياسر أبو بكر", "ياسر أبو بكر"),
        ("Samir Karmawi", "Karmawi, Samir; S. Karmawi; skarmawi@x", "#; #; #@x"),
        ("Samir Karmawi", "karmawis, Sam Karmawi, skarmawi", "karmawis, Sam Karmawi, skarmawi"),
        ("قسد", "ق\x00س\ufe0fد ق\ud83dسد", "# #"),
    ],
)  # fmt: skip
def test_a_name_is_found_as_people_write_it(name: str, text: str, expected: str) -> None:
    replaced = replacer(NameFinder([HiddenName((name,))]), ["#"])(text)
    assert replaced.text.replace("\u200f", "") == expected.replace("\u200f", "")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("غزة", "غزي والغزاويين غزة غزل بغزة", "# و# # غزل ب#"),
        ("سوريا", "السوريين سورية سوري سور", "# # # سور"),
        ("حماة", "حماوي وحماة حمار", "# و# حمار"),
        ("حماة", "الحموي والحمويات حمو", "# و# حمو"),
        ("صنعاء", "صنعاني والصنعانية وصنعا صنعة", "# و# و# صنعة"),
        ("سامراء", "السامرائي", "#"),
        ("البحرين", "بحريني وبحرينيون بحر", "# و# بحر"),
        ("الناصرة", "ناصري ناصر", "# ناصر"),
        ("الرقة", "رقي والرقي رقاوي", "رقي و# رقاوي"),
    ],
)
def test_people_of_a_hidden_place_are_found(name: str, text: str, expected: str) -> None:
    assert replacer(NameFinder([HiddenName((name,), "place")]), ["#"])(text).text == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("سمير الكرماوي", "Samir al-Karmawi, x.org/sameer.elkarmaoui", "#, x.org/#"),
        ("الكرماوي", "Al-Karmawy's crime, cream or karma", "#'s crime, cream or karma"),
        ("عبد الله الحسين", "Abdullah Al-Hussein and Abdallah Hussain", "# and #"),
        ("علي", "Ali and Eli, all", "Ali and Eli, all"),
        ("كرم", "Karam's cream", "#'s cream"),
        ("حلب", "Halab, help", "#, help"),
        ("سمير الكرماوي", "Karmaoui, Sameer and s.karmawi@x skarmawi7@x", "# and #@x #7@x"),
        ("محمد", "Muhammed, Mhammad, Mohamed", "#, #, #"),
    ],
)
def test_an_arabic_name_is_found_in_latin_letters(name: str, text: str, expected: str) -> None:
    finder = NameFinder([HiddenName((name,))], transcribed=True)
    assert replacer(finder, ["#"])(text).text == expected
    assert not NameFinder([HiddenName((name,))]).finds(text), "a file's own words are spared"


WORDS = st.sampled_from(
    ["قسد", "القسد", "لقسد", "أبو", "ياسر", "أبو ياسر", "لأبي ياسر", "شخص", "1", "اسم 2", "قال",
     "إن", "🙂", "\ud83d", "\u202e", "ـ", "َ", "%D9%82%D8%B3%D8%AF", "River", "RIVER forces",
     ".", "\n", "و"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "_", "\n"])), max_size=12).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
NAMES = st.lists(
    st.sampled_from(["قسد", "أبو ياسر", "River Forces", "شخص 1", "1", "اسم", "ياسر", "و"]),
    min_size=1, max_size=3, unique=True,
)  # fmt: skip


def test_a_name_that_begins_like_a_particle_is_not_taken_for_another() -> None:
    """«لبنان» is no «بنان» with ل before it, and «محمد علي» no «محمد»."""
    names = [HiddenName((name,)) for name in ("بنان", "لبنان", "محمد", "محمد علي")]
    replaced = replacer(NameFinder(names), ["1", "2", "3", "4"])
    assert replaced("لبنان ولبنان للبنان لمحمد علي ومحمد").text == "2 و2 ل2 ل4 و3"


def test_a_name_stands_out_from_letters_that_an_address_escapes() -> None:
    replaced = replacer(NameFinder([HiddenName(("أبو ياسر",))]), ["■"])
    assert replaced("أبو ياسر%D9%82%D8%B3%D8%AF").text == "■%D9%82%D8%B3%D8%AF"


@given(st.text("aÉﬁ%D9&#x1;u\\ـَﷺﻻأ\u0301") | TEXTS)
def test_letters_are_the_same_with_and_without_the_way_back(text: str) -> None:
    plain = letters(text)
    assert plain.text == letters_alone(text)
    assert len(plain.starts) == len(plain.ends) == len(plain.text)
    assert all(start < end for start, end in zip(plain.starts, plain.ends, strict=True))


def inside_a_word(text: str, at: int) -> bool:
    """Half of a word may be a name though the whole is none; unseen signs part no word."""
    before, behind = letters_alone(text[:at])[-1:], letters_alone(text[at:])[:1]
    return before.isalnum() and behind.isalnum()


@settings(deadline=None)
@given(TEXTS, NAMES, st.data())
@example("شخص 1قسد", ["قسد", "1"], None)
@example("أبو ياسر%D9%82%D8%B3%D8%AF", ["أبو ياسر"], None)
def test_no_name_is_left_and_spans_go_with_their_words(
    text: str, names: list[str], data: st.DataObject | None
) -> None:
    finder = NameFinder([HiddenName((name,)) for name in names])
    cut = sorted(data.draw(st.integers(0, len(text))) for _ in range(2)) if data else [0, 0]
    labels = ["■" * (n + 1) for n in range(len(names))]
    replaced = replacer(finder, labels)(text, [(cut[0], cut[1])])
    assert not finder.finds(replaced.text)
    assert replaced.span(0, len(text)) == (0, len(replaced.text))
    start, end = replaced.span(cut[0], cut[1])
    assert 0 <= start <= end <= len(replaced.text)
    if not any(inside_a_word(text, at) for at in cut):
        assert not finder.finds(replaced.text[start:end])
    if not any(each.start < cut[1] and cut[0] < each.end for each in finder(text)):
        kept = replaced.text[start:end]
        assert kept == text[cut[0] : cut[1]] or "■" in kept
