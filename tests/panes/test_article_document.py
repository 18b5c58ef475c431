from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.analysis.model import Document, Paragraph
from desktop.look.palette import LIGHT
from desktop.panes.article_document import made_document

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("before", ["", "\n", "\u2029\n", "x\x0by\x0cz\x85w\u2028\n", "😀\r\n\0\n"])
def test_each_paragraph_is_dressed_as_what_it_is(before: str) -> None:
    """Whatever stands before it: what parts lines for Python is not what parts blocks for Qt."""
    text = f"{before}  عنوان\nمتن\n\nLatin body\n12\n"
    start = text.index("عنوان")
    headline = Paragraph(start, start + len("عنوان"), "headline")
    made = made_document(Document("", None, None, None, text, (headline,)), LIGHT, 17)
    told, block = {}, made.begin()
    while block.isValid():
        shape = block.blockFormat()
        told[block.text().strip()] = shape.layoutDirection(), shape.lineHeight()
        block = block.next()
    assert told["عنوان"][0] == told["متن"][0] == RTL
    assert told["عنوان"][1] > told["متن"][1] == told["Latin body"][1]
    assert told[""][1] < told["متن"][1]
    assert told["Latin body"][0] == told["12"][0] == LTR
