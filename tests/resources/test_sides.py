"""Every side of the lexicon has a name in both languages, and no name is of none."""

from __future__ import annotations

import pytest

from desktop.look.translation import Language, words
from resources.lexicons import load


@pytest.mark.parametrize("language", ["ar", "en"])
def test_sides_are_called_something(language: Language) -> None:
    sides = {row["side"] for row in load().rows("organisations") if row["side"]}
    keys = words(language).keys()
    named = {key.removeprefix("side.") for key in keys if key.startswith("side.")}
    assert named == sides
