"""The words of the window in Arabic and English: a TOML file a language, keys with dots."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

from hijridate import Gregorian

from desktop.look.preferences import Calendar

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")


Day = date
_TO_MINUTE = 5  # of «14:52:40+03:00»
_ARABIC_DIGITS = {ord("0") + value: digit for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")}
_BETWEEN_DIGITS = re.compile(r"(?<=[٠-٩]),(?=[٠-٩])")


class UnknownWordsError(KeyError):
    """A key without words: a fault of ours, never of the person's."""


class Words:
    """All words of one language."""

    def __init__(
        self,
        language: Language,
        table: Mapping[str, str | Mapping[str, str]],
        calendar: Calendar | None = None,
    ) -> None:
        self.language: Language = language
        self._table = table
        self.calendar = calendar or Calendar()

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def keys(self) -> frozenset[str]:
        return frozenset(self._table)

    def template(self, key: str) -> str | Mapping[str, str]:
        """The words of a key as the file has them, fields in braces; a table of plural forms."""
        return self._table[key]

    def tr(self, key: str, **fields: object) -> str:
        """The words of ``key`` with ``fields`` filled in; ``count`` chooses among plural forms.

        Raises:
            UnknownWordsError: no such key.
        """
        try:
            words = self._table[key]
        except KeyError:
            raise UnknownWordsError(key) from None
        if isinstance(words, Mapping):
            count = fields.get("count", 0)
            words = words[plural(self.language, count if isinstance(count, int) else 0, words)]
        if not fields:
            return words
        return words.format(**{n: self._shown(value) for n, value in fields.items()})

    def digits(self, text: str) -> str:
        """A number of ours, or a day, with the digits that the person wants."""
        if self.calendar.digits == "european":
            return text
        return _BETWEEN_DIGITS.sub("٬", text.translate(_ARABIC_DIGITS))

    def _shown(self, value: object) -> object:
        return _Number(value, self.digits) if isinstance(value, int) else value

    def date(self, value: date, *, short: bool = False) -> str:
        """A day as people write it: ``12 تشرين الثاني 2017``; short without the year: ``12 ت2``."""
        key = "month_short" if short else "month"
        month = self.tr(f"{key}.{value.month}")
        told = f"{value.day} {month}" if short else f"{value.day} {month} {value.year}"
        return self.digits(told)

    def hijri_date(self, value: Day) -> str:
        """A day by the Umm al-Qura calendar: ``23 صفر 1439 هـ``; «» outside its table."""
        try:
            day = Gregorian.fromdate(value).to_hijri()
        except OverflowError:
            return ""
        month = self.tr(f"hijri_month.{day.month}")
        return self.digits(self.tr("hijri_date", day=day.day, month=month, year=day.year))

    def iso_date(self, value: str | None) -> str:
        """An ISO 8601 day in words, with the hour and minute of a moment, its Hijri date beside it
        where that is wanted; what is no whole day is given back as it is, None as «—»."""
        if not value:
            return "—"
        written, _, clock = value.partition("T")
        try:
            day = date.fromisoformat(written)
        except ValueError:
            return value
        told = self.date(day)
        if clock:
            told = self.tr("moment", day=told, clock=self.digits(clock[:_TO_MINUTE]))
        hijri = self.hijri_date(day) if self.calendar.hijri else ""
        return f"{told} · {hijri}" if hijri else told


class _Number:
    """A whole number that is written as its field asks (``{count:,}``), in the person's digits."""

    def __init__(self, value: int, digits: Callable[[str], str]) -> None:
        self._value, self._digits = value, digits

    def __format__(self, spec: str) -> str:
        return self._digits(format(self._value, spec))


def plural(language: Language, count: int, forms: Mapping[str, str]) -> str:
    """The plural category of a whole number (Unicode CLDR plural rules), among ``forms``."""
    category = _arabic_plural(count) if language == "ar" else ("one" if count == 1 else "other")
    if count == 0 and "zero" in forms:
        category = "zero"
    return category if category in forms else "other"


def _arabic_plural(count: int) -> str:
    if count in {0, 1, 2}:
        return ("zero", "one", "two")[count]
    if 3 <= count % 100 <= 10:
        return "few"
    return "many" if count % 100 >= 11 else "other"


PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


@cache
def words(language: Language, calendar: Calendar | None = None) -> Words:
    """The words of a language, with days and numbers as a person wants them written."""
    table = _table(language)
    if calendar is not None and language == "ar" and calendar.months != "levantine":
        table = {**table, **_months(table, both=calendar.months == "both")}
    return Words(language, table, calendar)


def _months(table: Mapping[str, str | Mapping[str, str]], *, both: bool) -> dict[str, str]:
    """The names of months with the Egyptian ones in the place of the Levantine, or beside them; a
    short name has no room for two."""
    changed = {}
    for number in range(1, 13):
        other = str(table[f"month_egyptian.{number}"])
        changed[f"month.{number}"] = f"{table[f'month.{number}']}/{other}" if both else other
        if not both:
            changed[f"month_short.{number}"] = other
    return changed


@cache
def _table(language: Language) -> Mapping[str, str | Mapping[str, str]]:
    """All ``*.LANGUAGE.toml`` of ``resources/translations``, read once."""
    folder = resources.files("resources") / "translations"
    table: dict[str, str | Mapping[str, str]] = {}
    for file in folder.iterdir():
        if file.name == f"{language}.toml" or file.name.endswith(f".{language}.toml"):
            table |= flatten(tomllib.loads(file.read_text(encoding="utf-8")))
    return table


def flatten(table: Mapping[str, Any], prefix: str = "") -> dict[str, str | Mapping[str, str]]:
    """Nested tables as one, keys with dots; tables of plural forms stay whole."""
    flat: dict[str, str | Mapping[str, str]] = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping) and not set(value) <= PLURAL_FORMS:
            flat |= flatten(value, f"{key}.")
        else:
            flat[key] = value
    return flat
