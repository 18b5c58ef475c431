"""Two articles of our own call the same by other names."""

from __future__ import annotations

import pytest

from desktop.analysis.entities.case_names import NameKey
from desktop.analysis.model import Analysis, Article
from desktop.analysis.text.fold import fold_word
from desktop.workspace.naming import SharedEntity, shared_entities
from resources import gazetteer
from resources.lexicons import load
from tests.read_once import read_once

HERE = (
    "هاجم تنظيم داعش الإرهابي مدينة البوكمال أمس، وقتل الجيش العربي السوري عشرات الإرهابيين.\n"
    "وقال مصدر عسكري إن داعش انسحب من البوكمال."
)
THERE = (
    "هاجم تنظيم الدولة مدينة البوكمال أمس.\n"
    "وقال ناشطون إن تنظيم الدولة انسحب من البوكمال نحو الرمادي."
)


@pytest.fixture(scope="module")
def readings() -> tuple[Analysis, Analysis]:
    here, there = (read_once(Article(text, published="2017-11-12")) for text in (HERE, THERE))
    return here, there


def named(
    readings: tuple[Analysis, Analysis], apart: list[tuple[NameKey, NameKey]] | None = None
) -> dict[str, SharedEntity]:
    found = shared_entities(*readings, load(), gazetteer.load(), apart=apart or [])
    return {entity.name: entity for entity in found}


def test_what_both_name_is_found_under_either_name(readings: tuple[Analysis, Analysis]) -> None:
    found = named(readings)
    assert set(found) == {"داعش", "البوكمال"}
    assert next(iter(found)) == "داعش"


def test_the_words_of_each_are_told_with_what_judges(readings: tuple[Analysis, Analysis]) -> None:
    entity = named(readings)["داعش"]
    here = {naming.words: naming for naming in entity.only_here}
    assert set(here) == {"داعش الإرهابي", "داعش", "الإرهابيين"}
    assert {words for words, naming in here.items() if naming.loaded} == {
        "داعش الإرهابي",
        "الإرهابيين",
    }
    assert [(n.words, len(n.spans), n.loaded) for n in entity.only_there] == [
        ("تنظيم الدولة", 2, False)
    ]
    for reading, namings in zip(readings, (entity.names_here, entity.names_there), strict=True):
        for naming in namings:
            for start, end in naming.spans:
                assert fold_word(reading.document.text[start:end]) == fold_word(naming.words)


def test_what_is_called_the_same_does_not_differ(readings: tuple[Analysis, Analysis]) -> None:
    place = named(readings)["البوكمال"]
    assert place.only_here == place.only_there == ()
    assert not place.differs


def test_what_a_person_kept_apart_is_not_one(readings: tuple[Analysis, Analysis]) -> None:
    apart = [
        (
            NameKey("organisation", fold_word("داعش")),
            NameKey("organisation", fold_word("تنظيم الدولة")),
        )
    ]
    assert set(named(readings, apart)) == {"البوكمال"}
