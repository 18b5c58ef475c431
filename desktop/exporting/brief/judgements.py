"""What a brief states of the analyst's judgements: of which claim, conflict or source, and what was
held of it. Compared with the case of a later day, it tells which statements no longer stand.

What was judged is told by a digest of its place in the texts, so that neither the language nor a
person's own sentences matter. A brief with hidden names has none: there a digest could confirm a
guess, and nothing of it can be compared with a case.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.text.fold import fold_word
from desktop.exporting.content import Remark

Kind = Literal["verdict", "reason", "sure", "grade", "note", "source"]
"""Of a conflict: the verdict, the note on it; of a claim: whether it is confirmed, its grade; a
note on anything else; the grade of a source."""
NONE = "no"
"""The value of what is not judged."""
CELLS = " · "
"""Between the cells of a row, where it is told as a line."""
HELD = "yes"
"""The value of what stands or does not: a note, a confirmation."""
_CODE = re.compile(r"(verdict|reason|sure|grade|note|source)_([0-9a-f]{12})_([A-Za-z0-9]{1,6})")
_HALF = 6
"""So much of a conflict's key is of one of its claims."""
_TURNED = {"first": "second", "second": "first"}
Place = tuple[str, int, int]
"""Of a claim: the digest of its text, its start and end."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement. ``key``: what was judged."""

    kind: Kind
    key: str
    value: str

    @property
    def code(self) -> str:
        """As formats keep it: 27 characters at most, such as the name of a bookmark may have."""
        return f"{self.kind}_{self.key}_{self.value}"


def judged_in(code: str) -> Judged | None:
    """The judgement of a code; None where it is none."""
    found = _CODE.fullmatch(code)
    return Judged(found[1], found[2], found[3]) if found else None  # type: ignore[arg-type]


def of_conflict(one: Place, other: Place, verdict: str | None) -> Judged:
    """A verdict on two claims; "first" is the first of them."""
    return Judged("verdict", _key(one)[:_HALF] + _key(other)[:_HALF], verdict or NONE)


def of_conflict_turned(one: Place, other: Place, verdict: str | None) -> Judged:
    """The same verdict on the same claims, told the other way round."""
    return of_conflict(other, one, _TURNED.get(verdict or "", verdict))


def of_reason(one: Place, other: Place, note: str) -> Judged:
    """The note on a conflict."""
    return Judged("reason", _key(*sorted((one, other)), note), HELD)


def of_confirmed(claim: Place) -> Judged:
    """That a claim was confirmed."""
    return Judged("sure", _key(claim), HELD)


def of_grade(claim: Place, credibility: str | None) -> Judged:
    """The grade of a claim."""
    return Judged("grade", _key(claim), credibility or NONE)


def of_source(name: str, reliability: str | None) -> Judged:
    """The grade of a source."""
    return Judged("source", _key(fold_word(name)), reliability or NONE)


def of_remark(digest: str, remark: Remark) -> Judged:
    """A note. ``digest``: of the text that it is on; "" where it is on none."""
    place = (digest, remark.start, remark.end, remark.entity)
    return Judged("note", _key(place, remark.author, remark.text), HELD)


def _key(*about: object) -> str:
    return hashlib.sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Stated:
    """A judgement as a file states it: its code, and the words that the file shows."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A statement that the case no longer bears out; ``now``: what is held of it now;
    ``footnotes``: of the claims that it is on, as far as that is known."""

    kind: Kind
    words: str
    now: str
    footnotes: tuple[int, ...] = ()


Standing = Mapping[tuple[Kind, str], frozenset[str]]
"""What a case holds now, by kind and key: several values where it says several things."""


def standing(judged: Iterator[Judged]) -> Standing:
    """What a case holds, to be looked up."""
    found: dict[tuple[Kind, str], set[str]] = {}
    for each in judged:
        found.setdefault((each.kind, each.key), set()).add(each.value)
    return {key: frozenset(values) for key, values in found.items()}


def overtaken(
    stated: tuple[Stated, ...], now: Standing, quoted: Mapping[int, Place]
) -> list[Overtaken]:
    """The statements that no longer stand, each once, in the order of the brief.

    Args:
        stated: by the brief.
        now: what the case holds.
        quoted: the places that the brief's footnotes quote, by their numbers.
    """
    found: dict[str, Overtaken] = {}
    places = {number: _key(place) for number, place in quoted.items()}
    for each in stated:
        judged = judged_in(each.code)
        if judged is None:
            continue
        held = now.get((judged.kind, judged.key)) or frozenset({NONE})
        if judged.value not in held:
            on = tuple(number for number, key in places.items() if _is_on(judged, key))
            found.setdefault(each.code, Overtaken(judged.kind, each.words, min(held), on))
    return list(found.values())


def unstated(
    stated: tuple[Stated, ...], now: Standing, quoted: Mapping[int, Place]
) -> tuple[int, ...]:
    """The footnotes to claims that the case holds confirmed or graded, of which a brief says
    nothing; the arguments are those of :func:`overtaken`."""
    said = {(each.kind, each.key) for one in stated if (each := judged_in(one.code))}
    kinds: tuple[Kind, ...] = ("sure", "grade")
    held = {key for kind, key in now if kind in kinds and (kind, key) not in said}
    return tuple(number for number, place in quoted.items() if _key(place) in held)


def _is_on(judged: Judged, claim: str) -> bool:
    """Whether a judgement is on the claim of a key."""
    if judged.kind == "verdict":
        return claim[:_HALF] in (judged.key[:_HALF], judged.key[_HALF:])
    return judged.kind in ("sure", "grade") and judged.key == claim
