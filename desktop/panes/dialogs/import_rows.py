"""The rows of the import dialog: what was found, and what a person says of it. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.import_looking import Look, Standing, State
from desktop.import_order import ImportOrder
from desktop.importing.problems import EncodingUnknown, FileBinary, TableWithoutText
from desktop.intake import Request, Said

# What another encoding, or another word on the columns, may mend.
_MENDABLE = (EncodingUnknown, FileBinary, TableWithoutText)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """``said`` is a person's word on the article."""

    look: Look
    standing: Standing
    said: Said = field(default_factory=Said)

    @property
    def is_article(self) -> bool:
        return self.look.problem is None

    @property
    def outlet(self) -> str:
        """Who will be kept as its outlet; «» where nobody is known."""
        guess = self.look.outlet.value if self.look.outlet else ""
        return guess if self.said.outlet is None else self.said.outlet

    @property
    def published(self) -> str:
        """What will be kept as its day of publication (ISO 8601); «» where none is known."""
        guess = self.look.published.value if self.look.published else ""
        return guess if self.said.published is None else self.said.published

    @property
    def is_mendable(self) -> bool:
        """Whether another encoding or other columns may make an article of it."""
        return isinstance(self.look.problem, _MENDABLE)


class ImportRows:
    """``paths`` are the files and folders that were given."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        self.rows: list[ImportRow] = []

    def add(self, found: Iterable[tuple[Look, Standing]]) -> int:
        """Put what a file was found to hold behind the others; gives how many rows there are."""
        self.rows += [
            # What a text shares with others is asked no more, and is long.
            ImportRow(replace(look, fingerprints=frozenset()), standing)
            for look, standing in found
        ]
        return len(self.rows)

    def of_file(self, path: Path) -> range:
        """Where the rows of a file stand; they stand together."""
        places = [at for at, row in enumerate(self.rows) if row.look.path == path]
        return range(places[0], places[-1] + 1) if places else range(0)

    def renew(self, path: Path, found: Iterable[tuple[Look, Standing]]) -> None:
        """A file was read otherwise: its rows are others; what was said of an article stays with
        the one that stands in its place."""
        places = self.of_file(path)
        said = {self.rows[at].look.member: self.rows[at].said for at in places}
        self.rows[places.start : places.stop] = [
            ImportRow(
                replace(look, fingerprints=frozenset()), standing, said.get(look.member, Said())
            )
            for look, standing in found
        ]

    def say(
        self,
        places: Iterable[int],
        *,
        outlet: str | None = None,
        published: str | None = None,
        left_out: bool | None = None,
    ) -> None:
        """Say something of articles; None says nothing of that."""
        for at in places:
            row = self.rows[at]
            if row.is_article:
                said = row.said
                said = said if outlet is None else replace(said, outlet=outlet)
                said = said if published is None else replace(said, published=published)
                said = said if left_out is None else replace(said, left_out=left_out)
                self.rows[at] = replace(row, said=said)

    def counts(self) -> Counter[State]:
        """How many articles stand how, those that are left out not among them."""
        return Counter(row.standing.state for row in self.rows if not row.said.left_out)

    @property
    def wanted(self) -> int:
        """How many articles are to be taken in."""
        return sum(row.is_article and not row.said.left_out for row in self.rows)

    def order(self) -> ImportOrder:
        """What is to be done. Files that hold no article are tried once more, and those that came
        into a folder since are part of it."""
        files: dict[Path, Request | None] = {}
        for path, rows in self._by_file().items():
            articles = [row for row in rows if row.is_article]
            if articles and all(row.said.left_out for row in articles):
                files[path] = None
                continue
            said = {row.look.member: row.said for row in articles if row.said != Said()}
            request = replace(rows[0].look.request, said=said)
            if request != Request(path):
                files[path] = request
        return ImportOrder(self.paths, files=files)

    def _by_file(self) -> dict[Path, list[ImportRow]]:
        found: dict[Path, list[ImportRow]] = {}
        for row in self.rows:
            found.setdefault(row.look.path, []).append(row)
        return found
