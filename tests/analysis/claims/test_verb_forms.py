from __future__ import annotations

import pytest

from desktop.analysis.claims.verb_forms import VerbForm, forms_of

ROW = {"stance": "denies", "complement": "أن اسم", "role": "speaker"}


def forms(past: str, present: str, participle: str) -> dict[str, VerbForm]:
    row = {**ROW, "past": past, "present": present, "participle": participle}
    return {form.word: form for form in forms_of(row)}


@pytest.mark.parametrize(
    ("past", "present", "participle", "expected"),
    [
        ("أكد", "يؤكد", "مؤكد", "اكد اكدت اكدوا يوكد توكد يوكدون موكدا موكده موكدين"),
        ("نفى", "ينفي", "ناف", "نفي نفت نفوا ينفي تنفي ينفون نافيا نافيه نافين"),
        ("ادعى", "يدعي", "مدع", "ادعي ادعت ادعوا يدعي تدعي يدعون مدعيا مدعيه"),
        ("قال", "يقول", "قائل", "قال قالت قالوا يقول تقول يقولون قايلا قايله قايلين"),
    ],
)
def test_the_forms_that_news_prints(
    past: str, present: str, participle: str, expected: str
) -> None:
    assert set(expected.split()) <= set(forms(past, present, participle))


def test_forms_with_a_pronoun_are_apart() -> None:
    found = forms("نفى", "ينفي", "ناف")
    assert found["نفاه"].with_object
    assert found["نفته"].with_object
    assert not found["نفت"].with_object


def test_the_bare_forms_of_the_third_person_are_marked() -> None:
    found = forms("توقع", "يتوقع", "متوقع")
    assert found["يتوقع"].masculine_singular
    assert not found["تتوقع"].masculine_singular
