"""Every dialog for everybody: spoken names, the Tab key, a way out, words that are not cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.import_looking import Look, Standing
from desktop.importing.problems import TableWithoutText
from desktop.intake import Request
from desktop.look.preferences import Preferences
from desktop.look.translation import Language
from desktop.panes.dialogs.another_entity import AnotherEntityDialog
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.panes.dialogs.backups import BackupsDialog
from desktop.panes.dialogs.batch import BatchDialog
from desktop.panes.dialogs.entity_chooser import within
from desktop.panes.dialogs.export import ExportDialog
from desktop.panes.dialogs.help import HelpDialog
from desktop.panes.dialogs.history import HistoryDialog
from desktop.panes.dialogs.import_columns import ImportColumns
from desktop.panes.dialogs.import_files import ImportDialog
from desktop.panes.dialogs.merge import MergeDialog
from desktop.panes.dialogs.note import NoteDialog
from desktop.panes.dialogs.passphrase import PassphraseDialog
from desktop.panes.dialogs.paste import PasteDialog
from desktop.panes.dialogs.preferences import PreferencesDialog
from desktop.panes.dialogs.rename import RenameDialog
from desktop.panes.dialogs.report import ReportDialog
from desktop.panes.dialogs.separate import SeparateDialog
from desktop.panes.dialogs.suggestions import SuggestionsDialog
from desktop.panes.dialogs.value import ValueDialog
from desktop.panes.dialogs.work_log import WorkLogDialog
from desktop.picture import settle
from desktop.window_main import MainWindow
from desktop.workspace.batches import About
from desktop.workspace.case_entities import Named
from desktop.workspace.reviewing import ReviewItem
from tests.journeys.controls import clipped, missed_by_tab, nameless, without_default
from tests.pictures.drawing import picture_case
from tests.windows import open_window, reading

LANGUAGES: tuple[Language, ...] = ("ar", "en")
SCREEN = (1024, 700)


def nothing(*_told: object) -> None:
    """What a dialog does here."""


def log_of(window: MainWindow) -> QDialog:
    """As the window opens it."""
    dialog = WorkLogDialog(window.workspace, window)
    dialog.refresh()
    return dialog


def import_of(window: MainWindow) -> QDialog:
    """With a file that was looked at and may be a table."""
    path = Path("a.csv")
    found = Look(Request(path), problem=TableWithoutText("a.csv", columns="متن", names="متن"))
    looked = ((found, Standing("problem")),)
    return ImportDialog(window.workspace, [path], window, looked=[looked])


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "details": lambda w: ArticleDetails(w.workspace, "الفرات", "2021-05-04", w),
    "backups": lambda w: BackupsDialog(
        w.workspace, w.workspace.tr("restore.title"), [("4 أيار 2021", "1 MB")] * 3, w
    ),
    "batch": lambda w: BatchDialog(w.workspace, About.entity(reading(w).entities[0]), w),
    "export": lambda w: ExportDialog(w.workspace, w),
    "history": lambda w: HistoryDialog(w.workspace, w),
    "import": import_of,
    "import columns": lambda w: ImportColumns(w.workspace, "a.csv", {"متن": "text", "يوم": ""}, w),
    "merge": lambda w: MergeDialog(
        w.workspace, reading(w).entities[0], within(reading(w).entities[0], reading(w).entities), w
    ),
    "another entity": lambda w: AnotherEntityDialog(
        w.workspace, next(m for m in reading(w).mentions if m.entity), reading(w), w
    ),
    "note": lambda w: NoteDialog(w.workspace, "القورية", "", w),
    "written note": lambda w: NoteDialog(w.workspace, "القورية", "كُتب", w),
    "new passphrase": lambda w: PassphraseDialog(
        w.workspace, "create", ("typed", "again"), nothing, file="a.rawi", parent=w
    ),
    "passphrases": lambda w: PassphraseDialog(
        w.workspace, "change", ("present", "typed", "again"), nothing, file="a.rawi", parent=w
    ),
    "paste": lambda w: PasteDialog(w.workspace, "قُتل ثلاثة.", w),
    "preferences": lambda w: PreferencesDialog(w.workspace, w.article.text, w),
    "rename": lambda w: RenameDialog(w.workspace, reading(w).entities[0], w),
    "report": lambda w: ReportDialog(w.workspace, w.workspace.tr("restore.title"), ["أ", "ب"], w),
    "keys": lambda w: HelpDialog(w.workspace, w, "ledger"),
    "separate": lambda w: SeparateDialog(
        w.workspace, "القورية", [Named(1, "place", "قورية"), Named(2, "place", "القُرَيّة")], w
    ),
    "nothing to separate": lambda w: SeparateDialog(w.workspace, "القورية", [], w),
    "suggestions": lambda w: SuggestionsDialog(w.workspace, w),
    "time": lambda w: ValueDialog(w.workspace, ReviewItem("time", 1), reading(w).times[0], w),
    "number": lambda w: ValueDialog(
        w.workspace, ReviewItem("number", 1), reading(w).quantities[0], w
    ),
    "work log": log_of,
}


def opened(qtbot: QtBot, tmp_path: Path, language: Language, scale: int = 100) -> MainWindow:
    window = open_window(qtbot, tmp_path, picture_case(tmp_path / "a.rawi"), language=language)
    workspace = window.workspace
    workspace.set_preferences(Preferences(scale=scale), workspace.appearance.theme)
    return window


def shown(window: MainWindow, name: str) -> QDialog:
    dialog = DIALOGS[name](window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    settle(window)
    QTest.qWait(1)
    return dialog


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_of_a_dialog_is_spoken_and_reached(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = opened(qtbot, tmp_path, language)
    wrong = []
    for name in DIALOGS:
        dialog = shown(window, name)
        wrong += [
            f"{name}: {one}"
            for one in (*nameless(dialog), *missed_by_tab(dialog), *without_default(dialog))
        ]
        if not dialog.windowTitle().strip():
            wrong.append(f"{name}: no title")
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            wrong.append(f"{name}: Escape does not leave it")
            dialog.close()
        settle(window)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [100, 150])
def test_no_words_of_a_dialog_are_cut_off(
    qtbot: QtBot, tmp_path: Path, language: Language, scale: int
) -> None:
    window = opened(qtbot, tmp_path, language, scale)
    wrong = []
    for name in DIALOGS:
        dialog = shown(window, name)
        wrong += [f"{name}: {one}" for one in clipped(dialog)]
        if dialog.width() > SCREEN[0] or dialog.height() > SCREEN[1]:
            wrong.append(f"{name}: {dialog.size()} is larger than a small screen")
        dialog.close()
        settle(window)
    assert not wrong, "\n".join(wrong)
