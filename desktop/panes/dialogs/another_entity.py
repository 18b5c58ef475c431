"""Which other entity does this mention mean: one of the article, one of the case, or a new one?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.analysis.model import Analysis, Entity, Mention, MentionKind
from desktop.analysis.text.fold import fold_word
from desktop.look.direction import isolate
from desktop.panes.dialogs.entity_chooser import MOST, EntityChooser, likely_first
from desktop.workspace.case_entities import CaseEntities
from desktop.workspace.editing import Called
from desktop.workspace.text_words import matches
from desktop.workspace.workspace import Workspace

_ABOVE_BUTTONS = 3


@dataclass(frozen=True, slots=True)
class NewEntity:
    """An entity that neither the article nor the case has yet."""

    kind: MentionKind
    name: str


class AnotherEntityDialog(EntityChooser):
    """``target`` is what was chosen; ``alike`` whether all of the mention's entity with its words
    are meant too."""

    def __init__(
        self, workspace: Workspace, mention: Mention, reading: Analysis, parent: QWidget
    ) -> None:
        tr = workspace.tr
        others = _OtherEntities(mention, reading, workspace.case_entities)
        super().__init__(
            workspace, others.seek, parent,
            title=tr("move.title"),
            explanation=tr("move.explanation", name=isolate(mention.text)),
            do=tr("move.do"),
        )  # fmt: skip
        self.filter.setPlaceholderText(tr("move.filter"))
        count = _alike_count(mention, reading)
        self.also = QCheckBox(tr("move.alike", count=count), self)
        self.also.setVisible(count > 1)
        self.column.insertWidget(_ABOVE_BUTTONS, self.also)

    @property
    def alike(self) -> bool:
        return self.also.isChecked()

    def line(self, other: Called) -> str:
        told = super().line(other)
        return self._tr("move.new", entity=told) if isinstance(other, NewEntity) else told


def _alike_count(mention: Mention, reading: Analysis) -> int:
    """How many mentions of its entity have the words of a mention, itself among them."""
    words = fold_word(mention.text)
    return sum(m.entity == mention.entity and fold_word(m.text) == words for m in reading.mentions)


class _OtherEntities:
    """Those of the article first, then those of the case, then what would be a new one."""

    def __init__(self, mention: Mention, reading: Analysis, case: CaseEntities) -> None:
        self._mention, self._case = mention, case
        self._own = next((e for e in reading.entities if e.id == mention.entity), None)
        self._own_number = case.number_of(self._own) if self._own else None
        like = Entity("", mention.kind, mention.text, (), ())
        self._here = [e for e in likely_first(like, reading.entities) if e is not self._own]

    def seek(self, typed: str, show: Callable[[Sequence[Called]], object]) -> None:
        words = " ".join(typed.split())
        here = [one for one in self._here if matches(words, (one.name, *one.aliases))]
        show(self._with_new(here, words))
        self._case.ask_called(
            words or self._mention.text,
            limit=MOST,
            receive=lambda hits: show(
                self._with_new([*here, *self._unknown_here(hits)], words)
            ),
            topic="move.list",
        )  # fmt: skip

    def _unknown_here(self, hits: Sequence[Called]) -> list[Called]:
        known = {_key(one) for one in self._here}
        if self._own is not None:
            known.add(_key(self._own))
        return [hit for hit in hits if _key(hit) not in known]

    def _with_new(self, found: Sequence[Called], words: str) -> list[Called]:
        """A name that the case knows is no new one's: it is whose it is there."""
        new = NewEntity(self._mention.kind, words or self._mention.text)
        taken = {_key(one) for one in (*self._here, *found, *([self._own] if self._own else ()))}
        if _key(new) in taken:
            return [*found]
        known = self._case.going_by(new.kind, new.name)
        if known is None:
            return [*found, new]
        own = known.id == self._own_number
        return [*found] if own or _key(known) in taken else [*found, known]


def _key(one: Called) -> tuple[str, str]:
    return one.kind, fold_word(one.name)
