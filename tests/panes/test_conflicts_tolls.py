"""Cards of tolls come one after another, the most spoken of first, a dozen at a time."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.analysis.claims.toll_ranges import OriginToll, TollRange, TollTold
from desktop.look.appearance import Appearance
from desktop.panes.conflicts_filter import BoardWish
from desktop.panes.conflicts_tolls import TollsSection


def _told(words: str, low: float) -> TollTold:
    return TollTold(
        document=1, start=0, end=9, fate="killed", whom="", place="حلب", place_name="حلب",
        day="2024-03-04", published="2024-03-05", low=low, high=low, origin=words,
        origin_words=words, named=True, outlet="الساحل",
    )  # fmt: skip


def _toll(most: int) -> TollRange:
    """Two origins of one attack; the second says ``most``."""
    origins = tuple(
        OriginToll(words, low, low, (_told(words, low),))
        for words, low in (("وزارة الصحة", 1.0), ("المرصد", float(most)))
    )
    return TollRange(
        fate="killed", whom="", place_name="حلب", day="2024-03-04", first="2024-03-04",
        low=1.0, high=float(most), open=False, origins=origins, outlets=2,
    )  # fmt: skip


def _section(qtbot: QtBot, count: int) -> TollsSection:
    section = TollsSection()
    qtbot.addWidget(section)
    section.show()
    tolls = tuple(_toll(most) for most in range(2, 2 + count))
    section.set_tolls(tolls, BoardWish(), Appearance("ar", "light"))
    return section


def _whole(qtbot: QtBot, section: TollsSection) -> list[float]:
    qtbot.waitUntil(lambda: not section.waiting)
    return [card.toll.high for card in section.cards]


def test_a_few_cards_are_made_at_once_and_the_others_in_turns(qtbot: QtBot) -> None:
    section = _section(qtbot, 9)
    made = [len(section.cards)]
    while section.waiting:
        QApplication.processEvents()
        made.append(len(section.cards))
    assert made[0] < 9 == made[-1]
    assert max(after - before for before, after in pairwise(made)) == 1
    assert [card.toll.high for card in section.cards] == [10, 9, 8, 7, 6, 5, 4, 3, 2]
    tops = [card.y() for card in section.cards]
    assert tops == sorted(set(tops))
    assert section.more.isHidden()


def test_more_are_shown_where_they_are_asked_for(qtbot: QtBot) -> None:
    section = _section(qtbot, 15)
    assert len(_whole(qtbot, section)) == 12
    assert not section.more.isHidden()
    section.more.click()
    assert _whole(qtbot, section) == [float(high) for high in range(16, 1, -1)]
    assert section.more.isHidden()


def test_others_take_their_place_also_while_they_are_made(qtbot: QtBot) -> None:
    section = _section(qtbot, 9)
    assert section.waiting
    section.set_tolls((_toll(40), _toll(50)), BoardWish(), Appearance("ar", "light"))
    assert _whole(qtbot, section) == [50, 40]
    section.set_tolls((), BoardWish(), Appearance("ar", "light"))
    assert _whole(qtbot, section) == []
    assert section.heading.isHidden()
