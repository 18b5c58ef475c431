from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.workspace.hub import Hub
from desktop.workspace.messages import DocumentShown, LanguageChanged


def test_a_message_reaches_who_asked_for_its_type() -> None:
    hub, shown = Hub(), list[DocumentShown]()
    hub.subscribe(DocumentShown, shown.append)
    hub.publish(LanguageChanged())
    hub.publish(DocumentShown(3))
    assert shown == [DocumentShown(3)]


@pytest.mark.usefixtures("qapp")
def test_who_is_gone_is_forgotten() -> None:
    hub, shown, owner = Hub(), list[DocumentShown](), QObject()
    hub.subscribe(DocumentShown, shown.append, owner)
    delete(owner)
    hub.publish(DocumentShown(3))
    assert shown == []


def test_a_message_is_spread_over_turns_and_the_next_one_delivers_the_rest(qtbot: QtBot) -> None:
    hub, heard = Hub(), list[str]()
    owner = QObject()
    hub.subscribe(LanguageChanged, lambda _: heard.append("first"))
    hub.subscribe(LanguageChanged, lambda _: heard.append("gone"), owner)
    hub.subscribe(LanguageChanged, lambda _: heard.append("last"))
    hub.subscribe(DocumentShown, lambda _: heard.append("next"))
    hub.spread(LanguageChanged(), lambda: heard.append("then"))
    assert heard == []
    while not heard:
        QApplication.processEvents()
    delete(owner)
    hub.publish(DocumentShown(3))
    assert heard == ["first", "last", "then", "next"]
    assert not hub.spreading
    hub.spread(LanguageChanged(), lambda: heard.append("then"))
    qtbot.waitUntil(lambda: not hub.spreading)
    assert heard[4:] == ["first", "last", "then"]
