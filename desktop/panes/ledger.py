"""The ledger: who, according to whom, says that what happened, in the whole case, as one table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from desktop.look.plain_words import PlainLabel
from desktop.panes.ledger_arranging import LedgerArranging
from desktop.panes.ledger_choosing import LedgerChoosing
from desktop.panes.ledger_filters import GROUPS, LedgerFilters
from desktop.panes.ledger_grading import add_grades, grades_menu
from desktop.panes.ledger_model import LedgerModel
from desktop.panes.ledger_selected import LedgerSelected
from desktop.panes.ledger_table import LedgerTable
from desktop.panes.pane import Pane
from desktop.panes.table_head import head_style
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import CaseChanged, CaseShown, PaneSought
from desktop.workspace.workspace import Workspace


class LedgerPane(Pane):
    """A click or Enter chooses the claim everywhere; a double click also goes to its words."""

    pane_id = "ledger"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.grade_menu: QMenu | None = None
        self.model = LedgerModel(workspace.appearance, self._read_lines, self)
        self.table = LedgerTable(self.model, self)
        self.filters = LedgerFilters(workspace, self)
        rows = LedgerArranging(workspace, self.model, self.table, self.filters.wish, self)
        self.rows, reader = rows, rows.reader
        self.selected = LedgerSelected(workspace, reader, self.model, self.table, self)
        self.choosing = LedgerChoosing(
            workspace, reader, self.model, self.table, origin=self.pane_id, parent=self
        )
        self.message = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.columns, self.grades = QToolButton(), QToolButton()
        for button in (self.columns, self.grades):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.clicked.connect(self._open_columns)
        self.grades.clicked.connect(self.open_grades)
        self._lay_out()
        self._listen()
        self._register()
        self.retranslate()

    def _lay_out(self) -> None:
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(below, 1)

    def _listen(self) -> None:
        hub, table = self.workspace.hub, self.table
        table.chosen.connect(self.choosing.choose)
        table.opened.connect(self.choosing.open)
        table.graded.connect(self.selected.grade)
        table.copied.connect(self.selected.copy)
        table.switched.connect(self.rows.switch_group)
        table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self.rows.arrange())
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_rows())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        self.filters.changed.connect(self.rows.arrange)
        self.rows.changed.connect(self._say_empty)
        self.rows.changed.connect(self.header_changed)
        self.rows.settled.connect(self.choosing.show_chosen)
        hub.subscribe(CaseShown, lambda _: self.rows.begin_case(), self)
        hub.subscribe(CaseChanged, self.rows.follow_case, self)

    # --- the frame

    @property
    def arranging(self) -> bool:
        """Whether rows are to come yet."""
        return self.rows.running

    @property
    def waiting(self) -> bool:
        return self.rows.running or self.rows.reading or super().waiting

    def header_text(self) -> str:
        tr, total = self.workspace.tr, self.rows.total
        if not self.workspace.case_session.is_open:
            return ""
        if self.arranging and total is None:
            return tr("ledger.arranging")
        told = tr("claims.count", count=self.model.claims)
        if self.model.sections.groups is not None:
            told = f"{tr('ledger.groups', count=self.model.sections.groups)} · {told}"
        if self.arranging:
            told = f"{told} · {tr('ledger.arranging')}"
        elif self.rows.wish.narrows and total is not None:
            whole = self.workspace.appearance.words.digits(f"{total:,}")
            told = tr("ledger.of_all", some=told, all=whole)
        selected = self.table.selected_count()
        return f"{told} · {tr('ledger.selected', count=selected)}" if selected > 1 else told

    def header_widgets(self) -> list[QWidget]:
        return [self.grades, self.columns]

    def focus_chain(self) -> list[QWidget]:
        return [self.grades, self.columns, *self.filters.focus_chain(), self.table]

    def shape(self) -> QByteArray:
        return self.table.columns_shape()

    def restore_shape(self, shape: QByteArray) -> None:
        self.table.restore_columns(shape)

    def choices(self) -> int:
        return self.filters.group.index

    def restore_choices(self, choices: int) -> None:
        if 0 <= choices < len(GROUPS):
            self.filters.group.choose(choices)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        self.filters.retranslate()
        self.table.setAccessibleName(tr("pane.ledger"))
        for button, name in ((self.columns, "columns"), (self.grades, "grade")):
            button.setText(f"{tr(f'ledger.{name}')} ▾")
            button.setToolTip(tr(f"ledger.{name}_tip"))
            button.setAccessibleName(tr(f"ledger.{name}_tip"))
        self.restyle()
        self._say_empty()

    def restyle(self) -> None:
        self.table.horizontalHeader().setStyleSheet(head_style(self.workspace.palette))
        self.model.restyle(self.workspace.appearance)
        self.table.viewport().update()

    def come_into_sight(self) -> None:
        self.rows.seen()

    def _read_lines(self, rows: Sequence[int]) -> None:
        self.rows.read_lines(rows)

    def _say_empty(self) -> None:
        tr = self.workspace.tr
        if not self.workspace.case_session.is_open:
            words = tr("ledger.no_case")
        elif self.arranging:
            words = tr("ledger.arranging")
        else:
            words = tr("claims.none_found" if self.rows.wish.narrows else "ledger.empty")
        self.message.setText(words)
        self._stack.setCurrentWidget(self.table if len(self.model.sections) else self.message)

    def _follow_rows(self) -> None:
        self.workspace.actions.refresh()
        self.header_changed.emit()

    # --- menus

    def _register(self) -> None:
        chosen, may = self.table.selectionModel().hasSelection, self.selected.may_judge
        for name, run, keys, enabled in (
            ("claims_grade", self.open_grades, "Ctrl+G", may),
            ("claims_confirm", self.selected.confirm, "Ctrl+Shift+Return", may),
            ("claims_reject", self.selected.reject, "Ctrl+Shift+Del", may),
            ("claims_note", self.selected.note, "Ctrl+Shift+N", may),
            ("chain_show", self._show_chain, "Ctrl+Shift+H", chosen),
        ):
            self.workspace.actions.add(
                ActionSpec(
                    id=name, menu="mark", group=3, shortcuts=(keys,), run=run, enabled=enabled
                )
            )
        self.workspace.actions.add(
            ActionSpec(
                id="filter_ledger", menu="go", group=2, shortcuts=("Ctrl+Shift+F",),
                run=self._go_to_filter,
            )
        )  # fmt: skip

    def _go_to_filter(self) -> None:
        self.workspace.hub.publish(PaneSought(self.pane_id))
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_chain(self) -> None:
        """Show the chain of the claim of the current row."""
        self.choosing.choose(self.table.currentIndex().row())
        self.workspace.hub.publish(PaneSought("chain"))

    def open_grades(self) -> None:
        """The grades in a menu, at the current row."""
        words, selected = self.workspace.appearance.words, self.selected
        menu = grades_menu(self, words, selected.grade, enabled=selected.may_judge())
        self.grade_menu = menu
        at = self.table.visualRect(self.table.currentIndex())
        place = self.table.viewport().mapToGlobal(at.bottomLeft())
        if self.grades.hasFocus() or not self.table.selectionModel().hasSelection():
            place = self.grades.mapToGlobal(QPoint(0, self.grades.height()))
        menu.popup(place)

    def _open_columns(self) -> None:
        self.table.columns_menu().popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    def _open_menu(self, at: QPoint) -> None:
        menu, actions, selected = QMenu(self), self.workspace.actions, self.selected
        for name in ("chain_show", "claims_confirm", "claims_reject", "claims_note"):
            menu.addAction(actions.action(name))
        menu.addAction(self.workspace.tr("ledger.copy"), selected.copy)
        words = self.workspace.appearance.words
        add_grades(menu, words, selected.grade, enabled=selected.may_judge())
        menu.popup(self.table.viewport().mapToGlobal(at))
