"""The scorer of ``tests/benchmarks``: its definitions, on rows made by hand and on all gold."""

from __future__ import annotations

import importlib.util
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from resources.lexicons import load
from tests.benchmarks.score_gold.__main__ import folder, main, own, read
from tests.benchmarks.score_gold.errors import errors
from tests.benchmarks.score_gold.layers import LAYERS, score
from tests.benchmarks.score_gold.matching import Row, likeness, pair
from tests.benchmarks.score_gold.tally import Tally
from tests.gold import reading


@pytest.fixture
def gold() -> Row:
    return deepcopy(next(iter(own(reading.names())))[1])


def test_the_gold_scores_full_against_itself(gold: Row) -> None:
    scores = score(gold, gold)
    assert tuple(scores) == LAYERS
    for layer, tally in scores.items():
        assert tally.gold > 0, layer
        assert tally.f1 == 1.0, layer


def test_an_empty_reading_scores_nothing(gold: Row) -> None:
    for tally in score(gold, {}).values():
        assert (tally.f1, tally.found, tally.gold > 0) == (0.0, 0, True)


def test_a_wrong_kind_costs_a_name(gold: Row) -> None:
    found = deepcopy(gold)
    next(m for m in found["mentions"] if m["kind"] == "place" and m["form"] == "name")["kind"] = (
        "person"
    )
    scores = score(gold, found)
    assert scores["names"].right_gold == scores["names"].gold - 1
    assert scores["links"].f1 == 1.0


def test_a_shorter_name_counts_only_as_near(gold: Row) -> None:
    found = deepcopy(gold)
    name = next(m for m in found["mentions"] if m["form"] == "name" and m["kind"] == "organisation")
    name["end"] -= 1
    scores = score(gold, found)
    assert scores["names"].f1 < 1.0 == scores["names~"].f1


def test_one_cluster_for_all_loses_precision_of_links(gold: Row) -> None:
    found = deepcopy(gold)
    for mention in found["mentions"]:
        mention["entity"] = "e"
    links = score(gold, found)["links"]
    assert links.recall == 1.0
    assert links.precision < 0.5


def test_a_chain_without_its_agency_is_wrong(gold: Row) -> None:
    found = deepcopy(gold)
    longest = max(found["claims"], key=lambda claim: len(claim["chain"]))
    del longest["chain"][1]
    scores = score(gold, found)
    assert scores["chains"].right_gold == scores["chains"].gold - 1
    assert scores["stances"].f1 == 1.0


def test_days_and_numbers_must_agree(gold: Row) -> None:
    found = deepcopy(gold)
    found["times"][0]["latest"] = "1999-01-01"
    found["quantities"][0]["high"] = None
    scores = score(gold, found)
    assert scores["times"].right_gold == scores["times"].gold - 1
    assert scores["quantities"].right_gold == scores["quantities"].gold - 1


def test_what_the_gold_leaves_free_is_not_counted(gold: Row) -> None:
    without = deepcopy(gold)
    gold["quantities"][0]["optional"] = True
    del without["quantities"][0]
    full, bare = score(gold, gold)["quantities"], score(gold, without)["quantities"]
    assert full == bare
    assert full.f1 == 1.0


def test_an_event_of_another_type_loses_its_arguments(gold: Row) -> None:
    found = deepcopy(gold)
    event = next(e for e in found["events"] if len(e["arguments"]) > 2)
    event["type"] = "other"
    scores = score(gold, found)
    assert scores["arguments"].right_gold <= scores["arguments"].gold - len(event["arguments"])


def test_conflicts_are_pairs_whatever_their_order(gold: Row) -> None:
    found = deepcopy(gold)
    for conflict in found["conflicts"]:
        conflict["claims"].reverse()
    assert score(gold, found)["conflicts"].f1 == 1.0
    found["conflicts"][0]["claims"] = ["c1", "no such claim"]
    assert score(gold, found)["conflicts"].f1 < 1.0


def test_the_most_alike_are_paired_first() -> None:
    assert likeness((0, 4), (2, 6)) == pytest.approx(1 / 3)
    assert likeness((0, 2), (2, 4)) == 0.0
    values = {("a", "x"): 0.5, ("a", "y"): 0.9, ("b", "y"): 0.8}
    assert pair(["a", "b"], ["x", "y"], lambda a, b: values.get((a, b), 0.0)) == [(0, 1)]


def test_errors_are_told_in_words(gold: Row) -> None:
    assert list(errors(gold, gold)) == []
    found = deepcopy(gold)
    name = next(m for m in found["mentions"] if m["form"] == "name")
    found["mentions"].remove(name)
    found["claims"][0]["stance"] = "denies"
    told = list(errors(gold, found))
    assert f"- name: {name['text']} ({name['kind']})" in told
    assert any(line.startswith("~ claim: ") and "| denies" in line for line in told)


def test_tallies_add_up() -> None:
    both = Tally(1, 2, 1, 4) + Tally(1, 2, 1, 1)
    assert (both.precision, both.recall) == (0.5, 0.4)
    assert both.f1 == pytest.approx(4 / 9)
    assert Tally().f1 == 0.0


def test_the_command_prints_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.benchmarks.score_gold.__main__.SHARED", tmp_path / "none")
    monkeypatch.setattr("sys.argv", ["score_gold", "--each", "--save", str(tmp_path)])
    main()
    printed = capsys.readouterr().out
    assert all(layer in printed for layer in LAYERS)
    saved = {file.stem for file in (tmp_path / "found").iterdir()}
    assert saved == set(reading.names())


def _laboratory(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _as_triple(layer: str, tally: Tally) -> tuple[Any, ...]:
    if layer == "links":
        return tally.right_found, tally.right_gold, tally.found, tally.gold
    return tally.right_gold, tally.gold, tally.found


@pytest.mark.shared
def test_it_gives_the_figures_of_the_laboratory(shared: Path) -> None:
    laboratory, lexicons = _laboratory(shared), load()
    golds = [*own(reading.names()), *folder(shared / "gold")]
    assert len(golds) > 15
    for name, gold in golds:
        found = read(gold, lexicons)
        theirs = laboratory.score(gold, found)
        for layer, tally in score(gold, found).items():
            assert _as_triple(layer, tally) == pytest.approx(theirs[layer]), (name, layer)
