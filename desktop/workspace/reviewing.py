"""The queue of what the machine doubts: windows of it, the item in hand, and how far the review is.

What a person has spoken of leaves the queue, and comes back when that is undone; all of it is in
the case file, so the next day goes on where this one ended.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop.analysis.entities.suggestions import SuggestedMerge
from desktop.case_comparison import CaseConflict
from desktop.workspace import conflicts
from desktop.workspace.asking import Asking
from desktop.workspace.case_session import CaseSession
from desktop.workspace.conflicts import ClaimSpan
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from storage.doubt_rows import rank_of
from storage.queries.doubts import DoubtKey, DoubtLine, Reviewed

__all__ = ["ItemKind", "ItemWords", "ReviewItem", "ReviewQueue", "Reviewed", "Scope"]

ItemKind = Literal["mention", "time", "number", "claim", "conflict", "merge"]
Scope = Literal["case", "article"]

PAGE = 100
_WORDS_AHEAD = 24
# Claims that do not go together, and names that may be one entity's, are as doubtful as a name
# found by a weak sign on which much hangs.
_COMPARED = rank_of(0.6, 20)


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One doubt. ``start``/``end`` in the text of ``document``; of a ``conflict``, those of its
    first claim; a merge of names that is suggested has a ``suggestion`` and no document."""

    kind: ItemKind
    document: int | None
    start: int = 0
    end: int = 0
    suggestion: SuggestedMerge | None = None
    conflict: CaseConflict | None = None


@dataclass(frozen=True, slots=True)
class ItemWords:
    """The words that an item is about, what stands before and after them, and whose they are."""

    words: str
    before: str
    after: str
    title: str
    outlet: str | None


def left_in_shown(session: CaseSession) -> int:
    """How many doubts of the shown document nobody has spoken of."""
    if session.case is None or session.document_id is None:
        return 0
    return session.case.doubts.left(session.document_id)


class ReviewQueue(QObject):
    """Reads for one pane. ``renewed``: the items, or which is in hand, are others; ``counted``: how
    far the review is was told."""

    renewed = Signal()
    counted = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._counting = Asking(workspace.case_session, workspace.hub, self)
        self.scope: Scope = "case"
        self.items: list[ReviewItem] = []
        self.at = -1
        self.reviewed: Reviewed | None = None
        # What the comparison of the articles found, and nobody has decided on.
        self.compared: list[ReviewItem] = []
        self._last: DoubtKey | None = None
        self._words: dict[ReviewItem, ItemWords] = {}

    @property
    def item(self) -> ReviewItem | None:
        """The item in hand."""
        return self.items[self.at] if 0 <= self.at < len(self.items) else None

    @property
    def has_more(self) -> bool:
        """Whether items follow that were not read yet."""
        return self._last is not None

    def set_scope(self, scope: Scope) -> None:
        """Ask about the whole case, or about the shown article alone."""
        self.scope = scope
        self.begin()

    def begin(self) -> None:
        """Read the queue from its beginning: another case, article or scope."""
        self.items, self.at, self._words = [], -1, {}
        self.renew()

    def renew(self) -> bool:
        """Read anew what was read, after something was written. The item in hand stays in hand; the
        one after it follows when it is gone; one that an undo brought back is taken up again.

        Returns:
            Whether anything is other than it was: ``renewed`` told of it.
        """
        before, at = self.items, self.at
        self.compared = self._undecided()
        self.items, self._last = self._read(None, max(PAGE, len(before)))
        self.at = self._place(before, at)
        self._count()
        changed = (self.items, self.at) != (before, at)
        if changed:
            self.renewed.emit()
        return changed

    def more(self) -> int:
        """Read the next window; gives how many items came."""
        if self._last is None:
            return 0
        found, self._last = self._read(self._last, PAGE)
        self.items += found
        return len(found)

    def choose(self, at: int) -> None:
        """Take up the item of this place."""
        if 0 <= at < len(self.items) and at != self.at:
            self.at = at
            self.renewed.emit()

    def skip(self, by: int = 1) -> None:
        """Take up the item after (or before) the one in hand, without a word on it."""
        if self.at + by >= len(self.items):
            self.more()
        self.choose(min(max(self.at + by, 0), len(self.items) - 1))

    def words_of(self, at: int) -> ItemWords:
        """The words of the item of this place; those of the ones after it are read with it."""
        item = self.items[at]
        if item.suggestion is not None:
            one, other = item.suggestion.entity, item.suggestion.target
            return ItemWords(one.name, "", other.name, "", None)
        if item not in self._words:
            wanted = [
                one
                for one in self.items[at : at + _WORDS_AHEAD]
                if one.suggestion is None and one not in self._words
            ]
            self._read_words(wanted)
        return self._words[item]

    # --- reading

    def _read(self, after: DoubtKey | None, limit: int) -> tuple[list[ReviewItem], DoubtKey | None]:
        """A window of items, and where the next one begins (None: these are the last)."""
        case, document = self._workspace.case_session.case, self._workspace.document_id
        if case is None or (self.scope == "article" and document is None):
            return [], None
        here = document if self.scope == "article" else None
        lines = case.doubts.page(after=after, document=here, limit=limit)
        last = lines[-1].key if len(lines) == limit else None
        return self._with_compared(lines, after, last), last

    def _with_compared(
        self, lines: Sequence[DoubtLine], after: DoubtKey | None, last: DoubtKey | None
    ) -> list[ReviewItem]:
        """What was found by comparing stands where its rank is, in the window of that."""
        items = [_item(line) for line in lines]
        begins = after is None or after.rank <= _COMPARED
        ends = last is None or last.rank > _COMPARED
        if begins and ends:
            place = bisect_right([line.key.rank for line in lines], _COMPARED)
            whole, shown = self.scope == "case", self._workspace.document_id
            items[place:place] = [one for one in self.compared if whole or _is_of(one, shown)]
        return items

    def _undecided(self) -> list[ReviewItem]:
        found = self._workspace.comparing.found
        judged = conflicts.judged(self._workspace.case_session)
        items = []
        for one in (*found.conflicts, *found.within):
            first, second = (ClaimSpan(c.document, c.start, c.end) for c in one.sides)
            if conflicts.judged_of(judged, (first, second)).verdict is None:
                place = (first.document, first.start, first.end)
                items.append(ReviewItem("conflict", *place, conflict=one))
        merges = [ReviewItem("merge", None, suggestion=one) for one in found.suggestions]
        return [*items, *merges]

    def _read_words(self, items: Sequence[ReviewItem]) -> None:
        case = self._workspace.case_session.case
        if case is None:
            return
        lines = [
            DoubtLine(DoubtKey(0, 0), item.document, item.kind, item.start, item.end)
            for item in items
            if item.document is not None
        ]
        for item, (origin, passage) in zip(items, case.doubts.words(lines), strict=True):
            self._words[item] = ItemWords(
                passage.words, passage.before, passage.after, origin.title, origin.outlet
            )

    def _place(self, before: list[ReviewItem], at: int) -> int:
        if not self.items:
            return -1
        if before and self._workspace.case_session.can_redo:
            known = set(before)
            back = next((n for n, item in enumerate(self.items) if item not in known), None)
            if back is not None:
                return back
        places = {item: place for place, item in enumerate(self.items)}
        following = (places[item] for item in before[max(at, 0) :] if item in places)
        return next(following, min(max(at, 0), len(self.items) - 1))

    def _count(self) -> None:
        document = self._workspace.document_id

        def count(case: CaseFile) -> Iterator[Reviewed]:
            yield case.doubts.reviewed(document)

        self._counting.ask("reviewed", count, self._receive)

    def _receive(self, reviewed: Reviewed) -> None:
        self.reviewed = reviewed
        self.counted.emit()


def _is_of(item: ReviewItem, document: int | None) -> bool:
    sides = item.conflict.sides if item.conflict else ()
    return any(side.document == document for side in sides)


def _item(line: DoubtLine) -> ReviewItem:
    return ReviewItem(line.kind, line.document, line.start, line.end)  # type: ignore[arg-type]
