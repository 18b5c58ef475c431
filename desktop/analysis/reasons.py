"""Reasons as codes with their values, and in words of either language.

A reason is kept as ``code|name=value|…``; the templates of a code are data, in a lexicon of
reasons.
"""

from __future__ import annotations

from typing import Literal

from resources.lexicons import load

Language = Literal["ar", "en"]
_MARK = "|"


def reason(code: str, **values: str) -> str:
    """A code of a lexicon of reasons and the values of its template."""
    parts = [f"{name}={_plain(value)}" for name, value in values.items()]
    return _MARK.join([code, *parts])


def code_of(why: str) -> str:
    """The code of a reason."""
    return why.partition(_MARK)[0]


def describe(why: str, language: Language, lexicon: str) -> str:
    """A reason in words. One that a person wrote, or of an unknown code, is given as it stands.

    Args:
        why: as :func:`reason` gave it.
        lexicon: the name of the lexicon of reasons, ``conflict_reasons`` or ``merge_reasons``.
    """
    code, *parts = why.split(_MARK)
    templates = load().tree(lexicon)
    if code not in templates:
        return why
    values = dict(part.split("=", 1) for part in parts if "=" in part)
    try:
        return str(templates[code][language].format_map(values))
    except KeyError:
        return why


def _plain(value: str) -> str:
    return " ".join(value.replace(_MARK, "/").replace("{", "(").replace("}", ")").split())
