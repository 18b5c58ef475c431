from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.panes.article_hover import HoverCard

WAYS = (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("direction", WAYS)
@pytest.mark.parametrize(
    ("height", "mark"),
    [
        (700, QRect(400, 60, 60, 24)),
        (700, QRect(400, 640, 60, 24)),
        (700, QRect(20, 300, 60, 24)),
        (700, QRect(820, 300, 60, 24)),
        (200, QRect(420, 90, 60, 24)),
        (200, QRect(820, 90, 60, 24)),
    ],
)
def test_the_card_covers_no_mark_and_stays_in_the_window(
    qtbot: QtBot, direction: Qt.LayoutDirection, height: int, mark: QRect
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    window.resize(900, height)
    window.show()
    card = HoverCard(window)
    card.show_for(
        mark, "<b>الجيش</b><br>منظمة<br>قاعدة", heading="", elsewhere=[], deeds=[], with_keys=False
    )
    assert window.rect().contains(card.geometry())
    assert not card.geometry().intersects(mark)


def test_a_card_that_is_shown_again_has_only_its_own_buttons(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    card = HoverCard(window)
    done: list[str] = []
    place = QRect(400, 60, 60, 24)
    for name in ("أول", "ثان"):
        card.show_for(
            place, name, heading="", elsewhere=[], with_keys=True,
            deeds=[(name, partial(done.append, name))],
        )  # fmt: skip
    (button,) = card.buttons()
    assert window.focusWidget() is button
    button.click()
    assert done == ["ثان"]
    assert card.isHidden()
