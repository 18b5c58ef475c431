"""Killed in the middle: whatever was acknowledged is in the file."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from tests.storage.depth import times

# Imports and judges without end, and says after each write, on a line of its own, what is written.
WRITER = """
import sys
from pathlib import Path
from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from tests.storage.cases import analysis

case = CaseFile.open(Path(sys.argv[1]))
n = case.documents.count()
while True:
    text = f"خبر رقم {n}\\nقال مسؤول إن مدينة صيدا هادئة."
    number = case.documents.add(Article(text), file=None).id
    case.layers.replace(number, analysis(text))
    print("document", number, flush=True)
    at = text.index("صيدا")
    case.journal.append(
        Judgement(action="tag", document=number, anchor=anchor_at(text, at, at + 4), kind="other")
    )
    print("judgement", number, flush=True)
    n += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    CaseFile.create(path).close()
    acknowledged: dict[str, set[int]] = {"document": set(), "judgement": set()}
    chance = random.Random(7)
    for _ in range(times(4)):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = [writer.stdout.readline() for _ in range(chance.randrange(2, 6))]
        time.sleep(chance.uniform(0, 0.05))
        writer.send_signal(signal.SIGKILL)
        for line in (*first, *writer.stdout):
            if line.endswith("\n"):
                kind, number = line.split()
                acknowledged[kind].add(int(number))
        writer.stdout.close()
        writer.wait()
        with CaseFile.open(path) as case:
            assert not case.read_only
            assert case.verify().problems == ()
            assert acknowledged["document"] <= set(case.documents.ids())
            judged = {entry.judgement.document for entry in case.journal.entries()}
            assert acknowledged["judgement"] <= judged
    assert len(acknowledged["judgement"]) >= times(4)
    with CaseFile.open(path) as case:
        for number in acknowledged["judgement"]:
            view = case.current(number)
            assert view is not None
            assert [m.by for m in view.mentions if m.text == "صيدا"] == ["analyst"]
