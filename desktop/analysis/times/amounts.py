"""Amounts of time: «ثلاثة أيام», «يومين», «أيام», «سنتين وثلاثة أشهر»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.analysis.times.words import Cursor

# The plural without a number («أيام», «بضعة أسابيع») is from three to nine.
FEW_LOW, FEW_HIGH = 3, 9
_ISO = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W",
    "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}0Y", "century": "{}00Y",
    "moment": "T{}S",
}  # fmt: skip
_ORDER = (
    "century", "decade", "year", "quarter", "month", "week", "day", "night", "hour", "minute",
    "second",
)  # fmt: skip
_SEVERAL = frozenset(("عده", "لعده", "بعده"))
_FEW_WORDS = frozenset(("عده", "قليله", "معدوده", "طويله", "عديده", "متتاليه", "متواصله"))
_ONE_WORDS = frozenset(("واحد", "واحده", "كامل", "كامله", "كاملا", "باكمله", "باكملها"))
_LEAST_DUAL = 4
_SHIFTS = ("last", "this", "next")
_TWO_WORDS = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))


@dataclass(frozen=True, slots=True)
class Amount:
    """``low``/``high`` units of time; ``rest`` the smaller amount tied to it («وثلاثة أشهر»)."""

    unit: str
    low: float
    high: float
    end: int
    rest: Amount | None = None

    @property
    def vague(self) -> bool:
        return self.low != self.high

    @property
    def parts(self) -> tuple[Amount, ...]:
        """The amount and the smaller ones tied to it, the greatest first."""
        return (self, *(self.rest.parts if self.rest else ()))

    @property
    def iso(self) -> str:
        """ISO 8601; a vague amount shows both ends (P3D/P9D)."""
        if self.vague:
            return f"P{_iso(self.unit, self.low)}/P{_iso(self.unit, self.high)}"
        parts = [_iso(part.unit, part.low) for part in self.parts]
        days = [part for part in parts if not part.startswith("T")]
        hours = [part.removeprefix("T") for part in parts if part.startswith("T")]
        return "P" + "".join(days) + ("T" + "".join(hours) if hours else "")


def _iso(unit: str, number: float) -> str:
    if unit == "quarter":
        unit, number = "month", number * 3
    if unit in ("decade", "century"):
        unit, number = "year", number * (10 if unit == "decade" else 100)
    return _ISO[unit].format(f"{number:g}")


def read_amount(cursor: Cursor, index: int, *, single: bool) -> Amount | None:
    """The amount at a token. ``single``: a lone singular («شهر») counts as one."""
    amount = _simple(cursor, index, single=single)
    if amount is None:
        return None
    end = amount.end
    part = _fraction(cursor, end)
    if part is not None:
        again = cursor.bare(part[1], "unit")
        end = part[1] + (again is not None and again.value.definite)
        return Amount(amount.unit, amount.low + part[0], amount.high + part[0], end)
    rest = _tied(cursor, end, amount)
    return Amount(amount.unit, amount.low, amount.high, rest.end, rest) if rest else amount


def _tied(cursor: Cursor, index: int, before: Amount) -> Amount | None:
    """The smaller amounts after «و», or counted ones right after («أسبوع واحد ثلاثة أيام»)."""
    tied = cursor.fold(index).startswith("و")
    start = index + 1 if cursor.fold(index) == "و" else index
    rest = _simple(cursor, start, single=tied, joined=tied)
    if rest is None or rest.unit not in _ORDER or before.unit not in _ORDER or rest.vague:
        return None
    if _ORDER.index(rest.unit) <= _ORDER.index(before.unit):
        return None
    if cursor.bare(rest.end, "weekday", "month", *_SHIFTS) is not None:
        # «أسبوعين ويوم الجمعة»
        return None
    smaller = _tied(cursor, rest.end, rest)
    return replace(rest, end=smaller.end, rest=smaller) if smaller else rest


def _simple(cursor: Cursor, index: int, *, single: bool, joined: bool = False) -> Amount | None:
    two = cursor.first(index, "two_units")
    if two is not None and _is_adjective(cursor, index):
        return None
    if two is not None and not two.value.definite and (joined or not two.prefix.startswith("و")):
        end = two.end + 1 if cursor.fold(two.end) in _TWO_WORDS else two.end
        return Amount(two.value.value, 2, 2, end)
    number = cursor.number(index)
    if number is not None and number.prefix == "و" and cursor.bare(index - 1, "ordinal"):
        # «الخامسة والخمسين عاماً»
        return None
    if number is not None:
        unit = cursor.bare(number.end, "unit", "units")
        # «ثلاثة أرباع الساعة»
        part = number.low < 1 and unit is not None and not cursor.bare(unit.end, *_SHIFTS)
        if unit is None or (unit.value.definite and not part):
            return None
        return Amount(unit.value.value, float(number.low), float(number.high), unit.end)
    if cursor.fold(index) in _SEVERAL:
        index += 1
    few = cursor.first(index, "units")
    if few is not None and not few.value.definite and _is_few(cursor, index, few.end, single):
        end = few.end + 1 if cursor.fold(few.end) in _FEW_WORDS else few.end
        return Amount(few.value.value, FEW_LOW, FEW_HIGH, end)
    one = cursor.first(index, "unit")
    if one is not None and not one.value.definite:
        said = cursor.fold(one.end) in _ONE_WORDS
        # «منذ عام 2011» names a year; «ساعة ونصف» can be nothing but a length.
        if (single and cursor.digits(one.end) is None) or said or _fraction(cursor, one.end):
            return Amount(one.value.value, 1, 1, one.end + 1 if said else one.end)
    return None


def _fraction(cursor: Cursor, index: int) -> tuple[float, int] | None:
    """«ونصف», «وربع», «و ثلث» after a unit, and the index after it."""
    apart = cursor.fold(index) == "و"
    if cursor.fold(index) == "ونص":
        return 0.5, index + 1
    number = cursor.number(index + apart)
    if number is None or number.form != "fraction" or number.low >= 1 or number.definite:
        return None
    return (float(number.low), number.end) if apart or number.prefix == "و" else None


def _is_adjective(cursor: Cursor, index: int) -> bool:
    """«مديرين عامين»: general, not two years."""
    before = cursor.fold(index - 1)
    return cursor.fold(index) in ("عامين", "عامان") and (
        len(before) > _LEAST_DUAL and before.endswith(("ين", "ان"))
    )


def _is_few(cursor: Cursor, index: int, end: int, single: bool) -> bool:
    """«أيام» alone is an amount only where one is expected, or with «عدة», and never in «أيام
    المهرجان»."""
    if cursor.fold(end).startswith("ال") and cursor.bare(end, *_SHIFTS) is None:
        return False
    return single or cursor.fold(index - 1) in _SEVERAL or cursor.fold(end) in _FEW_WORDS
