"""What can be done with the window and the case: registered once, for menus, keys and buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from platformdirs import user_data_path, user_documents_path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox

from desktop.intake import Request
from desktop.look.direction import isolate
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.panes.dialogs.help import HelpDialog
from desktop.panes.dialogs.history import HistoryDialog
from desktop.version import VERSION
from desktop.window_docks import Docks
from desktop.window_profiles import PROFILES, Profile
from desktop.workspace import editing
from desktop.workspace.adding import adding_to
from desktop.workspace.workspace import Workspace
from resources.training import training_articles
from storage.case_file import SUFFIX
from storage.changes import Changes
from storage.problems import CaseReadOnly


class WindowActions:
    """Each method is one thing that a person does; dialogs are asked here and nowhere else."""

    def __init__(self, window: QMainWindow, workspace: Workspace, docks: Docks) -> None:
        self._window, self._workspace, self._docks = window, workspace, docks
        self._session, self._add = workspace.case_session, adding_to(workspace)
        self._register_case()
        self._register_edit()
        self._register_view()
        self._register_help()

    # --- the case

    def open_case(self, path: Path | None = None) -> None:
        """Open a case, asked for when None."""
        if path is None:
            name, _ = QFileDialog.getOpenFileName(
                self._window, self._tr("action.case_open"), self.folder(), self._filter()
            )
            path = Path(name) if name else None
        if path is not None:
            self._session.open(path)

    def new_case(self) -> bool:
        """Ask for a name and make a case there; False when the person changed their mind."""
        path = self.ask_path()
        if path is not None:
            self._session.create(path)
        return path is not None

    def ask_path(self) -> Path | None:
        """Where a new case goes; None when the person changed their mind."""
        proposal = str(Path(self.folder()) / (self._tr("case.proposed_name") + SUFFIX))
        name, _ = QFileDialog.getSaveFileName(
            self._window, self._tr("action.case_new"), proposal, self._filter()
        )
        if not name:
            return None
        return Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)

    def open_training(self) -> None:
        """Open the training case, made at its first use."""
        path = user_data_path("rawi", appauthor=False) / f"training{SUFFIX}"
        if path.exists():
            self._session.open(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._session.create(path)
        if not self._session.count:
            self._workspace.intake.import_files(
                [Request(*article) for article in training_articles()]
            )

    def edit_details(self) -> None:
        """Ask who printed the article and when; what hangs on it is read anew."""
        row = self._session.document()
        if row is None:
            return
        dialog = ArticleDetails(self._workspace, row.outlet, row.published, self._window)
        if dialog.exec() and editing.set_details(
            self._session, document_id=row.id, outlet=dialog.outlet, published=dialog.published
        ):
            self._workspace.intake.reanalyse([row.id])

    def reanalyse(self, *, whole_case: bool) -> None:
        session = self._session
        shown = [session.document_id] if session.document_id is not None else []
        self._workspace.intake.reanalyse(session.all_documents() if whole_case else shown)

    def has_case(self) -> bool:
        """Whether there is a case to write to; without one, a new one is asked for."""
        self.check_writable()
        return self._session.is_open or self.new_case()

    def check_writable(self) -> None:
        """What is dropped on a case that only reads is refused with CaseReadOnly."""
        session = self._session
        if session.path is not None and session.read_only_because is not None:
            raise CaseReadOnly(session.path, reason=session.read_only_because)

    def folder(self) -> str:
        """Where files are looked for at first."""
        path = self._session.path
        return str(path.parent if path else user_documents_path())

    def _filter(self) -> str:
        return f"{self._tr('case.file_kind')} (*{SUFFIX})"

    # --- registration

    def _register_case(self) -> None:
        is_open, can_edit = self._is_open, self._can_edit
        background = self._workspace.background
        self._add("case_new", "case", self.new_case, "Ctrl+N")
        self._add("case_open", "case", self.open_case, "Ctrl+O")
        self._add("case_training", "case", self.open_training)
        self._add("case_close", "case", self._session.close, "Ctrl+W", enabled=is_open)
        one, every = (partial(self.reanalyse, whole_case=whole) for whole in (False, True))
        self._add("reanalyse", "case", one, "F5", group=2, enabled=can_edit)
        self._add("reanalyse_all", "case", every, "Shift+F5", group=2, enabled=can_edit)
        busy = self._is_busy
        self._add("cancel_work", "case", background.cancel, "Ctrl+.", group=2, enabled=busy)
        self._add("quit", "case", self._window.close, "Ctrl+Q", group=4)

    def _register_edit(self) -> None:
        may_undo, may_redo = (
            partial(editing.can_undo, self._session),
            partial(editing.can_redo, self._session),
        )
        self._add("undo", "edit", self._undo, "Ctrl+Z", enabled=may_undo)
        self._add("redo", "edit", self._redo, "Ctrl+Shift+Z", "Ctrl+Y", enabled=may_redo)
        is_open = self._is_open
        self._add("history", "edit", self._show_history, "Ctrl+H", group=0, enabled=is_open)
        edit, edits = self.edit_details, self._can_edit
        self._add("article_details", "edit", edit, "F4", group=1, enabled=edits)
        self._add(
            "clear_selection", "edit", self._workspace.selection.clear, "Esc", group=2,
            enabled=lambda: self._workspace.selection.rule is not None,
        )  # fmt: skip

    def _register_view(self) -> None:
        here = self._has_panes
        for name, line in self._docks.lines.items():
            keys = (line.keys,) if line.keys else ()
            toggle, shown = partial(self._docks.toggle, name), partial(self._docks.is_shown, name)
            self._add(
                f"pane_{name}", "view", toggle, *keys, checked=shown, enabled=here, group=1,
                submenu="panes", words=f"pane.{name}",
            )  # fmt: skip
        for profile in PROFILES.values():
            switch, on = partial(self._docks.switch, profile), partial(self._is_profile, profile)
            self._add(
                f"profile_{profile.id}", "view", switch, profile.keys, checked=on, enabled=here,
                group=1, submenu="profiles", words=f"profile.{profile.id}",
            )  # fmt: skip
        self._add("layout_default", "view", self._docks.arrange, enabled=here, group=1)
        self._add("theme", "view", self._switch_theme, "Ctrl+Shift+D", checked=self._is_dark)
        self._add("language", "view", self._switch_language, "Ctrl+Shift+L")

    def _register_help(self) -> None:
        self._add("help", "help", self._show_help, "F1")
        self._add("about", "help", self._show_about)

    def add_search(self, open_field: Callable[[], object]) -> None:
        """The way to the field at the top, which is made after the menus' actions."""
        self._add("find_text", "go", open_field, "Ctrl+K", group=2)

    # --- small deeds and states

    def _undo(self) -> None:
        if not self._workspace.batches.turn_large("undo"):
            self._read_anew(editing.undo(self._session))

    def _redo(self) -> None:
        if not self._workspace.batches.turn_large("redo"):
            self._read_anew(editing.redo(self._session))

    def _read_anew(self, changes: Changes) -> None:
        """An outlet or a date came back: what was read by the other one is read again."""
        if "properties" in changes.kinds:
            self._workspace.intake.reanalyse(changes.documents)

    def _switch_theme(self) -> None:
        self._workspace.set_theme("light" if self._is_dark() else "dark")

    def _switch_language(self) -> None:
        arabic = self._workspace.appearance.language == "ar"
        self._workspace.set_language("en" if arabic else "ar")

    def _show_help(self) -> None:
        dialog = HelpDialog(self._workspace, self._window, self._docks.pane_with_keys())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _show_history(self) -> None:
        dialog = HistoryDialog(self._workspace, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _show_about(self) -> None:
        words = self._tr("about.words", version=isolate(VERSION))
        QMessageBox.about(self._window, self._tr("action.about"), words)

    def _has_panes(self) -> bool:
        return not self._docks.away

    def _is_profile(self, profile: Profile) -> bool:
        return self._docks.profile == profile

    def _is_dark(self) -> bool:
        return self._workspace.appearance.theme == "dark"

    def _is_open(self) -> bool:
        return self._session.is_open

    def _is_busy(self) -> bool:
        return self._workspace.background.busy

    def _can_edit(self) -> bool:
        return self._session.can_edit and self._session.document_id is not None

    def _tr(self, key: str, **fields: object) -> str:
        return self._workspace.tr(key, **fields)
