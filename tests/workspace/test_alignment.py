"""Paragraphs of two articles of our own that tell the same stand level."""

from __future__ import annotations

from desktop.analysis.model import Article
from desktop.workspace.alignment import Level, _in_order, levels
from desktop.workspace.naming import shared_entities
from resources import gazetteer
from resources.lexicons import load
from tests.read_once import read_once

HERE = (
    "الجيش يستعيد البوكمال\n"
    "استعاد الجيش السوري أمس السيطرة على مدينة البوكمال بعد معارك مع داعش.\n"
    "وقال مصدر عسكري إن 12 مسلحًا قتلوا في الهجوم ودمرت ثلاث سيارات.\n"
    "ووصلت قافلة مساعدات إلى الرقة تحمل طحينًا وأدوية للنازحين."
)
THERE = (
    "معارك البوكمال\n"
    "وفي تدمر افتتح المتحف معرضًا عن الفسيفساء حضره زوار من لبنان.\n"
    "سيطر الجيش السوري على مدينة البوكمال بعد قتال مع تنظيم الدولة.\n"
    "وفي درعا هطلت أمطار غزيرة أغلقت الطرق.\n"
    "وذكر ناشطون أن 12 مسلحًا قتلوا، وأن ثلاث سيارات احترقت.\n"
    "ووصلت إلى الرقة شاحنات من المساعدات فيها طحين وأدوية."
)


def level(here: str, there: str) -> list[tuple[int, int]]:
    one, other = (read_once(Article(text, published="2017-11-12")) for text in (here, there))
    shared = shared_entities(one, other, load(), gazetteer.load())
    return [(found.here, found.there) for found in levels(one, other, shared)]


def test_what_tells_the_same_is_level_and_what_one_tells_alone_is_not() -> None:
    assert level(HERE, THERE) == [(0, 0), (1, 2), (2, 4), (3, 5)]


def test_it_does_not_matter_which_stands_where() -> None:
    assert level(THERE, HERE) == [(there, here) for here, there in level(HERE, THERE)]


def test_a_text_is_level_with_itself() -> None:
    assert level(HERE, HERE) == [(n, n) for n in range(4)]


def test_articles_of_different_matters_share_no_height() -> None:
    other = "فوز النجم\nفاز فريق النجم بكأس المدينة أمام جمهور غفير.\nوقال مدربه إن اللاعبين تعبوا."
    assert level(HERE, other) == []
    assert level(HERE, "") == []


def test_levels_never_cross_and_the_surest_chain_is_kept() -> None:
    likeness = {(0, 1): 0.9, (1, 0): 0.5, (2, 2): 0.4, (2, 0): 0.8, (3, 1): 0.05}
    assert list(_in_order(likeness)) == [Level(0, 1, 0.9), Level(2, 2, 0.4)]
