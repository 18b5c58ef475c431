"""Each format quotes exactly, says so when it is asked, and is found out when it was changed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from lxml import html

from desktop.exporting.brief.checking import TextOf, differences
from desktop.exporting.brief.exactness import same
from desktop.exporting.brief.making import outline_of
from desktop.exporting.brief.outline import Outline, Quoted, Section, Statement
from desktop.exporting.brief.paper import write_paper
from desktop.exporting.brief.paper_attachment import ATTACHMENT
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content
from desktop.exporting.redaction.names import HiddenName
from tests.exporting.brief.conftest import READERS, checked, written

KEYS = list(READERS)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_brief_reads_back_and_quotes_exactly(
    content: Content, arabic: Content, text_of: TextOf, key: str, language: str
) -> None:
    whose = arabic if language == "ar" else content
    data = written(key, whose)
    notes = READERS[key](data).footnotes
    assert [n.quotation for n in notes] == [n.quotation for n in outline_of(whose).footnotes]
    assert checked(key, data, text_of) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_brief_of_another_text_is_told(content: Content, text_of: TextOf, key: str) -> None:
    data = written(key, content)
    found = checked(key, data, lambda digest: (text_of(digest) or "").replace("12", "21"))
    assert {each.kind for each in found} == {"differs"}
    assert all("12" in each.found and "21" in each.text for each in found)
    missing = checked(key, data, lambda _digest: None)
    assert {each.kind for each in missing} == {"no_document"}
    assert {each.kind for each in checked(key, data, lambda _digest: "قصير")} >= {"outside"}


def test_a_changed_quotation_of_a_page_is_told(content: Content, text_of: TextOf) -> None:
    data = written("brief-html", content).decode()
    in_note = data.replace("data-rawi-quotation>قُتل 12 مسلحًا", "data-rawi-quotation>قُتل 13 مسلحًا")
    assert in_note != data
    assert "differs" in {d.kind for d in checked("brief-html", in_note.encode(), text_of)}
    in_text = data.replace('">قُتل 12 مسلحًا</q>', '">قُتل 13 مسلحًا</q>', 1)
    assert in_text != data
    (only,) = checked("brief-html", in_text.encode(), text_of)
    assert (only.kind, only.found) == ("says_otherwise", "قُتل 13 مسلحًا")


def test_a_lost_footnote_of_a_page_is_told(content: Content, text_of: TextOf) -> None:
    root = html.document_fromstring(written("brief-html", content))
    (note,) = root.xpath("//*[@data-rawi-note='1']")
    note.getparent().remove(note)
    kinds = {d.kind for d in checked("brief-html", html.tostring(root), text_of)}
    assert kinds == {"no_footnote", "lost"}


@pytest.mark.parametrize(
    ("part", "kind"), [("word/footnotes.xml", "differs"), ("word/document.xml", "says_otherwise")]
)
def test_a_changed_word_of_a_document_is_told(
    content: Content, text_of: TextOf, part: str, kind: str
) -> None:
    data = rewritten(
        written("brief-docx", content), part, lambda xml: xml.replace("مقاتليها", "أعداءها")
    )
    found = checked("brief-docx", data, text_of)
    assert found
    assert kind in {each.kind for each in found}


def test_a_document_without_its_styles_says_what_it_cannot_tell(
    content: Content, text_of: TextOf
) -> None:
    data = rewritten(
        written("brief-docx", content),
        "word/footnotes.xml",
        lambda xml: xml.replace("RawiOffsets", "X"),
    )
    assert {each.kind for each in checked("brief-docx", data, text_of)} == {"unreadable"}


def test_notes_that_another_program_numbered_otherwise_are_the_same(
    content: Content, text_of: TextOf
) -> None:
    """Numbers of the file are its own affair: a reader counts the notes in the text."""

    def renumbered(xml: str) -> str:
        return re.sub(
            r'(<w:footnote(?:Reference)? [^>]*?w:id=")(-?\d+)',
            lambda match: f"{match[1]}{int(match[2]) + 7}",
            xml,
        )

    data = written("brief-docx", content)
    numbers = [note.number for note in READERS["brief-docx"](data).footnotes]
    for part in ("word/footnotes.xml", "word/document.xml"):
        data = rewritten(data, part, renumbered)
    assert [note.number for note in READERS["brief-docx"](data).footnotes] == numbers
    assert checked("brief-docx", data, text_of) == []


def rewritten(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A document with a part of it changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            if name == part:
                changed = change(held.decode()).encode()
                assert changed != held
                held = changed
            new.writestr(name, held)
    return out.getvalue()


def test_a_changed_list_of_a_paper_is_told(content: Content, text_of: TextOf) -> None:
    document = pypdfium2.PdfDocument(written("brief-pdf", content))
    attachment = document.get_attachment(0)
    assert attachment.get_name() == ATTACHMENT
    held = bytes(attachment.get_data()).replace(b"12", b"13")
    attachment.set_data(held)
    found = checked("brief-pdf", saved(document), text_of)
    assert {"differs", "unseen"} <= {each.kind for each in found}


def test_other_words_on_paper_are_told(content: Content, text_of: TextOf) -> None:
    """The list of the honest paper in a paper whose words were changed."""
    honest = pypdfium2.PdfDocument(written("brief-pdf", content))
    other = pypdfium2.PdfDocument(written("brief-pdf", changed(content)))
    other.get_attachment(0).set_data(honest.get_attachment(0).get_data())
    found = checked("brief-pdf", saved(other), text_of)
    assert {each.kind for each in found} == {"unseen", "unseen_quotation"}
    assert all("12" in each.found for each in found)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_other_words_in_a_sentence_of_a_paper_are_told(
    content: Content, arabic: Content, text_of: TextOf, language: str
) -> None:
    """One sentence quotes a source otherwise than the list of the file says; the footnotes hold."""
    outline = outline_of(arabic if language == "ar" else content)
    told = [part for part in quotations(outline) if "12" in part.text]
    file = BytesIO()
    write_paper(with_one_changed(outline, told[0]), file)
    other = pypdfium2.PdfDocument(file.getvalue())
    file = BytesIO()
    write_paper(outline, file)
    honest = pypdfium2.PdfDocument(file.getvalue())
    other.get_attachment(0).set_data(honest.get_attachment(0).get_data())
    found = checked("brief-pdf", saved(other), text_of)
    # Others may be told with it: their own place is passed where its words are found further on.
    assert {each.kind for each in found} == {"unseen_quotation"}
    assert told[0].footnote in {each.number for each in found if "12" in each.found}


def test_a_sentence_of_a_paper_that_its_list_has_otherwise_is_told(
    content: Content, text_of: TextOf
) -> None:
    outline = outline_of(content)
    told = next(part for part in quotations(outline) if "12" in part.text)
    file = BytesIO()
    write_paper(with_one_changed(outline, told), file)
    (only,) = checked("brief-pdf", file.getvalue(), text_of)
    assert (only.kind, only.number) == ("says_otherwise", told.footnote)
    assert "13" in only.found


def quotations(outline: Outline) -> list[Quoted]:
    """What sentences quote."""
    groups = [group for section in outline.sections for group in section.groups]
    told = [each for group in groups for each in (*group.sides, *group.statements)]
    return [part for each in told for part in each.parts if isinstance(part, Quoted)]


def with_one_changed(outline: Outline, told: Quoted) -> Outline:
    """The outline with another number of killed where ``told`` stands."""
    sections = [with_changed(section, told) for section in outline.sections]
    return replace(outline, sections=tuple(sections))


def with_changed(section: Section, told: Quoted) -> Section:
    def of(statement: Statement) -> Statement:
        parts = [
            replace(part, text=part.text.replace("12", "13")) if part is told else part
            for part in statement.parts
        ]
        return replace(statement, parts=tuple(parts))

    groups = [
        replace(
            group, sides=tuple(map(of, group.sides)), statements=tuple(map(of, group.statements))
        )
        for group in section.groups
    ]
    return replace(section, groups=tuple(groups))


def changed(content: Content) -> Content:
    """The content with another number of killed."""

    def documents() -> Any:
        for document in content.documents():
            claims = tuple(
                replace(c, text=c.text.replace("12", "13")) for c in document.analysis.claims
            )
            yield replace(document, analysis=replace(document.analysis, claims=claims))

    return replace(content, documents=documents)


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"<p>no brief</p>"]
)
@pytest.mark.parametrize("key", KEYS)
def test_what_is_no_brief_has_no_footnotes(key: str, data: bytes) -> None:
    assert not READERS[key](data).footnotes


def test_a_page_loads_and_runs_nothing(arabic: Content) -> None:
    root = html.document_fromstring(written("brief-html", arabic))
    assert root.get("dir") == "rtl"
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert not root.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    targets = set(root.xpath("//@id"))
    assert {href[1:] for href in root.xpath("//@href")} <= targets, "linked both ways"
    assert len(targets) == len(root.xpath("//@id"))


def test_hostile_texts_stay_texts(content: Content) -> None:
    hostile = "</q><script>alert(1)</script>\"'&amp; {{ brief }} \x00\ud83d\r\n\u202e\u2068a\u2069"

    def documents() -> Any:
        for document in content.documents():
            first, *rest = document.analysis.claims
            claims = (replace(first, text=hostile), *rest)
            about = replace(document.analysis.document, title=hostile, outlet=hostile)
            analysis = replace(document.analysis, claims=claims, document=about)
            yield replace(document, file=hostile, analysis=analysis)

    case = replace(content, case=hostile, documents=documents)
    root = html.document_fromstring(written("brief-html", case))
    assert not root.xpath("//script")
    for key in KEYS:
        notes = READERS[key](written(key, case)).footnotes
        assert any(same(note.quotation, hostile) for note in notes), key


def test_a_document_has_real_footnotes_and_runs_from_right_to_left(arabic: Content) -> None:
    with zipfile.ZipFile(BytesIO(written("brief-docx", arabic))) as archive:
        body = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
        core = archive.read("docProps/core.xml").decode()
        program = archive.read("docProps/app.xml").decode()
        names = archive.namelist()
    count = len(outline_of(arabic).footnotes)
    assert notes.count("<w:footnoteRef/>") == body.count("<w:footnoteReference ") == count
    assert body.count("<w:bidi/>") > count / 2
    assert "<w:rtl/>" in body
    assert "<w:bidiVisual/>" in body
    assert "python-docx" not in core
    assert "Rawi" in program
    assert "Word" not in program
    assert not any("thumbnail" in name for name in names), "one of an empty page"


def test_the_text_of_a_paper_can_be_taken_out(arabic: Content) -> None:
    document = pypdfium2.PdfDocument(written("brief-pdf", arabic))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert "الخلاصة بالأرقام" in text
    assert "قال متحدث باسم قوات النهر (بنقل وكالة الفرات) إن «مقاتليها صدوا أمس" in text
    links = sum(len(list(page.get_objects())) > 0 for page in document)
    assert links == len(document)
    assert document.get_toc()


def _page_with(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        page = data.decode()
        assert old in page
        return page.replace(old, new, 1).encode()

    return change


def _document_with(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        changed = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as of, zipfile.ZipFile(changed, "w") as to:
            for name in of.namelist():
                part = of.read(name)
                if name == "word/document.xml":
                    assert old.encode() in part
                    part = part.replace(old.encode(), new.encode(), 1)
                to.writestr(name, part)
        return changed.getvalue()

    return change


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("brief-html", _page_with("يصح الأول", "يصح الثاني")),
        ("brief-html", _page_with("القتلى \u206812", "القتلى \u206821")),
        ("brief-html", _page_with("</style>", "q { display: none }</style>")),
        ("brief-html", _page_with("<h3>", "<p>أقرّ الجيش بذلك.</p><h3>")),
        ("brief-docx", _document_with("يصح الأول", "يصح الثاني")),
        ("brief-pdf", lambda data: data + b"\n"),
    ],
)
def test_what_was_changed_around_the_quotations_is_told(
    arabic: Content, text_of: TextOf, key: str, change: Callable[[bytes], bytes]
) -> None:
    data = written(key, arabic)
    assert READERS[key](data).seal
    assert checked(key, data, text_of) == []
    assert [each.kind for each in checked(key, change(data), text_of)] == ["changed"]


def test_who_has_no_text_of_the_case_cannot_seal(content: Content) -> None:
    """The key is no digest that a brief shows; with hidden names a brief has no seal."""
    outline = outline_of(content)
    shown = {note.digest for note in outline.footnotes}
    assert outline.seal_key
    assert not any(digest.encode() in outline.seal_key for digest in shown)
    hidden = chosen(content, Choice(hidden=(HiddenName(("أبو ياسر",)),)))
    assert not outline_of(hidden).seal_key
    assert outline_of(chosen(content, Choice(text=False))).seal_key == outline.seal_key


def test_two_notes_that_changed_places_are_told(arabic: Content, text_of: TextOf) -> None:
    data = written("brief-docx", arabic)

    def swapped(part: bytes) -> bytes:
        one, two = b'footnoteReference w:id="1"', b'footnoteReference w:id="2"'
        assert one in part
        assert two in part
        return part.replace(one, b"%").replace(two, one).replace(b"%", two)

    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as of, zipfile.ZipFile(changed, "w") as to:
        for name in of.namelist():
            part = of.read(name)
            to.writestr(name, swapped(part) if name == "word/document.xml" else part)
    assert checked("brief-docx", changed.getvalue(), text_of)


def test_a_sealed_paper_is_believed_however_its_letters_are_ordered(
    arabic: Content, text_of: TextOf
) -> None:
    brief = READERS["brief-pdf"](written("brief-pdf", arabic))
    unsure = replace(brief, unseen=(1,), unseen_quoted=((1, "قال <b> 5"),))
    assert differences(unsure, text_of) == []
    told = {each.kind for each in differences(replace(unsure, seal=""), text_of)}
    assert told == {"unseen", "unseen_quotation"}
    swapped = replace(unsure, body="0" * 64)
    assert {each.kind for each in differences(swapped, text_of)} == told


def test_a_page_is_read_without_its_styles(arabic: Content) -> None:
    """Whoever copies it, or has it read aloud, hears no style: signs that part words are text."""
    page = written("brief-html", arabic).decode()
    assert "content:" not in page.split("<style>")[1].split("</style>")[0]
    (conflict,) = html.fromstring(page).xpath("//section[@id='conflicts']//li[1]")
    assert re.search(r"\d، \d", conflict.text_content())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_paper_tells_on_which_page_a_section_begins(
    content: Content, arabic: Content, language: str
) -> None:
    whose = arabic if language == "ar" else content
    document = pypdfium2.PdfDocument(written("brief-pdf", whose))
    first = document[0].get_textpage().get_text_range()
    begin = {each.get_title(): each.get_dest().get_index() + 1 for each in document.get_toc()}
    assert len(begin) > 8
    assert max(begin.values()) > 1
    contents = first[first.index(outline_of(whose).labels["contents"]) :]
    numbers = [int(line) for line in re.findall(r"\d+", contents)][: len(begin)]
    assert sorted(numbers) == sorted(begin.values())
