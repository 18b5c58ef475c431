"""One word on all mentions of an entity, or of some words, in the whole case: looked at before,
done beside the window, and taken back as one.
"""

from __future__ import annotations

import re
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.model import Analysis, Entity, MentionKind
from desktop.look.translation import Words
from desktop.workspace.asking import Asking
from desktop.workspace.background import Background, Cancelled, Emit, Job
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import Notice, ProblemMet
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from storage.problems import CaseError
from storage.queries.lines import Named

Deed = Literal["confirm", "relabel", "reject", "tag"]
Span = tuple[int, int]

_EXAMPLES = 4
_AROUND = 40
_MOST_DOCUMENTS = 1_000_000
# Up to so many are undone at once: the window does not wait for it noticeably.
_FEW_DOCUMENTS, _FEW_ENTRIES = 5, 100


@dataclass(frozen=True, slots=True)
class About:
    """What a batch is about: an entity by its name in the case, or by its ``number`` there where
    that is known, or ``words`` as they are written (``kind`` None)."""

    words: str
    kind: MentionKind | None = None
    place: str | None = None
    number: int | None = None

    @classmethod
    def entity(cls, entity: Entity) -> About:
        """An entity of a reading."""
        return cls(entity.name, entity.kind, entity.place.gazetteer if entity.place else None)

    @classmethod
    def named(cls, entity: Named) -> About:
        """An entity of the case, which the shown article need not name."""
        return cls(entity.name, entity.kind, number=entity.id)


@dataclass(frozen=True, slots=True)
class Example:
    """Words that would be spoken of, what stands round them, and the headline over them."""

    before: str
    words: str
    after: str
    title: str


@dataclass(frozen=True, slots=True)
class Preview:
    """How much a batch would speak of."""

    mentions: int
    documents: int
    examples: tuple[Example, ...]


class Batches:
    """Looks, and does, for the open case; ``words`` gives those of the present language."""

    def __init__(
        self,
        session: CaseSession,
        background: Background,
        asking: Asking,
        hub: Hub,
        words: Callable[[], Words],
    ) -> None:
        self._session, self._background = session, background
        self._asking, self._hub, self._words = asking, hub, words

    def preview(self, about: About, receive: Callable[[Preview], object]) -> None:
        """Tell how much there is of it, when that was looked up."""
        self._asking.ask("batch", lambda case: [_preview(case, about)], receive)

    def start(self, about: About, deed: Deed, kind: MentionKind | None, documents: int) -> None:
        """Say it of all of them; ``documents``: how many a preview told of."""
        self.say(lambda now, group: _judgements(now, about, deed, kind, group), documents)

    def say(
        self, parts: Callable[[CaseFile, str], Iterator[tuple[Judgement, ...]]], documents: int = 1
    ) -> None:
        """Say what is given, document by document, for a case and the name of a group."""
        case = self._session.case
        if case is None or not self._session.can_edit:
            return
        group = str(uuid.uuid4())
        done = [0, 0]

        def run(emit: Emit, cancelled: Cancelled) -> None:
            try:
                with case.as_of_now() as now:
                    for part in parts(now, group):
                        if cancelled():
                            return
                        emit(part)
            except CaseError as problem:
                emit(problem)

        def receive(part: tuple[Judgement, ...] | CaseError) -> None:
            if isinstance(part, CaseError):
                self._hub.publish(ProblemMet(part))
            elif part and self._session.case is case:
                self._session.follow(case.journal.append(*part))
                done[0], done[1] = done[0] + len(part), done[1] + 1

        def finish(cancelled: bool) -> None:
            key = "batch.stopped" if cancelled else "batch.done"
            told = self._words().tr(key, mentions=done[0], documents=done[1])
            self._hub.publish(Notice(told))

        total = max(documents, 1)
        self._background.start(
            Job(what="work.batch", total=total, run=run, receive=receive, finish=finish)
        )

    def turn_large(self, way: Literal["undo", "redo"]) -> bool:
        """Undo or redo beside the window what would take long, part by part; False where it is
        done faster at once."""
        case = self._session.case
        if case is None:
            return False
        entry = case.journal.next_undo() if way == "undo" else case.journal.next_redo()
        if entry is None or entry.judgement.group is None:
            return False
        group = entry.judgement.group
        entries, documents = case.journal.size_of_group(group, active=way == "undo")
        if documents <= _FEW_DOCUMENTS and entries <= _FEW_ENTRIES:
            return False
        turned = threading.Event()

        def run(emit: Emit, cancelled: Cancelled) -> None:
            while not turned.is_set() and not cancelled():
                emit(None)

        def receive(_part: None) -> None:
            changes = case.journal.turn_group(way, group) if self._session.case is case else None
            if changes is None:
                turned.set()
            else:
                self._session.follow(changes)

        total = max(documents, 1)
        self._background.start(Job(what=f"work.{way}", total=total, run=run, receive=receive))
        return True


def _preview(case: CaseFile, about: About) -> Preview:
    mentions = documents = 0
    examples: list[Example] = []
    for number, text, spans in _places(case, about):
        mentions, documents = mentions + len(spans), documents + 1
        if len(examples) < _EXAMPLES:
            title = case.current.row(number).title
            start, end = spans[0]
            examples.append(
                Example(
                    text[max(0, start - _AROUND) : start], text[start:end],
                    text[end : end + _AROUND], title,
                )
            )  # fmt: skip
    return Preview(mentions, documents, tuple(examples))


def _judgements(
    case: CaseFile, about: About, deed: Deed, kind: MentionKind | None, group: str
) -> Iterator[tuple[Judgement, ...]]:
    """What is to be said, document by document."""
    for number, text, spans in _places(case, about):
        reading = case.current(number) if deed in ("tag", "confirm") else None
        yield tuple(
            Judgement(
                action=deed, document=number, anchor=anchor_at(text, *span), group=group,
                kind=_kind_at(reading, span) if deed == "confirm" else kind,
            )
            for span in spans
            if deed != "tag" or not _is_tagged(reading, span, kind)
        )  # fmt: skip


def _places(case: CaseFile, about: About) -> Iterator[tuple[int, str, Sequence[Span]]]:
    """Where they stand: the documents, in order, each with its text and the spans in it."""
    if about.kind is None:
        yield from _of_words(case, about.words)
        return
    name = about.number
    if name is None or case.entities.named(name) is None:
        name = case.entities.number(about.kind, about.words, about.place)
    for number, spans in case.entities.everywhere(name) if name is not None else ():
        yield number, case.documents.get(number).text, spans


def _of_words(case: CaseFile, words: str) -> Iterator[tuple[int, str, Sequence[Span]]]:
    """The words as they are written, with or without what is written together before them."""
    pattern = re.compile(rf"(?<!\w)[وفبكل]{{0,2}}({re.escape(words)})(?!\w)")
    phrase = '"' + words.replace('"', " ") + '"'
    hits = case.search(phrase, level="spelling", limit=_MOST_DOCUMENTS)
    for number in sorted(hit.document.id for hit in hits):
        text = case.documents.get(number).text
        spans = [match.span(1) for match in pattern.finditer(text)]
        if spans:
            yield number, text, spans


def _is_tagged(reading: Analysis | None, span: Span, kind: MentionKind | None) -> bool:
    mentions = reading.mentions if reading else ()
    return any((m.start, m.end) == span and m.kind == kind for m in mentions)


def _kind_at(reading: Analysis | None, span: Span) -> MentionKind | None:
    mentions = reading.mentions if reading else ()
    return next((m.kind for m in mentions if (m.start, m.end) == span), None)
