"""Numbers: the longest run of digits and number words that makes one, and its value.

The order is that of Arabic: hundreds و units و tens, then the scale («مئة وخمسة وعشرون ألفاً»),
greater scales first, each part tied by «و». Digits and words mix: «12 مليوناً و500 ألف».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.analysis.quantities.digits import read_digits
from desktop.analysis.quantities.number_words import NumberWord, NumberWords
from desktop.analysis.text.tokens import Token

_TANWIN = "\u064b"
_DAMMA = "\u064f"
# Plural alone: «عشرات» is 20 to 99, «آلاف» 2,000 to 9,999, «عشرات الآلاف» 20,000 to 99,999.
_VAGUE_LOW, _VAGUE_HIGH = 2, 10
# «بضعة» is from three to nine.
_FEW_LOW, _FEW_HIGH = 3, 9
_HUNDRED_VALUE = 100
_TEENS = frozenset(("عشر", "عشره"))

# By role: the slots of a group that must be free, and those that the word closes. A number has its
# hundreds before its units and these before its tens.
_ALL = frozenset(("hundreds", "units", "tens"))
_UNIT = (frozenset(("units",)), frozenset(("hundreds", "units")))
_TEN = (frozenset(("units", "tens")), _ALL)
_HUNDRED = (frozenset(("hundreds",)), frozenset(("hundreds",)))
_HUNDREDFOLD = frozenset(("short_unit", "digits", "tens"))
_SLOTS = {
    "unit": _UNIT,
    "short_unit": _UNIT,
    "teen_unit": _UNIT,
    "ten": _TEN,
    "short_ten": _TEN,
    "tens": (frozenset(("tens",)), _ALL),
    "hundred": _HUNDRED,
    "hundreds": _HUNDRED,
}


@dataclass(frozen=True, slots=True)
class Number:
    """``low``/``high`` differ for vague words. ``end`` is the index after the last token.

    ``form``: "digits", "words", "short" (ثلاث, سبع: needs a counted noun), "dual" (اثنان), "one",
    "vague" or "fraction". ``definite``: it has the article. ``prefix``: proclitics of its first
    word. ``scale``: its last scale word's value (1 when it has none).
    """

    low: Decimal
    high: Decimal
    end: int
    form: str
    definite: bool = False
    prefix: str = ""
    scale: Decimal = Decimal(1)


def read_number(tokens: Sequence[Token], index: int, words: NumberWords) -> Number | None:
    """The number that begins at a token, as long as it goes, or None."""
    token = tokens[index]
    if token.kind == "number":
        return _Reader(tokens, words).from_digits(index)
    if token.kind != "word":
        return None
    word = _word_at(token, words)
    if word is None or not _is_spelled(token, word):
        return None
    if word.role in ("vague", "few", "scales"):
        return _vague(tokens, index, word, words)
    if word.role == "fraction":
        return _fraction(tokens, index, word, words)
    return _Reader(tokens, words).from_words(index, word)


def _word_at(token: Token, words: NumberWords) -> NumberWord | None:
    """The number word of a token; «وأحد» folds to «واحد» but is the first half of eleven, and a
    vowel mark tells «خُمس» (a fifth) from «خمس» (five)."""
    if token.fold == "واحد" and "أ" in token.text:
        return NumberWord("teen_unit", Decimal(1), "و")
    if _DAMMA in token.text:
        part = words.vowelled_part(token.text, token.fold)
        if part is not None:
            return part
    return words.get(token.fold)


def _is_spelled(token: Token, word: NumberWord) -> bool:
    """«مئتا» folds to «ميتا»: without its hamza or alef the word is another one («ميتاً»)."""
    hundreds = word.role == "hundreds" or (word.role == "vague" and word.value == _HUNDRED_VALUE)
    return not hundreds or "ئ" in token.text or "ما" in token.text


def _vague(
    tokens: Sequence[Token], index: int, word: NumberWord, words: NumberWords
) -> Number | None:
    """«عشرات», «مئات الآلاف», «بضعة ملايين», «بضع عشرات»."""
    if word.role == "few":
        low, high = Decimal(_FEW_LOW), Decimal(_FEW_HIGH)
        if index + 1 < len(tokens) and tokens[index + 1].fold in _TEENS:
            # «بضعة عشر»
            ten = Decimal(10)
            return Number(low + ten, high + ten, index + 2, "vague", word.definite, word.prefix)
    else:
        low, high = word.value * _VAGUE_LOW, word.value * _VAGUE_HIGH - 1
    end = index + 1
    while end < len(tokens):
        next_word = words.get(tokens[end].fold)
        if next_word is None or next_word.prefix:
            break
        if next_word.role in ("scales", "scale", "vague") and next_word.value > 1:
            low, high = low * next_word.value, (high + 1) * next_word.value - 1
            end += 1
            continue
        break
    return Number(low, high, end, "vague", word.definite, word.prefix)


def _fraction(
    tokens: Sequence[Token], index: int, word: NumberWord, words: NumberWords
) -> Number | None:
    """«نصف مليون» is a number; «نصف السكان» a part of a whole."""
    end = index + 1
    scale = words.get(tokens[end].fold) if end < len(tokens) else None
    if scale is not None and scale.role in ("scale", "scale_or_two") and not scale.prefix:
        value = word.value * scale.value
        return Number(value, value, end + 1, "words", prefix=word.prefix, scale=scale.value)
    return Number(word.value, word.value, end, "fraction", word.definite, word.prefix)


class _Reader:
    """One pass over the words of a number: ``group`` is what stands before the next scale."""

    def __init__(self, tokens: Sequence[Token], words: NumberWords) -> None:
        self.tokens = tokens
        self.words = words
        self.total = Decimal(0)
        self.group = Decimal(0)
        # The slots of the group still free: a number has its units before its tens.
        self.free: frozenset[str] = _ALL
        self.last_scale = Decimal("Infinity")
        self.last_role = ""
        self.last_value = Decimal(0)
        self.has_group = False

    def from_digits(self, index: int) -> Number | None:
        digits = read_digits(self.tokens, index)
        if digits is None:
            return None
        self.group, end = digits
        self.has_group, self.free, self.last_role = True, frozenset(), "digits"
        end = self._go_on(end)
        return self._result(end, "digits")

    def from_words(self, index: int, first: NumberWord) -> Number | None:
        if not self._take(index, first, tied=False):
            return None
        end = self._go_on(index + 1)
        if first.role == "teen_unit" and self.last_role == "teen_unit":
            return None
        form = "words"
        if end == index + 1:
            short = first.role in ("short_unit", "short_ten")
            small = {Decimal(1): "one", Decimal(2): "dual"}.get(first.value, "words")
            form = "short" if short else small
        return self._result(end, form, first)

    def _result(self, end: int, form: str, first: NumberWord | None = None) -> Number:
        value = self.total + self.group
        definite = first.definite if first else False
        scale = self.last_scale if self.last_scale.is_finite() else Decimal(1)
        if self.last_role == "fractions" and value < 1:
            # «ثلاثة أرباع المساحة» is a part of a whole, as «ربع المساحة» is.
            form = "fraction"
        return Number(value, value, end, form, definite, first.prefix if first else "", scale)

    def _go_on(self, index: int) -> int:
        """Take words while they fit; the index after the last one."""
        while index < len(self.tokens):
            token, tied, at = self.tokens[index], False, index
            if token.fold == "و" and index + 1 < len(self.tokens):
                token, tied, at = self.tokens[index + 1], True, index + 1
            if token.kind == "number":
                taken = self._take_digits(at) if tied else None
                if taken is None:
                    break
                index = taken
                continue
            word = _word_at(token, self.words) if token.kind == "word" else None
            if word is None or word.prefix not in ("", "و"):
                break
            if not self._take(at, word, tied=tied or word.joined):
                break
            index = at + 1
        return index

    def _take_digits(self, index: int) -> int | None:
        """«12 ألفاً و500», «مئة و25»."""
        digits = read_digits(self.tokens, index)
        if digits is None or digits[0] != digits[0].to_integral_value():
            return None
        after_scale = self.last_role in ("scale", "two_scales") and digits[0] < self.last_scale
        after_hundred = self.last_role in ("hundred", "hundreds") and digits[0] < 100
        if not (after_scale or after_hundred):
            return None
        self.group += digits[0]
        self.has_group, self.free, self.last_role = True, frozenset(), "digits"
        return digits[1]

    def _take(self, index: int, word: NumberWord, *, tied: bool) -> bool:
        role = word.role
        first = self.last_role == ""
        if role in ("scale", "scales", "scale_or_two"):
            taken = self._take_scale(index, word, tied=tied)
        elif role == "two_scales":
            taken = (first or tied) and not self.has_group and self._add_scale(word.value, 2)
        elif role == "fraction":
            taken = tied and self._take_fraction(word)
        elif role == "fractions":
            taken = not tied and self._take_fractions(word)
        elif tied and role in ("unit", "short_unit") and self._counts_parts(index):
            taken = self._add(word.value, _ALL)
        else:
            taken = self._take_small(word, first=first, tied=tied)
        if taken:
            self.last_role = {"scales": "scale", "scale_or_two": "scale"}.get(role, role)
        return taken

    def _counts_parts(self, index: int) -> bool:
        """«عشرون وثلاثة أخماس»: the unit counts the parts after it."""
        if index + 1 >= len(self.tokens) or self.total or not self.has_group:
            return False
        after = self.words.get(self.tokens[index + 1].fold)
        return after is not None and after.role == "fractions" and not after.prefix

    def _take_small(self, word: NumberWord, *, first: bool, tied: bool) -> bool:
        role = word.role
        unit_before = self.last_role in ("unit", "short_unit", "teen_unit")
        if role in ("ten", "short_ten") and unit_before and not tied and self.free == {"tens"}:
            return self._add(word.value, frozenset(("tens",)))
        if role == "hundred" and self.last_role in _HUNDREDFOLD and not tied:
            if self.last_role == "short_unit" and self.free != {"tens"}:
                return False
            # «ثلاث مئة», «3 مئة»: what stands before multiplies, and units may follow again.
            self.group, self.free = self.group * word.value, _TEN[0]
            return True
        slots = _SLOTS.get(role)
        if slots is None or not (first or tied):
            return role == "zero" and first
        needed, used = slots
        return needed <= self.free and self._add(word.value, used)

    def _add(self, value: Decimal, used: frozenset[str]) -> bool:
        self.group += value
        self.last_value = value
        self.free = self.free - used
        self.has_group = True
        return True

    def _take_scale(self, index: int, word: NumberWord, *, tied: bool) -> bool:
        if self.has_group:
            return not tied and self._add_scale(word.value, self.group)
        if self.last_role == "fraction":
            # «مليون ونصف المليون»: the scale said again.
            return not tied and word.value == self.last_scale
        if self.last_role in ("scale", "two_scales") and not tied:
            return self._multiply(word.value)
        if self.last_role and not tied:
            return False
        # «ألفاً» is a thousand, «ألفا شخص» two thousand.
        tanwin = _TANWIN in self.tokens[index].text
        return self._add_scale(
            word.value, 2 if word.role == "scale_or_two" and not tanwin and not tied else 1
        )

    def _multiply(self, scale: Decimal) -> bool:
        """«ألف مليار»: a scale of a scale."""
        if scale <= self.last_scale:
            return False
        self.total *= scale
        self.last_scale = scale
        return True

    def _add_scale(self, scale: Decimal, count: Decimal | int) -> bool:
        if scale >= self.last_scale:
            return False
        self.total += count * scale
        self.group, self.has_group = Decimal(0), False
        self.free = _ALL
        self.last_scale = scale
        return True

    def _take_fraction(self, word: NumberWord) -> bool:
        """«ثلاثة ملايين ونصف المليون», «ثمانية ونصف في المئة»."""
        if self.last_role in ("scale", "two_scales"):
            self.total += word.value * self.last_scale
            return True
        whole = self.last_role not in ("fraction", "hundred", "hundreds")
        if self.has_group and (self.group < 100 or whole):
            self.group += word.value
            self.free = frozenset()
            return True
        return False

    def _take_fractions(self, word: NumberWord) -> bool:
        """«ثلاثة أرباع», «مئة وثلاثة أرباع»; the tens count fifths with all before them."""
        if self.last_role not in ("unit", "short_unit", "tens") or self.total:
            return False
        counted = self.group if self.last_role == "tens" else self.last_value
        self.group += counted * (word.value - 1)
        self.free = frozenset()
        return True
