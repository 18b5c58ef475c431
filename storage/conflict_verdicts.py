"""What a person holds of two claims that do not go together: which one holds, and a note.

A conflict is found anew after every change, so it has no number of its own: a verdict is kept by
the words of both claims and their texts, and finds them again where a later text took the place of
one of them. The last word counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from storage.changes import Changes
from storage.connection import Connection
from storage.journal import Journal
from storage.judgements import Action, Anchor, Facing, Judgement, anchor_at, locate
from storage.revisions import Revisions

Verdict = Literal["first", "second", "both", "none", "open"]
"""The first claim holds; the second does; both do in part; they do not conflict; nobody can say
yet."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_TURNED: dict[Verdict, Verdict] = {"first": "second", "second": "first"}


@dataclass(frozen=True, slots=True, order=True)
class ClaimSpan:
    """A claim by where it stands: characters of its document's text, end exclusive."""

    document: int
    start: int
    end: int


Pair = tuple[ClaimSpan, ClaimSpan]


@dataclass(frozen=True, slots=True)
class ConflictJudged:
    """``verdict`` None: not judged yet; "first" is the first claim of the pair asked for."""

    verdict: Verdict | None = None
    note: str = ""
    author: str = ""

    def turned(self) -> ConflictJudged:
        """The same of the pair the other way round."""
        if self.verdict is None:
            return self
        return replace(self, verdict=_TURNED.get(self.verdict, self.verdict))


class ConflictVerdicts:
    """The verdicts on the conflicts of one open case."""

    def __init__(self, connection: Connection, journal: Journal, revisions: Revisions) -> None:
        self._connection = connection
        self._journal = journal
        self._revisions = revisions

    def all(self) -> dict[Pair, ConflictJudged]:
        """What stands, by pairs whose first claim is the lesser one (:meth:`of` asks for any)."""
        entries = [
            *self._journal.entries_of("judge_conflict"),
            *self._journal.entries_of("note_conflict"),
        ]
        found: dict[Pair, ConflictJudged] = {}
        for entry in sorted(entries, key=lambda entry: (entry.clock, entry.uid)):
            judgement = entry.judgement
            pair = self._pair(judgement) if entry.active else None
            if pair is None:
                continue
            key, told = ordered(pair), found.get(ordered(pair), ConflictJudged())
            if judgement.action == "note_conflict":
                found[key] = replace(told, note=judgement.value or "", author=entry.author)
                continue
            verdict = cast("Verdict | None", judgement.value)
            judged = ConflictJudged(verdict, told.note, entry.author)
            found[key] = judged if key == pair else judged.turned()
        return found

    def judge(self, pairs: Sequence[Pair], verdict: Verdict | None) -> Changes:
        """Say which claims of some pairs hold, as one step; None takes the verdict away."""
        return self._say("judge_conflict", pairs, verdict)

    def note(self, pairs: Sequence[Pair], text: str) -> Changes:
        """Remark something of some pairs, in the place of the former note; "" takes it away."""
        return self._say("note_conflict", pairs, text)

    def _say(self, action: Action, pairs: Sequence[Pair], value: str | None) -> Changes:
        judgements = []
        for pair in pairs:
            # In every copy of a case the same claim is the first one, whatever its number there.
            one = pair[0]
            first, second = sorted(pair, key=lambda side: (self._digest(side), side.start))
            said = value
            if action == "judge_conflict" and first != one and value is not None:
                said = _TURNED.get(cast("Verdict", value), cast("Verdict", value))
            judgements.append(
                Judgement(
                    action=action,
                    document=first.document,
                    anchor=self._anchor(first),
                    facing=Facing(self._digest(second), self._anchor(second)),
                    value=said,
                )
            )
        return self._journal.append(*judgements) if judgements else Changes()

    def _pair(self, judgement: Judgement) -> Pair | None:
        """Both claims where they stand now; None where one is gone."""
        anchor, facing = judgement.anchor, judgement.facing
        if anchor is None or facing is None or judgement.document is None:
            return None
        rows = self._connection.rows("SELECT id FROM documents WHERE sha256 = ?", facing.digest)
        if not rows:
            return None
        one = self._span(judgement.document, anchor)
        two = self._span(int(rows[0][0]), facing.anchor)
        return None if one is None or two is None else (one, two)

    def _span(self, document: int, anchor: Anchor) -> ClaimSpan | None:
        """Where a claim stands: a text never changes, but a later one may have taken its place."""
        if not self._revisions.is_superseded(document):
            return ClaimSpan(document, anchor.start, anchor.end)
        latest = self._revisions.later(document)[-1]
        place = locate(self._text(latest), anchor)
        return None if place is None else ClaimSpan(latest, *place)

    def _anchor(self, side: ClaimSpan) -> Anchor:
        return anchor_at(self._text(side.document), side.start, side.end)

    def _text(self, document: int) -> str:
        ((text,),) = self._connection.rows("SELECT text FROM documents WHERE id = ?", document)
        return str(text)

    def _digest(self, side: ClaimSpan) -> str:
        ((digest,),) = self._connection.rows(
            "SELECT sha256 FROM documents WHERE id = ?", side.document
        )
        return str(digest)


def ordered(pair: Pair) -> Pair:
    """The pair with the lesser claim first."""
    one, two = pair
    return (one, two) if one <= two else (two, one)


def judged_of(found: dict[Pair, ConflictJudged], pair: Pair) -> ConflictJudged:
    """What :meth:`ConflictVerdicts.all` says of a pair, "first" being its first claim."""
    told = found.get(ordered(pair), ConflictJudged())
    return told if ordered(pair) == pair else told.turned()
