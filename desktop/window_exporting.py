"""A case leaves in a format of another program: what, in which, and where to is asked here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMainWindow

from desktop.exporting.formats import Format
from desktop.look.direction import isolate
from desktop.panes.dialogs.export import ExportDialog
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import Notice
from desktop.workspace.workspace import Workspace


class ExportActions:
    """What a person does to take something out of the case."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        self._window, self._workspace = window, workspace
        self._last: str | None = None
        workspace.actions.add(
            ActionSpec(
                id="export", menu="case", run=self.export, shortcuts=("Ctrl+Shift+S",), group=1,
                enabled=lambda: workspace.case_session.document_id is not None,
            )
        )  # fmt: skip

    def export(self) -> None:
        """Ask what leaves and where to, and write it beside the window."""
        dialog = ExportDialog(self._workspace, self._window, self._last)
        try:
            while dialog.exec():
                self._last = dialog.wanted.key
                if self._write(dialog):
                    return
        finally:
            dialog.deleteLater()

    def _write(self, dialog: ExportDialog) -> bool:
        """Ask for the file, and begin; False when the person changed their mind about it."""
        asked = self._ask_file(dialog.wanted)
        if asked is None:
            return False
        out, replace = asked
        workspace = self._workspace
        case = isolate(workspace.case_session.name)
        told = workspace.tr("export.saved", case=case, file=isolate(str(out)))

        def tell(warnings: Sequence[str]) -> None:
            workspace.hub.publish(Notice(" ".join([told, *warnings]), problem=bool(warnings)))

        workspace.case_jobs.export(
            out, dialog.wanted, dialog.choice, workspace.appearance.words, tell, replace=replace
        )
        return True

    def _ask_file(self, wanted: Format) -> tuple[Path, bool] | None:
        """The file, and whether the person agreed that one of its name is replaced."""
        case = self._workspace.case_session.path
        if case is None:
            return None
        proposal = case.with_name(f"{case.stem}-{wanted.key}{wanted.suffix}")
        kind = f"{self._workspace.tr(f'export.format.{wanted.key}')} (*{wanted.suffix})"
        title = self._workspace.tr("export.title")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposal), kind)
        if not name:
            return None
        # Asked of the name as it was typed: one with an ending of ours was not asked about.
        whole = name.casefold().endswith(wanted.suffix)
        return (Path(name), True) if whole else (Path(name + wanted.suffix), False)
