"""The import dialog: what was found in files, what a person says of it, and how it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.import_looking import State
from desktop.import_order import ImportOrder
from desktop.look.direction import isolate
from desktop.look.fonts import article_font
from desktop.panes.dialogs.import_columns import ImportColumns
from desktop.panes.dialogs.import_details import ImportDetails
from desktop.panes.dialogs.import_model import ImportModel
from desktop.panes.dialogs.import_progress import ImportProgress
from desktop.panes.dialogs.import_rows import ImportRow, ImportRows
from desktop.panes.dialogs.import_table import ImportTable
from desktop.workspace.file_import import Arrived, Follower
from desktop.workspace.import_looking import Looked
from desktop.workspace.messages import CaseLeaving, LanguageChanged, ThemeChanged
from desktop.workspace.rereading import Reread
from desktop.workspace.workspace import Workspace

_SIZE = QSize(1000, 660)
_PREVIEW = 15
_STATES: tuple[State, ...] = ("new", "revision", "like", "alike", "same", "known", "problem")
_BEAT = 200
"""Milliseconds between two looks of a person at what was found, while files are looked at."""


class ImportDialog(QDialog):
    """It stays open beside the window. ``looked`` are files that were looked at already; where none
    are given, it looks."""

    def __init__(
        self,
        workspace: Workspace,
        paths: Sequence[Path],
        parent: QWidget,
        *,
        looked: Sequence[Looked] = (),
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows = ImportRows(paths)
        self._looks, self._total, self._seen = not looked, 0, len(looked)
        self._is_closed, self._unshown = False, list[Looked]()
        for one in looked:
            self.rows.add(one)
        self.resize(_SIZE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.rereading = workspace.intake.rereading(self)
        self.summary, self.bar = QLabel(self), QProgressBar(self)
        self.summary.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.model = ImportModel(workspace, self.rows, self)
        self.table = ImportTable(self.model, self)
        self.details = ImportDetails(workspace, self)
        self.preview = self._make_preview()
        self.progress = ImportProgress(workspace, self)
        self._turn = QTimer(self, singleShot=True, interval=_BEAT)
        self._turn.timeout.connect(self._show_taken)
        self._arrange()
        self._listen()
        self.retranslate()
        if self._looks:
            workspace.intake.look(
                paths, self._begin_looking, self._take, self._end_looking,
                stopped=self._end_looking, wanted=lambda: self._looks,
            )  # fmt: skip
        self._select_first()
        self.table.setFocus()

    # --- how it is made

    def _make_preview(self) -> QTextEdit:
        preview = QTextEdit(self)
        preview.setReadOnly(True)
        preview.setTabChangesFocus(True)
        preview.setFont(article_font(_PREVIEW))
        option = preview.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        preview.document().setDefaultTextOption(option)
        return preview

    def _arrange(self) -> None:
        below, row = QWidget(self), QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        self.details.setFixedWidth(300)
        row.addWidget(self.details)
        row.addWidget(self.preview, 1)
        below.setLayout(row)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(below)
        halves.setSizes([340, 220])
        self.choosing = QWidget(self)
        column = QVBoxLayout(self.choosing)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self.bar):
            column.addWidget(widget)
        column.addWidget(halves, 1)
        self._stack = QStackedLayout()
        for page in (self.choosing, self.progress):
            self._stack.addWidget(page)
        self.buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self.do = self.buttons.addButton("", roles.AcceptRole)
        self.leave = self.buttons.addButton("", roles.RejectRole)
        self.do.setDefault(True)
        self.leave.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addLayout(self._stack, 1)
        whole.addWidget(self.buttons)

    def _listen(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.switched.connect(self._switch)
        self.details.outlet_said.connect(lambda words: self._say_of_chosen(outlet=words))
        self.details.date_said.connect(lambda day: self._say_of_chosen(published=day))
        self.details.encoding_said.connect(self._read_in)
        self.details.columns_wanted.connect(self._ask_columns)
        self.progress.stopped.connect(lambda: self._workspace.actions.run("cancel_work"))
        self.progress.again.connect(self._try_again)
        self.buttons.accepted.connect(self._do)
        self.buttons.rejected.connect(self.reject)
        hub = self._workspace.hub
        hub.subscribe(CaseLeaving, lambda _: self.close(), self)
        for message in (LanguageChanged, ThemeChanged):
            hub.subscribe(message, lambda _: self.retranslate(), self)

    def retranslate(self) -> None:
        """Take words and colours of the present language and theme."""
        tr, session = self._workspace.tr, self._workspace.case_session
        self.setWindowTitle(tr("import_dialog.title", case=isolate(session.name)))
        self.preview.setAccessibleName(tr("import_dialog.preview"))
        self.table.restyle()
        self.details.retranslate()
        self.progress.retranslate()
        self._say()

    # --- what is found

    def _begin_looking(self, total: int) -> None:
        if not self._is_closed:
            self._total = total
            self._say()

    def _take(self, looked: Looked) -> None:
        """Shown with those that come in the same moment: a table that grows is laid out anew."""
        if self._is_closed:
            return
        self._unshown.append(looked)
        if not self._turn.isActive():
            self._turn.start()

    def _show_taken(self) -> None:
        before = len(self.rows.rows)
        for looked in self._unshown:
            self.rows.add(looked)
        self._seen += len(self._unshown)
        self._unshown.clear()
        if len(self.rows.rows) > before:
            self.model.added(before)
            self._select_first()
        self._say()

    def _end_looking(self) -> None:
        self._looks = False
        if not self._is_closed:
            self._show_taken()

    @property
    def is_looking(self) -> bool:
        """Whether files are still to be looked at."""
        return self._looks

    def _select_first(self) -> None:
        if self.rows.rows and not self.table.places():
            self.table.select([0])

    def _say(self) -> None:
        """How much was found, and what the buttons do."""
        tr, words = self._workspace.tr, self._workspace.appearance.words
        counts = self.rows.counts()
        told = [
            tr(f"import_dialog.count.{state}", count=counts[state])
            for state in _STATES
            if counts[state]
        ]
        if self._looks:
            seen = isolate(words.digits(f"{self._seen:,} / {self._total:,}"))
            told.insert(0, f"{tr('work.looking')} {seen}")
        self.summary.setText(" · ".join(told) or tr("import_dialog.nothing"))
        self.bar.setVisible(self._looks)
        self.bar.setRange(0, self._total)
        self.bar.setValue(self._seen)
        self.bar.setAccessibleName(self.summary.text())
        begun = self._stack.currentWidget() is self.progress
        self.do.setVisible(not begun)
        self.do.setText(tr("import_dialog.do", count=self.rows.wanted))
        self.do.setEnabled(self.rows.wanted > 0 and not self._looks)
        self.leave.setText(tr("dialog.close" if begun else "dialog.cancel"))

    # --- what is chosen, and what is said of it

    def _chosen(self) -> list[ImportRow]:
        return [self.rows.rows[at] for at in self.table.places()]

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.details.show_rows(chosen)
        if not chosen or not chosen[0].is_article:
            self.preview.clear()
            return
        look = chosen[0].look

        def show(reread: Reread) -> None:
            self.preview.setPlainText(reread.texts.get(look.member, ""))

        self.rereading.read(look.request, show, only_seen=True)

    def _say_of_chosen(self, *, outlet: str | None = None, published: str | None = None) -> None:
        self.rows.say(self.table.places(), outlet=outlet, published=published)
        self.model.repaint()

    def _switch(self, places: list[int]) -> None:
        """Leave articles out, or take them where all of them are left out."""
        articles = [self.rows.rows[at] for at in places if self.rows.rows[at].is_article]
        left_out = not all(row.said.left_out for row in articles)
        self.rows.say(places, left_out=left_out)
        self.model.repaint()
        self._say()

    def _read_in(self, codec: str) -> None:
        """Read the files of the chosen rows in another encoding."""
        for path, row in {row.look.path: row for row in self._chosen()}.items():
            self._read_again(path, row, encoding=codec or None)

    def _ask_columns(self) -> None:
        """Ask what the columns are of the table that the first chosen row stands in."""
        places = self.table.places()
        if not places:
            return
        path = self.rows.rows[places[0]].look.path
        rows = [self.rows.rows[at] for at in self.rows.of_file(path)]
        known = next((row.look.columns for row in rows if row.look.columns), None)
        if known is None:
            return
        dialog = ImportColumns(self._workspace, path.name, known, self)
        if dialog.exec():
            said = dialog.said
            self._workspace.attempt(
                lambda: self._workspace.intake.remember_columns(list(known), said)
            )
            self._read_again(path, rows[0], columns=said)

    def _read_again(self, path: Path, row: ImportRow, **how: object) -> None:
        request = replace(row.look.request, **how)  # type: ignore[arg-type]

        def renew(reread: Reread) -> None:
            self.rows.renew(path, reread.found)
            self.model.renewed()
            self.table.select(self.rows.of_file(path)[:1])
            self._say()

        self.rereading.read(request, renew, only_seen=False)

    # --- taking in

    def _do(self) -> None:
        order = self.rows.order()
        self._stack.setCurrentWidget(self.progress)
        self.progress.begin(len({row.look.path for row in self.rows.rows}))
        self._follow(order)

    def _try_again(self, paths: list[Path]) -> None:
        order = self.rows.order()
        self.progress.begin(len(paths))
        self._follow(replace(order, paths=tuple(paths)))

    def _follow(self, order: ImportOrder) -> None:
        self._say()
        follower = Follower(fail=lambda _problem: None, arrive=self._arrive, end=self._end)
        self._workspace.intake.import_order(order, follower)

    def _arrive(self, arrived: Arrived) -> None:
        if not self._is_closed:
            self.progress.arrive(arrived)

    def _end(self, stopped: bool) -> None:
        if not self._is_closed:
            self.progress.end(stopped=stopped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field ends the writing; it does not begin the import."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(self.focusWidget(), QLineEdit):
            self.table.setFocus()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Nothing is looked at any more; what comes in goes on in the window's status bar."""
        if not self._is_closed:
            self._is_closed, self._looks = True, False
            self.rereading.close()
            self.deleteLater()
        super().done(result)
