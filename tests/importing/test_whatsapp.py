"""A chat that WhatsApp exported is its messages, whatever telephone wrote it."""

from __future__ import annotations

from time import process_time

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.problems import PagesWithoutArticle
from tests.importing.reading import read_all, read_one, told

FIRST = "انقطعت المياه عن حي الخروب منذ صباح اليوم."
SECOND = "عادت المياه: شكراً لكم.\nوالكهرباء أيضاً"
IPHONE = f"""\
[12/05/2024, 2:52:10 م] حي الخروب: \u200eالرسائل والمكالمات مشفرة تمامًا بين الطرفين.
[12/05/2024, 2:53:10 م] أبو سالم: {FIRST}
\u200e[12/05/2024, 3:10:44 م] ريم: \u200eتم استبعاد الصورة
[12/05/2024, 3:11:44 م] ريم: Hello
[13/05/2024, 12:01:00 ص] \u202a+963 944 000 000\u202c: {SECOND} \u200e<تم تعديل هذه الرسالة>
"""
ANDROID = f"""\
12/5/2024, 14:52 - الرسائل والمكالمات مشفرة تمامًا بين الطرفين.
12/5/2024, 14:53 - أبو سالم: {FIRST}
12/5/2024, 15:10 - ريم: <تم استبعاد الوسائط>
12/5/2024, 15:11 - ريم: IMG-20240512-WA0001.jpg (الملف مرفق)
12/5/2024, 15:11 - ريم: Hello
13/5/2024, 00:01 - +963 944 000 000: {SECOND}
13/5/2024, 00:02 - ريم: تم حذف هذه الرسالة
"""
ARABIC = f"""\
١٢\u200f/٥\u200f/٢٠٢٤، ٢:٥٣ م - أبو سالم: {FIRST}
١٢\u200f/٥\u200f/٢٠٢٤، ٣:١١ م - ريم: Hello
١٣\u200f/٥\u200f/٢٠٢٤، ١٢:٠١ ص - \u202a+963 944 000 000\u202c: {SECOND}
"""
AMERICAN = f"""\
5/12/24, 2:53\u202fPM - أبو سالم: {FIRST}
5/12/24, 3:11\u202fPM - ريم: Hello
5/13/24, 12:01\u202fAM - +963 944 000 000: {SECOND}
"""


@pytest.mark.parametrize("chat", [IPHONE, ANDROID, ARABIC, AMERICAN])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_message_of_a_chat_is_an_article(chat: str, mark: str) -> None:
    first, second, problem = read_all(f"{mark}{chat}".encode(), "_chat.txt")
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert (first.text, second.text) == (FIRST, SECOND)
    assert [each.outlet and each.outlet.value for each in (first, second)] == [
        "أبو سالم", "+963 944 000 000",
    ]  # fmt: skip
    sent = [each.published.value[:16] for each in (first, second) if each.published]
    assert sent == ["2024-05-12T14:53", "2024-05-13T00:01"]
    assert first.format == "whatsapp"
    assert isinstance(problem, PagesWithoutArticle)
    assert problem.fields["count"] == 1


def test_days_are_read_so_that_messages_follow_one_another() -> None:
    chat = "".join(f"{day}, 14:53 - ريم: {FIRST}\n" for day in ("3/4/2024", "3/5/2024", "4/1/2024"))
    found = read_all(chat.encode(), "a.txt")
    days = [
        each.published.value[:10]
        for each in found
        if isinstance(each, FoundArticle) and each.published
    ]
    assert days == ["2024-03-04", "2024-03-05", "2024-04-01"]


def test_a_text_that_begins_with_a_day_is_no_chat() -> None:
    for text in (f"12/5/2024 - {FIRST}", f"[1] {FIRST}", f"12/5/2024, 14:53\n{FIRST} - نعم: لا"):
        assert read_one(text.encode(), "a.txt").text == text


def test_a_chat_without_an_arabic_word_is_told() -> None:
    assert told(b"12/5/2024, 14:53 - Sami: Hello\n", "a.txt") == ["PagesWithoutArticle"]
    assert told("12/5/2024, 14:53 - أُنشئت المجموعة\n".encode(), "a.txt") == ["NoArabic"]


def test_a_long_chat_takes_no_time() -> None:
    chat = "".join(f"12/5/2024, 14:53 - ريم: {FIRST}\n" for _ in range(20_000)) + "[" * 200_000
    begun = process_time()
    assert len(read_all(chat.encode(), "a.txt")) == 20_000
    assert process_time() - begun < 20
