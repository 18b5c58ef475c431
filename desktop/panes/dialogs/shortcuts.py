"""Every command with its keys, as the registry knows them: searched while typing; what the pane
with the keys has of its own stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QKeySequence

from desktop.look.direction import isolate
from desktop.panes.review_list import COMMANDS
from desktop.workspace.actions import MENUS
from desktop.workspace.text_words import matches
from desktop.workspace.workspace import Workspace

_KEYS_WIDTH = 170


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A command's words and all of its keys as a person reads them."""

    words: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyGroup:
    title: str
    lines: tuple[KeyLine, ...]


def key_groups(workspace: Workspace, pane_id: str = "") -> tuple[KeyGroup, ...]:
    """The commands that have keys, by menu; those of the review first where it has the keys."""
    tr, groups = workspace.tr, []
    for menu in MENUS:
        lines = []
        for spec in workspace.actions.in_menu(menu):
            keys = workspace.actions.keys(spec.id)
            told = tuple(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
            if told:
                lines.append(KeyLine(tr(spec.words_key), told))
        if lines:
            groups.append(KeyGroup(tr(f"menu.{menu}"), tuple(lines)))
    review = KeyGroup(tr("shortcuts.in_review"), tuple(_review_lines(workspace)))
    at = 0 if pane_id == "review" else len(groups)
    groups.insert(at, review)
    return tuple(groups)


def _review_lines(workspace: Workspace) -> list[KeyLine]:
    tr = workspace.tr
    words = {
        "confirm": tr("action.confirm_next"),
        "reject": tr("action.reject_mention"),
        "edit": tr("review.edit"),
        "skip": tr("review.skip"),
        "undo": tr("action.undo"),
        "rename": tr("action.rename_entity"),
        "merge": tr("action.merge_entities"),
        "batch": tr("action.batch"),
    }
    keys: dict[str, list[str]] = {command: [] for command in words}
    for key, command in COMMANDS.items():
        if command in keys:
            keys[command].append(key)
    lines = [KeyLine(words[command], tuple(keys[command])) for command in words]
    return [*lines, KeyLine(tr("shortcuts.kinds_or_stances"), ("1 – 6",))]


def searched(groups: Sequence[KeyGroup], query: str) -> tuple[KeyGroup, ...]:
    """The groups with the commands whose words, keys or menu match what was typed."""
    if not query.strip():
        return tuple(groups)
    found = []
    for group in groups:
        lines = tuple(line for line in group.lines if _is_meant(query, line, group))
        if lines:
            found.append(KeyGroup(group.title, lines))
    return tuple(found)


def _is_meant(query: str, line: KeyLine, group: KeyGroup) -> bool:
    typed = query.replace(" ", "").casefold()
    by_key = any(typed in key.casefold() for key in line.keys)
    return by_key or matches(query, (line.words, group.title))


def shortcuts_page(groups: Sequence[KeyGroup], *, mirrored: bool) -> str:
    """The table of commands, as HTML in the window's direction."""
    rows = []
    for group in groups:
        rows.append(f'<tr><td colspan="2"><h3>{escape(group.title)}</h3></td></tr>')
        for line in group.lines:
            keys = " · ".join(isolate(key, "ltr") for key in line.keys)
            cells = [
                f"<td>{escape(line.words)}</td>",
                f'<td width="{_KEYS_WIDTH}">{escape(keys)}</td>',
            ]
            # Qt's rich text does not mirror the columns of a table.
            rows.append(f"<tr>{''.join(reversed(cells) if mirrored else cells)}</tr>")
    direction = "rtl" if mirrored else "ltr"
    return f'<table dir="{direction}" width="100%" cellpadding="3">{"".join(rows)}</table>'
