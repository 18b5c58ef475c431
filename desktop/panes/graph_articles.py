"""The articles of one link: where both of its ends are named, nearest to one another."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.look.direction import isolate
from desktop.panes.graph_drawing import Drawing
from desktop.panes.graph_words import link_title, strength
from desktop.panes.page_list import PageList
from desktop.panes.page_rows import Heading, Line, PageRow, ToMore, ToWords
from desktop.workspace.links import Link, Meetings, NetReader
from desktop.workspace.messages import PassageSought
from desktop.workspace.passages import sentence
from desktop.workspace.workspace import Workspace


class LinkArticles(PageList):
    """Hidden while no link is looked at; ``link`` is the one that is."""

    def __init__(self, workspace: Workspace, reader: NetReader, parent: QWidget) -> None:
        super().__init__(workspace.appearance, parent)
        self.link: Link | None = None
        self._workspace, self._reader = workspace, reader
        self._lines: tuple[Line, ...] = ()
        self._drawing = Drawing()
        self.followed.connect(self._go)
        self.hide()

    def show_link(self, link: Link | None) -> None:
        """Read the articles of a link; None: of none."""
        self.link, self._lines = link, ()
        if link is not None:
            self._reader.meetings(link, self._take)

    def renew(self, drawing: Drawing) -> None:
        """Show what was read, in the present look."""
        rows: list[PageRow] = []
        link, words = self.link, self._workspace.appearance.words
        if link is not None and {link.first, link.second} <= drawing.by_id.keys():
            head = Heading(link_title(link, drawing, words), strength(link.bits, words))
            rows = [head, *self._lines]
        self.show_rows(rows, self._workspace.appearance, keep=True)
        self.setVisible(bool(rows))
        self._drawing = drawing

    def _take(self, found: Meetings) -> None:
        self._lines = (*self._lines[: found.offset], *self._told(found))
        self.renew(self._drawing)

    def _told(self, found: Meetings) -> Iterator[Line]:
        words = self._workspace.appearance.words
        for one in found.meetings:
            outlet = isolate(one.document.outlet or words.tr("article.no_outlet"))
            yield Line(
                sentence(one.passage),
                ToWords(one.document.id, one.passage.start, one.passage.end),
                f"{outlet} · {words.iso_date(one.document.published)}",
            )
        if found.more:
            more = ToMore("meetings", found.offset + len(found.meetings))
            yield Line(words.tr("entity.more"), more, quiet=True)

    def _go(self, line: Line) -> None:
        match line.goal:
            case ToMore(_, offset) if self.link is not None:
                self._reader.meetings(self.link, self._take, offset=offset)
            case ToWords(document, start, end):
                if document != self._workspace.document_id:
                    self._workspace.case_session.show(document)
                self._workspace.hub.publish(PassageSought(start, end))
