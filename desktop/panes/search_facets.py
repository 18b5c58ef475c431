"""What the found articles have in common, with counts: a click narrows the search by it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.look.direction import isolate
from desktop.look.fonts import interface_font
from desktop.look.plain_words import plain_tip
from desktop.workspace.query_terms import canonical, field_of, fields_held
from desktop.workspace.searching import Facet, FacetKind, FacetValue, Field
from desktop.workspace.workspace import Workspace

KINDS: tuple[FacetKind, ...] = ("outlet", "year", "month", "place", "entity", "kind", "stance")
_VALUE = Qt.ItemDataRole.UserRole
_ROW = 27


class FacetTree(QTreeWidget):
    """``toggled``: a value (its facet, it) is to be asked for, or not any more."""

    toggled = Signal(str, object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asked: frozenset[Field] = frozenset()
        self._facets: dict[FacetKind, Facet] = {}
        self._sections: dict[FacetKind, QTreeWidgetItem] = {}
        self._closed: set[FacetKind] = set()
        self.setObjectName("facets")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._toggle)
        self.itemActivated.connect(self._toggle)
        self.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, _VALUE)))
        self.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, _VALUE)))
        self.retranslate()

    def begin(self, query: str) -> None:
        """Another search: what the last one counted stays until it is counted anew."""
        self._asked = frozenset(fields_held(query))

    def empty(self) -> None:
        self._facets.clear()
        self._fill()

    def take(self, facet: Facet) -> None:
        self._facets[facet.kind] = facet
        self._show(facet)

    def retranslate(self) -> None:
        self.setAccessibleName(self._workspace.tr("search_pane.facets"))
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self._sections.clear()
        for facet in tuple(self._facets.values()):
            self._show(facet)

    def _show(self, facet: Facet) -> None:
        """Show one facet in its place, in the place of what was counted of it before."""
        current = self.currentItem()
        kept = current.data(0, _VALUE) if current else None
        old = self._sections.pop(facet.kind, None)
        if old is not None:
            self.takeTopLevelItem(self.indexOfTopLevelItem(old))
        if facet.values and not self._tells_nothing(facet):
            self._add(facet, kept)

    def _tells_nothing(self, facet: Facet) -> bool:
        """One year alone is told by its months."""
        return facet.kind == "year" and len(facet.values) == 1

    def _add(self, facet: Facet, kept: object) -> None:
        words = self._workspace.appearance.words
        name = words.tr(f"search_pane.facet.{facet.kind}")
        section = QTreeWidgetItem([name, ""])
        before = KINDS[: KINDS.index(facet.kind)]
        self.insertTopLevelItem(sum(kind in self._sections for kind in before), section)
        self._sections[facet.kind] = section
        section.setData(0, _VALUE, facet.kind)
        section.setFont(0, interface_font(12, QFont.Weight.DemiBold))
        if not facet.whole:
            section.setToolTip(0, words.tr("search_pane.facet_part"))
            section.setText(0, f"{name} *")
        section.setSizeHint(0, QSize(0, _ROW + 4))
        for value in facet.values:
            told, count = self._told(facet.kind, value), words.digits(f"{value.documents:,}")
            asked = canonical(field_of(facet.kind, value, words.language)) in self._asked
            item = QTreeWidgetItem(section, [f"✓ {told}" if asked else told, count])
            item.setData(0, _VALUE, (facet.kind, value))
            item.setSizeHint(0, QSize(0, _ROW))
            weight = QFont.Weight.DemiBold if asked else QFont.Weight.Normal
            item.setFont(0, interface_font(13, weight))
            item.setForeground(1, _brush(self._workspace.palette.muted))
            item.setFont(1, interface_font(12))
            item.setToolTip(0, plain_tip(told))
            key = "search_pane.facet_drop" if asked else "search_pane.facet_take"
            item.setData(
                0, Qt.ItemDataRole.AccessibleTextRole,
                words.tr(key, value=told, documents=value.documents),
            )  # fmt: skip
            if kept == (facet.kind, value):
                self.setCurrentItem(item)
        section.setExpanded(facet.kind not in self._closed)

    def _told(self, kind: FacetKind, value: FacetValue) -> str:
        words = self._workspace.appearance.words
        match kind:
            case "kind":
                return words.tr(f"event.{value.value}")
            case "stance":
                return words.tr(f"stance.{value.value}")
            case "month":
                year, _, month = value.value.partition("-")
                return f"{words.tr(f'month.{int(month)}')} {words.digits(year)}"
            case "year":
                return words.digits(value.value)
        return isolate(value.value)

    def _toggle(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        known = item.data(0, _VALUE)
        if isinstance(known, tuple):
            self.toggled.emit(*known)


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
