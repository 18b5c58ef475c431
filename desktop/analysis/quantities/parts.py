"""Quantities that are a part of another one: «12 مدنياً بينهم أربعة أطفال وثلاث نساء» is twelve."""

from __future__ import annotations

from desktop.analysis.model import Quantity
from desktop.analysis.quantities.phrases import Phrases
from desktop.analysis.reading import Reading
from resources.lexicons import Lexicons

# Words between «بينهم» and its number: «بينهم على الأقل», «من بينهم أيضاً».
_REACH = 2


def parts_of(reading: Reading, lexicons: Lexicons) -> dict[str, str]:
    """From the id of each quantity that is a part to the id of its whole.

    The whole is the last quantity of the sentence before «بينهم» that is no part itself and large
    enough; what «و» adds right after a part is one too, unless its noun tells another fate («بينهم
    طفلان وعشرة جرحى»).
    """
    words = Phrases((row["form"], True) for row in lexicons.rows("part_words"))
    fates = frozenset(row["singular"] for row in lexicons.rows("casualty_nouns") if row["fate"])
    found: dict[str, str] = {}
    whole: Quantity | None = None
    before: Quantity | None = None
    for quantity in reading.quantities:
        if before is not None and not _in_one_sentence(reading, before, quantity):
            whole = before = None
        joined = (
            before is not None
            and before.id in found
            and quantity.what not in fates
            and (_is_joined(reading, before, quantity))
        )
        if (
            whole is not None
            and _fits(quantity, whole)
            and (joined or _is_part(reading, quantity, whole, words))
        ):
            found[quantity.id] = whole.id
        else:
            whole = quantity
        before = quantity
    return found


def _in_one_sentence(reading: Reading, one: Quantity, two: Quantity) -> bool:
    sentence = reading.sentence_at(one.start)
    return sentence is not None and two.start < sentence.end


def _is_part(reading: Reading, quantity: Quantity, whole: Quantity, words: Phrases[bool]) -> bool:
    index = reading.token_index(quantity.start)
    after = reading.token_index(whole.start)
    if index is None or after is None:
        return False
    for at in range(index - 1, max(after, index - 2 - _REACH), -1):
        hit = words.longest(reading.tokens, at)
        if hit is not None:
            return hit.end <= index
    return False


def _fits(part: Quantity, whole: Quantity) -> bool:
    """Whether the whole is large enough, and both count."""
    if part.unit is not None or whole.unit is not None:
        return False
    most, least = whole.high, part.low
    return most is None or least is None or least <= most


def _is_joined(reading: Reading, before: Quantity, quantity: Quantity) -> bool:
    """«وثلاث نساء» right after the part before it."""
    between = reading.text[before.end : quantity.start].strip()
    return between in ("و", "،", "،و", "، و")
