"""A case, and everything that writes to it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.passphrase import Passphrase
from storage.search import index as search_index
from tests.storage.cases import OTHER, TEXT, analysis
from tests.storage.secrets import passphrase

LATER = TEXT + "\nوانتهت الأعمال أمس."
READINGS = {text: analysis(text) for text in (TEXT, OTHER, LATER)}
FAULTS: Counter[str] = Counter()
# Every page of a transaction fails; of files that are written whole, every so many.
PAGES_A_STEP = 1 if "RAWI_PROOF_STEPS" in os.environ else 11
EITHER = pytest.mark.parametrize("secret", [None, passphrase()], ids=["plain", "encrypted"])
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="no limit on files there")


def make_case(path: Path, secret: Passphrase | None) -> None:
    with CaseFile.create(path, passphrase=secret) as case:
        number = case.documents.add(Article(TEXT), file="a.txt").id
        case.layers.replace(number, READINGS[TEXT])
        case.snapshots.take("أول")
        reject(case, "طرابلس")
        say_together(case)
        case.journal.append(Judgement(action="note", value="للمراجعة"))
        case.journal.undo()


def reject(case: CaseFile, words: str) -> None:
    start = TEXT.index(words)
    anchor = anchor_at(TEXT, start, start + len(words))
    case.journal.append(Judgement(action="reject", document=1, anchor=anchor))


def merge_names(case: CaseFile) -> None:
    case.journal.append(
        Judgement(
            action="merge", entity=EntityRef("place", "صيدا"), target=EntityRef("place", "طرابلس")
        )
    )


def say_together(case: CaseFile) -> None:
    claim = READINGS[TEXT].claims[0]
    anchor = anchor_at(TEXT, claim.start, claim.end)
    case.journal.append(
        Judgement(action="confirm_claim", document=1, anchor=anchor),
        Judgement(action="grade_claim", document=1, anchor=anchor, value="2"),
        Judgement(action="set_property", document=1, property="outlet", value="المرفأ"),
        Judgement(action="grade_source", entity=EntityRef("organisation", "رويترز"), value="B"),
    )


def bring_in(case: CaseFile, text: str = OTHER, file: str = "b.txt") -> None:
    with case.together():
        number = case.documents.add(Article(text), file=file).id
        case.layers.replace(number, READINGS[text])


def merge_copy(case: CaseFile) -> None:
    copy = case.path.with_name("copy.rawi")
    with CaseFile.open(copy, read_only=True, passphrase=passphrase()) as other:
        case.merge(other)


def index_anew(case: CaseFile) -> None:
    """As after an upgrade."""
    with case.together():
        case.renew_index(even_if_current=True)
        with case.connection.atomic() as db:
            search_index.rebuild(db)


def go_back(case: CaseFile) -> None:
    case.snapshots.go_back(case.snapshots.all()[-1].uid, before="قبل")


WRITES: dict[str, Callable[[CaseFile], object]] = {
    "import": bring_in,
    "changed text": lambda case: bring_in(case, LATER, "a.txt"),
    "same text": lambda case: bring_in(case, TEXT, "c.txt"),
    "reading": lambda case: case.layers.replace(1, READINGS[TEXT]),
    "judgement": lambda case: reject(case, "صيدا"),
    "together": say_together,
    "case-wide": merge_names,
    "undo": lambda case: case.journal.undo(),
    "redo": lambda case: case.journal.redo(),
    "snapshot": lambda case: case.snapshots.take("الآن"),
    "going back": go_back,
    "copy": merge_copy,
    "index anew": index_anew,
}


def everything(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, those that the search index keeps included."""
    tables = case.connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    )
    read = case.connection.rows
    return {str(t): sorted(read(f"SELECT * FROM {t}"), key=repr) for (t,) in tables}
