"""Words of time that are part of a name: «سد تشرين», «قناة الغد», «ماجد الجمعة», «"اليوم"»."""

from __future__ import annotations

from desktop.analysis.times.words import Cursor

_OPENING = frozenset(("«", "“", '"', "‹", "”"))
_CLOSING = frozenset(("»", "”", '"', "›", "“"))
_KUNYAS = frozenset(("ابو", "ابا", "ابي"))
_TATWEEL = "ـ"
# Particles are written with a tatweel before a numeral or a quotation («الـ16»).
_LONGEST_PARTICLE = 2


def is_in_name(cursor: Cursor, index: int, end: int) -> bool:
    """Whether the words of time from ``index`` to before ``end`` name something or someone."""
    return (
        _is_after_head(cursor, index, end)
        or _is_quoted_title(cursor, index, end)
        or _is_surname(cursor, index, end)
        or _is_broken(cursor, index, end)
        or cursor.fold(index - 1) in _KUNYAS
    )


def is_head(cursor: Cursor, index: int) -> bool:
    """«قناة», «جامعة»: a name follows."""
    return cursor.first(index, "name_head") is not None


def is_quotation_mark(cursor: Cursor, index: int) -> bool:
    """Whether a quotation may begin with this token."""
    return cursor.fold(index) in _OPENING


def _is_after_head(cursor: Cursor, index: int, end: int) -> bool:
    """«سد تشرين», «جامعة 7 نيسان», «سوق الجمعة», «حزب الغد»; but «مدينة حلب اليوم», «انفجرت سيارة
    مساء أمس»."""
    if not is_head(cursor, index - 1):
        return False
    if cursor.bare(index, "future_title") is not None:
        return True
    part = cursor.bare(index, "day_part")
    if part is not None and part.end < end and not part.value.definite:
        return False
    if cursor.first(index, "day_offset", "unit", "units", "since", "from", "between"):
        return False
    return not cursor.first(index, "day_word")


def _is_quoted_title(cursor: Cursor, index: int, end: int) -> bool:
    """«صحيفة "اليوم"», «لـ"الغد"»: a day alone in quotation marks."""
    if end != index + 1 or not cursor.bare(index, "day_offset"):
        return False
    return is_quotation_mark(cursor, index - 1) and cursor.fold(end) in _CLOSING


def _is_surname(cursor: Cursor, index: int, end: int) -> bool:
    """«ماجد الجمعة»: after one given name; a longer name, or a king's, is told without it."""
    if end != index + 1 or not cursor.bare(index, "surname"):
        return False
    if cursor.fold(index - 1) not in cursor.given_names:
        return False
    before = cursor.fold(index - 2)
    named = before in cursor.given_names or before in ("بن", "ابن", "ال", "عبد")
    return not named and cursor.first(index - 2, "regnal") is None


def _is_broken(cursor: Cursor, index: int, end: int) -> bool:
    """«الانـ ـغـماسية»: a word cut in pieces against filters."""
    return any(
        token.text.endswith(_TATWEEL) and len(token.fold) > _LONGEST_PARTICLE
        for token in cursor.tokens[index:end]
    )
