"""Looking at files before they are taken in: what would come of each, and what is known of it.

The import dialog and ``rawi import --dry-run`` show this. Nothing is analysed and nothing kept:
what a person decides becomes an :class:`desktop.import_order.ImportOrder`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from desktop.importing import ImportProblem, ReaderProcess
from desktop.importing.formats import Found
from desktop.importing.found import FoundArticle, Guess
from desktop.intake import Request
from desktop.intake_workers import WorkerPool
from desktop.remembered_columns import SaidColumns, columns_in, read_as_said
from storage.case_file import CaseFile
from storage.documents import text_digest
from storage.fingerprints import fingerprints
from storage.reprints import LEAST

_LONGEST_TITLE = 160
# A passage of more articles than this is what an outlet prints under all of them.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Look:
    """One article of a file, or what is wrong with the file or a part of it.

    ``request``: how the file was read. ``title`` is the guess's or the first line; ``letters`` how
    long the text is; ``columns`` as :class:`FoundArticle` has them.
    """

    request: Request
    member: str = ""
    problem: ImportProblem | None = None
    title: str = ""
    format: str = ""
    encoding: str | None = None
    outlet: Guess | None = None
    published: Guess | None = None
    columns: Mapping[str, str] | None = None
    letters: int = 0
    digest: str = ""
    fingerprints: frozenset[int] = frozenset()

    @property
    def path(self) -> Path:
        return self.request.path


@dataclass(frozen=True, slots=True)
class Looker:
    """Reads one file. ``columns``: what a person once said of tables: a table with that header is
    read as they said."""

    columns: SaidColumns = field(default_factory=dict)

    def __call__(self, request: Request, reader: ReaderProcess) -> tuple[Look, ...]:
        return looks_of(*self.read(request, reader))

    def read(self, request: Request, reader: ReaderProcess) -> tuple[Request, list[Found]]:
        """What the file holds, and how it was read for that."""
        found, recalled = read_as_said(
            reader, request.path,
            encoding=request.encoding, columns=request.columns, said=self.columns,
        )  # fmt: skip
        return request if recalled is None else replace(request, columns=recalled), found


def looks_of(request: Request, found: Iterable[Found]) -> tuple[Look, ...]:
    """What is known of each article that a file was found to hold."""
    return tuple(
        Look(request, problem=one, columns=columns_in(one) or None)
        if isinstance(one, ImportProblem)
        else _of(request, one)
        for one in found
    )


def _of(request: Request, found: FoundArticle) -> Look:
    text = found.text
    title = found.title.value if found.title else text.strip().partition("\n")[0]
    return Look(
        request,
        member=found.member,
        title=" ".join(title.split())[:_LONGEST_TITLE],
        format=found.format,
        encoding=found.encoding,
        outlet=found.outlet,
        published=found.published,
        columns=found.columns,
        letters=len(text),
        digest=text_digest(text),
        fingerprints=fingerprints(text),
    )


def look_at(
    requests: Sequence[Request], *, workers: int = 1, look: Looker | None = None
) -> Generator[tuple[Look, ...]]:
    """What each file holds, in order."""
    look = look or Looker()
    if workers > 1:
        with closing(WorkerPool(look, workers)) as pool:
            yield from pool.map(requests)
        return
    with closing(ReaderProcess()) as reader:
        for request in requests:
            yield look(request, reader)


State = Literal["new", "known", "revision", "like", "same", "alike", "problem"]
"""Of an article: ``known``: the case has this very text; ``revision``: another text of the same
file; ``like``: the case has a text that shares much with it; ``same`` and ``alike``: the like of
an article before it in this import."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands to what is there. ``title``: of what it is like; ``shared``: the part
    of the shorter text, 0 to 1."""

    state: State
    title: str = ""
    shared: float = 1.0


class Standings:
    """Says how one article after the other stands to a case and to those before it."""

    def __init__(self, case: CaseFile | None) -> None:
        self._case = case
        self._digests: dict[str, Look] = {}
        self._looks: list[Look] = []
        self._holders: dict[int, list[int]] = {}

    def of(self, one: Look) -> Standing:
        """Raises CaseError."""
        if one.problem is not None:
            return Standing("problem")
        found = self._in_case(one) or self._before(one) or Standing("new")
        self._note(one)
        return found

    def _in_case(self, one: Look) -> Standing | None:
        case = self._case
        if case is None:
            return None
        number = case.documents.with_text(one.digest)
        if number is not None:
            return Standing("known", self._title(number))
        likes = case.reprints.like(one.fingerprints)
        of_file = case.documents.from_file(str(one.path))
        earlier = next((like for like in likes if like.document in of_file), None)
        found = earlier or next(iter(likes), None)
        if found is None:
            return None
        state: State = "revision" if earlier else "like"
        return Standing(state, self._title(found.document), min(1.0, found.shared))

    def _title(self, number: int) -> str:
        assert self._case is not None
        rows = self._case.windows.named([number])
        return rows[number].title if number in rows else ""

    def _before(self, one: Look) -> Standing | None:
        same = self._digests.get(one.digest)
        if same is not None:
            return Standing("same", same.title)
        shared: Counter[int] = Counter()
        for fingerprint in one.fingerprints:
            shared.update(self._holders.get(fingerprint, ()))
        for at, count in shared.most_common(1):
            other = self._looks[at]
            part = count / max(1, min(len(one.fingerprints), len(other.fingerprints)))
            if part >= LEAST:
                return Standing("alike", other.title, min(1.0, part))
        return None

    def _note(self, one: Look) -> None:
        self._digests.setdefault(one.digest, one)
        self._looks.append(one)
        for fingerprint in one.fingerprints:
            holders = self._holders.setdefault(fingerprint, [])
            if len(holders) < _COMMON:
                holders.append(len(self._looks) - 1)
