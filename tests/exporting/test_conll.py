"""CoNLL lines are read by the reader of the corpora that Rawi is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from recogniser.conll import read_conll

from desktop.analysis.model import Mention, MentionKind, Paragraph
from desktop.exporting import conll
from desktop.exporting.content import Content, ExportedDocument
from tests import builders


def test_names_come_back_from_the_tags(content: Content, tmp_path: Path) -> None:
    file = tmp_path / "names.conll"
    with file.open("wb") as out:
        conll.write(content, out)
    assert file.read_text(encoding="utf-8").count("-DOCSTART- O\n\n") == 2
    sentences = read_conll(file)
    assert len(sentences) == 2 * (1 + builders.TEXT.count("\n") + 1)
    first = sentences[1 : len(sentences) // 2]
    found = [name for sentence in first for name in _spans(sentence)]
    named = [m for m in builders.analysis().mentions if m.form == "name"]
    # «بصاروخ» is one token with what is written together with it.
    assert found == [
        (m.text.replace("صاروخ", "بصاروخ"), conll.TAGS[m.kind])
        for m in sorted(named, key=lambda m: m.start)
    ]


def test_names_beside_and_over_each_other(content: Content) -> None:
    """Two names without a word between them are two; of two over each other the longer is one."""
    text = "الرقة الكرامة في قوات النهر"
    names: list[tuple[str, MentionKind]] = [
        ("الرقة", "place"),
        ("الكرامة", "place"),
        ("النهر", "place"),
        ("قوات النهر", "other"),
    ]
    mentions = tuple(
        replace(
            builders.analysis().mentions[0], id=word, start=text.index(word),
            end=text.index(word) + len(word), text=word, kind=kind,
        )
        for word, kind in names
    )  # fmt: skip
    lines = _lines(content, text, mentions)
    assert lines == [
        "-DOCSTART- O", "", "الرقة B-LOC", "الكرامة B-LOC", "في O", "قوات B-MISC",
        "النهر I-MISC", "",
    ]  # fmt: skip


def test_what_utf8_cannot_tell_and_an_empty_case(content: Content) -> None:
    assert _lines(content, "كلمة \ud83d \x00", ())[2:4] == ["كلمة O", "\ufffd O"]
    empty = BytesIO()
    conll.write(replace(content, documents=lambda: iter(())), empty)
    assert empty.getvalue() == b""


def _lines(content: Content, text: str, mentions: tuple[Mention, ...]) -> list[str]:
    def documents() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        about = replace(
            first.analysis.document, text=text, paragraphs=(Paragraph(0, len(text), "body"),)
        )
        yield replace(first, analysis=replace(first.analysis, document=about, mentions=mentions))

    file = BytesIO()
    conll.write(replace(content, documents=documents), file)
    return file.getvalue().decode().removesuffix("\n").split("\n")


def _spans(sentence: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    words: list[str] = []
    kind = ""
    for token, tag in [*sentence, ("", "O")]:
        if words and not tag.startswith("I-"):
            yield " ".join(words), kind
            words = []
        if tag != "O":
            kind = tag[2:]
            words.append(token)
