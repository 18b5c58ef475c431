"""Giving grades, and the menu of them: the Admiralty scale with what each of it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from desktop.look.translation import Words
from desktop.workspace import judging
from desktop.workspace.judging import CREDIBILITY, RELIABILITY
from desktop.workspace.ledger import LedgerLine
from desktop.workspace.messages import Notice
from desktop.workspace.workspace import Workspace


def grade_lines(workspace: Workspace, lines: Sequence[LedgerLine], value: str) -> None:
    """Grade the sources (a letter) or the claims (a digit) of some lines, as one step to undo, and
    say how many these were; where nothing may be written, nothing happens."""
    if lines and workspace.case_session.can_edit:
        count = judging.grade(workspace.case_session, lines=lines, value=value)
        key = "ledger.graded_sources" if value.isalpha() else "ledger.graded_claims"
        workspace.hub.publish(Notice(workspace.tr(key, count=count, grade=value)))


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
