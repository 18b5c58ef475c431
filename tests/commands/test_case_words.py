"""What is said of judgements, findings and places, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from desktop.look.translation import LANGUAGES, Language, words
from storage.judgements import Action, Property
from tests.commands.conftest import NEWS
from tests.commands.running import Terminal


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_person_can_say_can_be_told(language: Language) -> None:
    said = words(language)
    actions = set(get_args(Action)) - {"undo", "redo"}
    assert len(actions) > 10
    assert {action for action in actions if f"judged.{action}" not in said} == set()
    properties = get_args(Property)
    assert {name for name in properties if f"subject.property.{name}" not in said} == set()


@pytest.mark.parametrize(("language", "word"), [("ar", "القضية"), ("en", "folder")])
def test_a_case_in_a_folder_that_is_copied_is_warned_of(
    rawi: Terminal, tmp_path: Path, language: Language, word: str
) -> None:
    folder = tmp_path / "OneDrive - مكتب"
    folder.mkdir()
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    answer = rawi("import", folder / "a.rawi", tmp_path / "a.txt", language=language)
    assert answer.code == 0
    assert "OneDrive" in answer.err
    assert word in answer.err
    assert "OneDrive" not in rawi("import", tmp_path / "a.rawi", tmp_path / "a.txt").err
