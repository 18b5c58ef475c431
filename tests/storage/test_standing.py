"""Undo and redo, step by step and all at once, come to the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.standing import replay
from tests.storage.depth import times


@settings(max_examples=times(10), deadline=None)
@given(steps=st.lists(st.sampled_from(["say", "undo", "redo"]), max_size=30))
def test_what_is_noted_step_by_step_is_what_a_replay_gives(
    tmp_path_factory: object, steps: list[str]
) -> None:
    folder: Path = tmp_path_factory.mktemp("case")  # type: ignore[attr-defined]
    with CaseFile.create(folder / "a.rawi") as case:
        for step in steps:
            if step == "say":
                case.journal.append(_merge())
            elif step == "undo":
                case.journal.undo()
            else:
                case.journal.redo()
        rows = case.connection.rows("SELECT uid, redo FROM undone ORDER BY redo, uid")
        written = case.connection.rows(
            "SELECT uid, action, json_extract(payload, '$.uid') FROM journal ORDER BY clock, uid"
        )
        replayed = replay(written)
        assert {uid for uid, _ in rows} == replayed.keys()
        stack = [uid for uid, redo in rows if redo is not None]
        assert stack == sorted(
            (uid for uid, redo in replayed.items() if redo is not None),
            key=lambda uid: replayed[uid] or 0,
        )
        assert case.verify().problems == ()


def _merge() -> Judgement:
    return Judgement(
        action="merge", entity=EntityRef("place", "صيدا"), target=EntityRef("place", "طرابلس")
    )
