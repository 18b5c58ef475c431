"""Our own gold holds together: it builds, quotes its text, and speaks of what it has."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.analysis.schema import from_dict
from tests.gold.layers import GoldError, Row, Things
from tests.gold.quotations import QuotationError, Quotations
from tests.gold.reading import build, names
from tests.gold.tellings import claims, events

LAYERS = ("mentions", "entities", "times", "quantities", "sources", "claims", "events", "conflicts")


@pytest.fixture(scope="module", params=names())
def gold(request: pytest.FixtureRequest) -> Row:
    return build(request.param)


def spans(value: Any) -> list[Row]:
    """Every row with a start, at any depth."""
    if isinstance(value, list):
        return [row for item in value for row in spans(item)]
    if not isinstance(value, dict):
        return []
    inner = [row for item in value.values() for row in spans(item)]
    return [*([value] if value.get("start") is not None else []), *inner]


def test_it_is_an_analysis(gold: Row) -> None:
    analysis = from_dict(gold)
    assert analysis.document.text == gold["document"]["text"]
    assert len(analysis.claims) == len(gold["claims"])


def test_spans_quote_the_text(gold: Row) -> None:
    text = gold["document"]["text"]
    found = [row for layer in LAYERS for row in spans(gold[layer])]
    assert len(found) > 50
    for row in found:
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["text"].strip() == row["text"]


def test_chains_end_at_the_outlet(gold: Row) -> None:
    sources = {source["id"]: source for source in gold["sources"]}
    for claim in gold["claims"]:
        assert claim["chain"][-1] == "source-out"
        assert claim["chain"].count("source-out") == 1
        assert not any(sources[link].get("optional") for link in claim["chain"])
        hearsay = sources[claim["chain"][0]]["kind"] == "unknown" and claim["stance"] == "reports"
        assert (claim["stance"] == "reports") == (len(claim["chain"]) == 1 or hearsay)


def test_ids_are_unique(gold: Row) -> None:
    ids = [row["id"] for layer in LAYERS for row in gold[layer]]
    assert len(set(ids)) == len(ids)


def test_ids_resolve(gold: Row) -> None:
    known = {layer: {row["id"] for row in gold[layer]} for layer in LAYERS}
    assert {m["entity"] for m in gold["mentions"]} - {None} <= known["entities"]
    assert {s["entity"] for s in gold["sources"]} - {None} <= known["entities"]
    assert {q["counts"] for q in gold["quantities"]} - {None} <= known["mentions"]
    for entity in gold["entities"]:
        assert set(entity["mentions"]) <= known["mentions"]
        assert {r["entity"] for r in entity["relations"]} <= known["entities"]
    for event in gold["events"]:
        assert event["same_as"] in known["events"] | {None}
        assert event["same_as"] != event["id"]
    for conflict in gold["conflicts"]:
        assert len(set(conflict["claims"])) == 2
        assert set(conflict["claims"]) <= known["claims"]


def test_retellings_have_one_type(gold: Row) -> None:
    types = {event["id"]: event["type"] for event in gold["events"]}
    for event in gold["events"]:
        if event["same_as"]:
            assert types[event["same_as"]] in {event["type"], "attack", "strike"}


def test_passages_are_articles(gold: Row) -> None:
    assert 100 <= len(gold["document"]["text"].split()) <= 280
    kinds = [paragraph["kind"] for paragraph in gold["document"]["paragraphs"]]
    assert kinds[0] == "headline"
    assert kinds.count("body") >= 3


def test_quotations_match_whole_words() -> None:
    quotations = Quotations("قتل الجيش جنديا\nقال مقتل قتل وللجيش والجيش الجيشان")
    assert quotations.one("1:قتل").start == 25
    assert quotations.one("الجيش@2").text == "الجيش"
    assert [s.start for s in quotations.all("جيش")[0]] == [32]
    assert quotations.one("0:قتل … جنديا").text == "قتل الجيش جنديا"


@pytest.mark.parametrize("quotation", ["الجيش", "الجيش@9", "سلم", "قتل … سلم"])
def test_a_quotation_that_is_not_one_place_is_an_error(quotation: str) -> None:
    with pytest.raises(QuotationError):
        Quotations("قتل الجيش\nوالجيش").one(quotation)


def test_an_event_outside_every_claim_is_an_error() -> None:
    things = Things(Quotations("قتل جندي\nوأصيب آخر"))
    told = events({"events": {"e1": ["killing", "قتل"], "e2": ["injury", "أصيب"]}}, things)
    with pytest.raises(GoldError, match="e2"):
        claims({"claims": {"c1": ["reports", "out", "قتل جندي"]}}, things, told)
