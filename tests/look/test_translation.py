"""Every word in both languages, every key of the code, every code of the model."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

import desktop
from desktop.analysis import model
from desktop.look.preferences import Calendar
from desktop.look.translation import Language, UnknownWordsError, plural, words

SOURCES = sorted(Path(str(desktop.__file__)).parent.rglob("*.py"))


def test_both_languages_have_the_same_keys() -> None:
    assert words("ar").keys() ^ words("en").keys() == frozenset()


def test_both_languages_fill_in_the_same_fields() -> None:
    different = {
        key for key in sorted(words("ar").keys()) if fields_of("ar", key) != fields_of("en", key)
    }
    assert different == set()


def fields_of(language: Language, key: str) -> set[str]:
    """The names in braces, of a plural's general form."""
    value = words(language).template(key)
    text = value["other"] if isinstance(value, Mapping) else value
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def keys_in_code() -> Iterator[tuple[str, str, bool]]:
    """(file, key or the beginning of one, whether it is whole) of every ``tr("…")``."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and called(node) in {"tr", "_tr"}:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield source.name, key.value, True
                elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                    yield source.name, str(key.values[0].value), False


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def test_every_key_that_code_asks_for_has_words() -> None:
    known = words("ar").keys()
    missing = {
        (file, key)
        for file, key, whole in keys_in_code()
        if not (key in known if whole else any(name.startswith(key) for name in known))
    }
    assert missing == set()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("kind", model.MentionKind),
        ("form", model.MentionForm),
        ("recogniser", model.Recogniser),
        ("stance", model.Stance),
        ("source", model.SourceKind),
        ("event", model.EventType),
        ("role", model.Role),
        ("time_kind", model.TimeKind),
        ("modality", model.Modality),
        ("polarity", model.Polarity),
        ("conflict", model.ConflictKind),
    ],
)
def test_every_code_of_the_model_has_words(language: Language, section: str, codes: object) -> None:
    missing = [code for code in get_args(codes) if f"{section}.{code}" not in words(language)]
    assert missing == []


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (11, "11 مقالًا"),
        (100, "100 مقال"),
        (103, "103 مقالات"),
    ],
)
def test_arabic_counts_as_arabic_does(count: int, said: str) -> None:
    assert words("ar").tr("status.articles", count=count) == said


def test_a_form_that_is_not_there_falls_back_on_the_general_one() -> None:
    assert plural("ar", 3, {"one": "", "other": ""}) == "other"


def test_an_unknown_key_is_a_fault() -> None:
    with pytest.raises(UnknownWordsError):
        words("ar").tr("no.such_key")


def test_dates_are_written_in_words() -> None:
    assert words("ar").iso_date("2017-11-12") == "12 تشرين الثاني 2017"
    assert words("en").iso_date("2017-11-12") == "12 November 2017"
    assert words("ar").iso_date("2017-11-12T14:05:40+03:00") == "12 تشرين الثاني 2017، 14:05"
    assert words("en").iso_date("2017-11-12T14:05") == "12 November 2017, 14:05"
    assert words("ar").iso_date(None) == "—"
    assert words("ar").iso_date("2017-11") == "2017-11"


def test_days_are_written_as_a_person_wants_them() -> None:
    both = words("ar", Calendar(months="both", hijri=True, digits="arabic"))
    assert both.iso_date("2017-11-12") == "١٢ تشرين الثاني/نوفمبر ٢٠١٧ · ٢٣ صفر ١٤٣٩ هـ"
    assert both.date(date(2017, 11, 12), short=True) == "١٢ ت٢"
    english = words("en", Calendar(months="egyptian", hijri=True))
    assert english.iso_date("2017-11-12") == "12 November 2017 · 23 Safar 1439 AH"
    assert english.iso_date("1800-01-01") == "1 January 1800", "outside the calendar's table"


def test_numbers_of_ours_have_the_digits_that_a_person_wants() -> None:
    arabic = words("ar", Calendar(digits="arabic"))
    assert arabic.tr("status.articles", count=12) == "١٢ مقالًا"
    assert arabic.digits("1,234,567") == "١٬٢٣٤٬٥٦٧"
    assert words("ar").digits("1,234") == "1,234"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_count_is_written_into_the_words_themselves(language: Language) -> None:
    tables = {key: words(language).template(key) for key in sorted(words(language).keys())}
    fixed = {
        f"{key}.{category}"
        for key, forms in tables.items()
        if isinstance(forms, Mapping)
        for category, form in forms.items()
        if any(letter.isdigit() for letter in form)
    }
    assert fixed == set()
    one = words("en", Calendar(digits="arabic")).tr("status.articles", count=1)
    assert one == "١ article"


def test_a_field_groups_thousands_whichever_digits_are_wanted() -> None:
    assert words("ar").tr("timeline.earlier", count=12345).startswith("12,345")
    wanted = words("ar", Calendar(digits="arabic"))
    assert wanted.tr("timeline.earlier", count=12345).startswith("١٢٬٣٤٥")
