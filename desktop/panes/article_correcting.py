"""The mention in hand: which one the keys act on, how it is chosen, and what they make of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.analysis.doubts import doubts
from desktop.analysis.model import Mention, MentionKind
from desktop.panes.article_text import ArticleText
from desktop.panes.dialogs.another_entity import AnotherEntityDialog
from desktop.panes.pane import Pane
from desktop.workspace import editing
from desktop.workspace.messages import Notice
from desktop.workspace.rules import Chosen
from desktop.workspace.text_words import next_stop, word_choices
from desktop.workspace.workspace import Workspace


class CorrectingPane(Pane):
    """``current`` is the mention that the keys act on: the one last clicked or stepped to."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.current: Mention | None = None
        self._offered: list[tuple[int, int]] = []
        self.text = ArticleText(workspace.palette, self)
        self.text.blank_clicked.connect(self._clear)
        self.text.word_wanted.connect(self._select_word)
        self.text.selectionChanged.connect(workspace.actions.refresh)
        self.text.set_word_stops(self._next_stop)

    # --- choosing

    def _mentions(self) -> tuple[Mention, ...]:
        return self.workspace.analysis.mentions if self.workspace.analysis else ()

    def _same_place(self, mention: Mention | None) -> Mention | None:
        """The mention that stands now where an earlier reading had one."""
        if mention is None:
            return None
        found = (m for m in self._mentions() if (m.start, m.end) == (mention.start, mention.end))
        return next(found, None)

    def choose_mention(self, mention: Mention) -> None:
        """Choose a mention and, everywhere, its entity."""
        entity = mention.entity
        self._select(Chosen("entity", entity) if entity else Chosen("mention", mention.id))
        self._set_current(mention)

    def step_mention(self, by: int) -> None:
        """Choose the mention after (1) or before (-1) the current one, in the order of the text."""
        ordered = sorted(
            (m for m in self._mentions() if m.form != "pronoun"), key=lambda m: (m.start, -m.end)
        )
        if not ordered:
            return
        at = ordered.index(self.current) + by if self.current in ordered else 0
        mention = ordered[at % len(ordered)]
        self.choose_mention(mention)
        if not self.text.is_visible_at(mention.start):
            self.text.show_position(mention.start)

    def _select(self, rule: Chosen) -> None:
        self.workspace.selection.choose(rule, origin=self.pane_id)

    def _clear(self) -> None:
        self._set_current(None)
        self.workspace.selection.clear()

    def _set_current(self, mention: Mention | None) -> None:
        self.current = mention
        self.text.set_current((mention.start, mention.end) if mention else None)
        self.workspace.actions.refresh()

    def _select_word(self, position: int) -> None:
        """Select what is most likely meant by a word, and what else may be when it is asked for
        again: «لقسد» gives «قسد», then «لقسد»."""
        if self.workspace.analysis is None:
            return
        choices = word_choices(self.workspace.analysis, position)
        again = bool(self._offered) and set(self._offered) == set(choices)
        self._offered = [*self._offered[1:], self._offered[0]] if again else choices
        self._set_current(None)
        self.text.select_span(*self._offered[0])

    def _next_stop(self, position: int, by: int) -> int:
        reading = self.workspace.analysis
        return next_stop(reading, position, by) if reading else position

    def _chosen_span(self) -> tuple[int, int] | None:
        if self.current is not None:
            return self.current.start, self.current.end
        reading, claim = self.workspace.analysis, self.workspace.selection.chosen("claim")
        found = (c for c in (reading.claims if reading else ()) if c.id == claim)
        return next(((c.start, c.end) for c in found), None)

    # --- correcting

    def tag(self, kind: MentionKind) -> None:
        """Tag the selected words; without any, give the current mention the kind."""
        session, span = self.workspace.case_session, self.text.selected_span()
        if span is not None:
            editing.tag(session, start=span[0], end=span[1], kind=kind)
            self.text.select_span(span[1], span[1])
            found = [m for m in self._mentions() if (m.start, m.end) == span]
            if found:
                self.choose_mention(found[0])
        elif self.current is not None and self.current.kind == kind:
            editing.confirm(session, mention=self.current)
        elif self.current is not None:
            editing.relabel(session, mention=self.current, kind=kind)

    def reject(self) -> None:
        """The current mention, or the one that is selected as words, is none."""
        mention = self.current or self._selected_mention()
        if mention is not None:
            self._clear()
            editing.reject(self.workspace.case_session, mention=mention)

    def confirm(self) -> None:
        if self.current is not None:
            editing.confirm(self.workspace.case_session, mention=self.current)

    def move_mention(self) -> None:
        """Ask which other entity the mention in hand means, and say so of it."""
        mention, reading = self.current or self._selected_mention(), self.workspace.analysis
        if mention is None or reading is None:
            return
        dialog = AnotherEntityDialog(self.workspace, mention, reading, self)
        if not dialog.exec() or dialog.target is None:
            return
        session = self.workspace.case_session
        editing.link(session, mention=mention, target=dialog.target, alike=dialog.alike)
        moved = self._same_place(mention)
        if moved is not None:
            self.choose_mention(moved)

    def confirm_next(self) -> None:
        """The current mention is right; on to the next one that is doubted."""
        mention = self.current or self._selected_mention()
        after = mention.start if mention else -1
        if mention is not None and mention.by != "analyst" and self._can_judge():
            editing.confirm(self.workspace.case_session, mention=mention)
        self._to_doubt(after)

    def _to_doubt(self, after: int) -> None:
        """Choose the first mention in doubt behind a character, else the first of all."""
        reading = self.workspace.analysis
        found = doubts(reading) if reading else []
        places = [(d.start, d.end) for d in found if d.kind == "mention"]
        doubted = [m for m in self._mentions() if (m.start, m.end) in set(places)]
        if not doubted:
            self._clear()
            self.workspace.hub.publish(Notice(self.workspace.tr("review.no_more_here")))
            return
        following = (mention for mention in doubted if mention.start > after)
        mention = next(following, doubted[0])
        self.choose_mention(mention)
        if not self.text.is_visible_at(mention.start):
            self.text.show_position(mention.start)

    def _selected_mention(self) -> Mention | None:
        span = self.text.selected_span()
        return next((m for m in self._mentions() if (m.start, m.end) == span), None)

    def _can_tag(self) -> bool:
        chosen = self.current is not None or self.text.selected_span() is not None
        return chosen and self.workspace.case_session.can_edit

    def _can_judge(self) -> bool:
        chosen = self.current or self._selected_mention()
        return chosen is not None and self.workspace.case_session.can_edit

    def _has_current(self) -> bool:
        return self.current is not None
