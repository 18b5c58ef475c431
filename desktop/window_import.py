"""What a person can do to bring articles in: files, folders, the clipboard, a watched folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.importing.member_names import file_name
from desktop.look.direction import isolate
from desktop.panes.dialogs.import_files import ImportDialog
from desktop.panes.dialogs.import_model import encoding_name
from desktop.panes.dialogs.import_rows import ImportRow, ImportRows
from desktop.panes.dialogs.paste import PasteDialog
from desktop.workspace.adding import adding_to
from desktop.workspace.import_looking import Looked
from desktop.workspace.messages import Notice, ProblemMet
from desktop.workspace.workspace import Workspace


class ImportActions:
    """Each method is one thing that a person does. ``dialog`` is the last that was opened.

    Args:
        check: refuses with CaseReadOnly where the open case only reads.
        has_case: whether there is a case to write to; without one, a new one is asked for.
        folder: where files are looked for at first.
    """

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        *,
        check: Callable[[], object],
        has_case: Callable[[], bool],
        folder: Callable[[], str],
    ) -> None:
        self._window, self._workspace = window, workspace
        self._check, self._has_case, self._folder = check, has_case, folder
        self.dialog: ImportDialog | None = None
        add, may_add = adding_to(workspace), self._may_add
        add("import_files", "case", self.import_files, "Ctrl+I", group=1, enabled=may_add)
        keys = "Ctrl+Shift+I"
        add("import_folder", "case", self.import_folder, keys, group=1, enabled=may_add)
        add("import_checked", "case", self.import_checked, group=1, enabled=may_add)
        add("paste_article", "case", self.paste, "Ctrl+Shift+V", group=1, enabled=may_add)
        add(
            "watch_folder", "case", self.watch_folder, group=1,
            enabled=lambda: workspace.case_session.can_edit,
            checked=lambda: workspace.watched_folder.folder is not None,
        )  # fmt: skip

    def import_files(self, paths: Sequence[Path] | None = None) -> None:
        """Bring files into the case, asked for when None; without a case one is made first. One
        file that is one article comes in at once; of more, a dialog says what was found."""
        if paths is None:
            paths = self._ask_files("action.import_files")
        if not paths or not self._has_case():
            return
        if len(paths) == 1 and not paths[0].is_dir():
            self._look_at_one(paths[0])
        else:
            self._open(paths)

    def import_folder(self) -> None:
        """Ask for a folder, and open the dialog with all that is in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, self._tr("action.import_folder"), self._folder()
        )
        if name:
            self.import_files([Path(name)])

    def import_checked(self) -> None:
        """Ask for files, and open the dialog whatever they are."""
        paths = self._ask_files("action.import_checked")
        if paths and self._has_case():
            self._open(paths)

    def paste(self, text: str | None = None) -> None:
        """Ask for an article's text, with the clipboard's already there."""
        self._check()
        data = QApplication.clipboard().mimeData()
        html = data.html() if text is None and data.hasHtml() else ""
        if text is None:
            text = data.text()
        dialog = PasteDialog(self._workspace, text, self._window, html=html)
        if dialog.exec() and dialog.article is not None and self._has_case():
            self._workspace.intake.paste(dialog.article)

    def watch_folder(self) -> None:
        """Ask for a folder whose new files come in by themselves; where one is watched, end it."""
        watched = self._workspace.watched_folder
        if watched.folder is not None:
            watched.watch(None)
            self._workspace.hub.publish(Notice(self._tr("watched.off")))
            return
        name = QFileDialog.getExistingDirectory(
            self._window, self._tr("action.watch_folder"), self._folder()
        )
        if name:
            watched.watch(Path(name))
            told = self._tr("watched.on", folder=isolate(Path(name).name))
            self._workspace.hub.publish(Notice(told))

    # --- small deeds

    def _ask_files(self, words: str) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self._window, self._tr(words), self._folder())
        return [Path(name) for name in names]

    def _open(self, paths: Sequence[Path], looked: Sequence[Looked] = ()) -> None:
        self.dialog = ImportDialog(self._workspace, paths, self._window, looked=looked)
        self.dialog.show()

    def _look_at_one(self, path: Path) -> None:
        found: list[Looked] = []

        def end() -> None:
            if found:
                self._decide(path, found[0])

        self._workspace.intake.look([path], lambda _total: None, found.append, end)

    def _decide(self, path: Path, looked: Looked) -> None:
        """An article comes in at once; what a person may mend or choose from is shown; of what is
        no article the window says why."""
        rows = ImportRows([path])
        rows.add(looked)
        articles = [row for row in rows.rows if row.is_article]
        if len(rows.rows) == len(articles) == 1:
            self._workspace.intake.import_order(rows.order())
            self._say_how(articles[0])
        elif articles or any(row.is_mendable for row in rows.rows):
            self._open([path], [looked])
        else:
            for row in rows.rows:
                if row.look.problem is not None:
                    self._workspace.hub.publish(ProblemMet(row.look.problem))

    def _say_how(self, row: ImportRow) -> None:
        """What was taken for outlet, date and encoding, for the person to see a wrong guess."""
        words = self._workspace.appearance.words
        date = words.iso_date(row.published[:10]) if row.published else ""
        told = self._tr(
            "import_notice.read",
            file=isolate(file_name(row.look.path)),
            outlet=isolate(row.outlet) if row.outlet else self._tr("import_notice.no_outlet"),
            date=date or self._tr("import_notice.no_date"),
            encoding=isolate(encoding_name(row.look.encoding) or row.look.format.upper()),
        )
        self._workspace.hub.publish(Notice(told))

    def _may_add(self) -> bool:
        session = self._workspace.case_session
        return not session.is_open or session.can_edit

    def _tr(self, key: str, **fields: object) -> str:
        return self._workspace.tr(key, **fields)
