from __future__ import annotations

import pytest

from tests.analysis.claims.sample import read


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("الجسر ربما أغلق مساء.", ["ربما"]),
        ("قال مصدر محلي إن الجسر قد يغلق غداً.", ["قد يغلق"]),
        ("قال مصدر محلي إن الجسر قد أغلق أمس.", []),
        ("فقد الرجل ماله في السوق القديمة.", []),
        ("يبدو الطريق سالكاً على الأرجح.", ["يبدو", "على الأرجح"]),
        ("لم يستبعد مسؤول رفع الأسعار.", ["لم يستبعد"]),
        ("عادت المياه إلى الحي الغربي.", []),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    assert [hedge.text for claim in read(text).claims for hedge in claim.hedges] == hedges
