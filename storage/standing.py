"""Which judgements stand: undoing and redoing are entries too, and this is what they come to.

The table ``undone`` holds the uids that do not stand; ``redo`` is their place on the stack that
redo takes from, NULL when a later judgement has ended that.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

# (uid, action, the uid that an undo or a redo is about)
Step = tuple[str, str, str | None]
# All steps of a journal, in order.
STEPS = (
    "SELECT uid, action, CASE WHEN action IN ('undo', 'redo')"
    " THEN json_extract(payload, '$.uid') END FROM journal ORDER BY clock, uid"
)


def note(db: Database, step: Step) -> None:
    """Bring ``undone`` up to date with one more entry at the journal's end."""
    _, action, about = step
    if action == "undo":
        db.conn.execute(
            "INSERT OR IGNORE INTO undone SELECT uid, (SELECT ifnull(max(redo), 0) + 1 FROM undone)"
            " FROM journal WHERE uid = ? AND action NOT IN ('undo', 'redo')",
            (about,),
        )
    elif action == "redo":
        db.conn.execute("DELETE FROM undone WHERE uid = ?", (about,))
    elif action != "snapshot":
        db.conn.execute("UPDATE undone SET redo = NULL WHERE redo IS NOT NULL")


def rebuild(db: Database) -> None:
    """Make ``undone`` anew from the whole journal, after entries came into its middle."""
    undone = replay(db.conn.execute(STEPS))
    db.conn.execute("DELETE FROM undone")
    db.conn.executemany("INSERT INTO undone VALUES (?, ?)", undone.items())


def replay(steps: Iterable[Step]) -> dict[str, int | None]:
    """The undone uids of a journal, each with its place on the stack of redo. Pure."""
    said: set[str] = set()
    undone: set[str] = set()
    stack: list[str] = []
    for uid, action, about in steps:
        if action == "undo":
            if about in said and about not in undone:
                undone.add(about)
                stack.append(about)
        elif action == "redo":
            # Whatever another copy said meanwhile, what was brought back stands.
            undone.discard(about or "")
            if about in stack:
                stack.remove(about)
        elif action == "snapshot":
            said.add(uid)
        else:
            said.add(uid)
            stack.clear()
    return dict.fromkeys(undone) | {uid: place for place, uid in enumerate(stack, 1)}
