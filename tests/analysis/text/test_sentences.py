from __future__ import annotations

import pytest

from desktop.analysis.model import Paragraph
from desktop.analysis.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    whole = (Paragraph(0, len(text), "body"),)
    return [text[found.start : found.end] for found in split_sentences(text, whole)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عاد الهدوء. وفتحت المدارس!", ["عاد الهدوء.", "وفتحت المدارس!"]),
        ("هل عاد؟ نعم؛ عاد", ["هل عاد؟", "نعم؛", "عاد"]),
        ("بلغت 8.2 درجات", ["بلغت 8.2 درجات"]),
        ("قال: «عاد.» ثم مضى", ["قال: «عاد.»", "ثم مضى"]),
        ("عاد .. ومضى", ["عاد ..", "ومضى"]),
        ("... !!", []),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_page_without_marks_is_cut_between_words() -> None:
    text = " ".join(["قال المتحدث إن الهدوء عاد إلى المدينة"] * 300)
    found = sentences(text)
    assert len(found) > 4
    assert all(len(sentence) <= 2000 for sentence in found)
    assert " ".join(found) == text


def test_a_page_without_full_stops_is_cut_at_its_commas() -> None:
    text = "، ".join(["قال المتحدث إن الهدوء عاد إلى المدينة"] * 300)
    found = sentences(text)
    assert all(sentence.endswith("،") for sentence in found[:-1])
    assert " ".join(found) == text


def test_a_page_without_spaces_is_cut_anyhow() -> None:
    text = "قال" * 3000
    assert "".join(sentences(text)) == text
