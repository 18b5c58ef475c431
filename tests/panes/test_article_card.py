from __future__ import annotations

from desktop.look.translation import Language, words
from desktop.panes.article_card import card
from desktop.panes.article_margin import margin_items
from desktop.panes.article_marks import LAYERS, marks
from tests.builders import analysis


def cards(language: Language) -> dict[str, str]:
    reading = analysis()
    found = [*marks(reading, frozenset(LAYERS))]
    return {mark.id: card(mark, reading, words(language)) for mark in found}


def test_a_mention_tells_entity_kind_who_found_it_and_how_surely() -> None:
    told = cards("ar")["m8"]
    for part in ("أبو ياسر", "شخص", "قاعدة لغوية", "55"):
        assert part in told


def test_a_mention_found_by_reference_names_its_entity() -> None:
    assert "قوات النهر" in cards("en")["m9"]


def test_a_time_tells_its_days_and_the_reason() -> None:
    told = cards("ar")["t1"]
    assert "3 أيار 2021" in told
    assert "اليوم السابق ليوم النشر" in told


def test_a_number_tells_what_it_counts() -> None:
    assert "قتلى" in cards("ar")["q1"]


def test_a_claim_tells_its_chain_and_what_contradicts_it() -> None:
    reading = analysis()
    bar = next(bar for bar in margin_items(reading, (), {"claim"}) if bar.id == "c3")
    told = card(bar, reading, words("ar"))
    assert told.index("مصادر معارضة") < told.index("وكالة الفرات")
    assert "يزعم" in told
    assert "نتيجة الهجوم على الكرامة" in told
