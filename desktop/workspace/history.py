"""What was said of the open case, by whom and when, for a dialog: pages of it, where it is, and the
moments that were given a name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.case_words import CaseWords
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.workspace.background import Cancelled, Emit, Job
from desktop.workspace.messages import PassageSought
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from storage.changes import Changes
from storage.history import HistoryRow
from storage.judgements import Judgement, locate
from storage.snapshots import Snapshot

__all__ = ["Snapshot"]

PAGE = 100
# A way back of so many entries is gone at once; of longer ones, so many at a time.
_SHORT_WAY, _PART = 100, 8


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry in words. ``stands``: False while it is undone; ``about``: the words, name or
    property that it is of; ``row``: what to go to, and what the next page comes after."""

    when: str
    who: str
    what: str
    about: str
    article: str
    stands: bool
    row: HistoryRow


def page(
    workspace: Workspace, *, after: HistoryLine | None, document: int | None
) -> list[HistoryLine]:
    """The entries after a line (None: the newest), of one document or the whole case."""
    case = workspace.case_session.case
    if case is None:
        return []
    before = after.row if after else None
    rows = case.history.page(before=before, document=document, limit=PAGE)
    return [line(row, workspace.appearance.words) for row in rows]


def line(row: HistoryRow, words: Words) -> HistoryLine:
    """An entry of the journal in words."""
    said = CaseWords(words, isolate)
    what = said.said(row.about or row.judgement)
    if row.about is not None:
        what = words.tr(f"history.{row.action}", what=what)
    return HistoryLine(
        said.moment(datetime.fromisoformat(row.at)),
        row.author,
        what,
        _about(row.about or row.judgement, said),
        row.title or "",
        row.stands,
        row,
    )


def _about(judgement: Judgement, said: CaseWords) -> str:
    if judgement.anchor is not None:
        return "«" + isolate(" ".join(judgement.anchor.quote.split())) + "»"
    if judgement.property is not None:
        return said.words.tr(f"subject.property.{judgement.property}")
    return said.entity(judgement.entity) if judgement.entity is not None else ""


def go_to(workspace: Workspace, one: HistoryLine) -> None:
    """Show the document of an entry, at the words that it is of where they still stand."""
    session, document = workspace.case_session, one.row.document
    if session.case is None or document is None:
        return
    if document != workspace.document_id:
        session.show(document)
    anchor = (one.row.about or one.row.judgement).anchor
    place = locate(session.case.documents.get(document).text, anchor) if anchor else None
    if place is not None:
        workspace.hub.publish(PassageSought(*place))


def snapshots(workspace: Workspace) -> Sequence[Snapshot]:
    """The named moments, the newest first."""
    case = workspace.case_session.case
    return case.snapshots.all() if case else ()


def take_snapshot(workspace: Workspace, name: str) -> None:
    """Give the case as it stands a name."""
    session = workspace.case_session
    if session.case is not None and session.can_edit:
        session.follow(session.case.snapshots.take(name))


def since(workspace: Workspace, snapshot: Snapshot) -> tuple[list[str], list[str]]:
    """What was said since a moment and stands, and what stood then and was undone: in words."""
    case, words = workspace.case_session.case, workspace.appearance.words
    if case is None:
        return [], []
    found, said = case.snapshots.since(snapshot.uid), CaseWords(words, isolate)

    def told(judgement: Judgement) -> str:
        about = _about(judgement, said)
        return f"{about}: {said.said(judgement)}" if about else said.said(judgement)

    return (
        [told(entry.judgement) for entry in found.said],
        [told(entry.judgement) for entry in found.undone],
    )


def go_back(
    workspace: Workspace, snapshot: Snapshot, *, before: str, told: Callable[[bool], object]
) -> None:
    """Let stand what stood then, and nothing else; the moment that is left is called ``before``.

    A long way is gone beside the window, in parts, and may be stopped: ``told`` is called at the
    end with whether all of it was gone.
    """
    session = workspace.case_session
    case = session.case
    if case is None or not session.can_edit:
        return
    if case.snapshots.written_since(snapshot.uid) <= _SHORT_WAY:
        changes = case.snapshots.go_back(snapshot.uid, before=before)
        session.follow(changes)
        _read_anew(workspace, changes)
        told(True)  # noqa: FBT003 - all of it
        return
    session.follow(case.snapshots.take(before))
    way = _LongWay(workspace, case, snapshot, told)
    workspace.background.start(
        Job(
            what="work.going_back",
            total=case.snapshots.written_since(snapshot.uid) // _PART + 1,
            run=way.run,
            receive=way.receive,
            finish=way.finish,
        )
    )


class _LongWay:
    """Back to a snapshot, some judgements a turn of the event loop: see :class:`Job`."""

    def __init__(
        self,
        workspace: Workspace,
        case: CaseFile,
        snapshot: Snapshot,
        told: Callable[[bool], object],
    ) -> None:
        self._workspace, self._case = workspace, case
        self._snapshot, self._told = snapshot, told
        self._changes = Changes()

    def run(self, emit: Emit, cancelled: Cancelled) -> None:
        with self._case.as_of_now() as now:
            turns = now.snapshots.way_back(self._snapshot.uid)
        for first in range(0, len(turns), _PART):
            if cancelled():
                return
            emit(turns[first : first + _PART])

    def receive(self, turns: tuple[Judgement, ...]) -> None:
        session = self._workspace.case_session
        if session.case is self._case:
            changes = self._case.journal.append(*turns)
            self._changes |= changes
            session.follow(changes)

    def finish(self, cancelled: bool) -> None:
        if self._workspace.case_session.case is self._case:
            _read_anew(self._workspace, self._changes)
            self._told(not cancelled)


def _read_anew(workspace: Workspace, changes: Changes) -> None:
    """An outlet or a date came back: what was read by the other one is read again."""
    if "properties" in changes.kinds:
        workspace.intake.reanalyse(changes.documents)
