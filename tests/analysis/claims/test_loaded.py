from __future__ import annotations

import pytest

from desktop.analysis.claims.loaded import loaded_terms
from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load


def terms(text: str) -> list[tuple[str, str, str]]:
    """(word, class, who uses it) of every loaded term."""
    analysis = analyse(Article(f"خبر قصير عن المنطقة\n\n{text}", outlet="الشاطئ"), load())
    sources = {source.id: source.text for source in analysis.sources}
    found = loaded_terms(analysis, load())
    return [(term.term.text, term.kind, sources[term.used_by]) for term in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال مصدر عسكري إن الجيش قضى على الإرهابيين في التلة.",
            [("الإرهابيين", "enemy", "مصدر عسكري")],
        ),
        ("انسحبت فلول المهاجمين ليلاً.", [("فلول", "enemy", "الشاطئ")]),
        (
            "قالت مصادر معارضة إن الثوار دخلوا البلدة.",
            [("الثوار", "own", "مصادر معارضة")],
        ),
        ("ووصف بيان الوزارة ما جرى بالمجزرة.", [("بالمجزرة", "deed", "الوزارة")]),
        ("وصلت الحافلات إلى المحطة صباحاً.", []),
    ],
)
def test_terms_and_who_uses_them(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert terms(text) == expected


def test_every_form_stands_in_one_class() -> None:
    forms = [form for row in load().rows("loaded_terms") for form in row["forms"].split()]
    assert len(forms) == len(set(forms))
