"""What later words for a source mean: the same one, or another. Own sentences."""

from __future__ import annotations

import pytest

from desktop.analysis.model import MentionKind
from tests.analysis.claims.sample import read, told

NAMES: dict[str, MentionKind] = {
    "سامي الحداد": "person",
    "هدى الكيلاني": "person",
    "جيش النهر": "organisation",
}

SAID: list[tuple[list[str], list[str]]] = [
    (
        [
            "قالت مصادر طبية إن القتلى خمسة.",
            "وأفادت مصادر محلية بأن الجسر سقط.",
            "وأكدت المصادر الطبية أن الجرحى عشرة.",
        ],
        ["مصادر طبية", "مصادر محلية", "مصادر طبية"],
    ),
    (
        ["قالت مصادر محلية إن الجسر سقط.", "وأكدت هذه المصادر أن الطريق مغلق."],
        ["مصادر محلية", "مصادر محلية"],
    ),
    (
        ["قال وزير الطاقة سامي الحداد إن الوقود متوفر.", "وأضاف سموه أن السعر ثابت."],
        ["وزير الطاقة سامي الحداد", "وزير الطاقة سامي الحداد"],
    ),
    (
        ["قال مدير الميناء إن الرصيف مغلق.", "وأكد المسؤول أن السفن تنتظر."],
        ["مدير الميناء", "مدير الميناء"],
    ),
    (
        [
            "قالت هدى الكيلاني إن الاتفاق قريب.",
            "وانتقدها سامي الحداد بعد لقاء هدى الكيلاني.",
            "وقالت الأخيرة إن الشروط صعبة.",
        ],
        ["هدى الكيلاني", "", "هدى الكيلاني"],
    ),
    (
        ["قال جيش النهر إن الجسر سقط.", "وقالت إذاعة جيش النهر إن جندياً جرح."],
        ["جيش النهر", "إذاعة جيش النهر"],
    ),
    (
        [
            "قالت وكالة «البرق» المقربة من جيش النهر إن الجسر سقط.",
            "وأعلن تنظيم جيش النهر أن الهدنة انتهت.",
        ],
        ["وكالة «البرق» المقربة من جيش النهر", "تنظيم جيش النهر"],
    ),
]


@pytest.mark.parametrize(("sentences", "chains"), SAID)
def test_who_is_meant(sentences: list[str], chains: list[str]) -> None:
    found = told(read(" ".join(sentences), NAMES))
    assert [chain for chain, _, _ in found] == chains
