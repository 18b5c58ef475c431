"""The sentences of a brief: templates as data, in Arabic and English, that a person may change."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from desktop.exporting.brief.problems import SentencesBroken
from desktop.look.translation import Language, Words, flatten

_OWN = "brief."
OBJECT = "\ufffc"
"""Stands for the quotation until a sentence is cut at it (the object replacement character)."""


class Sentences(Words):
    """The words of a language with the sentences of the brief among them, as ``brief.…``.

    Args:
        words: of the program, with the days and digits that a person wants.
        text: of a file like ``resources/brief/sentences.ar.toml``; None: that of Rawi.
        file: what it is called, for problems.

    Raises:
        SentencesBroken: the file is no TOML, lacks a sentence, or names a field that there is not.
    """

    def __init__(self, words: Words, text: str | None = None, file: str = "") -> None:
        own = _own(words.language)
        if text is not None:
            own = _changed(own, text, file)
        table = {key: words.template(key) for key in sorted(words.keys())}
        table |= {
            _OWN + key: value for key, value in own.items() if isinstance(value, (str, Mapping))
        }
        super().__init__(words.language, table, words.calendar)
        self.lists: Mapping[str, list[str]] = {
            key: value for key, value in own.items() if isinstance(value, list)
        }

    def say(self, key: str, **fields: object) -> str:
        """A sentence of the brief."""
        return self.tr(_OWN + key, **fields)

    def label(self, prefix: str, key: str) -> str:
        """The program's word for one of its codes; the code where it has none."""
        name = f"{prefix}.{key}"
        return self.tr(name) if name in self else key

    def number(self, value: float) -> str:
        """A number of a text, whole where it is whole."""
        return self.digits(f"{value:,.0f}" if value == int(value) else f"{value:,}")


def source_of(language: Language) -> str:
    """The file of sentences that ships with Rawi, to be changed."""
    return (resources.files("resources") / "brief" / f"sentences.{language}.toml").read_text(
        "utf-8"
    )


def page_source() -> str:
    """The page that ships with Rawi, to be changed."""
    return (resources.files("resources") / "brief" / "brief.html").read_text("utf-8")


@cache
def _own(language: Language) -> dict[str, Any]:
    return _flat(tomllib.loads(source_of(language)))


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    return dict(flatten(table))


def _changed(own: Mapping[str, Any], text: str, file: str) -> dict[str, Any]:
    """The sentences with those of a person's file in the place of ours."""
    try:
        given = _flat(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SentencesBroken(file, line=_line(str(error)), reason=str(error)) from None
    for key, value in given.items():
        line = _line_of(text, key)
        if key not in own:
            raise SentencesBroken(file, line=line, reason=key)
        if isinstance(value, list) != isinstance(own[key], list):
            raise SentencesBroken(file, line=line, reason=key)
        try:
            unknown = _fields(value) - _fields(own[key])
        except ValueError as error:
            raise SentencesBroken(file, line=line, reason=f"{key}: {error}") from None
        if unknown:
            raise SentencesBroken(file, line=line, reason="{" + unknown.pop() + "}")
    return {**own, **given}


def _fields(value: Any) -> set[str]:
    """The fields of a sentence, or of all its plural forms. Raises ValueError."""
    if isinstance(value, list):
        return set()
    forms = value.values() if isinstance(value, Mapping) else [value]
    found = set()
    for form in forms:
        for _, name, spec, conversion in string.Formatter().parse(str(form)):
            if name is not None:
                if not name.isidentifier() or conversion:
                    raise ValueError("{" + name + "}")
                found.add(name + (f":{spec}" if spec and spec != "," else ""))
    return found


def _line(message: str) -> int:
    """The line that Python's reader of TOML names."""
    words = message.replace(",", " ").split()
    numbers = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "line"]
    return int(numbers[0]) if numbers and numbers[0].isdigit() else 0


def _line_of(text: str, key: str) -> int:
    """The line that a key of a table is on, 0 where it cannot be told."""
    last = key.rsplit(".", 1)[-1]
    lines = (n for n, line in enumerate(text.splitlines(), 1) if line.split("=")[0].strip() == last)
    return next(lines, 0)
