"""What a person does to the entity that is chosen: rename, merge, separate, another kind."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.analysis.model import Entity, MentionKind
from desktop.panes.article_menu import TAG_KEYS
from desktop.panes.dialogs.batch import BatchDialog
from desktop.panes.dialogs.entity_chooser import within, within_case
from desktop.panes.dialogs.merge import MergeDialog
from desktop.panes.dialogs.rename import RenameDialog
from desktop.panes.dialogs.separate import SeparateDialog
from desktop.panes.dialogs.suggestions import SuggestionsDialog
from desktop.workspace import editing
from desktop.workspace.adding import adding_to
from desktop.workspace.batches import About
from desktop.workspace.case_entities import Named
from desktop.workspace.messages import CaseEntityChosen
from desktop.workspace.workspace import Workspace


class EntityDeeds(QObject):
    """Asks in dialogs over ``pane``, and does it; each is one undo."""

    def __init__(self, workspace: Workspace, pane: QWidget) -> None:
        super().__init__(pane)
        self._workspace, self._pane = workspace, pane
        add, may = adding_to(workspace), self.may_edit
        add("merge_entities", "mark", self.merge, "M", enabled=may, group=2)
        add("separate_name", "mark", self.separate, "U", enabled=self._may_separate, group=2)
        add("rename_entity", "mark", self.rename, "F2", enabled=may, group=2)
        add("batch", "mark", self.batch, "B", enabled=may, group=2)
        add(
            "review_suggestions", "mark", self.review_suggestions, "Shift+M", group=2,
            enabled=lambda: bool(workspace.comparing.found.suggestions),
        )  # fmt: skip
        # An entity of the case that the article does not name changes no selection there.
        workspace.hub.subscribe(CaseEntityChosen, lambda _: workspace.actions.refresh(), self)

    def chosen(self) -> Entity | Named | None:
        """The entity that is chosen in the whole window: as the shown article has it, or, where
        that does not name it, as the case calls it."""
        return self._chosen_here() or self._workspace.case_entities.chosen()

    def _chosen_here(self) -> Entity | None:
        wanted = self._workspace.selection.chosen("entity")
        reading = self._workspace.analysis
        return next((e for e in reading.entities if e.id == wanted), None) if reading else None

    def may_edit(self) -> bool:
        return self._workspace.case_session.can_edit and self.chosen() is not None

    def merge(self) -> None:
        """Ask which entity the chosen one is, and make them one."""
        workspace, entity, reading = self._workspace, self.chosen(), self._workspace.analysis
        if isinstance(entity, Named):
            seek = within_case(entity, workspace.case_entities)
        elif entity is not None and reading is not None:
            seek = within(entity, reading.entities)
        else:
            return
        dialog = MergeDialog(workspace, entity, seek, self._pane)
        if dialog.exec() and dialog.target is not None:
            editing.merge(workspace.case_session, entity=entity, target=dialog.target)

    def separate(self) -> None:
        """Ask which name that was merged into the chosen entity is another one's."""
        entities = self._workspace.case_entities
        entity = entities.chosen()
        if entity is None:
            return
        names = entities.merged_names()
        dialog = SeparateDialog(self._workspace, entity.name, names, self._pane)
        if dialog.exec() and dialog.name is not None:
            session = self._workspace.case_session
            editing.separate(session, name=dialog.name, merged_into=entity)

    def rename(self) -> None:
        """Ask what the chosen entity is called, in the whole case."""
        entity = self.chosen()
        if entity is None:
            return
        dialog = RenameDialog(self._workspace, entity, self._pane)
        if dialog.exec():
            editing.rename(self._workspace.case_session, entity=entity, name=dialog.name)

    def batch(self) -> None:
        """Ask what is to be said of all mentions of the chosen entity in the case."""
        entity = self.chosen()
        if entity is None:
            return
        about = About.named(entity) if isinstance(entity, Named) else About.entity(entity)
        dialog = BatchDialog(self._workspace, about, self._pane)
        if not dialog.exec():
            return
        if dialog.merges:
            self.merge()
        elif dialog.name is not None:
            editing.rename(self._workspace.case_session, entity=entity, name=dialog.name)
        elif dialog.deed is not None and dialog.preview is not None:
            documents = dialog.preview.documents
            self._workspace.batches.start(about, dialog.deed, dialog.kind, documents)

    def relabel(self, kind: MentionKind) -> None:
        """Give the chosen entity another kind: through its first mention, or where the shown
        article has none, in the whole case."""
        entity, reading = self.chosen(), self._workspace.analysis
        if isinstance(entity, Named):
            editing.relabel_everywhere(self._workspace.case_session, entity=entity, kind=kind)
        if entity is None or isinstance(entity, Named) or reading is None:
            return
        mention = next((m for m in reading.mentions if m.entity == entity.id), None)
        if mention is not None and entity.kind != kind:
            editing.relabel(self._workspace.case_session, mention=mention, kind=kind)

    def review_suggestions(self) -> None:
        """Show the names of the case that may be one entity's, beside the window."""
        dialog = SuggestionsDialog(self._workspace, self._pane.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def menu(self) -> QMenu:
        """What can be done with the chosen entity."""
        workspace, menu = self._workspace, QMenu(self._pane)
        for name in ("open_entity", "rename_entity", "merge_entities", "separate_name", "batch"):
            menu.addAction(workspace.actions.action(name))
        kinds = menu.addMenu(workspace.tr("entities.change_kind"))
        kinds.setEnabled(self.may_edit())
        for key, kind in TAG_KEYS:
            entry = kinds.addAction(f"{workspace.tr(f'kind.{kind}')}\t{key}")
            entry.triggered.connect(
                lambda _on=False, kind=kind: workspace.attempt(lambda: self.relabel(kind))
            )
        return menu

    def _may_separate(self) -> bool:
        workspace = self._workspace
        return workspace.case_session.can_edit and workspace.case_entities.number is not None
