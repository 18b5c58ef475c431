"""A person's own page and sentences: used where they are whole, else told with their line."""

from __future__ import annotations

import ast
import string
import tomllib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from desktop.exporting import brief
from desktop.exporting.brief.own_files import OwnFile, OwnFiles, read_own
from desktop.exporting.brief.problems import (
    SentencesBroken,
    TemplateBroken,
    TemplateUnreadable,
    TemplateWithoutFootnotes,
)
from desktop.exporting.brief.sentences import page_source, source_of
from desktop.exporting.brief.writing import write_html
from desktop.exporting.content import Content
from desktop.look.translation import LANGUAGES, flatten


def page(content: Content, *, page: str | None = None, sentences: str | None = None) -> str:
    file = BytesIO()
    own = OwnFiles(
        OwnFile(page, "my.html") if page is not None else None,
        OwnFile(sentences, "my.toml") if sentences is not None else None,
    )
    write_html(content, file, own)
    return file.getvalue().decode()


def test_rawi_s_own_are_taken_back_as_they_are(content: Content) -> None:
    plain = page(content)
    assert page(content, page=page_source(), sentences=source_of("en")) == plain


def test_both_languages_have_the_same_sentences() -> None:
    tables = [flatten(tomllib.loads(source_of(language))) for language in LANGUAGES]
    assert tables[0].keys() == tables[1].keys()
    for key in tables[0]:
        if not key.startswith("grammar."):
            assert fields(tables[0][key]) == fields(tables[1][key]), key


def fields(value: str | Mapping[str, str]) -> set[str]:
    """The names in braces, of a plural's general form."""
    text = value if isinstance(value, str) else value["other"]
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_that_code_asks_for_is_there() -> None:
    known = flatten(tomllib.loads(source_of("ar"))).keys()
    asked = list(keys_in_code())
    assert asked
    assert [
        key
        for key, whole in asked
        if not (key in known if whole else any(each.startswith(key) for each in known))
    ] == []


def keys_in_code() -> Iterator[tuple[str, bool]]:
    """The key, or the beginning of one, of every ``say("…")``, and whether it is whole."""
    for file in Path(brief.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and called(node) in {"say", "plain"}:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, True
                elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                    yield str(key.values[0].value), False


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def test_a_changed_sentence_is_used(content: Content) -> None:
    own = '[section]\nsummary = "In short"\n'
    assert "<h2>In short</h2>" in page(content, sentences=own)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[section]\nsummary = "In short\n', 2),
        ('[section]\nsumary = "In short"\n', 2),
        ('[when]\n\nsince = "since {frist}"\n', 3),
        ('[when]\nsince = "since {first.__class__}"\n', 2),
        ('[when]\nsince = "since {first"\n', 2),
        ('[grammar]\nfeminine = "no list"\n', 2),
    ],
)
def test_a_broken_sentence_is_told_with_its_line(content: Content, text: str, line: int) -> None:
    with pytest.raises(SentencesBroken) as told:
        page(content, sentences=text)
    assert (told.value.fields["file"], told.value.fields["line"]) == ("my.toml", line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p>\n{% if %}\n", 2),
        ("<p>\n\n{{ brief.tittle }}\n", 3),
        ("<p>\n{{ brief.title.__class__.__mro__ }}\n", 2),
        ("<p>\n{{ brief.title / 2 }}\n", 2),
        ("{% include '/etc/passwd' %}", 1),
    ],
)
def test_a_broken_page_is_told_with_its_line(content: Content, text: str, line: int) -> None:
    with pytest.raises(TemplateBroken) as told:
        page(content, page=text)
    assert told.value.fields["line"] == line


def test_a_page_that_leaves_footnotes_out_is_refused(content: Content) -> None:
    with pytest.raises(TemplateWithoutFootnotes):
        page(content, page="<h1>{{ brief.title }}</h1>")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_bytes(b"\xff\xfe\xfa")
    for file in (bad, tmp_path / "none.html", tmp_path):
        with pytest.raises(TemplateUnreadable):
            read_own([file])
