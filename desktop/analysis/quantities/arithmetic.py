"""Numbers as they are computed: «سالب خمسة», 4/5, «واحد على ثلاثة», «اثنان فاصلة سبعة», 1.2e10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from desktop.analysis.quantities.digits import read_digits
from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.numbers import Number, read_number
from desktop.analysis.text.fold import fold_word
from desktop.analysis.text.tokens import Token

_MINUS = frozenset(("-", "−", "–"))
_MINUS_WORDS = frozenset(("سالب", "ناقص"))
_POINT_WORDS = frozenset(("فاصله", "فاصل"))
_OVER = frozenset(("علي", "من", "في"))
_PART = frozenset(("جزء", "اجزاء", "جزءا"))
_DOZEN = frozenset(("دزينه", "دزينات", "دسته", "دستات", "درزن"))
_TWO_DOZEN = frozenset(("دزينتين", "دزينتان", "دستتين", "دستتان"))
_DOZEN_SIZE = 12
_PLURAL_ENDINGS = ("ات", "ون", "ين")
_COMPARING = frozenset(("<", ">", "=", "≤", "≥", "~"))
_ANY = frozenset(("اي", "كل"))
_LARGEST_POWER = 400


@dataclass(frozen=True, slots=True)
class Value:
    """``first`` and ``end`` are token indices; ``prefix`` the proclitics of the first token."""

    low: Decimal
    high: Decimal
    first: int
    end: int
    form: str
    prefix: str = ""


def read_value(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Value | None:
    """The number at a token with its sign, its denominator and its exponent, or None."""
    return (
        _signed(tokens, index, lexicon)
        or _one_part(tokens, index, lexicon)
        or _dozen(tokens, index)
        or _leading_point(tokens, index)
        or _share(tokens, index, lexicon)
        or _plain(tokens, index, lexicon)
    )


def _plain(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Value | None:
    number = read_number(tokens, index, lexicon.numbers)
    if number is None or (number.form == "one" and index and tokens[index - 1].fold in _ANY):
        return None
    if number.form == "digits" and _is_in_code(tokens, index):
        return None
    value = Value(number.low, number.high, index, number.end, number.form, number.prefix)
    if number.form == "vague":
        return value
    try:
        return _divided(tokens, _scaled(tokens, value, lexicon), lexicon)
    except (DivisionByZero, InvalidOperation, Overflow):
        return value


def _share(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Value | None:
    """«خمس الفطيرة» is a fifth: five would need a plural. «ثمن» is an eighth where nothing follows,
    else it is a price."""
    share = lexicon.numbers.share(tokens[index].fold)
    if share is None:
        return None
    is_number = lexicon.numbers.get(tokens[index].fold) is not None
    whole = is_number and _is_one_thing(tokens, index + 1, lexicon)
    alone = len(tokens) == 1 and not is_number
    return Value(share, share, index, index + 1, "fraction") if whole or alone else None


def _is_one_thing(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a definite noun stands there that is no plural and no number."""
    word = tokens[index].fold if index < len(tokens) else ""
    noun = word.removeprefix("ال")
    if noun == word or noun.endswith(_PLURAL_ENDINGS) or lexicon.numbers.get(word) is not None:
        return False
    return fold_word(lexicon.singulars.get(noun, noun)) == noun


def _signed(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Value | None:
    """«سالب خمسة», «-5»; a dash between two words or numbers is no sign."""
    token, after = tokens[index], index + 1
    if after >= len(tokens):
        return None
    before = tokens[index - 1] if index else None
    apart = before is None or before.end < token.start or before.fold in _COMPARING
    dash = token.fold in _MINUS and apart
    if dash and index and tokens[after].start > token.end:
        return None
    if not (dash or token.fold in _MINUS_WORDS):
        return None
    again = tokens[after].fold in _MINUS or tokens[after].fold in _MINUS_WORDS
    inner = None if again else read_value(tokens, after, lexicon)
    if inner is None or inner.first != after:
        return None
    return replace(inner, low=-inner.high, high=-inner.low, first=index, prefix="")


def _is_in_code(tokens: Sequence[Token], index: int) -> bool:
    """Digits that touch Latin letters: «M4», «F-16», «3D»; but «12e3» is a number."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is not None and before.kind == "latin" and before.end == token.start:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    latin = after is not None and after.kind == "latin" and after.start == token.end
    return latin and after is not None and after.fold.lower() != "e"


def _dozen(tokens: Sequence[Token], index: int) -> Value | None:
    """«دزينة» alone."""
    count = (tokens[index].fold in _DOZEN) + 2 * (tokens[index].fold in _TWO_DOZEN)
    value = Decimal(_DOZEN_SIZE * count)
    return Value(value, value, index, index + 1, "words") if count else None


def _leading_point(tokens: Sequence[Token], index: int) -> Value | None:
    """«.25»."""
    if tokens[index].fold != "." or index + 1 >= len(tokens):
        return None
    digits = tokens[index + 1]
    apart = index and tokens[index - 1].end == tokens[index].start
    if apart or digits.start != tokens[index].end or not digits.fold.isdecimal():
        return None
    value = Decimal("0." + digits.fold)
    return Value(value, value, index, index + 2, "digits")


def _one_part(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Value | None:
    """«جزء من ثلاثة»."""
    if tokens[index].fold not in _PART or index + 2 >= len(tokens):
        return None
    if tokens[index + 1].fold != "من":
        return None
    whole = read_number(tokens, index + 2, lexicon.numbers)
    if whole is None or whole.low < 2:
        return None
    share = 1 / whole.low
    return Value(share, share, index, whole.end, "fraction")


def _scaled(tokens: Sequence[Token], value: Value, lexicon: QuantityLexicon) -> Value:
    """Decimals after «فاصلة», exponents, mixed fractions, dozens and «عشرون خمساً»."""
    end = value.end
    word = tokens[end].fold if end < len(tokens) else ""
    if word in _POINT_WORDS and end + 1 < len(tokens):
        return _with_decimals(tokens, value, end + 1, lexicon)
    if word in _DOZEN:
        return _times(value, Decimal(_DOZEN_SIZE), end + 1)
    part = lexicon.numbers.share(word)
    if part is not None and value.low > 10 and value.form == "words":
        return _times(value, part, end + 1)
    power = _power(tokens, value)
    if power is not None:
        return power
    slash = _slash(tokens, end)
    if (
        slash is not None
        and value.form == "digits"
        and tokens[end].start - tokens[end - 1].end == 1
    ):
        # «1 4/5»
        share, after = slash
        return replace(value, low=value.low + share, high=value.high + share, end=after)
    own = _slash(tokens, value.first) if value.form == "digits" else None
    if own is not None and value.end == value.first + 1:
        return replace(value, low=own[0], high=own[0], end=own[1], form="fraction")
    return value


def _times(value: Value, factor: Decimal, end: int) -> Value:
    return replace(value, low=value.low * factor, high=value.high * factor, end=end)


def _with_decimals(
    tokens: Sequence[Token], value: Value, index: int, lexicon: QuantityLexicon
) -> Value:
    part = read_number(tokens, index, lexicon.numbers)
    if part is None or part.low != int(part.low) or value.low != int(value.low):
        return value
    end = part.end
    whole = _after(tokens, end, "من", lexicon)
    if whole is not None and whole.low > part.low:
        return replace(value, low=value.low + part.low / whole.low,
                       high=value.high + part.low / whole.low, end=whole.end)  # fmt: skip
    decimals = Decimal(f"0.{int(part.low)}")
    return replace(value, low=value.low + decimals, high=value.high + decimals, end=end)


def _power(tokens: Sequence[Token], value: Value) -> Value | None:
    """«1.1^23» and «12e3», written without a space."""
    end = value.end
    if value.form != "digits" or end >= len(tokens) or tokens[end].start > tokens[end - 1].end:
        return None
    mark = tokens[end].fold.lower()
    if mark not in ("^", "e"):
        return None
    at, sign = end + 1, 1
    while at < len(tokens) and tokens[at].fold in ("+", "-"):
        sign, at = -1 if tokens[at].fold == "-" else sign, at + 1
    read = read_digits(tokens, at) if at < len(tokens) else None
    if read is None or abs(read[0]) > _LARGEST_POWER or tokens[at].end - value.end > 200:
        return None
    exponent = sign * read[0]
    low = value.low**exponent if mark == "^" else value.low * Decimal(10) ** exponent
    return replace(value, low=low, high=low, end=read[1])


def _slash(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """«4/5» at a token, unless a third number makes it a date or an address."""
    if index + 2 >= len(tokens) or tokens[index + 1].fold != "/":
        return None
    over, under = tokens[index], tokens[index + 2]
    if not (over.fold.isdecimal() and under.fold.isdecimal()) or int(under.fold) == 0:
        return None
    if over.end != tokens[index + 1].start or under.start != tokens[index + 1].end:
        return None
    if index + 3 < len(tokens) and tokens[index + 3].fold == "/":
        return None
    return Decimal(over.fold) / Decimal(under.fold), index + 3


def _divided(tokens: Sequence[Token], value: Value, lexicon: QuantityLexicon) -> Value:
    """«واحد على ثلاثة», «خمسة من مئة», «عشرون جزءاً من خمسة وعشرين»."""
    end = value.end
    if end < len(tokens) and tokens[end].fold in _PART:
        end += 1
    if end >= len(tokens) or tokens[end].fold not in _OVER:
        return value
    whole = _after(tokens, end, tokens[end].fold, lexicon)
    if whole is None or whole.low < 2 or whole.form in ("vague", "fraction"):
        return value
    if tokens[end].fold != "علي" and value.low >= whole.low:
        return value
    if tokens[end].fold == "في" and (value.low != 1 or whole.form == "digits"):
        return value
    share = value.low / whole.low
    return replace(value, low=share, high=share, end=whole.end, form="fraction")


def _after(
    tokens: Sequence[Token], index: int, word: str, lexicon: QuantityLexicon
) -> Number | None:
    """The plain number after a word."""
    if index + 1 >= len(tokens) or tokens[index].fold != word:
        return None
    number = read_number(tokens, index + 1, lexicon.numbers)
    return None if number is None or number.prefix or number.definite else number
