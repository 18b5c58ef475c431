"""The footnotes of a PDF, and what its sentences quote, as a file inside it, letter by letter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.exporting.brief.exactness import without_isolates
from desktop.exporting.brief.judgements import Stated
from desktop.exporting.brief.outline import Footnote, Quoted
from desktop.exporting.brief.seal import DIGITS

ATTACHMENT = "rawi-footnotes.json"
FORMAT = "rawi.brief/2"
SEAL = "rawi-seal:"
"""What stands before the seal among the keywords of a file."""
NO_SEAL = SEAL + "0" * DIGITS
"""What stands there while the seal is made."""


def attach(
    canvas: Any, footnotes: Sequence[Footnote], quoted: Iterable[Quoted], stated: Iterable[Stated]
) -> None:
    """Put footnotes and quotations into the file, as a file of their own (PDF 1.7, 7.11.4).

    Args:
        quoted: in the order in which they are drawn.
        stated: of the analyst's judgements.
    """
    notes = [
        {
            "number": n.number,
            "sha256": n.digest,
            "start": n.start,
            "end": n.end,
            "quotation": n.quotation,
        }
        for n in footnotes
    ]
    words = [{"footnote": each.footnote, "words": each.text} for each in quoted]
    judged = [{"code": each.code, "words": without_isolates(each.words)} for each in stated]
    held = {"format": FORMAT, "footnotes": notes, "quoted": words, "judged": judged}
    data = json.dumps(held).encode()
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": pdfdoc.PDFName("application/json")}
        ),
        data,
    )
    stream.filters = [pdfdoc.PDFZCompress]
    of = canvas._doc  # noqa: SLF001 - the library has no other way
    file = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": pdfdoc.PDFString(ATTACHMENT),
            "UF": pdfdoc.PDFString(ATTACHMENT),
            "EF": pdfdoc.PDFDictionary({"F": of.Reference(stream)}),
        }
    )
    names = pdfdoc.PDFArray([pdfdoc.PDFString(ATTACHMENT), of.Reference(file)])
    of.Catalog.Names = pdfdoc.PDFDictionary(
        {"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": names})}
    )
