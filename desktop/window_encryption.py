"""Encrypted cases in the window: the passphrase is asked for, set, changed, given up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QMessageBox

from desktop.look.direction import isolate
from desktop.panes.dialogs.passphrase import PassphraseDialog
from desktop.panes.dialogs.waiting import wait_for
from desktop.workspace import encrypting
from desktop.workspace.actions import ActionSpec
from desktop.workspace.encrypting import left_over
from desktop.workspace.workspace import Workspace
from storage.encryption import Rewritten

_PRESENT, _NEW = ("present",), ("typed", "again")


class EncryptionActions:
    """What a person does about who can read a case. ``ask_path`` asks where a new case goes."""

    def __init__(
        self, window: QMainWindow, workspace: Workspace, ask_path: Callable[[], Path | None]
    ) -> None:
        self._window, self._workspace, self._ask_path = window, workspace, ask_path
        self._session = workspace.case_session
        self._session.ask_passphrase = self.open_case
        self._add("case_new_encrypted", self.new_case, lambda: True, group=0)
        self._add("case_encrypt", self.encrypt, partial(self._may, encrypted=False))
        self._add("case_passphrase", self.change_passphrase, partial(self._may, encrypted=True))
        self._add("case_decrypt", self.decrypt, partial(self._may, encrypted=True))

    def open_case(self, path: Path) -> None:
        """Open an encrypted case, when the person knows its passphrase."""
        self._ask("open", _PRESENT, partial(encrypting.open_case, self._session, path), path)

    def new_case(self) -> None:
        path = self._ask_path()
        if path is not None:
            self._ask("create", _NEW, partial(encrypting.create_case, self._session, path), path)

    def encrypt(self) -> None:
        self._rewrite("encrypt", _NEW, encrypting.encrypt)

    def change_passphrase(self) -> None:
        self._rewrite("change", (*_PRESENT, *_NEW), encrypting.change_passphrase)

    def decrypt(self) -> None:
        self._rewrite("decrypt", _PRESENT, encrypting.decrypt)

    def _rewrite(self, deed: str, fields: tuple[str, ...], do: Callable[..., Rewritten]) -> None:
        """Ask, write the open case anew meanwhile, and say what was done and what is left."""
        case = self._session.case
        if case is None:
            return
        reports: list[Rewritten] = []

        def work(*answers: object) -> None:
            words = self._workspace.tr(f"passphrase.{deed}.working")
            wait = partial(wait_for, self._window, words, partial(do, case, *answers))
            reports.append(self._session.rewrite(wait))

        self._ask(deed, fields, work, case.path)
        for report in reports:
            self._tell(deed, case.path, report)

    def _ask(
        self, deed: str, fields: tuple[str, ...], do: Callable[..., object], path: Path
    ) -> None:
        file, parent = isolate(path.stem), self._window
        dialog = PassphraseDialog(self._workspace, deed, fields, do, file=file, parent=parent)
        dialog.exec()
        dialog.deleteLater()

    def _tell(self, deed: str, path: Path, report: Rewritten) -> None:
        words, tr = self._workspace.appearance.words, self._workspace.tr
        lines = [tr(f"passphrase.{deed}.done", file=isolate(path.stem)), *left_over(report, words)]
        title = tr(f"passphrase.{deed}.title")
        QMessageBox.information(self._window, title, "\n\n".join(lines))

    def _may(self, *, encrypted: bool) -> bool:
        """Not while articles come in: no work outlives the closing of its file."""
        session = self._session
        is_free = session.is_open and session.read_only_because is None
        return (
            is_free and session.is_encrypted == encrypted and not self._workspace.background.working
        )

    def _add(
        self, name: str, run: Callable[[], object], enabled: Callable[[], bool], group: int = 3
    ) -> None:
        spec = ActionSpec(id=name, menu="case", run=run, enabled=enabled, group=group)
        self._workspace.actions.add(spec)
