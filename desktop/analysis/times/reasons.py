"""Why a time means what it does: a short code with its parameters, and the words for people.

``Timex.why`` is such a code, e.g. ``days_before(n=2, from=2017-11-12)`` or, one in another,
``day_part(part=morning, of=days_before(n=1, from=2018-03-14))``. :func:`describe` puts it into
English or Arabic by the templates of ``time_reasons.toml``. No Qt here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from resources.lexicons import Lexicons

Language = Literal["ar", "en"]


class ReasonError(ValueError):
    """The text is no reason code; the message quotes it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """``key`` names a template; a parameter is a text or another reason."""

    key: str
    params: Mapping[str, str | Reason] = field(default_factory=dict)

    def __str__(self) -> str:
        inside = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.key}({inside})"


def reason(key: str, **params: object) -> Reason:
    """A reason; parameters that are None are left out. ``from_`` is printed as ``from``."""
    kept = {
        name.rstrip("_"): value if isinstance(value, Reason) else str(value)
        for name, value in params.items()
        if value is not None
    }
    return Reason(key, kept)


def parse_reason(why: str) -> tuple[str, dict[str, str | Reason]]:
    """The key and parameters of a reason code.

    Raises:
        ReasonError: the text is not of the form ``key(name=value, …)``.
    """
    found, end = _parse(why, 0)
    if why[end:].strip():
        raise ReasonError(f"not a reason of a time: {why!r}")
    return found.key, dict(found.params)


def _parse(text: str, at: int) -> tuple[Reason, int]:
    match = re.compile(r"([a-z_]+)\(").match(text, at)
    if match is None:
        raise ReasonError(f"not a reason of a time: {text!r}")
    params: dict[str, str | Reason] = {}
    at = match.end()
    while not text.startswith(")", at):
        name = re.compile(r"([a-z_]+)=").match(text, at)
        if name is None:
            raise ReasonError(f"not a reason of a time: {text!r}")
        at = name.end()
        value: str | Reason
        if re.compile(r"[a-z_]+\(").match(text, at):
            value, at = _parse(text, at)
        else:
            plain = re.compile(r"[^(),]*").match(text, at)
            assert plain is not None
            value, at = plain.group(), plain.end()
        params[name.group(1)] = value
        if text.startswith(", ", at):
            at += 2
    return Reason(match.group(1), params), at + 1


def describe(why: str, language: Language, lexicons: Lexicons) -> str:
    """The reason in words, for a tooltip or a table's cell.

    Raises:
        ReasonError: ``why`` is not a reason code, or one that the lexicon does not know.
    """
    key, params = parse_reason(why)
    return _describe(Reason(key, params), language, lexicons.tree("time_reasons"))


def _describe(found: Reason, language: Language, tree: Mapping[str, Any]) -> str:
    template = tree["reasons"].get(found.key)
    if template is None:
        raise ReasonError(f"no words for the reason {found.key!r} in time_reasons.toml")
    words = tree["words"]
    values = {
        name: _describe(value, language, tree)
        if isinstance(value, Reason)
        else words.get(f"{name}_{value}", {}).get(language, value)
        for name, value in found.params.items()
    }
    if "n" in values:
        values["span"] = _span(values["n"], str(found.params.get("unit", "day")), language, tree)
    try:
        return str(template[language]).format_map(values)
    except KeyError as missing:
        raise ReasonError(f"the reason {found.key!r} lacks {missing}") from missing


def _span(number: str, unit: str, language: Language, tree: Mapping[str, Any]) -> str:
    """«three days», «ثلاثة أيام»: the number with its unit in the right form."""
    forms = tree["units"][unit][language]
    if language == "en":
        return f"{number} {forms[0] if number == '1' else forms[1]}"
    if number == "1":
        return str(forms[0])
    if number == "2":
        return str(forms[1])
    last = int(float(number.rpartition("–")[2]))
    return f"{number} {forms[2] if 3 <= last <= 10 else forms[3]}"
