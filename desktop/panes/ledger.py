"""The ledger: who, according to whom, says that what happened, in the whole case, as one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, QItemSelectionModel, QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QInputDialog,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.panes.ledger_columns import COLUMNS
from desktop.panes.ledger_copy import html, tsv
from desktop.panes.ledger_filters import GROUPS, LedgerFilters
from desktop.panes.ledger_grading import add_grades, grades_menu
from desktop.panes.ledger_model import LedgerModel
from desktop.panes.ledger_sections import Sections
from desktop.panes.ledger_table import LedgerTable
from desktop.panes.ledger_words import cell_words
from desktop.panes.pane import Pane
from desktop.workspace import judging
from desktop.workspace.actions import ActionSpec
from desktop.workspace.ledger import Arranged, LedgerLine, LedgerReader, LedgerWish, row_of
from desktop.workspace.messages import (
    CaseChanged,
    CaseShown,
    Notice,
    PaneSought,
    PassageSought,
    SelectionChanged,
)
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace

# Milliseconds without another change before the rows are put in order anew.
_PAUSE = 350
# So many rows are copied or judged at once.
_MOST_COPIED, _MOST_JUDGED = 20_000, 1_000


class LedgerPane(Pane):
    """A click or Enter chooses the claim everywhere; a double click also goes to its words.

    ``arranging``: rows are to come yet.
    """

    pane_id = "ledger"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._wish = LedgerWish()
        self.arranging = self._reading = self._stale = False
        self._total: int | None = None
        self.grade_menu: QMenu | None = None
        self.reader = LedgerReader(workspace, self)
        self.model = LedgerModel(workspace.appearance, self._read_lines, self)
        self.table = LedgerTable(self.model, self)
        self.filters = LedgerFilters(workspace, self)
        self.message = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.columns, self.grades = QToolButton(), QToolButton()
        for button in (self.columns, self.grades):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.clicked.connect(self._open_columns)
        self.grades.clicked.connect(self.open_grades)
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(below, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._arrange)
        self._listen()
        self._register()
        self.retranslate()

    def _listen(self) -> None:
        hub, table = self.workspace.hub, self.table
        table.chosen.connect(self.choose)
        table.opened.connect(self.open)
        table.graded.connect(self.grade)
        table.copied.connect(self.copy)
        table.switched.connect(self._switch_group)
        table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._arrange())
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_rows())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        self.filters.changed.connect(self._arrange)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, self._follow_case, self)
        hub.subscribe(SelectionChanged, self._follow_selection, self)

    # --- the frame

    @property
    def waiting(self) -> bool:
        return self.arranging or self._reading

    def header_text(self) -> str:
        tr, shown = self.workspace.tr, self._shown()
        if not self.workspace.case_session.is_open:
            return ""
        if self.arranging and self._total is None:
            return tr("ledger.arranging")
        told = tr("claims.count", count=shown)
        if self.model.sections.groups is not None:
            told = f"{tr('ledger.groups', count=self.model.sections.groups)} · {told}"
        if self.arranging:
            told = f"{told} · {tr('ledger.arranging')}"
        elif self._wish.narrows and self._total is not None:
            told = tr(
                "ledger.of_all",
                some=told,
                all=self.workspace.appearance.words.digits(f"{self._total:,}"),
            )
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
        palette = self.workspace.palette
        self.table.horizontalHeader().setStyleSheet(
            f"QHeaderView, QHeaderView::section {{ background: {palette.panel}; border: none; }}"
            f"QHeaderView::section {{ color: {palette.muted}; padding: 0 10px;"
            f" border-bottom: 1px solid {palette.hairline}; }}"
        )
        self.model.restyle(self.workspace.appearance)
        self.table.viewport().update()

    # --- rows

    def _begin_case(self) -> None:
        self._total = None
        self.arranging = self._reading = False
        self.model.show_sections(Sections())
        self._arrange()

    def _follow_case(self, message: CaseChanged) -> None:
        """Grades and notes change no row; after anything else rows may be other ones."""
        if message.kinds == {"journal", "remarks"}:
            self.model.forget(message.documents)
        else:
            self._pause.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._arrange()

    def _arrange(self) -> None:
        """Ask for the rows that are wanted now, in the order wanted; unseen, only when seen."""
        self._pause.stop()
        self._stale = not self.isVisible()
        if self._stale or not self.workspace.case_session.is_open:
            self._say_empty()
            return
        header = self.table.horizontalHeader()
        section = header.sortIndicatorSection()
        sort = COLUMNS[section].sort if 0 <= section < len(COLUMNS) else None
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        wish = replace(
            self.filters.wish(), order=sort or "document", descending=bool(sort) and down
        )
        same = wish == self._wish
        self._wish, self.arranging = wish, True
        self._first_part = True
        kept = self._kept() if same else None
        self.reader.arrange(wish, partial(self._take, kept))
        self.header_changed.emit()

    def _kept(self) -> tuple[int | None, int]:
        """The claim that is current, and how far the table is scrolled."""
        place = self.table.currentIndex().row()
        known = 0 <= place < len(self.model.sections)
        row = self.model.row_at(place) if known else None
        return row, self.table.verticalScrollBar().value()

    def _take(self, kept: tuple[int | None, int] | None, part: Arranged) -> None:
        if kept is not None and not part.whole:
            return  # What is shown stays until all that takes its place is there.
        self.arranging = not part.whole
        if part.whole and not self._wish.narrows:
            self._total = len(part.rows) or sum(group.count for group in part.groups)
        if self._wish.group is None:
            self.model.show_sections(Sections(part.rows))
        else:
            self.model.show_sections(Sections(groups=len(part.groups)), part.groups)
        if kept is not None:
            self.model.forget(frozenset())
            self._go_back_to(*kept)
        elif self._first_part:
            self.table.scrollToTop()
        self._first_part = False
        if part.whole and kept is None:
            self._show_chosen(reveal=False)
        self._say_empty()
        self.header_changed.emit()

    def _go_back_to(self, row: int | None, scrolled: int) -> None:
        place = None if row is None else self.model.sections.place_of(row)
        if place is not None:
            self._set_current(place)
        self.table.verticalScrollBar().setValue(scrolled)

    def _read_lines(self, rows: object) -> None:
        self._reading = True
        self.reader.lines(rows, self._take_lines)  # type: ignore[arg-type]

    def _take_lines(self, lines: list[LedgerLine]) -> None:
        self._reading = False
        self.model.take(lines)

    def _shown(self) -> int:
        if self.model.sections.groups is not None:
            return sum(group.count for group in self.model.groups)
        return len(self.model.sections)

    def _say_empty(self) -> None:
        tr = self.workspace.tr
        if not self.workspace.case_session.is_open:
            words = tr("ledger.no_case")
        elif self.arranging:
            words = tr("ledger.arranging")
        else:
            words = tr("claims.none_found" if self._wish.narrows else "ledger.empty")
        self.message.setText(words)
        self._stack.setCurrentWidget(self.table if len(self.model.sections) else self.message)

    def _switch_group(self, place: int) -> None:
        group = self.model.group_at(place)
        if group is None:
            return
        found = self.model.groups[group]
        if self.model.sections.is_open(group):
            self.model.close_group(group)
            return

        def open_it(part: Arranged) -> None:
            if group < len(self.model.groups) and self.model.groups[group] == found:
                self.model.open_group(group, part.rows)

        self.reader.open_group(self._wish, found, open_it)

    # --- choosing

    def choose(self, place: int) -> None:
        """Make the claim at a place the selection of every pane, showing its article first."""
        self._with_line(place, lambda line: self._choose(line, seek=False))

    def open(self, place: int) -> None:
        """Go to the words of the claim at a place."""
        self._with_line(place, lambda line: self._choose(line, seek=True))

    def _with_line(self, place: int, then: Callable[[LedgerLine], object]) -> None:
        row = self.model.row_at(place) if 0 <= place < len(self.model.sections) else None
        line = None if row is None else self.model.line(row)
        if line is not None:
            then(line)
        elif row is not None:
            self.reader.all_lines([row], lambda lines: [then(line) for line in lines])

    def _choose(self, line: LedgerLine, *, seek: bool) -> None:
        workspace, claim = self.workspace, line.claim
        document, start, end = claim.document.id, claim.passage.start, claim.passage.end
        if document != workspace.document_id:
            workspace.case_session.show(document)
        claims = workspace.analysis.claims if workspace.analysis else ()
        found = next((c.id for c in claims if (c.start, c.end) == (start, end)), None)
        if found is not None:
            workspace.selection.choose(Chosen("claim", found), origin=self.pane_id)
        if seek or found is None:
            workspace.hub.publish(PassageSought(start, end))

    def _follow_selection(self, message: SelectionChanged) -> None:
        if message.origin != self.pane_id:
            self._show_chosen(reveal=message.reveal)

    def _show_chosen(self, *, reveal: bool) -> None:
        """Make the claim that is chosen elsewhere the current row, where it is among the rows."""
        workspace = self.workspace
        chosen = workspace.selection.chosen("claim")
        if chosen is None or workspace.analysis is None or workspace.document_id is None:
            return
        row = row_of(workspace.document_id, workspace.analysis, chosen)
        place = None if row is None else self.model.sections.place_of(row)
        if place is not None:
            self._set_current(place)
            if reveal:
                self.table.scrollTo(self.model.index(place, 0))

    def _set_current(self, place: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self.model.index(place, 0), flags.ClearAndSelect | flags.Rows
        )

    def _follow_rows(self) -> None:
        self.workspace.actions.refresh()
        self.header_changed.emit()

    # --- judging

    def grade(self, value: str) -> None:
        """Grade the sources (a letter) or claims (a digit) of the rows selected."""
        if not self._may_judge():
            return

        def do(lines: list[LedgerLine]) -> None:
            session = self.workspace.case_session
            count = judging.grade(session, lines=lines, value=value)
            key = "ledger.graded_sources" if value.isalpha() else "ledger.graded_claims"
            self._tell(key, count, value)

        self._with_selected(do)

    def confirm(self) -> None:
        """The claims of the rows selected are read rightly."""
        self._judge(judging.confirm, "ledger.confirmed_claims")

    def reject(self) -> None:
        """The claims of the rows selected are none."""
        self._judge(judging.reject, "ledger.rejected_claims")

    def note(self) -> None:
        """Ask for a note on the claims of the rows selected."""
        tr = self.workspace.tr
        text, agreed = QInputDialog.getMultiLineText(
            self, tr("action.claims_note"), tr("ledger.note_words")
        )
        if agreed and text.strip():
            self._judge(partial(judging.note, text=text.strip()), "ledger.noted_claims")

    def _judge(self, deed: Callable[..., int], told: str) -> None:
        def do(lines: list[LedgerLine]) -> None:
            claims = [judging.place_of(line) for line in lines]
            self._tell(told, deed(self.workspace.case_session, claims=claims))

        self._with_selected(do)

    def _with_selected(self, then: Callable[[list[LedgerLine]], object]) -> None:
        """Do something with the lines of the rows selected, read where they are not yet."""
        if self.table.selected_count() > _MOST_JUDGED:
            most = self.workspace.appearance.words.digits(f"{_MOST_JUDGED:,}")
            words = self.workspace.tr("ledger.too_many", most=most)
            self.workspace.hub.publish(Notice(words, problem=True))
            return
        rows = self._selected_rows()
        known = [line for row in rows if (line := self.model.line(row)) is not None]
        if len(known) == len(rows):
            self.workspace.attempt(lambda: then(known))
        else:
            self.reader.all_lines(rows, lambda lines: self.workspace.attempt(lambda: then(lines)))

    def _selected_rows(self) -> list[int]:
        places = self.table.selected_places()
        return [row for place in places if (row := self.model.row_at(place)) is not None]

    def _may_judge(self) -> bool:
        return self.workspace.case_session.can_edit and self.table.selectionModel().hasSelection()

    def _tell(self, key: str, count: int, grade: str = "") -> None:
        self.workspace.hub.publish(Notice(self.workspace.tr(key, count=count, grade=grade)))

    # --- copying

    def copy(self) -> None:
        """Put the rows selected on the clipboard, as a spreadsheet takes them."""
        rows = self._selected_rows()[:_MOST_COPIED]
        if rows:
            self.reader.all_lines(rows, self._copy)

    def _copy(self, lines: list[LedgerLine]) -> None:
        words, header = self.workspace.appearance.words, self.table.horizontalHeader()
        visual = map(header.logicalIndex, range(header.count()))
        shown = [COLUMNS[at].id for at in visual if not header.isSectionHidden(at)]
        head = [words.tr(f"ledger.column.{column}") for column in shown]
        cells = [head, *([cell_words(line, one, words) for one in shown] for line in lines)]
        data = QMimeData()
        data.setText(tsv(cells))
        data.setHtml(html(cells, rtl=self.workspace.appearance.right_to_left))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell("ledger.copied", len(lines))

    # --- menus

    def _register(self) -> None:
        selected, may = self.table.selectionModel().hasSelection, self._may_judge
        for name, run, keys, enabled in (
            ("claims_grade", self.open_grades, "Ctrl+G", may),
            ("claims_confirm", self.confirm, "Ctrl+Shift+Return", may),
            ("claims_reject", self.reject, "Ctrl+Shift+Del", may),
            ("claims_note", self.note, "Ctrl+Shift+N", may),
            ("chain_show", self._show_chain, "Ctrl+Shift+H", selected),
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
        self.choose(self.table.currentIndex().row())
        self.workspace.hub.publish(PaneSought("chain"))

    def open_grades(self) -> None:
        """The grades in a menu, at the current row."""
        words = self.workspace.appearance.words
        menu = grades_menu(self, words, self.grade, enabled=self._may_judge())
        self.grade_menu = menu
        at = self.table.visualRect(self.table.currentIndex())
        place = self.table.viewport().mapToGlobal(at.bottomLeft())
        if self.grades.hasFocus() or not self.table.selectionModel().hasSelection():
            place = self.grades.mapToGlobal(QPoint(0, self.grades.height()))
        menu.popup(place)

    def _open_columns(self) -> None:
        self.table.columns_menu().popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    def _open_menu(self, at: QPoint) -> None:
        menu, actions = QMenu(self), self.workspace.actions
        for name in ("chain_show", "claims_confirm", "claims_reject", "claims_note"):
            menu.addAction(actions.action(name))
        menu.addAction(self.workspace.tr("ledger.copy"), self.copy)
        add_grades(menu, self.workspace.appearance.words, self.grade, enabled=self._may_judge())
        menu.popup(self.table.viewport().mapToGlobal(at))
