"""A hidden name is in no format: each searches what it wrote, and refuses the file otherwise."""

from __future__ import annotations

from io import BytesIO

import pytest

from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content
from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.redaction.names import HiddenName
from tests.exporting.reading_back import KARAMA, with_places

_HIDDEN = (HiddenName(("قوات النهر", "River Forces")), HiddenName(("الكرامة",)))


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
def test_no_format_tells_a_hidden_name(content: Content, each: Format) -> None:
    told, file = chosen(with_places(content, e5=KARAMA), Choice(hidden=_HIDDEN)), BytesIO()
    each.write(told, file)
    written = file.getvalue().decode("utf-8", "replace")
    assert file.getvalue()
    assert "قوات النهر" not in written
    assert "35.87" not in written, "a hidden place is not on the map"
