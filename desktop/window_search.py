"""The field at the top goes anywhere: names, articles, words in the texts, commands."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QWidget

from desktop.look.direction import isolate
from desktop.look.icons import icon
from desktop.window_palette import Entry, Group, PaletteList
from desktop.workspace.actions import ActionSpec
from desktop.workspace.commands_found import begins_with, commands_called
from desktop.workspace.destinations import (
    DestinationFinder,
    Destinations,
    DocumentRow,
    NameHit,
    go_to_name,
    recent_documents,
)
from desktop.workspace.messages import CaseShown, DocumentShown, SearchSought
from desktop.workspace.problems import sentence
from desktop.workspace.searching import FoundHit, show_hit
from desktop.workspace.workspace import Workspace

_PAUSE_MILLISECONDS = 120
_MOST_COMMANDS, _MOST_RECENT = 6, 6
_WIDTH, _TALLEST = 620, 520
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_SURELY_MEANT = 88  # percent
_HEADLINE_KNOWN = 20
"""Characters of a snippet that tell whether it only repeats the headline."""


class SearchField(QLineEdit):
    """``hits`` is the list that opens under it. Commands are found at once, all else beside the
    window; Enter before that goes to the first as soon as everything is there."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.hits = PaletteList(workspace, self.window())
        self.hits.itemClicked.connect(self._click)
        self._finder = DestinationFinder(workspace, self)
        self._found = Destinations(whole=True)
        self._goes_when_found = False
        self._before: QWidget | None = None
        self._case: Path | None = None
        self._shown: list[int] = []
        self._done: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        self.textEdited.connect(lambda _text: self._pause.start())
        workspace.hub.subscribe(DocumentShown, self._note_document, self)
        workspace.hub.subscribe(CaseShown, lambda _: self._note_case(), self)
        self.retranslate()

    def retranslate(self) -> None:
        tr = self._workspace.tr
        self.setPlaceholderText(tr("search.placeholder"))
        self.setToolTip(tr("search.language"))
        self.setAccessibleName(tr("action.find_text"))
        self.hits.setAccessibleName(tr("search.hits"))
        self._glass.setIcon(icon("search", self._workspace.palette.faint))

    def open(self) -> None:
        """Take the keys, with the last things of before to choose from."""
        focused = QApplication.focusWidget()
        if focused is not self:
            self._before = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._finder.get_ready()
        self.look()

    @property
    def looking(self) -> bool:
        """Whether something may be found yet."""
        return self._pause.isActive() or not self._found.whole

    def look(self) -> None:
        """Look for what is typed now."""
        self._pause.stop()
        query = self.text().strip()
        is_open = self._workspace.case_session.is_open
        self._found = Destinations(whole=not query or not is_open)
        self._goes_when_found = False
        if not self._found.whole:
            self._finder.find(query, partial(self._take, query))
        self._show()

    def _take(self, query: str, found: Destinations) -> None:
        if query != self.text().strip():
            return
        self._found = found
        if not self.hits.isHidden():
            self._show()
        if found.whole and self._goes_when_found:
            self._go(self.hits.entry())

    # --- what is listed

    def _show(self) -> None:
        query = self.text().strip()
        groups = self._groups(query) if query else self._recent()
        self.hits.fill(groups)
        if not groups:
            self.hits.hide()
            return
        left, width = self._place_of_hits()
        below = self.mapToGlobal(QPoint(0, self.height() + 4)).y()
        height = min(self.hits.height_of_all(), _TALLEST)
        self.hits.setGeometry(QRect(QPoint(left, below), QSize(width, height)))
        self.hits.show()

    def _place_of_hits(self) -> tuple[int, int]:
        """Left edge on the screen and width: wider than the field, for headlines want to be read
        whole; from the edge where reading begins, within the window."""
        window = self.window()
        width = min(max(self.width(), _WIDTH), window.width() - 16)
        own = self.mapToGlobal(QPoint(0, 0)).x()
        left = own + self.width() - width if self.isRightToLeft() else own
        first = window.mapToGlobal(QPoint(8, 0)).x()
        return min(max(left, first), first + window.width() - 16 - width), width

    def _groups(self, query: str) -> list[Group]:
        """What was found, the likeliest first; a command whose words begin so is meant."""
        tr, found = self._workspace.tr, self._found
        specs = commands_called(query, self._workspace.actions, limit=_MOST_COMMANDS)
        commands = Group(tr("palette.commands"), tuple(map(self._command, specs)))
        names = Group(tr("palette.entities"), tuple(map(self._name, found.names)))
        documents = Group(tr("palette.documents"), tuple(map(self._document, found.documents)))
        # A name that is only like what was typed is less likely meant than a headline with it.
        meant = bool(found.names) and found.names[0].score >= _SURELY_MEANT
        groups = [
            *((names, documents) if meant else (documents, names)),
            commands,
            Group(tr("palette.texts"), self._texts(query)),
        ]
        if specs and begins_with(query, specs[0]):
            groups.remove(commands)
            groups.insert(0, commands)
        shown = [group for group in groups if group.entries]
        if found.problem is not None:
            shown.append(Group(sentence(found.problem, self._workspace.appearance.words)))
        elif not found.whole:
            shown.append(Group(tr("search_pane.asking")))
        return shown or [Group(tr("search.nothing"))]

    def _texts(self, query: str) -> tuple[Entry, ...]:
        """The first hits and the way to all of them, unless there are none."""
        if not self._workspace.case_session.is_open or (self._found.whole and not self._found.hits):
            return ()
        return (*map(self._hit, self._found.hits), self._all(query))

    def _recent(self) -> list[Group]:
        """What was opened and done last."""
        tr, actions = self._workspace.tr, self._workspace.actions
        rows = recent_documents(self._workspace, self._shown)
        done = [spec for spec in map(actions.spec, self._done) if spec.enabled()]
        groups = [
            Group(tr("palette.recent_documents"), tuple(map(self._document, rows))),
            Group(tr("palette.recent_commands"), tuple(map(self._command, done))),
        ]
        return [group for group in groups if group.entries]

    def _command(self, spec: ActionSpec) -> Entry:
        action = self._workspace.actions.action(spec.id)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self._workspace.tr(spec.words_key)
        aside = isolate(keys, "ltr") if keys else ""
        return Entry(("command", spec.id), words, aside, partial(self._run, spec.id))

    def _name(self, name: NameHit) -> Entry:
        tr = self._workspace.tr
        told = f"{tr(f'kind.{name.kind}')}  ·  {tr('palette.documents_of', count=name.documents)}"
        go = partial(go_to_name, self._workspace, name)
        return Entry(("entity", name.id), isolate(name.name), told, go)

    def _document(self, row: DocumentRow) -> Entry:
        go = partial(self._workspace.case_session.show, row.id)
        return Entry(("document", row.id), row.title, self._about(row.outlet, row.published), go)

    def _hit(self, found: FoundHit) -> Entry:
        go = partial(show_hit, self._workspace, found)
        aside = self._about(found.outlet, found.published)
        return Entry(("text", found.hit.document.id), _hit_words(found), aside, go)

    def _all(self, query: str) -> Entry:
        words = self._workspace.tr("palette.all_results", words=isolate(query))
        go = partial(self._workspace.hub.publish, SearchSought(query))
        return Entry(("all", query), words, "", go)

    def _about(self, outlet: str | None, published: str | None) -> str:
        day = self._workspace.appearance.words.iso_date(published) if published else ""
        return "  ·  ".join(isolate(part) for part in (outlet or "", day) if part)

    # --- going there

    def _click(self, item: QListWidgetItem) -> None:
        self.hits.setCurrentItem(item)
        self._go(self.hits.entry())

    def _go(self, entry: Entry | None) -> None:
        if entry is None:
            return
        self._leave()
        self._workspace.attempt(entry.go)

    def _run(self, action: str) -> None:
        self._done = [action, *(one for one in self._done if one != action)][:_MOST_RECENT]
        self._workspace.actions.run(action)

    def _leave(self) -> None:
        """Give the keys back to where they were."""
        self._pause.stop()
        self._goes_when_found = False
        self.hits.hide()
        self.clear()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_document(self, message: DocumentShown) -> None:
        number = message.document_id
        if number is not None:
            self._shown = [number, *(one for one in self._shown if one != number)][:_MOST_RECENT]

    def _note_case(self) -> None:
        if self._workspace.case_session.path != self._case:
            self._case = self._workspace.case_session.path
            self._shown = []
        self.hits.hide()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        if event.key() in steps:
            if self.hits.isVisible():
                self.hits.move_by(steps[event.key()])
            else:
                self.look()
        elif event.key() in {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value}:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape.value and self.hits.isVisible():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._pause.isActive() or not self.hits.isVisible():
            self.look()
        if self._found.whole:
            self._go(self.hits.entry())
        else:
            self._goes_when_found = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.hits.isHidden():
            self.look()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _OWN_KEYS:  # whatever the window does with them
                event.accept()
                return True
        elif event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide} and not self._choosing():
            self.hits.hide()
        return super().event(event)

    def _choosing(self) -> bool:
        return self.hits.underMouse()


def _hit_words(found: FoundHit) -> str:
    """The headline and, where the words stand elsewhere, some of what is round them."""
    title, round_it = found.hit.document.title, found.hit.snippet.strip()
    if round_it[:_HEADLINE_KNOWN] in title:
        return title
    _, _, whole_words = round_it.partition(" ")
    return f"{isolate(title)}  —  {isolate('…' + whole_words)}"
