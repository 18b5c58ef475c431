"""One thing that a person does to a case is one function here: written through, and undoable."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.analysis.entities.suggestions import SuggestedMerge, SuggestedName
from desktop.analysis.model import Entity, Mention, MentionKind
from desktop.importing.dates import iso_date
from desktop.importing.named_dates import sure_date
from desktop.workspace.case_session import CaseSession
from storage.changes import Changes
from storage.judgements import Action, EntityRef, Judgement, anchor_at


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with the radius round it within which a place lies; ``gazetteer``: its id there, None
    for a point that a person set."""

    lat: float
    lon: float
    radius_km: float
    gazetteer: str | None = None


class Called(Protocol):
    """An entity by what it is called: of a reading, or of the case."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...


_LONGEST_DATE = 40


class NotADateError(ValueError):
    """What was typed is no day."""


def tag(session: CaseSession, *, start: int, end: int, kind: MentionKind) -> None:
    """The words of a span (characters, end exclusive) are a mention of a kind."""
    _say_at(session, "tag", start, end, kind)


def reject(session: CaseSession, *, mention: Mention) -> None:
    """The mention is none."""
    _say_at(session, "reject", mention.start, mention.end, None)


def relabel(session: CaseSession, *, mention: Mention, kind: MentionKind) -> None:
    """The mention, and its entity, are of another kind."""
    _say_at(session, "relabel", mention.start, mention.end, kind)


def confirm(session: CaseSession, *, mention: Mention) -> None:
    """The mention is right as it stands."""
    _say_at(session, "confirm", mention.start, mention.end, mention.kind)


def link(session: CaseSession, *, mention: Mention, target: Called, alike: bool) -> None:
    """The mention is of another entity than that which it was taken for, a new one where none is
    called so.

    Args:
        session: the open case.
        mention: of the shown article.
        target: the entity that is meant.
        alike: all of the mention's entity with the same words mean it too.
    """
    action: Action = "split" if alike else "link"
    _say_at(session, action, mention.start, mention.end, None, target=_meant(session, target))


def _meant(session: CaseSession, target: Called) -> EntityRef:
    """Where several places of the shown article are called so, it is said which one is meant."""
    number = session.document_id
    reading = session.case.current(number) if session.case and number is not None else None
    entities = reading.entities if reading else ()
    same = [e for e in entities if (e.kind, e.name) == (target.kind, target.name)]
    place = target.place if isinstance(target, Entity) else None
    if len(same) < 2 or place is None or place.gazetteer is None:
        return EntityRef(target.kind, target.name)
    return EntityRef(target.kind, target.name, (place.gazetteer,))


def correct_time(session: CaseSession, *, start: int, end: int, value: str) -> None:
    """The words of a span are this time (:mod:`storage.applying.values`); empty: they are none."""
    _say_at(session, "correct_time", start, end, None, value)


def correct_number(session: CaseSession, *, start: int, end: int, value: str) -> None:
    """The words of a span are this number (:mod:`storage.applying.values`); empty: none."""
    _say_at(session, "correct_number", start, end, None, value)


def rename(session: CaseSession, *, entity: Called, name: str) -> None:
    """An entity is called so from now on, in the whole case; one that is called so already is the
    same one then."""
    name = " ".join(name.split())
    if name and name != entity.name:
        _write(
            session,
            Judgement(
                action="merge",
                entity=EntityRef(entity.kind, entity.name),
                target=EntityRef(entity.kind, name),
            ),
        )


def relabel_everywhere(session: CaseSession, *, entity: Called, kind: MentionKind) -> None:
    """An entity is of another kind, in the whole case."""
    if kind != entity.kind:
        own, other = EntityRef(entity.kind, entity.name), EntityRef(kind, entity.name)
        _write(session, Judgement(action="merge", entity=own, target=other))


def merge(session: CaseSession, *, entity: Called, target: Called) -> None:
    """Two entities are one, in the whole case; it keeps the target's name."""
    _write(
        session,
        Judgement(
            action="merge",
            entity=EntityRef(entity.kind, entity.name),
            target=EntityRef(target.kind, target.name),
        ),
    )


def separate(session: CaseSession, *, name: Called, merged_into: Called) -> None:
    """A name that was merged into another one is an entity of its own again, in the whole case, and
    that both are one is not to be suggested again."""
    own, other = EntityRef(name.kind, name.name), EntityRef(merged_into.kind, merged_into.name)
    group = str(uuid.uuid4())
    _write(
        session,
        # The last merge of a name holds, and this one leads nowhere else.
        Judgement(action="merge", entity=own, target=own, group=group),
        Judgement(action="keep_apart", entity=own, target=other, group=group),
    )


def accept(session: CaseSession, *, suggestion: SuggestedMerge) -> None:
    """What is suggested is so: two names are one entity's, in the whole case."""
    _write(session, _of_names("merge", suggestion))


def keep_apart(session: CaseSession, *, suggestion: SuggestedMerge) -> None:
    """What is suggested is not so, and is not to be suggested again."""
    _write(session, _of_names("keep_apart", suggestion))


def set_details(
    session: CaseSession, *, document_id: int, outlet: str | None, published: str | None
) -> bool:
    """Set who printed the document and when; gives whether anything is other than before.

    Raises:
        NotADateError: ``published`` is neither None nor a date.
    """
    if published is not None:
        published = typed_date(published)
    case = session.case
    if case is None:
        return False
    before = case.current.article(document_id)
    changes = Changes()
    if outlet != before.outlet:
        changes |= case.journal.append(
            Judgement(action="set_property", document=document_id, property="outlet", value=outlet)
        )
    if published != before.published:
        changes |= case.journal.append(
            Judgement(
                action="set_property", document=document_id, property="published", value=published
            )
        )
    session.follow(changes)
    return bool(changes.kinds)


def typed_date(written: str) -> str:
    """The ISO 8601 form of a day as people type it (``2017-11-12``, ``12 Nov 2017``, in any digits;
    not ``12/11/2017``, which is another day elsewhere), or of a moment. Raises NotADateError."""
    written = written.strip()
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        iso = iso_date(written) or (sure_date(written) if len(written) <= _LONGEST_DATE else None)
    if iso is None:
        raise NotADateError(written)
    return iso


def undo(session: CaseSession) -> Changes:
    """Take the last judgement back."""
    changes = session.case.journal.undo() if session.case else None
    return _followed(session, changes)


def redo(session: CaseSession) -> Changes:
    """Let the last undone judgement stand again."""
    changes = session.case.journal.redo() if session.case else None
    return _followed(session, changes)


def can_undo(session: CaseSession) -> bool:
    return session.can_edit and session.can_undo


def can_redo(session: CaseSession) -> bool:
    return session.can_edit and session.can_redo


def _say_at(
    session: CaseSession,
    action: Action,
    start: int,
    end: int,
    kind: MentionKind | None,
    value: str | None = None,
    target: EntityRef | None = None,
) -> None:
    if session.case is None or session.document_id is None:
        return
    text = session.case.documents.get(session.document_id).text
    _write(
        session,
        Judgement(
            action=action,
            document=session.document_id,
            anchor=anchor_at(text, start, end),
            kind=kind,
            value=value,
            target=target,
        ),
    )


def _of_names(action: Action, suggestion: SuggestedMerge) -> Judgement:
    return Judgement(
        action=action, entity=_called(suggestion.entity), target=_called(suggestion.target)
    )


def _called(name: SuggestedName) -> EntityRef:
    return EntityRef(name.key.kind, name.name, name.key.places)


def _write(session: CaseSession, *judgements: Judgement) -> None:
    if session.case is not None:
        session.follow(session.case.journal.append(*judgements))


def _followed(session: CaseSession, changes: Changes | None) -> Changes:
    if changes is None:
        return Changes()
    session.follow(changes)
    return changes
