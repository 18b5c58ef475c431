"""The menu of grades: every letter and digit of the Admiralty scale with what it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from desktop.look.translation import Words
from desktop.workspace.judging import CREDIBILITY, RELIABILITY


def add_grades(menu: QMenu, words: Words, grade: Callable[[str], object], *, enabled: bool) -> None:
    """Add both halves of the scale to a menu; ``grade`` is given the letter or digit chosen."""
    for heading, scale, grades in (
        ("ledger.grade_source", "reliability", RELIABILITY),
        ("ledger.grade_claim", "credibility", CREDIBILITY),
    ):
        menu.addSeparator()
        # A heading that every style shows, which addSection's is not.
        menu.addAction(words.tr(heading)).setEnabled(False)
        for value in grades:
            action = menu.addAction(f"{words.tr(f'{scale}.{value}')}\t{value}")
            action.setObjectName(f"grade_{value}")
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, value=value: grade(value))


def grades_menu(
    parent: QWidget, words: Words, grade: Callable[[str], object], *, enabled: bool
) -> QMenu:
    """A menu of grades alone."""
    menu = QMenu(parent)
    add_grades(menu, words, grade, enabled=enabled)
    return menu
