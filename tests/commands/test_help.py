"""Help and complaints, in Arabic where the locale is Arabic."""

from __future__ import annotations

import re

import pytest

from desktop.commands.locale import language_of
from desktop.commands.program import NAMES
from desktop.look.translation import LANGUAGES, Language
from tests.commands.running import Terminal, start


def is_arabic(text: str) -> bool:
    return len(re.findall("[\u0621-\u064a]", text)) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_names_every_command(language: Language) -> None:
    answer = start("--help", language=language)
    assert (answer.code, answer.err) == (0, "")
    assert is_arabic(answer.out) == (language == "ar")
    for name in NAMES:
        assert re.search(rf"^ +{name} ", answer.out, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_help_for_each_option(
    rawi: Terminal, name: str, language: Language
) -> None:
    answer = rawi(name, "--help", language=language)
    assert (answer.code, answer.err) == (0, "")
    assert f"rawi {name} " in answer.out
    assert is_arabic(answer.out) == (language == "ar")
    options = re.split(r"^  (?=--)", answer.out, flags=re.MULTILINE)[1:]
    for option in options:
        assert len(" ".join(option.split())) > len(option.split()[0]) + 8


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ar_SY.UTF-8"}, "ar"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ar_EG"}, "ar"),
        ({"LANG": "ar_SY.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "ar_SY.UTF-8", "LC_ALL": ""}, "ar"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ar:en"}, "ar"),
    ],
)
def test_the_language_is_the_locale_s(environment: dict[str, str], language: Language) -> None:
    assert language_of(environment) == language


WRONG = {
    "no such option": (["show", "a.rawi", "--nothing"], "--nothing"),
    "argument missing": (["import"], "CASE"),
    "second argument missing": (["search", "a.rawi"], "QUERY"),
    "too many": (["verify", "a.rawi", "b.rawi"], "--help"),
    "no value": (["analyse", "a.txt", "--outlet"], "--outlet"),
    "no date": (["analyse", "a.txt", "--published", "yesterday"], "yesterday"),
    "no day": (["analyse", "a.txt", "--published", "2017-02-30"], "2017-02-30"),
    "no level": (["search", "a.rawi", "x", "--level", "roots"], "exact"),
    "no number": (["show", "a.rawi", "first"], "DOCUMENT"),
    "no worker": (["import", "a.rawi", "a.txt", "--workers", "0"], "--workers"),
    "no files": (["import", "a.rawi"], "--training"),
    "no size": (["picture", "a.rawi", "o.png", "--size", "big"], "big"),
    "too small": (["picture", "a.rawi", "o.png", "--size", "10x10"], "10x10"),
    "no pane": (["picture", "a.rawi", "o.png", "--pane", "kitchen"], "timeline"),
    "no theme": (["picture", "a.rawi", "o.png", "--theme", "pink"], "dark"),
    "no bidi": (["show", "a.rawi", "--bidi", "perhaps"], "auto"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("arguments", "named"), WRONG.values(), ids=WRONG)
def test_wrong_usage_is_one_sentence_and_code_2(
    rawi: Terminal, arguments: list[str], named: str, language: Language
) -> None:
    answer = rawi(*arguments, language=language)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert named in answer.err
    assert (len(re.findall("[\u0621-\u064a]", answer.err)) > 5) == (language == "ar")


def test_an_unknown_command_is_wrong_usage() -> None:
    answer = start("frobnicate")
    assert (answer.code, answer.out) == (2, "")
    assert "command" in answer.err
