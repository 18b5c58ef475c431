"""Arabic verbs before their subjects, and subjects in the case of a subject."""

from __future__ import annotations

import pytest

from desktop.exporting.brief.outline import Quoted
from desktop.exporting.brief.saying import Said, feminine, nominative, sentence, shortened
from desktop.exporting.brief.sentences import Sentences
from desktop.look.translation import words


@pytest.fixture(scope="module")
def arabic() -> Sentences:
    return Sentences(words("ar"))


@pytest.mark.parametrize(
    ("name", "is_feminine"),
    [
        ("وزارة الدفاع", True),
        ("قوات النهر", True),
        ("القوات المسلحة", True),
        ("مصادر معارضة", True),
        ("وسائل إعلام محلية", True),
        ("الأمم المتحدة", True),
        ("«كتائب القدس»", True),
        ("المتحدث باسم الوزارة", False),
        ("مصدر عسكري", False),
        ("شهود عيان", False),
        ("خليفة المهدوي", False),
        ("أسامة بن زيد", False),
        ("الجيش", False),
        ("", False),
    ],
)
def test_the_first_word_says_the_gender(arabic: Sentences, name: str, *, is_feminine: bool) -> None:
    assert feminine(name, arabic) is is_feminine


def test_a_subject_is_in_the_nominative(arabic: Sentences) -> None:
    assert nominative("ناشطين محليين", arabic) == "ناشطون محليون"
    assert nominative("مصدرين أمنيين في حلب", arabic) == "مصدران أمنيان في حلب"
    assert nominative("مسؤولين أميركيين سابقين", arabic) == "مسؤولون أميركيون سابقون"
    assert nominative("المراقبين", arabic) == "المراقبون"
    assert nominative("مصدراً قضائيًا", arabic) == "مصدر قضائي"
    assert nominative("فلسطين", arabic) == "فلسطين"


def test_a_long_quotation_is_cut_behind_a_word() -> None:
    text = "كلمة " * 200
    cut = shortened(text, 100)
    assert cut.endswith("كلمة …")
    assert len(cut) <= 102


def test_talk_that_is_nobodys_reports_nothing(arabic: Sentences) -> None:
    said = Said(("أنباء", "الساحل"), "reports", "انسحاب", clause=False, announced=False, footnote=1)
    told = "".join(p.text if isinstance(p, Quoted) else p for p in sentence(said, arabic))
    assert told.translate(dict.fromkeys((0x2068, 0x2069))) == "وردت أنباء (بنقل الساحل): انسحاب."
