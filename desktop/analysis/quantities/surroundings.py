"""Whether a bare number counts something: labels, scores, telephones and years do not."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.numbers import Number
from desktop.analysis.quantities.phrases import proclitic_cuts
from desktop.analysis.text.tokens import Token

# How many tokens before «من … إلى …» a word of change («ارتفع») still governs it.
_CHANGE_REACH = 8
_LONGEST_COUNT = 9
_LEAST_ACCUSATIVE = 11
_YEARS = range(1900, 2101)
_TO = frozenset(("الي", "ل"))
_MEASURE_LEADS = frozenset(("الي", "بنسبه", "بمقدار", "بواقع", "حتي", "دون", "فوق", "عن"))
_COUNTS = frozenset(("عدد", "اعداد", "عددهم", "حصيله", "الحصيله", "تعداد", "عداد", "اجمالي"))
_PARTICLES = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل"))


def is_label(tokens: Sequence[Token], index: int, end: int, lexicon: QuantityLexicon) -> bool:
    """Whether the digits from ``index`` to ``end`` name or order something, as in «القناة 12»,
    «F-16» and «1- …»."""
    token = tokens[index]
    if token.kind != "number":
        return False
    return (
        _touches_other_signs(tokens, index, end)
        or _is_telephone(tokens, index)
        or _opens_a_line(tokens, index, end)
        or _is_numbered(tokens, index, lexicon)
    )


def is_counted_all_the_same(
    tokens: Sequence[Token], end: int, number: Number, lexicon: QuantityLexicon
) -> bool:
    """«صوت لصالح القرار 120 نائباً»: the accusative of what is counted outweighs the word before."""
    if end >= len(tokens) or number.low < _LEAST_ACCUSATIVE:
        return False
    noun = tokens[end]
    return noun.fold.endswith("ا") and noun.fold[:-1] in lexicon.singulars


def _is_numbered(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """«القرار 52», and «القانون عدد 52» as Tunisia numbers its laws."""
    at = _past_particles(tokens, index - (index > 0 and tokens[index - 1].fold == "("))
    if at > 1 and tokens[at - 1].fold == "عدد":
        at = _past_particles(tokens, at - 1)
    if at == 0:
        return False
    return any(cut in lexicon.numbered_heads for _, cut in proclitic_cuts(tokens[at - 1].fold))


def _before(tokens: Sequence[Token], index: int) -> str:
    """The folded word before a number, past a particle that is written to it («الـ 12»)."""
    index = _past_particles(tokens, index)
    return tokens[index - 1].fold if index > 0 else ""


def _past_particles(tokens: Sequence[Token], index: int) -> int:
    while index > 0 and tokens[index - 1].fold in _PARTICLES:
        index -= 1
    return index


def _touches_other_signs(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Part of a code, an address, a clock or a score: 14:30, 2-1, F-16, M4, 192/3, user_7."""
    if index > 0:
        before = tokens[index - 1]
        touching = before.end == tokens[index].start
        if before.kind == "latin" and tokens[index].start - before.end <= 1:
            return True
        if touching and before.fold in ("-", "–", "/", ":", "_", "@", "#", "=", "+", ".", "&"):
            return index > 1 and tokens[index - 2].end == before.start
    if end < len(tokens):
        after = tokens[end]
        touching = tokens[end - 1].end == after.start
        if touching and after.fold in ("/", ":", "_", "-", "–"):
            return end + 1 < len(tokens) and tokens[end + 1].kind in ("number", "latin")
        return touching and after.kind == "latin" and len(after.fold) == 1
    return False


def _is_telephone(tokens: Sequence[Token], index: int) -> bool:
    digits = tokens[index].fold
    plus = index > 0 and tokens[index - 1].fold == "+"
    return digits.isdecimal() and (
        len(digits) > _LONGEST_COUNT or (len(digits) > 5 and (digits[0] == "0" or plus))
    )


def _opens_a_line(tokens: Sequence[Token], index: int, end: int) -> bool:
    """«1- قال …», «2) …» at the beginning of a line or after a stop."""
    if end >= len(tokens) or tokens[end].fold not in ("-", "–", ")", "."):
        return False
    at = index - (index > 0 and tokens[index - 1].fold == "(" and tokens[end].fold == ")")
    return at == 0 or tokens[at - 1].fold in (".", ":", "؛", "•")


def is_place_name(tokens: Sequence[Token], index: int, end: int, lexicon: QuantityLexicon) -> bool:
    """«بلدة بليون», «حي الألف»: a lone number word after what describes a place."""
    lone = end == index + 1 and tokens[index].kind == "word"
    return lone and index > 0 and tokens[index - 1].fold in lexicon.place_heads


def is_measure_lead(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """«خفض الإنتاج إلى النصف», «تراجع بمقدار الثلث»: a bare part is what something comes to;
    «نصفهم أطفال» counts those who were named."""
    if is_part_of_named(tokens[index], number):
        return True
    return number.prefix in ("ب", "وب") or (index > 0 and tokens[index - 1].fold in _MEASURE_LEADS)


def is_part_of_named(token: Token, number: Number) -> bool:
    """«نصفهم», «ثلثها»: the pronoun says of whom, and no noun after it does."""
    with_article = token.fold.removeprefix(number.prefix).startswith("ال")
    return number.form == "fraction" and number.definite and not with_article


def is_year(number: Number) -> bool:
    """Whether bare digits may as well be a year."""
    return number.form == "digits" and number.low in _YEARS


def is_cued(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """Whether the word before says that a bare number counts («مقتل 17», «إصابة 20»), or a count
    changes to it («ارتفع عدد القتلى إلى 61»)."""
    word = _before(tokens, index)
    if not word:
        return False
    return any(cut in lexicon.count_cues for _, cut in proclitic_cuts(word)) or (
        word in _TO and _is_changed_count(tokens, index, lexicon)
    )


def _is_changed_count(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    words = {
        cut
        for t in (*tokens[max(0, index - _CHANGE_REACH) : index], *tokens[index + 1 : index + 2])
        for _, cut in proclitic_cuts(t.fold)
    }
    return bool(words & _COUNTS) and is_change(tokens, index, lexicon)


def is_old_value(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """«رفع السعر من 8000 إلى 12 ألفاً»: two values, not what lies between."""
    if index == 0 or tokens[index - 1].fold not in ("من", "ومن"):
        return False
    return is_change(tokens, index - 1, lexicon)


def is_new_value(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """«ارتفع المؤشر إلى 7312»: what it comes to."""
    if index == 0 or tokens[index].kind != "number" or tokens[index - 1].fold not in _TO:
        return False
    return is_change(tokens, index - 1, lexicon)


def is_change(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """Whether «من … إلى …» at ``index`` follows a word of change («ارتفع من 5 إلى 8»)."""
    for token in reversed(tokens[max(0, index - _CHANGE_REACH) : index]):
        if token.fold in (".", "؛", "!", "؟"):
            return False
        if any(cut in lexicon.change_words for _, cut in proclitic_cuts(token.fold)):
            return True
    return False
