"""Commands are found by their words in either language and by their keys."""

from __future__ import annotations

import pytest

from desktop.workspace.actions import ActionSpec
from desktop.workspace.commands_found import begins_with, commands_called


def spec(name: str, *keys: str, enabled: bool = True) -> ActionSpec:
    return ActionSpec(
        id=name, menu="view", run=lambda: None, shortcuts=keys, enabled=lambda: enabled
    )


SPECS = (
    spec("find_in_article", "Ctrl+F"),
    spec("theme", "Ctrl+Shift+D"),
    spec("language"),
    spec("article_list", "Ctrl+L"),
    spec("undo", enabled=False),
)


def called(query: str) -> list[str]:
    return [found.id for found in commands_called(query, SPECS, limit=10)]


@pytest.mark.parametrize("query", ["dark", "dark theme", "الوضع الداكن", "ctrl+shift+D"])
def test_either_language_and_the_keys_lead_there(query: str) -> None:
    assert called(query) == ["theme"]


def test_words_may_be_begun_and_in_any_order() -> None:
    assert called("art fin") == ["find_in_article"]
    assert called("artfin") == []


def test_what_begins_so_comes_first() -> None:
    assert called("article")[0] == "article_list"
    assert begins_with("dark", SPECS[1])
    assert not begins_with("theme", SPECS[1])


def test_what_cannot_be_done_now_is_not_offered() -> None:
    assert called("undo") == []
    assert called("  ") == []
    assert len(commands_called("a", SPECS, limit=1)) == 1
