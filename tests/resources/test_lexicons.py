"""Lexicons: every table is whole, names its sources, and is compiled without complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources.lexicons import FOLDER, LexiconError, load, load_from

TABLES = sorted(path.stem for path in FOLDER.glob("*.tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_each_row_names_its_source(table: str) -> None:
    rows = load().rows(table)
    assert rows
    assert all(row["source"].strip() for row in rows)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    rows = [tuple(row.items()) for row in load().rows(table)]
    assert len(rows) == len(set(rows))


def test_a_row_of_another_length_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("word\tsource\nكلمة\tx\ty\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.tsv:2"):
        load_from(tmp_path)


def test_broken_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("a = ", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.toml"):
        load_from(tmp_path)


def test_a_table_that_is_not_there() -> None:
    with pytest.raises(LexiconError, match="none"):
        load().rows("none")


def test_a_case_may_add_rows_and_then_the_version_is_another() -> None:
    more = load().extended("given_names", ({"word": "زمرد", "source": "a case"},))
    assert more.version != load().version
    assert more != load()
    assert len(more.rows("given_names")) == len(load().rows("given_names")) + 1
