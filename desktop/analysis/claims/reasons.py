"""Why two claims conflict, as a code with its values, and in words of either language."""

from __future__ import annotations

from typing import Literal

from resources.lexicons import load

Language = Literal["ar", "en"]
_MARK = "|"


def reason(code: str, **values: str) -> str:
    """``Conflict.why``: a code of conflict_reasons.toml and the values of its template."""
    parts = [f"{name}={_plain(value)}" for name, value in values.items()]
    return _MARK.join([code, *parts])


def describe(why: str, language: Language) -> str:
    """A reason in words. One that a person wrote, or of an unknown code, is given as it stands."""
    code, *parts = why.split(_MARK)
    templates = load().tree("conflict_reasons")
    if code not in templates:
        return why
    values = dict(part.split("=", 1) for part in parts if "=" in part)
    try:
        return str(templates[code][language].format_map(values))
    except KeyError:
        return why


def _plain(value: str) -> str:
    return " ".join(value.replace(_MARK, "/").replace("{", "(").replace("}", ")").split())
