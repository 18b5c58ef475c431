"""The whole engine on small news of our own: the conflicts that a reader finds, and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from desktop.analysis.claims.reasons import describe
from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from resources.lexicons import load

TEXTS = tomllib.loads(Path(__file__).with_name("conflict_texts.toml").read_text("utf-8"))["text"]


def read(text: str) -> Analysis:
    return analyse(Article(text.strip(), outlet="مرصد البلاد", published="2024-06-15"), load())


def found(analysis: Analysis) -> list[tuple[str, str, str]]:
    """(kind, first claim, second claim) of every conflict."""
    told = {claim.id: claim.text for claim in analysis.claims}
    return [(c.kind, told[c.claims[0]], told[c.claims[1]]) for c in analysis.conflicts]


def is_meant(row: tuple[str, str, str], wanted: list[str]) -> bool:
    (kind, one, two), (as_kind, words, others) = row, wanted
    pairs = (words in one and others in two) or (words in two and others in one)
    return kind == as_kind and pairs


@pytest.mark.parametrize("row", TEXTS, ids=[row["name"] for row in TEXTS])
def test_a_text_has_its_conflicts_and_no_other(row: dict[str, Any]) -> None:
    left = found(read(row["text"]))
    for wanted in row["conflicts"]:
        meant = [conflict for conflict in left if is_meant(conflict, wanted)]
        assert meant, (wanted, left)
        left.remove(meant[0])
    assert left == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_conflict_says_why_and_names_a_voice(language: Any) -> None:
    for row in TEXTS:
        analysis = read(row["text"])
        voices = {source.id: source.text for source in analysis.sources}
        origins = {claim.id: voices[claim.chain[0]] for claim in analysis.claims}
        for conflict in analysis.conflicts:
            why = describe(conflict.why, language)
            assert why != conflict.why
            assert not set("{}|") & set(why)
            assert any(origins[claim] in why for claim in conflict.claims)
