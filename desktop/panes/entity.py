"""The page of an entity: what it is called, when and where, who says what of it, who is beside it.

It is about the entity that is chosen, in the shown article or anywhere in the case.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.look.elided import ElidedLabel
from desktop.look.fonts import interface_font
from desktop.look.plain_words import PlainLabel
from desktop.panes.choice import ChoiceButton
from desktop.panes.dialogs.note import NoteDialog
from desktop.panes.dialogs.suggestions import SuggestionsDialog
from desktop.panes.entity_chart import EntityChart
from desktop.panes.entity_drawings import EntityDrawings
from desktop.panes.entity_histogram import UNITS, Bar, Unit, bars, numbers, usual_unit
from desktop.panes.entity_lines import EntityPage, page_rows
from desktop.panes.entity_locator import EntityLocator
from desktop.panes.map_places import MapPlace
from desktop.panes.page_list import PageList
from desktop.panes.page_rows import Line, ToEntity, ToMerge, ToMore, ToNote, ToWords
from desktop.panes.pane import Pane
from desktop.workspace.actions import ActionSpec
from desktop.workspace.entity_page import DayCount, EntityPageReader, Head, Note, PagePart
from desktop.workspace.messages import (
    CaseChanged,
    CaseCompared,
    CaseEntityChosen,
    CaseShown,
    PaneSought,
    PassageSought,
    PlaceSought,
)
from desktop.workspace.workspace import Workspace


class EntityPane(Pane):
    """``page`` is what was read of it so far; ``number`` whose it is."""

    pane_id = "entity"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.page = EntityPage()
        self.number: int | None = None
        self._days: tuple[int, int] | None = None
        self._stale = False
        self._charted: tuple[Sequence[DayCount], Unit, tuple[Bar, ...]] | None = None
        self.reader = EntityPageReader(workspace, self)
        self.name = ElidedLabel(self)
        self.about = PlainLabel(self, wordWrap=True)
        self.chart = EntityChart(workspace.appearance, self)
        self.locator = EntityLocator(workspace, self)
        self.list = PageList(workspace.appearance, self)
        self.unit = ChoiceButton(self)
        self.message = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._lay_out()
        self._listen()
        self._register()
        self.retranslate()

    def _lay_out(self) -> None:
        self.name.setFont(interface_font(17, QFont.Weight.DemiBold))
        self.about.setObjectName("muted")
        self.about.setFont(interface_font(12))
        self.message.setObjectName("muted")
        self.message.setContentsMargins(24, 24, 24, 24)
        board = QWidget(self)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self.name)
        head.addWidget(self.about)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(EntityDrawings(self.chart, self.locator, board))
        column.addWidget(self.list, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(board)
        self._stack.addWidget(self.message)

    def _listen(self) -> None:
        hub = self.workspace.hub
        hub.subscribe(CaseEntityChosen, lambda message: self._follow(message.number), self)
        hub.subscribe(CaseShown, lambda _: self._begin_case(), self)
        hub.subscribe(CaseChanged, lambda _: self._renew(), self)
        hub.subscribe(CaseCompared, lambda _: self._show(), self)
        self.list.followed.connect(lambda line: self.workspace.attempt(lambda: self._go(line)))
        self.chart.picked.connect(self._show_days)
        self.locator.sought.connect(self._seek)
        self.unit.chosen.connect(lambda _: self._show_chart())

    def _register(self) -> None:
        add = self.workspace.actions.add
        entities = self.workspace.case_entities
        add(
            ActionSpec(
                id="open_entity", menu="go", group=2, shortcuts=("Ctrl+Return",),
                run=lambda: self.workspace.hub.publish(PaneSought(self.pane_id)),
                enabled=lambda: entities.number is not None,
            )
        )  # fmt: skip
        add(
            ActionSpec(
                id="entity_note", menu="mark", group=2, run=lambda: self._note(None),
                enabled=lambda: self.number is not None and self._can_edit,
            )
        )  # fmt: skip

    # --- what the frame asks

    def header_widgets(self) -> list[QWidget]:
        return [self.unit]

    @property
    def waiting(self) -> bool:
        """Whether something that is shown is still read or painted."""
        return self.locator.waiting or super().waiting

    def focus_chain(self) -> list[QWidget]:
        return [self.unit, self.chart, self.locator, self.list]

    def choices(self) -> int:
        return self.unit.index

    def restore_choices(self, choices: int) -> None:
        if 0 <= choices <= len(UNITS):
            self.unit.choose(choices)

    def retranslate(self) -> None:
        tr = self.workspace.tr
        units = [tr("entity.unit_usual"), *(tr(f"entity.unit_{unit}") for unit in UNITS)]
        self.unit.set_choices(units, tip=tr("entity.unit_tip"))
        self.list.setAccessibleName(tr("pane.entity"))
        self._show()

    def restyle(self) -> None:
        self._show()

    # --- reading

    @property
    def _can_edit(self) -> bool:
        return self.workspace.case_session.can_edit

    def _begin_case(self) -> None:
        self.number, self.page = None, EntityPage()
        self._show()

    def _follow(self, number: int | None) -> None:
        if number is not None and number != self.number:
            self.number, self.page, self._days = number, EntityPage(), None
            self.chart.chosen = None
            self._renew()
        elif number is not None:
            self._renew_if_stale()

    def _renew(self) -> None:
        """Read the page anew; unseen, only when seen."""
        self._stale = self.number is not None and not self.in_sight
        if self.number is not None and not self._stale:
            self.reader.read(self.number, self._take)

    def _renew_if_stale(self) -> None:
        if self._stale:
            self._renew()

    def come_into_sight(self) -> None:
        self._renew_if_stale()

    def _take(self, part: PagePart) -> None:
        fresh = isinstance(part, Head) and self.page.head is None
        self.page = self.page.with_part(part)
        if self._days is not None and isinstance(part, Head):
            self._read_days()
        self._show(keep=not fresh)

    def _show_days(self, bar: Bar | None) -> None:
        """Show the articles of one column of the chart alone, None: of all."""
        self._days = numbers(bar) if bar is not None else None
        self._read_days()

    def _read_days(self) -> None:
        if self.number is not None:
            self.reader.more(self.number, "articles", self._take, offset=0, days=self._days)

    # --- showing

    def _show(self, *, keep: bool = True) -> None:
        head, tr = self.page.head, self.workspace.tr
        self.message.setText(tr("entity.nothing"))
        self._stack.setCurrentIndex(1 if head is None else 0)
        if head is not None:
            self.name.setText(isolate(head.entity.name.name))
            self.about.setText(self._about(head))
        self.locator.show_place(*((head.entity.name.name, head.place) if head else ("", None)))
        self._show_chart()
        found = self.workspace.comparing.found.suggestions
        rows = page_rows(self.page, self.workspace.appearance.words, found, can_edit=self._can_edit)
        self.list.show_rows(rows, self.workspace.appearance, keep=keep)
        self.header_changed.emit()

    def _about(self, head: Head) -> str:
        words, entity = self.workspace.appearance.words, head.entity
        told = [
            words.tr(f"kind.{entity.name.kind}"),
            words.tr("status.articles", count=entity.documents),
            words.tr("card.mentions", count=entity.mentions),
        ]
        others = [isolate(name) for name in entity.names if name != entity.name.name]
        if others:
            told.append(words.tr("entity.also", names=words.tr("graph.comma").join(others[:4])))
        place = head.place
        if place is not None and place.lat is not None and place.lon is not None:
            at = words.digits(f"{place.lat:.4f}, {place.lon:.4f}")
            told.append(words.tr("entity.place", at=isolate(at, "ltr")))
        return " · ".join(told)

    def _show_chart(self) -> None:
        head = self.page.head
        days = head.days if head else ()
        unit = UNITS[self.unit.index - 1] if self.unit.index else usual_unit(days)
        if self._charted is None or self._charted[0] is not days or self._charted[1] != unit:
            # Thousands of days: counted once, whatever else of the page comes.
            self._charted = days, unit, bars(days, unit)
        self.chart.show_bars(self._charted[2], self.workspace.appearance)

    # --- going

    def _go(self, line: Line) -> None:
        match line.goal:
            case ToWords(document, start, end):
                self._read_article(document, start, end)
            case ToEntity(number):
                self.workspace.case_entities.choose(number)
            case ToMore(part, offset) if self.number is not None:
                days = self._days if part == "articles" else None
                self.reader.more(self.number, part, self._take, offset=offset, days=days)  # type: ignore[arg-type]
            case ToMerge(place):
                self._ask_merge(place)
            case ToNote(uid):
                notes = self.page.head.notes if self.page.head else ()
                self._note(next((note for note in notes if note.uid == uid), None))

    def _seek(self, place: MapPlace) -> None:
        """Open the map at the place."""
        self.workspace.hub.publish(PaneSought("map"))
        self.workspace.hub.publish(PlaceSought(place.lat, place.lon, place.radius_km))

    def _read_article(self, document: int, start: int, end: int) -> None:
        if document != self.workspace.document_id:
            self.workspace.case_session.show(document)
        self.workspace.hub.publish(PassageSought(start, end))

    def _ask_merge(self, place: int) -> None:
        """One or two? said here, or in the review of all."""
        comparing, tr = self.workspace.comparing, self.workspace.tr
        found = comparing.found.suggestions[place]
        menu = QMenu(self)
        same = menu.addAction(tr("suggestions.same"))
        two = menu.addAction(tr("suggestions.two"))
        menu.addSeparator()
        review = menu.addAction(tr("action.review_suggestions"))
        for action in (same, two):
            action.setEnabled(self._can_edit)
        same.triggered.connect(lambda: self.workspace.attempt(lambda: comparing.accept(found)))
        two.triggered.connect(lambda: self.workspace.attempt(lambda: comparing.refuse(found)))
        review.triggered.connect(self._review)
        at = self.list.visualRect(self.list.currentIndex())
        menu.popup(self.list.viewport().mapToGlobal(at.center()))

    def _review(self) -> None:
        dialog = SuggestionsDialog(self.workspace, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _note(self, note: Note | None) -> None:
        """Write a note on the entity, or change one."""
        head = self.page.head
        if head is None or not self._can_edit:
            return
        entity = head.entity.name
        dialog = NoteDialog(self.workspace, entity.name, note.text if note else "", self)
        if dialog.exec():
            text = None if dialog.withdrawn else dialog.text
            self.reader.write_note(entity, text=text, before=note)
