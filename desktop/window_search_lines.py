"""What the field at the top offers, in lines: what was found, and the last things of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence

from desktop.look.direction import isolate
from desktop.window_palette import Entry, Group
from desktop.workspace.actions import ActionSpec
from desktop.workspace.commands_found import begins_with, commands_called
from desktop.workspace.destinations import (
    Destinations,
    DocumentRow,
    NameHit,
    go_to_name,
    recent_documents,
)
from desktop.workspace.messages import SearchSought
from desktop.workspace.problems import sentence
from desktop.workspace.searching import FoundHit, show_hit
from desktop.workspace.workspace import Workspace

_MOST_COMMANDS = 6
_SURELY_MEANT = 88  # percent
_HEADLINE_KNOWN = 20
"""Characters of a snippet that tell whether it only repeats the headline."""


class PaletteLines:
    """Made anew for each answer. ``run`` does a command by its id."""

    def __init__(self, workspace: Workspace, run: Callable[[str], object]) -> None:
        self._workspace, self._run = workspace, run

    def found(self, query: str, found: Destinations) -> list[Group]:
        """What was found, the likeliest first; a command whose words begin so is meant."""
        tr = self._workspace.tr
        specs = commands_called(query, self._workspace.actions, limit=_MOST_COMMANDS)
        commands = Group(tr("palette.commands"), tuple(map(self._command, specs)))
        names = Group(tr("palette.entities"), tuple(map(self._name, found.names)))
        documents = Group(tr("palette.documents"), tuple(map(self._document, found.documents)))
        # A name that is only like what was typed is less likely meant than a headline with it.
        meant = bool(found.names) and found.names[0].score >= _SURELY_MEANT
        groups = [
            *((names, documents) if meant else (documents, names)),
            commands,
            Group(tr("palette.texts"), self._texts(query, found)),
        ]
        if specs and begins_with(query, specs[0]):
            groups.remove(commands)
            groups.insert(0, commands)
        shown = [group for group in groups if group.entries]
        if found.problem is not None:
            shown.append(Group(sentence(found.problem, self._workspace.appearance.words)))
        elif not found.whole:
            shown.append(Group(tr("search_pane.asking")))
        return shown or [Group(tr("search.nothing"))]

    def recent(self, documents: list[int], commands: Sequence[str]) -> list[Group]:
        """What was opened and done last."""
        tr, actions = self._workspace.tr, self._workspace.actions
        rows = recent_documents(self._workspace, documents)
        done = [spec for spec in map(actions.spec, commands) if spec.enabled()]
        groups = [
            Group(tr("palette.recent_documents"), tuple(map(self._document, rows))),
            Group(tr("palette.recent_commands"), tuple(map(self._command, done))),
        ]
        return [group for group in groups if group.entries]

    def _texts(self, query: str, found: Destinations) -> tuple[Entry, ...]:
        """The first hits and the way to all of them, unless there are none."""
        if not self._workspace.case_session.is_open or (found.whole and not found.hits):
            return ()
        return (*map(self._hit, found.hits), self._all(query))

    def _command(self, spec: ActionSpec) -> Entry:
        action = self._workspace.actions.action(spec.id)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self._workspace.tr(spec.words_key)
        aside = isolate(keys, "ltr") if keys else ""
        return Entry(("command", spec.id), words, aside, partial(self._run, spec.id))

    def _name(self, name: NameHit) -> Entry:
        tr = self._workspace.tr
        told = f"{tr(f'kind.{name.kind}')}  ·  {tr('palette.documents_of', count=name.documents)}"
        go = partial(go_to_name, self._workspace, name)
        return Entry(("entity", name.id), isolate(name.name), told, go)

    def _document(self, row: DocumentRow) -> Entry:
        go = partial(self._workspace.case_session.show, row.id)
        return Entry(("document", row.id), row.title, self._about(row.outlet, row.published), go)

    def _hit(self, found: FoundHit) -> Entry:
        go = partial(show_hit, self._workspace, found)
        aside = self._about(found.outlet, found.published)
        return Entry(("text", found.hit.document.id), _hit_words(found), aside, go)

    def _all(self, query: str) -> Entry:
        words = self._workspace.tr("palette.all_results", words=isolate(query))
        go = partial(self._workspace.hub.publish, SearchSought(query))
        return Entry(("all", query), words, "", go)

    def _about(self, outlet: str | None, published: str | None) -> str:
        day = self._workspace.appearance.words.iso_date(published) if published else ""
        return "  ·  ".join(isolate(part) for part in (outlet or "", day) if part)


def _hit_words(found: FoundHit) -> str:
    """The headline and, where the words stand elsewhere, some of what is round them."""
    title, round_it = found.hit.document.title, found.hit.snippet.strip()
    if round_it[:_HEADLINE_KNOWN] in title:
        return title
    _, _, whole_words = round_it.partition(" ")
    return f"{isolate(title)}  —  {isolate('…' + whole_words)}"
