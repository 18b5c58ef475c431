"""What leaves a case: its articles as they are read now, and what a person holds of them.

The shape that every format takes. It is made by :mod:`desktop.export_content`, and narrowed by
:mod:`desktop.exporting.choice` where a person wants less to leave. Articles are read one at a time,
as often as a format asks for them: a case may be larger than the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.analysis.model import Analysis, ConflictKind, MentionKind, Stance
from desktop.exporting.redaction.checking import Check
from desktop.look.translation import Words


@dataclass(frozen=True, slots=True)
class Remark:
    """A person's note: on words (``start``, ``end``: characters), on an entity (its kind and
    name), on an article, or on the case. ``at``: ISO 8601, UTC."""

    author: str
    at: str
    text: str
    start: int | None = None
    end: int | None = None
    entity: tuple[MentionKind, str] | None = None


@dataclass(frozen=True, slots=True)
class ClaimGrade:
    """What a person holds of the claim at a span; ``credibility``: "1" to "6" of the Admiralty
    scale, None where it is not graded."""

    start: int
    end: int
    confirmed: bool
    credibility: str | None


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """An article.

    Attributes:
        number: in the case.
        digest: SHA-256 of its stored text, hexadecimal: its identity outside of the case.
        report: the number of the first article that prints the same report; its own where it is
            no reprint.
        file: the name of the file that it came from, without its folders.
        analysis: its reading, a person's judgements among it. Its text is "" where the original
            text is not to leave.
        grades: of its claims.
        remarks: on it and on words of it.
        seal: of its stored text (:mod:`desktop.exporting.brief.seal`), for briefs alone; "" where
            its words are not as they are stored.
    """

    number: int
    digest: str
    report: int
    file: str | None
    analysis: Analysis
    grades: tuple[ClaimGrade, ...] = ()
    remarks: tuple[Remark, ...] = ()
    seal: str = ""

    def grade(self, start: int, end: int) -> ClaimGrade | None:
        """What a person holds of the claim at a span."""
        return next((g for g in self.grades if (g.start, g.end) == (start, end)), None)


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """A claim of a conflict; ``chain``: the words of its sources from the origin on, "" for an
    outlet that nobody named; ``start``, ``end``: characters of its document's text."""

    document: int
    start: int
    end: int
    text: str
    chain: tuple[str, ...]
    stance: Stance
    side: str | None
    places: tuple[str, ...]
    day: str | None


@dataclass(frozen=True, slots=True)
class ExportedConflict:
    """Two claims that do not go together. ``why`` is a code of
    :func:`desktop.analysis.reasons.describe` ("conflict_reasons"). ``verdict``: "first", "second",
    "both", "none", "open", None where nobody judged."""

    kind: ConflictKind
    why: str
    sides: tuple[ConflictSide, ConflictSide]
    verdict: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NumberTold:
    """A number of a toll in one claim; ``high`` None: «at least»; ``about``: «some»; ``start``,
    ``end``: characters of the claim in its document's text."""

    low: float
    high: float | None
    about: bool
    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TollOfOrigin:
    """What one origin says of a toll, and where it says each number first."""

    origin: str
    low: float
    high: float | None
    told: tuple[NumberTold, ...]


@dataclass(frozen=True, slots=True)
class ExportedToll:
    """The killed or wounded (``fate``) of one happening, each origin counted once."""

    fate: str
    whom: str
    place: str
    day: str | None
    low: float
    high: float
    open: bool
    origins: tuple[TollOfOrigin, ...]

    @property
    def documents(self) -> frozenset[int]:
        """The articles that its numbers are of."""
        return frozenset(number.document for origin in self.origins for number in origin.told)


@dataclass(frozen=True, slots=True)
class AcrossArticles:
    """What the articles yield together."""

    conflicts: tuple[ExportedConflict, ...] = ()
    tolls: tuple[ExportedToll, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What leaves.

    Attributes:
        case: the case's name.
        made: this moment, UTC.
        version: of Rawi.
        words: of the language that headings and sentences are written in.
        documents: the articles in order of their numbers, each time it is called.
        across: conflicts and tolls; worked out when it is called, which may take long.
        remarks: on entities and on the case.
        reliability: the grades of sources, "A" to "F", by kind and folded name.
        text: whether the articles' whole texts are in it.
        check: finds hidden names in what was written; None where no name is hidden.
        also_called: other names that the lexicons and the map know for the bearer of a name, and
            its other spellings, folded.
    """

    case: str
    made: datetime
    version: str
    words: Words
    documents: Callable[[], Iterator[ExportedDocument]]
    across: Callable[[], AcrossArticles] = AcrossArticles
    remarks: tuple[Remark, ...] = ()
    reliability: Mapping[tuple[str, str], str] = field(default_factory=dict)
    text: bool = True
    check: Check | None = None
    also_called: Callable[[str], Collection[str]] = field(default=lambda _name: ())
