"""Numbers spelled in Arabic words, apart from the engine: what its reader is tested against."""

from __future__ import annotations

_UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_SCALES = [
    (10**9, "مليار", "ملياران", "مليارات"),
    (10**6, "مليون", "مليونان", "ملايين"),
    (10**3, "ألف", "ألفان", "آلاف"),
]


def spell(number: int) -> str:
    """A number from 0 to 10^12 - 1 in the nominative, masculine counted noun."""
    if number == 0:
        return "صفر"
    parts = []
    for scale, one, two, many in _SCALES:
        count, number = divmod(number, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            parts.append(f"{_small(count)} {many if 3 <= count <= 10 else one}")
    if number:
        parts.append(_small(number))
    return " و".join(parts)


def _small(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        parts.append({1: "مئة", 2: "مئتان"}.get(hundreds, _STEMS[hundreds] + "مئة"))
    if 11 <= rest <= 19:
        unit = {1: "أحد", 2: "اثنا"}.get(rest - 10, _UNITS[rest - 10])
        parts.append(f"{unit} عشر")
    else:
        tens, unit_number = divmod(rest, 10)
        parts += [word for word in (_UNITS[unit_number], _TENS[tens]) if word]
    return " و".join(parts)
