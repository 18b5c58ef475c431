"""News of any length, made up by chance: the longer, the more people, places and days in it.

An article repeated would name the same few over and over, and hide what grows with their number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from resources.lexicons import load

_SENTENCES = (
    "قال {person} إن {number} {people} وصلوا {day} إلى {place} قادمين من {place}.",
    "وأعلنت {organisation} في {place} مقتل {number} {people} وإصابة آخرين في هجوم على {place}.",
    "ونقلت وكالة «{word}» عن مصدر عسكري أن القوات سيطرت على بلدة {place} {day}.",
    "في المقابل، نفى {person}، وهو ناطق باسم {organisation}، أن تكون {place} قد سقطت.",
    "وأكد المصدر أن الجيش دمر {number} سيارات قرب {place}، مشيراً إلى أن الاشتباكات مستمرة.",
    "وأفاد شهود بأن طائرة قصفت حي {word} في {place} فجر {day}، ما أدى إلى نزوح {number} عائلة.",
    "وبحسب {organisation}، ارتفعت أسعار الوقود {number} في المئة منذ {day}.",
    "واجتمع {person} مع {person} في {place} {day} لبحث وقف إطلاق النار.",
)
_DAYS = ("أمس", "يوم الجمعة الماضي", "اليوم", "الأسبوع الماضي", "في 12 آذار 2021", "قبل ثلاثة أيام")
_PEOPLE = ("مسلحاً", "مدنياً", "جندياً", "عاملاً", "طالباً")
_LETTERS = "ابتجحدرسشصطعفقكلمنهوي"


def news(characters: int, seed: int = 1) -> str:
    """An article of so many characters, in paragraphs of three sentences; the same every time."""
    draw = random.Random(seed)
    paragraphs = [f"{_place(draw)}: أنباء متضاربة عن {_word(draw)}"]
    length = 0
    while length < characters:
        paragraph = " ".join(_sentence(draw) for _ in range(3))
        paragraphs.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(paragraphs)[:characters]


def _sentence(draw: random.Random) -> str:
    pattern = draw.choice(_SENTENCES)
    pieces = pattern.split("{")
    return pieces[0] + "".join(
        _filled(piece.partition("}")[0], draw) + piece.partition("}")[2] for piece in pieces[1:]
    )


def _filled(what: str, draw: random.Random) -> str:
    match what:
        case "person":
            given = [row["word"] for row in load().rows("given_names")]
            return f"{draw.choice(given)} {draw.choice(given)} ال{_word(draw)}"
        case "organisation":
            return draw.choice([row["name"] for row in load().rows("organisations")])
        case "place":
            return _place(draw)
        case "day":
            return draw.choice(_DAYS)
        case "people":
            return draw.choice(_PEOPLE)
        case "number":
            return str(draw.randrange(3, 900))
        case _:
            return _word(draw)


def _place(draw: random.Random) -> str:
    return draw.choice(("مدينة ", "بلدة ", "قرية ", "")) + _word(draw)


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_LETTERS) for _ in range(draw.randrange(3, 7)))


def awkward(characters: int) -> Iterator[tuple[str, str]]:
    """(name, text) of texts that are no articles: each is where some way of reading grows long."""

    def filled(piece: str) -> str:
        return (piece * (characters // len(piece) + 1))[:characters]

    article = news(characters)
    yield "one line", " ".join(article.split())
    yield "no punctuation", " ".join("".join(c if c.isalnum() else " " for c in article).split())
    yield "a word a line", "\n".join(article.split())
    yield "one sentence again and again", filled("قالت الشرطة إن سيارة انفجرت أمس في حمص.\n")
    draw = random.Random(2)
    numbers = " ".join(str(draw.randrange(100_000)) for _ in range(characters // 5))
    yield "numbers", numbers[:characters]
    yield "one number", filled("١٢٣٤٥٦٧٨٩٠")
    yield "one word", filled("قالانالرئيس")
    yield "opening quotation marks", filled("قال «")
    yield "places joined by and", filled("حمص وحلب و")
    yield "number words joined by and", filled("سبعة وعشرون ألفاً و")
    yield "days on end", filled("يوم الاثنين أمس ")
    yield "brackets", filled("(حمص (")
    yield "only marks", filled("ـًٌٍَُ")
    yield "empty lines", "خبر" + filled("\n")
