"""A hidden name is in no file of any format, however it is spelt and wherever it stood.

The files are taken apart here by other means than Rawi's own last look at what it wrote, and
searched for the very letters.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from urllib.parse import quote, unquote

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Paragraph
from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content, ExportedDocument, Remark
from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.redaction.names import HiddenName
from tests.exporting.reading_back import KARAMA, with_places

_HIDDEN = (HiddenName(("قوات النهر", "River Forces")), HiddenName(("الكرامة",)))
WHO = HiddenName(("سمير الكرماوي",), "person")
SPELT = (
    "سمير الكرماوي", "لسمير الكرماوي", "وسمير كرماوي", "سميـر الكَرماويّ", "سمير بن خالد الكرماوي",
    "الكرماوي، سمير", "س. الكرماوي", "#سمير_الكرماوي", "سميرالكرماوي", "سمير-كرماوي.docx",
    "Samir al-Karmawi", "SAMIR KARMAOUI", "Karmawi, Samir", "s.karmawi@mail.example",
    "skarmawi7@mail.example", "samir.karmawi@mail.example", "@SamirKarmawi1",
    "https://x.example/people/samir-al-karmawi.html", "KARMAWI_SAMIR.pdf",
    "https://x.example/" + quote("سمير_الكرماوي"), "&#1587;&#1605;&#1610;&#1585; الكرماوي",
)  # fmt: skip
LETTERS = re.compile("كرماوي|karma(?:w|ou)i")
"""What all those spellings have in common once their signs are gone."""


def test_every_spelling_is_looked_for() -> None:
    assert all(LETTERS.search(plain(each)) for each in SPELT)


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    told=st.permutations(SPELT),
    beside=st.sampled_from([" ", "\n", "، ", "(", " \u200f", "؛", " — "]),
)
def test_no_file_holds_a_hidden_name(
    content: Content, each: Format, told: list[str], beside: str
) -> None:
    left = chosen(named(content, told, beside), Choice(hidden=(WHO,)))
    file = BytesIO()
    each.write(left, file)
    found = [(where, plain(text)) for where, text in texts(file.getvalue())]
    assert found
    assert [(where, m.group()) for where, text in found if (m := LETTERS.search(text))] == []


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
def test_the_search_finds_a_name_that_is_not_hidden(content: Content, each: Format) -> None:
    """In every format: a search that finds nothing anywhere proves nothing."""
    file = BytesIO()
    each.write(named(content, list(SPELT), " "), file)
    assert any(LETTERS.search(plain(text)) for _, text in texts(file.getvalue()))


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
def test_no_format_tells_a_hidden_place(content: Content, each: Format) -> None:
    told, file = chosen(with_places(content, e5=KARAMA), Choice(hidden=_HIDDEN)), BytesIO()
    each.write(told, file)
    written = "\n".join(text for _, text in texts(file.getvalue()))
    assert "قوات النهر" not in written
    assert "35.87" not in written, "a hidden place is not on the map"


def named(content: Content, told: list[str], beside: str) -> Content:
    """The content with spellings of a name wherever a person or an article may write one."""
    one = iter(told * 3)

    def documents() -> Iterator[ExportedDocument]:
        for document in content.documents():
            analysis = document.analysis
            start = len(analysis.document.text) + 1
            text = f"{analysis.document.text}\n{beside.join(told)}"
            more = Paragraph(start, len(text), "body")
            about = replace(
                analysis.document,
                text=text,
                paragraphs=(*analysis.document.paragraphs, more),
                title=f"عن {told[0]}",
                outlet=told[1],
            )
            entities = tuple(
                replace(e, name="سمير الكرماوي" if e.id == "e7" else f"{e.name} {told[2]}",
                        aliases=(*e.aliases, told[3]))
                for e in analysis.entities
            )  # fmt: skip
            claims = tuple(replace(c, text=f"{c.text} {next(one)}") for c in analysis.claims)
            yield replace(
                document,
                file=f"{told[4]}.txt",
                remarks=(Remark(told[5], "2021-05-05T10:00:00+00:00", told[6]),),
                analysis=replace(analysis, document=about, entities=entities, claims=claims),
            )

    held = tuple(documents())
    across = content.across()
    conflicts = tuple(
        replace(c, note=told[7], why=f"words|what={told[8]}") for c in across.conflicts
    )
    tolls = tuple(replace(t, place=told[9], whom=told[10]) for t in across.tolls)
    return replace(
        content,
        case=f"قضية {told[11]}",
        documents=lambda: iter(held),
        across=lambda: replace(across, conflicts=conflicts, tolls=tolls),
        remarks=(
            Remark(told[12], "2021-05-06T00:00:00+00:00", told[13], entity=("person", told[14])),
        ),
        reliability={("person", told[15]): "B"},
    )


def texts(data: bytes, where: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a file, with where they stand: members of archives and their names, the runs of
    a line together, a PDF's pages, properties, contents and attachments."""
    if zipfile.is_zipfile(BytesIO(data)) and data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield where, "\n".join((*archive.namelist(), archive.comment.decode()))
            for name in archive.namelist():
                yield from texts(archive.read(name), f"{where}/{name}")
    elif data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        yield where, "\n".join(document.get_metadata_dict().values())
        yield where, "\n".join(entry.get_title() for entry in document.get_toc())
        for page in document:
            yield where, page.get_textpage().get_text_range()
        for number in range(document.count_attachments()):
            yield from texts(bytes(document.get_attachment(number).get_data()), f"{where}/attached")
    else:
        text = data.decode("utf-8", "replace")
        yield where, text
        yield where, re.sub("<[^<>]*>", "", text)
        if text.startswith(("{", "[")):
            yield where, json.dumps(_json(text), ensure_ascii=False)


def _json(text: str) -> object:
    """Its values, be it one or one a line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.split("\n") if line]


def plain(text: str) -> str:
    """The letters alone, without what parts and marks them."""
    text = unicodedata.normalize("NFKD", html.unescape(unquote(text))).casefold()
    return "".join(c for c in text if unicodedata.category(c)[0] == "L" and c != "ـ")
