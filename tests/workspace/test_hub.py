from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
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
