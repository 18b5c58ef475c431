"""REFI-QDA projects keep to the schema, and their codings lie on the words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from lxml import etree

from desktop.exporting import refi
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.refi_elements import NAMESPACE
from tests import builders
from tests.exporting.refi_schema import check

QDA = {"q": NAMESPACE}


def read(content: Content) -> tuple[etree._Element, dict[str, str]]:
    """The project, and the texts by the path that it calls them by."""
    file = BytesIO()
    refi.write(content, file)
    with zipfile.ZipFile(file) as archive:
        first, *names = archive.namelist()
        assert first == "project.qde"
        texts = {name.replace("Sources/", "internal://"): archive.read(name) for name in names}
        project = etree.fromstring(archive.read(first))
    return project, {path: text.decode("utf-8") for path, text in texts.items()}


def coded(project: etree._Element, texts: dict[str, str]) -> list[tuple[str, str]]:
    """The codes and words of all codings of the first article."""
    names = {each.get("guid"): each.get("name") for each in project.iterfind(".//q:Code", QDA)}
    source = project.find(".//q:TextSource", QDA)
    text = texts[source.get("plainTextPath")]
    found = []
    for each in source.iterfind("q:PlainTextSelection", QDA):
        words = text[int(each.get("startPosition")) : int(each.get("endPosition"))]
        codes = each.iterfind("q:Coding/q:CodeRef", QDA)
        found += [(names[code.get("targetGUID")], words) for code in codes]
    return found


def test_the_project_keeps_to_the_schema(content: Content) -> None:
    project, texts = read(content)
    check(project)
    paths = [each.get("plainTextPath") for each in project.iterfind(".//q:TextSource", QDA)]
    assert list(texts) == paths
    assert [texts[path] for path in paths] == [builders.TEXT, builders.TEXT + "\n"]


def test_codings_lie_on_the_words(content: Content) -> None:
    """Behind an emoji too."""
    reading = builders.analysis()
    words = content.words
    expected = [
        *((words.tr(f"kind.{each.kind}"), each.text) for each in reading.mentions),
        *((words.tr(f"stance.{each.stance}"), each.text) for each in reading.claims),
        *((words.tr(f"event.{each.type}"), each.trigger.text) for each in reading.events),
        *(("Time", each.text) for each in reading.times),
    ]
    assert sorted(coded(*read(content))) == sorted(expected)


def test_a_claim_tells_who_says_it_and_carries_its_note(content: Content) -> None:
    project, _ = read(content)
    claim = next(
        each
        for each in project.iterfind(".//q:PlainTextSelection", QDA)
        if each.find("q:NoteRef", QDA) is not None
    )
    told = "متحدث باسم قوات النهر ← وكالة الفرات (2)"
    assert claim.findtext("q:Description", namespaces=QDA) == told
    notes = {n.get("guid"): n for n in project.iterfind(".//q:Note", QDA)}
    note = notes[claim.find("q:NoteRef", QDA).get("targetGUID")]
    assert note.findtext("q:PlainTextContent", namespaces=QDA) == "يُراجَع"
    user = project.find(f".//q:User[@guid='{note.get('creatingUser')}']", QDA)
    assert user.get("name") == "منى"
    assert len(notes) == 3


def test_entities_are_cases_with_all_their_places(content: Content) -> None:
    project, _ = read(content)
    cases = {each.get("name"): each for each in project.iterfind(".//q:Case", QDA)}
    assert len(cases["الكرامة"].findall("q:SelectionRef", QDA)) == 2 * 3
    assert cases["قوات النهر"].findtext("q:Description", namespaces=QDA) == "River Forces"
    assert "مسلحون" not in cases, "no name"


def test_line_ends_are_one_character_and_what_xml_cannot_tell_is_a_sign(content: Content) -> None:
    def broken() -> Iterator[ExportedDocument]:
        first = next(content.documents())
        text = first.analysis.document.text.replace("\n", "\r", 1).replace("وكالة", "\x00كالة")
        about = replace(first.analysis.document, text="\ud83d" + text[1:], title="\x01\u202e")
        yield replace(first, analysis=replace(first.analysis, document=about))

    project, texts = read(replace(content, documents=broken))
    check(project)
    (text,) = texts.values()
    assert text == "\ufffd" + builders.TEXT[1:].replace("وكالة", "\ufffdكالة")
    assert refi.plain_text("a\r\nb\rc") == "a \nb\nc"


def test_an_empty_case_keeps_to_the_schema(content: Content) -> None:
    project, texts = read(replace(content, documents=lambda: iter(()), remarks=()))
    check(project)
    assert texts == {}


def test_qualcoder_finds_what_it_asks_for_beside_the_schema(content: Content) -> None:
    """Its importer falls over a selection without a moment and over a name that is there twice,
    and calls files by the names of sources."""

    def documents() -> Iterator[ExportedDocument]:
        for each in content.documents():
            about = replace(each.analysis.document, title=f"بيان: قصف/غارة\n{'كلمة ' * 99}")
            entities = tuple(replace(e, name="النهر") for e in each.analysis.entities)
            yield replace(each, analysis=replace(each.analysis, document=about, entities=entities))

    project, _ = read(replace(content, documents=documents))
    check(project)
    for each in project.iterfind(".//q:PlainTextSelection", QDA):
        assert each.get("creationDateTime")
    for kind in ("TextSource", "Case", "Code", "Variable"):
        names = [each.get("name") for each in project.iterfind(f".//q:{kind}", QDA)]
        assert len(names) == len(set(names)) > 1, kind
    for source in project.iterfind(".//q:TextSource", QDA):
        assert re.fullmatch(r'[^\\/:*?"<>|\n]+', source.get("name"))
        assert len(f"{source.get('name')}.txt".encode()) <= 255
