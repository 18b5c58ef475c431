"""Which entity is this one?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.look.direction import isolate
from desktop.panes.dialogs.entity_chooser import EntityChooser, Seek
from desktop.workspace.editing import Called
from desktop.workspace.workspace import Workspace


class MergeDialog(EntityChooser):
    """``target`` is what was chosen, after it was accepted."""

    def __init__(self, workspace: Workspace, entity: Called, seek: Seek, parent: QWidget) -> None:
        tr = workspace.tr
        super().__init__(
            workspace, seek, parent,
            title=tr("merge.title"),
            explanation=tr("merge.explanation", name=isolate(entity.name)),
            do=tr("merge.do"),
        )  # fmt: skip
