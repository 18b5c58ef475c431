"""Whether a number without unit and noun counts all the same: «مقتل 17», «ثلاثة منهم»."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.ranges import Bounds
from desktop.analysis.quantities.surroundings import (
    is_cued,
    is_measure_lead,
    is_new_value,
    is_old_value,
    is_place_name,
    is_year,
)
from desktop.analysis.text.tokens import Token

_OF_THEM = frozenset(("منهم", "منها", "منهن", "منهما"))
_OTHERS = frozenset(("اخرين", "اخران", "اخرون", "اخريات", "اخري"))
_OPENING = frozenset(('"', "«", "“"))
# «تتجاوز المئة», «أكثر من الثلاثين»; «أكثر من الثلاثة» points back to three that were named.
_ROUND = 20
_LEAST_WORDS = 3


def stands_alone(
    tokens: Sequence[Token],
    index: int,
    bounds: Bounds,
    lexicon: QuantityLexicon,
    *,
    qualified: bool,
) -> bool:
    """Whether the number of ``bounds``, which begins at ``index``, counts; ``qualified``: after
    «نحو», «أكثر من»."""
    number = bounds.last
    if is_place_name(tokens, index, bounds.end, lexicon):
        return False
    if number.form == "fraction" and number.definite:
        return is_measure_lead(tokens, index, number)
    cued = is_cued(tokens, index, lexicon) or _is_partitive(tokens, index, bounds, lexicon)
    if is_year(number):
        return cued
    if is_old_value(tokens, index, lexicon) or is_new_value(tokens, index, lexicon):
        return True
    if qualified or (cued and number.low > 0):
        points_back = number.definite and number.form == "words" and number.low < _ROUND
        return number.form not in ("short", "one", "fraction") and not points_back
    if bounds.keyword or number.scale > 1:
        return True
    return number.form == "vague" or (
        number.form == "words" and not number.definite and number.low >= _LEAST_WORDS
    )


def _is_partitive(
    tokens: Sequence[Token], index: int, bounds: Bounds, lexicon: QuantityLexicon
) -> bool:
    """«اثنين من مرافقيه», «ثلاثة منهم», «15 آخرين», «2 من فيلق الشام»; not «الطابق 3 من المبنى»."""
    after = tokens[bounds.end].fold if bounds.end < len(tokens) else ""
    number = bounds.last
    if number.definite and number.form != "vague":
        return False
    if number.form == "digits" and (number.low < 1 or is_year(number)):
        return False
    if after == "من" and number.form == "digits":
        labelled = index > 0 and tokens[index - 1].fold.startswith("ال")
        whole = number.low == number.low.to_integral_value()
        return not labelled and whole and _is_word(tokens, bounds.end + 1)
    if after.endswith("وا") and after in lexicon.count_cues:
        # «11 قتلوا»
        return number.form == "digits"
    return after in _OF_THEM or after in _OTHERS or after == "من"


def _is_word(tokens: Sequence[Token], index: int) -> bool:
    """A word, or one in quotation marks."""
    if index < len(tokens) and tokens[index].fold in _OPENING:
        index += 1
    return index < len(tokens) and tokens[index].kind == "word"
