"""What the hub carries: a handful of frozen messages; no pane knows who listens."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.workspace.lighting import Lit
from desktop.workspace.problems import Problem
from desktop.workspace.rules import Rule


@dataclass(frozen=True, slots=True)
class CaseShown:
    """Another case is open now, or none, or the same one with its file written anew."""


@dataclass(frozen=True, slots=True)
class CaseLeaving:
    """The open case is about to be closed, or its file to be written anew; it is still there to be
    asked."""


@dataclass(frozen=True, slots=True)
class CasePresence:
    """The open case's file is in its place again, or is not there any more."""

    present: bool


@dataclass(frozen=True, slots=True)
class BackupEnded:
    """An automatic backup of the open case was made, or was not needed, or failed."""


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """Another document is shown now (None: none); ``Workspace.analysis`` is already its reading."""

    document_id: int | None


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """What was written, in which documents; at most once a turn of the event loop."""

    kinds: frozenset[str]
    documents: frozenset[int]


@dataclass(frozen=True, slots=True)
class CaseCompared:
    """What the articles of the case yield together is new: see ``Workspace.comparing``."""


@dataclass(frozen=True, slots=True)
class AnalysisChanged:
    """The shown document's reading changed; ``Workspace.analysis`` is already the new one."""

    document_id: int


@dataclass(frozen=True, slots=True)
class SelectionChanged:
    """The shared selection; ``rule`` and ``lit`` are None when nothing is chosen.

    ``reveal``: panes scroll to what was chosen; ``origin`` is the pane that chose, which need not.
    """

    rule: Rule | None
    lit: Lit | None
    reveal: bool
    origin: str | None


@dataclass(frozen=True, slots=True)
class CaseEntityChosen:
    """The entity of the case that panes are about, by its number there; None: none is chosen."""

    number: int | None


@dataclass(frozen=True, slots=True)
class PassageSought:
    """Words of the shown document are to be seen: characters of its text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordsFound:
    """A search of the case found these words of a document: ``spans`` are characters of its text,
    (start, end exclusive); number ``at`` of them is looked at."""

    document: int
    spans: tuple[tuple[int, int], ...]
    at: int


@dataclass(frozen=True, slots=True)
class SearchSought:
    """All that the case holds of a query is to be seen."""

    query: str


@dataclass(frozen=True, slots=True)
class PlaceSought:
    """A point is to be seen on the map, in degrees, with ``radius_km`` round it."""

    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class PaneSought:
    """A pane is to be seen, whatever lies before it or hides it."""

    pane_id: str


@dataclass(frozen=True, slots=True)
class DifferencesShown:
    """Where the shown document has words for something that the one beside it has not: characters
    of its text, (start, end exclusive)."""

    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LanguageChanged:
    """``Workspace.appearance`` has another language (and direction)."""


@dataclass(frozen=True, slots=True)
class ThemeChanged:
    """``Workspace.appearance`` has another palette."""


@dataclass(frozen=True, slots=True)
class WorkProgress:
    """Background work: ``done`` of ``total`` parts; ``what`` is a translation key."""

    what: str
    done: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class WorkEnded:
    """Background work is over: done, cancelled, or failed through a fault of ours."""

    what: str
    cancelled: bool
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the person, in their language; shown without stopping them."""

    text: str
    problem: bool = False


@dataclass(frozen=True, slots=True)
class ProblemMet:
    """Something a person can mend stood in the way; the window says it in their language.

    ``quiet``: it is told already, or nobody waits for it: it only stands in the log of work.
    """

    problem: Problem
    quiet: bool = False
