"""Documents of our own that are ZIPs of XML, written here by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

SENTENCE = "قال المتحدث إن الهدوء عاد إلى المدينة في هذا اليوم."

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    '<cp:coreProperties xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>سلمى القاضي</dc:creator>"
    "<dcterms:created>2024-03-04T10:00:00Z</dcterms:created></cp:coreProperties>"
)
_STYLES = (
    f'<w:styles {_W}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="العنوان"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "</w:style></w:styles>"
)
_ODF = (
    'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" '
    'xmlns:dc="urn:d" xmlns:meta="urn:m" xmlns:draw="urn:w"'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(content: str, style: str = "") -> str:
    """A paragraph of Word with that XML in it."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of Word with that text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def docx(body: str, *, notes: str = "", title: str = "") -> bytes:
    """A document of Word with that XML as its body."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": '<Relationships><Relationship Type="http://x/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": _STYLES,
            "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
            "docProps/core.xml": _CORE.format(title=title),
            "docProps/app.xml": "<Properties><Company>وكالة الشاطئ</Company></Properties>",
        }
    )


def odt(body: str, *, manifest: str = "", title: str = "") -> bytes:
    """A text of OpenDocument with that XML as its body."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "meta.xml": f"<office:document-meta {_ODF}><office:meta><dc:title>{title}</dc:title>"
            "<meta:initial-creator>سلمى القاضي</meta:initial-creator>"
            "<meta:creation-date>2024-03-04T10:00:00.000000000</meta:creation-date>"
            "</office:meta></office:document-meta>",
            "content.xml": flat_odt(body),
        }
    )


def flat_odt(body: str) -> str:
    """The content of such a text, which is a flat document too."""
    return (
        f"<office:document {_ODF}><office:automatic-styles>"
        '<style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
