from __future__ import annotations

import pytest

from desktop.panes import article_finding
from desktop.panes.article_finding import Findable, first_after


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("في الرقة أمس", "الرقه", ["الرقة"]),
        ("أحمد وإحمد واحمد", "احمد", ["أحمد", "إحمد", "احمد"]),
        ("على مستوى", "مستوي", ["مستوى"]),
        ("قُتِلَ مُسَلَّحٌ", "قتل مسلح", ["قُتِلَ مُسَلَّحٌ"]),
        ("الســلام عليكم", "السلام", ["الســلام"]),
        ("قتل ١٢ مسلحًا", "12", ["١٢"]),
        ("أصيب 12", "١٢", ["12"]),
        ("River forces", "RIVER", ["River"]),
        ("قوات\n النهر", "قوات النهر", ["قوات\n النهر"]),
        ("(قسد)", "(قسد", ["(قسد"]),
        ("أي شيء", "لا وجود له", []),
        ("أي شيء", "  ", []),
    ],
)
def test_spelling_is_forgiven(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Findable(text).find(query)] == found


def test_there_is_an_end_to_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_finding, "MOST", 5)
    assert len(Findable("ا" * 40).find("ا")) == 5


def test_the_search_begins_where_the_person_reads() -> None:
    found = [(3, 5), (20, 22), (40, 42)]
    assert first_after(found, 10) == 1
    assert first_after(found, 50) == 0
