from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance
from desktop.look.dress import dress


def test_qt_speaks_the_language_of_the_window(qapp: QApplication) -> None:
    dress(qapp, Appearance("ar"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "ألغِ"
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    dress(qapp, Appearance("en"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
