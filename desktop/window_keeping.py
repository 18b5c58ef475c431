"""What a person can do to keep the case safe: a backup, its check, a merge of another copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMainWindow

from desktop.case_words import CaseWords
from desktop.look.direction import isolate
from desktop.panes.dialogs.passphrase import ask_passphrase
from desktop.panes.dialogs.report import ReportDialog
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import Notice
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from storage.case_file import SUFFIX
from storage.merging import MergeReport
from storage.passphrase import Key
from storage.verification import VerifyReport

_SWITCHED_OFF = "backups/off"


class KeepingActions:
    """Each method is one thing that a person does."""

    def __init__(self, window: QMainWindow, workspace: Workspace, remembered: Remembered) -> None:
        self._window, self._workspace, self._remembered = window, workspace, remembered
        self._session = workspace.case_session
        workspace.safekeeping.enabled = remembered.number(_SWITCHED_OFF, 0) == 0
        self._add("backup_to", self.back_up_to, enabled=self._is_open)
        self._add("merge_copy", self.merge_copy, enabled=self._may_merge)
        self._add("verify", self.verify, enabled=self._is_open)
        self._add("backup_automatic", self._switch, checked=self._is_on)

    def back_up_to(self) -> None:
        """Ask for a name and copy the case there."""
        path = self._session.path
        if path is None:
            return
        proposal = path.with_name(f"{path.stem} - {self._tr('backup.proposed_name')}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self._tr("action.backup_to"), str(proposal), self._filter()
        )
        if not name:
            return
        out = Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)
        saved = self._tr("backup.saved", case=isolate(path.name), file=isolate(out.name))
        self._workspace.case_jobs.copy(out, lambda: self._workspace.hub.publish(Notice(saved)))

    def merge_copy(self) -> None:
        """Ask for another copy of the case, take in what it holds, and say what came of it."""
        folder = str(self._session.path.parent) if self._session.path else ""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self._tr("action.merge_copy"), folder, self._filter()
        )
        if name:
            self._merge(Path(name))

    def _merge(self, other: Path) -> None:
        jobs, keys = self._workspace.case_jobs, list[Key | None]()
        if jobs.is_locked(other):
            deed = "merge" if self._session.is_encrypted else "merge_plain"
            if not ask_passphrase(
                self._window, self._workspace, deed, other,
                lambda passphrase: keys.append(jobs.unlock(other, passphrase)),
            ):  # fmt: skip
                return
        key = keys[0] if keys else None
        jobs.merge(other, lambda report: self._merged(other, report), key=key)

    def verify(self) -> None:
        """Check the case and say what came of it."""
        self._workspace.case_jobs.verify(self._verified)

    def _merged(self, other: Path, report: MergeReport) -> None:
        case, said = self._session.case, self._said()
        if case is None:
            return
        heading = self._tr(
            "merged.heading", other=isolate(other.name), case=isolate(case.path.name)
        )
        lines = [heading, said.merged(report), *said.disagreements(case)]
        self._show("action.merge_copy", [*lines, self._last_backup()])

    def _verified(self, report: VerifyReport) -> None:
        case, said = self._session.case, self._said()
        if case is None:
            return
        file = isolate(case.path.name)
        if report.problems:
            count = len(report.problems)
            lines = [self._tr("terminal.not_verified", file=file, count=count)]
            lines += [*said.findings(report.problems), self._tr("verify.what_to_do")]
        else:
            lines = [
                self._tr(
                    "terminal.verified", file=file, documents=report.documents,
                    spans=report.spans, entries=report.entries,
                )
            ]  # fmt: skip
        self._show("action.verify", [*lines, *said.disagreements(case), self._last_backup()])

    def _show(self, title: str, lines: list[str]) -> None:
        ReportDialog(self._workspace, self._tr(title), lines, self._window).exec()

    def _last_backup(self) -> str:
        return self._said().backups(self._workspace.safekeeping.backups)

    def _switch(self) -> None:
        safekeeping = self._workspace.safekeeping
        safekeeping.enabled = not safekeeping.enabled
        self._remembered.keep(_SWITCHED_OFF, int(not safekeeping.enabled))
        safekeeping.back_up()

    def _is_on(self) -> bool:
        return self._workspace.safekeeping.enabled

    def _is_open(self) -> bool:
        return self._session.is_open

    def _may_merge(self) -> bool:
        return self._session.can_edit

    def _said(self) -> CaseWords:
        return CaseWords(self._workspace.appearance.words, isolate)

    def _filter(self) -> str:
        return f"{self._tr('case.file_kind')} (*{SUFFIX})"

    def _tr(self, key: str, **fields: object) -> str:
        return self._workspace.tr(key, **fields)

    def _add(
        self,
        name: str,
        run: Callable[[], object],
        *,
        enabled: Callable[[], bool] | None = None,
        checked: Callable[[], bool] | None = None,
    ) -> None:
        spec = ActionSpec(id=name, menu="case", run=run, group=3, checked=checked)
        if enabled is not None:
            spec = replace(spec, enabled=enabled)
        self._workspace.actions.add(spec)
