"""The engine as a whole: pure, in order, and of one shape."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Article
from desktop.analysis.pipeline import STAGES, StageOrderError, analyse, check_order
from desktop.analysis.schema import SCHEMA, SchemaError, from_dict, to_dict
from resources.lexicons import load
from resources.training import TrainingArticle, training_articles

MESSES = [
    "",
    "123 456 789",
    "خبر 🙂 مع رموز 🇸🇾 من دمشق",
    "دمشق\u200f - \u202bوكالات\u202c: قال \ufefaمصدر",
    "في تهران گفت که چاپ شد، و کوردی: هەولێر",
    "بِسۡمِ ٱللَّهِ ٱلرَّحۡمَٰنِ ٱلرَّحِيمِ",
    "ق ا ل م ص د ر ع س ك ر ي",
    "The ministry said وزارة الصحة that 5 قتلى",
    "«" * 50 + "قال" + "»" * 50,
]


@pytest.mark.parametrize("text", MESSES)
def test_messy_text_is_read(text: str) -> None:
    reading = analyse(Article(text), load())
    spans = [(m.start, m.end, m.text) for m in reading.mentions]
    spans += [(t.start, t.end, t.text) for t in reading.times]
    spans += [(q.start, q.end, q.text) for q in reading.quantities]
    spans += [(c.start, c.end, c.text) for c in reading.claims]
    assert all(text[start:end] == words for start, end, words in spans)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert analyse(Article(text), load()).document.text == text


def test_the_same_article_gives_the_same_reading() -> None:
    known = training_articles()[0]
    article = Article(known.path.read_text(encoding="utf-8"), published=known.published)
    assert analyse(article, load()) == analyse(article, load())


@pytest.mark.parametrize("known", training_articles(), ids=lambda known: known.path.stem)
def test_every_training_article_has_something_of_everything(known: TrainingArticle) -> None:
    text = known.path.read_text(encoding="utf-8")
    article = Article(text, outlet=known.outlet, published=known.published)
    reading = analyse(article, load())
    assert reading.mentions
    assert reading.entities
    assert reading.times
    assert reading.claims
    assert reading.events
    assert all(claim.chain for claim in reading.claims)
    ids = {source.id for source in reading.sources}
    assert all(set(claim.chain) <= ids for claim in reading.claims)


def test_json_and_back() -> None:
    known = training_articles()[1]
    article = Article(known.path.read_text(encoding="utf-8"), published=known.published)
    reading = analyse(article, load())
    value = json.loads(json.dumps(to_dict(reading), ensure_ascii=False))
    assert value["schema"] == SCHEMA
    assert from_dict(value) == reading


def test_another_schema_or_a_missing_part_is_refused() -> None:
    value = to_dict(analyse(Article("خبر"), load()))
    with pytest.raises(SchemaError, match="schema"):
        from_dict({**value, "schema": "other"})
    with pytest.raises(SchemaError, match="claims"):
        from_dict({key: part for key, part in value.items() if key != "claims"})


def test_a_stage_before_what_it_needs_is_a_mistake() -> None:
    with pytest.raises(StageOrderError):
        check_order(tuple(reversed(STAGES)))
