"""The review pane: what the machine doubts, one after the other, answered with one key each."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from desktop.analysis.model import Analysis, Claim, Mention, Quantity, Timex
from desktop.look.direction import isolate
from desktop.panes.choice import ChoiceButton
from desktop.panes.dialogs.value import ValueDialog
from desktop.panes.pane import Pane
from desktop.panes.review_board import ReviewBoard
from desktop.panes.review_words import item_text
from desktop.workspace import review_deeds
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import (
    CaseChanged,
    CaseCompared,
    CaseShown,
    DocumentShown,
    Notice,
    PaneSought,
    PassageSought,
)
from desktop.workspace.reviewing import ReviewItem, ReviewQueue, Scope
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

_SCOPES: tuple[Scope, ...] = ("case", "article")


class ReviewPane(Pane):
    """The list has the keys; the article follows the item in hand, and the keys stay here."""

    pane_id: ClassVar[str] = "review"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.queue = ReviewQueue(workspace, self)
        self.scope = ChoiceButton()
        self.board = ReviewBoard(workspace, self.queue, self)
        self.card, self.list = self.board.card, self.board.list
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stale = True
        self._lay_out()
        # Of several changes in one turn of the event loop, the queue is read once.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._renew)
        self._listen()
        self._register()
        self.retranslate()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.message)
        self.setMinimumWidth(260)

    def _listen(self) -> None:
        hub = self.workspace.hub
        hub.subscribe(CaseShown, lambda _: self._begin(), self)
        hub.subscribe(DocumentShown, lambda _: self._follow_document(), self)
        hub.subscribe(CaseChanged, lambda _: self._turn.start(), self)
        hub.subscribe(CaseCompared, lambda _: self._turn.start(), self)
        self.scope.chosen.connect(lambda index: self._set_scope(_SCOPES[index]))
        self.queue.renewed.connect(self._show)
        self.queue.counted.connect(self._say_progress)
        self.list.answered.connect(self.answer)
        self.card.answered.connect(self._answer_by_mouse)
        self.list.walked.connect(self._walk)

    # --- what every pane gives

    def header_widgets(self) -> list[QWidget]:
        return [self.scope]

    def header_text(self) -> str:
        return ""

    def tally(self) -> int:
        left = self.queue.reviewed.left if self.queue.reviewed else 0
        return left + len(self.queue.compared)

    def focus_chain(self) -> list[QWidget]:
        return [self.scope, self.list]

    def choices(self) -> int:
        return self.scope.index

    def restore_choices(self, choices: int) -> None:
        if choices in range(len(_SCOPES)):
            self.scope.choose(choices)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        words = [tr("review.whole_case"), tr("review.this_article")]
        self.scope.set_choices(words, tip=tr("review.scope_tip"))
        self.list.setAccessibleName(tr("pane.review"))
        self._say_progress()
        self._show()

    def restyle(self) -> None:
        self._show()

    def come_into_sight(self) -> None:
        if self._stale:
            self._turn.start()

    # --- following the case

    def _begin(self) -> None:
        self.queue.reviewed = None
        self._stale = True
        self.queue.begin()

    def _set_scope(self, scope: Scope) -> None:
        self.queue.set_scope(scope)
        self._follow_item()

    def _follow_document(self) -> None:
        if self.queue.scope == "article":
            self.queue.begin()
        self._turn.start()

    def _renew(self) -> None:
        """Read the queue anew; behind another tab it waits until it is seen."""
        self._stale = not self.in_sight
        if not self._stale and not self.queue.renew():
            self._show()

    def _show(self) -> None:
        if not self.in_sight:
            self._stale = True
            return
        self.list.follow()
        item, reading = self.queue.item, self._reading()
        text = item_text(item, reading, self.workspace.appearance) if item else None
        if item is not None and text is not None:
            self.card.show_item(text, self._where(item), self.workspace.appearance)
            self.card.set_enabled(may_edit=self.workspace.case_session.can_edit)
            self.board.fit()
        has_case = self.workspace.case_session.is_open
        self.message.setText(self.workspace.tr("review.done" if has_case else "review.no_case"))
        self.card.setVisible(text is not None)
        self.card.answers.setVisible(text is not None)
        self._stack.setCurrentIndex(0 if item is not None else 1)
        self.workspace.actions.refresh()

    def _reading(self) -> Analysis | None:
        """The reading of the document of the item in hand."""
        item, session = self.queue.item, self.workspace.case_session
        if item is None or item.document is None or session.case is None:
            return None
        if item.document == self.workspace.document_id:
            return self.workspace.analysis
        return session.case.current(item.document)

    def _where(self, item: ReviewItem) -> str:
        if item.document is None:
            return ""
        words = self.queue.words_of(self.queue.at)
        parts = ([isolate(words.outlet)] if words.outlet else []) + [isolate(words.title)]
        return " · ".join(parts)

    def _say_progress(self) -> None:
        if self.queue.reviewed is not None:
            self.board.say_progress(self.queue.reviewed, len(self.queue.compared))
        self.header_changed.emit()

    # --- answering

    def start(self) -> None:
        """Bring the pane into sight, with the keys in it and the article at the item in hand."""
        self.workspace.hub.publish(PaneSought(self.pane_id))
        # Qt may tell of the tab's coming to the front a turn later.
        self._front = True
        self._renew()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._follow_item()

    def answer(self, command: str) -> None:
        """Do what a key of the list, or a button of the card, stands for."""
        item = self.queue.item
        if command == "undo":
            self.workspace.actions.run("undo")
            self._move_on()
        elif item is None:
            return
        elif command == "skip":
            self.queue.skip()
            self._follow_item()
        elif self.workspace.case_session.can_edit:
            self._follow_item()
            self._judge(item, command)

    def _judge(self, item: ReviewItem, command: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "confirm": lambda: review_deeds.confirm(self.workspace, item),
            "reject": lambda: review_deeds.reject(self.workspace, item),
            "edit": lambda: self._edit(item),
            "date": lambda: self.workspace.actions.run("article_details"),
            "rename": lambda: self._of_entity(item, "rename_entity"),
            "merge": lambda: self._merge(item),
            "batch": lambda: self._of_entity(item, "batch"),
        }
        deed = deeds.get(command, lambda: review_deeds.retag(self.workspace, item, int(command)))
        self.workspace.attempt(deed)
        self._move_on()

    def _move_on(self) -> None:
        before = self.queue.item
        self.queue.renew()
        if self.queue.item != before:
            self._follow_item()
        if self.queue.item is None and before is not None:
            self.workspace.hub.publish(Notice(self.workspace.tr("review.done")))

    def _merge(self, item: ReviewItem) -> None:
        if item.suggestion is not None:
            review_deeds.confirm(self.workspace, item)
        else:
            self._of_entity(item, "merge_entities")

    def _of_entity(self, item: ReviewItem, action: str) -> None:
        """What the whole window can do with the entity, for that of the item."""
        if item.kind == "mention":
            self.workspace.actions.run(action)

    def _edit(self, item: ReviewItem) -> None:
        reading = self.workspace.analysis
        said = review_deeds.told(item, reading) if reading else None
        if isinstance(said, Timex | Quantity):
            dialog = ValueDialog(self.workspace, item, said, self)
            if dialog.exec() and dialog.value is not None:
                review_deeds.set_value(self.workspace, item, dialog.value)

    def _answer_by_mouse(self, command: str) -> None:
        self.list.setFocus(Qt.FocusReason.MouseFocusReason)
        self.answer(command)

    def _walk(self, at: int) -> None:
        self.queue.choose(at)
        self._follow_item()

    def _follow_item(self) -> None:
        """Show the words of the item in hand in the article; the keys stay where they are."""
        item, workspace = self.queue.item, self.workspace
        if item is None or item.document is None:
            return
        if item.document != workspace.document_id:
            workspace.case_session.show(item.document)
        reading = workspace.analysis
        said = review_deeds.told(item, reading) if reading else None
        if said is None:
            return
        workspace.selection.choose(_rule(said), origin=self.pane_id, reveal=False)
        workspace.hub.publish(PassageSought(item.start, item.end))

    # --- actions

    def _register(self) -> None:
        self.workspace.actions.add(
            ActionSpec(
                id="review_start", menu="mark", group=4, shortcuts=("Ctrl+R",), run=self.start,
                enabled=lambda: self.workspace.document_id is not None,
            )
        )  # fmt: skip


def _rule(said: review_deeds.Told) -> Chosen:
    match said:
        case Mention():
            return Chosen("entity", said.entity) if said.entity else Chosen("mention", said.id)
        case Timex():
            return Chosen("time", said.id)
        case Quantity():
            return Chosen("quantity", said.id)
        case Claim():
            return Chosen("claim", said.id)
