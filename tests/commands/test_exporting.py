from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desktop.exporting.formats import FORMATS
from desktop.look.translation import LANGUAGES, words
from tests.commands.running import Terminal


def test_every_format_has_its_words_and_is_written(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    listed = rawi("export", "--formats").out
    for each in FORMATS:
        assert all(f"export.format.{each.key}" in words(language) for language in LANGUAGES)
        assert each.key in listed
        out = tmp_path / f"out-{each.key}{each.suffix}"
        answer = rawi("export", case, each.key, out)
        assert (answer.code, answer.err) == (0, "")
        assert out.stat().st_size


def test_one_article_without_its_text(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.jsonl"
    chosen = ("--only", "2", "--without-text")
    assert rawi("export", case, "analysis-jsonl", out, *chosen).code == 0
    (line,) = out.read_text(encoding="utf-8").splitlines()
    reading = json.loads(line)
    assert (reading["case"]["number"], reading["document"]["text"]) == (2, "")
    assert reading["claims"]


def test_hidden_names_are_labels(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    out, names = tmp_path / "hidden.jsonl", tmp_path / "names.txt"
    names.write_text("سامي الحداد|Sami al-Haddad\n\n", encoding="utf-8")
    hidden = ("--redact", "حمص", "--redact-file", names)
    answer = rawi("export", case, "analysis-jsonl", out, *hidden, "--redact", "حمس|")
    assert answer.code == 0
    assert "«حمس» was nowhere" in answer.err, "it may be mistyped"
    written = out.read_text(encoding="utf-8")
    assert "Place 1" in written
    assert "Person 3" in written
    assert not any(name in written for name in ("حمص", "الحداد", "خبر.txt"))


def test_a_file_of_names_that_is_not_there_is_told(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    answer = rawi("export", case, "claims-jsonl", tmp_path / "out", "--redact-file", "none")
    assert answer.code == 1
    assert "names to hide" in answer.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", ["", "|", " | "])
def test_no_name_to_hide_hides_nothing_silently(
    rawi: Terminal, case: Path, tmp_path: Path, given: str
) -> None:
    """Such as an empty variable of a script."""
    out, names = tmp_path / "out", tmp_path / "names.txt"
    names.write_text(f"{given}\n\n", encoding="utf-8")
    for hidden in (("--redact", given), ("--redact-file", names)):
        answer = rawi("export", case, "claims-jsonl", out, "--redact", "حمص", *hidden)
        assert answer.code == 1
        assert "no name in it to hide" in answer.err
        assert not out.exists()


def test_an_article_that_is_not_there_is_told(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    answer = rawi("export", case, "claims-csv", out, "--only", "2", "--only", "99")
    assert answer.code == 1
    assert "no article 99" in answer.err
    assert not out.exists()


def test_an_existing_file_is_not_replaced(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    answer = rawi("export", case, "claims-jsonl", out)
    assert answer.code == 1
    assert "already" in answer.err
    assert out.read_text() == "mine"


def test_what_is_missing_is_said(rawi: Terminal, case: Path) -> None:
    answer = rawi("export", case)
    assert answer.code == 2
    assert "--formats" in answer.err


def test_the_name_of_a_file_leaves_and_its_folders_stay(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    out = tmp_path / "claims.jsonl"
    assert rawi("export", case, "claims-jsonl", out).code == 0
    text = out.read_text(encoding="utf-8")
    files = {json.loads(line)["file"] for line in text.splitlines()}
    assert files
    assert all((tmp_path / name).exists() for name in files), "as it was imported"
    assert str(tmp_path) not in text


def test_whose_people_no_rule_tells_is_hidden_with_its_people(
    rawi: Terminal, tmp_path: Path
) -> None:
    news, case, out = tmp_path / "خبر.txt", tmp_path / "case.rawi", tmp_path / "out"
    news.write_text(
        "هدوء في القدس\nقال ناشطون إن المقادسة خرجوا أمس، وإن محاميًا مقدسيًا أوقف في القدس.\n",
        encoding="utf-8",
    )
    assert rawi("import", case, news, "--published", "2021-03-04").code == 0
    assert rawi("export", case, "analysis-jsonl", out, "--redact", "القدس").code == 0
    assert not re.search("قدس|مقادسة", out.read_text(encoding="utf-8"))
