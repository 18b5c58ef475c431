"""Everything a person can do, once: menus, shortcuts and the palette of commands come from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.look.direction import isolate, layout_direction
from desktop.look.translation import Words

Menu = Literal["case", "edit", "mark", "view", "go", "help"]
Submenu = Literal["profiles", "panes"]
MENUS: tuple[Menu, ...] = ("case", "edit", "mark", "view", "go", "help")


def always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing to do. ``words`` is the key of its words in both languages, ``action.<id>`` where
    none is given.

    ``shortcuts`` in Qt's portable text, with ``mirrored_shortcuts`` in their place where the
    line of writing runs from right to left; ``group`` parts a menu by separators;
    ``submenu`` puts it into a menu of its menu; ``checked`` makes it a switch; the keys
    of a ``local`` one are shown only: the widget that has the focus takes them itself, for Enter
    means another thing in every field.
    """

    id: str
    menu: Menu
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    group: int = 0
    enabled: Callable[[], bool] = always
    checked: Callable[[], bool] | None = None
    mirrored_shortcuts: tuple[str, ...] = ()
    submenu: Submenu | None = None
    words: str = ""
    local: bool = False

    @property
    def words_key(self) -> str:
        return self.words or f"action.{self.id}"


class ActionRegistry(QObject):
    """Registers actions and keeps their words and state right."""

    def __init__(
        self,
        words: Words,
        attempt: Callable[[Callable[[], object]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._attempt = attempt
        self._actions: dict[str, tuple[ActionSpec, QAction]] = {}

    def add(self, spec: ActionSpec) -> QAction:
        """Register an action; its id must be new. A window shows it and lends it its keys."""
        if spec.id in self._actions:
            raise ValueError(f"action {spec.id!r} is registered twice")
        action = QAction(self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checked is not None)
        action.triggered.connect(lambda: self.run(spec.id))
        self._actions[spec.id] = (spec, action)
        self._name(spec, action)
        self._refresh_one(spec, action)
        return action

    def run(self, action_id: str) -> None:
        """Do it, if it may be done now, and bring every action's state up to date."""
        spec, _ = self._actions[action_id]
        if spec.enabled():
            self._attempt(spec.run)
        self.refresh()

    def action(self, action_id: str) -> QAction:
        return self._actions[action_id][1]

    def spec(self, action_id: str) -> ActionSpec:
        return self._actions[action_id][0]

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(spec for spec, _ in self._actions.values())

    def in_menu(self, menu: Menu) -> list[ActionSpec]:
        """The actions of a menu by group, then by registration."""
        return sorted((spec for spec in self if spec.menu == menu), key=lambda spec: spec.group)

    def refresh(self) -> None:
        """Ask every action anew whether it may be done and whether it is on."""
        for spec, action in self._actions.values():
            self._refresh_one(spec, action)

    def retranslate(self, words: Words) -> None:
        self._words = words
        for spec, action in self._actions.values():
            self._name(spec, action)
        self.refresh()

    def keys(self, action_id: str) -> list[QKeySequence]:
        """The keys of an action where the line of writing runs as it does now."""
        spec = self.spec(action_id)
        mirrored = layout_direction(self._words.language) == Qt.LayoutDirection.RightToLeft
        keys = (spec.mirrored_shortcuts if mirrored else ()) or spec.shortcuts
        return [QKeySequence(key) for key in keys]

    def _name(self, spec: ActionSpec, action: QAction) -> None:
        """Its words and keys, which change with the language alone."""
        action.setText(self._menu_words(spec))
        action.setShortcuts([] if spec.local else self.keys(spec.id))

    def _refresh_one(self, spec: ActionSpec, action: QAction) -> None:
        action.setEnabled(spec.enabled())
        if spec.checked is not None:
            action.setChecked(spec.checked())

    def _menu_words(self, spec: ActionSpec) -> str:
        """The words and, after a tab, the keys as a menu shows them.

        Qt writes the keys into a right-to-left menu with the direction of the menu, and «Ctrl++»
        becomes «++Ctrl»; between isolates it stays as it is.
        """
        words = self._words.tr(spec.words_key)
        keys = self.keys(spec.id)
        if not keys:
            return words
        told = keys[0].toString(QKeySequence.SequenceFormat.NativeText)
        return f"{words}\t{isolate(told, 'ltr')}"
