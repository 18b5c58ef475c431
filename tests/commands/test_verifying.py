from __future__ import annotations

import sqlite3
from pathlib import Path

from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from tests.commands.conftest import NEWS
from tests.commands.running import Terminal, start


def test_a_sound_case(case: Path) -> None:
    answer = start("verify", case)
    assert (answer.code, answer.err) == (0, "")
    assert str(case) in answer.out
    assert "2 articles" in answer.out


def change(case: Path, statement: str) -> None:
    """What only another program does: write into a case past its own rules."""
    database = sqlite3.connect(case)
    triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        database.execute(f"DROP TRIGGER {name}")
    assert database.execute(statement).rowcount > 0
    database.commit()
    database.close()


def test_a_text_that_another_program_changed(rawi: Terminal, case: Path) -> None:
    change(case, "UPDATE documents SET text = replace(text, 'الشرطة', 'الشركة')")
    answer = rawi("verify", case)
    assert answer.code == 1
    assert "document 1" in answer.out
    assert "not the one that was imported" in answer.out
    assert "its analysis cannot be read" in answer.out
    assert "document 2" not in answer.out
    assert str(case) in answer.err


def test_an_entry_of_the_journal_that_was_rewritten(rawi: Terminal, case: Path) -> None:
    start_, end = NEWS.index("الوعر"), NEWS.index("الوعر") + len("الوعر")
    with CaseFile.open(case) as opened:
        opened.journal.append(
            Judgement(action="reject", document=1, anchor=anchor_at(NEWS, start_, end))
        )
    assert "1 journal entries" in rawi("verify", case).out
    change(case, "UPDATE journal SET author = 'nobody'")
    answer = rawi("verify", case)
    assert answer.code == 1
    assert "journal" in answer.out


def test_a_row_that_refers_to_nothing(rawi: Terminal, case: Path) -> None:
    change(case, "UPDATE provenances SET document_id = 77 WHERE id = 1")
    answer = rawi("verify", case)
    assert answer.code == 1
    assert "provenances" in answer.out


def test_pages_that_were_overwritten(rawi: Terminal, case: Path) -> None:
    whole = bytearray(case.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 9000] = bytes(9000)
    case.write_bytes(whole)
    answer = rawi("verify", case)
    assert answer.code == 1
    assert str(case) in answer.err
    assert case.read_bytes() == bytes(whole)
