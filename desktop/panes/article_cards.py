"""The hover cards of the article pane: what stands on them, and what their buttons do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect

from desktop.analysis.model import Analysis, Mention
from desktop.look.direction import isolate, paragraph
from desktop.panes.article_card import card
from desktop.panes.article_hover import Deed, HoverCard
from desktop.panes.article_margin import MarginItem
from desktop.panes.article_marks import Mark
from desktop.panes.article_notes import ArticleNotes
from desktop.panes.article_text import ArticleText
from desktop.workspace.elsewhere import Elsewhere, OtherDocument, elsewhere
from desktop.workspace.messages import PassageSought
from desktop.workspace.workspace import Workspace

_TITLE = 38
_DEEDS = ("confirm_mention", "reject_mention", "merge_entities", "note_add")


class ArticleCards:
    """``choose`` makes a mention the one that actions act on."""

    def __init__(
        self,
        workspace: Workspace,
        text: ArticleText,
        notes: ArticleNotes,
        choose: Callable[[Mention], object],
    ) -> None:
        self._workspace, self._text, self._notes, self._choose = workspace, text, notes, choose
        self._card: HoverCard | None = None
        text.rested.connect(self.show)
        text.left.connect(self._leave)
        text.verticalScrollBar().valueChanged.connect(lambda _: self.close())

    def show(self, over: Mark | MarginItem | None, *, with_keys: bool = False) -> None:
        """Show the card of what is under the pointer or in hand."""
        reading = self._workspace.analysis
        if over is None or reading is None:
            return
        words = card(over, reading, self._workspace.appearance.words, self._notes.shown)
        mention = _mention(over, reading)
        found = self._elsewhere(mention, reading) if mention else Elsewhere()
        self._shown().show_for(
            self._place(over),
            words,
            heading=self._workspace.tr("card.elsewhere", count=found.count),
            elsewhere=[(self._line(other), partial(self._go, other)) for other in found.documents],
            deeds=self._deeds(mention) if mention else [],
            with_keys=with_keys,
        )

    def show_mention(self, mention: Mention) -> None:
        """Show the card of a mention and give it the keys."""
        mark = Mark(mention.start, mention.end, mention.kind, "mention", mention.id, "strong")
        self.show(mark, with_keys=True)

    def close(self) -> None:
        if self._card is not None:
            self._card.close_card()

    @property
    def card(self) -> HoverCard | None:
        """The card while it is shown."""
        return self._card if self._card is not None and not self._card.isHidden() else None

    def _shown(self) -> HoverCard:
        """The card, a child of the window that the pane is in now."""
        window = self._text.window()
        if self._card is None or self._card.parent() is not window:
            self._card = HoverCard(window)
            self._card.closed.connect(self._text.setFocus)
        return self._card

    def _leave(self) -> None:
        if self._card is not None:
            self._card.leave_soon()

    def _place(self, over: Mark | MarginItem) -> QRect:
        label = self._text.label_of(over) if isinstance(over, MarginItem) else None
        rect = label or self._text.rectangle_of(over.start, over.end)
        corner = self._text.viewport().mapTo(self._text.window(), QPoint(0, 0))
        return rect.toAlignedRect().translated(corner)

    def _deeds(self, mention: Mention) -> list[Deed]:
        """The deeds that may be done now, each on this mention."""
        may = _DEEDS if self._workspace.case_session.can_edit else ()

        def deed(action: str) -> Callable[[], object]:
            def do() -> None:
                self._choose(mention)
                self._workspace.actions.run(action)

            return do

        names = ("open_entity", *may) if mention.entity else may
        return [(self._workspace.tr(f"card.do_{name}"), deed(name)) for name in names]

    def _elsewhere(self, mention: Mention, reading: Analysis) -> Elsewhere:
        entity = next((e for e in reading.entities if e.id == mention.entity), None)
        return elsewhere(self._workspace.case_session, entity) if entity else Elsewhere()

    def _line(self, document: OtherDocument) -> str:
        words = self._workspace.appearance.words
        title = document.title
        if len(title) > _TITLE:
            title = title[:_TITLE].rsplit(" ", 1)[0] + "…"
        outlet = document.outlet or words.tr("article.no_outlet")
        line = f"{isolate(outlet)} · {isolate(title)}".replace("&", "&&")
        return paragraph(line, words.language)

    def _go(self, document: OtherDocument) -> None:
        self._workspace.case_session.show(document.id)
        self._workspace.hub.publish(PassageSought(*document.place))


def _mention(over: Mark | MarginItem, reading: Analysis) -> Mention | None:
    if not isinstance(over, Mark) or over.item != "mention":
        return None
    return next(mention for mention in reading.mentions if mention.id == over.id)
