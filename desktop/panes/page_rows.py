"""Rows of a page of findings: headings, and lines that lead somewhere. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToWords:
    """Words of an article, end exclusive."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ToEntity:
    """An entity of the case by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class ToMore:
    """More rows of a part of the page."""

    part: str
    offset: int


@dataclass(frozen=True, slots=True)
class ToMerge:
    """A suggestion that two names are one entity's, by its place among those of the case."""

    place: int


@dataclass(frozen=True, slots=True)
class ToNote:
    """A note, by its uid; None: a new one."""

    uid: str | None


Goal = ToWords | ToEntity | ToMore | ToMerge | ToNote


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part, with what is to be known of it."""

    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` over ``about``; ``kind``: whose mark stands before it; ``stance``: of its badge;
    ``end``: a few words at the far edge; ``quiet``: it is a way on, not a finding."""

    text: str
    goal: Goal
    about: str = ""
    end: str = ""
    kind: str | None = None
    stance: str | None = None
    quiet: bool = False


PageRow = Heading | Line
