"""Years: «2015», «عام 2015», «سنة ألفين وخمسة عشر», «1440 هـ», «موسم 2015/2016», «عام 67»."""

from __future__ import annotations

from desktop.analysis.times.specs import Parsed, Years
from desktop.analysis.times.words import Cursor

_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1, 1500)
_PRESS_YEARS = range(1900, 2101)
_SHORT_YEARS = range(40, 100)
_SAME = frozenset(("نفسها", "ذاتها", "نفسه", "ذاته"))
_MARKS = ("/", "-", "–")
_YEAR_PREPOSITIONS = frozenset(
    ("في", "وفي", "منذ", "ومنذ", "حتي", "وحتي", "خلال", "مطلع", "نهايه", "بدايه", "منتصف", "اواخر",
     "اوايل")
)  # fmt: skip


def read_year(
    cursor: Cursor, index: int, *, hijri: bool = False, named: bool = False
) -> tuple[Years, int] | None:
    """«2015», «عام 2015», «سنة ألفين وخمسة عشر», «1440 هـ» after a date; ``named``: the word for
    year stands before ``index``."""
    word = cursor.bare(index, "year_word")
    at = word.end if word else index
    number = cursor.number(at)
    if number is None or number.low != number.high or number.low != int(number.low):
        return None
    year, end = int(number.low), number.end
    if word is None and not named and number.form != "digits":
        return None
    if not cursor.fold(at).isdecimal() and number.form == "digits":
        return None
    last, end = _next_year(cursor, year, end)
    if cursor.fold(end) == "م" and cursor.digits(end + 1) and cursor.adjacent(end + 1):
        # «2000م2»
        return None
    era = cursor.bare(end, "hijri_era", "gregorian_era")
    if (era is not None and era.value.kind == "hijri_era") or (hijri and year in _HIJRI_YEARS):
        calendar = "hijri"
    else:
        calendar = "gregorian"
    if year not in (_YEARS if calendar == "gregorian" else _HIJRI_YEARS):
        return None
    if calendar == "gregorian":
        return Years(year, last), era.end if era else end
    return Years(year, last, "hijri"), era.end if era else end


def _next_year(cursor: Cursor, year: int, index: int) -> tuple[int, int]:
    """The last year of «2015/2016», «1436 - 1437 هـ», «2019/20», and the index after it."""
    if cursor.fold(index) in _MARKS and cursor.fold(index + 2) not in _MARKS:
        second = cursor.fold(index + 1)
        if second in (str(year + 1), f"{(year + 1) % 100:02}"):
            return year + 1, index + 2
    return year, index


def read_named_year(cursor: Cursor, index: int) -> Parsed | None:
    two = cursor.first(index, "two_years")
    if two is not None:
        first = read_year(cursor, two.end)
        joined = first[1] if first else two.end
        at = joined + 1 if cursor.fold(joined) == "و" else joined
        second = read_year(cursor, at) if first and at > joined else None
        if first and second:
            return Years(first[0].first, second[0].last), second[1]
        return first
    word = cursor.first(index, "year_word")
    if word is not None:
        return read_year(cursor, word.end, named=True) or _short_year(cursor, word.end)
    return _bare_year(cursor, index)


def _short_year(cursor: Cursor, index: int) -> Parsed | None:
    """«عام 67»: of the last century, where nothing follows that the number counts."""
    digits = cursor.digits(index)
    if digits is None or digits not in _SHORT_YEARS or len(cursor.fold(index)) != len("67"):
        return None
    after = cursor.tokens[index + 1].text if index + 1 < len(cursor.tokens) else ""
    counted = after.endswith(("ا", "اً", "ًا")) or cursor.fold(index + 1) in (":", "%", "/", "-")
    return None if counted else (Years(1900 + digits, 1900 + digits), index + 1)


def _bare_year(cursor: Cursor, index: int) -> Parsed | None:
    """«في 2015» and «1440 هـ»: digits alone are a year only in such surroundings."""
    digits = cursor.digits(index)
    if digits is None:
        return None
    year = read_year(cursor, index)
    if year is None:
        return None
    if year[0].calendar == "hijri" or cursor.bare(index + 1, "gregorian_era"):
        return year
    announced = (
        cursor.fold(index - 1) in _YEAR_PREPOSITIONS
        or cursor.fold(index - 1) == "ب"
        or cursor.first(index - 1, "year_lead") is not None
        or year[0].last > year[0].first
        or (cursor.fold(index - 1) == "من" and cursor.fold(index - 2) in _SAME)
    )
    if digits not in _PRESS_YEARS or not announced:
        return None
    after = cursor.fold(index + 1)
    counted = after in cursor.quantities.singulars or cursor.quantities.units.longest(
        cursor.tokens, index + 1, bare=True
    )
    return None if counted else year
