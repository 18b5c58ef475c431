"""What the table of the import dialog shows: an article a line, what was guessed of it and why."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop.import_looking import Standing
from desktop.importing.found import Guess
from desktop.importing.member_names import file_name, safe_text
from desktop.look.direction import isolate
from desktop.look.plain_words import plain_tip
from desktop.look.translation import Words
from desktop.panes.dialogs.import_rows import ImportRow, ImportRows
from desktop.panes.table_head import HeadedModel, Index
from desktop.workspace.problems import sentence
from desktop.workspace.workspace import Workspace

Column = Literal["take", "title", "file", "outlet", "published", "state"]
COLUMNS: tuple[Column, ...] = get_args(Column)
# Letters of an ISO 8601 day, before its time of day.
_DAY = 10
SECOND = Qt.ItemDataRole.UserRole + 1
"""What stands in small type under a cell's words."""


class ImportModel(HeadedModel):
    """Of the rows, those in sight are asked for their words."""

    def __init__(self, workspace: Workspace, rows: ImportRows, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace, self.rows = workspace, rows
        self._shown = len(rows.rows)

    # --- what changes

    def added(self, before: int) -> None:
        """Rows were put behind the first ``before``."""
        self.beginInsertRows(QModelIndex(), before, len(self.rows.rows) - 1)
        self._shown = len(self.rows.rows)
        self.endInsertRows()

    def renewed(self) -> None:
        """Rows are others."""
        self.beginResetModel()
        self._shown = len(self.rows.rows)
        self.endResetModel()

    def repaint(self) -> None:
        """What was said of rows, or the language, is another."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._shown:
            last = self.index(self._shown - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # --- Qt's questions

    def count(self) -> int:
        return self._shown

    def columns(self) -> int:
        return len(COLUMNS)

    def heading(self, section: int) -> str:
        column = COLUMNS[section]
        return "" if column == "take" else self.workspace.tr(f"import_dialog.column.{column}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows.rows[index.row()], COLUMNS[index.column()]
        words = self.workspace.appearance.words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _first(row, column, words)
            case Qt.ItemDataRole.ToolTipRole:
                lines = (_first(row, column, words), second_line(row, column, words))
                return plain_tip("\n".join(filter(None, lines)))
            case Qt.ItemDataRole.CheckStateRole if column == "take" and row.is_article:
                checks = Qt.CheckState
                return checks.Unchecked if row.said.left_out else checks.Checked
            case Qt.ItemDataRole.AccessibleTextRole if column == "take":
                left_out = row.said.left_out or not row.is_article
                return words.tr(f"import_dialog.{'left_out' if left_out else 'taken'}")
            case _ if role == SECOND:
                return second_line(row, column, words)
        return None


def _first(row: ImportRow, column: Column, words: Words) -> str:
    look = row.look
    match column:
        case "take":
            return ""
        case "title":
            return sentence(look.problem, words) if look.problem else look.title
        case "file":
            return isolate(file_name(look.path))
        case "outlet":
            return row.outlet or ("—" if row.is_article else "")
        case "published":
            return words.iso_date(row.published[:_DAY] or None) if row.is_article else ""
    return words.tr(f"import_dialog.state.{row.standing.state}")


def second_line(row: ImportRow, column: Column, words: Words) -> str:
    """The reason of a guess, where in a file an article stands, or what a text is like."""
    look = row.look
    match column:
        case "file":
            return look.member or safe_text(look.path.parent.name)
        case "title" if row.is_article:
            told = words.tr("import_dialog.letters", count=look.letters)
            names = filter(None, (look.format.upper(), encoding_name(look.encoding)))
            return " · ".join((*map(isolate, names), told))
        case "outlet" if row.is_article:
            return _reason(row.said.outlet, look.outlet, words)
        case "published" if row.is_article:
            return _reason(row.said.published, look.published, words)
        case "state":
            return _like(row.standing, words)
    return ""


def encoding_name(codec: str | None) -> str:
    """A codec as people know it."""
    names = {"cp1256": "windows-1256", "iso8859_6": "ISO-8859-6", "mac_arabic": "MacArabic"}
    return names.get(codec, codec.removesuffix("-sig").upper()) if codec else ""


def _reason(said: str | None, guess: Guess | None, words: Words) -> str:
    if said is not None:
        return words.tr("import_dialog.said")
    return words.tr(f"import.reason.{guess.reason}") if guess else ""


def _like(standing: Standing, words: Words) -> str:
    if standing.state in ("new", "problem"):
        return ""
    title = isolate(standing.title)
    if standing.state in ("known", "same"):
        return title
    percent = isolate(words.digits(f"{standing.shared:.0%}"))
    return f"{percent} · {title}"
