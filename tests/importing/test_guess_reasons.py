"""Every reason of a guess has its words in both languages, and no words are left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import desktop.importing
from desktop.look.translation import LANGUAGES, Language, words

_PREFIX = "import.reason."
_STRING = re.compile(r'"([a-z_]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_have_words(language: Language) -> None:
    folder = Path(desktop.importing.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    keys = words(language).keys()
    said = {key.removeprefix(_PREFIX) for key in keys if key.startswith(_PREFIX)}
    assert said <= set(_STRING.findall(source))
    guessed = set(re.findall(r'(?:Guess\([^()]*?|Reasons\([^)]*?)"([a-z_]+)"', source))
    assert guessed <= said
