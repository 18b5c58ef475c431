from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from tests import builders

MORE = " ".join(f"كلمة{n}" for n in range(60))


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    """1 and 2 are nearly one text; 3 names much of what 1 names; 4 one thing; 5 nothing."""
    made = CaseFile.create(tmp_path / "a.rawi")
    reading = builders.analysis()
    kept = {
        f"{builders.TEXT}\n{MORE}": None,
        f"{builders.TEXT}\n{MORE} أخيرة": None,
        f"{builders.TEXT}\nنص آخر": {"e5", "e7", "e1"},
        f"{builders.TEXT}\nنص رابع": {"e5"},
        f"{builders.TEXT}\nنص خامس": set(),
    }
    for text, entities in kept.items():
        found = tuple(e for e in reading.entities if entities is None or e.id in entities)
        added = made.documents.add(Article(text), file=None)
        document = builders.document(text)
        made.layers.replace(added.id, replace(reading, document=document, entities=found))
    return made


def test_the_same_text_is_nearest_then_what_names_the_same(case: CaseFile) -> None:
    with case:
        found = case.nearest.of(1)
        assert found[0].id == 2
        assert found[0].same_text > 0.8
        names = {near.id: near.names for near in found}
        assert names[2] == 9
        assert (names[3], names[4]) == (3, 1)
        order = [near.id for near in found]
        assert order.index(3) < order.index(4)


def test_there_is_a_limit(case: CaseFile) -> None:
    with case:
        assert len(case.nearest.of(1, limit=2)) == 2
