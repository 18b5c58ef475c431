"""One word on all mentions in the case: what, on how many, in which articles, with examples."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.analysis.model import MentionKind
from desktop.look.direction import isolate, text_direction
from desktop.look.fonts import article_font
from desktop.panes.dialogs.buttons import add_buttons
from desktop.panes.review_words import marked
from desktop.workspace.batches import About, Deed, Example, Preview
from desktop.workspace.review_deeds import KINDS
from desktop.workspace.workspace import Workspace

_EXAMPLE = 14


class BatchDialog(QDialog):
    """After it was accepted, ``deed`` (and ``kind``) or, for an entity's name, ``name``, or
    ``merges`` say what is to be done."""

    def __init__(
        self,
        workspace: Workspace,
        about: About,
        parent: QWidget,
        *,
        kind: MentionKind | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._about = workspace, about
        self.preview: Preview | None = None
        tr = workspace.tr
        self.setWindowTitle(tr("batch.title", name=isolate(about.words)))
        self.resize(520, 400)
        self.what = QComboBox(self)
        self.what.setAccessibleName(tr("batch.what"))
        self.field = QLineEdit(about.words, self)
        self.field.setAccessibleName(tr("rename.title"))
        self.count, self.examples = QLabel(self), QLabel(self)
        self.examples.setFont(article_font(_EXAMPLE))
        self.examples.setTextFormat(Qt.TextFormat.RichText)
        undo = QLabel(tr("batch.one_undo"), self)
        undo.setObjectName("muted")
        for label in (self.count, self.examples, undo):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (self.what, self.field, self.count, self.examples):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(undo)
        buttons = add_buttons(self, column, tr("batch.do"), tr("dialog.cancel"))
        self._do = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._fill(kind)
        self.what.currentIndexChanged.connect(lambda _: self._allow())
        self.field.textChanged.connect(lambda _: self._allow())
        self.count.setText(tr("batch.counting"))
        self._allow()
        workspace.batches.preview(about, self._show)

    @property
    def deed(self) -> Deed | None:
        """What is said of every mention; None where it is said of the entity."""
        deed, _ = self.what.currentData()
        return deed if deed in ("confirm", "relabel", "reject", "tag") else None

    @property
    def kind(self) -> MentionKind | None:
        kind: MentionKind | None = self.what.currentData()[1]
        return kind

    @property
    def name(self) -> str | None:
        """The new name, where the entity is renamed."""
        renames = self.what.currentData()[0] == "rename"
        return " ".join(self.field.text().split()) if renames else None

    @property
    def merges(self) -> bool:
        """Whether the entity is another one: which, is asked next."""
        return bool(self.what.currentData()[0] == "merge")

    def _fill(self, kind: MentionKind | None) -> None:
        tr = self._workspace.tr
        of_words = self._about.kind is None
        if not of_words:
            self.what.addItem(tr("batch.confirm"), ("confirm", None))
        for one in KINDS:
            if one != self._about.kind:
                told = tr("batch.tag", kind=tr(f"kind.{one}"))
                self.what.addItem(told, ("tag" if of_words else "relabel", one))
                if one == kind:
                    self.what.setCurrentIndex(self.what.count() - 1)
        if not of_words:
            for deed in ("reject", "rename", "merge"):
                self.what.addItem(tr(f"batch.{deed}"), (deed, None))

    def _allow(self) -> None:
        renames = self.name is not None
        self.field.setVisible(renames)
        known = self.preview is not None and self.preview.mentions > 0
        named = not renames or self.name not in ("", self._about.words)
        self._do.setEnabled(known and named)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        tr = self._workspace.tr
        told = tr("batch.mentions", count=preview.mentions)
        articles = tr("batch.articles", count=preview.documents)
        self.count.setText(tr("batch.count", mentions=told, articles=articles))
        self.examples.setText("".join(self._example(one) for one in preview.examples))
        self._allow()

    def _example(self, one: Example) -> str:
        look = self._workspace.appearance
        before, after = (" ".join(part.split()) for part in (one.before, one.after))
        before, after = before.partition(" ")[2], after.rpartition(" ")[0]
        space = " " if one.before[-1:].isspace() else ""
        words = marked(f"… {before}{space}", one.words, _joined(one.after, after) + " …", look)
        direction = text_direction(one.words)
        title = escape(isolate(one.title))
        muted = f'<span style="color:{look.palette.muted}; font-size:12px">{title}</span>'
        return f'<p dir="{direction}">{words}<br>{muted}</p>'


def _joined(raw: str, after: str) -> str:
    return f" {after}" if raw[:1].isspace() else after
