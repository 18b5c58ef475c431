"""Numbers written in digits, in the ways of the Arabic press: 12.5, 12,5, 1,250,000, 12 000."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from desktop.analysis.text.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_GROUP = re.compile(r"\d{3}")
_LAST_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
_MEASURED = frozenset(
    ("%", "بالمايه", "بالميه", "في المايه", "في الميه", "مليون", "مليار", "مليونا",
     "مليارا", "ملايين", "مليارات", "درجه", "درجات", "كلم", "كم", "متر", "امتار")
)  # fmt: skip
# More digits are a telephone, an account or an identity number.
_MOST_DIGITS = 15


def read_digits(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The value of the number token at ``index`` and the index after it, or None.

    «12 000» and «1،250» are read as one number. A full stop before exactly three digits parts
    thousands («1.250 ليرة»), as the Levantine and Maghrebi press use it, but «0.125» is a fraction.
    """
    token = tokens[index]
    if token.kind != "number":
        return None
    value = _value(token.fold)
    if value is None:
        return None
    digits, end = token.fold, index + 1
    while len(tokens[index].fold) <= 3 and digits.isdecimal():
        following = _thousands_after(tokens, end)
        if following is None:
            break
        digits, end = digits + tokens[following].fold.replace(",", "."), following + 1
    if end > index + 1:
        return Decimal(digits), end
    return _parted(tokens, index) or (value, end)


def _parted(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """«3،7 بالمائة», «1،2 مليون»: the Arabic comma as a decimal mark, where what is measured
    follows."""
    at = index + 2
    if at + 1 >= len(tokens) or tokens[index + 1].fold != "،" or tokens[at].kind != "number":
        return None
    whole, part, after = tokens[index], tokens[at], tokens[at + 1].fold
    if index > 0 and tokens[index - 1].fold == "،":
        # «1،2،3 ملايين»
        return None
    touching = whole.end == tokens[index + 1].start and tokens[index + 1].end == part.start
    digits = whole.fold.isdecimal() and part.fold.isdecimal() and len(part.fold) <= 2
    if after == "في" and at + 2 < len(tokens):
        after += " " + tokens[at + 2].fold
    if not (touching and digits and after in _MEASURED):
        return None
    return Decimal(f"{whole.fold}.{part.fold}"), at + 1


def _value(written: str) -> Decimal | None:
    if len(written) > _MOST_DIGITS + written.count(".") + written.count(","):
        return None
    if _GROUPED.fullmatch(written) and not written.startswith("0"):
        return Decimal(written.replace(",", "").replace(".", ""))
    if _PLAIN.fullmatch(written):
        return Decimal(written.replace(",", "."))
    thousands = re.fullmatch(r"(\d{1,3}(?:,\d{3})+)\.(\d+)|(\d{1,3}(?:\.\d{3})+),(\d+)", written)
    if thousands:
        whole, part = (g for g in thousands.groups() if g is not None)
        return Decimal(whole.replace(",", "").replace(".", "") + "." + part)
    return None


def _thousands_after(tokens: Sequence[Token], index: int) -> int | None:
    """The index of a group of three digits that goes on the number before ``index``."""
    before = tokens[index - 1]
    if index < len(tokens) and tokens[index].fold == "،" and tokens[index].start == before.end:
        before, index = tokens[index], index + 1
        gap = 0
    else:
        gap = 1
    if index >= len(tokens):
        return None
    token = tokens[index]
    group = _LAST_GROUP if gap == 0 else _GROUP
    return index if group.fullmatch(token.fold) and token.start - before.end == gap else None
