"""What was acknowledged, in sets and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.analysis.text.fold import fold_word
from storage.judgements import Judgement
from tests.storage.proof.texts import are_alike, moved

Span = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """An entry of the journal; ``judgement`` is without its document, which is ``text``."""

    clock: int
    uid: str
    judgement: Judgement
    text: str | None

    @property
    def action(self) -> str:
        return self.judgement.action

    @property
    def is_turn(self) -> bool:
        return self.action in ("undo", "redo")

    @property
    def order(self) -> tuple[int, str]:
        return self.clock, self.uid


@dataclass
class Model:
    """One copy of a case: files in the order of import, revisions, and the journal."""

    imports: dict[tuple[int, str, str], None] = field(default_factory=dict)
    revisions: set[tuple[str, str]] = field(default_factory=set)
    log: dict[str, Said] = field(default_factory=dict)

    def copy(self) -> Model:
        return Model(dict(self.imports), set(self.revisions), dict(self.log))

    def unite(self, other: Model) -> None:
        """Take in what another copy has; nothing is dropped and nothing decided."""
        self.imports |= other.imports
        self.revisions |= other.revisions
        self.log |= other.log

    # --- texts

    def texts(self) -> set[str]:
        return {text for _, _, text in self.imports}

    def bring_in(self, moment: int, file: str, text: str) -> None:
        """A new text of a file that had one like it before is a revision of the last one."""
        earlier = [known for _, name, known in sorted(self.imports) if name == file]
        others = [known for known in earlier if known != text]
        if text not in self.texts() and others and are_alike(others[-1], text):
            self.revisions.add((text, others[-1]))
        self.imports[moment, file, text] = None

    def lineage(self, text: str) -> set[str]:
        """A text and all that it came to stand for."""
        return _reached(text, self.revisions)

    def later(self, text: str) -> set[str]:
        return _reached(text, {(old, new) for new, old in self.revisions}) - {text}

    def is_superseded(self, text: str) -> bool:
        return not self.later(text) <= self.lineage(text)

    # --- judgements

    def entries(self) -> list[Said]:
        return sorted(self.log.values(), key=lambda said: said.order)

    def undone(self, until: Said | None = None) -> tuple[set[str], list[str]]:
        """What does not stand, and what redo would bring back, the next one last; before an entry
        or at the end."""
        undone: set[str] = set()
        stack: list[str] = []
        for said in self.entries():
            if until is not None and said.order >= until.order:
                break
            about = said.judgement.uid or ""
            if said.action == "undo":
                if about not in undone:
                    undone.add(about)
                    stack.append(about)
            elif said.action == "redo":
                undone.discard(about)
                stack = [uid for uid in stack if uid != about]
            elif said.action != "snapshot":
                stack.clear()
        return undone, stack

    def standing(self, until: Said | None = None) -> list[Said]:
        """The judgements that stand, snapshots left out, oldest first."""
        undone, _ = self.undone(until)
        return [
            said
            for said in self.entries()
            if not said.is_turn
            and said.action != "snapshot"
            and said.uid not in undone
            and (until is None or said.order < until.order)
        ]

    def next_undo(self) -> set[str]:
        """All that one undo takes back."""
        standing = self.standing()
        return self._group(standing[-1], standing) if standing else set()

    def next_redo(self) -> set[str]:
        """All that one redo brings back."""
        undone, stack = self.undone()
        if not stack:
            return set()
        return self._group(self.log[stack[-1]], [self.log[uid] for uid in undone])

    def _group(self, one: Said, among: Iterable[Said]) -> set[str]:
        group = one.judgement.group
        if group is None:
            return {one.uid}
        return {said.uid for said in among if said.judgement.group == group}

    def on(self, text: str) -> list[Said]:
        """The judgements that stand of a document: said of it, or of an earlier text of it."""
        lineage = self.lineage(text)
        return [said for said in self.standing() if said.text in lineage]

    def outlet(self, text: str) -> str | None:
        said = [s.judgement.value for s in self.on(text) if s.action == "set_property"]
        return said[-1] if said else None

    def reliability(self) -> dict[tuple[str, str], str]:
        return {
            (said.judgement.entity.kind, fold_word(said.judgement.entity.name)): (
                said.judgement.value or ""
            )
            for said in self.standing()
            if said.action == "grade_source" and said.judgement.entity is not None
        }

    def gone(self, text: str) -> set[str]:
        """The judgements on a document whose words it does not hold: kept, but without a place."""
        return {said.uid for said, place in self._places(text) if place is None}

    def placed(self, text: str) -> dict[str, Span]:
        """The judgements on a document whose place is sure."""
        return {said.uid: place for said, place in self._places(text) if place is not None}

    def _places(self, text: str) -> Iterator[tuple[Said, Span | None]]:
        for said in self.on(text):
            anchor = said.judgement.anchor
            if anchor is not None and said.text is not None:
                try:
                    yield said, moved(said.text, anchor.start, anchor.end, text)
                except LookupError:
                    continue


def _reached(text: str, pairs: set[tuple[str, str]]) -> set[str]:
    reached, waiting = {text}, [text]
    while waiting:
        at = waiting.pop()
        new = {other for one, other in pairs if one == at} - reached
        reached |= new
        waiting += new
    return reached
