"""A backup brought back in the window: looked at, made a new case, put in the case's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox

from desktop.case_words import CaseWords, KeptCopy
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.dialogs.backups import BackupsDialog
from desktop.panes.dialogs.passphrase import ask_passphrase
from desktop.panes.dialogs.waiting import wait_for
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import Notice
from desktop.workspace.restoring import Restoring
from desktop.workspace.workspace import Workspace
from storage.case_file import SUFFIX
from storage.location import Doubt
from storage.restoring import Contents, put_in_place, restore


class BackupActions:
    """What a person does with the automatic backups that there are. ``ask_path`` asks where a new
    case goes."""

    def __init__(
        self, window: QMainWindow, workspace: Workspace, ask_path: Callable[[], Path | None]
    ) -> None:
        self._window, self._workspace, self._ask_path = window, workspace, ask_path
        self._session = workspace.case_session
        workspace.actions.add(
            ActionSpec(id="restore_backup", menu="case", run=self.restore, group=3)
        )
        workspace.actions.add(
            ActionSpec(
                id="backup_folder", menu="case", run=self.say_folder, group=3,
                enabled=lambda: self._session.can_edit,
            )
        )  # fmt: skip

    def say_folder(self) -> None:
        """Say where the backups of the open case are made, and let the person change it."""
        case, chosen = self._session.path, self._workspace.safekeeping.folder
        if case is None:
            return
        folder, doubt = chosen or (case.parent, None)
        words = [self._tr("backup_place.here", folder=isolate(str(folder)))]
        if doubt is not None:
            words.append(place_words(doubt, self._workspace.appearance.words))
        box = QMessageBox(self._window)
        box.setWindowTitle(self._tr("backup_place.title"))
        box.setText("\n\n".join(words))
        roles = QMessageBox.ButtonRole
        other = box.addButton(self._tr("backup_place.choose"), roles.ActionRole)
        beside = box.addButton(self._tr("backup_place.beside"), roles.ResetRole) if chosen else None
        box.setDefaultButton(box.addButton(self._tr("dialog.close"), roles.RejectRole))
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is other:
            self._choose_folder(case)
        elif beside is not None and clicked is beside:
            self._workspace.safekeeping.choose_folder(None)

    def _choose_folder(self, case: Path) -> None:
        title = self._tr("backup_place.title")
        name = QFileDialog.getExistingDirectory(self._window, title, str(case.parent))
        if not name:
            return
        folder = Path(name)
        beside = folder.resolve() == case.resolve().parent
        doubt = self._workspace.safekeeping.choose_folder(None if beside else folder)
        if doubt is not None:
            words = place_words(doubt, self._workspace.appearance.words)
            QMessageBox.warning(self._window, title, words)

    def restore(self) -> None:
        """Show the backups of the open case, or of one that is asked for: it may be damaged."""
        case = self._session.path or self._asked_for()
        if case is None:
            return
        key = self._session.case.key if self._session.case else None
        restoring = Restoring(case, key, self._window)
        if not restoring.copies:
            words = self._tr("restore.none", file=isolate(restoring.case.name))
            QMessageBox.information(self._window, self._tr("restore.title"), words)
        elif not restoring.is_locked or ask_passphrase(
            self._window, self._workspace, "restore", restoring.case, restoring.unlock
        ):
            self._choose(restoring)
        restoring.deleteLater()

    def _choose(self, restoring: Restoring) -> None:
        said = self._said()
        rows = [(said.moment(copy.made), said.size(copy.size)) for copy in restoring.copies]
        explanation = self._tr(
            "restore.explanation",
            file=isolate(restoring.case.stem),
            folder=isolate(str(restoring.copies[0].path.parent)),
        )
        dialog = BackupsDialog(self._workspace, explanation, rows, self._window)

        def tell(place: int, held: Contents | None) -> None:
            if held is None:
                dialog.tell(place, self._tr("restore.unreadable"), "—")
                return
            digits = self._workspace.appearance.words.digits
            dialog.tell(place, digits(f"{held.documents:,}"), digits(f"{held.entries:,}"))

        restoring.counted.connect(tell)
        restoring.count()
        dialog.exec()
        restoring.stop()
        restoring.counted.disconnect(tell)
        if dialog.deed is not None and dialog.chosen is not None:
            copy = restoring.copies[dialog.chosen]
            {"look": self._look, "new": self._make_new, "place": self._put_in_place}[dialog.deed](
                restoring, copy
            )
        dialog.deleteLater()

    def _look(self, restoring: Restoring, copy: KeptCopy) -> None:
        self._session.open(copy.path, passphrase=restoring.key(copy))

    def _make_new(self, restoring: Restoring, copy: KeptCopy) -> None:
        out, key = self._ask_path(), restoring.key(copy)
        if out is None:
            return
        wait_for(self._window, self._working(), lambda: restore(copy.path, out, key))
        self._session.open(out, passphrase=key)
        self._tell("restored.saved", copy, file=isolate(out.name))

    def _put_in_place(self, restoring: Restoring, copy: KeptCopy) -> None:
        case, key = restoring.case, restoring.key(copy)
        if not self._is_sure(case, copy):
            return
        back = self._session.path
        standing = self._session.case.key if self._session.case else None
        self._session.close()
        try:
            kept = wait_for(
                self._window, self._working(), lambda: put_in_place(copy.path, case, key)
            )
        except BaseException:
            if back is not None:
                self._session.open(back, passphrase=standing)
            raise
        self._session.open(case, passphrase=key)
        name = isolate(kept.name) if kept is not None else ""
        saying = "restored.in_place" if kept is not None else "restored.put_back"
        self._tell(saying, copy, case=isolate(case.name), kept=name)

    def _is_sure(self, case: Path, copy: KeptCopy) -> bool:
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self._tr("restore.title"))
        moment = self._said().moment(copy.made)
        question.setText(self._tr("restore.sure", file=isolate(case.name), moment=moment))
        yes = question.addButton(self._tr("restore.place"), QMessageBox.ButtonRole.AcceptRole)
        no = question.addButton(self._tr("dialog.cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(no)
        question.exec()
        sure = question.clickedButton() is yes
        question.deleteLater()
        return sure

    def _asked_for(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self._tr("action.restore_backup"),
            "",
            f"{self._tr('case.file_kind')} (*{SUFFIX})",
        )
        return Path(name) if name else None

    def _tell(self, key: str, copy: KeptCopy, **fields: object) -> None:
        words = self._tr(key, moment=self._said().moment(copy.made), **fields)
        self._workspace.hub.publish(Notice(words))
        QMessageBox.information(self._window, self._tr("restore.title"), words)

    def _working(self) -> str:
        return self._tr("restore.working")

    def _said(self) -> CaseWords:
        return CaseWords(self._workspace.appearance.words, isolate)

    def _tr(self, key: str, **fields: object) -> str:
        return self._workspace.tr(key, **fields)


def place_words(doubt: Doubt, words: Words) -> str:
    """Why the folder of the backups is doubtful, and what to do."""
    return words.tr(f"backup_place.{doubt.kind}", what=isolate(doubt.what))
