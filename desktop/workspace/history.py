"""What was said of the open case, by whom and when, for a dialog: pages of it, where it is, and the
moments that were given a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.case_words import CaseWords
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.workspace.messages import PassageSought
from desktop.workspace.workspace import Workspace
from storage.history import HistoryRow
from storage.judgements import Judgement, locate
from storage.snapshots import Snapshot

__all__ = ["Snapshot"]

PAGE = 100


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


def go_back(workspace: Workspace, snapshot: Snapshot, *, before: str) -> None:
    """Let stand what stood then, and nothing else; the moment that is left is called ``before``."""
    session = workspace.case_session
    if session.case is None or not session.can_edit:
        return
    changes = session.case.snapshots.go_back(snapshot.uid, before=before)
    session.follow(changes)
    if "properties" in changes.kinds:
        workspace.intake.reanalyse(changes.documents)
