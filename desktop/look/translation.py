"""The words of the window in Arabic and English: a TOML file a language, keys with dots."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")


class UnknownWordsError(KeyError):
    """A key without words: a fault of ours, never of the person's."""


class Words:
    """All words of one language."""

    def __init__(self, language: Language, table: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language: Language = language
        self._table = table

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
        return words.format(**fields) if fields else words

    def date(self, value: date, *, short: bool = False) -> str:
        """A day as people write it: ``12 تشرين الثاني 2017``; short without the year: ``12 ت2``."""
        key = "month_short" if short else "month"
        month = self.tr(f"{key}.{value.month}")
        return f"{value.day} {month}" if short else f"{value.day} {month} {value.year}"

    def iso_date(self, value: str | None) -> str:
        """An ISO 8601 day in words; what is no whole day is given back as it is, None as «—»."""
        if not value:
            return "—"
        try:
            return self.date(date.fromisoformat(value))
        except ValueError:
            return value


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
def words(language: Language) -> Words:
    """The words of a language: all ``*.LANGUAGE.toml`` of ``resources/translations``, read once."""
    folder = resources.files("resources") / "translations"
    table: dict[str, str | Mapping[str, str]] = {}
    for file in folder.iterdir():
        if file.name == f"{language}.toml" or file.name.endswith(f".{language}.toml"):
            table |= _flatten(tomllib.loads(file.read_text(encoding="utf-8")))
    return Words(language, table)


def _flatten(table: Mapping[str, Any], prefix: str = "") -> dict[str, str | Mapping[str, str]]:
    flat: dict[str, str | Mapping[str, str]] = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping) and not set(value) <= PLURAL_FORMS:
            flat |= _flatten(value, f"{key}.")
        else:
            flat[key] = value
    return flat
